import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { array, assert, constantFrom, nat, property, string } from 'fast-check';
import { Masker } from '../../src/keeper/masker.ts';
import { maskText, secretForms } from '../../src/model/secret-forms.ts';

const secret = 'p@ss/w0rd "é\' $x+';
const forms = secretForms([secret, 'p@ssw']);

function stream(text: string, cuts: readonly number[]): string {
  const bytes = Buffer.from(text);
  const masker = new Masker(forms);
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const out: Buffer[] = [];
  for (let i = 1; i < places.length; i += 1) out.push(Buffer.from(masker.push(Buffer.from(bytes.subarray(places[i - 1], places[i])))));
  out.push(masker.end());
  return Buffer.concat(out).toString();
}

const base64 = (prefix: string): string => Buffer.from(`${prefix}${secret}tail`).toString('base64');
const shown: Record<string, string> = {
  raw: secret, url: encodeURIComponent(secret), form: encodeURIComponent(secret).replaceAll('%20', '+'), json: JSON.stringify({ a: secret }),
  'single quotes': `'${secret.replaceAll("'", "'\\''")}'`, 'double quotes': `"${secret.replace(/["$`\\]/g, '\\$&')}"`,
  'base64, alignment 0': base64(''), 'base64, alignment 1': base64('x'), 'base64, alignment 2': base64('xy'), base64url: Buffer.from(secret).toString('base64url'),
};

