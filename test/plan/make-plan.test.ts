import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/model/plan.ts';
import type { Procedure, SectionRole } from '../../src/model/procedure.ts';
import { Failure } from '../../src/model/failure.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import { procedureFragments } from '../../src/plan/procedure-fragments.ts';
import { command, edit, idle, input, manual, procedureOf, sectionsOf } from './procedure-of.ts';

const byDefault: Selection = { fragment: null, all: false };
const everything: Selection = { fragment: null, all: true };
const named = (fragment: string): Selection => ({ fragment, all: false });

describe('without a fragment, a document that is one procedure', () => {
  const sections = sectionsOf([1, 'Deploy', 'procedure'], [2, 'Before', 'prerequisites'], [2, 'Steps', 'procedure'], [2, 'Look', 'verification'], [2, 'Rollback', 'rollback'], [3, 'Before the rollback', 'prerequisites'], [2, 'Install', 'setup'], [2, 'Trouble', 'troubleshooting'], [2, 'Remove', 'cleanup'], [2, 'About', 'reference']);
  const procedure = procedureOf(sections, sections.flatMap((s, i) => (s.id ? [command(i, `do-${s.id}`)] : [])));
  const plan = makePlan(procedure, byDefault);

  it('selects prerequisites, procedure and verification', () => {
    expect(plan.sections.filter((s) => s.selected).map((s) => s.id)).toEqual(['deploy', 'before', 'steps', 'look']);
    expect(plan.steps.map((s) => s.written)).toEqual(['do-deploy', 'do-before', 'do-steps', 'do-look']);
  });

  it('says of each section that stays out although it holds steps why, and how to name it', () => {
    expect(plan.sections.filter((s) => s.leftOut).map((s) => s.leftOut)).toEqual([
      'rollback: only when named (doc.md#rollback)', 'prerequisites: only when named (doc.md#before-the-rollback)', 'set-up: only when named (doc.md#install)',
      'troubleshooting: only when named (doc.md#trouble)', 'clean-up: only when named (doc.md#remove)', 'reference: only when named (doc.md#about)',
    ]);
  });
});

describe('a document whose title is itself a rollback', () => {
  it('is named by naming the document', () => {
    const sections = sectionsOf([1, 'Undo it', 'rollback'], [2, 'Stop', 'rollback'], [2, 'Clean', 'cleanup']);
    const plan = makePlan(procedureOf(sections, [command(1, 'a'), command(2, 'b'), command(3, 'c')]), byDefault);
    expect(plan.steps.map((s) => s.written)).toEqual(['a', 'b']);
    expect(plan.steps.flatMap((s) => s.guards)).toEqual([]);
  });
});

