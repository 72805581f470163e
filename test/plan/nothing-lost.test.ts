/** Nothing of a document disappears: each block and each inline command of what is selected is a step, is left out with a reason, or stands in a section that is named as not selected. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import type { Plan } from '../../src/model/plan.ts';
import { planDocument } from '../../src/plan-document.ts';
import { random } from '../campaign/random.ts';

const bare = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

/** A span of two words and more that opens with what hardly anything else does. */
const typed = /^(?:sudo |git |docker |kubectl |systemctl |npm |make |curl )\S/;

/** What of a document its plan does not account for, as `line: text`. */
function lost({ pieces }: Document, { sections, steps, skipped }: Plan): string[] {
  // Without a selection the plan is the list of the sections.
  const out = (line: number): boolean => sections.findLast((s) => s.line <= line)?.selected === false;
  const told = (line: number, endLine: number): boolean => [...steps, ...skipped].some((s) => s.line <= endLine && s.endLine >= line);
  return pieces.flatMap((piece): string[] => {
    if ((piece.kind !== 'block' && piece.kind !== 'prose') || out(piece.place.line) || told(piece.place.line, piece.place.endLine)) return [];
    if (piece.kind === 'block') return [`${piece.place.line}: ${piece.text.slice(0, 60)}`];
    const spans = piece.codes.filter((c) => typed.test(c.text) && !steps.some((s) => bare(s.kind === 'manual' ? `${s.text}${s.shows ?? ''}` : s.written).includes(bare(c.text))));
    return spans.map((c) => `${c.place.line}: ${c.text}`);
  });
}

const plans = async (bytes: Uint8Array, path: string): Promise<readonly { readonly document: Document; readonly plan: Plan }[]> => {
  const one = await planDocument(bytes, path, { fragment: null, all: false });
  return [one, await planDocument(bytes, path, { fragment: null, all: true })];
};

/** Ways to show the command `@`, by format: each stands for itself, wherever it is put. */
const shown: Readonly<Record<string, readonly string[]>> = {
  md: [
    '```bash\n@\n@\n```', '~~~console\n$ @\nok\n~~~', 'Run:\n\n    @', '1. Do it:\n\n   ```sh\n   @\n   ```', '- Deep\n  - deeper\n\n    ```\n    @\n    ```', '1. First\n\n\t```bash\n\t@\n\t```', '<details>\n<summary>More</summary>\n\n```bash\n@\n```\n\n</details>',
    '<pre>\n@\n</pre>', '<ol><li>Run <code>@</code></li></ol>', '!!! note\n    Run `@`:\n\n    ```bash\n    @\n    ```', ':::warning\n```sh\n@\n```\n:::', ':::{code-block} bash\n:caption: lamp\n\n@\n:::', '> [!NOTE]\n> ```bash\n> @\n> ```', '{{< highlight bash >}}\n@\n{{< /highlight >}}', '{% highlight sh %}\n@\n{% endhighlight %}',
    '=== "A"\n\n    ```bash\n    @\n    ```\n\n=== "B"\n\n    ```bash\n    @\n    ```', '<Tabs>\n<TabItem value="a">\n\n```bash\n@\n```\n\n</TabItem>\n</Tabs>', '| What | How |\n|---|---|\n| On | `@` |', 'The lamp calls `@` by itself.', 'Run `@` and wait.', '- [ ] Run `@`', 'Then run:\n@\nand wait.', 'Push it:\n\n> @', 'First\n: Run `@`', '```yaml\non: lamp\n```', '```\nLamp   On\nhall   yes\n```',
  ],
  rst: ['Run::\n\n    @\n    @', '.. code-block:: bash\n   :caption: lamp\n\n   @', '.. code:: console\n\n   $ @\n   ok', '#. First::\n\n     @', '.. note::\n\n   Run ``@``::\n\n      @', '.. tabs::\n\n   .. tab:: A\n\n      .. code-block:: bash\n\n         @', '.. list-table::\n\n   * - On\n     - ``@``', 'The lamp calls ``@`` by itself.', '.. parsed-literal::\n\n    @', '.. dropdown:: More\n\n   .. code-block:: sh\n\n      @', 'Run:\n\n> @\n> @'],
  adoc: ['[source,bash]\n----\n@\n@ <1>\n----\n<1> Lit', '....\n$ @\n....', '.To do\n\n. First\n+\n[source,sh]\n----\n@\n----', '* Run `@`', 'NOTE: Run `@`', '[WARNING]\n====\n----\n@\n----\n====', '.More\n[%collapsible]\n====\n----\n@\n----\n====', '|===\n|On |`@`\n|===', 'The lamp calls `@` by itself.', 'ifndef::dark[]\n----\n@\n----\nendif::[]', '```bash\n@\n```'],
  txt: ['Run the following:\n\n    @\n    @', '$ @', '1) @', 'Stop it:\n@', '- @', 'Step 3: @', '```\n@\n```', 'root@lamp:~# @', '\u2022 @'],
};
const headings = ['Deploy the lamp', 'Check it', 'Rollback', 'Troubleshooting', 'Install the tools', 'Reference', 'Clean up'];
const titled: Readonly<Record<string, (text: string, level: number) => string>> = {
  md: (text, level) => `${'#'.repeat(level)} ${text}`, adoc: (text, level) => `${'='.repeat(level)} ${text}`,
  rst: (text, level) => `${text}\n${(level === 1 ? '=' : '-').repeat(text.length)}`, txt: (text, level) => `${text}\n${(level === 1 ? '=' : '-').repeat(text.length)}`,
};
const verbs = ['systemctl restart lamp-#', 'git push origin lamp-#', 'docker pull lamp:#', 'sudo rm -rf /srv/lamp-#', 'kubectl get pod lamp-#'];

