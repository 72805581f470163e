/** Puts the author's word over the reading: `kind=` and `run=true` change what a block or an inline command is. */
import { own } from '../model/own.ts';
import { parse } from 'unbash';
import type { Document } from '../model/document.ts';
import type { BlockReading, BlockRole, ManualReading, SpanReading } from './reading.ts';
import { shellTags } from './blocks/shell-tags.ts';
import type { Corrections } from './corrections.ts';

/** What a fence's language is run by, where the author says `kind=script` and names no interpreter. */
const interpreters: Readonly<Record<string, string>> = {
  python: 'python3', py: 'python3', python3: 'python3', js: 'node', javascript: 'node', mjs: 'node', ts: 'zx', typescript: 'zx', ruby: 'ruby', rb: 'ruby',
  sql: 'psql', pgsql: 'psql', postgresql: 'psql', mysql: 'mysql', perl: 'perl', php: 'php', lua: 'lua', r: 'Rscript', powershell: 'pwsh', pwsh: 'pwsh',
};

const roles: Readonly<Record<string, BlockRole>> = { shell: 'run', script: 'script', edit: 'edit', output: 'output', config: 'config', sample: 'sample' };

/** What only a step has: whoever says such a thing of a block has it run. (An `id=` is said of what is only shown as well.) */
const stepsOwn = ['check', 'expect', 'undo', 'dry', 'retry', 'confirm'] as const;

/**
 * Gives corrected blocks the role that the author says. `run=true`, or what only a step has, makes an idle block a step where its content parses as shell;
 * otherwise the author has to say what it is (`kind=`). `kind=manual` is the plan's business: the text is shown to a person.
 */
export function correctBlocks(blocks: readonly BlockReading[], corrections: Corrections): BlockReading[] {
  return blocks.map((reading) => {
    const said = corrections.units.get(reading.index);
    if (!said) return reading;
    const idle = reading.role === 'config' || reading.role === 'output' || reading.role === 'sample';
    const step = said['run'] === 'true' || (reading.role === 'sample' && shellTags.has((reading.block.language ?? '').toLowerCase()) && said['run'] === undefined && said['kind'] === undefined && stepsOwn.some((name) => said[name] !== undefined));
    const wanted = own(roles, said['kind'] ?? '') ?? (idle && step && parsesAsShell(reading.block.text) ? 'run' : null);
    if (wanted === null) return said['kind'] === 'manual' && idle ? asRole(reading, 'run', said) : reading;
    if (wanted === reading.role && reading.left === true) return asRole(reading, wanted, said);
    if (wanted === reading.role || (wanted === 'run' && reading.role === 'transcript')) return said['file'] && wanted === 'edit' ? { ...reading, file: said['file'] } : reading;
    return asRole(reading, wanted, said);
  });
}

/**
 * Gives the inline commands of a corrected paragraph the role that the author says: a kind that is only shown leaves them, `kind=shell`
 * and `run=true` run those that lean to it, and all where none does.
 */
export function correctSpans(spans: readonly SpanReading[], corrections: Corrections): SpanReading[] {
  const leaning = new Set(spans.filter((s) => s.role === 'run' || s.left).map((s) => s.index));
  return spans.map((reading) => {
    const said = corrections.units.get(reading.index);
    const kind = said?.['kind'] ?? (said?.['run'] === 'true' ? 'shell' : '');
    const runs = kind === 'shell' && reading.left?.why !== 'no console' && (reading.left !== undefined || !leaning.has(reading.index));
    const role = runs ? 'run' : kind === 'sample' || kind === 'output' || kind === 'config' ? 'mention' : null;
    if (role === null) return reading;
    const { left: _, ...settled } = reading;
    return { ...settled, role, evidence: [...reading.evidence, { name: 'author', speaksFor: role, weight: 100, seen: said?.['kind'] ? `kind=${kind}` : 'run=true' }] };
  });
}

/** With the paragraphs and items that their author calls a person's (`kind=manual`). */
export function correctManual(found: readonly ManualReading[], pieces: Document['pieces'], spans: readonly SpanReading[], corrections: Corrections): ManualReading[] {
  const known = new Set([...found, ...spans.filter((s) => s.role === 'run')].map((r) => r.index));
  const more = [...corrections.units].flatMap(([index, said]): ManualReading[] => {
    const prose = pieces[index];
    return said['kind'] === 'manual' && prose?.kind === 'prose' && !known.has(index) ? [{ index, prose, evidence: [{ name: 'author', speaksFor: 'manual', weight: 100, seen: 'kind=manual' }] }] : [];
  });
  return [...found, ...more].toSorted((a, b) => a.index - b.index);
}

function asRole(reading: BlockReading, role: BlockRole, said: Readonly<Record<string, string>>): BlockReading {
  const { left: _, ...settled } = reading;
  const { block } = reading;
  const evidence = [...reading.evidence, { name: 'author', speaksFor: role, weight: 100, seen: said['kind'] ? `kind=${said['kind']}` : said['run'] ? 'run=true' : `${stepsOwn.find((name) => said[name] !== undefined) ?? 'run'}=` }];
  const common = { ...settled, role, evidence, source: block.text, commands: [], dialogue: [], expected: null, interpreter: null, file: null, syntax: null, reason: '' };
  switch (role) {
    case 'run':
    case 'transcript': return { ...common, commands: statementsOf(block.text) };
    case 'script': return { ...common, interpreter: said['interpreter'] ?? own(interpreters, block.language?.toLowerCase() ?? '') ?? block.language ?? 'unknown' };
    case 'edit': return { ...common, file: said['file'] ?? block.title, syntax: reading.syntax ?? block.language?.toLowerCase() ?? 'lines' };
    case 'config':
    case 'output':
    case 'sample': return { ...common, reason: `kind=${role}` };
  }
}

function parsesAsShell(text: string): boolean {
  const tree = parse(text);
  return tree.commands.length > 0 && !(tree.errors?.length);
}

function statementsOf(text: string): string[] {
  return parse(text).commands.map((c) => text.slice(c.pos, c.end));
}
