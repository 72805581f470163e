/** AsciiDoc inline markup → prose: monospace, macros, quotes, attribute references. */
import { allMatches } from '../../model/all-matches.ts';
import type { Place } from '../../model/place.ts';
import { longestLine } from '../limits.ts';
import type { ProseBuilder } from '../prose-builder.ts';
import { type Attributes, replaceAttributes } from './source.ts';

export interface AsciidocLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const token = new RegExp(
  [
    String.raw`(?<pass>\+\+\+(?<passed>[\s\S]{0,2000}?)\+\+\+|pass:[a-z,]*\[(?<passedMacro>[^\]]{0,2000})\])`,
    '(?:\\[[^\\]\\n]{1,60}\\])?``(?<mono2>[^`](?:[\\s\\S]{0,2000}?[^`])??)``',
    '(?<![\\p{L}\\p{N}_;:`\\\\])(?:\\[[^\\]\\n]{1,60}\\])?`(?<mono>[^\\s`](?:[^`]{0,2000}[^\\s`])?)`(?![\\p{L}\\p{N}_"`\'])',
    '(?<![\\p{L}\\p{N}_\\\\+])\\+(?<literal>[^\\s+](?:[^+\\n]{0,500}[^\\s+])?)\\+(?![\\p{L}\\p{N}_+])',
    String.raw`(?<!\\)(?<url>(?:link:(?!:)|(?=(?:https?|ftp|irc|mailto):))(?:https?:\/\/|ftp:\/\/|mailto:)?[^\s\[\]<>\x22]{1,2000})\[(?<urlText>(?:[^\]\\]|\\.){0,500})\]`,
    String.raw`xref:(?<xref>[^\s\[]{1,300})\[(?<xrefText>[^\]]{0,500})\]`,
    String.raw`<<(?<ref>[^<>,\n]{1,300})(?:,\s*(?<refText>[^<>]{1,500}))?>>`,
    String.raw`image:(?<image>[^:\s\[][^\s\[]{0,1000})\[(?<alt>[^\]]{0,500})\]`,
    String.raw`(?:kbd|btn):\[(?<key>[^\]]{1,200})\]`,
    String.raw`menu:(?<menu>[^\s\[][^\[\n]{0,100})\[(?<menuItem>[^\]]{0,300})\]`,
    String.raw`(?:footnote|icon|indexterm2?|anchor):[\w./-]{0,60}\[[^\]]{0,1000}\]|\[\[[\w:.-]{1,100}(?:,[^\]]{0,200})?\]\]|\(\(\([^()]{1,200}\)\)\)`,
    String.raw`(?<![\p{L}\p{N}_;:\\*])(?:\[[^\]\n]{1,60}\])?\*(?<strong>[^\s*](?:[^*]{0,1000}[^\s*])?)\*(?![\p{L}\p{N}_*])`,
    String.raw`\*\*(?<strong2>[^*\s](?:[^*]{0,1000})?)\*\*|__(?<emphasis2>[^_\s](?:[^_]{0,1000})?)__`,
    String.raw`(?<![\p{L}\p{N}_;:\\])(?:\[[^\]\n]{1,60}\])?_(?<emphasis>[^\s_](?:[^_]{0,1000}[^\s_])?)_(?![\p{L}\p{N}_])`,
    String.raw`(?<![\p{L}\p{N}_;:\\&])(?:\[[^\]\n]{1,60}\])?#(?<mark>[^\s#](?:[^#\n]{0,500}[^\s#])?)#(?![\p{L}\p{N}_#])`,
    String.raw`\\(?=[*_\x60#+{<\[]|https?:)`,
    String.raw`(?<brk> \+)(?=\n|$)`,
  ].join('|'),
  'gu',
);

/** Reads the inline markup of some lines into prose. */
export function readAsciidocInline(lines: readonly AsciidocLine[], into: ProseBuilder, attributes: Attributes): void {
  const first = lines[0];
  if (!first) return;
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (starts.length) text += '\n';
    starts.push(text.length);
    // Attribute references come first in AsciiDoc's order of substitutions but for passthroughs; a `{name}` that nothing sets stays.
    text += replaceAttributes(line.text, line.line, attributes);
  }
  if (text.length > longestLine) {
    into.raw(text);
    return;
  }
  let near = 0;
  const placeOf = (at: number, length = 1): Place => {
    while (near > 0 && (starts[near] ?? 0) > at) near--;
    while (near + 1 < starts.length && (starts[near + 1] ?? 0) <= at) near++;
    let end = near;
    while (end + 1 < starts.length && (starts[end + 1] ?? 0) < at + length) end++;
    const line = lines[near] ?? first;
    return { line: line.line, endLine: lines[end]?.line ?? line.line, column: line.column + at - (starts[near] ?? 0) };
  };
  const oneLine = (part: string): string => part.replace(/\s*\n\s*/g, ' ');
  let at = 0;
  for (const match of allMatches(text, token)) {
    const g = match.groups ?? {};
    into.text(text.slice(at, match.index), placeOf(at));
    at = match.index + match[0].length;
    const place = placeOf(match.index, match[0].length);
    const mono = g['mono'] ?? g['mono2'];
    const nested = g['strong'] ?? g['strong2'] ?? g['emphasis'] ?? g['emphasis2'] ?? g['mark'];
    if (mono !== undefined) into.code(oneLine(mono.replace(/^\+([\s\S]*)\+$/, '$1').replace(/^pass:[a-z,]*\[([\s\S]*)\]$/, '$1').replace(/\\(?=[{*_<#])/g, '')), place);
    else if (g['url'] !== undefined) {
      const url = g['url'].replace(/^link:/, '').replace(/^\+\+([\s\S]*)\+\+$/, '$1');
      const words = oneLine((g['urlText'] ?? '').replace(/\\(.)/g, '$1').replace(/,\s*(?:window|role|opts)=.*$/, '').replace(/\^$/, '').replace(/^"(.*)"$/, '$1'));
      into.link(url, place, () => into.raw(words || url.replace(/^mailto:/, '')));
    } else if (g['xref'] !== undefined || g['ref'] !== undefined) {
      const target = (g['xref'] ?? g['ref'] ?? '').trim();
      into.link(/[#.]/.test(target) ? target.replace(/^#?/, target.startsWith('#') ? '#' : '') : `#${target}`, place, () => into.raw(oneLine(g['xrefText'] || g['refText'] || target)));
    } else if (g['image'] !== undefined) into.figure(g['image'], (g['alt'] ?? '').split(',')[0] ?? '', place);
    else if (nested !== undefined) {
      const skip = match[0].indexOf(nested);
      const parts = nested.split('\n').map((part, i) => ({ text: part, line: place.line + i, column: i ? 1 : place.column + skip }));
      into.mark(g['strong'] ?? g['strong2'] ? 'strong' : 'emphasis', () => {
        if (/[`*_#[\\]/.test(nested)) readAsciidocInline(parts, into, attributes);
        else into.text(nested, { ...place, column: place.column + skip });
      });
    } else if (g['menu'] !== undefined) into.raw([g['menu'], ...(g['menuItem'] ?? '').split('>')].map((part) => part.trim()).filter(Boolean).join(' > '));
    else into.raw(g['passed'] ?? g['passedMacro'] ?? g['literal'] ?? g['key'] ?? '');
  }
  into.text(text.slice(at), placeOf(at));
}