/** What stands right over a block, and forbids it: always, or at a time, at a place or in some case. */
const forbidding = ['Do not run this:', 'Never run this during opening hours.', 'Do not do this while the lamps are lit.', 'Ne pas lancer ceci :', 'Ne pas exécuter pendant la visite.', 'À ne pas faire en même temps que le ménage'];

describe('in documents that are made', () => {
  it.each(Object.keys(shown))('in %s', async (format) => {
    const next = random(7);
    const pick = <V>(of: readonly V[]): V => of[Math.floor(next() * of.length)] as V;
    const bad: string[] = [];
    for (let trial = 0; trial < 12; trial++) {
      let count = 0;
      const parts = Array.from({ length: 3 + Math.floor(next() * 8) }, (_, i) => (i > 0 && next() < 0.3 ? `${titled[format]?.(pick(headings), 2) ?? ''}` : `${next() < 0.1 ? `${pick(forbidding)}\n\n` : ''}${pick(shown[format] ?? [])}`.replace(/(?<!root)@/g, () => pick(verbs).replace('#', String(++count)))));
      const text = [titled[format]?.(next() < 0.8 ? 'Deploy the lamp' : 'Lamps', 1), ...parts].join('\n\n');
      const bytes = Buffer.from(`${next() < 0.1 ? '\uFEFF' : ''}${next() < 0.2 ? text.replaceAll('\n', '\r\n') : text}\n`);
      for (const { document, plan } of await plans(bytes, `lamp.${format}`)) {
        bad.push(...lost(document, plan).map((one) => `${one}\n${text}`));
        // A command is typed once for each place, and as it stands there.
        const commands = plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []));
        for (const command of commands) if (commands.filter((c) => c === command).length > 1 || !text.includes(command.trim())) bad.push(`twice or changed: ${command}\n${text}`);
      }
    }
    expect(bad.slice(0, 3)).toEqual([]);
  }, 60_000);
});

