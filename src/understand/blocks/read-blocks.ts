/** Gives each block of a document its role, by weighing named pieces of evidence. */
import { allMatches } from '../../model/all-matches.ts';
import type { Evidence, Section } from '../../model/procedure.ts';
import { speechOf } from '../sections/instruction.ts';
import { closeMargin, evidence, type EvidenceName, type SpeaksFor } from '../evidence.ts';
import type { BlockReading, Context } from '../reading.ts';
import { lookAt, type BlockLook } from './block-look.ts';
import { lineLook } from './command-look.ts';
import { consoleTopic, consolesNamed } from './console-context.ts';
import { editSyntax } from './data-shape.ts';
import { settleContents, type Content } from './edit-or-config.ts';
import { ownEditTraits } from './edit-traits.ts';
import { fileEvidence } from './file-rules.ts';
import { fileAfter, isFileName, makesFile, placeAlone, withoutOwnName } from './files.ts';
import { idleEvidence } from './idle-rules.ts';
import { ownPrograms, ownSubcommands, variablesUsed } from './own-programs.ts';
import { promptOf } from './prompts.ts';
import { reasonFor } from './reasons.ts';
import { scriptPhases } from './script-phases.ts';
import { consoleAnswered, interpreterOf, scriptEvidence } from './script-rules.ts';
import { shellEvidence } from './shell-rules.ts';
import { throughEditor } from './through-editor.ts';
import { typedAtPrompts } from './typed-at-prompts.ts';
import { splitPrompted, splitUnprompted } from './split-transcript.ts';
import { dedent, viewBlocks, type BlockView } from './view-block.ts';
import { words } from './words.ts';

