/** The ends of a document's commands, their programs off: what a span repeats of them is no command of its own. */
import type { Piece } from '../../model/document.ts';
import { onceFor } from '../../model/once-for.ts';

/** Lines that are looked at, and their longest; the rest tells nothing new. */
const most = 20_000;
const longest = 200;
/** A program and at most two words behind it that may be left out. */
const leftOut = 3;

/** `plan -out=x` of `terraform plan -out=x`: each line of code without its first word, its first two and its first three. */
export const commandTails = onceFor((pieces: readonly Piece[]): ReadonlySet<string> => {
  const tails = new Set<string>();
  let lines = 0;
  for (const piece of pieces) {
    const texts = piece.kind === 'prose' ? piece.codes.map((c) => c.text) : piece.kind === 'block' ? piece.text.split('\n') : [];
    for (const text of texts) {
      if (lines >= most) break;
      lines += 1;
      if (text.length > longest) continue;
      const words = text.trim().replace(/^[$#]\s+/, '').split(' ');
      for (let n = 1; n <= leftOut && n < words.length && /^[\w./-]+$/.test(words[n - 1] ?? ''); n += 1) tails.add(words.slice(n).join(' '));
    }
  }
  return tails;
});
