#!/usr/bin/env node
// Fits the weights of sections, inline commands, steps for a person, values to fill in and edits to the labelled corpus beside the repository.
//   node scripts/fit-weights.mjs [--write [--parts sections,spans,manual,values,edits]] [--corpus DIR …] [--misses sections|spans|manual|values|edits] [--l2 sections=8,spans=12,manual=6,values=3]
// Each table is a (multinomial) logistic regression over the traits that the program itself sees, drawn by a ridge towards
// `weight-priors.mjs`. What is printed is cross-validated: documents are split in five by their repository's name, and each
// fifth is read by weights that never saw it, first part by part, then whole plans as the corpus's own score judges them.
// --write fits on all documents and writes the tables of src/understand/sections and inputs; without it nothing is changed.
// --corpus, once or several times, names folders of docs/ and labels/ to learn from instead; each is judged apart, then all.
// --quick leaves the whole plans out, splits three times, and fits only --parts (with --write nothing is cross-validated). --misses lists the cross-validated misses of a part. Raise --l2 for tables that stay nearer to the priors.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { editPriors, manualPriors, sectionPriors, spanPriors, valuePriors } from './weight-priors.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : '');
const beside = join(root, '../shared/corpus');
const named = args.flatMap((arg, at) => (arg === '--corpus' ? [resolve(args[at + 1] ?? '')] : []));
const corpora = named.length ? named : [beside];
if (![beside, ...corpora].every((corpus) => existsSync(corpus))) {
  console.log('the labelled corpus is not beside this checkout: nothing fitted');
  process.exit(0);
}
const folds = 5;
const quick = args.includes('--quick');
const all = ['sections', 'spans', 'manual', 'values', 'edits'];
const parts = all.filter((part) => (value('--parts') || all.join()).includes(part));
/** Which bytes of a repository's hash split the documents: whole plans are judged by one split only. */
const splits = quick ? (args.includes('--write') ? [] : [1, 2, 3]) : [1];
const steps = 300;
/** Draw towards the priors, and the smallest weight that is kept, by part. */
const ridge = { sections: 5, spans: 10, manual: 2, values: 3, edits: 2, ...Object.fromEntries(value('--l2').split(',').filter(Boolean).map((s) => [s.split('=')[0], Number(s.split('=')[1])])) };
const smallest = { sections: 0.15, spans: 0.1, manual: 0.1, values: 0.1, edits: 0.1 };
/** A trait that fewer samples show, or samples of fewer repositories, keeps its prior: what one document does is no rule. */
const fewest = { sections: 4, spans: 3, manual: 4, values: 6, edits: 3 };
const fewestRepositories = { sections: 3, spans: 3, manual: 3, values: 3, edits: 3 };
/** Added to the weight that all samples share: a step asked for in vain costs less than one left out, a command left alone less than one run that was only talked about. */
const lean = { sections: 0, spans: -0.35, manual: 0.6, values: -1.25, edits: 0 };
/** The rules were cut from these very documents: that one found a value or an edit proves less of others than it does here, so its weight is set, not fitted. */
const setWeights = { values: { 'found by a rule': 8, 'told of by the document': 2 }, edits: { 'evidence:edit': 1, 'evidence:config': -1 } };
/** A second reader's labels were held against those of the corpus: there a sample counts as this many of the other sets'. */
const corpusCounts = { sections: 2, spans: 3, manual: 2, values: 1, edits: 2 };
/** Sections of these roles have their lines for a person labelled. */
const withManual = new Set(['prerequisites', 'procedure', 'verification', 'rollback']);

const bundle = join(root, 'node_modules', `.fit-${process.pid}.mjs`);
const from = { 'plan-document': ['planDocument'], 'read/read-document': ['readDocument'], 'understand/blocks/read-blocks': ['readBlocks'], 'understand/blocks/edit-or-config': ['editMargin'], 'understand/blocks/edit-weights': ['editWeights'] };
const inputsDir = { 'read-inputs': ['valuesToWeigh'], 'find-values': ['shareOfElsewhere'], 'value-weights': ['valueWeights'] };
const sectionsDir = { 'look-over': ['lookOver'], outline: ['outline'], 'read-context': ['readContext'], 'read-sections': ['readSections', 'rounds', 'sharesOf'], 'section-traits': ['sectionGround', 'sectionTraits'], 'section-neighbours': ['handedOn'], 'section-weights': ['sectionRoles', 'weights'], 'read-spans': ['marginFor', 'readSpans', 'spanCandidates'], 'span-weights': ['spanWeights'], 'read-manual': ['readManual', 'manualCandidates'], 'manual-weights': ['manualWeights'] };
const contents = [...Object.entries(from), ...Object.entries(sectionsDir).map(([f, n]) => [`understand/sections/${f}`, n]), ...Object.entries(inputsDir).map(([f, n]) => [`understand/inputs/${f}`, n])].map(([file, names]) => `export { ${names.join(', ')} } from './src/${file}.ts';`).join('\n');
await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, outfile: bundle, bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'warning' });
const code = await import(pathToFileURL(bundle).href).finally(() => rmSync(bundle));
const roles = code.sectionRoles;

