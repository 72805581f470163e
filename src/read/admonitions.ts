/** Table: words that open an admonition, in the syntaxes of all formats, and the one name each comes to. */
import { own } from '../model/own.ts';

/**
 * Lower-case word → the admonition's name in `Surroundings`. GitHub's five alerts, docutils' nine admonitions, AsciiDoc's
 * five, and the further types of MkDocs Material, Docusaurus, VuePress, Hugo and GitBook; French words as people write them.
 */
const names: Readonly<Record<string, string>> = {
  note: 'note', info: 'note', information: 'note', abstract: 'note', summary: 'note', quote: 'note', seealso: 'note', remarque: 'note', notice: 'note', example: 'note', question: 'note',
  tip: 'tip', hint: 'tip', success: 'tip', check: 'tip', astuce: 'tip', conseil: 'tip', todo: 'note', bug: 'note', faq: 'note',
  important: 'important', attention: 'warning', warning: 'warning', warn: 'warning', alert: 'warning', avertissement: 'warning',
  caution: 'caution', prudence: 'caution', failure: 'danger', fail: 'danger', danger: 'danger', error: 'danger',
};

/** The admonition that a word names, or null: `WARNING` → `warning`, `attention` → `warning`. */
export function admonitionOf(word: string): string | null {
  const key = word.toLowerCase();
  return own(names, key) ?? null;
}

/**
 * The admonition that opens a quoted paragraph: GitHub's `[!WARNING]`, a word with a colon (`**Note:** …`), a warning sign.
 * `length` is how much of the text is mark alone and no reader's text (GitHub's form only).
 */
export function admonitionAtStart(text: string): { readonly name: string; readonly length: number } | null {
  const alert = /^\[!(\w+)\][^\S\n]*\n?/.exec(text);
  if (alert) {
    const name = admonitionOf(alert[1] ?? '');
    if (name) return { name, length: alert[0].length };
  }
  const word = /^(?:[^\p{L}\n]{0,4})(\p{L}+)\s?(?::|!|\n)/u.exec(text);
  const named = word ? admonitionOf(word[1] ?? '') : null;
  if (named) return { name: named, length: 0 };
  if (/^(?:⚠|🚨|❗|‼|🛑|⛔)/u.test(text)) return { name: 'warning', length: 0 };
  if (/^(?:ℹ|📝|🛈)/u.test(text)) return { name: 'note', length: 0 };
  if (text.startsWith('💡')) return { name: 'tip', length: 0 };
  return null;
}
