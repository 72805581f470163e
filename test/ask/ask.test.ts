/** What is asked, of whom, and what is refused before anything runs. */
import { describe, expect, test } from 'vitest';
import { collectAnswers } from '../../src/ask/collect-answers.ts';
import { givenAnswers } from '../../src/ask/given-answers.ts';
import { absentOperator, terminalOperator } from '../../src/ask/operator.ts';
import { WentBack, type Prompter } from '../../src/ask/prompter.ts';
import { stillHolding } from '../../src/ask/restraints.ts';
import type { Guard } from '../../src/model/procedure.ts';
import type { Consent } from '../../src/model/run.ts';
import { refuseUnagreed } from '../../src/ask/ready-plan.ts';
import { selectSteps } from '../../src/ask/select-steps.ts';
import { trustOf, withTrust } from '../../src/ask/trust.ts';
import { parseVarsFile } from '../../src/ask/vars-file.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Plan, PlanInput, Step } from '../../src/model/plan.ts';
import { fit, telling } from '../../src/words/fit.ts';
import { plain } from '../../src/words/paint.ts';
import { planReasons } from '../../src/words/reading-words.ts';
import { speaker } from '../../src/words/say.ts';

const say = speaker('en');

function step(id: string, parts: Partial<Step> = {}): Step {
  return {
    id, title: id, section: 's', line: 1, endLine: 1, written: '', inputs: [], effect: 'change', effects: [], guards: [], when: {}, undo: null, corrections: {}, open: null,
    kind: 'shell', code: 'true', commands: ['true'], language: 'bash', interactive: false, answers: [], expect: null, ...parts,
  } as Step;
}

function input(name: string, parts: Partial<PlanInput> = {}): PlanInput {
  return { name, kind: 'text', source: 'placeholder', written: [`<${name.toLowerCase()}>`], example: null, default: null, options: null, required: true, secret: false, pattern: null, context: null, line: 1, usedBy: ['a'], guarded: false, argument: false, ...parts };
}

function plan(steps: readonly Step[], inputs: readonly PlanInput[] = []): Plan {
  return { schema: 'runbook-plan/1', source: { path: 'doc.md', format: 'markdown', sha256: '0'.repeat(64) }, title: 'Doc', language: 'en', shape: 'procedure', sections: [], inputs, steps, skipped: [], messages: [] };
}

