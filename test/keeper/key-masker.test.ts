import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { describe, expect, it } from 'vitest';
import { keyMarkers, rulesWithoutMarker } from '../../src/keeper/key-markers.ts';
import { KeyMasker, looksLikeKey } from '../../src/keeper/key-masker.ts';
import { loadRules } from '../../src/keeper/key-rules.ts';

/** Put together here, so that no key stands in this file. */
const body = (n: number, alphabet = 'k7Qm2Zr9Tb4Wx1Vc8Ld5Hf3Gj6Np0Ys'): string => Array.from({ length: n }, (_, i) => alphabet[(i * 7 + (i >> 3)) % alphabet.length]).join('');
const hex = (n: number): string => body(n, '7f3a9c1e5b2d8064');
const pem = `${'-----BEGIN RSA '}PRIVATE KEY-----\n${Array.from({ length: 12 }, (_, i) => `MII${body(61 - (i % 3))}`).join('\n')}\n-----END RSA PRIVATE KEY-----`;

/** By rule: a key, and the part of it that must not be seen. */
const keys: readonly (readonly [string, string, string?])[] = [
  ['aws', `aws_secret_access_key = ${body(40)}`, body(40)], ['aws', `"AWSSecretAccessKey": "${body(40)}"`, body(40)], ['privatekey', pem, body(58)],
  ['npm', `npm_${body(36)}`], ['npm', `//registry.example.org/:_authToken=${body(20)}`, body(20)],
  ['basicauth', `https://deploy:${body(14)}@git.example.net/x.git`, body(14)], ['database-connection-string', `postgres://app:${body(16)}@db.internal:5432/app`, body(16)],
  ['database-connection-string', `mongodb+srv://app:${body(16)}@cluster.internal/app`, body(16)], ['database-connection-string', `mysql://app:${body(16)}@db.internal/app`, body(16)],
  ['slack', `xoxb-${hex(12)}-${hex(12)}-${body(24)}`, body(24)], ['slack', `https://hooks.slack.com/services/T${body(8)}/B${body(8)}/${body(24)}`, body(24)],
  ['sendgrid', `SG.${body(22)}.${body(43)}`, body(22)], ['shopify', `shpat_${hex(32)}`], ['stripe', `sk_live_${body(24)}`], ['stripe', `rk_test_${body(30)}`],
  ['github', `ghp_${body(36)}`], ['github', `ghs_${body(36)}`], ['github', `github_pat_${body(82)}`], ['gitlab', `glpat-${body(20)}`],
  ['grafana', `glsa_${body(32)}_${hex(8)}`, body(32)], ['openai', `sk-${body(20)}T3BlbkFJ${body(20)}`, body(20)], ['openai', `sk-proj-${body(74)}T3BlbkFJ${body(74)}`, body(74)],
  ['anthropic', `sk-ant-api03-${body(93)}AA`, body(90)], ['groq', `gsk_${body(52)}`], ['huggingface', `hf_${body(34, 'kQmZrTbWxVcLdHfGjNpYs')}`], ['linear', `lin_api_${body(40)}`],
  ['notion', `ntn_${body(11, '0123456789')}${body(35)}`, body(35)], ['hashicorp-vault', `hvs.${body(95)}`], ['vercel', `vcp_${body(24)}`], ['databricks', `dapi${hex(32)}`],
  ['docker', `dckr_pat_${body(27)}`], ['figma', `figd_${body(40)}`], ['cloudflare', `cfat_${body(40)}${hex(8)}`], ['tailscale', `tskey-auth-${body(16)}-${body(32)}`, body(16)],
];

/** Whether any of it is left, be it a piece. */
const leaves = (text: string, secret: string): boolean => Array.from({ length: secret.length - 7 }, (_, i) => secret.slice(i, i + 8)).some((piece) => text.includes(piece));

function pieces(...chunks: readonly Buffer[]): { readonly text: string; readonly kinds: readonly string[]; readonly first: string } {
  const masker = new KeyMasker();
  const out = chunks.map((chunk) => Buffer.from(masker.push(chunk)));
  out.push(Buffer.from(masker.end()));
  return { text: Buffer.concat(out).toString('utf8'), kinds: [...masker.kinds], first: out[0]?.toString('utf8') ?? '' };
}