describe('a fragment', () => {
  const sections = sectionsOf([1, 'Ops', 'reference'], [2, 'Deploy', 'procedure'], [3, 'Steps', 'procedure'], [3, 'Rollback', 'rollback'], [2, 'Other', 'procedure']);
  const procedure = procedureOf(sections, [command(2, 'a'), command(3, 'b'), command(4, 'c'), command(5, 'd')]);

  it('selects its section and what is under it', () => {
    expect(makePlan(procedure, named('deploy')).steps.map((s) => s.written)).toEqual(['a', 'b', 'c']);
  });

  it('keeps what is for another occasion under a condition, unless it is itself what was named', () => {
    expect(makePlan(procedure, named('deploy')).steps.map((s) => s.guards.map((g) => g.text))).toEqual([[], [], ['only where it applies: Rollback']]);
    expect(makePlan(procedure, named('rollback')).steps.map((s) => s.guards)).toEqual([[]]);
  });

  it('asks about what changes something in a section that may be for another occasion, unless it was named, or the whole document is for one', () => {
    const doubtful = (role: SectionRole, share: number): Procedure => procedureOf(sectionsOf([1, 'Guide', role], [2, 'Deploy', 'procedure'], [2, 'Trouble', 'procedure']).map((s) => (s.title === 'Trouble' ? { ...s, aside: share } : s)), [command(2, 'a'), command(3, 'b', { effect: 'read' }), command(3, 'c')]);
    const asked = (procedure: Procedure, selection: Selection = everything): string[][] => makePlan(procedure, selection).steps.map((s) => s.guards.map((g) => g.text));
    expect(asked(doubtful('procedure', 0.1))).toEqual([[], [], ['Trouble (perhaps for another occasion)']]);
    expect(asked(doubtful('procedure', 0.09))).toEqual([[], [], []]);
    expect(asked(doubtful('procedure', 0.4), named('trouble'))).toEqual([[], []]);
    expect(asked(doubtful('rollback', 0.4))).toEqual([[], [], []]);
  });

  it('meets the condition that its own heading is, and no other', () => {
    const heading = { kind: 'condition', environment: null, text: 'Hotfixes', line: 20 } as const;
    const later = { kind: 'condition', environment: null, text: 'If it fails', line: 22 } as const;
    const release = procedureOf(sectionsOf([1, 'Release', 'procedure'], [2, 'Hotfixes', 'procedure']), [command(1, 'a'), command(2, 'b', { guards: [heading, later] })]);
    expect(makePlan(release, everything).steps.at(-1)?.guards).toEqual([heading, later]);
    expect(makePlan(release, named('hotfixes')).steps.map((s) => s.guards)).toEqual([[later]]);
    const wanted = { ...heading, kind: 'optional', text: 'Extras (optional)' } as const;
    const where = { kind: 'not-in', environment: 'production', text: 'Extras (never in production)', line: 20 } as const;
    const extras = procedureOf(sectionsOf([1, 'Release', 'procedure'], [2, 'Extras', 'procedure']), [command(1, 'a'), command(2, 'b', { guards: [wanted, where] })]);
    expect(makePlan(extras, named('extras')).steps.map((s) => s.guards)).toEqual([[where]]);
  });

  it('that is not there names the nearest, with exit status 2', () => {
    expect(() => makePlan(procedure, named('deplyo'))).toThrow(expect.objectContaining({ parts: expect.objectContaining({ exitCode: 2, advice: 'Did you mean doc.md#deploy?' }) }));
  });

  it('may be typed without accents and percent-encoded', () => {
    const accents = procedureOf(sectionsOf([1, 'Déploiement', 'procedure']), [command(1, 'a')]);
    expect(makePlan(accents, named('deploiement')).steps).toHaveLength(1);
    expect(makePlan(accents, named('d%C3%A9ploiement')).steps).toHaveLength(1);
    expect(() => makePlan(accents, named('%'))).toThrow(Failure);
  });
});

describe('a catalogue', () => {
  const sections = sectionsOf([1, 'Ops', 'reference'], [2, 'Restart', 'procedure'], [2, 'Users', 'procedure'], [3, 'Add', 'procedure'], [3, 'Lock', 'procedure'], [2, 'Wrapper', 'procedure'], [3, 'Only one', 'procedure'], [2, 'Words', 'reference']);
  const procedure = procedureOf(sections, [command(2, 'a'), command(4, 'b'), command(5, 'c'), command(7, 'd')], { shape: 'catalogue' });

  it('prints its sections and no steps', () => {
    const plan = makePlan(procedure, byDefault);
    expect(plan.steps).toEqual([]);
    expect(plan.sections.some((s) => s.selected)).toBe(false);
    expect(procedureFragments(plan).map((s) => s.id)).toEqual(['restart', 'users', 'add', 'lock', 'only-one']);
  });

  it('has its steps when a section is named, and all with --all', () => {
    expect(makePlan(procedure, named('users')).steps.map((s) => s.written)).toEqual(['b', 'c']);
    expect(makePlan(procedure, everything).steps).toHaveLength(4);
  });
});

