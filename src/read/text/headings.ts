/** Headings of plain text, which nothing marks as such: underlines, boxes, emoji, numbers, short lines that stand alone. */
import { commandLikelihood, promptLine } from './command-line.ts';

export interface TextHeading {
  /** 0-based: the title's own line, and the lines it takes with its marks. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** How it is marked; a rank for each mark is given by first use. */
  readonly mark: string;
  readonly numbered: boolean;
}

const emojiStart = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)(?:\uFE0F|\u200D|\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*/u;
/** Signs that open a remark more often than a title. */
const remarkSign = /^(?:⚠|ℹ|❗|🚨|✅|❌|➡|👉|☝|✔|❓|🛑|⛔|📌|🔴|🟢|🟡|⬆|⬇)/u;
/** A line that underlines a title. */
export const rule = /^([=\-~^"*#_+])\1{2,}$/;
/** Words that open an instruction: what they open is a step, not a title. French infinitives and `-ez`, English imperatives met in procedures. */
const instruction =
  /^(?:\p{L}+(?:er|ez|oir|dre|tre|ire)|(?:click|go|open|run|check|make|add|remove|select|choose|enter|wait|see|use|create|copy|paste|press|type|install|log|sign|ask|tell|verify|ensure|note|set|edit|start|stop|restart|once|if|when|then|you|we|this|it|there|done|example|exemple|nb))\b/iu;
/** A word that stands alone and is no title either; an imperative alone ("Check", "Install") is one. */
const loneWord = /^(?:once|if|when|then|you|we|this|it|there|done|copy|copied|ok|or|and|note|example|exemple|nb|ou|et|puis|alors)$/iu;
/** Names of a page's parts, below which the text may stand on the next line. A column a language. */
const named = /^(?:purpose|objectives?|goals?|scope|context|overview|background|prerequisites|requirements|objectifs?|périmètre|contexte|pré-?requis)$/iu;
/** A title of so few words needs no second blank line before it ("Rollback", "Post-deployment checks"). */
const fewWords = 3;

const stepMark = /^(\s*)((?:step|étape|etape)\s+\d{1,3}\s*[:.)–—-])(\s+)(?=\S)/iu;
/** "Step 3: " before a command numbers it as an item does; before words it is a heading's. */
export function stepOfCommand(line: string): RegExpExecArray | null {
  const mark = stepMark.exec(line);
  return mark && commandLikelihood(line.slice(mark[0].length).trim()) === 'sure' ? mark : null;
}

function words(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** The heading at this line, or null. `page` says that the text was pasted from a rendered page. */
export function textHeading(lines: readonly string[], i: number, page: boolean): TextHeading | null {
  const line = (lines[i] ?? '').trim();
  const before = (lines[i - 1] ?? '').trim();
  const after = (lines[i + 1] ?? '').trim();
  if (!line || promptLine.test(line)) return null;
  const of = (mark: string, text: string, from = i, to = i, numbered = false): TextHeading => ({ line: from === i && to === i ? i : from === i ? i : from + 1, from, to, text: text.trim(), mark, numbered });

  const box = boxAt(lines, i);
  if (box) return box;
  if (!before || i === 0) {
    if (rule.test(after) && !rule.test(line) && !/^[-*+•]\s/.test(line) && line.length <= 120 && after.length * 2 >= line.length && !/^\s/.test(lines[i] ?? '')) return of(`under ${after[0]}`, line, i, i + 1);
  }
  const wiki = /^(={2,6})\s*(\S.*?)\s*\1$/.exec(line) ?? /^(#{2,6})\s+(\S.*?)\s+#{2,6}$/.exec(line) ?? (before ? null : /^(={2,6})\s+(\p{L}.*)$/u.exec(line));
  if (wiki) return of(`wiki ${wiki[1]?.length ?? 2}`, wiki[2] ?? '');
  const textile = /^h([1-6])\.\s+(\S.*)$/.exec(line);
  if (textile) return of(`wiki ${textile[1] ?? '2'}`, textile[2] ?? '');
  const edited = /^(\p{Lu}.{1,80}?)\s?\[(?:edit|modifier)(?: source)?\]$/u.exec(line);
  if (edited) return of('short', edited[1] ?? '');
  if (before) return null;

  // `# 2. Move it`: a numbered comment that opens a passage of commands.
  const numberedComment = /^#+\s+(\d+[.)]\s+\S.*)$/.exec(line);
  if (numberedComment) return of('comment', numberedComment[1] ?? '', i, i, true);
  const emoji = emojiStart.exec(line)?.[0];
  if (emoji !== undefined && !/^[\d#*]/.test(emoji)) {
    const rest = line.slice(emoji.length);
    if (/^\d+(?:\.\d+)*[.)]\s+\S/.test(rest)) return of('emoji', line, i, i, true);
    const most = remarkSign.test(line) ? 4 : 12;
    return !after && words(rest) <= most && rest.length <= 90 && /^[\p{Lu}\d(«"“]/u.test(rest) && !/[.!?:;,…]$/.test(rest) ? of('emoji', line) : null;
  }
  if (after) return page && named.test(line) ? of('part', line) : null;
  const decimal = /^(\d+(?:\.\d+)+)\.?\s+\p{Lu}/u.exec(line);
  if (decimal && line.length <= 100 && !/[.!?:;,]$/.test(line)) return of(`decimal ${(decimal[1] ?? '').split('.').length}`, line, i, i, true);
  if (stepOfCommand(line)) return null;
  if (/^(?:step|étape|etape|phase|part|partie|chapter|chapitre)\s+\w{1,3}\s*(?:[:.–—-]|$)/i.test(line) && line.length <= 100 && !/[.;,]$/.test(line)) return of('decimal 2', line, i, i, true);
  if (/^\s/.test(lines[i] ?? '') || /[.!?:;,…|]$/.test(line) || line.length > 60) return null;
  if (/^[\p{Lu}\d][\p{Lu}\d\s'’&/()-]{3,}$/u.test(line) && words(line) <= 8 && /\p{Lu}{3}/u.test(line)) return of('capitals', line);
  if (!page && !hasTitleCase(lines, i) && words(line) > fewWords) return null;
  return words(line) <= 6 && /^\p{Lu}[\p{L}'’]/u.test(line) && !/[:=<>$|{}]|https?:|\b(?:is|are|est|sont|was|se)\b/.test(line) && !(words(line) === 1 ? loneWord : instruction).test(line) && commandLikelihood(line) === 'no' && opensContent(lines, i) ? of('short', line) : null;
}

/**
 * Lines of `1. Prerequisites`, `2. Deployment`, `3. Rollback`: numbers that run on from one, each alone between blank lines, none an instruction, with text
 * that is no item between them. One instruction among them makes all a list of steps, but not on a pasted page, whose items are not parted from their text.
 * @returns their 0-based lines
 */
export function numberedTitles(lines: readonly string[], page: boolean): ReadonlySet<number> {
  const found: number[] = [];
  for (const [i, line] of lines.entries()) {
    const item = /^(\d{1,2})[.)]\s+(\S.*?)\s*$/.exec(line);
    if (!item) continue;
    const title = item[2] ?? '';
    const alone = !(lines[i - 1] ?? '').trim() && !(lines[i + 1] ?? '').trim();
    if (!alone || Number(item[1]) !== found.length + 1 || !isNamed(title, page)) return new Set();
    found.push(i);
  }
  const filled = found.every((at, k) => lines.slice(at + 1, found[k + 1] ?? lines.length).some((line) => /^\S/.test(line)));
  return new Set(found.length >= 3 && filled ? found : []);
}

/** A few words that name something and tell nothing. */
function isNamed(title: string, page: boolean): boolean {
  return words(title) <= 5 && /^\p{Lu}[\p{L}'’]/u.test(title) && !/[.!?:;,…|=<>$`{}]|https?:|\b(?:is|are|est|sont|was|se)\b/.test(title) && (words(title) === 1 ? !loneWord.test(title) : page || !instruction.test(title)) && commandLikelihood(title) === 'no';
}

/** What follows a short line must be more than another short line, or it is one of a list of words. */
function opensContent(lines: readonly string[], i: number): boolean {
  let j = i + 1;
  while (j < lines.length && !(lines[j] ?? '').trim()) j++;
  const next = (lines[j] ?? '').trim();
  if (!next) return false;
  return words(next) > 6 || /\p{L}\.$/u.test(next) && words(next) > 2 || promptLine.test(next) || commandLikelihood(next) === 'sure' || /^(?:[-*•]|\d+[.)])\s/.test(next) || emojiStart.test(next);
}

/** Outside of a pasted page, a short line is a title only where two blank lines stand before it, or it is the document's first. */
function hasTitleCase(lines: readonly string[], i: number): boolean {
  return !(lines[i - 1] ?? '').trim() && !(lines[i - 2] ?? '').trim();
}

/** `*****` / `* Title *` / `*****`, or a rule above and below. */
function boxAt(lines: readonly string[], i: number): TextHeading | null {
  const top = (lines[i] ?? '').trim();
  const bottom = (lines[i + 2] ?? '').trim();
  const title = (lines[i + 1] ?? '').trim();
  if (!rule.test(top) || !rule.test(bottom) || top[0] !== bottom[0] || !title || rule.test(title) || title.length > 120) return null;
  const text = title.replace(new RegExp(`^\\${top[0] ?? '*'}+\\s+|\\s+\\${top[0] ?? '*'}+$`, 'g'), '').trim();
  return text ? { line: i + 1, from: i, to: i + 2, text, mark: `box ${top[0] ?? ''}`, numbered: /^\d+[.)]/.test(text) } : null;
}

/**
 * Levels: a title first, then each kind of mark by its rank at first use. A numbered heading stands under what is not numbered,
 * and a heading that follows another with nothing between stands under it.
 */
export function headingLevels(headings: readonly TextHeading[], hasContent: (from: number, to: number) => boolean, titled: boolean): number[] {
  const levels: number[] = [];
  const ranks: string[] = [];
  const hasEmoji = headings.some((h) => h.mark === 'emoji');
  const hasPlain = headings.some((h, n) => n > 0 && !h.numbered && h.mark !== 'part');
  for (const [k, heading] of headings.entries()) {
    const key = heading.mark;
    if (k === 0 && titled) { levels.push(1); if (!/^(?:emoji|short|part|comment|capitals)/.test(key)) ranks.push(key); continue; }
    if (/^(?:under|box|wiki)/.test(key)) {
      if (!ranks.includes(key)) ranks.push(key);
      levels.push(Math.min(6, (key.startsWith('wiki') ? Number(key.slice(5)) : ranks.indexOf(key) + 1)));
      continue;
    }
    const base = ranks.length + (titled && !ranks.length ? 1 : 0);
    const before = headings[k - 1];
    const above = levels[k - 1] ?? 1;
    const subordinate = heading.numbered || (key === 'short' && hasEmoji);
    const decimal = /^decimal (\d)/.exec(key);
    let level = base + (decimal ? Number(decimal[1]) - 1 : subordinate && hasPlain ? 2 : 1);
    if (!heading.numbered && key === 'emoji' && before && k > 1 && before.mark === 'emoji' && !before.numbered && !hasContent(before.to + 1, heading.from)) level = above + 1;
    levels.push(Math.max(1, Math.min(6, level)));
  }
  return levels;
}
