/** The campaign: every attack of the table on the engine, then every mutant, which its attack has to find. `npm run campaign [-- ATTACK…]`. */
import { attacks } from './attacks.ts';
import { buildEngine } from './engine.ts';
import { mutants } from './mutants.ts';

const seed = Number(process.env['RUNBOOK_SEED'] ?? 1);
/** A share of the full counts: 1 for all of them. */
const share = Number(process.env['RUNBOOK_CAMPAIGN_SHARE'] ?? 1);
const wanted = process.argv.slice(2);
const countOf = (name: string, many: number): number => Number(process.env[`RUNBOOK_CAMPAIGN_${name.toUpperCase().replaceAll('-', '_')}`] ?? Math.max(1, Math.round(many * share)));
const rows: string[][] = [];
let held = true;

const engine = await buildEngine(null);
for (const attack of attacks.filter((a) => wanted.length === 0 || wanted.includes(a.name))) {
  const began = performance.now();
  const { trials, bad } = await attack.run(engine, seed, countOf(attack.name, attack.many));
  held &&= bad.length === 0;
  rows.push([attack.name, String(trials), String(bad.length), `${((performance.now() - began) / 1000).toFixed(0)} s`]);
  process.stderr.write(`${attack.name}: ${trials} trials, ${bad.length} that did not hold\n${bad.slice(0, 5).map((b) => `  ${b}\n`).join('')}`);
}
engine.remove();

if (wanted.length === 0 || wanted.includes('mutants')) {
  // One by name: `mutants 'the text of its name'`.
  for (const mutant of mutants.filter((m) => wanted.length < 2 || wanted.includes(m.name))) {
    const changed = await buildEngine(mutant);
    const attack = attacks.find((a) => a.name === mutant.attack);
    const found = attack ? await attack.run(changed, seed, countOf('mutants', attack.few * 2)) : { trials: 0, bad: [] };
    changed.remove();
    held &&= found.bad.length > 0;
    rows.push([`mutant: ${mutant.name}`, String(found.trials), found.bad.length > 0 ? 'found' : 'NOT FOUND', mutant.attack]);
    process.stderr.write(`${rows.at(-1)?.join(' · ')}${found.bad[0] ? ` · ${found.bad[0].slice(0, 160)}` : ''}\n`);
  }
}
process.stdout.write(`| attack | trials | did not hold | time, or found by |\n|---|---|---|---|\n${rows.map((r) => `| ${r.join(' | ')} |\n`).join('')}\nseed ${seed}\n`);
process.exitCode = held ? 0 : 1;
