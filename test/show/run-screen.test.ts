/** What a run looks like: on a narrow terminal, in words only, in the folded logs of code hosts; and what is left to read at the end. */
import { describe, expect, test } from 'vitest';
import type { Plan, Step } from '../../src/model/plan.ts';
import type { RunEvent, StepFailure } from '../../src/model/run-event.ts';
import { fit, whole } from '../../src/words/fit.ts';
import { widthOf } from '../../src/words/width-of.ts';
import { groupingOf, type Grouping } from '../../src/show/groups.ts';
import { runScreen, type RunScreen, type ScreenOptions } from '../../src/show/run-screen.ts';
import { bare, plain, type Paint } from '../../src/words/paint.ts';
import { speaker } from '../../src/words/say.ts';

const step = (n: number, title: string): Step => ({ id: `s-${n}`, kind: 'shell', title, line: n * 10, code: `echo ${n} and a command that is longer than forty columns\n`, inputs: [], effect: 'change', effects: [], guards: [], when: {}, open: null, undo: null, answers: [], interactive: false, corrections: {} }) as unknown as Step;
const steps = [step(1, 'Fetch'), step(2, 'Build what was fetched'), step(3, 'Deploy')];
const plan = { source: { path: 'docs/deploy.md', format: 'markdown', sha256: 'a'.repeat(64) }, title: 'Deploy', inputs: [], sections: [], steps, skipped: [], messages: [] } as unknown as Plan;
const failure = { step: steps[1], exitCode: 1, signal: null, reason: null, seconds: 2, tail: ['a last line of the output, long as it may be'], log: '/runs/r/steps/2.log' } as unknown as StepFailure;
const narrow: Paint = Object.assign((_ink: unknown, text: string) => text, { columns: 40 });

const screenOf = (paint: Paint, groups: Grouping | null = null, more: Partial<ScreenOptions> = {}): RunScreen => runScreen({
  plan, fragment: 'go', commit: 'c0ffee0123456789', values: {}, leftOut: new Map(), cwd: null, say: speaker('en'), paint, groups, filter: false, here: '/work', earlier: new Map(),
  goOn: (_id, line) => line, next: () => [{ what: 'retry', line: 'runbook exec docs/deploy.md --resume 20261121-120000-deploy-0000' }],
  ...more,
});
const story: readonly RunEvent[] = [
  { type: 'run-start', run: 'r1', folder: '/runs/r1', steps: 3, resumed: false },
  { type: 'step-start', step: steps[0]!, index: 1, of: 3, cwd: '/', cwdReason: null, lastSeconds: null },
  { type: 'output', id: 's-1', text: 'one\n' },
  { type: 'step-done', id: 's-1', exitCode: 0, signal: null, seconds: 1, accepted: false },
  { type: 'step-start', step: steps[1]!, index: 2, of: 3, cwd: '/', cwdReason: null, lastSeconds: 61 },
  { type: 'step-failed', failure },
  { type: 'run-end', run: 'r1', outcome: 'failed', seconds: 3, resume: 'x' },
];
const told = (screen: RunScreen): string => story.map((event) => screen.on(event)).map(({ out = '', tell = '' }) => out + tell).join('');

test('what comes next has the values in it, as its own head will', () => {
  const withInput = { ...plan, inputs: [{ name: 'HOST', written: ['<host>'] }], steps: [steps[0], step(2, 'Rotate it on <host>')] } as unknown as Plan;
  expect(screenOf(narrow, null, { plan: withInput, values: { HOST: 'web-1' } }).present(withInput.steps[0]!, 1, 2)).toContain('then: Rotate it on web-1');
});

