/** What a run looks like: on a narrow terminal, in words only, in the folded logs of code hosts; and what is left to read at the end. */
import { describe, expect, test } from 'vitest';
import type { Plan, Step } from '../../src/model/plan.ts';
import type { RunEvent, StepFailure } from '../../src/model/run.ts';
import { fit, whole, widthOf } from '../../src/show/fit.ts';
import { groupingOf, type Grouping } from '../../src/show/groups.ts';
import { runScreen, type RunScreen } from '../../src/show/run-screen.ts';
import { bare, plain, type Paint } from '../../src/words/paint.ts';
import { speaker } from '../../src/words/say.ts';

const step = (n: number, title: string): Step => ({ id: `s-${n}`, kind: 'shell', title, line: n * 10, code: `echo ${n} and a command that is longer than forty columns\n`, inputs: [], effect: 'change', effects: [], guards: [], when: {}, open: null, undo: null, answers: [], interactive: false, corrections: {} }) as unknown as Step;
const steps = [step(1, 'Fetch'), step(2, 'Build what was fetched'), step(3, 'Deploy')];
const plan = { source: { path: 'docs/deploy.md', format: 'markdown', sha256: 'a'.repeat(64) }, title: 'Deploy', inputs: [], sections: [], steps, skipped: [], messages: [] } as unknown as Plan;
const failure = { step: steps[1], exitCode: 1, signal: null, reason: null, seconds: 2, tail: ['a last line of the output, long as it may be'], log: '/runs/r/steps/2.log' } as unknown as StepFailure;
const narrow: Paint = Object.assign((_ink: unknown, text: string) => text, { columns: 40 });

const screenOf = (paint: Paint, groups: Grouping | null = null): RunScreen => runScreen({
  plan, fragment: 'go', commit: 'c0ffee0123456789', values: {}, leftOut: new Map(), cwd: null, say: speaker('en'), paint, groups, filter: false,
  goOn: (_id, line) => line, next: () => [{ what: 'retry', line: 'runbook exec docs/deploy.md --resume 20261121-120000-deploy-0000' }],
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

describe('the screen of a run', () => {
  test('says at its head which document, section and commit it is', () => expect(told(screenOf(plain)).split('\n')[0]).toBe('Run r1 · docs/deploy.md#go · commit c0ffee0123'));

  test('ends with what became of each step, and last of all with what to type', () => {
    expect(told(screenOf(plain)).split('\n').slice(-9)).toEqual([
      '  All of its output: /runs/r/steps/2.log', '', '  ✔  1. Fetch · done in 1.0 s', '  ✖  2. Build what was fetched · failed after 2.0 s', '  ☐  3. Deploy · not reached', '',
      'Failed after 3.0 s · r1', '  to try it again:   runbook exec docs/deploy.md --resume 20261121-120000-deploy-0000', '',
    ]);
  });

  test('says what comes next where a person is at a terminal', () => {
    expect(screenOf(narrow).present(steps[0]!, 1, 3)).toContain('then: Build what was fetched');
    expect(screenOf(plain).present(steps[0]!, 1, 3)).not.toContain('then:');
  });

  test('is no wider than a narrow terminal, but for what may be copied', () => {
    const wide = told(screenOf(narrow)).split('\n').filter((l) => widthOf(l) > 40);
    expect(wide.map((l) => l.trim())).toEqual(['echo 1 and a command that is longer than forty columns', 'echo 2 and a command that is longer than forty columns', '│ a last line of the output, long as it may be', 'to try it again:   runbook exec docs/deploy.md --resume 20261121-120000-deploy-0000']);
  });

  test('has words only where no marks are wanted', () => {
    const text = told(screenOf(bare));
    expect(text).not.toMatch(/[^\u0000-\u007F]/);
    expect(text).toContain('Step 1 of 3, Fetch');
    expect(text).toContain('Step 1 of 3: done in 1.0 s');
    expect(text).toContain('3. Deploy, not reached');
  });
});

describe('in the log of a code host', () => {
  test('GitHub folds each step, and a failure stands outside at its line', () => {
    const lines = told(screenOf(plain, groupingOf({ GITHUB_ACTIONS: 'true' }, () => 0))).split('\n');
    expect(lines.filter((l) => l.startsWith('::'))).toEqual(['::group::Step 1 of 3 · Fetch', '::endgroup::', '::group::Step 2 of 3 · Build what was fetched', '::endgroup::', '::error file=docs/deploy.md,line=20,title=Build what was fetched::exit status 1']);
    expect(lines.indexOf('✔ Step 1 of 3: done in 1.0 s')).toBeLessThan(lines.indexOf('::endgroup::'));
    expect(lines.findIndex((l) => l.startsWith('✖ Step 2 of 3'))).toBeGreaterThan(lines.lastIndexOf('::endgroup::'));
  });

  test('what a title holds cannot become a command of the host', () => {
    const groups = groupingOf({ GITHUB_ACTIONS: 'true' }, () => 0)!;
    expect(groups.begin('50%\r\n::set-output name=x::y', 1)).toBe('::group::50%25%0D%0A::set-output name=x::y\n');
    expect(groups.failure({ path: 'a,b:c.md', line: 1, title: 'x', why: 'y\nz' })).toBe('::error file=a%2Cb%3Ac.md,line=1,title=x::y%0Az\n');
  });

  test('GitLab has a section for each step', () => {
    const text = told(screenOf(plain, groupingOf({ GITLAB_CI: 'true' }, () => 5_000)));
    expect(text.match(/section_(?:start|end):5:runbook_step_\d\r/g)).toEqual(['section_start:5:runbook_step_1\r', 'section_end:5:runbook_step_1\r', 'section_start:5:runbook_step_2\r', 'section_end:5:runbook_step_2\r']);
  });

  test('nowhere else is there a group', () => expect(groupingOf({ CI: 'true' }, () => 0)).toBeNull());
});

describe('a line that is too long', () => {
  test('goes on under its own beginning', () => expect(fit('  12. one two three four five', 22)).toBe('  12. one two three\n      four five'));
  test('keeps its colours out of the count', () => expect(fit('\u001B[1mone two three four\u001B[0m', 20)).toBe('\u001B[1mone two three four\u001B[0m'));
  test('counts wide characters as two', () => expect(widthOf('漢字 é')).toBe(6));
  test('stays as it is where the text goes to no terminal, or may be copied', () => {
    expect(fit('one two three four five six', undefined)).toBe('one two three four five six');
    expect(fit(whole('one two three four five six'), 20)).toBe('one two three four five six');
  });
});
