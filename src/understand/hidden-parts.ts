/** Finds the parts of an AsciiDoc document that its conditions (`ifdef::x[]`) keep from every reader: they are left out, and that is said. */
import type { Document } from '../model/document.ts';

export interface HiddenPart {
  readonly line: number;
  readonly endLine: number;
  /** The condition as written: `ifdef::legacy[]`, `ifeval::["{edition}" == "full"]`. */
  readonly condition: string;
}

/** `ifdef::a,b[]`, `ifndef::a[text]`, `ifeval::[…]` (Asciidoctor, "Conditional directives"). */
const opens = /^(ifdef|ifndef)::([^[\s]*)\[(.*)\]\s*$|^ifeval::\[(.+)\]\s*$/;
const closes = /^endif::[^[\s]*\[.*\]\s*$/;

/** The conditional parts with something in them of which no piece shows anything, outer ones only. */
export function hiddenParts({ format, lines, pieces }: Document): readonly HiddenPart[] {
  if (format !== 'asciidoc') return [];
  const found: HiddenPart[] = [];
  const open: { readonly line: number; readonly condition: string }[] = [];
  lines.forEach((text, i) => {
    const directive = opens.exec(text);
    if (directive !== null) {
      // With a text of its own it is whole.
      if (directive[1] !== undefined && directive[3]) add({ line: i + 1, endLine: i + 1, condition: `${directive[1]}::${directive[2]}[]` }, [directive[3]]);
      else open.push({ line: i + 1, condition: text.trim() });
    } else if (closes.test(text)) {
      const opening = open.pop();
      if (opening !== undefined) add({ ...opening, endLine: i + 1 }, lines.slice(opening.line, i));
    }
  });
  return found.filter((part) => !found.some((other) => other !== part && other.line <= part.line && part.endLine <= other.endLine)).toSorted((a, b) => a.line - b.line);

  function add(part: HiddenPart, inside: readonly string[]): void {
    const said = inside.map((l) => l.trim()).filter((l) => l !== '' && !l.startsWith('//') && !opens.test(l) && !closes.test(l) && !/^:!?[\w-]+!?:/.test(l));
    if (said.length > 0 && !shows(part, said)) found.push(part);
  }

  /** A text of its own counts for a part on one line; else whatever begins between, or a block around that holds what stands there. */
  function shows(part: HiddenPart, said: readonly string[]): boolean {
    return pieces.some((p) => {
      if (p.kind === 'note') return false;
      if (p.kind === 'block' && p.place.line <= part.line && p.place.endLine >= part.endLine) return said.some((l) => p.text.includes(l));
      if (part.line === part.endLine) return (p.kind === 'prose' || p.kind === 'heading') && Math.abs(p.place.line - part.line) <= 3 && said.some((l) => p.text.includes(l.slice(0, 20)));
      return p.place.line > part.line && p.place.line < part.endLine;
    });
  }
}
