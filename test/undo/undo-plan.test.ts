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

/** The rollback of several blocks that were done one after the other. */
function rolledBackAll(...codes: readonly string[]) {
  const steps = codes.map((code, i) => shellStep({ id: `s${i + 1}`, code, title: code, line: i + 1, endLine: i + 1 }, i));
  const done = steps.map((step, i): DoneStep => ({ step, outcome: 'done', cwd: here, began: i * 10, ended: i * 10 + 1, code: step.code, log: '', edits: [], files: [] }));
  return undoPlan({ run: 'r', cwd: here, plan: planOf(steps, 'doc.md'), steps: done, answers: {} }, 'en');
}

it.each([
  ['systemctl stop lamp', 'systemctl start lamp.service'],
  ['sudo service lamp stop', 'sudo service lamp start'],
  ['docker compose stop lamp', 'docker compose start lamp'],
  ['php artisan down', 'php artisan up'],
  ['occ maintenance:mode --on', 'occ maintenance:mode --off'],
  ['for l in red green; do\n  systemctl stop lamp-$l\ndone', 'for l in red green; do\n  systemctl start lamp-$l\ndone'],
  ['systemctl stop lamp\nsystemctl stop horn', 'systemctl start horn\nsystemctl start lamp'],
])('%s, then %s: it is as it was, and stays so', (off, on) => {
  const { steps, inputs, skipped } = rolledBackAll(off, 'cat lamps', on);
  expect([steps, inputs]).toEqual([[], []]);
  expect(skipped.filter(({ reason }) => reason.startsWith('the run switched it there and back')).length).toBeGreaterThanOrEqual(2);
});

it.each([['docker compose down -v', 'docker compose up -d'], ['./tides.sh down', './tides.sh up'], ['service lamp stop', 'service horn start']])('%s, then %s: what was lost meanwhile, or is another thing, is told', (off, on) => {
  expect(rolledBackAll(off, on).steps).toHaveLength(2);
});

it('what was changed while a unit was stopped is taken back while it is stopped again', () => {
  const { steps, inputs } = rolledBackAll('systemctl stop lamp', 'rewire lamp', 'systemctl start lamp');
  expect(steps.map((s) => (s.kind === 'shell' ? s.commands.join() : s.kind))).toEqual([expect.stringContaining('systemctl stop'), 'manual', expect.stringContaining('systemctl start')]);
  // It is this rollback that stopped it last: when it was left before is kept first.
  expect(inputs.filter((i) => i.name.endsWith('STEP_ENDED')).map((i) => i.default)).toEqual(['21', '1']);
  expect(steps.map((s) => (s.kind === 'shell' ? s.code : ''))).toEqual([expect.stringContaining('LEFT_lamp=$(systemctl show'), '', expect.stringContaining('since=${LEFT_lamp-')]);
});

it('in one block as well: stopped first, and started last', () => {
  const [first, second, third] = rolledBackAll('systemctl stop lamp\nrewire lamp\nsystemctl start lamp').steps.map((s) => (s.kind === 'shell' ? s.commands.join() : s.kind === 'manual' ? s.text : ''));
  expect([first, second, third]).toEqual([expect.stringContaining('systemctl stop'), expect.stringContaining('rewire lamp'), expect.stringContaining('systemctl start')]);
});
