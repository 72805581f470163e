import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

/** The conditions of each step, by the last word of its command. */
async function heldIn(text: string, path: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { plan } = await planDocument(Buffer.from(text), path, { fragment: null, all: false });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands.map((c) => [c.split(' ').at(-1) ?? '', s.guards.filter((g) => g.kind === 'condition' || g.kind === 'optional').map((g) => g.text)]) : [])));
}
const held = async (text: string, path: string): Promise<readonly string[]> => Object.entries(await heldIn(text, path)).filter(([, guards]) => guards.length > 0).map(([word]) => word);

describe('what stands below a label that is no heading is held back like below a heading of those words', () => {
  const title = 'Relève du phare\n\n';
  it.each([
    ['counted by a dash', `${title}1 - Relève\nPoser la lampe :\necho neuve > /srv/lampe/pose\n\n2 - Retour arrière\nReposer la vieille :\necho vieille > /srv/lampe/repose\n`],
    ['counted by a word', `${title}Étape 1 : Relève\nPoser la lampe :\n\techo neuve > /srv/lampe/pose\n\nÉtape 2 : Retour arrière\nReposer la vieille :\n\techo vieille > /srv/lampe/repose\n`],
    ['counted by a letter', `${title}a) Relève\n   echo neuve > /srv/lampe/pose\nb) Retour arrière\n   echo vieille > /srv/lampe/repose\n`],
    ['set in', `${title}1. Relève\n   Poser la lampe :\n       echo neuve > /srv/lampe/pose\n\n2. Retour arrière\n   Reposer la vieille :\n       echo vieille > /srv/lampe/repose\n`],
    ['pasted with tabs', `${title}1\tRelève\n1.1\tPoser la lampe :\n\techo neuve > /srv/lampe/pose\n\n2\tRetour arrière\n2.1\tReposer la vieille :\n\techo vieille > /srv/lampe/repose\n`],
    ['with steps below it', `${title}1. Relève\n\n1.1 Poser la lampe :\n\techo neuve > /srv/lampe/pose\n\n2. Retour arrière\n\n2.1 Reposer la vieille :\n\techo vieille > /srv/lampe/repose\n`],
  ])('in plain text, %s', async (_, text) => {
    expect(await held(text, 'phare.txt')).toEqual(['/srv/lampe/repose']);
  });

  const fence = (code: string): string => `\`\`\`sh\n${code}\n\`\`\`\n`;
  const change = `# Change the lamp\n\n${fence('cp new /srv/lamp/on')}\n`;
  it.each([
    ['the first words of an item', `# Change the lamp\n\n1. **Change**: put the new one in\n\n   \`\`\`sh\n   cp new /srv/lamp/on\n   \`\`\`\n\n2. **Rollback**: put the old one in\n\n   \`\`\`sh\n   cp old /srv/lamp/back\n   \`\`\`\n`],
    ['a bold line', `${change}**Rollback**\n\nPut the old one in:\n\n${fence('cp old /srv/lamp/back')}`],
    ['a bold line in French', `${change}**Retour arrière**\n\n${fence('cp old /srv/lamp/back')}`],
    ['the name of a fold', `${change}<details><summary>Troubleshooting</summary>\n\n${fence('cp old /srv/lamp/back')}\n</details>\n`],
    ['the condition in the name of a fold', `${change}<details>\n<summary>If the lamp does not burn</summary>\n\n${fence('cp old /srv/lamp/back')}\n</details>\n`],
    ['the name of a fold around tabs', `${change}<details><summary>Rollback</summary>\n\n=== "Hall"\n\n    Do it:\n\n    \`\`\`sh\n    cp old /srv/lamp/back\n    \`\`\`\n\n</details>\n`],
    ['the title of a box', `${change}!!! note "If the lamp does not burn"\n\n    \`\`\`sh\n    cp old /srv/lamp/back\n    \`\`\`\n`],
    ['the title of a block', `${change}\`\`\`sh title="Rollback"\ncp old /srv/lamp/back\n\`\`\`\n`],
  ])('in Markdown: %s', async (_, text) => {
    expect(await held(text, 'lamp.md')).toEqual(['/srv/lamp/back']);
  });

  const rst = (below: string): string => `Change the lamp\n===============\n\n.. code-block:: sh\n\n   cp new /srv/lamp/on\n\n${below}`;
  const inside = '\n   .. code-block:: sh\n\n      cp old /srv/lamp/back\n';
  it.each([
    `.. dropdown:: If the lamp does not burn\n${inside}`, `.. collapse:: Troubleshooting\n${inside}`, `.. admonition:: Troubleshooting\n   :class: dropdown\n${inside}`, `.. topic:: Rollback\n${inside}`,
    '.. rubric:: Rollback\n\n.. code-block:: sh\n\n   cp old /srv/lamp/back\n', `.. deprecated:: 2.0\n${inside}`, `.. todo::\n${inside}`, `.. only:: latex\n${inside}`, `.. only:: draft\n${inside}`,
  ])('in RST: %s', async (below) => {
    expect(await held(rst(below), 'lamp.rst')).toEqual(['/srv/lamp/back']);
  });

  it.each(['html', 'html or latex', 'not latex', '(html and not man)'])('in RST what every reader is shown is done: only:: %s', async (tags) => {
    expect(await held(rst(`.. only:: ${tags}\n${inside}`), 'lamp.rst')).toEqual([]);
  });

  it('in RST not what stands behind the box', async () => {
    expect(await held(rst(`.. admonition:: Troubleshooting\n${inside}\nLight it:\n\n.. code-block:: sh\n\n   cp fire /srv/lamp/fire\n`), 'lamp.rst')).toEqual(['/srv/lamp/back']);
  });

  const listing = '[source,sh]\n----\ncp old /srv/lamp/back\n----\n';
  it.each([
    `.Rollback\n${listing}`, `.If the lamp does not burn\n${listing}`, `.If the lamp does not burn\n[%collapsible]\n====\n${listing}====\n`, `[sidebar]\n.Troubleshooting\n--\n${listing}--\n`, `.Retour arrière\n====\n${listing}====\n`, `.Rollback\n\n. Put the old one in:\n+\n${listing}`,
  ])('in AsciiDoc: %s', async (below) => {
    expect(await held(`= Change the lamp\n\n[source,sh]\n----\ncp new /srv/lamp/on\n----\n\n${below}`, 'lamp.adoc')).toEqual(['/srv/lamp/back']);
  });

  it.each([
    ['a step that takes back one thing of the work', `${change}1. Undo the lock:\n\n   \`\`\`sh\n   cp old /srv/lamp/back\n   \`\`\`\n`],
    ['a line to tick off', `${change}- [ ] Rollback plan tested\n\nPut it up:\n\n${fence('cp old /srv/lamp/back')}`],
    ['what it looks like', `${change}**Symptoms:** it is dark. Put the other one in:\n\n${fence('cp old /srv/lamp/back')}`],
  ])('but not below %s', async (_, text) => {
    expect(await held(text, 'lamp.md')).toEqual([]);
  });

  it('and not twice in a chapter that says so', async () => {
    const { plan } = await planDocument(Buffer.from(`${change}## Rollback\n\n**Rollback**\n\n${fence('cp old /srv/lamp/back')}`), 'lamp.md', { fragment: 'rollback', all: false });
    expect(plan.steps.map((s) => s.guards)).toEqual([[]]);
  });
});
