import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('the context of a document', () => {
  it('is French where French stop words are in the majority', async () => {
    const { context } = await understood('# Rollback\n\nPour revenir à la version précédente, il faut relancer le service et prévenir les équipes.\n');
    expect(context.language).toBe('fr');
  });
  it('is English where nothing tells', async () => {
    expect((await understood('```sh\nmake all\n```\n')).context.language).toBe('en');
  });
  it.each([
    ['# Shipping the parcel service to production\n\nText.\n', 'deploy'],
    ['# Cutting a release\n\nText.\n', 'release'],
    ['# Installing the sorter on a laptop\n\nText.\n', 'install'],
    ['# Restauration de la base\n\nTexte.\n', 'restore'],
    ['# Retour arrière\n\nTexte.\n', 'rollback'],
    ['# Troubleshooting the belt\n\nText.\n', 'diagnose'],
    ['# Weekly chores\n\nText.\n', 'operate'],
  ])('takes its purpose from the title: %s', async (text, purpose) => {
    expect((await understood(text)).context.purpose).toBe(purpose);
  });
  it('takes its purpose from the file name where the title does not tell', async () => {
    expect((await understood('# The parcel service\n\nText.\n', 'docs/RELEASING.md')).context.purpose).toBe('release');
  });
  it('learns the programs behind prompts and under shell tags', async () => {
    const { context } = await understood('```\n$ parcelctl weigh 12\n12 kg\n```\n\n```sh\nsudo belt stop\n```\n');
    expect([...context.programs].sort()).toEqual(['belt', 'parcelctl']);
  });
});
