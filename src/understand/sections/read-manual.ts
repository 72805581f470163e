/** Finds what a person does. */
import type { Prose } from '../../model/document.ts';
import type { Evidence, Section } from '../../model/procedure.ts';
import type { BlockReading, Context, ManualReading, SpanReading } from '../reading.ts';
import { looksToGoOn } from './gates-told.ts';
import { ifOtherwise } from './if-otherwise.ts';
import { isFileName } from '../blocks/files.ts';
import { leavesChange } from '../blocks/typed-beside.ts';
import { lastSentence } from '../blocks/view-block.ts';
import { words } from '../blocks/words.ts';
import { fold } from './fold.ts';
import { instructionOf, sentencesOf, speechOf } from './instruction.ts';
import { keptAnswers } from './kept-answers.ts';
import { headingWords, stemsOf } from './outline.ts';
import { itemsOfAnOutline, itemsOfWhatRunsByItself } from './lists.ts';
import { manualTraits, telling } from './manual-traits.ts';
import type { Ground } from './manual-traits.ts';
import { manualWeights } from './manual-weights.ts';
import { signedFor } from './sign-off.ts';
import { sectionFinder } from './section-at.ts';

/** So many headings are held against the items of a table of contents. */
const headingsCompared = 200;

export interface ManualCandidate {
  readonly index: number;
  readonly prose: Prose;
  readonly traits: ReadonlyMap<string, string>;
}

/**
 * Reads the paragraphs and items that tell a person to do something, in sections of any role but reference. Items under an
 * instruction that only detail it are not steps of their own.
 */
export function readManual(context: Context, sections: readonly Section[], blocks: readonly BlockReading[], spans: readonly SpanReading[]): ManualReading[] {
  const found: ManualReading[] = [];
  const ran = new Map(blocks.filter((b) => b.role === 'run' || b.role === 'transcript' || b.role === 'script').map((b) => [b.index, b.source]));
  let programsTell: boolean | undefined;
  const toldByPrograms = (): boolean => (programsTell ??= blocks.some((b) => tellsPeople.test(b.block.text)));
  for (const { index, prose, traits } of manualCandidates(context, sections, blocks, spans)) {
    if (ifOtherwise(context.document.pieces, index, (i) => ran.get(i)) !== null) continue;
    let total = 0;
    const evidence: Evidence[] = [];
    for (const [name, seen] of traits) {
      const weight = manualWeights[name];
      if (weight === undefined) continue;
      total += weight;
      evidence.push({ name, speaksFor: weight > 0 ? 'manual' : 'none', weight: Math.abs(weight), seen });
    }
    // What is said to people no command below it says for one ("Tell the team on the channel." above a block).
    const told = total > 0 ? null : saidToPeople(prose, toldByPrograms) ?? stopsReader(prose) ?? signedFor(prose) ?? (ran.has(index + 1) ? changedBefore(prose) ?? remindedBefore(prose, ran.get(index + 1) ?? '') ?? changedBeside(prose, ran.get(index + 1) ?? '') ?? changedApart(prose, ran.get(index + 1) ?? '') : null);
    if (told !== null) evidence.push({ name: 'said to people', speaksFor: 'manual', weight: 1, seen: told });
    if (total > 0 || told !== null) found.push({ index, prose, evidence: evidence.sort((a, b) => b.weight - a.weight) });
  }
  return [...found, ...instructingHeadings(context, sections, blocks, spans, found)].sort((a, b) => a.index - b.index);
}

/** Who can be told or asked. */
const people = /(?<![\p{L}\p{N}-])(?:teams?|équipes?|colleagues?|collègues?|users?|utilisat(?:eurs?|rices?)|customers?|clients?|stakeholders?|managers?|responsables?|on-?call|astreinte|everyone|everybody|people|tout le monde|channels?|canal|canaux|slack|mattermost|mailing list|liste de diffusion)(?![\p{L}\p{N}-])/iu;