describe('the screen of a run', () => {
  test('says at its head which document, section and commit it is', () => expect(told(screenOf(plain)).split('\n')[0]).toBe('Run r1 · docs/deploy.md#go · commit c0ffee0123'));

  test.each([40, 60, 80])('what became of a step stands on one line with its number in %i columns, whatever its title', (columns) => {
    const long = steps.map((s) => ({ ...s, title: `${s.title} by a sentence that goes on and on, as titles do in documents that people write in a hurry…` }));
    const text = told(screenOf(Object.assign((_ink: unknown, t: string) => t, { columns }), null, { plan: { ...plan, steps: long } as Plan }));
    const lines = text.split('\n').slice(-9).filter((line) => /^ {2}\S {2}\d\. /.test(line));
    expect(lines.map((line) => / · (.*)$/.exec(line)?.[1])).toEqual(['done in 1.0 s', 'failed after 2.0 s', 'not reached']);
    expect(lines.every((line) => widthOf(line) <= columns && line.includes('… · '))).toBe(true);
  });

  test('says of the step that somebody stopped at that it was stopped there, and of those after it that they were not reached', () => {
    const screen = screenOf(plain);
    screen.on(story[0]!);
    screen.present(steps[0]!, 1, 3);
    const { tell = '' } = screen.on({ type: 'run-end', run: 'r1', outcome: 'stopped', seconds: 3, resume: 'x' });
    expect(tell).toContain('  ║  1. Fetch · stopped here\n  ☐  2. Build what was fetched · not reached\n');
  });

  test('a step whose outcome nobody knows is gone on with either way: it was done, or is run again', () => {
    const screen = screenOf(plain, null, { paused: ({ id }) => (id === 's-1' ? [{ what: 'was-done', line: 'runbook --done s-1' }, { what: 'redo', line: 'runbook --redo s-1' }] : null) });
    screen.on(story[0]!);
    expect(screen.on({ type: 'paused', id: 's-1', resume: 'x' }).tell).toContain('nobody knows whether it was done');
    expect(screen.on({ type: 'run-end', run: 'r1', outcome: 'paused', seconds: 3, resume: 'x' }).tell).toMatch(/it was done: +runbook --done s-1\n +to run it again: +runbook --redo s-1/);
  });

  test('counts on a terminal, below the plan, what was left out beforehand; elsewhere names it', () => {
    const leftOut = new Map([['s-2', '--only'], ['s-3', '--only']]);
    const screens = { narrow: screenOf(narrow, null, { leftOut }), plain: screenOf(plain, null, { leftOut }) };
    const seen = (screen: RunScreen): string => [story[0]!, ...['s-2', 's-3'].map((id): RunEvent => ({ type: 'step-skipped', id, reason: '--only' }))].map((event) => screen.on(event).tell ?? '').join('');
    expect(seen(screens.narrow)).toContain('– 2 steps left out: --only\n');
    expect(seen(screens.narrow)).not.toContain('s-2');
    expect(seen(screens.plain)).toContain('– s-2: skipped: --only\n– s-3: skipped: --only\n');
  });

  test('ends with what became of each step, and last of all with what to type', () => {
    expect(told(screenOf(plain)).split('\n').slice(-9)).toEqual([
      '  All of its output: /runs/r/steps/2.log', '', '  ✔  1. Fetch · done in 1.0 s', '  ✖  2. Build what was fetched · failed after 2.0 s', '  ☐  3. Deploy · not reached', '',
      'Failed after 3.0 s · r1', '  to try it again:  runbook exec docs/deploy.md --resume 20261121-120000-deploy-0000', '',
    ]);
  });

  test('says what comes next where a person is at a terminal', () => {
    expect(screenOf(narrow).present(steps[0]!, 1, 3)).toContain('then: Build what was fetched');
    expect(screenOf(plain).present(steps[0]!, 1, 3)).not.toContain('then:');
  });

  test('is no wider than a narrow terminal, but for what may be copied', () => {
    const wide = told(screenOf(narrow)).split('\n').filter((l) => widthOf(l) > 40);
    expect(wide.map((l) => l.trim())).toEqual(['echo 1 and a command that is longer than forty columns', 'echo 2 and a command that is longer than forty columns', '│ a last line of the output, long as it may be', 'to try it again:  runbook exec docs/deploy.md --resume 20261121-120000-deploy-0000']);
  });

  test('has words only where no marks are wanted', () => {
    const text = told(screenOf(bare));
    expect(text).not.toMatch(/[^\u0000-\u007F]/);
    expect(text).toContain('Step 1 of 3, Fetch');
    expect(text).toContain('Step 1 of 3: done in 1.0 s');
    expect(text).toContain('3. Deploy, not reached');
  });
});

