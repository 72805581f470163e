/** Findings → text for a person: the message, the source line, and the spot underlined. */
import type { Language } from '../model/procedure.ts';
import { effectReason } from '../words/effect-reasons.ts';
import { inLanguage } from '../words/reading-words.ts';
import { plain, type Ink, type Paint } from '../words/paint.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { widthOf } from '../words/width-of.ts';
import { countsOf, shownLine, type LintedDocument } from './report.ts';
import type { LintMessage } from './rule.ts';

const words = {
  severity: { error: { en: 'error', fr: 'erreur' }, warning: { en: 'warning', fr: 'avertissement' }, info: { en: 'note', fr: 'remarque' } },
  clean: { en: 'nothing to say', fr: 'rien à signaler' },
  findings: { en: ['finding', 'findings'], fr: ['remarque', 'remarques'] },
  documents: { en: ['document', 'documents'], fr: ['document', 'documents'] },
  fixable: { en: '--fix mends {n} of them', fr: '--fix en corrige {n}' },
  mended: { en: 'mended: {n}', fr: 'corrigé : {n}' },
  in: { en: 'in', fr: 'dans' },
} as const;

const inks: Readonly<Record<LintMessage['severity'], Ink>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** The longest source line that is shown; more is cut around the spot. */
const widest = 110;

/** All findings, and a last line that counts them. Ends with a newline. */
export function reportText(documents: readonly LintedDocument[], language: Language, paint: Paint = plain): string {
  const blocks = documents.flatMap((d) => d.messages.map((m) => messageText(d, m, language, paint)));
  const { errors, warnings, infos, fixable } = countsOf(documents);
  const total = errors + warnings + infos;
  const count = (n: number, [one, many]: readonly [string, string]): string => `${n} ${n === 1 || (language === 'fr' && n === 0) ? one : many}`;
  const mended = documents.reduce((sum, d) => sum + d.mended, 0);
  const tail = [
    total === 0 ? `${count(documents.length, words.documents[language])} : ${words.clean[language]}`.replace(' :', language === 'fr' ? ' :' : ':') : `${count(total, words.findings[language])} ${words.in[language]} ${count(documents.length, words.documents[language])}`,
    ...(mended > 0 ? [words.mended[language].replace('{n}', String(mended))] : []),
    ...(fixable > 0 ? [words.fixable[language].replace('{n}', String(fixable))] : []),
  ].join(' · ');
  return `${[...blocks, paint('bold', tail)].join('\n\n')}\n`;
}

function messageText(document: LintedDocument, message: LintMessage, language: Language, paint: Paint): string {
  const place = `${visibleLine(document.path)}:${message.line}:${message.column}`;
  const head = `${paint('bold', place)}  ${paint(inks[message.severity], words.severity[message.severity][language])}  ${paint('dim', message.rule)}`;
  return [head, `  ${visibleLine(inLanguage(message.message, language))}`, ...sourceLines(document, message, paint), ...(message.note ? [`  ${paint('dim', visibleLine(effectReason(inLanguage(message.note, language), language)))}`] : [])].join('\n');
}

function sourceLines(document: LintedDocument, message: LintMessage, paint: Paint): string[] {
  const source = shownLine(document, message.line);
  if (!source.trim()) return [];
  const end = message.endLine !== undefined && message.endLine > message.line ? source.length : Math.min(source.length, (message.endColumn ?? message.column + 1) - 1);
  const start = Math.min(message.column - 1, source.length);
  // A very long line is cut so that the spot is in view.
  const from = start > widest / 2 ? start - 30 : 0;
  const shown = (a: number, b: number): string => visible(source.slice(a, b)).replaceAll('\t', '    ');
  const before = `${from > 0 ? '…' : ''}${shown(from, start)}`;
  const spot = shown(start, Math.min(Math.max(end, start + 1), from + widest));
  const after = shown(Math.min(Math.max(end, start + 1), from + widest), from + widest);
  const number = String(message.line);
  const margin = ' '.repeat(number.length);
  return [
    `  ${paint('dim', `${number} |`)} ${before}${spot}${after}${source.length > from + widest ? '…' : ''}`,
    `  ${paint('dim', `${margin} |`)} ${' '.repeat(widthOf(before))}${paint(inks[message.severity], '^'.repeat(Math.max(1, widthOf(spot.trimEnd()))))}`,
  ];
}
