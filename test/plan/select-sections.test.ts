/** Which sections of a document about going back are done: its own work, not what takes that back again. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
const selected = async (text: string): Promise<readonly string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: false });
  return plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [s.code]));
};

describe('a document that is itself about going back', () => {
  it.each([
    ['Restore the database', 'Restore', 'Rollback'],
    ['Rollback of the shop', 'Steps', 'Rolling back'],
    ['Roll back a release', 'Procedure', '3. Undo'],
    ['Restaurer la base', 'Restauration', 'Retour arrière'],
    ['Restauration', 'Étapes', 'Annuler la restauration'],
  ])('%s: does %s and leaves out %s', async (title, steps, undo) => {
    expect(await selected(`# ${title}\n\n## ${steps}\n\nDo it:\n${sh('git revert HEAD')}## ${undo}\n\nTake it back:\n${sh('git revert HEAD~1')}`)).toEqual(['git revert HEAD']);
  });

  it('does its own section of that name where nothing stands before it', async () => {
    expect(await selected(`# Rollback\n\n## Overview\n\nWhat it is about.\n\n## Rollback\n\nDo it:\n${sh('git revert HEAD')}`)).toEqual(['git revert HEAD']);
  });

  it('leaves out what stands below such a heading, too', async () => {
    expect(await selected(`# Restore the database\n\n## Restore\n\nDo it:\n${sh('pg_restore -d shop dump')}## Rollback\n\n### Put the old one back\n\nDo it:\n${sh('pg_restore -d shop old')}`)).toHaveLength(1);
  });
});

describe('what verifies a way back', () => {
  const parts = (title: string, check: string): string => `# ${title}\n\n## Deploy\n\nDo it:\n${sh('make deploy')}## Rollback\n\nDo it:\n${sh('make undeploy')}## ${check}\n\nLook:\n${sh('make smoke')}`;

  it.each(['Post-rollback validation', 'Verify the recovery', 'Vérification après retour arrière'])('is left out with it: %s', async (check) => {
    expect(await selected(parts('Deploy the shop', check))).toEqual(['make deploy']);
  });

  it.each(['Verify', 'Post-deployment validation'])('and what verifies the deployment is done: %s', async (check) => {
    expect(await selected(parts('Deploy the shop', check))).toEqual(['make deploy', 'make smoke']);
  });
});

describe('a set-up beside a procedure', () => {
  const selectedOf = async (text: string): Promise<string[]> => (await planDocument(new TextEncoder().encode(text), 'd.md', { fragment: null, all: false })).plan.sections.filter((s) => s.selected).map((s) => s.id);
  const parts = '## Setup\n\n```sh\npip install x\n```\n\n## Deployment\n\n```sh\n./deploy\n```\n';

  it('stays out where the title says nothing of its own', async () => expect(await selectedOf(`# Guide\n\n${parts}`)).not.toContain('setup'));

  it('is done where the document is called one', async () => expect(await selectedOf(`# Installation\n\n${parts}`)).toContain('setup'));

  it('a short document with a reference below its one procedure is no reference', async () => {
    expect(await selectedOf('# T\n\n## Deploy\n\n```sh\n./deploy\n```\n\n## Reference\n\nThe options are:\n\n| a | b |\n|---|---|\n| x | y |\n')).toContain('deploy');
  });
});

it('headings that name environments over one command are a choice also where the environment is a word of the command', async () => {
  const plan = async (...words: string[]) => (await planDocument(new TextEncoder().encode(`# Deploy\n\n## Procedure\n\n${['staging', 'production'].map((name, i) => `### on ${name}\n\n\`\`\`sh\n${words[i]}\n\`\`\`\n`).join('\n')}`), 'd.md', { fragment: null, all: false })).plan;
  const { inputs, steps } = await plan('./ship staging', './ship production');
  expect(inputs).toMatchObject([{ kind: 'choice', options: ['staging', 'production'] }]);
  expect(steps.map((s) => s.when)).toEqual([{ ENVIRONMENT: 'staging' }, { ENVIRONMENT: 'production' }]);
  expect((await plan('make build', './ship production')).inputs).toEqual([]);
});