/** Reads the role of every block; `sections` are of the first pass (headings alone). Pure. */
export function readBlocks(context: Context, sections: readonly Section[]): BlockReading[] {
  const views = viewBlocks(context, sections);
  const own = ownPrograms(views);
  const consoles = consolesNamed(context);
  const subcommands = ownSubcommands(views, own);
  const readings = new Map<number, BlockReading>();
  const contents: Content[] = [];
  const told = new Set<string>();
  const shown = new Set<string>();
  let counts: Map<string, number> | null = null;
  const spoken = (): ReadonlyMap<string, number> => {
    if (counts === null) {
      counts = new Map();
      for (const [word] of allMatches(context.document.text.slice(0, 20_000).toLowerCase(), /[a-z][\w-]{2,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return counts;
  };
  const used = variablesUsed(context.document.text);
  const topic = consoleTopic(context);
  const phases = scriptPhases(context.document.pieces);
  let typed: BlockReading | null = null;
  let above: BlockView | null = null;
  for (const asWritten of views) {
    const view: BlockView = throughEditor(asWritten, above);
    above = view;
    if (view.previous === null) typed = null;
    const long = tooLong(view.text, view.lines);
    if (long) {
      readings.set(view.index, { ...bare(view, [evidence('too-long', long)]), role: 'sample', reason: reasonFor('sample', [evidence('too-long', long)], context.language, null) });
      continue;
    }
    const look = lookAt(context, view, own, readings, { told, shown, spoken, used, subcommands, consoles, topic, typed, phases });
    const reading = readBlock(context, look);
    readings.set(view.index, reading);
    if (reading.role === 'run' || reading.role === 'transcript') typed = reading;
    if (reading.role === 'edit' || reading.role === 'config') {
      const edit = asEdit(look);
      contents.push({ view, traits: ownEditTraits(look, reading.role, edit.file, speechOf(context)), asEdit: edit });
    }
    shown.add(view.text.trim());
    for (const command of reading.commands) told.add(command.split(/\s+/).slice(0, 2).join(' '));
  }
  settleContents(readings, contents, views, context.language);
  return [...readings.values()];
}

/** Weighs the evidence on one block and takes it apart as its role needs. */
function readBlock(context: Context, look: BlockLook): BlockReading {
  const found = [...shellEvidence(look), ...scriptEvidence(look), ...fileEvidence(look), ...idleEvidence(look)];
  const mended = dedent(look.view.block.text) === look.view.text ? [] : [{ name: 'mended', speaksFor: 'shell', weight: 0, seen: 'smart quotes, hard blanks or doubled backslashes, mended' }];
  const { side, contested } = decide(found);
  const base = bare(look.view, [...found, ...mended]);
  switch (side) {
    case 'shell': return shellReading(look, base);
    case 'script': return { ...base, role: 'script', interpreter: interpreterOf(look), source: withoutProgramPrompts(look), expected: null };
    case 'edit': return { ...base, ...asEdit(look), role: 'edit' };
    default: {
      const template = found.find((e) => e.name === 'template' || e.name === 'synopsis');
      return { ...base, role: side, reason: reasonFor(side, found, context.language, contested), open: template && found.some((e) => e.speaksFor === 'shell' && e.weight >= 5) ? template.seen : null };
    }
  }
}

/** Evidence for a sample that only says that a text is no shell. */
const againstShell: ReadonlySet<string> = new Set<EvidenceName>(['nothing-typed', 'unreadable', 'unknown-under-tag', 'reads-as-prose', 'code', 'text-tag']);

const sides: readonly SpeaksFor[] = ['shell', 'script', 'edit', 'config', 'output', 'sample'];

/** The role with the most weight; where something to run leads by less than the margin, the next that is not run. */
export function decide(found: readonly Evidence[]): { readonly side: SpeaksFor; readonly contested: { readonly a: string; readonly b: string } | null } {
  const weights = new Map<SpeaksFor, number>(sides.map((s) => [s, 0]));
  for (const piece of found) {
    const side = sides.find((s) => s === piece.speaksFor);
    if (side) weights.set(side, (weights.get(side) ?? 0) + piece.weight);
  }
  // That a text is no shell says nothing against another language or a file's content.
  const other = Math.max(weights.get('script') ?? 0, weights.get('edit') ?? 0);
  if (other >= 9) for (const piece of found) if (againstShell.has(piece.name)) weights.set('sample', (weights.get('sample') ?? 0) - piece.weight);
  // What a file holds is config until something says that it is changed: an edit has the weight of its content too.
  if ((weights.get('edit') ?? 0) > 0) weights.set('edit', (weights.get('edit') ?? 0) + (weights.get('config') ?? 0) + 1 - (found.some((e) => e.name === 'describes') ? 12 : 0));
  const ranked = sides.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const [first = 'sample', second = 'sample'] = ranked;
  const lead = (weights.get(first) ?? 0) - (weights.get(second) ?? 0);
  if ((weights.get(first) ?? 0) <= 0) return { side: 'sample', contested: null };
  if (first !== 'shell' && first !== 'script') return { side: first, contested: null };
  const floor = 5;
  if ((weights.get(first) ?? 0) < floor) return { side: second === 'shell' || second === 'script' || second === 'edit' ? 'sample' : second, contested: null };
  const rival = ranked.find((s) => s !== 'shell' && s !== 'script' && s !== 'edit') ?? 'sample';
  if (lead >= closeMargin || second === 'shell' || second === 'script') return { side: first, contested: null };
  return { side: (weights.get(rival) ?? 0) > 0 ? rival : 'sample', contested: { a: first, b: second } };
}

type Base = Omit<BlockReading, 'role'>;

const bare = (view: BlockView, found: readonly Evidence[]): Base => ({
  index: view.index, block: view.block, evidence: found.toSorted((a, b) => b.weight - a.weight),
  reason: '', source: view.text, commands: [], dialogue: [], expected: null, interpreter: null, file: null, syntax: null, open: null,
});

/** What makes a block too long to be typed, or null: over 1,000 lines, or a line over 8,000 characters. */
function tooLong(text: string, lines: readonly string[]): string | null {
  if (lines.length > 1000) return `${lines.length} lines`;
  return text.length > 8000 && lines.some((l) => l.length > 8000) ? 'a line of over 8,000 characters' : null;
}

function shellReading(look: BlockLook, base: Base): BlockReading {
  const { view, own } = look;
  const prompted = look.shellPrompt ? splitPrompted(view.text, own, view.block.contentLine) : null;
  // Where nothing stands behind the prompts but remarks, what is typed is what stands between them.
  const split = prompted?.commands.length === 0 && prompted.typedInside.length === 0 ? splitUnprompted(view.lines.map(withoutBarePrompt).join('\n'), own, view.block.contentLine) : prompted ?? splitUnprompted(view.text, own, view.block.contentLine);
  if (split.commands.length === 0 && split.typedInside.length === 0 || prompted?.commands.length === 0 && !split.commands.every((line) => /^(?:known|path|keyword|assignment)$/.test(lineLook(line, own)))) return { ...base, role: 'output', reason: reasonFor('output', [evidence('bare-prompt', '')], look.language, null) };
  const transcript = split.prompts.length > 0 || split.expected !== null || split.dialogue.length > 0 || split.typedInside.length > 0;
  return { ...base, role: transcript ? 'transcript' : 'run', source: split.source, commands: split.commands, dialogue: split.dialogue, expected: split.expected, ...(split.typedInside.length ? { typedInside: split.typedInside } : {}) };
}

/** `user@host$  # the other machine`: the remark alone. */
function withoutBarePrompt(line: string): string {
  const rest = promptOf(line)?.rest.trim() ?? null;
  return rest === '' ? '' : rest?.startsWith('#') ? rest : line;
}

/** The typed lines of a session in another program, prompts off; without prompts the text as it stands, but for the answers that Ruby's consoles print (`=> true`). */
function withoutProgramPrompts(look: BlockLook): string {
  if (!look.view.lines.some((line) => promptOf(line) !== null)) return consoleAnswered(look) ? look.view.lines.filter((line) => !/^=> \S/.test(line)).join('\n').trim() : look.view.text;
  return typedAtPrompts(look.view.lines).filter((typed) => typed !== null).join('\n').trim();
}

function asEdit(look: BlockLook): Content['asEdit'] {
  const file = fileOfEdit(look);
  const syntax = editSyntax(file, look.view.tag, look.data);
  const replaces = replacedBy(look);
  const made = replaces === null && file !== null && syntax !== 'diff' && (makesFile(look.view.above ? `${look.view.above} ${look.view.before}` : look.view.before || look.view.lead, file) || showsWhole(look));
  return { file, source: withoutOwnName(look.view.text), syntax, ...(made ? { creates: true } : {}), ...(replaces === null || syntax === 'diff' ? {} : { replaces }), ...(replaces === null && words.addsTo.test(look.view.leadIsHeading ? '' : look.view.lead) ? { adds: true } : {}), ...(replaces === null && syntax !== 'diff' ? wayTold(look) : {}) };
}

/** What the sentence has done with the lines of an edit, where it is not to bring them about. A line that is to be made a comment is shown as one. */
function wayTold({ view }: BlockLook): Pick<BlockReading, 'way'> {
  if (view.leadIsHeading) return {};
  const lead = view.lead.replace(/`[^`]*`/g, ' ');
  if (words.uncomments.test(lead)) return words.setsToo.test(lead) ? {} : { way: 'uncomment' };
  if (words.commentsOut.test(lead) && !words.setsToo.test(lead) && view.lines.every((line) => /^\s*(?:$|[#;]|\/\/|--)/.test(line))) return { way: 'comment' };
  if (words.appends.test(lead)) return { way: 'append' };
  return words.prepends.test(lead) && words.addsTo.test(lead) ? { way: 'prepend' } : {};
}

/** What the block takes the place of: the block before it, or a line that its sentence names ("Replace `port = 80` with:"); null where the text shows none. */
function replacedBy({ view, previous }: BlockLook): string | null {
  const old = previous?.evidence.find((e) => e.name === 'old-content');
  if (old && previous && words.changedTo.test(view.before.trim())) return previous.source;
  const [line, other] = view.codes.filter((c) => view.lead.includes(c.text) && /^\s*[\w.-]+(?:\s*[=:]\s*|\s+)\S/.test(c.text) && !isFileName(c.text));
  if (line === undefined || view.leadIsHeading || other !== undefined && other.text.trim() !== view.text.trim()) return null;
  return words.replacesSpan.test(view.lead.replace(line.text, '\u0000')) ? line.text.trim() : null;
}

/** Whether what is shown is the whole file, by how it is named: alone, by a heading or a caption, by an editor that is opened for it, as what it is to hold. */
function showsWhole({ view, file, opened }: BlockLook): boolean {
  if (file !== null && !view.leadIsHeading && words.toHold.test(view.lead)) return true;
  if (words.inPlace.test(view.leadIsHeading ? '' : view.before) || words.inFile.test(view.before.trim()) || placeAlone.test(view.before.trim())) return false;
  return (file !== null && file.how !== 'paragraph' && file.how !== 'sentence' && file.how !== 'comment') || opened?.kind === 'editor';
}

function fileOfEdit(look: BlockLook): string | null {
  if (look.opened?.kind === 'editor' && look.opened.file && (look.file === null || look.file.how === 'paragraph')) return look.opened.file;
  const changed = look.previous?.evidence.find((e) => e.name === 'old-content');
  if (changed && look.file === null && words.changedTo.test(look.view.before.trim())) return changed.seen;
  // "Then modify cron:" below a file that something else was written to.
  if (look.data === 'crontab' && (look.file === null || (look.file.how === 'paragraph' && words.cron.test(look.view.lead) && !look.view.lead.includes(look.file.file)))) return 'crontab';
  if (look.file) return look.file.file;
  const inDiff = /^\+\+\+ (?:b\/)?(\S+)/m.exec(look.view.text)?.[1];
  return inDiff ?? fileAfter(look.view);
}

