/** Builds the text of a prose piece with its code spans, links, figures and comments in place. */
import type { Figure, InlineCode, Link, Mark, Note } from '../model/document.ts';
import type { Place } from '../model/place.ts';
import { findUrls } from './find-urls.ts';

export interface BuiltProse {
  readonly text: string;
  readonly codes: readonly InlineCode[];
  readonly links: readonly Link[];
  readonly figures: readonly Figure[];
  readonly notes: readonly Note[];
  readonly marks: readonly Mark[];
}

export interface ProseBuilder {
  /** Text without bare URLs to look for (inside a link). */
  raw(text: string): void;
  /** Text; bare URLs in it become links. `place` is where it begins. */
  text(text: string, place: Place): void;
  code(text: string, place: Place): void;
  link(url: string, place: Place, content: () => void): void;
  /** Content that is set in a way of its own (strong, a table's cell, …). */
  mark(kind: Exclude<Mark['kind'], 'link'>, content: () => void): void;
  figure(url: string, alt: string, place: Place): void;
  note(text: string, place: Place): void;
  empty(): boolean;
  /** What was built, the blanks at both ends taken off. */
  build(): BuiltProse;
}

export function proseBuilder(): ProseBuilder {
  let text = '';
  let linked = 0;
  const codes: InlineCode[] = [];
  const links: Link[] = [];
  const around: { readonly link: number; readonly start: number; readonly end: number }[] = [];
  const figures: Figure[] = [];
  const notes: Note[] = [];
  const marks: Mark[] = [];
  const builder: ProseBuilder = {
    raw: (part) => { text += part; },
    text: (part, place) => {
      if (linked === 0) {
        let line = place.line;
        let counted = 0;
        for (const { url, start } of findUrls(part)) {
          for (; counted < start; counted++) if (part[counted] === '\n') line++;
          links.push({ text: url, url, place: { line, endLine: line, column: line === place.line ? place.column + start : 1 } });
          marks.push({ kind: 'link', start: text.length + start, end: text.length + start + url.length, url });
        }
      }
      text += part;
    },
    code: (part, place) => {
      codes.push({ text: part.replaceAll('\n', ' '), place, start: text.length, end: text.length + part.length });
      text += part;
    },
    link: (url, place, content) => {
      const start = text.length;
      linked += 1;
      content();
      linked -= 1;
      // Its text is cut out at the end: a text that grows and is cut in turns is copied each time.
      around.push({ link: links.length, start, end: text.length });
      links.push({ text: '', url, place });
      marks.push({ kind: 'link', start, end: text.length, url });
    },
    mark: (kind, content) => {
      const start = text.length;
      content();
      marks.push({ kind, start, end: text.length });
    },
    figure: (url, alt, place) => { figures.push({ kind: 'figure', place, url, alt }); },
    note: (part, place) => { notes.push({ kind: 'note', place, text: part, comment: true }); },
    empty: () => !/\S/.test(text),
    build: () => {
      for (const { link, start, end } of around.splice(0)) links[link] = { ...(links[link] as Link), text: text.slice(start, end).trim() };
      // Blanks inside a code span are the author's, also at the ends of the text.
      const lead = Math.min(text.length - text.trimStart().length, codes[0]?.start ?? text.length);
      const end = Math.max(text.trimEnd().length, codes.at(-1)?.end ?? 0);
      const within = (at: number): number => Math.min(Math.max(at, lead), Math.max(end, lead)) - lead;
      return {
        text: text.slice(lead, end), codes: codes.map((c) => ({ ...c, start: c.start - lead, end: c.end - lead })), links, figures, notes,
        marks: marks.map((m) => ({ ...m, start: within(m.start), end: within(m.end) })).toSorted((a, b) => a.start - b.start || b.end - a.end),
      };
    },
  };
  return builder;
}