describe('a diagnosis', () => {
  it('looks, and keeps its remedies under a condition', () => {
    const sections = sectionsOf([1, 'Disk full', 'reference'], [2, 'Look', 'troubleshooting'], [2, 'Mitigation', 'procedure']);
    const plan = makePlan(procedureOf(sections, [command(2, 'df', { effect: 'read' }), command(3, 'rm x', { effect: 'destroy' })], { shape: 'diagnosis' }), byDefault);
    expect(plan.steps.map((s) => [s.written, s.guards.map((g) => g.kind)])).toEqual([['df', []], ['rm x', ['condition']]]);
  });

  it.each([['Disk full', true], ['Cause 1: no memory left', true], ['Base injoignable', true], ['Diagnosis', false], ['2. Check the disk', false], ['Is it the disk?', false], ['Vérifier le disque', false]])('asks about what is changed below the trouble that was found, and not where one looks: %s', (title, asked) => {
    const found = sectionsOf([1, 'Web down', 'troubleshooting'], [2, title, 'troubleshooting']);
    const plan = makePlan(procedureOf(found, [command(2, 'df', { effect: 'read' }), command(2, 'rm x', { effect: 'change' }), manual(2, 'Buy a disk')], { shape: 'diagnosis' }), byDefault);
    expect(plan.steps.map((s) => s.guards.length)).toEqual(asked ? [0, 1, 1] : [0, 0, 0]);
  });
});

describe('ids of steps', () => {
  it('can be typed, are unique, and do not depend on the selection', () => {
    const sections = sectionsOf([1, 'Déploiement à la main du soir', 'procedure'], [2, 'One', 'procedure'], [2, 'Two', 'procedure']);
    const procedure = procedureOf(sections, [command(1, 'a'), manual(1, 'b'), command(2, 'c', { corrections: { id: 'push' } }), command(3, 'd', { corrections: { id: 'push' } }), command(3, 'e', { corrections: { run: 'false' } }), command(3, 'f')]);
    expect(makePlan(procedure, everything).steps.map((s) => s.id)).toEqual(['Deploiement-a-la-main-1', 'Deploiement-a-la-main-2', 'push', 'push-1', 'two-3'].map((s) => s.replace('Deploiement', 'deploiement')));
    expect(makePlan(procedure, named('two')).steps.map((s) => s.id)).toEqual(['push-1', 'two-3']);
  });

  it('never take an id that an author gives further on', () => {
    const procedure = procedureOf(sectionsOf([1, 'One', 'procedure']), [command(1, 'a'), command(1, 'b', { corrections: { id: 'one-1' } })]);
    expect(makePlan(procedure, everything).steps.map((s) => s.id)).toEqual(['one-1-2', 'one-1']);
  });
});

describe('what is not a step', () => {
  it('is listed with a reason a person understands', () => {
    const procedure = procedureOf(sectionsOf([1, 'One', 'procedure']), [idle(1), command(1, 'x', { corrections: { run: 'false' } })]);
    expect(makePlan(procedure, everything).skipped.map((s) => s.reason)).toEqual(['shown only', 'left out by its author (run=false)']);
  });
});

describe('choices', () => {
  const sections = sectionsOf([1, 'Push', 'procedure'], [2, 'Staging', 'procedure'], [2, 'Prod', 'procedure']);
  const procedure = procedureOf(sections, [command(2, 'a', { when: { ENVIRONMENT: 'Staging' } }), command(3, 'b', { when: { ENVIRONMENT: 'Prod' } })], {
    inputs: [input('ENVIRONMENT', { kind: 'choice', source: 'choice', options: ['Staging', 'Prod', 'Demo'], written: [] })],
  });

  it('are asked where more than one option is selected, with the options that are', () => {
    const plan = makePlan(procedure, byDefault);
    expect(plan.inputs).toMatchObject([{ name: 'ENVIRONMENT', options: ['Staging', 'Prod'], usedBy: ['staging-1', 'prod-1'] }]);
    expect(plan.steps.map((s) => s.when)).toEqual([{ ENVIRONMENT: 'Staging' }, { ENVIRONMENT: 'Prod' }]);
  });

  it('are none where a fragment selects only one', () => {
    const plan = makePlan(procedure, named('prod'));
    expect(plan.inputs).toEqual([]);
    expect(plan.steps).toMatchObject([{ when: {}, inputs: [] }]);
  });

  it('of an author stay, whatever is selected', () => {
    const authored = procedureOf(sections, [command(3, 'b', { when: { REGION: 'eu' }, corrections: { when: 'REGION=eu' } })], { inputs: [input('REGION', { kind: 'choice', source: 'choice', options: ['eu', 'us'], written: [] })] });
    expect(makePlan(authored, named('prod'))).toMatchObject({ inputs: [{ name: 'REGION', options: ['eu', 'us'] }], steps: [{ when: { REGION: 'eu' } }] });
  });
});

