/** Holds what takes away again, in one chapter with what made it: "Create the account: …", and below it "To remove the account: …". */
import type { Piece } from '../../model/document.ts';
import type { Guard } from '../../model/procedure.ts';
import { ancestors } from '../../model/ancestors.ts';
import { groupBy } from '../../model/group-by.ts';
import { asksOfTrouble, leadStart, opensRoadBack } from '../../model/road-back.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import type { Readings } from '../reading.ts';
import { sectionFinder } from './section-at.ts';
import { guardOf, sentencesOf } from './guard-sentences.ts';
import { ledPieces } from './led-pieces.ts';

/** For whom it is, told before what is done: an order ("Remove the old one:") is none. */
const leads: readonly RegExp[] = [
  new RegExp(`${leadStart}(?:in order )?to (?:later )?(?:remove|delete|undo|uninstall|disable|deactivate|revoke|cancel|unregister|detach|destroy|tear down|turn off|roll back|revert|drop|stop|shut down|shutdown|halt|switch off)(?!\\p{L})`, 'iu'),
  new RegExp(`${leadStart}(?:pour|afin de|afin d['’]) ?(?:le |la |les |l['’])?(?:supprimer|désactiver|annuler|retirer|désinstaller|effacer|révoquer|détruire|enlever|détacher|défaire|démonter|désinscrire|revenir|arrêter|stopper|éteindre|couper)(?!\\p{L})`, 'iu'),
];
/** Bringing up to date what was set up above. */
const updates: readonly RegExp[] = [
  new RegExp(`${leadStart}(?:(?:(?:you (?:can|may) |if you (?:want|wish|need|have) |later |in order )+(?:to )?|(?:to|for|when) (?:later )?)(?:updat|upgrad)(?:e|ing)|(?:updat|upgrad)ing)(?!\\p{L})`, 'iu'),
  /^\W*(?:(?:and|or) )?(?:updat|upgrad)es?(?: (?:it|them|with|via|using|[\w.-]+|(?:the|your) (?:app|application|chart|release|containers?|images?|stack|server|plugin|tool|installation)))?\W*$/iu,
  /^\W*(?:(?:to )?keep(?:ing)? (?:it|\S+) up[- ]to[- ]date|(?:when(?:ever)?|once|after|for) (?:there is )?(?:an? |each |every )?new (?:version|release))(?!\p{L})/iu,
  new RegExp(`${leadStart}(?:pour|afin de )? ?(?:la |les |le |l['’])?(?:mises? à jour|mett(?:re|ez) (?:\\S+ ){0,3}?à jour|actualise[rz])(?!\\p{L})|^\\W*(?:à chaque|lorsqu['’]une|quand une) nouvelle version`, 'iu'),
];
const bringsUp = /(?:^|\s)(?:(?:up(?:date|grade)|refresh|pull|reinstall)(?=\s|$)|-U(?=\s)|--upgrade\b)/m;
/** New values are a step of the work, and so is what names a version. */
const changesMore = /\s(?:-f|--values|--set\S*)[\s=]|(?:==|@)\d/;
const ofThePrograms = /^(?:repo|update|upgrade|refresh|pull|reinstall|index|compose|up|build|make)$/;
const sets = /(?:^|\s)(?:install|add|clone|run|up|deploy|apply|create)(?=\s|$)/m;
/** In a chapter on that it is the work. */
const onUpdating = /updat|upgrad|migrat|mises? à jour|mettre à jour|montée de version|bump|\bfrom v?\d/iu;
/** The same thing, whatever it is called there. */
const gets: readonly (readonly [sets: RegExp, brings: RegExp])[] = [[/\bgit clone\s/, /\bgit (?:\S+ )*?pull\b/], [/\bcompose\s(?:.*\s)?up\b/, /\bcompose\s(?:.*\s)?pull\b/]];
/** What is made for the work alone is taken away at its end. */
const ofTheWork = /(?<!\p{L})(?:temporary|temp|tmp|old|previous|stale|existing|leftover|unused|temporaires?|anciens?|anciennes?|précédente?s?|existante?s?|inutilisée?s?|default|par défaut)(?!\p{L})/iu;
/** What makes or sets going; what is stopped for a moment may only be started anew. */
const makes = /(?:^|[\s:_.-])(?:mkdir|touch|\w*add|addgroup|adduser|create\w*|insert|install|enable\w*|(?:re)?start|run|up|apply|deploy|clone|cp|ln|tee|grant|set|init|register|attach|mount|import|generate|new|usermod|crontab)(?=[\s:_.-]|$)|>/i;
/** What a command is about: paths, names, what is to be filled in; its options and its verbs are none. */
const named = (source: string): readonly string[] => (source.match(/<[^<>\n]+>|[\w@.$%{}-]*[\w./@$%{}:-]*\w/g) ?? []).map((w) => w.replace(/^['"]|['"]$|\.service$/g, '')).filter((w) => w.length > 1 && !w.startsWith('-') && !general.test(w));
const general = /^(?:sudo|systemctl|service|docker|compose|kubectl|git|helm|apt|apt-get|yum|dnf|npm|pip3?|bash|sh|psql|mysql|from|into|where|user|role|database|table|delete|drop|remove|rm|rf|mkdir|touch|chmod|chown|cp|mv|ln|echo|cat|tee|disable|enable|start|stop|now|install|uninstall|create|add|del|\d+)$/i;

/** A guard for each piece with a command that such a lead opens and that is about what a command above it made, by index; nothing where it is made again below. */
export function takenAwayBelow(pieces: readonly Piece[], typed: ReadonlyMap<number, string>): ReadonlyMap<number, Guard> {
  const made = [...typed].filter(([, source]) => makes.test(source)).map(([index, source]) => ({ index, about: named(source) }));
  const found = new Map<number, Guard>();
  for (const [index, source] of typed) {
    const piece = pieces[index] as Piece;
    const above = pieces[index - 1];
    const lead = piece.kind === 'prose' ? piece : above?.kind === 'prose' ? above : null;
    if (lead === null || lead.shape === 'row' || !effectsOf(source).some((e) => e.effect !== 'read')) continue;
    const sentences = sentencesOf(lead.text);
    const said = piece.kind === 'prose' ? sentences[0] : sentences.at(-1);
    if (said === undefined || !leads.some((p) => p.test(said.sentence)) || ofTheWork.test(said.sentence)) continue;
    const about = new Set(named(source));
    const sharing = made.filter((m) => m.about.some((w) => about.has(w)));
    const before = sharing.some((m) => m.index < index);
    const again = sharing.some((m) => m.index > index && !found.has(m.index));
    if (before && !again) found.set(index, guardOf('optional', said.sentence, lead.place.line + said.line));
  }
  return found;
}

/** "Using Docker? Run:", "Déjà en place ? Retirez-la :": asked of some readers, and no question by which one goes on ("Ready? Then …"). */
const asksSome = /^\W*(?:(?:(?:are|do) you )?(?:using|running|upgrading|coming from|behind|on (?:an? |mac|windows|linux|debian|ubuntu)|use|run|want|need|prefer|deploy)|already|still|vous (?:utilisez|êtes|voulez|préférez|avez besoin)|utilisez-vous|êtes-vous|besoin|envie|sous|derrière|déjà|encore|toujours)(?!\p{L})[^.!?:]{1,60}\?/iu;
/** A longer question is a tale. */
const longestQuestion = 100;

/** The sentences of a text; a short question and what is said to whoever says yes are one. */
function withQuestions(text: string): ReturnType<typeof sentencesOf> {
  const said = sentencesOf(text);
  return said.flatMap((one, i) => {
    const before = said[i - 1];
    const asks = (s: typeof one | undefined): boolean => s !== undefined && s.sentence.endsWith('?') && s.sentence.length < longestQuestion;
    if (asks(one) && i + 1 < said.length && !asks(said[i + 1])) return [];
    return before !== undefined && asks(before) && !asks(one) ? [{ sentence: `${before.sentence} ${one.sentence}`, line: before.line }] : [one];
  });
}

/** A guard for each piece that a lead on updating opens and that brings up to date what a command above it in the same section set up, by index: nobody does that right after. */
export function updatedBelow(pieces: readonly Piece[], typed: ReadonlyMap<number, string>, readings: Readings): ReadonlyMap<number, Guard> {
  const found = new Map<number, Guard>();
  const at = sectionFinder(readings.sections);
  const ofUpdating = (line: number): boolean => [...ancestors(readings.sections, at(line)), at(line)].some((i) => onUpdating.test(readings.sections[i]?.title ?? ''));
  const shown = groupBy(readings.spans, (s) => s.index);
  let above: string[] = [];
  pieces.forEach((piece, index) => {
    if (piece.kind === 'heading') above = [];
    const source = typed.get(index);
    if (source === undefined) return void above.push(...(shown.get(index) ?? []).map((s) => s.source));
    const lead = piece.kind === 'prose' ? piece : pieces[index - 1];
    const said = lead?.kind === 'prose' && lead.shape !== 'row' ? sentencesOf(lead.text.slice(0, piece.kind === 'prose' ? lead.codes[0]?.start : undefined)).at(-1) : undefined;
    const about = named(source).filter((word) => !ofThePrograms.test(word));
    const same = (other: string): boolean => gets.some(([set, brings]) => set.test(other) && brings.test(source)) || (sets.test(other) && named(other).some((word) => about.includes(word)));
    if (lead?.kind === 'prose' && said !== undefined && bringsUp.test(source) && !changesMore.test(source) && updates.some((p) => p.test(said.sentence)) && above.some(same) && !ofUpdating(lead.place.line)) found.set(index, guardOf('optional', said.sentence, lead.place.line + said.line));
    else above.push(source);
  });
  return found;
}

/** What is typed in each piece, by index. */
export function typedIn(readings: Readings): Map<number, string> {
  const typed = new Map<number, string>();
  for (const b of readings.blocks) if (b.role === 'run' || b.role === 'transcript') typed.set(b.index, b.source);
  for (const s of readings.spans) if (s.role === 'run') typed.set(s.index, [typed.get(s.index) ?? '', s.source].join('\n').trim());
  return typed;
}

/**
 * A guard for each piece that a road back leads to, or a question to some readers, by index. A road back goes back behind what is done before it; in a section on going back it is what one came for.
 * @param acts what each piece does, null for nothing
 * @param code what is typed, by index: what only looks is the question's own answer
 * @param goesBack whether a line stands in such a section
 */
export function roadsBack(pieces: readonly Piece[], acts: readonly ('machine' | 'person' | null)[], code: ReadonlyMap<number, string>, goesBack: (line: number) => boolean): ReadonlyMap<number, Guard> {
  const found = new Map<number, Guard>();
  let done = false;
  pieces.forEach((piece, index) => {
    const said = piece.kind === 'prose' && piece.shape !== 'row' ? withQuestions(piece.text) : [];
    const leads = pieces[index + 1]?.kind === 'block' || /[:：]\s*$/.test(said.at(-1)?.sentence ?? '');
    const all = piece.kind === 'prose' && said.length > 0 ? [index, ...(leads ? ledPieces(pieces, index, piece) : [])].filter((i) => acts[i]) : [];
    const changes = (): boolean => all.some((i) => effectsOf(code.get(i) ?? '').some((e) => e.effect !== 'read'));
    const returns = (sentence: string): boolean => done && !goesBack(piece.place.line) && (opensRoadBack(sentence) || (asksOfTrouble(sentence) && changes()));
    const told = all.length === 0 ? undefined : (leads ? said.slice(-1) : said.slice(0, 1)).find(({ sentence }) => returns(sentence) || (sentence.includes('?') && asksSome.test(sentence) && changes()));
    if (told !== undefined) {
      const guard = guardOf('condition', told.sentence, piece.place.line + told.line);
      for (const i of all) found.set(i, guard);
    }
    done ||= acts[index] === 'machine' && !found.has(index);
  });
  return found;
}
