/** Takes the container marks of Markdown's dialects off a document's lines, line for line, and keeps what each line stands in. */
import { folds, type Mark, type Opening, lineMark, tagMarks } from './container-marks.ts';
import type { Label } from '../../model/document.ts';
import { admonitionOf } from '../admonitions.ts';

export interface LaidBare {
  /** As many lines as came in; marks are blank, indented containers moved to the left. */
  readonly lines: readonly string[];
  /** How many columns were taken off each line. */
  readonly shift: readonly number[];
  readonly admonition: readonly (string | null)[];
  readonly tab: readonly (string | null)[];
  /** Whether that is the name of a fold. */
  readonly folded: readonly boolean[];
  /** The names of all that each line stands in, outer ones first; undefined where nothing has one. */
  readonly labels: readonly (readonly Label[] | undefined)[];
  /** Titles of admonitions, which a reader reads (0-based lines). */
  readonly titles: readonly { readonly line: number; readonly text: string }[];
  readonly furniture: readonly number[];
  /** Fences that are MyST directives with text (`{note}`): blocks to a code host, and their content is read besides. */
  readonly directives: readonly { readonly line: number; readonly endLine: number; readonly name: string; readonly info: string }[];
}

interface Open extends Omit<Opening, 'tab'> {
  tab: string | null;
  /** Where it opens, 0-based. */
  readonly line: number;
  /** Column that content is moved left by, and the indentation it needs, where indentation holds it. */
  cut: { readonly at: number; readonly by: number } | null;
}

interface Fence {
  readonly char: string;
  readonly size: number;
  /** Columns that it stands too far to the right, so that CommonMark would take it for words of the paragraph above. */
  readonly displaced?: number;
}