describe('an edit', () => {
  it('whose file nobody names asks for it', () => {
    const plan = makePlan(procedureOf(sectionsOf([1, 'One', 'procedure']), [edit(1, null, 'image: a'), edit(1, 'app.yml', 'image: a')]), everything);
    expect(plan.inputs).toMatchObject([{ name: 'FILE', kind: 'file', usedBy: ['one-1'] }]);
    expect(plan.steps).toMatchObject([{ file: null, fileInput: 'FILE', inputs: ['FILE'] }, { file: 'app.yml', fileInput: null, inputs: [] }]);
  });
});

describe('an input', () => {
  it('has the forms that occur in what is selected', () => {
    const slot = (source: string, written: string) => [{ start: source.indexOf(written), end: source.indexOf(written) + written.length, written, input: 'APP', form: 'plain' as const }];
    const procedure = procedureOf(sectionsOf([1, 'One', 'procedure'], [1, 'Two', 'procedure']), [command(1, 'go <app>', { slots: slot('go <app>', '<app>') }), command(2, 'go $APP', { slots: slot('go $APP', '$APP') })], { inputs: [input('APP', { written: ['<app>', '$APP'] })] });
    expect(makePlan(procedure, named('one')).inputs).toMatchObject([{ written: ['<app>'], usedBy: ['one-1'] }]);
    expect(makePlan(procedure, everything).inputs).toMatchObject([{ written: ['<app>', '$APP'] }]);
  });
});

describe('a command that no table knows', () => {
  const guard = (kind: 'irreversible' | 'warning') => [{ kind, environment: null, text: 'All orders will be deleted.', line: 9 }];
  it('destroys where the document says so', () => {
    const unknown = { effect: 'unknown' as const, effects: [{ command: 'tidy', effect: 'unknown' as const, why: '?' }] };
    const plan = makePlan(procedureOf(sectionsOf([1, 'One', 'procedure']), [command(1, 'tidy', { ...unknown, guards: guard('irreversible') }), command(1, 'tidy', { ...unknown, guards: guard('warning') }), command(1, 'look', { effect: 'read', guards: guard('irreversible') })]), everything);
    expect(plan.steps.map((s) => s.effect)).toEqual(['destroy', 'unknown', 'read']);
    expect(plan.steps[0]?.effects[0]?.why).toBe('the document says: All orders will be deleted.');
  });
});

describe('what an author says', () => {
  it('makes a block a step for a person, an expectation, and the last word on a terminal', () => {
    const plan = makePlan(procedureOf(sectionsOf([1, 'One', 'procedure']), [
      command(1, 'show it', { corrections: { kind: 'manual' } }), command(1, 'a', { corrections: { expect: '/ok/', undo: 'undo it', interactive: 'false' }, interactive: true }),
    ]), everything);
    expect(plan.steps).toMatchObject([{ kind: 'manual', text: 'show it' }, { kind: 'shell', expect: '/ok/', undo: 'undo it', interactive: false }]);
  });
});

describe('the hash of a plan', () => {
  it('is of its content, whatever the order of its keys', () => {
    const plan = makePlan(procedureOf(sectionsOf([1, 'One', 'procedure']), [command(1, 'a')]), everything);
    const turned = Object.fromEntries(Object.entries(plan).toReversed()) as unknown as typeof plan;
    expect(planHash(turned)).toBe(planHash(plan));
    expect(planHash({ ...plan, title: 'other' })).not.toBe(planHash(plan));
    expect(planHash(plan)).toMatch(/^[0-9a-f]{64}$/);
  });
});
