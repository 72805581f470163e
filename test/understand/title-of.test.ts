import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { shortTitle, titleOf } from '../../src/understand/title-of.ts';
import { readingOf } from './reading-of.ts';

async function titles(markdown: string): Promise<string[]> {
  const { context, readings } = await readingOf(markdown);
  return [...readings.blocks, ...readings.spans, ...readings.manual].map((r) => titleOf(context, readings.sections, r));
}
const fence = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n`;

describe('the title of a step', () => {
  it('is the heading where the block is all that is done under it', async () => {
    expect(await titles(`# Ops\n\n## Write the note\n\nPut your name in:\n${fence('a b')}\n## Next\n`)).toEqual(['Write the note']);
  });

  it('has no name of an emoji before it', async () => {
    expect(await titles(`# Ops\n\n:warning: Close the hall first:\n${fence('a b')}\nRing the :bell: twice:\n${fence('c d')}`)).toEqual(['Close the hall first', 'Ring the :bell: twice']);
  });

  it.each([['a. Look at the volumes:', 'Look at the volumes'], ['(b) Look at the volumes:', 'Look at the volumes'], ['1. Look at the volumes:', 'Look at the volumes'], ['a volume of vol. 1 is shown:', 'a volume of vol. 1 is shown']])('has no letter or number of a list before it: %s', (lead, title) => {
    expect(shortTitle(lead)).toBe(title);
  });

  it('is the sentence that introduces the block where more is done', async () => {
    expect(await titles(`# Ops\n\n## Copy\n\nThe disk is big. Take the dump:\n${fence('a b')}\nThen copy it over:\n${fence('c d')}`)).toEqual(['Take the dump', 'Then copy it over']);
  });

  it('is what is done, not the warning behind it', async () => {
    expect(await titles(`# Ops\n\n## Tidy\n\n1. Drop the old table. **Warning: nobody can bring it back.**\n${fence('a b')}\n2. Purgez la base. Attention : c'est long.\n${fence('c d')}\n3. ⚠ Warning: it hurts.\n${fence('e f')}`)).toEqual(['Drop the old table', 'Purgez la base', '⚠ Warning: it hurts']);
  });

  it('is what was ordered before, where the last sentence only leads on or says that it may be done again', async () => {
    expect(await titles(`# Ops\n\n1. Empty the lamp store. It takes its time. You can do this with:\n${fence('a b')}\n2. Sweep the hall. You might have to repeat it several times if it is slow:\n${fence('c d')}`)).toEqual(['Empty the lamp store', 'Sweep the hall']);
    const { plan } = await planDocument(Buffer.from(`# Boutique\n\nVoici ce que nous faisons chaque soir dans la boutique avec les vendeurs.\n\n1. Vider le magasin des lampes. Pour ce faire, exécutez la commande suivante :\n${fence('a b')}\n2. Balayer ensuite la salle. Il peut être nécessaire de le lancer plusieurs fois :\n${fence('c d')}`), 'boutique.md');
    expect(plan.steps.map((s) => s.title)).toEqual(['Vider le magasin des lampes', 'Balayer ensuite la salle']);
  });

  it('is the sentence that leads on, where nothing was ordered before', async () => {
    expect(await titles(`# Ops\n\n## Tidy\n\nThe store fills up by the evening. You can do this with:\n${fence('a b')}\nThe end.\n${fence('c d')}`)).toContain('You can do this with');
  });

  it('is no remark in brackets', async () => {
    expect(await titles(`# Ops\n\n1. Sign in at the hall. (The porter is left out):\n${fence('a b')}\n2. Sweep.\n`)).toEqual(['Sign in at the hall']);
  });

  it('is one word where that is what is done', async () => {
    expect(await titles(`# Ops\n\n## Tidy\n\nCopy:\n${fence('a b')}\nBuild:\n${fence('c d')}\nRun it:\n${fence('e f')}`)).toEqual(['Copy', 'Build', 'Tidy']);
  });

  it('is not a word that introduces and says nothing, nor the last bullet of a list', async () => {
    expect(await titles(`# Ops\n\n## Copy\n\nThen:\n${fence('a b')}${fence('c d')}`)).toEqual(['Copy', 'Copy']);
    expect(await titles(`# Ops\n\n## Look up\n\nHave at hand:\n\n- the id\n- the code\n\nNow.\n\n- the id\n- the code (see admin)\n${fence('a b')}`)).toEqual(['Look up']);
  });

  it('of an inline command is its own sentence, or the line before where it stands alone', async () => {
    expect(await titles('# Ops\n\nFirst. Now run `make all` once. Last.\n')).toEqual(['Now run make all once']);
    expect(await titles('# Ops\n\n- Tag the last commit.\n\n`git tag x`\n')).toEqual(['Tag the last commit']);
  });

  it('of a command on a line of its own is what stands above it, and not of one where a sentence was wrapped', async () => {
    expect(await titles('# Ops\n\n* stop the shop<br>\n`# sudo systemctl stop shop`\n')).toEqual(['stop the shop']);
    expect(await titles('# Ops\n\nAt the end make sure to run\n`make tidy` to finish.\n')).toEqual(['At the end make sure to run make tidy to finish']);
  });

  it('of a line for a person is its first sentence, cut at a word', async () => {
    const [title = ''] = await titles(`# Ops\n\n- [do] ${'Tell the people '.repeat(12)}\n`);
    expect(title.length).toBeLessThanOrEqual(90);
    expect(title).toMatch(/Tell the( people)?…$|people…$|Tell…$/);
  });

  it('of a sentence that ends with its command behind a colon is what stands before it', async () => {
    expect(await titles('# Ops\n\n- Upload the result to the index: `twine upload dist/x.whl`.\n')).toEqual(['Upload the result to the index']);
  });

  it('that is too long ends with a clause, where that says enough', async () => {
    expect(await titles(`# Ops\n\n## Copy\n\nTo bring the queue back from the last snapshot, stop the workers first and wait until they are idle:\n${fence('a b')}${fence('c d')}`)).toContain('To bring the queue back from the last snapshot…');
    expect(await titles(`# Ops\n\n## Copy\n\nThen, stop the workers first and wait until all of them are idle and nobody adds to the queue any more:\n${fence('a b')}${fence('c d')}`)).toContain('Then, stop the workers first and wait until all of them are idle and nobody adds to the…');
  });

  it('is not the number of the step', async () => {
    expect(await titles('# Ops\n\n**Step 4.** [do] Tell the people. Wait.\n\nÉtape 5 : [do] prévenir tout le monde.\n')).toEqual(['[do] Tell the people', '[do] prévenir tout le monde']);
  });
});