describe('keys that nobody gave as secrets', async () => {
  await loadRules();

  it.each<readonly [string, string, string?]>(keys)('of %s are masked and said, however the output is cut', (_, key = '', hidden = undefined) => {
    const secret = hidden ?? key.slice(-20);
    const text = Buffer.from(`before é ${key} \nafter\n`);
    for (const around of ['', 'x'.repeat(90), `${'line of a log, 12:00:00 [worker-3] status=200\n'.repeat(60)}`]) {
      const whole = Buffer.concat([Buffer.from(around), text, Buffer.from(around)]);
      const seen = pieces(whole);
      expect(leaves(seen.text, secret)).toBe(false);
      expect(seen.text.startsWith(`${around}before é `) && seen.text.endsWith(`\nafter\n${around}`)).toBe(true);
      expect(seen.kinds).toHaveLength(1);
    }
    for (let at = 1; at < text.length; at += 1) {
      const seen = pieces(text.subarray(0, at), text.subarray(at));
      expect(seen.text).not.toContain(secret.slice(3));
      expect(seen.text).toMatch(/^before é [^]*\*\*\*[^]*\nafter\n$/);
    }
    const bytes = pieces(...Array.from(text, (byte) => Buffer.from([byte])));
    expect(bytes.text).not.toContain(secret.slice(3));
    expect(looksLikeKey(`x ${key}`)).toBe(true);
  });
  it.each([
    ['AWS_SECRET_ACCESS_KEY=', ''], ["export AWS_SECRET_ACCESS_KEY='", "'"], ['declare -x AWS_SECRET_ACCESS_KEY="', '"'], ['aws_secret_access_key                = ', ''], ['  aws_secret_access_key: ', ' # eu'],
    ['    "SecretAccessKey": "', '",'], ['{\\"SecretAccessKey\\":\\"', '\\"}'], ['<SecretAccessKey>', '</SecretAccessKey>'], ['secretAccessKey => ', ''],
  ])('the whole of an AWS secret key goes, its name stays: %s…%s', (before, after) => {
    for (const key of [body(40), `${body(39)}/`, `${body(20)}/${body(18)}+`]) {
      expect(pieces(Buffer.from(`${before}${key}${after}\nnext\n`))).toMatchObject({ text: `${before}***${after}\nnext\n`, kinds: ['AWS secret access key'] });
    }
  });
  it('has a marker for each rule of the library', () => {
    const known = new Set([...keyMarkers.map((m) => m.rule), ...rulesWithoutMarker]);
    expect(rules.map((rule) => rule.meta.id.replace('@secretlint/secretlint-rule-', '')).filter((id) => !known.has(id))).toEqual([]);
  });
  it.each([
    'npm_config_cache=/root/.npm', 'a disk-usage of 40%', 'Enter the disk-', 'https://example.org/a?b=c', 'git@github.com:a/b.git', 'http://localhost:8080/', 'access_key', 'ops_team sk-1 hf_token', 'SG.1', 'xoxb-', 'a://b',
    'AWS_ACCESS_KEY_ID=', 'é è ü \u{1F600} 漢字', 'Password: ', 'Continue? [y/N] ',
  ])('%s is left as it is, and shown at once where more may only come', (text) => {
    expect(pieces(Buffer.from(`${text}\n`)).text).toBe(`${text}\n`);
    expect(pieces(Buffer.from(text)).text).toBe(text);
  });
  it.each(['Password: ', 'Continue? [y/N] ', 'Connect to https://example.org/ now? ', 'user@host:~$ ', '>>> '])('a prompt is not held back: %s', (text) => {
    expect(pieces(Buffer.from(text)).first).toBe(text);
  });
  it('what switches the rules off in a file has no effect in output', () => {
    const key = `ghp_${body(36)}`;
    expect(pieces(Buffer.from(`<!-- secretlint-disable -->\n# secretlint-disable-next-line\n${key}\n`)).text).not.toContain(key);
  });
  it('bytes that are no text go through as they came, keys in them masked', () => {
    const key = `ghp_${body(36)}`;
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37 + (i >> 5)) % 256));
    expect(pieces(noise).text).toBe(noise.toString('utf8'));
    const masker = new KeyMasker();
    const out = Buffer.concat([Buffer.from(masker.push(Buffer.concat([noise, Buffer.from(` ${key} `), noise]))), masker.end()]);
    expect(out.equals(Buffer.concat([noise, Buffer.from(' *** '), noise]))).toBe(true);
  });
  it('a flood of what looks like keys stays linear', () => {
    for (const text of ['ghp_', 'https://a:b', 'access_key ', '-----BEGIN PRIVATE KEY-----\n', 'sk-', 'SG.a.', '://x@']) {
      const chunk = Buffer.from(text.repeat(Math.ceil(65536 / text.length)));
      const masker = new KeyMasker();
      const began = performance.now();
      for (let i = 0; i < 8; i += 1) masker.push(chunk);
      masker.end();
      expect({ text, late: performance.now() - began > 8000 }).toEqual({ text, late: false });
    }
  });
});
