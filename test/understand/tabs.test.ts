/** Tabs are a choice by their form, whatever they hold; folds where their names are. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const fence = (code: string, label = ''): string => `\`\`\`sh${label}\n${code}\n\`\`\`\n\n`;
const [one, other] = ['export HALL=a1.lan', 'export HALL=b1.lan'] as const;
const steps = async (text: string, file = 'doc.md') => {
  const { plan } = await planDocument(new TextEncoder().encode(text), file, { fragment: null, all: true });
  return { when: plan.steps.map((s) => Object.values(s.when)[0] ?? null), inputs: plan.inputs.map((i) => [i.name, ...(i.options ?? [])]) };
};
const indented = (code: string): string => fence(code).replace(/^(?=.)/gm, '    ');
const forms: readonly (readonly [string, string, string])[] = [
  ['MkDocs', 'doc.md', `# Light\n\n## Steps\n\n=== "Staging"\n\n${indented(one)}=== "Production"\n\n${indented(other)}`],
  ['Docusaurus', 'doc.mdx', `# Light\n\n## Steps\n\n<Tabs>\n<TabItem value="a" label="Staging">\n\n${fence(one)}</TabItem>\n<TabItem value="b" label="Production">\n\n${fence(other)}</TabItem>\n</Tabs>\n`],
  ['GitBook', 'doc.md', `# Light\n\n## Steps\n\n{% tabs %}\n{% tab title="Staging" %}\n${fence(one)}{% endtab %}\n\n{% tab title="Production" %}\n${fence(other)}{% endtab %}\n{% endtabs %}\n`],
  ['a code group', 'doc.md', `# Light\n\n## Steps\n\n::: code-group\n\n${fence(one, ' [Staging]')}${fence(other, ' [Production]')}:::\n`],
  ['folds', 'doc.md', `# Light\n\n## Steps\n\n<details>\n<summary>Staging</summary>\n\n${fence(one)}</details>\n\n<details>\n<summary>Production</summary>\n\n${fence(other)}</details>\n`],
  ['headings', 'doc.md', `# Light\n\n## Steps\n\n### Staging\n\n${fence(one)}### Production\n\n${fence(other)}`],
  ['RST', 'doc.rst', `Light\n=====\n\n.. tabs::\n\n   .. tab:: Staging\n\n      .. code-block:: sh\n\n         ${one}\n\n   .. tab:: Production\n\n      .. code-block:: sh\n\n         ${other}\n`],
  ['AsciiDoc', 'doc.adoc', `= Light\n\n[tabs]\n====\nStaging::\n+\n[source,sh]\n----\n${one}\n----\n\nProduction::\n+\n[source,sh]\n----\n${other}\n----\n====\n`],
];

describe('environments in', () => {
  it.each(forms)('%s are a choice whatever they set, and what one sets is not asked for', async (_, file, text) => {
    expect(await steps(text, file)).toEqual({ when: ['Staging', 'Production'], inputs: [['ENVIRONMENT', 'Staging', 'Production']] });
  });
  it.each([['cp hall/a.env .env', 'cp hall/b.env .env'], ['./light.sh north', './light.sh all --slow']])('headings are one where the same is done with other words: %s', async (a, b) => {
    expect((await steps(`# Light\n\n## Steps\n\n### Staging\n\n${fence(a)}### Production\n\n${fence(b)}`)).when).toEqual(['Staging', 'Production']);
  });
});

describe('tabs', () => {
  const named = (a: string, b: string): string => `# Light\n\n## Steps\n\n=== "${a}"\n\n${indented('touch north')}=== "${b}"\n\n${indented('rm -f north')}`;
  it('of any name are one', async () => expect((await steps(named('North hall', 'When all of the lamps in the hall are out'))).when).toEqual(['North hall', 'When all of the lamps in the hall are out']));
  it('that count, and those of files, are none', async () => {
    expect((await steps(named('Step 1', 'Step 2'))).when).toEqual([null, null]);
    expect((await steps(`# Light\n\n## Steps\n\n${fence('touch north', ' [a.sh]')}${fence('rm -f north', ' [b.sh]')}`)).when).toEqual([null, null]);
  });
});

it('folds of which one takes another back are tasks, of which one is chosen; others are all read', async () => {
  const folds = (...names: string[]): string => `# Lamps\n\n## Hall\n\n${names.map((n) => `<details>\n<summary><b>${n}</b></summary>\n\n${fence(`lamps ${n.toLowerCase()}`)}</details>\n\n`).join('')}`;
  expect((await steps(folds('Enable', 'Disable', 'Check'))).when).toEqual(['Enable', 'Disable', 'Check']);
  expect((await steps(folds('Activer', 'Désactiver'))).when).toEqual(['Activer', 'Désactiver']);
  expect((await steps(folds('Count', 'Sort'))).when).toEqual([null, null]);
});