describe('a paragraph that begins with the number of its step', () => {
  it('is one step where its sentence holds the command', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Restore the shop\n\n**Step 1.** Restore it with `pg_restore -d shop shop.dump`.\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.kind)).toEqual(['shell']);
  });
});

describe('the title of a document', () => {
  const title = async (text: string): Promise<string> => (await planDocument(new TextEncoder().encode(text), 'ops/shop.md', { fragment: null, all: true })).plan.title;
  const front = '---\ntitle: Restart the shop\n---\n';

  it.each([
    ['its first heading of the first level', `${front}\n# The shop\n\n## Look\n\nAsk the team.\n`, 'The shop'],
    ['else that of its front matter, which the site shows over it', `${front}\n## Look\n\nAsk the team.\n`, 'Restart the shop'],
    ['or what a template of an issue is called', '---\nname: Move the shop\ntitle: ""\n---\n## Look\n\nAsk the team.\n', 'Move the shop'],
    ['else its first heading, without what a site generator calls it by', '## Look {#look .wide}\n\nAsk the team.\n', 'Look'],
    ['else its file', 'Ask the team.\n', 'shop.md'],
  ])('is %s', async (_, text, wanted) => expect(await title(text)).toBe(wanted));

  it('the fragment of a heading with an own id is the one that a code host gives', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Shop\n\n## Look {#see-it}\n\nAsk the team.\n'), 'shop.md', { fragment: null, all: true });
    expect(plan.sections.map((s) => [s.id, s.title])).toContainEqual(['look-see-it', 'Look']);
  });
});
