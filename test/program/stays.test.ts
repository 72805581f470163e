/** What goes on until one stops it: said before, not started where nobody is there, ended by one Ctrl-C, after which the run goes on. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';

const document = (block: string, attributes = ''): string => `# Look\n\nFollow it:\n\n\`\`\`bash${attributes}\n${block}\n\`\`\`\n\nThen:\n\n\`\`\`bash\ntouch after\n\`\`\`\n`;
const following = 'echo one > log\ntail -f log';

function record(folder: string): readonly Record<string, unknown>[] {
  const runs = join(folder, '.runbook/runs');
  const run = readdirSync(runs).find((name) => existsSync(join(runs, name, 'record.jsonl'))) ?? '';
  return readFileSync(join(runs, run, 'record.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

const started = async (block: string, ...more: readonly string[]): Promise<ProgramOnTerminal> => {
  const trial = onTerminal(['exec', 'look.md', '--trust', '--yes', ...more], { files: { 'look.md': document(block) } });
  await trial.see('\none');
  return trial;
};

describe('on a terminal', () => {
  test('it is said before; one Ctrl-C ends it, the run asks and goes on', async () => {
    const trial = await started(following);
    expect(trial.screen).toContain('goes on until one stops it: tail -f log (it follows what happens)');
    trial.type(key.ctrlC);
    await trial.see('stopped by you');
    await trial.see('It was stopped. What now?');
    expect(existsSync(join(trial.folder, 'after'))).toBe(false);
    trial.type(key.enter);
    await trial.exits(0);
    expect(existsSync(join(trial.folder, 'after'))).toBe(true);
    expect(record(trial.folder).filter((l) => l['step'] === 'look-1' && l['type'] === 'done')).toMatchObject([{ note: 'stopped by the operator: it goes on until one does' }, { accepted: expect.any(String) as string }]);
  });

  test('to stop there is no failure, and the run can be gone on with', async () => {
    const trial = await started(following);
    trial.type(key.ctrlC);
    await trial.see('It was stopped. What now?');
    trial.type(key.ctrlC);
    await trial.exits(130);
    expect(record(trial.folder).at(-1)).toMatchObject({ type: 'run-end', outcome: 'stopped', at: 'look-1' });
  });

  test('one that ends in good order when it is asked to is simply done', async () => {
    const trial = await started(`(trap 'exit 0' INT; echo one; tail -f /dev/null)`);
    // A signal that comes while bash has forked for tail and not yet begun it is heard by neither: bash waits for tail, which waits for ever.
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    trial.type(key.ctrlC);
    await trial.exits(0);
    expect(existsSync(join(trial.folder, 'after'))).toBe(true);
  });
});

describe('where nobody is there', () => {
  test('it is not started: the run pauses before it, says why and how to go on', async () => {
    const seen = await program('exec', 'look.md', '--trust', '--yes').file('look.md', document(following))
      .stderr([{ part: 'not started: tail -f log goes on until somebody stops it' }, { part: '--done look-1' }]).status(4);
    expect(existsSync(join(seen.folder, 'log'))).toBe(false);
    expect(existsSync(join(seen.folder, 'after'))).toBe(false);
  });
  test('en français', async () => {
    await program('exec', 'look.md', '--trust', '--yes').env({ LANG: 'fr_FR.UTF-8' }).file('look.md', document(following))
      .stderr([/continue jusqu’à ce qu’on l’arrête\s: tail -f log \(suivi en continu\)/, /pas lancée\s: tail -f log continue jusqu’à ce que quelqu’un l’arrête/]).status(4);
  });
  test('--manual=skip leaves it out', async () => {
    const seen = await program('exec', 'look.md', '--trust', '--yes', '--manual=skip').file('look.md', document(following)).stderr({ part: 'not started: tail -f log' }).success();
    expect(existsSync(join(seen.folder, 'after'))).toBe(true);
  });
  test.each(['{stays=false}', '{timeout=30s}'])('an author who knows better says so: %s', async (attributes) => {
    const seen = await program('exec', 'look.md', '--trust', '--yes').file('look.md', document(`serve() { :; }\nnpm start 2> /dev/null || true`, ` ${attributes}`)).stderr(/^(?![\s\S]*not started)/).stdout(/^[\s\S]*$/).success();
    expect(existsSync(join(seen.folder, 'after'))).toBe(true);
  });
});

test('plan and dry run say it; the JSON has it', async () => {
  await program('plan', 'look.md').file('look.md', document(following)).stdout([{ part: 'goes on until one stops it: tail -f log' }, { part: 'Ctrl-C once ends it; the run then asks, and goes on' }]).success();
  await program('plan', 'look.md', '--json').file('look.md', document(following)).stdout({ part: '"stays": {' }).success();
  for (const depth of ['check', 'native']) {
    await program('exec', 'look.md', '--trust', `--dry-run=${depth}`).file('look.md', document(following)).stdout({ part: 'tail -f log goes on until one stops it: a run waits there for Ctrl-C, and without a terminal it is not started' }).success();
  }
});