/** "In `.env`, change `MODE=a` to `MODE=b`, then run it again:": what is changed by hand before the command below. "To change …" says what a command is for, "you have to change …" what is to be done. */
const changedThenRun = /^(?!\W*(?:to|in order|if|once|after|when|as soon|pour|afin|si|une fois|quand|lorsque)(?!\p{L}))[^\n]{0,80}(?<!\p{L})(?<!(?<!\b(?:need|needs|have|has|sure|remember|forget) )\bto )(?<!(?<!\p{L})pour )(?:change|set|replace|edit|update|modify|uncomment|adjust|(?:switch|put|turn)(?= [^:\n]{1,60} back)|remplace[rz]?|modifie[rz]?|change[rz]?|édite[rz]?|décommente[rz]?|adapte[rz]?|re(?:passe|bascule)[rz]?|(?:re)?mett(?:re|ez))\s[^:\n]{3,120}?(?:,? (?:and|then|and then|et|puis|et puis)|[,;])\s+(?:then |puis )?(?:run|re-?run|re-?start|start|reload|check|look|show|verify|test|relance[rz]?|lance[rz]?|redémarre[rz]?|recharge[rz]?|vérifie[rz]?|contrôle[rz]?|regarde[rz]?|affiche[rz]?|exécute[rz]?)(?!\p{L})[^:\n]{0,40}[:：]\s*$/iu;

function changedBefore({ text, codes }: Prose): string | null {
  const told = text.length <= 200 && codes.length > 0 ? changedThenRun.exec(text) : null;
  // What is changed, or where, stands in a span before the words that lead on.
  return told !== null && codes.some((c) => isFileName(c.text) || /^[\w.-]+\s?=/.test(c.text)) ? told[0] : null;
}

/** "Do not forget to bump the serial! Then reload:": what the block below does is the other thing. A column a language. */
const reminder = /^\W*(?:(?:and|et|also|aussi) )?(?:(?:please )?(?:do not|don['’]t) forget to|remember to|(?:ne pas|surtout ne pas) oublier d(?:e |['’])|n['’]oublie[rz]? pas d(?:e |['’])|pense[rz]? à) ?\p{L}/iu;

function remindedBefore({ text }: Prose, commands: string): string | null {
  if (text.length > 400) return null;
  const told = sentencesOf(text).slice(0, -1).find((sentence) => reminder.test(sentence));
  // The block does it where it has a word of it.
  return told === undefined || (fold(told).match(/[a-z]{5,}/g) ?? []).some((word) => !/^(?:forget|remember|oublie[rz]?|pense[rz]?|avant|before)$/.test(word) && fold(commands).includes(word.slice(0, 5))) ? null : told;
}

