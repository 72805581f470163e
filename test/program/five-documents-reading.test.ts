/** How the five documents that this project exists for are read; by line and kind, since their text is not ours. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Plan } from '../../src/model/plan.ts';

const seeds = join(import.meta.dirname, '../../../shared/seeds');
const there = existsSync(seeds);

async function planOf(name: string, fragment: string | null = null, all = false): Promise<Plan> {
  return (await planDocument(readFileSync(join(seeds, name)), name, { fragment, all })).plan;
}
const lines = (plan: Plan, kind: string): number[] => plan.steps.filter((s) => s.kind === kind).map((s) => s.line);
const stepAt = (plan: Plan, line: number) => {
  const step = plan.steps.find((s) => s.line <= line && s.endLine >= line);
  if (!step) throw new Error(`no step at line ${line}`);
  return step;
};
const input = (plan: Plan, name: string) => plan.inputs.find((i) => i.name === name);

describe.skipIf(!there)('extract-table-ui.md', () => {
  it('is one procedure: two mislabelled shell blocks and an edit of the named file', async () => {
    const plan = await planOf('extract-table-ui.md');
    expect(plan.shape).toBe('procedure');
    expect(lines(plan, 'shell')).toEqual([35, 66]);
    expect(lines(plan, 'edit')).toEqual([53]);
    expect(stepAt(plan, 53)).toMatchObject({ kind: 'edit', file: 'deployment.yml', syntax: 'yaml' });
  });

  it('has one input, the version, in both its forms', async () => {
    const plan = await planOf('extract-table-ui.md');
    expect(plan.inputs.map((i) => [i.kind, i.source, [...i.written].toSorted()])).toEqual([['version', 'example', ['0.0.11', 'v0.0.11']]]);
    expect(plan.inputs[0]?.usedBy).toHaveLength(3);
  });

  it('leaves the look at Argo to a person, and takes neither the outline nor the explanations for steps', async () => {
    const manual = lines(await planOf('extract-table-ui.md'), 'manual');
    expect(manual).toContain(76);
    for (const line of [4, 7, 12, 13, 17, 19, 20, 22, 30, 73]) expect(manual).not.toContain(line);
  });

  it('says that the labels are wrong', async () => {
    const plan = await planOf('extract-table-ui.md');
    expect(plan.steps.map((s) => s.effect)).not.toContain('destroy');
  });
});

describe.skipIf(!there)('apilos.md', () => {
  it('is a catalogue: without a fragment nothing is selected', async () => {
    const plan = await planOf('apilos.md');
    expect(plan.shape).toBe('catalogue');
    expect(plan.steps).toEqual([]);
  });

  it('releases by three inline commands, two versions, and five things for a person, in order', async () => {
    const plan = await planOf('apilos.md', 'comment-release');
    expect(plan.steps.map((s) => [s.kind, s.line])).toEqual([
      ['shell', 26], ['shell', 27], ['manual', 31], ['manual', 33], ['shell', 35], ['manual', 37], ['manual', 39], ['manual', 41],
    ]);
    expect(plan.inputs.map((i) => i.kind)).toEqual(['version', 'version']);
  });

  it('knows the command between three backticks', async () => {
    expect(stepAt(await planOf('apilos.md', null, true), 67)).toMatchObject({ kind: 'shell', effect: 'change' });
  });

  it('does not run the template while its dots are in it', async () => {
    const plan = await planOf('apilos.md', 'executer-une-commande-python-sur-un-scalingo');
    const runnable = plan.steps.filter((s) => s.kind === 'shell' && s.open === null);
    expect(runnable).toEqual([]);
    expect(plan.steps.some((s) => s.open !== null) || plan.skipped.some((s) => s.line <= 99 && s.endLine >= 99)).toBe(true);
  });

  it.each([[110, 3], [127, 3], [152, 2]])('reads the dialogue of line %i as one command with %i answers', async (line, answers) => {
    const step = stepAt(await planOf('apilos.md', null, true), line);
    if (step.kind !== 'shell') throw new Error(step.kind);
    expect(step.commands).toHaveLength(1);
    expect(step.answers).toHaveLength(answers);
    expect(step.interactive).toBe(true);
  });

  it('sees that line 139 destroys, and ties the warning below to it', async () => {
    const step = stepAt(await planOf('apilos.md', null, true), 139);
    expect(step.effect).toBe('destroy');
    expect(step.guards.map((g) => g.kind)).toContain('not-in');
  });
});

describe.skipIf(!there)('quefairedemesobjets.md', () => {
  it('asks for the environment once, as a choice', async () => {
    const plan = await planOf('quefairedemesobjets.md', 'procédure-de-déploiement');
    const choice = plan.inputs.find((i) => i.kind === 'choice');
    expect(choice?.options?.map((o) => o.replace(/^en /, ''))).toEqual(['PREPROD', 'PROD']);
    expect(lines(plan, 'manual')).toEqual([11, 12, 13, 14]);
    expect(lines(plan, 'shell')).toEqual([18, 27]);
    for (const line of [18, 27]) expect(Object.keys(stepAt(plan, line).when)).toEqual([choice?.name]);
  });

  it('knows that line 63 takes the terminal', async () => {
    expect(stepAt(await planOf('quefairedemesobjets.md', null, true), 63)).toMatchObject({ kind: 'shell', interactive: true });
  });

  it('rolls back: a tag, a forced push and a restore that destroy, people before and after', async () => {
    const plan = await planOf('quefairedemesobjets.md', 'rollback-des-interfaces');
    expect(plan.inputs.map((i) => i.name).toSorted()).toEqual(['DATABASE_URL', 'DUMP_FILE', 'TAG']);
    expect(input(plan, 'DATABASE_URL')).toMatchObject({ kind: 'secret', secret: true });
    expect(input(plan, 'DUMP_FILE')).toMatchObject({ kind: 'file', secret: false });
    expect(stepAt(plan, 88).effect).toBe('destroy');
    expect(stepAt(plan, 101).effect).toBe('destroy');
    expect(lines(plan, 'manual')).toEqual(expect.arrayContaining([79, 80, 81, 85, 97, 113]));
    for (const line of [113, 114, 115]) {
      const step = plan.steps.find((s) => s.kind === 'manual' && s.line <= line && s.endLine >= line);
      expect(step?.kind === 'manual' && step.links.length).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(!there)('heroku.rst', () => {
  it('has four commands in the manual deployment, and one input for two of them', async () => {
    const plan = await planOf('heroku.rst', 'déploiement-manuel');
    expect(lines(plan, 'shell')).toEqual([24, 32, 55, 63]);
    expect(plan.inputs).toHaveLength(1);
    expect(plan.inputs[0]?.written).toEqual(['<heroku-app-name>']);
    expect(plan.inputs[0]?.usedBy).toHaveLength(2);
  });

  it('makes the list of names part of the step for a person that it belongs to', async () => {
    const plan = await planOf('heroku.rst', 'déploiement-manuel');
    const step = stepAt(plan, 40);
    expect(step.kind === 'manual' && step.items).toHaveLength(4);
    expect(step.kind === 'manual' && step.links.map((l) => l.url)).toContain('_static/heroku_dashboard.png');
  });

  it('asks for the secrets of the pipeline', async () => {
    const plan = await planOf('heroku.rst', 'livraison-continue-cd');
    expect(plan.inputs.filter((i) => i.secret).map((i) => i.name)).toEqual(expect.arrayContaining(['HEROKU_API_KEY', 'SECRET_KEY']));
  });
});

describe.skipIf(!there)('histologe.txt', () => {
  it('finds its sections, from emoji and numbers', async () => {
    const plan = await planOf('histologe.txt', null, true);
    expect(plan.source.format).toBe('text');
    expect(plan.sections.map((s) => s.line)).toEqual(expect.arrayContaining([7, 11, 15, 27, 45, 50, 55, 60, 74, 80, 110, 128]));
  });

  it('has nine commands with a prompt, and two without that are optional and need a name', async () => {
    const plan = await planOf('histologe.txt', null, true);
    const shell = plan.steps.flatMap((s) => (s.kind === 'shell' ? [s] : []));
    expect(shell.filter((s) => s.line !== 25 && s.line !== 114).flatMap((s) => s.commands)).toHaveLength(9);
    for (const line of [25, 114]) {
      const step = stepAt(plan, line);
      expect(step).toMatchObject({ kind: 'shell', line });
      expect(step.inputs).toHaveLength(1);
    }
    expect(stepAt(plan, 25).guards.map((g) => g.kind)).toContain('optional');
    expect(shell).toHaveLength(5 + 2);
  });

  it('takes nothing of the template, the table and the page furniture for a command', async () => {
    const plan = await planOf('histologe.txt', null, true);
    for (const step of plan.steps) {
      if (step.kind === 'manual') continue;
      expect(step.line < 93 || step.line > 104).toBe(true);
      expect(step.line < 138).toBe(true);
    }
  });
});

it('a fragment that is not there names the nearest', async () => {
  const text = new TextEncoder().encode('# Ops\n\n## Restore\n\n```sh\nls\n```\n');
  await expect(planDocument(text, 'ops.md', { fragment: 'restor', all: false })).rejects.toThrow(Failure);
});