/** `<Terminal shell>{\``: code in a component of MDX, down to `\`}</Terminal>`. */
const componentOpen = /^\s*<([A-Z]\w*)\b([^<>]*)>\s*\{`\s*$/;
/** `{{< highlight bash >}}`, `{% highlight bash %}` (Hugo, Jekyll): code down to its end tag, with its language first. */
const codeTag = /^\s*(?:\{\{\s*[<%]\s*(highlight|codeblock|prism)\b([^{}]*?)[>%]\s*\}\}|\{%-?\s*(highlight|codeblock|prism)\b([^{}]*?)-?%\})\s*$/;
/** `:::{code-block} bash`: MyST's directive of code with colons for its fence, down to as many of them. */
const colonCode = /^\s*(:{3,})(\{(?:code(?:-block|-cell)?|sourcecode|prompt)\}.*)$/;
const codeEnd = (name: string): RegExp => new RegExp(name.startsWith(':') ? `^\\s*${name}\\s*$` : `^\\s*(?:\\{\\{\\s*[<%]\\s*/\\s*${name}\\s*[>%]\\s*\\}\\}|\\{%-?\\s*end${name}\\s*-?%\\})\\s*$`);
/** What a component says of its language: an attribute, a class, or its own name. */
const componentLanguage = /\b(?:language|lang)=["']([\w+-]+)|\blanguage-([\w+-]+)|\b(shell|bash|sh|console)\b/i;

const fenceOpen = /^((?:[ \t]*>)*[ \t]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

/** `lines` are those after the front matter (which comes blanked). Linear in their length. */
export function layBare(lines: readonly string[]): LaidBare {
  const out: string[] = [];
  const shift: number[] = [];
  const admonition: (string | null)[] = [];
  const tab: (string | null)[] = [];
  const folded: boolean[] = [];
  const labels: (readonly Label[] | undefined)[] = [];
  const titles: { line: number; text: string }[] = [];
  const furniture: number[] = [];
  const directives: { line: number; endLine: number; name: string; info: string }[] = [];
  const stack: Open[] = [];
  const tagged = lines.map((line) => tagMarks(line.trim()));
  let fence: Fence | null = null;
  /** What the fence before stood too far to the right: the words right behind it do, too. */
  let trailing = 0;
  /** The line on which a component's code ends. */
  let componentEnd = -1;
  let componentLead = '';
  let comment = false;
  const noCodeEnd = new Map<string, number>();
  const mystFences: { fence: Fence; index: number; depth: number }[] = [];

  for (let i = 0; i < lines.length; i++) {
    const raw = lines[i] ?? '';
    let line = raw;
    const blank = !raw.trim();
    // Indented containers end at the first line that is not indented enough; the rest of the stack above goes with them.
    if (!blank) {
      const indent = raw.length - raw.trimStart().length;
      let needed = 0;
      for (const [level, open] of stack.entries()) {
        if (!open.cut) continue;
        needed = open.cut.at + open.cut.by + needed;
        if (open.by === 'indent' && indent < needed) {
          stack.length = level;
          fence = null;
          break;
        }
      }
    }
    let cut = 0;
    for (const open of stack) {
      if (!open.cut) continue;
      const at = Math.min(open.cut.at, line.length);
      const room = line.slice(at).length - line.slice(at).trimStart().length;
      const by = Math.min(open.cut.by, room);
      line = line.slice(0, at) + line.slice(at + by);
      cut += by;
    }
    let hidden = false;
    const text = line.trim();
    if (!fence && (blank || line.length - line.trimStart().length < trailing)) trailing = 0;
    const displaced = fence ? fence.displaced : trailing;
    if (displaced) {
      const room = Math.min(displaced, line.length - line.trimStart().length);
      line = line.slice(room);
      cut += room;
    }
    if (i <= componentEnd) {
      if (i === componentEnd) line = componentLead + componentFence;
    } else if (fence) {
      const bare = line.replace(/^[\s>]+/, '');
      if (bare.startsWith(fence.char.repeat(fence.size)) && new RegExp(`^${fence.char}+\\s*$`).test(bare)) {
        trailing = fence.displaced ?? 0;
        fence = null;
      }
    } else if (comment) {
      if (text.includes('-->')) comment = false;
    } else {
      const component = componentOpen.exec(line);
      if (component) {
        const end = closingLine(lines, i, component[1] ?? '');
        if (end > 0) {
          componentEnd = end;
          componentLead = '';
          const said = componentLanguage.exec(component[2] ?? '');
          line = componentFence + (said ? (said[1] ?? said[2] ?? 'console') : /terminal|shell|console|bash/i.test(component[1] ?? '') ? 'console' : '');
        }
      }
      const code = component ? null : codeTag.exec(line);
      if (code) {
        const end = closingCode(lines, i, code[1] ?? code[3] ?? '', noCodeEnd);
        if (end > 0) {
          componentEnd = end;
          componentLead = leadOf(lines.slice(i, end + 1), line, cut);
          line = componentLead + componentFence + (/^\s*(?:(?:language|lang)=)?["']?([A-Za-z][\w+#-]*)/.exec(code[2] ?? code[4] ?? '')?.[1] ?? '');
        }
      }
      const colons = component || code ? null : colonCode.exec(line);
      if (colons) {
        const end = closingCode(lines, i, colons[1] ?? ':::', noCodeEnd);
        if (end > 0) {
          componentEnd = end;
          componentLead = leadOf(lines.slice(i, end + 1), line, cut);
          line = componentLead + componentFence + (colons[2] ?? '');
        }
      }
      const opened = component || componentEnd > i ? null : fenceOpen.exec(line);
      const opensCode = componentEnd > i;
      const myst = mystFences.at(-1);
      if (opensCode) hidden = false;
      else if (opened) {
        const size = opened[2]?.length ?? 3;
        const char = opened[2]?.[0] ?? '`';
        const directive = /^\{([\w-]+)\}\s*(.*)$/.exec((opened[3] ?? '').trim());
        const bare = (opened[3] ?? '').trim() === '';
        if (myst && bare && myst.fence.char === char && size >= myst.fence.size) {
          mystFences.pop();
          stack.length = Math.min(stack.length, myst.depth);
          const entry = directives[myst.index];
          if (entry) entry.endLine = i;
          hidden = true;
        } else if (directive && !/^\s*>/.test(line) && (admonitionOf(directive[1] ?? '') || /^(?:admonition|tab-set|tab-item|tab|dropdown|card|grid|tabbed)$/.test(directive[1] ?? '')) && closes(lines, i, char, size)) {
          const name = directive[1] ?? '';
          mystFences.push({ fence: { char, size }, index: directives.length, depth: stack.length });
          directives.push({ line: i, endLine: i, name, info: (directive[2] ?? '').trim() });
          const isTab = /tab|dropdown/.test(name);
          stack.push({ kind: 'open', by: 'next', name: name === 'dropdown' ? name : 'myst', size: 0, admonition: isTab ? null : (admonitionOf(name) ?? (name === 'admonition' ? 'note' : null)), tab: isTab ? directive[2] || null : null, title: isTab ? null : directive[2] || null, line: i, cut: null });
          if (!isTab && directive[2]) titles.push({ line: i, text: directive[2].trim() });
          hidden = true;
        } else {
          const displaced = /^\s*$/.test(opened[1] ?? '') && closes(lines, i, char, size) ? displacedBy(out, (opened[1] ?? '').length) : 0;
          fence = { char, size, ...(displaced + trailing ? { displaced: displaced + trailing } : {}) };
          line = line.slice(displaced);
          cut += displaced;
        }
      } else if (myst && (/^:[\w-]+:(?:\s|$)/.test(text)) && directives[myst.index]?.line === i - 1) {
        hidden = true;
      } else if (text.startsWith('<!--') && !text.includes('-->')) comment = true;
      else if (text) {
        const marks: readonly Mark[] | null = (stack.length && cut ? tagMarks(text) : tagged[i]) ?? one(lineMark(text));
        if (marks) {
          hidden = true;
          for (const mark of marks) apply(mark, i, line);
        } else hidden = false;
      }
    }
    out.push(hidden ? '' : line);
    shift.push(cut);
    admonition.push(last(stack, 'admonition'));
    tab.push(last(stack, 'tab'));
    folded.push(folds.test(stack.findLast((open) => open.tab !== null)?.name ?? ''));
    labels.push(namesOf(stack));
  }
  return { lines: out, shift, admonition, tab, folded, labels, titles, furniture, directives };

  function apply(mark: Mark, i: number, line: string): void {
    if (mark.kind === 'furniture') furniture.push(i);
    else if (mark.kind === 'label') {
      const open = stack.findLast((o) => o.by === 'tag' && o.name === 'details');
      if (open) open.tab = mark.text;
    } else if (mark.kind === 'open') {
      if (mark.title) titles.push({ line: i, text: mark.title });
      const indent = line.length - line.trimStart().length;
      if (mark.by === 'next') {
        const before = stack.findLastIndex((o) => o.by === 'next' && o.name === mark.name);
        if (before >= 0) stack.length = before;
      }
      if (stack.length >= 100) return;
      const content = mark.by === 'tag' && /^(?:details|div)$/.test(mark.name) === false ? contentIndent(lines, i) : 0;
      stack.push({ ...mark, line: i, cut: mark.by === 'indent' ? { at: indent, by: 4 } : content ? { at: 0, by: content } : null });
    } else {
      const at = stack.findLastIndex((o) => o.by === mark.by && (mark.by === 'colons' || mark.by === 'slashes' ? o.size <= mark.size : o.name === mark.name));
      if (at >= 0) stack.length = at;
    }
  }
}

