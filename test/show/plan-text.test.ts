/** A plan on the screen: prose as its writer meant it, nothing said twice, and what a person gives. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { planDocument } from '../../src/plan-document.ts';
import { planText, type PlanView } from '../../src/show/plan-text.ts';
import { plain } from '../../src/words/paint.ts';
import { speaker } from '../../src/words/say.ts';

async function shown(text: string, more: Partial<PlanView> = {}, language: 'en' | 'fr' = 'en'): Promise<string> {
  const { plan }: { readonly plan: Plan } = await planDocument(new TextEncoder().encode(text), 'a.md', { fragment: null, all: false });
  return planText({ plan, fragment: null, commit: null, values: {}, leftOut: new Map(), cwd: null, say: speaker(language), paint: plain, ...more });
}

const person = `# Release

1. Announce the release to
   everybody who has to know of it,
   and wait until two of them have
   answered; then close the window. Ask again where nobody does.

2. If any snapshot is left, set it to a fixed version.

3. Publish:

\`\`\`sh
make publish VERSION=<version>
\`\`\`
`;

describe('a plan', () => {
  test('shows which database statements go to, and what an edit takes the place of', async () => {
    expect(await shown('# Add a table\n\n```sh\nsqlite3 halls.db .tables\n```\n\nThen:\n\n```sql\nCREATE TABLE a (b int);\n```\n')).toContain('        given to sqlite3 -bail halls.db:\n        CREATE TABLE a (b int);\n');
    expect(await shown('# Set it\n\nIn `a.conf`, change:\n\n```\nlimit 1\n```\n\nto:\n\n```\nlimit 2\n```\n\nThen:\n\n```sh\nmake a\n```\n')).toContain('        in a.conf:\n        limit 1\n        becomes:\n        limit 2\n');
  });

  test('shows prose in one line, wherever its writer broke it, and once: what its title has does not follow below', async () => {
    expect(await shown(person)).toContain('   1. Announce the release to everybody who has to know of it…\n      release-1 · a.md:3 · for a person\n        …and wait until two of them have answered; then close the window. Ask again where nobody does.\n');
    expect(await shown('# Ask\n\n1. Ask the person on call. They have (all of) the numbers.\n\n2. Go on.\n')).toContain('   1. Ask the person on call\n      ask-1 · a.md:3 · for a person\n        They have (all of) the numbers.\n');
  });

  test('names each line by its number where the path is long beside the terminal, and the path at its head', async () => {
    const long = 'docs/operations/runbooks/a-document-with-a-long-name.md';
    const { plan } = await planDocument(new TextEncoder().encode(person), long, { fragment: null, all: false });
    const at = (columns: number | undefined, language: 'en' | 'fr' = 'en'): string => planText({ plan, fragment: null, commit: null, values: {}, leftOut: new Map(), cwd: null, say: speaker(language), paint: Object.assign((_ink: unknown, text: string) => text, { columns }) });
    expect(at(80)).toContain('release-3 · line 12 · shell · ● changes');
    expect(at(80, 'fr')).toContain('release-3 · ligne 12');
    for (const columns of [80, 200]) expect(at(columns).split(long)).toHaveLength(2);
    expect(at(undefined)).toContain(`release-3 · ${long}:12`);
  });

  test('does not quote over a step what the step says itself', async () => {
    const text = await shown(person);
    expect(text).not.toContain('on a condition “');
    expect(text).toContain('on a condition (a.md:8)');
  });

  test('shows what was given instead of how to find it, and where a dry run begins, once', async () => {
    const text = await shown(person, { values: { VERSION: '1.2' }, cwd: '/srv/app' });
    expect(text).toContain('  VERSION = 1.2  step 3\n');
    expect(text).not.toContain('written <version>');
    expect(text.split('/srv/app')).toHaveLength(2);
  });

  test('names no value that only steps which are left out would take', async () => {
    expect(await shown(person)).toContain('Inputs\n  VERSION');
    expect(await shown(person, { leftOut: new Map([['release-3', '--skip']]) })).not.toContain('Inputs');
  });

  test('says its remarks and reasons in the operator’s language, whatever the document’s', async () => {
    const french = '# Livraison\n\nPose le tag :\n\n```python\ngit tag v2\n```\n\nDéfinissez les variables suivantes :\n\n```\nAPP_NAME\nAPP_KEY\n```\n';
    expect(await shown(french)).toContain('warning: Unexpected label `python` on shell commands, expected `bash` (mislabelled-language)');
    expect(await shown(french, {}, 'fr')).toContain('avertissement\u00a0: Étiquette `python` inattendue sur des commandes du shell');
    expect(await shown(french)).toContain('names for the step on line 9');
  });
});

test('a plan shows what its writer asks of a step, in a line each, and of a document without a step why', async () => {
  const lines = await shown('# Light\n\n```bash {timeout=5m expect=lit confirm retry=2}\nmake lamp\n```\n');
  for (const line of ['tried again where it fails: 2', 'stopped where it takes longer than 5m', 'has to print: lit', 'asked about by itself']) expect(lines).toContain(`        ${line}`);
  expect(await shown('# Light\n\n```bash\nmake lamp\n./light.sh $1\n```\n')).toMatch(/a\.md:3 {2}it takes the arguments of a script \(“\$1”\).*\n {2}To have it run all the same.*<!-- runbook: kind=shell -->/);
});

test('a plan shows dots for a secret that the document holds', async () => {
  const held = ['ghp', '_', '16C7e42F292c6912E7710c838347Ae178B4a'].join('');
  const lines = await shown(`# Light\n\n\`\`\`bash\nexport LAMP_TOKEN=${held}\necho "$LAMP_TOKEN" | wc -c\n\`\`\`\n`);
  expect([lines.includes('LAMP_TOKEN  secret · written ••••'), lines.includes(held.slice(4))]).toEqual([true, false]);
});