describe('what is said once', () => {
  const onTerminal = (more: Partial<ScreenOptions> = {}): RunScreen => screenOf(narrow, null, { filter: true, ...more });
  const failed = { type: 'step-failed', failure: { ...failure, log: '/work/.runbook/runs/r/steps/2.log' } } as const;

  test('the last lines of a step that failed, where they do not stand just above', () => {
    const seen = onTerminal();
    story.slice(0, 5).forEach((event) => seen.on(event));
    seen.on({ type: 'output', id: 's-2', text: 'a last line of the output, long as it may be\n' });
    expect(seen.on(failed).tell).not.toContain('a last line');
    // Its keeper ran it to its end while nobody looked.
    const unseen = onTerminal();
    story.slice(0, 5).forEach((event) => unseen.on(event));
    expect(unseen.on(failed).tell).toContain('a last line');
  });

  test('what a run had done before it was gone on with, in the words of its end', () => {
    const history = { n: 1, exitCode: 0, time: '2026-11-21T12:00:00.000Z' };
    const screen = onTerminal({ earlier: new Map([['s-1', { ...history, step: 's-1', outcome: 'done', seconds: 4 }], ['s-2', { ...history, step: 's-2', outcome: 'skipped', seconds: null }]]) });
    const lines = ['s-1', 's-2'].map((id) => screen.on({ type: 'step-skipped', id, reason: 'done before the run was resumed', earlier: true }));
    expect(lines).toEqual([{}, {}]);
    // Its end comes from the record, without its beginning: it is named as the others are.
    expect(screen.on({ type: 'step-done', id: 's-3', exitCode: 0, signal: null, seconds: 1, accepted: false }).tell).toContain('Step 3 of 3: done');
    const { tell = '' } = screen.on({ type: 'run-end', run: 'r1', outcome: 'done', seconds: 2, total: 246, resume: null });
    expect(tell).toContain('Done after 2.0 s, 4 min 06 s in all · r1');
    expect(tell.split('\n').filter((l) => /\d\. /.test(l))).toEqual(['  ✔  1. Fetch · done in 4.0 s', '  –  2. Build what was fetched · skipped', '  ✔  3. Deploy · done in 1.0 s']);
  });

  test('of many steps that nobody came to, the first by name and how many more', () => {
    const ends = (n: number): string[] => {
      const many = onTerminal({ plan: { ...plan, steps: Array.from({ length: n }, (_, i) => step(i + 1, `Title ${i + 1}`)) } as Plan });
      many.present(step(1, 'Title 1'), 1, n);
      return (many.on({ type: 'run-end', run: 'r1', outcome: 'stopped', seconds: 2, resume: null }).tell ?? '').split('\n').filter((l) => /Title|more/.test(l)).map((l) => l.trim());
    };
    expect(ends(12)).toEqual(['║  1. Title 1 · stopped here', '☐  2. Title 2 · not reached', '☐  3. Title 3 · not reached', '☐  4. Title 4 · not reached', '☐  5. Title 5 · not reached', '☐     and 7 more']);
    expect(ends(6).at(-1)).toBe('☐  6. Title 6 · not reached');
  });

  test('at a failure whose menu follows, how the document says to go back', () => {
    const back = { ownWayBack: ["runbook exec 'docs/my deploy.md#rollback'"] };
    const failed = { type: 'step-failed', failure } as const;
    expect(onTerminal({ ...back, asked: true, next: () => [] }).on(failed).tell).toContain("\n  How to go back, as the document says: runbook exec 'docs/my deploy.md#rollback'\n");
    // Without one it stands with the other lines to type.
    expect(onTerminal(back).on(failed).tell).not.toContain('How to go back');
  });

  test('which file is edited: its path from here stands before the difference, not in it', () => {
    const { tell } = onTerminal().on({ type: 'edit-shown', id: 's-1', file: '/work/conf/app.yml', difference: '--- /work/conf/app.yml\n+++ /work/conf/app.yml\n@@ -1 +1 @@\n-a\n+b\n' });
    expect(tell).toBe('in conf/app.yml:\n  @@ -1 +1 @@\n  -a\n  +b\n');
  });

  test('the way on, last of all; several stand under one another', () => {
    const screen = screenOf(plain, null, { next: () => [{ what: 'retry', line: 'A' }, { what: 'accept', line: 'B' }] });
    screen.on({ type: 'step-failed', failure });
    expect(screen.on({ type: 'run-end', run: 'r1', outcome: 'failed', seconds: 3, resume: 'x' }).tell?.split('\n').slice(-3)).toEqual(['  to try it again:       A', '  it is done after all:  B', '']);
    const asked = screenOf(plain, null, { asked: true });
    expect(asked.on({ type: 'run-end', run: 'r1', outcome: 'stopped', seconds: 3, resume: 'x' }).tell).toMatch(/To go on: x\n +With it: .*--redo STEP/);
    const host = { ...steps[1], inputs: ['HOST'] } as unknown as Step;
    const before = screenOf(plain, null, { asked: true, plan: { ...plan, inputs: [{ name: 'TAG', written: [] }, { name: 'HOST', written: [] }], steps: [steps[0], host] } as unknown as Plan });
    before.present(host, 2, 2);
    expect(before.on({ type: 'run-end', run: 'r1', outcome: 'stopped', seconds: 3, resume: 'x' }).tell).toContain('--var HOST=… gives another value');
    const paused = screenOf(plain);
    expect(paused.on({ type: 'paused', id: 's-1', resume: 'GO' }).tell).not.toContain('GO');
    expect(paused.on({ type: 'run-end', run: 'r1', outcome: 'paused', seconds: 3, resume: 'x' }).tell?.trimEnd().split('\n').at(-1)).toBe('  To go on: GO');
  });
});

