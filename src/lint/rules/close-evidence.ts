/** close-evidence: a block or an inline command that might as well have been read as something else; commands in a document of which nothing is run. */
import { inLanguage } from '../../words/reading-words.ts';
import { blocksWithUnits, spotOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';
import { shellLabels } from '../shell-labels.ts';

/** Sums of weights no further apart than this are a doubt; one strong piece of evidence weighs 5, a hint 1 to 3. */
const margin = 2;

const labels: Readonly<Record<string, string>> = { shell: 'bash', edit: 'kind=edit', config: 'kind=config', output: 'kind=output', sample: 'text' };

export const closeEvidence: LintRule = {
  name: 'close-evidence',
  checks: 'Nothing is read by a hair, and a document with blocks of commands has a step.',
  why: 'Where what speaks for running a block or an inline command and what speaks against it weigh about the same, it is not run, and a small change elsewhere may turn the reading.',
  mend: 'One word settles it: the label of the fence (`bash`, `text`, `yaml`), or a correction in a comment (`<!-- runbook: kind=output -->`).',
  severity: 'info',
  check({ document, procedure, plan, say }) {
    const inline = procedure.units.flatMap((unit): Finding[] => (unit.close ?? []).map((command) => ({
      ...spotOf(document, unit.place, command),
      message: say({ en: `Unexpected doubt whether \`${command}\` is run here, expected one word that settles it`, fr: `Doute inattendu : \`${command}\` s’exécute-t-il ici ? Un mot qui le lève est attendu` }),
      note: say({ en: 'If it is typed here, put “Run” or a colon just before it, or say `<!-- runbook: kind=shell -->` before its line; else `<!-- runbook: kind=sample -->`.', fr: 'S’il est à saisir ici, écrivez « Lancer » ou un deux-points juste avant, ou dites `<!-- runbook: kind=shell -->` avant sa ligne ; sinon `<!-- runbook: kind=sample -->`.' }),
    })));
    return [...inline, ...blocksWithUnits(document, procedure).flatMap(({ block, unit }): Finding[] => {
      if (unit.corrections['kind'] !== undefined || unit.corrections['run'] !== undefined) return [];
      if (unit.kind === 'idle' && unit.untold === true) {
        return [{
          line: block.place.line, column: block.place.column, endColumn: (document.lines[block.place.line - 1] ?? '').length + 1,
          message: say({ en: 'Unexpected doubt whether this is written into a file, expected an order that names it', fr: 'Doute inattendu : ceci s’écrit-il dans un fichier ? Un ordre qui le nomme est attendu' }),
          note: say({ en: 'If it is, say so just before it (“Add to `app.yml`:”) or by `<!-- runbook: kind=edit file=app.yml -->`; else `<!-- runbook: kind=config -->`.', fr: 'Si oui, dites-le juste avant (« Ajouter à `app.yml` : ») ou par `<!-- runbook: kind=edit file=app.yml -->` ; sinon `<!-- runbook: kind=config -->`.' }),
        }];
      }
      const notRun = (): Finding[] => (plan.steps.length > 0 || unit.kind !== 'idle' || !shellLabels.has((block.language ?? '').toLowerCase()) ? [] : [{
        line: block.place.line, column: block.place.column, endColumn: (document.lines[block.place.line - 1] ?? '').length + 1,
        message: say({ en: `Unexpected commands that are not run: ${inLanguage(unit.reason, 'en')}`, fr: `Commandes inattendues, qui ne sont pas exécutées : ${inLanguage(unit.reason, 'fr')}` }),
        note: say({ en: 'If they are typed here, say `<!-- runbook: kind=shell -->` before them; else label them `text`.', fr: 'Si elles sont à saisir ici, dites `<!-- runbook: kind=shell -->` juste avant ; sinon, étiquetez-les `text`.' }),
      }]);
      const sums = new Map<string, number>();
      for (const e of unit.evidence) if (e.weight > 0) sums.set(e.speaksFor, (sums.get(e.speaksFor) ?? 0) + e.weight);
      const [first, second] = [...sums].toSorted((a, b) => b[1] - a[1]);
      if (!first || !second || first[1] - second[1] > margin) return notRun();
      // Two ways of not running it, or of running it, are no doubt that matters.
      const runs = (role: string): boolean => role === 'shell' || role === 'script';
      if (runs(first[0]) === runs(second[0])) return notRun();
      const runner = runs(first[0]) ? first[0] : second[0];
      const other = runner === first[0] ? second[0] : first[0];
      const line = document.lines[block.place.line - 1] ?? '';
      return [{
        line: block.place.line, column: block.place.column, endColumn: line.length + 1,
        message: say({ en: `Unexpected doubt between ${first[0]} (${round(first[1])}) and ${second[0]} (${round(second[1])}), expected one word that settles it`, fr: `Doute inattendu entre ${first[0]} (${round(first[1])}) et ${second[0]} (${round(second[1])}), un mot qui le lève est attendu` }),
        note: runner === 'shell' && shellLabels.has((block.language ?? '').toLowerCase()) ? say({ en: 'It is labelled as commands: if it is typed here, lead to it with a sentence that ends in a colon (“Run:”) or say `<!-- runbook: kind=shell -->`, else label it `text`.', fr: 'Il est étiqueté comme des commandes : s’il est à saisir ici, amenez-le par une phrase qui finit par deux-points (« Lancer : ») ou dites `<!-- runbook: kind=shell -->`, sinon étiquetez-le `text`.' }) : runner === 'script' ? say({ en: `Label it with its language if it is run here (\`python\`), else \`${labels[other] ?? 'text'}\`.`, fr: `Étiquetez-le de son langage s’il est lancé ici (\`python\`), sinon \`${labels[other] ?? 'text'}\`.` })
          : say({ en: `Label it \`bash\` if it is typed here, else \`${labels[other] ?? 'text'}\`.`, fr: `Étiquetez-le \`bash\` s’il est à saisir ici, sinon \`${labels[other] ?? 'text'}\`.` }),
      }];
    })];
  },
  bad: [{ text: '# Light\n\n```bash\nmake lamp\n./light.sh $1\n```\n', found: ['3:1 Unexpected commands that are not run: it takes the arguments of a script (“$1”): in a shell there are none'] }],
  good: [{ text: '# Restart\n\nRun:\n\n```bash\nsystemctl restart web\n```\n' }],
};

const round = (n: number): number => Math.round(n * 10) / 10;
