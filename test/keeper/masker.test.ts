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
