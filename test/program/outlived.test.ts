/** A step that went on after its keeper, or its runner, was killed: what is known of its end is told in the same words on the screen, in the log and in every export. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const killed = { keeper: 'kill -9 $PPID', runner: 'kill -9 $(ps -o ppid= -p $PPID)' } as const;
type Killed = keyof typeof killed;

/** A run of two steps whose first outlives what started it, and what it came to when it was gone on with. */
async function outlived(who: Killed, code: string, info = '', seconds = 0.5): Promise<{ readonly also: (...args: string[]) => Promise<Seen>; readonly resumed: Seen }> {
  const folder = temporaryFolder();
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  writeFileSync(join(folder, 'wash.md'), `# Wash\n\nBegin:\n\n\`\`\`sh id=wash${info}\necho water; test -e once || { touch once; ${killed[who]}; sleep ${seconds}; }\n${code}\n\`\`\`\n\nThen:\n\n\`\`\`sh id=dry\necho dried\n\`\`\`\n`);
  await also('exec', 'wash.md', '--trust', '--yes');
  return { also, resumed: await also('exec', 'wash.md', '--resume', '--yes') };
}

/** What each says of it. */
async function told(also: (...args: string[]) => Promise<Seen>): Promise<{ readonly list: string; readonly show: string; readonly junit: string; readonly outcome: string; readonly markdown: string; readonly otlp: string }> {
  const exported = async (format: string): Promise<string> => (await also('log', 'export', '--format', format)).stdout;
  return {
    list: (await also('log')).stdout, show: (await also('log', 'show')).stdout, junit: await exported('junit'), outcome: (JSON.parse(await exported('json')) as { steps: { outcome: string }[] }).steps[0]?.outcome ?? '', markdown: await exported('markdown'),
    otlp: await exported('otlp'),
  };
}

test('its keeper: done, with what may be missing of its output', async () => {
  const { also, resumed } = await outlived('keeper', 'echo soap');
  expect(resumed).toMatchObject({ status: 0, stderr: expect.stringContaining('Step 1 of 2: done') });
  expect(resumed.stderr).toContain('some of the output may be missing from its log');
  const all = await told(also);
  expect(all.list).toMatch(/Done {2}2\/2/);
  expect(all.junit).toContain('failures="0" errors="0"');
  expect(all.outcome).toBe('done');
  expect(all.otlp).not.toContain('"code":2');
  const lost = 'some of its output may be missing from its log: the process that wrote it down ended before the step';
  for (const text of [all.show, all.junit, all.markdown]) expect(text).toContain(lost);
  expect(await also('rollback', '--dry-run')).toMatchObject({ status: 0 });
});

describe.each(['keeper', 'runner'] as const)('the %s was killed', (who) => {
  test('and what was to be seen was not: it is no success', async () => {
    const { also, resumed } = await outlived(who, 'echo soap', ' expect="foam"');
    const all = await told(also);
    expect([resumed.stdout.includes('dried'), all.list.includes('Done')]).toEqual([false, false]);
    // Where some of it may be missing, nobody knows; else it is done again, and fails as before.
    expect(who === 'keeper' ? resumed.stderr : all.show).toContain(who === 'keeper' ? 'nobody knows whether it was done' : 'its output does not contain “foam”');
    expect(all.outcome).toBe(who === 'keeper' ? 'unknown' : 'failed');
  });
  test('and what was to be seen was there', async () => {
    const { also, resumed } = await outlived(who, 'echo foam', ' expect="foam"', 4);
    expect(resumed).toMatchObject({ status: 0, stdout: 'dried\n' });
    const all = await told(also);
    expect(all.list).toMatch(/Done {2}2\/2/);
    expect(all.show).toContain('output as expected');
  });
  test('and it left before its end: what comes after it waits', async () => {
    const { also, resumed } = await outlived(who, 'if [ -d . ]; then exit 0; fi');
    expect(resumed).toMatchObject({ status: 4, stdout: '' });
    expect(resumed.stderr).toContain('step wash ended by “exit” before its end');
    expect((await told(also)).outcome).toBe('done');
  });
  test('and it failed: it is done again', async () => {
    const { also, resumed } = await outlived(who, 'false');
    expect(resumed.stdout).not.toContain('dried');
    expect((await told(also)).show).toMatch(/✖ 1 {2}wash {2}exit status 1/);
  });
});
