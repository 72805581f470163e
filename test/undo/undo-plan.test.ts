/** What a rollback says of what it does not take back by itself: what moved a checkout, a shell that somebody worked in, what only its name says, the document's own ways back. */
import { expect, it } from 'vitest';
import type { DoneStep } from '../../src/undo/done-step.ts';
import { undoPlan } from '../../src/undo/undo-plan.ts';
import { planOf, shellStep } from '../run/rig.ts';

const here = '/home/ada/harbour';

/** The rollback of one block that was done where the run began. */
function rolledBack(code: string, more: Partial<DoneStep> = {}) {
  const step = shellStep({ code, title: 'Berth' }, 0);
  const done: DoneStep = { step, outcome: 'done', cwd: here, began: 0, ended: 1, code, log: '', edits: [], files: [], ...more };
  const plan = undoPlan({ run: 'r', cwd: here, plan: planOf([step], 'doc.md'), steps: [done], answers: {} }, 'en');
  return { persons: plan.steps.map((s) => (s.kind === 'manual' ? s.text : s.kind)), reasons: plan.skipped.map(({ reason }) => reason) };
}

it.each(['git pull -q', 'git checkout -q v1', 'git switch main'])('%s: elsewhere a person puts it back, where the run began it is told that it moved', (command) => {
  const there = rolledBack(`cd pier\n${command}`);
  expect([there.persons.length, there.persons[0], there.reasons]).toEqual([1, expect.stringMatching(/^\/home\/ada\/harbour\/pier follows another commit since these[^]*git -C \/home\/ada\/harbour\/pier reflog[^]*\n\ngit /), []]);
  expect(rolledBack(command)).toEqual({ persons: [], reasons: [`it only had this checkout follow; that stays where it is (git reflog says where it was): ${command}`] });
});

it.each([['git pull', 'Already up to date.\n'], ['git checkout main', 'Already on \'main\'\n'], ['git fetch', '']])('%s that found nothing to move: there is nothing to undo', (command, log) => {
  expect(rolledBack(`cd pier\n${command}`, { log })).toEqual({ persons: [], reasons: ['it only read: there is nothing to undo'] });
});

it('a pull after a checkout that moved nothing is told all the same', () => {
  expect(rolledBack('git checkout main\ngit pull -q', { log: 'Already on \'main\'\n' }).reasons).toEqual([expect.stringMatching(/: git pull -q$/)]);
  expect(rolledBack('git checkout main\ngit pull', { log: 'Already on \'main\'\nUpdating 1a2b3c4..5d6e7f8\n' }).reasons[0]).toContain('git pull');
});

it('a script of which only its name says that it looks: what it did is not known', () => {
  expect(rolledBack('./check-berths.sh').reasons).toEqual(['by their names they only look; what they did is not known: ./check-berths.sh']);
  expect(rolledBack('./check-berths.sh', { outcome: 'failed', step: shellStep({ code: './check-berths.sh', effect: 'read' }, 0) }).reasons).toEqual(['by their names they only look; what they did is not known: ./check-berths.sh']);
  expect(rolledBack('cat berths').reasons).toEqual(['it only read: there is nothing to undo']);
});

it('a shell that a person worked in is looked at by a person', () => {
  expect(rolledBack('cat berths', { shell: { who: 'ada', log: '/runs/r/steps/1-s1.shell.log' } }).persons).toEqual(['ada worked in a shell here (what was seen is in /runs/r/steps/1-s1.shell.log): look, and take back by hand what was done in it']);
});

it('the section that the run ran is no way back from it, another one is', () => {
  const step = shellStep({ code: 'tar -xf sails.tar', line: 9, endLine: 11 }, 0);
  const section = (id: string, line: number, endLine: number) => ({ id, line, endLine, title: id, level: 2, role: 'rollback' as const, selected: true });
  const plan = { ...planOf([step], 'doc.md'), sections: [section('restore', 5, 12), section('go-back', 13, 20)] };
  const done: DoneStep = { step, outcome: 'done', cwd: here, began: 0, ended: 1, code: step.code, log: '', edits: [], files: [] };
  const { sections } = undoPlan({ run: 'r', cwd: here, plan, steps: [done], answers: {} }, 'en');
  expect(sections.map(({ id, role }) => [id, role])).toEqual([['restore', 'procedure'], ['go-back', 'rollback']]);
});

it('a file that changed since: where it is not known what the run did to it, nothing is announced', () => {
  const now = (run: string) => ({ is: 'changed', hash: 'x', merged: null, differences: { run, since: '', from: 'before', merge: null } }) as const;
  const edited = (run: string): string | undefined => rolledBack('true', { step: { ...shellStep({ code: '' }, 0), kind: 'edit' } as never, edits: [{ file: '/etc/berths', after: 'y', backup: '/b', now: now(run) }] }).persons[0];
  expect(edited('-a\n+b')).toMatch(/ The run had done:\n\n-a/);
  expect(edited('')).toMatch(/old bytes are in \/b\.$/);
});
