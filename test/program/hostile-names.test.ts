/** Names that somebody else chose (of files, folders, a step's values) never reach a terminal as more than text, nor does a secret a line that is told. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

const orders = '\u001B]0;title\u0007\u009B2J\u202E\u007F\n';
const name = `./na${orders}me.md`;
const text = '# Title\n\n1. Say hello to <name>:\n\n```bash\necho hello <name>\n```\n\n2. Edit `app.conf`:\n\n```diff\n-a=1\n+a=2\n```\n\n3. Look:\n\n```bash\nls nowhere\n```\n';
/** What a terminal would obey, styles excepted, or not show. */
// eslint-disable-next-line no-control-regex
const obeyed = /[\0-\x08\x0B-\x1A\x1C-\x1F\x7F-\x9F\u202E]|\x1B(?!\[[0-9;]*m)/;

describe('a folder and a document whose names are orders to a terminal', () => {
  test('are told as text by every command, on one line', async () => {
    const room = temporaryFolder();
    const folder = join(room, `di${orders}r`);
    mkdirSync(join(folder, '.git'), { recursive: true });
    writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'app.conf'), 'a=1\n');
    const lines: readonly (readonly string[])[] = [
      ['plan', name], ['plan', name, '--json'], ['lint', name], ['lint', name, '--json'], ['trust', name], ['exec', name, '--yes', '--var', 'NAME=x'], ['exec', name, '--dry-run=check', '--var', 'NAME=x'], ['exec', name, '--yes', '--var', 'NAME=x', '--output', 'json'],
      ['list'], ['list', '--json'], ['log'], ['log', '--json'], ['log', 'show'], ['log', 'show', '--json'], ['log', 'export'], ['log', 'export', '--format', 'asciicast'], ['rollback', '--dry-run'],
    ];
    for (const line of lines) {
      const { stdout, stderr } = await program(...line).in(folder).run();
      const told = stdout + stderr;
      expect({ line, told: told.slice(0, 1) }).not.toEqual({ line, told: '' });
      expect({ line, obeyed: obeyed.exec(told)?.index ?? null, broken: /^me\.md/m.test(told) }).toEqual({ line, obeyed: null, broken: false });
    }
  }, 60_000);
});

describe('a secret on a line that is told', () => {
  const files = '---\nrunbook:\n  inputs:\n    - { name: ACCESS, secret: true }\n---\n# Copy\n\n```bash\ncp "/nowhere/$ACCESS" here\n```\n';
  const secret = 'kestrel-41-plain';

  test('what is missing on this machine is named without it', async () => {
    for (const output of ['text', 'json']) {
      const seen = await program('exec', 'copy.md', '--dry-run=check', '--output', output, '--var', `ACCESS=${secret}`).file('copy.md', files).run();
      expect(seen.stdout).toContain('/nowhere/***');
      expect(seen.stdout + seen.stderr).not.toContain(secret);
    }
  });

  test('the folder that a step stands in is told without it', async () => {
    const seen = await program('exec', 'go.md', '--trust', '--yes', '--output', 'json', '--var', `ACCESS=${secret}`).file('go.md', files.replace('cp "/nowhere/$ACCESS" here', 'mkdir "in-$ACCESS"\ncd "in-$ACCESS"\n```\n\n```bash\npwd > /dev/null')).run();
    expect(seen.status).toBe(0);
    expect(seen.stdout).toContain('/in-***"');
    expect(seen.stdout + seen.stderr).not.toContain(secret);
  });

  test.each([['--var', `ACCESS=${secret}`], [`--var=ACCESS=${secret}`]])('the line to type again leaves it open (%s)', async (...given) => {
    const seen = await program('exec', 'copy.md', ...given, '--trust').file('copy.md', files).run();
    expect(seen.status).toBe(2);
    expect(seen.stderr).toContain('ACCESS=… --trust --yes');
    expect(seen.stdout + seen.stderr).not.toContain(secret);
  });
});