const documents = [];
for (const [corpus, file] of corpora.flatMap((from) => readdirSync(join(from, 'labels')).filter((f) => f.endsWith('.json')).map((f) => [from, f]))) {
  const name = file.slice(0, -5);
  const bytes = readFileSync(join(corpus, 'docs', name));
  const document = await code.readDocument(bytes, join(corpus, 'docs', name));
  const repository = name.split('__').slice(0, 2).join('__');
  const hash = createHash('sha1').update(repository).digest();
  documents.push({ name, repository, corpus, bytes, document, hash, fold: hash[1] % folds, labels: JSON.parse(readFileSync(join(corpus, 'labels', file), 'utf8')), context: code.readContext(document) });
}

/** Reads each document as `understand` does with the tables as they are, and hangs the labels on what it sees. */
function look(doc) {
  const { context, labels } = doc;
  const first = code.readSections(context, null);
  const blocks = code.readBlocks(context, first);
  const known = code.lookOver(context, first, blocks);
  const outlined = code.outline(context.document.pieces, context.document.lines.length);
  const sections = code.readSections(context, known);
  const spans = code.readSpans(context, sections, blocks);
  const ground = code.sectionGround(context, outlined, known);
  doc.sections = { outlined, ground, alone: outlined.map((s, at) => (s.heading ? whole(code.sectionTraits(ground, at)) : null)), gold: outlined.map((s) => (s.heading ? (labels.sections.find((g) => g.line === s.line)?.role ?? null) : null)) };
  const used = new Set();
  doc.spans = code.spanCandidates(context, sections, blocks).flatMap((c) => {
    const text = c.spans.map((s) => s.text).join(' ').replace(/\s+/g, ' ');
    const gold = labels.inline.find((g) => !used.has(g) && c.spans.some((s) => s.place.line <= g.line && s.place.endLine >= g.line) && text.includes(g.text.replace(/\s+/g, ' ')));
    used.add(gold);
    // What is typed at another program's prompt is never run here, whatever its weights.
    return gold && !c.command.foreign ? [{ traits: whole(c.traits), gold: gold.role, at: gold.line, seen: gold.text }] : [];
  });
  const roleAt = (line) => labels.sections.filter((s) => s.line <= line).at(-1)?.role ?? 'procedure';
  doc.manual = code.manualCandidates(context, sections, blocks, spans).filter((c) => withManual.has(roleAt(c.prose.place.line))).map((c) => ({
    traits: whole(c.traits), gold: labels.manual.some((line) => line >= c.prose.place.line && line <= c.prose.place.endLine) ? 'manual' : 'none', at: c.prose.place.line, seen: c.prose.text.replace(/\s+/g, ' '),
  }));
  doc.edits = editSamples(doc, blocks);
  doc.values = valueSamples(doc, code.valuesToWeigh(context, { sections, blocks, spans, manual: [] }));
}

/** The traits whose weights are fitted, and those whose weights are set. */
const apart = (traits, part) => ({ traits: whole(traits).filter(([t]) => !(t in setWeights[part])), set: whole(traits).filter(([t]) => t in setWeights[part]) });
/** The blocks that the evidence calls an edit or a file's content. */
const editSamples = ({ labels }, blocks) => blocks.flatMap(({ content, block }) => {
  const gold = labels.blocks?.find((b) => overlaps(block.place, b))?.role ?? 'unclear';
  return content && gold !== 'unclear' ? [{ ...apart(content, 'edits'), gold: gold === 'edit' ? 'edit' : 'none', at: block.place.line, seen: content.get([...content.keys()].find((t) => t.startsWith('lead:'))) ?? '' }] : [];
});

