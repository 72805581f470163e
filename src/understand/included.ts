/** Finds where another file's text belongs into the document (`include::…[]`): it is not read, so a person has to be told what is missing. */
import type { Document } from '../model/document.ts';
import { hiddenParts } from './hidden-parts.ts';

/** A line that takes in another file. */
export interface Included {
  readonly line: number;
  /** The file as it is named. */
  readonly file: string;
}

/** Asciidoctor, docutils, Jinja and Liquid, Hugo, MkDocs' snippets, mdBook, DocFX, VitePress: each by its own manual. */
const forms: readonly RegExp[] = [
  /^include::([^[\s]+)\[/, /^\s*\.\.\s+include::\s+(\S+)/, /^\s*\{%-?\s*include(?:_relative)?\s+["']?([^"'\s%]+)/, /^\s*\{\{[<%]\s*(?:include|readfile|snippet)\s+(?:file=)?["']([^"']+)["']/,
  /^\s*-{1,2}8<-{1,2}\s+["']([^"']+)["']/, /^\s*\{\{#include\s+([^}\s]+)/, /^\s*\[!INCLUDE\s*\[[^\]]*\]\s*\(([^)\s]+)\)\s*\]/i, /^\s*<!--\s*@include:\s*(\S+)\s*-->/, /^\s*```\{include\}\s+(\S+)/,
];

/** docutils' and Sphinx' `literalinclude`: it shows a file. */
const shown = /^\s*\.\.\s+literalinclude::\s+(\S+)/;
/** What is typed or run, by its language or its name. */
const typed = /^\s*:language:\s*(?:bash|sh|zsh|shell|console|shell-session|powershell|sql|mysql|psql)\s*$|^\s*\.\..*\.(?:sh|bash|zsh|ps1|sql)\s*$/;

/** The file of commands that a line shows, its options below it; what else is shown (a listing, a sample) nobody does. */
function shownCommands(lines: readonly string[], at: number): string | undefined {
  const file = shown.exec(lines[at] ?? '')?.[1];
  if (file === undefined) return undefined;
  const rest = lines.slice(at + 1, at + 12);
  const options = rest.slice(0, Math.max(0, rest.findIndex((line) => !/^\s+:[\w-]+:/.test(line))));
  return [lines[at] ?? '', ...options].some((line) => typed.test(line)) ? file : undefined;
}

/** What every page takes in and nobody does: attributes, links, footers, notes on licences. */
const furniture = /(?:^|[/_$.-])(?:attr\w*|attributes?|variables?|vars|defaults?|links?|refs?|header|footer|head|foot|nav\w*|toc|sidebar|menu|licen[cs]e\w*|copyright|disclaimer|banner|badges?|analytics|comments|meta|style\w*|icons?|glossary|abbreviations|authors?|contributors?|changelog|version\w*|image|figure|video)(?:[/_.-]|$)/i;

/** The files that belong into the document and are not read with it, furniture left out; what stands inside a block is that block's, and what no reader is shown is nobody's. */
export function includedElsewhere(document: Document): readonly Included[] {
  const { lines, pieces } = document;
  const hidden = hiddenParts(document);
  const inBlock = new Set<number>();
  for (const p of pieces) if (p.kind === 'block') for (let line = p.place.line; line <= Math.min(p.place.endLine, p.place.line + 2000); line++) inBlock.add(line);
  return lines.flatMap((text, i): Included[] => {
    if (!/include|snippet|readfile|8<|INCLUDE/.test(text) || text.length > 500) return [];
    const file = forms.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined) ?? shownCommands(lines, i);
    return file === undefined || furniture.test(file) || hidden.some((h) => h.line <= i + 1 && i + 1 <= h.endLine) || (inBlock.has(i + 1) && !/^\s*```\{include\}/.test(text)) ? [] : [{ line: i + 1, file }];
  });
}