describe('the masker', () => {
  for (const [form, text] of Object.entries(shown)) {
    it(`masks the ${form} form wherever the stream is cut`, () => {
      const whole = `before ${text} after`;
      const expected = maskText(whole, forms);
      expect(expected).toContain('***');
      for (let a = 0; a <= Buffer.byteLength(whole); a += 1) expect(stream(whole, [a])).toBe(expected);
      expect(stream(whole, [...Array(Buffer.byteLength(whole)).keys()])).toBe(expected);
    });
  }
  it.each([
    ['Python', 'a&lt;b&quot;c&#x27;d&amp;e'], ['PHP', 'a&lt;b&quot;c&#39;d&amp;e'], ['XML', 'a&lt;b&quot;c&apos;d&amp;e'], ['an attribute', "a&lt;b&quot;c'd&amp;e"], ['a text', 'a&lt;b"c\'d&amp;e'],
    ['base64 to its end', Buffer.from('a<b"c\'d&e').toString('base64')], ['base64 of a line', Buffer.from('a<b"c\'d&e\n').toString('base64')],
  ])('masks a secret to its end as %s writes it', (_, text) => {
    expect(maskText(`[${text}]`, secretForms(['a<b"c\'d&e']))).toBe('[***]');
  });
  it('masks what fills base64 up', () => {
    for (const own of ['umbra-5', 'umbra-55', 'umbra-555']) for (const end of ['', '\n']) expect(maskText(Buffer.from(own + end).toString('base64'), secretForms([own]))).toBe('***');
  });
  const long = 'q1w2-Ab/+e3r4t5y6u7i8o9p0-asdfghjklqwertyuiopzxcvbnm1234567890QWERTYUIOP';
  const folds = (text: string, width: number, end: string): string => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);
  const folded: Record<string, string> = {
    'base64 in lines of 76': folds(Buffer.from(long).toString('base64'), 76, '\n'), 'base64 in lines of 64, on a terminal': folds(Buffer.from(long).toString('base64'), 64, '\r\n'),
    'base64 with more before it': folds(Buffer.from(`user:${long}`).toString('base64'), 76, '\n'), 'hexadecimal in lines': folds(Buffer.from(long).toString('hex'), 60, '\n'),
    'with a colour inside': `\u001B[01;31m\u001B[K${long.slice(0, 9)}\u001B[m\u001B[K${long.slice(9)}`,
  };
  for (const [form, text] of Object.entries(folded)) {
    it(`masks the form ${form} wherever the stream is cut`, () => {
      const own = secretForms([long]);
      const whole = Buffer.from(`before: ${text}\nafter it\n`);
      for (let cut = 0; cut <= whole.length; cut += 1) {
        const masker = new Masker(own);
        // A copy each: what is given may be the chunk itself.
        const out = [Buffer.from(masker.push(Buffer.from(whole.subarray(0, cut)))), Buffer.from(masker.push(Buffer.from(whole.subarray(cut)))), Buffer.from(masker.end())].join('');
        expect(out).toContain('before: ');
        expect(out).toContain('\nafter it\n');
        // But for the border characters of base64, which what stands around decides.
        expect(out.replace(/\u001B\[[0-9;]*[mK]/g, '').length, `cut at ${cut}: ${out}`).toBeLessThan('before: ***\nafter it\n'.length + 14);
      }
    });
  }
  // What each tool printed of `x: hunter22secret tail`, and of `x: s3cr3tPass tail`.
  const printed = (tool: string, of: string): string => spawnSync('bash', ['-o', 'pipefail', '-c', `printf 'x: %s tail\\n' "$1" | ${tool}`, 'bash', of], { encoding: 'utf8' }).stdout;
  const there = (tool: string): boolean => spawnSync('bash', ['-c', `command -v ${tool.split(' ')[0]}`]).status === 0;
  const tools = ['rev', 'od', 'od -x', 'od -b', 'od -c', 'od -An -tx1', 'od -tx1z', 'od -tx4', 'od -tx8', 'od -tu1', 'od -An -tu1', 'xxd -b', 'xxd', 'tr a-z A-Z', 'tr A-Z a-z', 'base32', 'cat <(printf +) - | base32', 'cat <(printf ++++) - | base32', 'xxd -p', 'xxd -c 8', 'xxd -g1', 'hexdump', 'hexdump -C', 'hexdump -c', ...[1, 2, 3, 4, 5, 7, 9, 12].map((n) => `fold -w${n}`), 'base64 | fold -w8', "fold -w7 | sed 's/^/    /'"];
  for (const tool of tools) {
    it.skipIf(!there(tool))(`masks what ${tool} makes of it, also where the stream is cut`, () => {
      for (const own of ['hunter22secret', 's3cr3tPass', 'q1w2-Ab/+e3r4t5y6u7i8o9p0-asdfghjkl']) {
        const forms = secretForms([own]);
        const whole = Buffer.from(printed(tool, own), 'latin1');
        const told = (cuts: readonly number[]): string => {
          const masker = new Masker(forms);
          const places = [0, ...cuts, whole.length];
          return [...places.slice(1).map((to, i) => Buffer.from(masker.push(Buffer.from(whole.subarray(places[i], to))))), Buffer.from(masker.end())].join('');
        };
        const plain = (text: string): number => text.replace(/\s/g, '').length;
        expect(told([])).toContain('***');
        // Within the first letters nobody can know that it is a dump.
        for (let cut = 5; cut < whole.length; cut += 1) {
          expect(told([cut]), `${own} cut at ${cut}`).toContain('***');
          // Of a dump some of the first row may be shown.
          expect(/fold|rev/.test(tool) ? plain(told([cut])) : 0, `${own} cut at ${cut}`).toBeLessThanOrEqual(plain(told([])) + (tool.includes('base64') ? 4 : 0));
        }
        // A terminal gives line by line.
        const ends = [...whole.entries()].flatMap(([at, byte]) => (byte === 10 && at + 1 < whole.length ? [at + 1] : []));
        expect(told(ends)).toContain('***');
      }
    });
  }

  it('leaves tables, checksums and logs as they are', () => {
    const lines = Array.from({ length: 4000 }, (_, i) => [`${i % 1000}\t${(i * 7) % 1000}\t${(i * 13) % 1000}`, `2026-11-22T10:${i % 60}:00Z request ${i} took ${(i * 31) % 5000} ms`, `${createHash('sha256').update(String(i)).digest('hex')}  file-${i}`, `\u001B[32m✓\u001B[0m test ${i}`, `  ${i}  ${i * 3}  ${(i * 17) % 255}`, `00000${i % 10}0 ${createHash('md5').update(String(i)).digest('hex').replace(/..(?=.)/g, '$& ')}`][i % 6]).join('\n');
    const masker = new Masker(secretForms(['hunter22secret', 'Tr0ub4dor&3', 'abc123', '100200']));
    const bytes = Buffer.from(lines);
    const out = [...Array(Math.ceil(bytes.length / 4096)).keys()].map((i) => Buffer.from(masker.push(Buffer.from(bytes.subarray(i * 4096, (i + 1) * 4096))))).concat(Buffer.from(masker.end()));
    expect(Buffer.concat(out).equals(bytes)).toBe(true);
  });

  it('lets lines through as they come: what begins no secret is not waited for', () => {
    const masker = new Masker(secretForms(['hunter22secret']));
    for (const line of ['Building the image\n', '00000000 done\n', '12 of 30 files\n', 'a long line that ends in the first letter of it: h\n', 'Continue? [y/N] ', '\n']) expect(masker.push(Buffer.from(line)).toString()).toBe(line);
  });

  it('knows a dump also where it comes byte by byte, and where the text beside a row begins like a cell', () => {
    const own = secretForms(['Sw0rdf1sh!']);
    for (const [command, whole] of [['od -An -tx1', false], ['od -An -tu1', false], ['xxd -b', false], ['od -c', true], ['xxd', true], ['xxd -g1', true], ['hexdump -C', true], ['od -x', true]] as const) {
      const dump = execFileSync('bash', ['-c', command], { input: `${whole ? 'ab be ' : ''}key=Sw0rdf1sh!\nmore of it, ad infinitum\n` });
      const masker = new Masker(own);
      let out = '';
      for (const byte of dump) out += masker.push(Buffer.from([byte])).toString();
      out += masker.end().toString();
      expect([command, out.includes('***'), /53 ?77 ?30 ?72|S +w +0 +r|7753|83 119  48 114|01010011 01110111/.test(out)]).toEqual([command, true, false]);
    }
  });
  it('knows a secret of an odd number of bytes that a dump breaks in the middle', () => {
    for (const tool of ['xxd', 'xxd -g4', 'xxd -g8', 'xxd -c 6']) {
      const dump = execFileSync('bash', ['-c', tool], { input: 'é-Sw0rdf1sh-and-more' });
      const masker = new Masker(secretForms(['é-Sw0rdf1sh-and-more']));
      expect([tool, Buffer.concat([Buffer.from(masker.push(dump)), masker.end()]).toString().trim()]).toEqual([tool, '***']);
    }
  });
  it('knows a secret in an address as each library writes it there', () => {
    for (const written of ['p%40ss/w%27ord%29%21', "p%40ss%2Fw'ord)!", "p@ss/w'ord)!", 'p%40ss%2Fw%27ord%29%21']) expect(new Masker(secretForms(["p@ss/w'ord)!"])).push(Buffer.from(`x ${written} y `)).toString()).toBe('x *** y ');
  });

  it('agrees with the masking of whole texts for any text, any secrets, any cuts', () => {
    assert(property(array(string({ minLength: 3, maxLength: 6, unit: constantFrom('a', 'b', 'c') }), { minLength: 1, maxLength: 3 }),
      string({ unit: constantFrom('a', 'b', 'c', ' '), maxLength: 60 }), array(nat(60)), (secrets, text, cuts) => {
        const own = secretForms(secrets);
        const masker = new Masker(own);
        const places = [...new Set([0, ...cuts.filter((c) => c < text.length).sort((a, b) => a - b), text.length])];
        let out = '';
        for (let i = 1; i < places.length; i += 1) out += masker.push(Buffer.from(text.slice(places[i - 1], places[i]))).toString();
        out += masker.end().toString();
        expect(out).toBe(maskText(text, own));
      }), { numRuns: 2000 });
  });
  it('lets a prompt through at once, though it ends like no secret begins', () => {
    expect(new Masker(secretForms(['hunter22'])).push(Buffer.from('Password: ')).toString()).toBe('Password: ');
  });
  it('holds a slowly written secret back to the end', () => {
    const masker = new Masker(secretForms(['hunter22']));
    let out = '';
    for (const c of 'is hunter22!') out += masker.push(Buffer.from(c)).toString();
    expect(out + masker.end().toString()).toBe('is ***!');
  });
});
