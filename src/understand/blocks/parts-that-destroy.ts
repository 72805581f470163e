/**
 * Cuts a block that destroys something into the parts that its comments name. Such blocks are often menus ("# the last one", "# all of them"), and nothing but their
 * sense tells a menu from a course: as steps of their own each part is shown, asked about and left out by itself, and done one after the other they are what the block was.
 */
import { effectsOf } from '../../shell/effects-of.ts';
import { logicalLines } from '../../shell/logical-lines.ts';
import { maskPlaceholders } from '../../shell/mask.ts';
import { parseShell } from '../../shell/parse-shell.ts';
import type { BlockPart } from './block-part.ts';

/** What holds for a whole shell, or is waited for in it, does not reach the next one; what stands behind a shell elsewhere is typed there. */
export const ofOneShell = /^\s*(?:set|shopt|trap|exec|wait|fg|disown)\b|^\s*(?:sudo )?(?:ssh|su|sudo -[is]|(?:docker|podman|kubectl|oc) [^\n]*\bexec\b[^\n]*\b(?:ba|z|da)?sh\s*$)(?![^\n]*["'])|(?<!&)&\s*$/m;

/** The parts in order, each led by a comment below a blank line, every line in one of them; null where a block destroys nothing or is one piece. */
export function partsThatDestroy(source: string): readonly BlockPart[] | null {
  if (!/\n\s*\n\s*#/.test(source) || ofOneShell.test(source)) return null;
  const lines = source.split('\n');
  const parts: { from: number; to: number; title: string; commands: number }[] = [];
  let blank = true;
  for (const { kind, text, start, end } of logicalLines(source)) {
    const last = parts.at(-1);
    if (kind === 'blank') { blank = true; continue; }
    if (last === undefined || (blank && kind === 'comment' && last.commands > 0)) parts.push({ from: start, to: end, title: kind === 'comment' ? text.replace(/^\s*#+\s*/, '').trim() : '', commands: kind === 'command' ? 1 : 0 });
    else {
      last.to = end;
      if (kind === 'command') last.commands += 1;
    }
    blank = false;
  }
  // A remark at the end belongs to what stands above it.
  const done = parts.at(-1)?.commands === 0 && parts.length > 1 ? parts.slice(0, -1).map((p, i, all) => (i === all.length - 1 ? { ...p, to: parts.at(-1)?.to ?? p.to } : p)) : parts;
  const sources = done.map((p) => lines.slice(p.from, p.to).join('\n'));
  if (done.length < 2 || done.some((p) => p.commands === 0) || !sources.some((s) => effectsOf(s).some((e) => e.effect === 'destroy')) || sources.some((s) => parseShell(maskPlaceholders(s))?.errors !== undefined)) return null;
  return done.map(({ from, to, title }) => ({ variant: null, from, to, ...(title === '' ? {} : { title }) }));
}
