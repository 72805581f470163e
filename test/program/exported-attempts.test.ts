/** Every export has each time that a step ran, how it ended and what it printed, also where the step was left out or taken for done since. */
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