const commandRoles = new Set(['run', 'transcript']);
const overlaps = (a, b) => a.line <= b.endLine && a.endLine >= b.line;
/** What may be a value in the blocks that are labelled as commands: each text with the same traits once a document. */
function valueSamples({ labels }, found) {
  const samples = new Map();
  for (const block of labels.blocks ?? []) {
    if (!commandRoles.has(block.role)) continue;
    for (const { reading, candidates } of found) {
      if (!('block' in reading) || !overlaps(reading.block.place, block)) continue;
      for (const { candidate, traits } of candidates) {
        const gold = (block.placeholders ?? []).includes(candidate.written) ? 'ask' : 'none';
        samples.set([candidate.written, gold, ...traits.keys()].join('\n'), { ...apart(traits, 'values'), gold, at: block.line, seen: `${candidate.written} (${candidate.rule})` });
      }
    }
  }
  return [...samples.values()];
}

/** Logistic regression by full-batch Adagrad, drawn towards the priors. A class without weights of its own stays at zero. */
function fit(samples, classes, priors, part) {
  const counts = new Map();
  const shownBy = new Map();
  for (const { traits, repository } of samples) {
    for (const [t, much] of traits) {
      counts.set(t, (counts.get(t) ?? 0) + much);
      shownBy.set(t, (shownBy.get(t) ?? new Set()).add(repository));
    }
  }
  const index = new Map([...counts].filter(([t, n]) => n >= fewest[part] && shownBy.get(t).size >= fewestRepositories[part]).map(([t], i) => [t, i]));
  const k = classes.length;
  const size = index.size * k;
  const prior = new Float64Array(size);
  for (const [t, i] of index) classes.forEach((c, j) => { prior[i * k + j] = priors[t]?.[c] ?? 0; });
  const [weight, gradient, seen] = [Float64Array.from(prior), new Float64Array(size), new Float64Array(size).fill(1e-8)];
  // Flat arrays: row n has the traits from start[n] to start[n + 1].
  const kept = samples.map((s) => s.traits.filter(([t]) => index.has(t)));
  const start = Int32Array.from([0, ...kept.map(((n) => (row) => (n += row.length))(0))]);
  const feature = Int32Array.from(kept.flat(), ([t]) => index.get(t) * k);
  const amount = Float64Array.from(kept.flat(), ([, much]) => much);
  const gold = samples.map((s) => classes.indexOf(s.gold));
  const counted = samples.map((s) => (s.corpus === beside ? corpusCounts[part] : 1));
  const rest = k === 1 ? 1 : 0;
  const z = new Float64Array(k);
  for (let step = 0; step < steps; step++) {
    gradient.fill(0);
    for (let n = 0; n < gold.length; n++) {
      z.fill(0);
      for (let i = start[n]; i < start[n + 1]; i++) for (let j = 0; j < k; j++) z[j] += weight[feature[i] + j] * amount[i];
      let top = rest ? 0 : -Infinity;
      for (let j = 0; j < k; j++) top = Math.max(top, z[j]);
      let sum = rest * Math.exp(-top);
      for (let j = 0; j < k; j++) sum += z[j] = Math.exp(z[j] - top);
      for (let j = 0; j < k; j++) { const g = counted[n] * (z[j] / sum - (gold[n] === j ? 1 : 0)); for (let i = start[n]; i < start[n + 1]; i++) gradient[feature[i] + j] += g * amount[i]; }
    }
    for (let i = 0; i < size; i++) { const g = gradient[i] + ridge[part] * (weight[i] - prior[i]); seen[i] += g * g; weight[i] -= (0.5 * g) / Math.sqrt(seen[i]); }
  }
  const table = { ...priors };
  for (const [t, i] of index) table[t] = Object.fromEntries(classes.map((c, j) => [c, weight[i * k + j]]));
  if (lean[part]) for (const c of classes) table.always = { ...table.always, [c]: (table.always?.[c] ?? 0) + lean[part] };
  const rounded = Object.entries(table).map(([t, row]) => [t, Object.fromEntries(Object.entries(row).filter(([, w]) => Math.abs(w) >= smallest[part]).map(([c, w]) => [c, Math.round(w * 10) / 10]))]);
  return Object.fromEntries(rounded.filter(([, row]) => Object.keys(row).length));
}
const total = (table, traits, c) => traits.reduce((sum, [t, much]) => sum + (table[t]?.[c] ?? 0) * much, 0);
/** A trait that is there or not. */
const whole = (traits) => [...traits.keys()].map((t) => [t, 1]);
const single = (priors, c) => Object.fromEntries(Object.entries(priors).map(([t, w]) => [t, { [c]: w }]));
const of = (docs, part) => docs.flatMap((d) => d[part].map((s) => ({ ...s, repository: d.repository, corpus: d.corpus })));
const fitTwo = { spans: (docs) => fit(of(docs, 'spans'), ['run'], single(spanPriors, 'run'), 'spans'), manual: (docs) => fit(of(docs, 'manual'), ['manual'], single(manualPriors, 'manual'), 'manual'), values: (docs) => ({ ...fit(of(docs, 'values'), ['ask'], single(valuePriors, 'ask'), 'values'), ...single(setWeights.values, 'ask') }), edits: (docs) => ({ ...fit(of(docs, 'edits'), ['edit'], single(editPriors, 'edit'), 'edits'), ...single(setWeights.edits, 'edit') }) };