function failure(action: () => unknown): Failure['parts'] {
  try {
    action();
  } catch (error) {
    if (error instanceof Failure) return error.parts;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const all = { from: null, to: null, only: [], skip: [] };

/** As a terminal of some width shows it: what stays whole loses its mark. */
const shown = (told: readonly string[]): string[] => told.map((text) => fit(text, undefined));

describe('steps are chosen', () => {
  const three = plan([step('a'), step('b', { when: { ENV: 'prod' } }), step('c', { when: { ENV: 'test' } })]);
  test('by ids and numbers alike', () => {
    expect(selectSteps(three, { ...all, from: '2' }, {}, say).run).toEqual(['b', 'c']);
    expect(selectSteps(three, { ...all, to: 'a' }, {}, say).run).toEqual(['a']);
    expect(selectSteps(three, { ...all, only: ['3', 'a'] }, {}, say).run).toEqual(['a', 'c']);
    expect(selectSteps(three, { ...all, skip: ['b'] }, {}, say).leftOut).toEqual([{ id: 'b', reason: '--skip' }]);
  });
  test('an alternative that was not chosen is left out, with the reason', () => {
    expect(selectSteps(three, all, { ENV: 'prod' }, say)).toEqual({ run: ['a', 'b'], leftOut: [{ id: 'c', reason: 'ENV is prod' }], named: [] });
  });
  test('--from after --to is refused', () => expect(failure(() => selectSteps(three, { ...all, from: 'c', to: 'a' }, {}, say)).exitCode).toBe(2));
});

describe('answers', () => {
  const given = { vars: [], commands: [], files: [], environment: {}, earlier: {} };
  test('rank: --var, --var-command, --vars-file, environment, the earlier run', () => {
    const inputs = ['A', 'B', 'C', 'D', 'E'].map((n) => input(n));
    const file = { path: 'x.env', text: 'A=file\nB=file\nC=file\n' };
    const found = givenAnswers(inputs, { ...given, vars: ['A=var'], commands: ['B=cmd', 'A=cmd'], files: [file], environment: { RUNBOOK_VAR_C: 'env', RUNBOOK_VAR_D: 'env' }, earlier: { D: 'old', E: 'old' } }, 'doc.md', say);
    expect(found).toEqual({ answers: { A: 'var', C: 'file', D: 'env', E: 'old' }, commands: { B: 'cmd' } });
  });
  test('a value may hold an equals sign and be empty', () => {
    expect(givenAnswers([input('A')], { ...given, vars: ['A=b=c'] }, 'doc.md', say).answers).toEqual({ A: 'b=c' });
  });
  test('YAML and JSON keep the text of numbers and of no', () => {
    expect(parseVarsFile('v.yaml', 'A: 1.10\nB: no\nC: 007\n')).toEqual({ A: '1.10', B: 'no', C: '007' });
    expect(parseVarsFile('v.json', '{"A": 1.10, "B": "x"}')).toEqual({ A: '1.10', B: 'x' });
    expect(() => parseVarsFile('v.yaml', '- a\n')).toThrow('NAME: VALUE');
    expect(() => parseVarsFile('v.yaml', 'A:\n  B: c\n')).toThrow('A: …');
  });

  const collecting = (parts: object): Parameters<typeof collectAnswers>[1] => ({ plan: plan([]), given: {}, prompter: null, quick: false, remembered: {}, say, tell: () => undefined, ...parts });
  test('a secret that is missing is given by a way that no list of processes shows', async () => {
    const error = await collectAnswers([input('LAMP_KEY', { kind: 'secret', secret: true }), input('B')], collecting({})).catch((e: unknown) => e);
    expect((error as Failure).parts).toMatchObject({ exitCode: 2, advice: expect.stringMatching(/^Give --var-command LAMP_KEY=… --var B=…\nLAMP_KEY: a secret, .*--vars-file -/) });
  });

  test('every missing and every refused one is named at once', async () => {
    const inputs = [input('A'), input('B', { options: ['x', 'y'] }), input('C', { example: 'v1' })];
    const error = await collectAnswers(inputs, collecting({ given: { B: 'z' } })).catch((e: Failure) => e);
    expect((error as Failure).parts).toMatchObject({ exitCode: 2, message: 'B is refused: it is one of x, y; inputs are missing: A, C', advice: expect.stringContaining('--var A=… --var C=v1') });
  });
  test('an example is never taken for a value; a default is', async () => {
    expect(await collectAnswers([input('A', { default: 'd', example: 'e' })], collecting({}))).toEqual({ A: 'd' });
    await expect(collectAnswers([input('A', { example: 'e' })], collecting({}))).rejects.toThrow('missing');
  });
  test.each([
    [{ guarded: true }, 'a b', 'TAG is refused: it goes where it is read a second time (by ssh, SQL, eval): only letters and digits are taken'], [{ inJson: true }, 'a"b', 'TAG is refused: it goes into a string of JSON'],
    [{ kind: 'version' }, 'v 1', 'TAG is refused: a version has no blanks'], [{ pattern: 'v\\d+' }, 'x', 'TAG is refused: it does not match v\\d+'],
  ] as const)('a limit of ours is told in words, the document’s own as it is written: %j', async (parts, value, says) => {
    const error = await collectAnswers([input('TAG', parts as Partial<PlanInput>)], collecting({ given: { TAG: value } })).catch((e: Failure) => e);
    expect((error as Failure).parts.message).toContain(says);
  });
  test('a version is given with or without its v', async () => {
    expect(await collectAnswers([input('V', { kind: 'version', written: ['v0.0.1', '0.0.1'] })], collecting({ given: { V: 'v1.2.3' } }))).toEqual({ V: '1.2.3' });
  });
  test('a file of one’s own folder is that file, which is said, but of a secret', async () => {
    const told: string[] = [];
    const file = { kind: 'file', argument: true } as const;
    const home = collecting({ given: { A: '~/a.yml', S: '~/key' }, home: '/home/ann', tell: (text: string) => void told.push(text) });
    expect(await collectAnswers([input('A', file), input('S', { ...file, secret: true })], home)).toEqual({ A: '/home/ann/a.yml', S: '/home/ann/key' });
    expect(told).toEqual(['  A is /home/ann/a.yml\n']);
  });
  test('the sentence and the line that the value is put into stand above the question', async () => {
    const told: string[] = [];
    const prompter = { line: async (message: string) => Promise.resolve(told.push(message) > 0 ? 'acme' : '') } as unknown as Prompter;
    const used = step('a', { written: '# first\nshop move <tenant> --now\n<tenant>' });
    await collectAnswers([input('TENANT', { context: 'The tenant that moves.' })], collecting({ plan: plan([used]), prompter, tell: (text: string) => void told.push(text) }));
    expect(shown(told)).toEqual(['  “The tenant that moves.” (doc.md:1)\n', '    shop move <tenant> --now\n', 'TENANT (<tenant>)']);
  });
  test('a sentence that several values stand under is told once', async () => {
    const told: string[] = [];
    const answers = ['a', '<', 'b', 'c', 'd'];
    const prompter = { line: async (message: string) => {
      told.push(message);
      const answer = answers.shift() ?? '';
      if (answer === '<') throw new WentBack('back');
      return Promise.resolve(answer);
    } } as unknown as Prompter;
    const context = 'What moves, and to where:';
    await collectAnswers([input('ONE', { context }), input('TWO', { context }), input('THREE', { context: 'When.' })], collecting({ prompter, tell: (text: string) => void told.push(text) }));
    expect(told.filter((text) => text.includes('“')).map((text) => text.trim())).toEqual(['“What moves, and to where:” (doc.md:1)', '“When.” (doc.md:1)']);
  });
  test('a sentence that is the options over again is not told', async () => {
    const told: string[] = [];
    const prompter = { choose: async () => Promise.resolve('B: by hand') } as unknown as Prompter;
    const options = ['A: from CI', 'B: by hand'];
    await collectAnswers([input('ONE', { context: 'A: from CI / B: by hand', options }), input('TWO', { context: 'By which way:', options })], collecting({ prompter, tell: (text: string) => void told.push(text) }));
    expect(told).toEqual(['  “By which way:” (doc.md:1)\n']);
  });
  test('that sentence is broken between words, under its own beginning; the line, which may be copied, is not', async () => {
    const told: string[] = [];
    const narrow = telling((text) => void told.push(text), Object.assign(plain.bind(null), { columns: 30 }));
    const used = step('a', { written: 'shop move <tenant> --now --and --say --what --was --done' });
    const prompter = { line: async () => Promise.resolve('acme') } as unknown as Prompter;
    await collectAnswers([input('TENANT', { context: 'The tenant that moves to another shard.' })], collecting({ plan: plan([used]), prompter, tell: narrow }));
    expect(told).toEqual(['  “The tenant that moves to\n    another shard.” (doc.md:1)\n', '    shop move <tenant> --now --and --say --what --was --done\n']);
  });
  test('the example of a secret is never repeated', async () => {
    const error = await collectAnswers([input('S', { secret: true, example: 'hunter2' })], collecting({})).catch((e: Failure) => e);
    expect(JSON.stringify((error as Failure).parts)).not.toContain('hunter2');
  });
});

describe('trust', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)] as const;
  test('is by path and bytes', () => {
    const text = withTrust('', 'ops/deploy.md', a);
    expect(text).toBe(`${a}  ops/deploy.md\n`);
    expect(trustOf([{ text, name: 'ops/deploy.md' }], a)).toBe('trusted');
    expect(trustOf([{ text, name: 'ops/deploy.md' }], b)).toBe('changed');
    expect(trustOf([{ text, name: 'other.md' }], a)).toBe('unknown');
  });
  test('a later approval replaces the earlier one, others are kept', () => {
    expect(withTrust(`${a}  z.md\n${a}  b.md\n`, 'b.md', b)).toBe(`${b}  b.md\n${a}  z.md\n`);
  });
  test('a name with a line break cannot forge a line', () => {
    const name = `x\n${b}  deploy.md`;
    const text = withTrust('', name, a);
    expect(trustOf([{ text, name: 'deploy.md' }], b)).toBe('unknown');
    expect(trustOf([{ text, name }], a)).toBe('trusted');
  });
});