it('what is spoken of beside a step is named, once a paragraph', async () => {
  const { plan } = await planDocument(Buffer.from('# Deploy the lamp\n\nThe lamp calls `git fetch lamp` and `git pull lamp` by itself.\n\nThen run:\n\n```sh\ngit push lamp\n```\n'), 'lamp.md', { fragment: null, all: false });
  expect(plan.steps.map((s) => s.line)).toEqual([7]);
  expect(plan.skipped.map((s) => [s.line, s.reason])).toEqual([[3, 'in the text, which does not clearly say to run it here: git fetch lamp, git pull lamp']]);
});

describe('what a sentence over it forbids, in the second of three steps', () => {
  const second = async (said: string, word: string) => {
    const step = (n: number, over: string): string => `## ${word} ${n} : lamp ${n}\n\n${over}\n\n\`\`\`\nsystemctl restart lamp-${n}\n\`\`\`\n`;
    const { plan } = await planDocument(Buffer.from(`# Lamps\n\n${step(1, '')}\n${step(2, said)}\n${step(3, '')}`), 'lamps.md', { fragment: null, all: false });
    return { asked: plan.steps.map((s) => s.guards.some((g) => g.kind === 'condition')), reasons: plan.skipped.map((s) => s.reason) };
  };
  it.each([
    ['Étape', 'Ne pas exécuter pendant les visites.'], ['Étape', 'À ne pas faire en même temps que l’inventaire'], ['Étape', 'Ne lancez jamais cette commande le vendredi.'], ['Étape', 'Ne pas lancer avant 20 h.'], ['Étape', 'Ne pas lancer ceci tant que la salle est pleine :'], ['Étape', '(Ne pas exécuter en journée)'],
    ['Step', 'Do not run this during opening hours.'], ['Step', 'Never do this while the lamps are lit.'], ['Step', 'This must not be run on Fridays.'], ['Step', 'Do not run this command before 8 pm.'], ['Step', 'Not to be done at the same time as the inventory:'], ['Step', "Don't run it more than once."],
  ])('is asked about where it has a limit: %s, %s', async (word, said) => expect(await second(said, word)).toEqual({ asked: [false, true, false], reasons: [] }));
  it.each([
    ['Step', 'Do not run this:', 'the document says not to run it: “Do not run this:”'], ['Étape', 'Ne pas lancer ceci :', 'le document dit de ne pas le lancer : « Ne pas lancer ceci : »'],
  ])('is left out, and named, where it has none: %s, %s', async (word, said, told) => expect(await second(said, word)).toEqual({ asked: [false, false], reasons: [told] }));
});

it('what stands under no heading is named where it is not selected', async () => {
  const fence = (code: string): string => `Run:\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
  const { plan } = await planDocument(Buffer.from(`${fence('git fetch lamps')}# Restart the lamp\n\n${fence('systemctl restart lamp')}# Replace the belt\n\n${fence('systemctl stop belt')}# Open the door\n\n${fence('systemctl start door')}# Add a user\n\n${fence('useradd lamp')}`), 'lamps.md', { fragment: null, all: false });
  expect([plan.shape, plan.steps, plan.skipped.map((s) => [s.line, s.reason])]).toEqual(['catalogue', [], [[3, 'procedure, under no heading: only with `--all`']]]);
});

const corpus = join(import.meta.dirname, '../../../shared/corpus/docs');
const held = existsSync(corpus) ? readdirSync(corpus).filter((name) => /\.(?:md|rst|adoc|txt)$/.test(name)) : [];

describe.skipIf(held.length === 0)('in the corpus (skipped where it is not beside the repository)', () => {
  it('of every eighth document', async () => {
    const bad: string[] = [];
    for (const name of held.filter((_, i) => i % 8 === 0)) for (const { document, plan } of await plans(readFileSync(join(corpus, name)), name)) bad.push(...lost(document, plan).map((one) => `${name}:${one}`));
    expect(bad).toEqual([]);
  }, 60_000);
});