const certain = (role) => roles.map((r) => (r === role ? 1 : 0));
/** What is seen of each section, with what the others hand on as far as their roles are likely (`shares`). */
const traitsOf = (doc, shares) => doc.sections.alone.map((own, at) => (own ? [...own, ...code.handedOn(doc.sections.ground, at, shares).map(({ name, much }) => [name, much])] : null));
const samplesOf = (docs, before) => docs.flatMap((d) => { const traits = traitsOf(d, before.get(d)); return d.sections.gold.flatMap((gold, at) => (gold ? [{ traits: traits[at], gold, repository: d.repository, corpus: d.corpus }] : [])); });
/** Likely roles by a table, as `readSections` comes to them. */
function predict(table, doc) {
  let traits = doc.sections.alone;
  let shares = [];
  for (let round = 0; round <= code.rounds; round++) {
    shares = traits.map((t) => (t ? code.sharesOf(roles.map((r) => total(table, t, r))) : certain('procedure')));
    traits = traitsOf(doc, shares);
  }
  return shares;
}
const likeliest = (share) => roles[share.indexOf(Math.max(...share))];
/** Learns first with the neighbours' labels, then twice with their roles as read by weights that did not see the document. */
function fitSections(docs) {
  let before = new Map(docs.map((d) => [d, d.sections.gold.map((g) => certain(g ?? 'procedure'))]));
  for (let again = 0; again < 2; again++) {
    const read = new Map();
    for (let f = 0; f < folds; f++) {
      const table = fit(samplesOf(docs.filter((d) => d.fold !== f), before), roles, sectionPriors, 'sections');
      for (const d of docs.filter((x) => x.fold === f)) read.set(d, predict(table, d));
    }
    before = read;
  }
  return fit(samplesOf(docs, before), roles, sectionPriors, 'sections');
}

const tableOf = { sections: code.weights, spans: code.spanWeights, manual: code.manualWeights, values: code.valueWeights, edits: code.editWeights };
const plain = (table, c) => Object.fromEntries(Object.entries(table).map(([t, row]) => [t, row[c]]));
/** Puts fitted tables in the place of the program's. */
function use(fitted) {
  const next = { sections: fitted.sections, spans: fitted.spans && plain(fitted.spans, 'run'), manual: fitted.manual && plain(fitted.manual, 'manual'), values: fitted.values && plain(fitted.values, 'ask'), edits: fitted.edits && plain(fitted.edits, 'edit') };
  for (const [part, table] of Object.entries(tableOf)) {
    if (!next[part]) continue;
    for (const t of Object.keys(table)) delete table[t]; Object.assign(table, next[part]); }
}
const fitOf = { sections: fitSections, ...fitTwo };
const fitAll = (docs) => Object.fromEntries(parts.map((part) => [part, fitOf[part](docs)]));