describe('consent', () => {
  const steps = plan([step('read'), step('wipe', { effect: 'destroy' }), step('sure', { corrections: { confirm: '' } })]);
  const ids = steps.steps.map((s) => s.id);
  test('without a terminal, what was not agreed to is refused before anything runs', () => {
    expect(failure(() => refuseUnagreed(steps, ids, { ordinary: true, destroy: false, manual: 'pause' }, 'runbook exec doc.md --yes', say))).toMatchObject({ exitCode: 2, message: expect.stringContaining('wipe, sure'), advice: expect.stringContaining('runbook exec doc.md --yes --allow-destroy') });
    expect(() => refuseUnagreed(steps, ['read'], { ordinary: true, destroy: false, manual: 'pause' }, '', say)).not.toThrow();
    expect(() => refuseUnagreed(steps, ids, { ordinary: true, destroy: true, manual: 'pause' }, '', say)).not.toThrow();
  });

  const parts = (consent: object, known = {}): Parameters<typeof absentOperator>[0] => ({ consent: { ordinary: false, destroy: false, manual: 'pause', ...consent }, who: 'ann', known, say, tell: () => undefined });
  const at = { index: 1, of: 1 };
  test('nobody there: --yes runs what changes, never what destroys', async () => {
    const operator = absentOperator(parts({ ordinary: true }));
    expect(await operator.beforeStep(step('a'), at)).toEqual({ do: 'run' });
    expect(await operator.beforeStep(step('b', { effect: 'unknown' }), at)).toEqual({ do: 'run' });
    expect(await operator.beforeStep(step('c', { effect: 'destroy' }), at)).toEqual({ do: 'stop' });
    expect(await operator.programAsks(step('a'), 'sure?')).toBe(null);
  });
  test('--allow-destroy alone does not agree to ordinary steps', async () => {
    expect(await absentOperator(parts({ destroy: true })).beforeStep(step('a'), at)).toEqual({ do: 'stop' });
  });

  describe('what the document itself limits', () => {
    const guard = (kind: Guard['kind'], line = 3): Partial<Step> => ({ guards: [{ kind, environment: kind === 'not-in' ? 'production' : null, text: `text of ${kind}`, line }] });
    const limited = plan([step('plain'), step('maybe', guard('optional')), step('if', guard('condition')), step('never', guard('not-in')), step('look', { ...guard('condition'), effect: 'read' }), step('grave', guard('warning'))]);
    const yes = { ordinary: true, destroy: true, manual: 'pause' } as const;
    const choose = (more: object): ReturnType<typeof selectSteps> => selectSteps(limited, { ...all, ...more }, {}, say);
    const held = (consent: Consent) => (s: Step): readonly Guard[] => stillHolding(s, { consent });

    test('optional and conditional steps that change something are left out where nobody can be asked, with the sentence and the way to have them', () => {
      expect(choose({ unattended: true })).toMatchObject({ run: ['plain', 'never', 'look', 'grave'], leftOut: [{ id: 'maybe', reason: 'only if “text of optional”: name it with --also maybe' }, { id: 'if' }] });
      expect(choose({ unattended: true, also: ['maybe'] })).toMatchObject({ run: ['plain', 'maybe', 'never', 'look', 'grave'], named: ['maybe'] });
      expect(choose({ unattended: true, only: ['if'] })).toMatchObject({ run: ['if'], named: ['if'] });
      expect(choose({ unattended: false }).run).toHaveLength(6);
    });
    test('a step that is not for an environment is refused under --yes --allow-destroy, naming the options', () => {
      const run = choose({ unattended: true }).run;
      expect(failure(() => refuseUnagreed(limited, run, yes, 'runbook exec doc.md --yes', say, held(yes)))).toMatchObject({ exitCode: 2, message: expect.stringContaining('text of not-in'), advice: expect.stringMatching(/--also never\n.*--skip never/) });
      const named = { ...yes, also: ['never'] };
      expect(() => refuseUnagreed(limited, run, named, '', say, held(named))).not.toThrow();
    });
    test('nobody there: none of them runs under --yes; named, each does', async () => {
      const absent = absentOperator({ ...parts(yes), held: held(yes) });
      for (const id of ['maybe', 'if', 'never']) expect(await absent.beforeStep(limited.steps.find((s) => s.id === id) as Step, at)).toEqual({ do: 'stop' });
      const named = { ...yes, also: ['maybe', 'if', 'never'] };
      for (const s of limited.steps) expect(await absentOperator({ ...parts(named), held: held(named) }).beforeStep(s, at)).toEqual({ do: 'run' });
      expect(await absent.confirmEdit({ ...limited.steps[3], kind: 'edit' } as Step, '+ x', {})).toBe(false);
    });
    test('on a terminal each is asked about under --yes as well, with the sentence', async () => {
      const told: string[] = [];
      const prompter = scripted(['run', 'skip', '', false]);
      const operator = terminalOperator({ ...parts(yes), held: held(yes), tell: (text) => void told.push(text) }, prompter);
      expect(await operator.beforeStep(limited.steps[0] as Step, at)).toEqual({ do: 'run' });
      expect(prompter.asked).toHaveLength(0);
      expect(await operator.beforeStep(limited.steps[3] as Step, at)).toEqual({ do: 'run' });
      expect(told.join('')).toContain('text of not-in');
      expect(await operator.beforeStep(limited.steps[1] as Step, at)).toEqual({ do: 'skip', note: '' });
      expect(await operator.confirmEdit({ ...limited.steps[2], kind: 'edit' } as Step, '+ x', {})).toBe(false);
    });
    test('whether a run is on the machine that the document goes to is asked once, and never left out: without anybody to ask it is refused with --here', async () => {
      const there: Plan = { ...limited, steps: limited.steps.map((s) => ({ ...s, effect: 'change', guards: [{ kind: 'condition', environment: null, text: planReasons.connected.en.replace('{text}', 'Log in to the box.'), line: 3 }] })) };
      const { run, leftOut } = selectSteps(there, { ...all, unattended: true }, {}, say);
      expect(leftOut).toEqual([]);
      expect(failure(() => refuseUnagreed(there, run, yes, 'runbook exec doc.md --yes', say, held(yes)))).toMatchObject({ exitCode: 2, message: expect.stringContaining('Log in to the box.'), advice: expect.stringContaining('runbook exec doc.md --yes --here\n') });
      const prompter = scripted(['skip', '', 'run']);
      const operator = terminalOperator({ ...parts(yes), held: held(yes) }, prompter);
      const [first, ...rest] = there.steps as [Step, ...Step[]];
      expect(await operator.beforeStep(first, at)).toEqual({ do: 'skip', note: '' });
      for (const s of rest) expect(await operator.beforeStep(s, at)).toEqual({ do: 'run' });
      expect(prompter.asked).toHaveLength(3);
    });
    test('a rollback, whose steps look at their conditions themselves, is not held back', () => {
      for (const s of limited.steps) expect(stillHolding(s, { consent: yes, undoes: 'run' })).toEqual([]);
    });
  });

  /** Answers in order; the questions that were asked are kept. */
  function scripted(answers: readonly unknown[]): Prompter & { readonly asked: string[] } {
    const left = [...answers];
    const asked: string[] = [];
    const next = async (message: string): Promise<never> => {
      asked.push(message);
      if (left.length === 0) throw Object.assign(new Error('left'), { name: 'ExitPromptError' });
      return left.shift() as never;
    };
    return { asked, choose: next, line: next, hidden: next, confirm: next, edit: next };
  }
  test('--yes on a terminal does not ask before ordinary steps, and still wants the word before what destroys', async () => {
    const prompter = scripted(['run', 'nope', 'run', 'destroy']);
    const operator = terminalOperator(parts({ ordinary: true }), prompter);
    expect(await operator.beforeStep(step('a'), at)).toEqual({ do: 'run' });
    expect(prompter.asked).toEqual([]);
    expect(await operator.beforeStep(step('w', { effect: 'destroy' }), at)).toEqual({ do: 'run' });
    expect(prompter.asked).toHaveLength(4);
  });
  test('leaving a question stops, and agrees to nothing', async () => {
    const operator = terminalOperator(parts({}), scripted([]));
    expect(await operator.beforeStep(step('a'), at)).toEqual({ do: 'stop' });
    expect(await operator.confirmEdit(step('e', { kind: 'edit' } as Partial<Step>), '+ x', {})).toBe('stop');
    expect(await operator.unknownStep({ step: step('u'), startedAt: '', tail: [], log: '', check: null, alive: [] })).toEqual({ do: 'pause', note: '' });
  });
  test('what was typed before a question stood is thrown away; a note after a choice may be typed ahead', async () => {
    const order: string[] = [];
    const prompter = scripted(['skip', 'why', true]);
    const told = (what: string) => <T>(of: T): T => (order.push(what), of);
    const watched: Prompter = { ...prompter, choose: (...q) => told('choose')(prompter.choose(...q)), line: (...q) => told('line')(prompter.line(...q)), confirm: (...q) => told('confirm')(prompter.confirm(...q)) };
    const operator = terminalOperator({ ...parts({}), discard: () => void order.push('discard') }, watched);
    expect(await operator.beforeStep(step('a'), at)).toEqual({ do: 'skip', note: 'why' });
    expect(await operator.confirmEdit(step('e', { kind: 'edit' } as Partial<Step>), '+ x', {})).toBe(true);
    expect(order).toEqual(['discard', 'choose', 'line', 'discard', 'confirm']);
  });
  test('an edit that changes nothing is no edit', async () => {
    const operator = terminalOperator(parts({}), scripted(['edit', 'true', 'run']));
    expect(await operator.beforeStep(step('a'), at)).toEqual({ do: 'run' });
    const changed = terminalOperator(parts({}), scripted(['edit', 'true && ls']));
    expect(await changed.beforeStep(step('a'), at)).toEqual({ do: 'edit', code: 'true && ls' });
  });
});
