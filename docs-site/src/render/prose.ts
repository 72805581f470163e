/** Prose with its code spans, links and emphasis → hast. */
import type { ElementContent, Properties } from 'hast';
import type { InlineCode, Mark, Prose } from '../../../src/index.ts';
import { h } from './hast.ts';

/** Where a link of the document leads on the site; null where it leads nowhere that a page may go. */
export type Resolve = (url: string) => string | null;

/** Characters that turn text round: shown, never obeyed (Trojan Source, CVE-2021-42574). */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text with its bidirectional controls as `\u{202E}`. */
export function plain(text: string): string {
  return text.replace(turning, (c) => `\\u{${c.codePointAt(0)!.toString(16).toUpperCase()}}`);
}

/** A sentence with what stands in backticks as code. */
export function codeInside(text: string): ElementContent[] {
  return text.split(/`([^`]+)`/).flatMap((part, i): ElementContent[] => (part === '' ? [] : [i % 2 === 1 ? h('code', null, plain(part)) : { type: 'text', value: plain(part) }]));
}

type Span = Pick<Mark, 'start' | 'end' | 'url'> & { readonly kind: Mark['kind'] | 'code' };

/** The content between two offsets of a prose's text. */
export function proseContent(prose: Pick<Prose, 'text' | 'codes' | 'marks'>, resolve: Resolve, from = 0, to = prose.text.length): ElementContent[] {
  const spans: Span[] = [
    ...(prose.marks ?? []).filter((m) => m.kind !== 'cell'),
    ...prose.codes.map((c: InlineCode): Span => ({ kind: 'code', start: c.start, end: c.end })),
  ].filter((s) => s.end > s.start && s.start >= from && s.end <= to).toSorted((a, b) => a.start - b.start || b.end - a.end);
  return inside(prose.text, spans, from, to, resolve);
}

function inside(text: string, spans: readonly Span[], from: number, to: number, resolve: Resolve): ElementContent[] {
  const out: ElementContent[] = [];
  let at = from;
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!;
    // Spans that cross one another cannot be an element each: the first has it.
    if (span.start < at || span.end > to) continue;
    out.push(...lines(text.slice(at, span.start)));
    const within: Span[] = [];
    for (let j = i + 1; j < spans.length && spans[j]!.start < span.end; j++) if (spans[j]!.end <= span.end) within.push(spans[j]!);
    out.push(...element(text, span, within, resolve));
    at = span.end;
  }
  out.push(...lines(text.slice(at, to)));
  return out;
}

function element(text: string, span: Span, within: readonly Span[], resolve: Resolve): ElementContent[] {
  if (span.kind === 'code') return [h('code', null, plain(text.slice(span.start, span.end)))];
  const content = inside(text, span.kind === 'link' ? within.filter((s) => s.kind !== 'link') : within, span.start, span.end, resolve);
  if (span.kind === 'link') {
    const target = resolve(span.url ?? '');
    return target === null ? content : [h('a', link(target), ...content)];
  }
  const name = span.kind === 'strong' ? 'strong' : span.kind === 'deleted' ? 'del' : 'em';
  return [h(name, null, ...content)];
}

/** A link's properties; whoever is linked to learns nothing of the site. */
export function link(target: string): Properties {
  return /^[a-z]+:/i.test(target) ? { href: target, rel: ['noreferrer'] } : { href: target };
}

/** A line that ends with two blanks or a sentence of its own stays a line in plain text; elsewhere lines flow. */
function lines(text: string): ElementContent[] {
  return text === '' ? [] : [{ type: 'text', value: plain(text) }];
}
