/** Sections that say that they are over are left out, and done by whoever names them. */
import { describe, expect, it } from 'vitest';
import { isOver } from '../../../src/model/procedure.ts';
import { planDocument } from '../../../src/plan-document.ts';

const planOf = (text: string, fragment: string | null = null) => planDocument(new TextEncoder().encode(text), 'ops.md', { fragment, all: false });
const typed = async (text: string, fragment: string | null = null): Promise<string[]> => (await planOf(text, fragment)).plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []));
const run = (command: string): string => `\`\`\`bash\n${command}\n\`\`\`\n`;
const rest = `## Deploy\n\nStart the new one:\n\n${run('make deploy')}`;

describe('what is over is not done', () => {
  it.each([
    ['## Build by hand (deprecated)'], ['## Build by hand (superseded by the pipeline)'], ['## [OBSOLETE] Deploy by hand'], ['## Build by hand (old)'], ['## Step 1: Clean the racks (DONE)'], ['## Clean the racks ✅ done 2031-02-03'], ['## Clean the racks — DONE'],
    ['## Nettoyer la halle (obsolète)'], ['## Nettoyer la halle (historique)'], ['## Nettoyer la halle (fait)'],
    ['## Build by hand\n\n> **Superseded** by the pipeline.'], ['## Build by hand\n\nThis procedure is obsolete.'], ['## Build by hand\n\n> **Status: historical** (since March)'], ['## Nettoyer la halle\n\n> ⚠️ **Section périmée.** Voir plus bas.'],
  ])('%s', async (head) => {
    expect(await typed(`# Deployment procedure\n\n${head}\n\nBuild the site:\n\n${run('make site')}\n${rest}`)).toEqual(['make deploy']);
  });
  it('says why, and is done where it is named', async () => {
    const text = `# Deployment procedure\n\n## Build (deprecated)\n\nBuild the site:\n\n${run('make site')}\n${rest}`;
    expect((await planOf(text)).plan.sections[1]?.leftOut).toContain('it says that it is over');
    expect(await typed(text, 'build-deprecated')).toEqual(['make site']);
  });
  it('down to the end, where a heading says it of all below', async () => {
    expect(await typed(`# Deployment procedure\n\n${rest}\n## (Old notes below, superseded by the above)\n\n## Build\n\nBuild the site:\n\n${run('make site')}`)).toEqual(['make deploy']);
  });
  it('nor is anything of a document that says it of itself', async () => {
    expect(await typed(`# Deployment procedure\n\n> **DEPRECATED**: see the new guide.\n\n${rest}`)).toEqual([]);
    expect(await typed(`> Statut : obsolète — voir le wiki\n\n# Halle\n\n${rest}`)).toEqual([]);
  });
});

describe('what only speaks of it is not over', () => {
  it.each([
    ['## Build the deprecated settings'], ['## Done'], ['## Historical data'], ['## Build the old shop'], ['## Build\n\nThe old flag is deprecated.'], ['## Build\n\nDeprecated settings are told in the log.'],
    ['## Build\n\nThis method is obsolete, use this instead:'], ['## Construire l’historique'], ['## 全部 Outdated'],
  ])('%s', async (head) => {
    const { procedure } = await planOf(`# Deployment procedure\n\n${head}\n\n${run('make site')}\n${rest}`);
    expect(procedure.sections.filter((s) => s.evidence.some((e) => e.name === isOver))).toEqual([]);
  });
});
