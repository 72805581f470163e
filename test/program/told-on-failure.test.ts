/** What the document has done where a step fails is offered when it has failed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan, Step } from '../../src/model/plan.ts';
import { onFailureOf } from '../../src/model/on-failure.ts';
import { program } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const lamps = (condition: string): string => `# Lamps\n\nSwitch them on:\n\n\`\`\`sh\ntest -e fuse && echo lit\n\`\`\`\n\n${condition}\n\n\`\`\`sh\necho new > fuse\n\`\`\`\n\nLook:\n\n\`\`\`sh\necho seen\n\`\`\`\n`;

describe('a step of which the document says that it is done on a failure', () => {
  const told = (text: string, section = 'do'): number => {
    const step = (id: string, guards: readonly string[], of = 'do'): Step => ({ id, section: of, guards: guards.map((one) => ({ kind: 'condition', environment: null, text: one, line: 1 })) }) as unknown as Step;
    const steps = [step('s1', []), step('s2', [text], section), step('s3', [])];
    return onFailureOf({ steps } as unknown as Plan, steps[0] as Step).length;
  };
  it.each(['If it fails:', 'If this step failed, change the fuse:', 'In case of an error:', 'Should the lamps fail to light:', 'When it does not work, do it by hand:', 'En cas d’échec :', 'Si la commande échoue :', 'Si cela ne fonctionne pas :'])('is told by: %s', (text) => expect(told(text)).toBe(1));
  it.each(['If the hall is dark:', 'If it works:', 'Si la salle est noire :'])('is not told by: %s', (text) => expect(told(text)).toBe(0));
  it('stands in the same section', () => expect(told('If it fails:', 'other')).toBe(0));
});

it('is shown, asked about and run there, once, and stands in the record; then the failed step is tried again', async () => {
  const trial = onTerminal(['exec', 'lamps.md', '--trust', '--yes'], { files: { 'lamps.md': lamps('If it fails, change the fuse:') } });
  await trial.see('After the failure of lamps-1');
  await trial.see('the document says: “If it fails, change the fuse:”');
  trial.type(`${key.down}${key.enter}`);
  await trial.see('echo new > fuse');
  await trial.see('run it');
  trial.type(key.enter);
  await trial.see('After the failure of lamps-1');
  trial.type(key.enter);
  await trial.see('lit');
  await trial.see('seen');
  await trial.exits(0);
  expect(readFileSync(join(trial.folder, 'fuse'), 'utf8')).toBe('new\n');
  const { stdout } = await program('log', 'show').in(trial.folder).run();
  expect([...stdout.matchAll(/[►✔✖] \d  lamps-\d(?: \(attempt 2\))?/g)].map(String)).toEqual(['► 1  lamps-1', '✖ 1  lamps-1', '► 2  lamps-2', '✔ 2  lamps-2', '► 1  lamps-1 (attempt 2)', '✔ 1  lamps-1', '► 3  lamps-3', '✔ 3  lamps-3']);
});

it('is not done where nobody is there', async () => expect(await program('exec', 'lamps.md', '--trust', '--yes').file('lamps.md', lamps('If it fails:')).run()).toMatchObject({ status: 1, stdout: '' }));

it('what a block asked for at the end waits for the step that had failed', async () => {
  const trial = onTerminal(['exec', 'lamps.md', '--trust', '--yes'], { files: { 'lamps.md': lamps('If it fails:').replace('test -e', "trap 'echo dark' EXIT\n[ -n \"$ONCE\" ] || { ONCE=1; trap - EXIT; false; }\ntest -e").replace(/Look:[^]*/, '') } });
  await trial.see('After the failure of lamps-1');
  trial.type(`${key.down}${key.enter}`);
  await trial.see('run it');
  trial.type(key.enter);
  await trial.see('After the failure of lamps-1');
  trial.type(key.enter);
  await trial.see(/lit\s+dark/);
  await trial.exits(0);
});
