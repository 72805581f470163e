/** Finds the alternatives inside one block: comments that name systems or environments, or say no more than "or". */
import type { CommandUnit, Unit } from '../../model/procedure.ts';
import { worst } from '../../model/effect.ts';
import { effectsOf, isInteractive } from '../../shell/effects-of.ts';
import { logicalLines, type LogicalLine } from '../../shell/logical-lines.ts';
import { variantWordsIn, withoutEnvironment } from '../sections/environment-words.ts';
import { oneWithMore, wordsOf } from '../sections/one-with-more.ts';
import { orElseWords, orWords } from '../sections/or-words.ts';
import { sameChoice, variantOf } from '../sections/variant-of.ts';
import type { Variant } from '../sections/variant-of.ts';
import { shortTitle } from '../title-of.ts';
import { trailing } from './comments-inside.ts';
import type { BlockPart } from './block-part.ts';

interface Group {
  /** The comment over it, without its mark; null for lines right after others. */
  readonly comment: string | null;
  readonly from: number;
  readonly to: number;
  readonly commands: readonly string[];
  /** The line that each of the commands begins on. */
  readonly lines: readonly number[];
}

/** "# or", "# or with yarn": what stands under it takes the place of what stands above. */
const orComment = new RegExp(`^${orWords}\\b(?: (?:with|using|via|avec|par)\\b)?[^.]{0,20}$|^(?:alternative|(?:or|ou)(?: (?:manually|manuellement|(?:in|on|for|en|sur|dans) [\\p{L}-]+))?)(?: (?:with|using|via|avec|par))\\b[^.]{0,40}$`, 'iu');

/** "# Or run it for one shop alone": says itself that it is done instead. */
const orDoes = new RegExp(`^${orElseWords}[, ]+(?:(?:you can |vous pouvez )?(?:run|use|apply|deploy|build|start|install|do|execute|lancer|utiliser|appliquer|d[eé]ployer|installer|ex[eé]cuter)|manual(?:ly)?|manuel(?:lement)?)(?!\\p{L})[^.]{0,70}$`, 'iu');
/** "# Or roll back to a given revision": in the place of the same command above. */
const orElse = new RegExp(`^${orElseWords}[, ]+\\p{L}[^.]{0,70}$`, 'iu');
const alike = (g: Group, above: Group | undefined): boolean => {
  const [here, there] = [g, above].map((group) => wordsOf(group?.commands[0] ?? ''));
  if (here === undefined || there === undefined || g.commands.length !== 1 || above?.commands.length !== 1) return false;
  // Where "or" is said, `tool` and `tool that-one` are one, too.
  const same = Math.min(3, Math.max(2, Math.min(here.length, there.length)));
  return here.slice(0, same).join(' ') === there.slice(0, same).join(' ') || oneWithMore(here, there);
};