function one(mark: Mark | null): readonly Mark[] | null {
  return mark ? [mark] : null;
}

function last(stack: readonly Open[], key: 'admonition' | 'tab'): string | null {
  return stack.findLast((open) => open[key] !== null)?.[key] ?? null;
}

function namesOf(stack: readonly Open[]): readonly Label[] | undefined {
  const names = stack.flatMap(({ name, tab, title, line }) => (tab ?? title ? [{ text: (tab ?? title ?? '').trim(), line: line + 1, ...(tab ? { tab: true, ...(folds.test(name) ? { folded: true as const } : {}) } : {}) }] : []));
  return names.length > 0 ? names : undefined;
}

/** Whether a fence is closed at all: one that is not must stay a fence, so that its text is not read as prose. Looks at most 2,000 lines ahead. */
function closes(lines: readonly string[], from: number, char: string, size: number): boolean {
  const mark = new RegExp(`^\\s*${char}{${size},}\\s*$`);
  for (let i = from + 1; i < Math.min(lines.length, from + 2000); i++) if (mark.test(lines[i] ?? '')) return true;
  return false;
}

/** Longer than any run of backticks in a shell's text. */
const componentFence = '````````';

/** What stands before a tag of code and before all that it holds: that of the item which it is in. */
function leadOf(held: readonly string[], line: string, cut: number): string {
  const lead = /^ */.exec(line)?.[0] ?? '';
  return held.every((one) => one.trim() === '' || one.startsWith(lead.padEnd(lead.length + cut))) ? lead : '';
}

/** The line that ends a component's code, or -1. Looks at most 2,000 lines ahead. */
function closingLine(lines: readonly string[], from: number, name: string): number {
  for (let i = from + 1; i < Math.min(lines.length, from + 2000); i++) if ((lines[i] ?? '').trim() === `\`}</${name}>`) return i;
  return -1;
}

/** The line that ends the code which a site generator's tag opened, or -1. Looks at most 2,000 lines ahead; `none` remembers, by tag, before which line there is no end. */
function closingCode(lines: readonly string[], from: number, name: string, none: Map<string, number>): number {
  const end = codeEnd(name);
  const last = Math.min(lines.length, from + 2000);
  for (let i = Math.max(from + 1, none.get(name) ?? 0); i < last; i++) if (end.test(lines[i] ?? '')) return i;
  none.set(name, last);
  return -1;
}

/** How many columns a fence right under a paragraph stands too far to the right of its text: from four on it is none to CommonMark, and a fence to everybody else. */
function displacedBy(above: readonly string[], indent: number): number {
  let column = 0;
  for (let i = above.length - 1; i >= Math.max(0, above.length - 50); i--) {
    const line = above[i] ?? '';
    if (!line.trim()) return i === above.length - 1 || indent - column < 4 ? 0 : indent - column;
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/.exec(line);
    column = item ? item[0].length : line.length - line.trimStart().length;
    if (item) break;
  }
  return indent - column < 4 ? 0 : indent - column;
}

/** The indentation of the first line of content under a JSX tag: MDX has no indented code, and authors indent what tags hold. */
function contentIndent(lines: readonly string[], from: number): number {
  const own = lines[from] ?? '';
  const base = own.length - own.trimStart().length;
  for (let i = from + 1; i < Math.min(lines.length, from + 5); i++) {
    const line = lines[i] ?? '';
    if (!line.trim()) continue;
    const indent = line.length - line.trimStart().length;
    return indent > base ? indent - base : 0;
  }
  return 0;
}