for (const doc of documents) look(doc);
const work = mkdtempSync(join(tmpdir(), 'fit-'));
const plansOf = (corpus) => join(work, `plans-${corpora.indexOf(corpus)}`);
for (const corpus of corpora) mkdirSync(plansOf(corpus));
const wrong = { sections: [], spans: [], manual: [], values: [], edits: [] };
const tally = { sections: [0, 0], spans: [0, 0], manual: [0, 0], values: [0, 0], edits: [0, 0] };
const judge = (part, doc, at, seen, gold, got, traits) => { tally[part][1]++; if (gold === got) tally[part][0]++; else wrong[part].push(`${gold} -> ${got}\t${doc.name}:${at}\t${seen.slice(0, 160)}\t[${traits.map(([t]) => t).filter((t) => t !== 'always').join('; ')}]`); };
for (const split of splits) {
  for (const doc of documents) doc.fold = doc.hash[split] % folds;
  for (let f = 0; f < folds; f++) {
    const fitted = fitAll(documents.filter((d) => d.fold !== f));
    if (!quick) use(fitted);
    for (const doc of documents.filter((d) => d.fold === f)) {
      if (fitted.sections) {
        const shares = predict(fitted.sections, doc);
        const got = shares.map(likeliest);
        const traits = traitsOf(doc, shares).map((row) => row?.filter(([, much]) => much > 0.3));
        doc.sections.gold.forEach((gold, at) => { if (gold) judge('sections', doc, doc.sections.outlined[at].line, doc.sections.outlined[at].heading.text, gold, got[at], traits[at]); });
      }
      if (fitted.spans) for (const s of doc.spans) judge('spans', doc, s.at, s.seen, s.gold, total(fitted.spans, s.traits, 'run') > code.marginFor(new Map(s.traits)) ? 'run' : 'mention', s.traits);
      if (fitted.manual) for (const s of doc.manual) judge('manual', doc, s.at, s.seen, s.gold, total(fitted.manual, s.traits, 'manual') > 0 ? 'manual' : 'none', s.traits);
      if (fitted.values) for (const s of doc.values) judge('values', doc, s.at, s.seen, s.gold, total(fitted.values, [...s.traits, ...s.set], 'ask') > 0 ? 'ask' : 'none', s.traits);
      if (fitted.edits) for (const s of doc.edits) judge('edits', doc, s.at, s.seen, s.gold, total(fitted.edits, [...s.traits, ...s.set], 'edit') > code.editMargin ? 'edit' : 'none', s.traits);
      if (quick) continue;
      const { plan } = await code.planDocument(doc.bytes, join(doc.corpus, 'docs', doc.name), { fragment: null, all: true });
      writeFileSync(join(plansOf(doc.corpus), basename(doc.name)), JSON.stringify(plan));
    }
  }
}
for (const [part, [good, of]] of Object.entries(tally)) if (of) console.log(`${part}, cross-validated by repository: ${((100 * good) / of).toFixed(1)}% ${good}/${of}`);
const sums = new Map();
for (const corpus of quick ? [] : corpora) {
  const printer = join(plansOf(corpus), 'print-plan');
  writeFileSync(printer, `#!/bin/sh\nexec cat "${plansOf(corpus)}/\${2##*/}"\n`, { mode: 0o755 });
  const judged = execFileSync(process.execPath, [join(beside, 'score.mjs'), '--runbook', printer, '--docs', join(corpus, 'docs'), '--labels', join(corpus, 'labels'), '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  for (const { metric, good, of } of JSON.parse(judged).rows) sums.set(metric, [...(sums.get(metric) ?? []), { corpus, good, of }]);
}
const share = (parts) => `${((100 * parts.reduce((n, p) => n + p.good, 0)) / parts.reduce((n, p) => n + p.of, 0)).toFixed(1).padStart(5)}% ${`${parts.reduce((n, p) => n + p.good, 0)}/${parts.reduce((n, p) => n + p.of, 0)}`.padEnd(9)}`;
for (const [metric, parts] of sums) console.log(`  ${metric.padEnd(34)} ${share(parts)}${corpora.length > 1 ? corpora.map((c) => parts.filter((p) => p.corpus === c)).map((p) => (p.length ? share(p) : '')).join('  ') : ''}`);
rmSync(work, { recursive: true });
if (value('--misses')) console.log(wrong[value('--misses')].toSorted().join('\n'));

if (args.includes('--write')) {
  const fitted = fitAll(documents);
  const key = (t) => (/^[a-z]+$/.test(t) ? t : `'${t.replace(/'/g, "\\'")}'`);
  const write = (file, start, rows) => {
    const path = join(root, 'src/understand', file);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, `${before.slice(0, before.indexOf('{\n', before.indexOf(start)) + 2)}${rows.map((r) => `  ${r},\n`).join('')}};\n`);
  };
  const sorted = (table) => Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (parts.includes('sections')) write('sections/section-weights.ts', 'export const weights', sorted(fitted.sections).map(([t, row]) => `${key(t)}: { ${roles.filter((r) => row[r]).map((r) => `${r}: ${row[r]}`).join(', ')} }`));
  if (parts.includes('spans')) write('sections/span-weights.ts', 'export const spanWeights', sorted(fitted.spans).map(([t, row]) => `${key(t)}: ${row.run}`));
  if (parts.includes('manual')) write('sections/manual-weights.ts', 'export const manualWeights', sorted(fitted.manual).map(([t, row]) => `${key(t)}: ${row.manual}`));
  if (parts.includes('edits')) write('blocks/edit-weights.ts', 'export const editWeights', sorted(fitted.edits).map(([t, row]) => `${key(t)}: ${row.edit}`));
  if (parts.includes('values')) write('inputs/value-weights.ts', 'export const valueWeights', sorted(fitted.values).map(([t, row]) => `${key(t)}: ${row.ask}`));
}
