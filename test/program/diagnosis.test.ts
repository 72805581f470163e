/** A diagnosis asks after each look whether it is as the document says, and goes on where it says. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const sh = (code: string): string => `\n   \`\`\`sh\n   ${code}\n   \`\`\`\n\n`;
const fix = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
const document = [
  '# The shop answers with errors\n\n## Diagnosis\n',
  `1. Look at the disk:\n${sh('echo 99 % used')}   If it is full, go to [Full disk](#full-disk).\n`,
  `2. Look at the queue:\n${sh('echo 3 waiting')}   If more than 100 wait, go to [Long queue](#long-queue).\n`,
  `3. Otherwise, call the team.\n\n## Full disk\n\nRemove the old logs:\n${fix('touch logs-removed')}`,
  `## Long queue\n\nStart more workers:\n${fix('touch workers-started')}`,
].join('\n');

const answers = async (...seen: readonly ('yes' | 'no')[]) => {
  const trial = onTerminal(['exec', 'errors.md', '--trust', '--yes'], { files: { 'errors.md': document } });
  for (const [i, answer] of seen.entries()) {
    await trial.see(`❯ no: go on here\n  yes: go to “${['Full disk', 'Long queue'][i]}”`);
    trial.type(answer === 'yes' ? `${key.down}${key.enter}` : key.enter);
  }
  return trial;
};
const made = (folder: string): string[] => ['logs-removed', 'workers-started'].filter((name) => existsSync(join(folder, name)));

describe('on a terminal', () => {
  it('what is so leads to its remedy at once; what nothing led to is passed over', async () => {
    const trial = await answers('yes');
    await trial.see('Done after');
    await trial.exits(0);
    expect(made(trial.folder)).toEqual(['logs-removed']);
    expect(trial.screen).toContain('passed over on the way to “Full disk”');
    expect(trial.screen).toContain('nothing led to “Long queue”');
    expect(trial.screen).not.toMatch(/^3 waiting$/m);
  });

  it('what is not so goes on with the next look', async () => {
    const trial = await answers('no', 'yes');
    await trial.see('Done after');
    await trial.exits(0);
    expect(made(trial.folder)).toEqual(['workers-started']);
  });

  it('where nothing is so no remedy is done', async () => {
    const trial = await answers('no', 'no');
    await trial.see('For you to do:');
    trial.type(key.enter);
    await trial.see('Note');
    trial.type('\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(made(trial.folder)).toEqual([]);
  });
});

describe('without a terminal', () => {
  const run = (...args: string[]) => program('exec', 'errors.md', '--trust', '--yes', '--runs-dir', 'runs', ...args).file('errors.md', document).run();

  it('the run pauses at the first question (exit 4)', async () => {
    const seen = await run();
    expect([seen.status, made(seen.folder)]).toEqual([4, []]);
    expect(seen.stderr).toContain('--done diagnosis-2');
  });

  it('no remedy is done that nobody led to', async () => {
    const seen = await run('--manual=skip');
    expect([seen.status, made(seen.folder)]).toEqual([0, []]);
  });

  it('--done leads on, to a remedy that was named', async () => {
    const first = await run('--also', 'full-disk-1');
    expect(first.status).toBe(4);
    const [, id = ''] = /--resume (\S+)/.exec(first.stderr) ?? [];
    const second = await program('exec', 'errors.md', '--resume', id, '--done', 'diagnosis-2', '--yes', '--trust', '--also', 'full-disk-1', '--runs-dir', 'runs').in(first.folder).run();
    expect([second.status, made(first.folder)]).toEqual([0, ['logs-removed']]);
  });
});
