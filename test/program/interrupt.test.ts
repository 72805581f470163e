/** Ctrl-C typed at a real terminal while a step runs: once asks it to stop, twice ends all that it started. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';

const document = (block: string): string => `# Wait\n\n\`\`\`bash\n${block}\n\`\`\`\n\n\`\`\`bash\ntouch after\n\`\`\`\n`;
/** One that left the session, one below a subshell, and bash itself; none of them stops for being asked. */
const stubborn = `trap 'echo asked >> asked' INT
setsid sh -c 'trap "" INT HUP TERM; echo $$ > away; exec sleep 300' &
bash -c 'trap "" INT; sleep 300 & echo $! > child; wait' &
echo $$ > self
echo up
# long, and not known to go on for ever: what is known so is asked about otherwise
for ((i = 0; i < 1500; i++)); do sleep 0.2 || :; done`;

function alive(trial: ProgramOnTerminal, name: string): boolean {
  const stat = `/proc/${readFileSync(join(trial.folder, name), 'utf8').trim()}/stat`;
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !holds(); i += 1) await new Promise((resolve) => void setTimeout(resolve, 20));
  expect(holds()).toBe(true);
}

function lastLines(trial: ProgramOnTerminal): readonly Record<string, unknown>[] {
  const runs = join(trial.folder, '.runbook/runs');
  const run = readdirSync(runs).find((name) => existsSync(join(runs, name, 'record.jsonl'))) ?? '';
  return readFileSync(join(runs, run, 'record.jsonl'), 'utf8').trimEnd().split('\n').slice(-2).map((line) => JSON.parse(line) as Record<string, unknown>);
}

const started = async (block: string): Promise<ProgramOnTerminal> => {
  const trial = onTerminal(['exec', 'wait.md', '--trust', '--yes'], { files: { 'wait.md': document(block) } });
  await trial.see('\nup');
  return trial;
};

describe('Ctrl-C', () => {
  test('once: the step ends, in its own way, and the operator is asked what now', async () => {
    const trial = await started(`trap 'echo tidied > tidied; exit 9' INT\necho up\nsleep 300`);
    trial.type(key.ctrlC);
    await trial.see('interrupted by the operator');
    await trial.see('After the failure');
    expect(existsSync(join(trial.folder, 'tidied'))).toBe(true);
    expect(lastLines(trial)[1]).toMatchObject({ type: 'done', exitCode: 9, note: 'interrupted by the operator' });
    trial.type(key.ctrlC);
    await trial.exits(1);
    expect(existsSync(join(trial.folder, 'after'))).toBe(false);
    expect(lastLines(trial)[1]).toMatchObject({ type: 'run-end', at: 'wait-1' });
  });
  test('twice: all that the step started is gone, what left its session as well', async () => {
    const trial = await started(stubborn);
    await until(() => ['away', 'child', 'self'].every((name) => existsSync(join(trial.folder, name)) && readFileSync(join(trial.folder, name), 'utf8').endsWith('\n')));
    trial.type(key.ctrlC);
    await until(() => existsSync(join(trial.folder, 'asked')));
    expect(['away', 'child', 'self'].map((name) => alive(trial, name))).toEqual([true, true, true]);
    trial.type(key.ctrlC);
    await trial.see('interrupted by the operator');
    await until(() => !['away', 'child', 'self'].some((name) => alive(trial, name)));
    expect(existsSync(join(trial.folder, 'after'))).toBe(false);
    expect(lastLines(trial)[1]).toMatchObject({ type: 'done', signal: 'SIGKILL', note: 'interrupted by the operator' });
    await trial.see('After the failure');
    trial.type(key.ctrlC);
    await trial.exits(1);
  });
  test('the terminal hung up: nothing is left behind, and the record says where', async () => {
    const trial = await started(stubborn.replace("trap 'echo asked >> asked' INT", ':'));
    await until(() => ['away', 'child', 'self'].every((name) => existsSync(join(trial.folder, name)) && readFileSync(join(trial.folder, name), 'utf8').endsWith('\n')));
    trial.kill('SIGHUP');
    await until(() => !['away', 'child', 'self'].some((name) => alive(trial, name)));
    await until(() => lastLines(trial)[1]?.['type'] === 'run-end');
    expect(lastLines(trial)).toMatchObject([{ type: 'done' }, { type: 'run-end', outcome: 'terminated', at: 'wait-1' }]);
  });
});

test('the terminal is closed at a question: the run ends in good order, and its record says so', async () => {
  for (const wanted of ['open a shell here', 'accept it as done']) {
    const trial = onTerminal(['exec', 'wait.md', '--trust', ...(wanted.startsWith('open') ? [] : ['--yes'])], { files: { 'wait.md': document('false') } });
    await trial.see(wanted);
    trial.hangUp();
    await until(() => lastLines(trial)[1]?.['type'] === 'run-end');
    expect(['terminated', 'stopped', 'failed']).toContain(lastLines(trial)[1]?.['outcome']);
    expect(existsSync(join(trial.folder, 'after'))).toBe(false);
  }
});

test.each([['SIGTERM', 143], ['SIGINT', 130]] as const)('%s from elsewhere at a question ends the run, and the program: it waits for no key', async (signal, status) => {
  for (const more of [[], ['--plain']]) {
    const trial = onTerminal(['exec', 'wait.md', '--trust', ...more], { files: { 'wait.md': document('false') } });
    await trial.see('open a shell here');
    await trial.see(more.length > 0 ? /Number|Which|\[1\]/ : 'Enter take');
    trial.kill(signal);
    await trial.exits(status);
    expect(lastLines(trial)[1]).toMatchObject({ type: 'run-end' });
    expect(existsSync(join(trial.folder, 'after'))).toBe(false);
  }
});