/** The parts in order, or null where a block has no alternatives. Deliberately few: a false one leaves commands out. */
export function alternativesInside(source: string): readonly BlockPart[] | null {
  if (!/(?:^|\s)#/m.test(source)) return null;
  const groups = groupsOf(source);
  return labelled(groups) ?? either(groups) ?? namedBehind(source) ?? waysToTheSame(groups) ?? oneOrAll(groups);
}

/** "Run one of the following commands:" over one block: each of its lines is one. */
const oneOfThese = /\b(?:one|either) of (?:the|these)(?: (?:two|three|four|following))? (?:[\p{L}-]+ )?commands\b[^.!?]*[.:]*\s*$|(?<!\p{L})l['’]une des (?:(?:deux|trois|quatre) )?commandes(?!\p{L})[^.!?]*[.:]*\s*$/iu;

/** @param lead the paragraph right above the block */
export function oneOfItsLines(lead: string, source: string): readonly BlockPart[] | null {
  const lines = oneOfThese.test(lead) ? logicalLines(source).filter((l) => l.kind !== 'blank') : [];
  if (lines.length < 2 || lines.length > 5 || lines.some((l) => l.kind !== 'command' || /^\s*cd\s/.test(l.text)) || new Set(lines.map((l) => l.text.trim())).size < lines.length) return null;
  return lines.map(({ text, start, end }) => ({ variant: optionOf(text.trim(), text.trim().split('\n')[0]?.slice(0, 60)), from: start, to: end }));
}

/** Comments with the lines under them; a blank line ends a group that has commands. */
function groupsOf(source: string): Group[] {
  const groups: { comment: string | null; from: number; to: number; commands: string[]; lines: number[] }[] = [];
  let open = false;
  for (const { kind, text, start, end } of logicalLines(source)) {
    const last = groups.at(-1);
    if (kind === 'blank') { open = false; continue; }
    if (kind === 'comment') groups.push({ comment: text.replace(/^\s*#+\s*(?:\d+[.)]\s+)?/, '').replace(/[\s:.–—-]+$/, '').trim(), from: start, to: end, commands: [], lines: [] });
    else if (last && (open || last.commands.length === 0)) { last.commands.push(text.trim()); last.lines.push(start); last.to = end; }
    else groups.push({ comment: null, from: start, to: end, commands: [text.trim()], lines: [start] });
    open = true;
  }
  return groups;
}

/** "# Debian" and its lines, "# Fedora" and its lines; lines without a label go with the one above, those before the first are for all. */
function labelled(groups: readonly Group[]): BlockPart[] | null {
  const parts: { variant: Variant | null; from: number; to: number; commands: string[] }[] = [];
  const variants = groups.map(({ comment }) => nameIn(comment));
  const from = afterThem(groups, variants);
  for (const [i, group] of groups.entries()) {
    const variant = variants[i] ?? null;
    const names = variant !== null;
    const last = parts.at(-1);
    if (names || last === undefined || i === from) parts.push({ variant, from: group.from, to: group.to, commands: [...group.commands] });
    else { last.to = group.to; last.commands.push(...group.commands); }
  }
  const named = parts.filter((p) => p.variant !== null);
  const [first] = named;
  if (!first?.variant || named.length < 2 || named.some((p) => p.commands.length === 0)) return null;
  if (first.variant.kind === 'environment' && named.some((p) => p.variant?.rest !== '')) return oneCommandEach(named) ? withoutEmpty(parts) : null;
  if (named.some((p, i) => named.slice(0, i).some((q) => !sameChoice(q.variant as Variant, p.variant as Variant)))) return null;
  // Environments are alternatives only where the same is done in each.
  const opening = (p: { readonly commands: readonly string[] }): string => (p.commands[0] ?? '').replace(/^(?:[A-Za-z_]\w*=\S*(?:\s|\\\n)+)+/, '').split(/\s+/).slice(0, 2).filter((_word, i, [program]) => i === 0 || !/^\.{0,2}\//.test(program ?? '')).join(' ');
  if (first.variant.kind === 'environment' && named.some((p) => opening(p) !== opening(first))) return null;
  return withoutEmpty(parts);
}

/** `brew install x  # macOS`, `apt install x  # Debian`: lines one below the other, each with its system behind it. */
function namedBehind(source: string): BlockPart[] | null {
  const lines = logicalLines(source);
  const names = lines.map(({ kind, text }) => {
    const name = kind === 'command' ? nameIn(trailing(text)) : null;
    return name !== null && (name.kind === 'system' || name.kind === 'packages') ? name : null;
  });
  const isNext = (i: number, first: number): boolean => names.slice(first, i).every((above) => above != null && names[i] != null && sameChoice(above, names[i]));
  const first = names.findIndex((name, i) => name !== null && i + 1 < names.length && isNext(i + 1, i));
  if (first < 0) return null;
  let past = first + 2;
  while (past < names.length && isNext(past, first)) past += 1;
  const common = (some: readonly LogicalLine[]): BlockPart[] => (some.some((l) => l.kind === 'command') ? [{ variant: null, from: some[0]?.start ?? 0, to: some.at(-1)?.end ?? 0 }] : []);
  return [...common(lines.slice(0, first)), ...lines.slice(first, past).map(({ start, end }, i) => ({ variant: names[first + i] ?? null, from: start, to: end })), ...common(lines.slice(past))];
}

function nameIn(comment: string | null): Variant | null {
  const variant = comment === null ? null : variantOf(comment);
  return variant !== null && (variant.rest === '' || variant.kind === 'environment') && variant.kind !== 'tool' ? variant : null;
}

/** What goes on with the names rather than with the work: "# Or by hand", "# With the installer". */
const otherWay = new RegExp(`^(?:${orElseWords}|other|otherwise|with|using|via|autres?|avec|par)(?!\\p{L})`, 'iu');

/** The first group that is for all again: each name had one group, and below the last's a comment with a blank line above says what comes next. */
function afterThem(groups: readonly Group[], variants: readonly (Variant | null)[]): number {
  const named = variants.flatMap((v, i) => (v === null ? [] : [i]));
  const last = named.at(-1) ?? 0;
  const next = groups[last + 1];
  if (!['system', 'packages'].includes(variants[last]?.kind ?? '') || otherWay.test(next?.comment ?? '') || variantWordsIn(next?.comment ?? '').length > 0) return -1;
  return named.every((i, n) => n === 0 || named[n - 1] === i - 1) && next?.comment != null && next.from > (groups[last]?.to ?? 0) ? last + 1 : -1;
}

interface Labelled extends BlockPart {
  readonly commands: readonly string[];
}

const withoutEmpty = (parts: readonly Labelled[]): BlockPart[] => parts.filter((p) => p.commands.length > 0).map(({ variant, from, to }) => ({ variant, from, to }));

/** "# Deploy to production", "# Deploy to staging", one after the other and nothing between: one command each, the same but for the environment. */
const oneCommandEach = (parts: readonly Labelled[]): boolean =>
  parts.every((p) => p.commands.length === 1 && p.variant?.rest === parts[0]?.variant?.rest && withoutEnvironment(p.commands[0] ?? '') === withoutEnvironment(parts[0]?.commands[0] ?? ''))
  && new Set(parts.map((p) => p.variant?.key)).size === parts.length;

/** What is chosen by no name of a family, but by its own words. */
const optionOf = (key: string, label = key): Variant => ({ kind: 'option', key, label, rest: '' });

/** Goes to the place where both are done. */
const goesThere = /^(?:cd|pushd)\s[^&;|]*$/;

/** Lines over an "or" that both ways need stand apart: the way to a place, and what comes before the one command that the other replaces (`tool init`, "# or", `fork init`). */
function withoutCommon(groups: readonly Group[], at: number): readonly Group[] {
  const [above, other] = [groups[at - 1], groups[at]];
  if (above === undefined || other === undefined || above.commands.length < 2 || other.commands.length !== 1) return groups;
  const [here, there] = [above.commands.at(-1) ?? '', other.commands[0] ?? ''].map((c) => wordsOf(c));
  // Two lines of one program over a third of it are one way together: `export USER=…`, `export PASS=…`, "# or", `export TOKEN=…`.
  const oneKind = above.commands.every((c) => wordsOf(c)[0] === there?.[0]);
  const same = !oneKind && here !== undefined && there !== undefined && (here[0] === there[0] || (here.length > 1 && here.slice(1).join(' ') === there.slice(1).join(' ')));
  const first = same ? above.commands.length - 1 : above.commands.findIndex((c) => !goesThere.test(c));
  const line = above.lines[first];
  if (first < 1 || line === undefined || there?.[0] === 'cd') return groups;
  const common = { ...above, to: line, commands: above.commands.slice(0, first), lines: above.lines.slice(0, first) };
  const own = { ...above, comment: null, from: line, commands: above.commands.slice(first), lines: above.lines.slice(first) };
  return [...groups.slice(0, at - 1), common, own, ...groups.slice(at)];
}

/** A few lines, "# or", a few lines, and again. */
function either(given: readonly Group[]): BlockPart[] | null {
  const first = given.findIndex((g) => g.comment !== null && orComment.test(g.comment));
  const groups = withoutCommon(given, first);
  const few = (g: Group | undefined): boolean => g !== undefined && g.commands.length > 0 && g.commands.length <= 3;
  const offers = (i: number): boolean => {
    const [g, above] = [groups[i], groups[i - 1]];
    return g?.comment != null && few(g) && few(above) && (orComment.test(g.comment) || orDoes.test(g.comment) || (orElse.test(g.comment) && alike(g, above)));
  };
  const at = groups.findIndex((_g, i) => offers(i));
  if (at < 1) return null;
  let end = at + 1;
  while (offers(end)) end += 1;
  if (groups.some((g, i) => (i < at || i >= end) && g.comment !== null && orComment.test(g.comment))) return null;
  const options = groups.slice(at - 1, end).map((g) => ({ variant: optionOf(g.commands[0] ?? '', (g.commands[0] ?? '').split('\n')[0]?.slice(0, 60)), from: g.from, to: g.to }));
  if (new Set(options.map((o) => o.variant.key)).size < options.length) return null;
  const rest = (list: readonly Group[]): BlockPart[] => (list.some((g) => g.commands.length > 0) ? [{ variant: null, from: list[0]?.from ?? 0, to: list.at(-1)?.to ?? 0 }] : []);
  return [...rest(groups.slice(0, at - 1)), ...options, ...rest(groups.slice(end))];
}

/** "# From a dump", "# With the script": how a thing is done, not what is done next. */
const way = /^(?:from|via|using|with|through|depuis|à partir d|avec|par|en utilisant)(?:\b|['’])/iu;

/** Comments that name ways, over commands of which the gravest do the same: a database is not restored from the one dump and then from the other. */
function waysToTheSame(groups: readonly Group[]): BlockPart[] | null {
  if (groups.filter((g) => g.comment !== null && way.test(g.comment)).length < 2) return null;
  const does = groups.map((g) => (g.comment === null ? [] : effectsOf(g.commands.join('\n')).filter((e) => e.effect === 'destroy').map((e) => e.why)));
  const named = groups.flatMap((g, i) => (g.comment !== null && way.test(g.comment) ? [does[i] ?? []] : []));
  if (named.some((list) => list.length === 0)) return null;
  const same = named[0]?.find((why) => named.every((list) => list.includes(why)));
  const isWay = ({ comment }: Group, i: number): boolean => (same === undefined ? comment !== null && way.test(comment) : does[i]?.includes(same) === true);
  return groups.flatMap((g, i): BlockPart[] => (g.commands.length === 0 ? [] : [{ variant: isWay(g, i) ? optionOf(g.comment ?? '') : null, from: g.from, to: g.to, ...(g.comment === null ? {} : { title: g.comment }) }]));
}

/** "# Stop one instance", "# Stop all instances": the same command for a part, and for the whole. */
const onePart = /\b(?:only|one|a single|single|specific|particular|individual|just|last|latest|uniquement|seulement|une? seule?|une?|précise?|particulière?|dernière?)\b/iu;
const theWhole = /\b(?:all|every|everything|each|entire|whole|tous|toutes|tout|entière?|chaque)\b/iu;

/** Two comments of which the one speaks of a part and the other of the whole, over the same command that changes something. */
function oneOrAll(groups: readonly Group[]): BlockPart[] | null {
  // A comment of several lines is known by its first.
  const named = groups.flatMap((g, i) => {
    if (g.commands.length === 0) return [];
    let first = i;
    while (groups[first - 1]?.commands.length === 0) first -= 1;
    return [{ ...g, comment: groups[first]?.comment ?? null, from: groups[first]?.from ?? g.from }];
  });
  const [one, all] = named;
  if (named.length !== 2 || one?.comment == null || all?.comment == null || one.commands.length !== 1 || all.commands.length !== 1) return null;
  const scopes = [one, all].map(({ comment }) => (theWhole.test(comment ?? '') ? 'whole' : onePart.test(comment ?? '') ? 'part' : null));
  if (!scopes.includes('whole') || !scopes.includes('part')) return null;
  const words = (g: Group): string => (g.commands[0] ?? '').split(/\s+/).slice(0, 3).join(' ');
  if (words(one) !== words(all) || effectsOf(one.commands.join('\n')).every((e) => e.effect === 'read')) return null;
  return named.map((g) => ({ variant: optionOf(g.comment ?? ''), from: g.from, to: g.to, title: g.comment ?? '' }));
}

/**
 * A block's unit as one unit a part, each with its own lines, commands, inputs and effects.
 * @param line the document's line of the source's first
 */
export function splitUnit(unit: CommandUnit, parts: readonly BlockPart[], line: number, whenOf: (part: BlockPart) => CommandUnit['when']): Unit[] {
  const lines = unit.source.split('\n');
  /** As the document has them: with the prompts. */
  const shown = unit.written.trimEnd().split('\n');
  const offsets = [0];
  for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + line.length + 1);
  const commandsOf = (part: BlockPart): string[] => logicalLines(lines.slice(part.from, part.to).join('\n')).filter((l) => l.kind === 'command').map((l) => l.text.trim());
  const acting = parts.filter((part) => commandsOf(part).length > 0);
  const alike = acting.filter(({ title }) => title === undefined).length > 1;
  /** Parts that no comment calls anything are told apart by their variant, else by their place: "Restart (Debian)", "Restart (1/2)". */
  const called = (part: BlockPart): string => {
    if (part.title !== undefined) return shortTitle(part.title);
    // A label that is a command stands below.
    const name = part.variant !== null && part.variant.label.length <= 30 ? part.variant.label : `${acting.indexOf(part) + 1}/${acting.length}`;
    return alike ? `${unit.title.replace(/\s*[.:]$/, '')} (${name})` : unit.title;
  };
  return parts.flatMap((part): Unit[] => {
    const { guard, told } = part;
    const start = offsets[part.from] ?? 0;
    const source = lines.slice(part.from, part.to).join('\n');
    const effects = effectsOf(source);
    const commands = commandsOf(part);
    const guards = guard === undefined ? unit.guards : [...unit.guards, { kind: 'condition' as const, environment: null, text: guard.text, line: line + guard.at }];
    const person: Unit[] = told === undefined ? [] : [{
      kind: 'manual', place: { ...unit.place, line: line + told.at, endLine: line + told.at }, section: unit.section, evidence: unit.evidence, guards: unit.guards,
      corrections: {}, when: { ...unit.when, ...whenOf(part) }, title: told.text, text: told.text, links: [],
    }];
    if (commands.length === 0) return person;
    return [...person, {
      ...unit, guards, title: called(part), place: { ...unit.place, line: line + part.from, endLine: line + part.to - 1 }, when: { ...unit.when, ...whenOf(part) }, written: shown.length === lines.length ? shown.slice(part.from, part.to).join('\n') : source, source,
      commands,
      slots: unit.slots.filter((s) => s.start >= start && s.end <= start + source.length).map((s) => ({ ...s, start: s.start - start, end: s.end - start })),
      effects, effect: worst(effects.map((e) => e.effect)), interactive: isInteractive(source),
    }];
  });
}
