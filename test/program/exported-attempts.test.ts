/** Every export has each time that a step ran, how it ended and what it printed, also where the step was left out or taken for done since. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const text = '# Move\n\n```bash id=first\necho ready\n```\n\n```bash id=switch\ncat state; exit 9\n```\n\n```bash id=after\necho behind\n```\n';

async function endedBy(...options: readonly string[]): Promise<(format: string) => Promise<string>> {
  const folder = temporaryFolder();
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  writeFileSync(join(folder, 'move.md'), text);
  writeFileSync(join(folder, 'state'), 'half of it moved\n');
  await also('exec', 'move.md', '--trust', '--yes');
  writeFileSync(join(folder, 'state'), 'three quarters moved\n');
  await also('exec', '--resume', '--yes');
  await also('exec', '--resume', '--yes', ...options);
  return async (format) => (await also('log', 'export', '--format', format)).stdout;
}

interface Span { readonly name: string; readonly status: { readonly code: number; readonly message?: string }; readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[] }

test.each([['--skip', 'left out, after it had failed'], ['--done', 'accepted as done, after it had failed']])('%s', async (option, word) => {
  const exported = await endedBy(option, 'switch');
  const markdown = await exported('markdown');
  expect(markdown).toMatch(new RegExp(`^\\| 2 \\|.*\\| ${word} \\| 9 \\| 0\\.\\d+ \\|$`, 'm'));
  expect(markdown).toMatch(/attempt 1 · exit status 9 · [^]*half of it moved[^]*attempt 2 · exit status 9 · [^]*three quarters moved/);
  const [junit, json, cast] = [await exported('junit'), await exported('json'), await exported('asciicast')];
  expect(junit).toMatch(/name="2\. [^"]*" time="0\.0*[1-9]\d*">[^]*attempt 1: exit status 9\nhalf of it moved\nattempt 2: exit status 9\nthree quarters moved/);
  expect(junit.includes('attempt 2: exit status 9"/>')).toBe(option === '--skip');
  expect(JSON.parse(json).steps[1].history).toMatchObject([{ exitCode: 9, outcome: 'failed', tail: ['half of it moved'] }, { exitCode: 9, outcome: 'failed', tail: ['three quarters moved'] }]);
  expect(cast.match(/✗ exit status 9/g)).toHaveLength(2);
  const spans: readonly Span[] = JSON.parse(await exported('otlp')).resourceSpans[0].scopeSpans[0].spans;
  const attempts = spans.filter(({ name }) => /\(attempt \d\)$/.test(name));
  expect(attempts.map(({ status, attributes }) => [status.message, attributes.find(({ key }) => key === 'runbook.output.tail')?.value.stringValue])).toEqual([['exit status 9', 'half of it moved'], ['exit status 9', 'three quarters moved']]);
  expect(spans.find(({ attributes, name }) => !name.includes('attempt') && attributes.some(({ value }) => value.stringValue === 'switch'))?.status.code).toBe(option === '--skip' ? 2 : 1);
});

test('how it was allowed, and at which commit it was gone on with, is in the record and in every report', async () => {
  const folder = temporaryFolder();
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  writeFileSync(join(folder, 'move.md'), '# Move\n\n```bash id=switch\nrm -r gone\n```\n');
  for (const line of ['init -q', 'add .', '-c user.name=a -c user.email=a@b.c commit -qm one']) execFileSync('git', line.split(' '), { cwd: folder });
  await also('exec', 'move.md', '--trust', '--yes', '--allow-destroy');
  await also('exec', '--resume', '--yes', '--done', 'switch');
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  const exported = async (format: string): Promise<string> => (await also('log', 'export', '--format', format)).stdout;
  expect(JSON.parse(await exported('json')).begun).toMatchObject([{ type: 'run-start', commit, allowed: ['--yes', '--allow-destroy', '--trust'] }, { type: 'resume', commit, allowed: ['--yes', '--done switch'] }]);
  const markdown = await exported('markdown');
  expect(markdown).toContain('| Allowed by | `--yes` · `--allow-destroy` · `--trust` |');
  expect(markdown).toMatch(new RegExp(`\\| Gone on with \\| \\S+ · .* · Commit \`${commit.slice(0, 12)}\`.* · \`--yes\` · \`--done switch\` \\|`));
  expect(await exported('junit')).toMatch(/<property name="runbook\.allowed" value="\S+ run-start: --yes --allow-destroy --trust"\/>/);
  expect(await exported('otlp')).toContain('run-start: --yes --allow-destroy --trust; resume: --yes --done switch');
  expect((await also('log', 'show')).stdout).toMatch(/--yes --allow-destroy --trust\n[^]*Resumed by [^\n]* commit [0-9a-f]{10}[^\n]* --yes --done switch\n/);
});