/** "Set `version` to … in `package.json`, and …:", "… and refresh the lock file:": what is changed in a file, and what else is done, which the block below does. */
const changedAndElse = /^(?:(?:then|next|first|now|finally|puis|ensuite|enfin),? )?(?:(?:to|in order to|pour|afin de) [^,:]{1,80}, )?(?:change|set|replace|bump|update|modify|remplace[rz]?|modifie[rz]?|change[rz]?|mett(?:re|ez))\s[^:\n]{2,100}?\s(?:in|of|dans|de)\s(?:the |your |its |le |votre )?\u0000(?:,? (?:and|then|et|puis)|[,;])\s+\S[^\n]{2,120}[:：]\s*$/iu;
/** A command that changes files which it does not name. */
const changesUnnamed = /(?:^|[\s;&|(/])(?:(?:npm|yarn|pnpm|poetry|cargo|hatch|uv|lerna|mvn)\s+(?:\S+\s+)?\S*version\S*|bump\S*|\S*bump\b|make|just|task|rake|patch|git\s+(?:apply|am|cherry-pick|merge|pull)|standard-version|release-it)(?=\s|$)|[*?]\.\w+|\$\(|xargs|find\s/mu;

function changedBeside({ text, codes }: Prose, commands: string): string | null {
  if (text.length > 400 || codes.length < 2 || changesUnnamed.test(commands)) return null;
  const flat = text.replace(/\s+/g, ' ').replaceAll('`', '');
  const sentence = flat.split(/(?<=[.!?]) (?=\p{Lu})/u).at(-1)?.trim() ?? '';
  const files = codes.map((c) => c.text).filter((name) => isFileName(name) && sentence.includes(name));
  const touched = (file: string): boolean => commands.includes(file.split('/').at(-1) ?? file);
  // The last of several may be the one that no command touches.
  const ending = (file: string): string => sentence.replace(file, files.some(touched) && sentence.replace(/\s*[:：]$/, '').endsWith(file) ? '\u0000, and that' : '\u0000');
  return files.some((file) => !touched(file) && changedAndElse.test(ending(file))) ? sentence : null;
}

/** "Add an entry to `CHANGES.txt`." above commands that do not touch it: a change that is left to the reader. */
function changedApart({ text, codes }: Prose, commands: string): string | null {
  if (text.length > 400 || changesUnnamed.test(commands.replace(/(["'])[^"'\n]*\1/g, '""'))) return null;
  const sentence = lastSentence(text);
  const file = words.edit.test(sentence) && !/^\W*(?:replace|remplace[rz]?)(?!\p{L})/iu.test(sentence) ? codes.map((c) => c.text).findLast((name) => isFileName(name) && sentence.includes(name)) : undefined;
  return file !== undefined && !commands.includes(file.split('/').at(-1) ?? file) && (words.editOrder.test(sentence) || words.putInto.test(sentence) || /^(?:then |puis )?(?:create|write|créer|crée[rz]|écrire|écrivez)(?!\p{L})/iu.test(sentence)) && leavesChange(sentence, file, commands) ? sentence : null;
}

/** "If it is 42 or higher STOP, …": where the reader is to stop, in capitals or at the end of what is said of the case. A column a language. */
const stopsThen: readonly RegExp[] = [
  /(?:^|[.!?:;]\s|\n)\W*(?:if|when|unless|in case|si|s['’]ils?|lorsque?|quand|en cas d)(?!\p{L})[^.!?;\n]{3,120}?[\s*_,:–—-](?<!\bto )(?:STOP|ABORT|ARR[ÊE]TEZ|STOPPEZ|ABANDONNEZ)(?![\p{L}_])/iu,
  /(?:^|[.!?:;]\s|\n)\W*(?:STOP|ABORT|ARR[ÊE]TEZ|STOPPEZ)(?:[!.:]|\s(?:if|when|unless|here|now|si|ici|là))(?!\p{L})/u,
  /(?:^|[.!?:;]\s|\n)\W*(?:do not|don['’]t|never|ne pas|ne) (?:continue|proceed|go on|carry on|continuer|poursuivre|aller plus loin|continuez pas|poursuivez pas|allez pas plus loin)(?: any further| further| pas)? (?:if|when|unless|until|si|tant que|quand|lorsque|sauf si)(?!\p{L})/iu,
];
/** What is stopped is another thing: "If it runs, stop the service". */
const stopsAnother = /(?<!\p{L})(?:stop|abort|arr[êe]tez|stoppez|abandonnez)\s+(?!(?:and|et|here|ici|now|right|immediately|at once|immédiatement|tout de suite|if|when|si|because|car|somebody|someone|quelqu|là|everything|tout)(?!\p{L}))[\p{L}\d`"«]/iu;

function stopsReader({ text, codes }: Prose): string | null {
  if (looksToGoOn(text)) return text;
  const bare = codes.toReversed().reduce((t, c) => t.slice(0, c.start) + ' '.repeat(c.end - c.start) + t.slice(c.end), text);
  const told = text.length > 600 ? undefined : stopsThen.map((p) => p.exec(bare)?.[0]).find((t) => t !== undefined);
  return told === undefined || stopsAnother.test(text.slice(bare.indexOf(told))) ? null : told;
}

/** A program that sends people words. */
const tellsPeople = /(?:^|[\s/])(?:mail|mailx|sendmail|wall|slack|mattermost|notify-send)(?:\s|$)|hooks?\.|webhook/imu;

/** What tells people something by itself: an own sentence before a command that is about something else. Where a program of the document sends it, the command is how it is told. */
function saidToPeople({ text, codes }: Prose, toldByPrograms: () => boolean): string | null {
  const told = text.length <= 160 && codes.length === 0 && !/[:：]\s*$/u.test(text) ? telling.exec(text)?.[0] : undefined;
  return told !== undefined && people.test(text) && !toldByPrograms() ? told : null;
}

/**
 * A numbered heading can be the whole step ("6. Tell the team on the channel"): it is one where nothing in its section is to
 * be run or done otherwise.
 */
function instructingHeadings(context: Context, sections: readonly Section[], blocks: readonly BlockReading[], spans: readonly SpanReading[], found: readonly ManualReading[]): ManualReading[] {
  const { pieces } = context.document;
  const speech = speechOf(context);
  const sectionAt = sectionFinder(sections);
  const parents = new Set(sections.map((s) => s.parent));
  const acting = new Set([...blocks.filter((b) => b.role !== 'config' && b.role !== 'output' && b.role !== 'sample').map((b) => b.index), ...spans.filter((s) => s.role === 'run').map((s) => s.index), ...found.map((m) => m.index)]);
  return pieces.flatMap((piece, index) => {
    if (piece.kind !== 'heading') return [];
    const at = sectionAt(piece.place.line);
    const section = sections[at];
    if (!section || section.role === 'reference' || section.role === 'troubleshooting' || parents.has(at)) return [];
    const { words, numbered } = headingWords(piece.text);
    const instruction = numbered ? instructionOf(words, speech) : null;
    if (!instruction) return [];
    for (let i = index + 1; i < pieces.length && pieces[i]?.kind !== 'heading'; i++) if (acting.has(i)) return [];
    const prose: Prose = {
      kind: 'prose', shape: 'paragraph', place: piece.place, text: piece.text, codes: [], links: [], marker: null, ordered: false, checked: null,
      around: { itemLine: null, depth: 0, quoted: false, admonition: null, tab: null },
    };
    return [{ index, prose, evidence: [{ name: 'numbered heading that instructs', speaksFor: 'manual', weight: 1, seen: instruction.verb }] }];
  });
}

const traitsKept = keptAnswers<ReadonlyMap<string, string>>();

/** The paragraphs and items that may be steps for a person, with what is seen of each. */
export function manualCandidates(context: Context, sections: readonly Section[], blocks: readonly BlockReading[], spans: readonly SpanReading[]): ManualCandidate[] {
  const bySpan = new Map<number, SpanReading[]>();
  for (const span of spans) {
    const same = bySpan.get(span.index);
    if (same) same.push(span);
    else bySpan.set(span.index, [span]);
  }
  const { pieces } = context.document;
  const firstBlock = pieces.findIndex((p) => p.kind === 'block');
  const ground: Ground = {
    context, sections, speech: speechOf(context), blocks: new Map(blocks.map((b) => [b.index, b])), spans: bySpan,
    headings: pieces.filter((p) => p.kind === 'heading').slice(0, headingsCompared).map((p) => stemsOf(headingWords(p.text).words)),
    sectionAt: sectionFinder(sections), byItself: itemsOfWhatRunsByItself(pieces), outlined: itemsOfAnOutline(pieces), firstBlock: firstBlock < 0 ? pieces.length : firstBlock,
  };
  // Of the spans their roles may differ from one look to the next, of the sections theirs.
  const kept = traitsKept(context, blocks, spans.map((s) => s.role).join());
  return context.document.pieces.flatMap((prose, index) => {
    if (prose.kind !== 'prose' || prose.shape === 'row' || prose.shape === 'term') return [];
    const at = ground.sectionAt(prose.place.line);
    const section = sections[at];
    if (section?.role === 'reference') return [];
    return [{ index, prose, traits: kept(`${index} ${at} ${section?.role} ${section?.title}`, () => manualTraits(ground, index, prose)) }];
  });
}
