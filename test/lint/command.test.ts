import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, chmodSync, symlinkSync, lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/commands/run-command.ts';
import { plain } from '../../src/words/paint.ts';
import type { Terminal } from '../../src/world/terminal.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lint-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function lint(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    attended: false, shown: false, kept: false, columns: 80, environment: {}, cwd: folder, node: process.versions.node, paint: plain, paintError: plain, input: process.stdin, output: process.stderr,
    write: (text) => { out += text; }, tell: (text) => { err += text; }, pass: (text) => { out += text; },
  };
  return { status: await runCommand(['lint', ...args], terminal, '1.0.0'), out, err };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const mislabelled = '# Tag\n\nMark the release:\n\n```python\ngit tag v2\n```\n';

describe('runbook lint', () => {
  it('ends with 0 and one line where nothing is found', async () => {
    expect(await lint(file('a.md', '# Look\n\n```bash\nuptime\n```\n'))).toEqual({ status: 0, out: '1 document: nothing to say\n', err: '' });
  });

  it('ends with 1 where something is found', async () => {
    const { status, out, err } = await lint(file('a.md', mislabelled));
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).toContain('a.md:5:4  warning  mislabelled-language');
  });

  it('looks for linked files beside the document', async () => {
    file('there.md', '# There\n');
    expect((await lint(file('a.md', '# A\n\n[x](there.md)\n'))).status).toBe(0);
    expect((await lint(file('a.md', '# A\n\n[x](gone.md)\n'))).out).toContain('Unexpected link to `gone.md`');
  });

  it('tells of a document that cannot be read, and checks the others', async () => {
    const { status, out, err } = await lint(join(folder, 'none.md'), file('a.md', mislabelled));
    expect(status).toBe(3);
    expect(err).toContain('none.md');
    expect(out).toContain('1 finding in 1 document');
  });

  it('without a document is wrong usage', async () => {
    expect((await lint()).status).toBe(2);
  });

  it('reads the corrections beside the document', async () => {
    const path = file('a.md', mislabelled);
    file('a.md.runbook.yaml', 'blocks:\n  - text: git tag v2\n    kind: sample\n');
    expect((await lint(path)).status).toBe(0);
  });

  it('prints one JSON object, or a SARIF log', async () => {
    const path = file('a.md', mislabelled);
    expect(JSON.parse((await lint('--json', path)).out)).toMatchObject({ schema: 'runbook-lint/1', warnings: 1, fixable: 1 });
    expect(JSON.parse((await lint('--sarif', path)).out)).toMatchObject({ version: '2.1.0' });
  });
});

describe('runbook lint --fix', () => {
  it('writes what is certain, keeps line ends, mark and mode, and leaves nothing else behind', async () => {
    const path = file('a.md', `\uFEFF${mislabelled.replaceAll('\n', '\r\n')}`);
    chmodSync(path, 0o640);
    const { status, out } = await lint('--fix', path);
    expect({ status, out }).toEqual({ status: 0, out: '1 document: nothing to say · mended: 1\n' });
    expect(readFileSync(path, 'utf8')).toBe(`\uFEFF${mislabelled.replace('python', 'bash').replaceAll('\n', '\r\n')}`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('writes through a link', async () => {
    const path = file('a.md', mislabelled);
    symlinkSync(path, join(folder, 'link.md'));
    await lint('--fix', join(folder, 'link.md'));
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('```bash');
  });

  it('leaves a document alone in which nothing is certain, or whose bytes it would not keep', async () => {
    const open = '# Run\n\nRun it on the host:\n\n```bash\nssh admin@web1 sudo ...\n```\n';
    const path = file('a.md', open);
    expect((await lint('--fix', path)).status).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(open);
    const latin = join(folder, 'b.md');
    const bytes = Buffer.concat([Buffer.from('# D\xe9ploiement\n\n', 'latin1'), Buffer.from(mislabelled)]);
    writeFileSync(latin, bytes);
    expect((await lint('--fix', latin)).status).toBe(1);
    expect(readFileSync(latin)).toEqual(bytes);
  });
});