test('the line through the terminal is never longer than it', () => {
  for (const columns of [40, 71, 72, 80, 200]) {
    const screen = screenOf(Object.assign((_ink: unknown, text: string) => text, { columns }));
    for (const title of ['Fetch', 'x'.repeat(60), 'a title of many words '.repeat(5).trim()]) {
      const lines = screen.present(step(1, title), 1, 3).split('\n').slice(1, 4);
      expect(lines.filter((l) => /^ *─+$/.test(l))).toEqual([]);
      expect(lines.filter((l) => l.includes('─') && widthOf(l) > columns)).toEqual([]);
    }
  }
});

describe('in the log of a code host', () => {
  test('what was begun is ended when a run breaks off', () => {
    const screen = screenOf(plain, groupingOf({ GITHUB_ACTIONS: 'true' }, 'r1', () => 0));
    story.slice(0, 3).forEach((event) => screen.on(event));
    expect([screen.close(), screen.close()]).toEqual(['::endgroup::\n', '']);
  });

  test('the document’s own words are no command of GitHub’s, wherever they stand; what a step prints is left to it', () => {
    const groups = groupingOf({ GITHUB_ACTIONS: 'true' }, 'r1', () => 0);
    const bad = { ...step(1, '::stop-commands::x'), code: '::add-mask::e\necho ##[group]x\n' } as Step;
    const screen = screenOf(plain, groups, { plan: { ...plan, steps: [bad] } });
    const shown = screen.present(bad, 1, 1);
    const orders = (text: string): string[] => text.split('\n').filter((l) => /^\s*::|##\[/.test(l));
    expect(orders(shown)).toEqual(['::group::Step 1 of 1 · ::stop-commands::x']);
    expect(orders(screen.on({ type: 'warning', id: null, message: '::error::x ##[group]' }).tell ?? '')).toEqual([]);
    expect(screen.on({ type: 'output', id: 's-1', text: '::notice::mine\n' }).out).toBe('::notice::mine\n');
  });

  test('GitHub folds each step, and a failure stands outside at its line', () => {
    const lines = told(screenOf(plain, groupingOf({ GITHUB_ACTIONS: 'true' }, 'r1', () => 0))).split('\n');
    expect(lines.filter((l) => l.startsWith('::'))).toEqual(['::group::Step 1 of 3 · Fetch', '::endgroup::', '::group::Step 2 of 3 · Build what was fetched', '::endgroup::', '::error file=docs/deploy.md,line=20,title=Build what was fetched::exit status 1']);
    expect(lines.indexOf('✔ Step 1 of 3: done in 1.0 s')).toBeLessThan(lines.indexOf('::endgroup::'));
    expect(lines.findIndex((l) => l.startsWith('✖ Step 2 of 3'))).toBeGreaterThan(lines.lastIndexOf('::endgroup::'));
  });

  test('what a title holds cannot become a command of the host', () => {
    const groups = groupingOf({ GITHUB_ACTIONS: 'true' }, 'r1', () => 0)!;
    expect(groups.begin('50%\r\n::set-output name=x::y', 1)).toBe('::group::50%25%0D%0A::set-output name=x::y\n');
    expect(groups.failure({ path: 'a,b:c.md', line: 1, title: 'x', why: 'y\nz' })).toBe('::error file=a%2Cb%3Ac.md,line=1,title=x::y%0Az\n');
  });

  test('GitLab has a section for each step', () => {
    const text = told(screenOf(plain, groupingOf({ GITLAB_CI: 'true' }, 'r1', () => 5_000)));
    expect(text.match(/section_(?:start|end):5:runbook_r1_\d\r/g)).toEqual(['section_start:5:runbook_r1_1\r', 'section_end:5:runbook_r1_1\r', 'section_start:5:runbook_r1_2\r', 'section_end:5:runbook_r1_2\r']);
  });

  test('nowhere else is there a group', () => expect(groupingOf({ CI: 'true' }, 'r1', () => 0)).toBeNull());
});

describe('a line that is too long', () => {
  test('with a colour before its beginning loses none of it', () => expect(fit('\u001B[2m  one two three four five\u001B[0m', 20)).toBe('\u001B[2m  one two three four\n    five\u001B[0m'));
  test('goes on under its own beginning', () => expect(fit('  12. one two three four five', 22)).toBe('  12. one two three\n      four five'));
  test('is not broken between a mark and its word', () => {
    expect(fit('one two three four ● changes', 22)).toBe('one two three four\n  ● changes');
    expect(fit('one two three \u001B[33m● changes\u001B[39m', 16)).toBe('one two three\n  \u001B[33m● changes\u001B[39m');
    expect(fit('one two three four · five', 20)).toBe('one two three four ·\n  five');
  });
  test('keeps its colours out of the count', () => expect(fit('\u001B[1mone two three four\u001B[0m', 20)).toBe('\u001B[1mone two three four\u001B[0m'));
  test('counts wide characters as two', () => expect(widthOf('漢字 é')).toBe(6));
  test('stays as it is where the text goes to no terminal, or may be copied', () => {
    expect(fit('one two three four five six', undefined)).toBe('one two three four five six');
    expect(fit(whole('one two three four five six'), 20)).toBe('one two three four five six');
  });
});
