/** Builds a Procedure by hand: sections and units in a few words, so that plan tests depend on no reading rule. */
import type { Document } from '../../src/model/document.ts';
import type { CommandUnit, EditUnit, IdleUnit, Input, ManualUnit, Procedure, Section, SectionRole, Unit } from '../../src/model/procedure.ts';

const document: Document = { path: 'doc.md', format: 'markdown', sha256: '0'.repeat(64), text: '', lines: [], frontMatter: null, pieces: [], messages: [] };

/** `[level, title, role]`, ten lines each. The first section of all is the text before any heading. */
export function sectionsOf(...rows: readonly (readonly [number, string, SectionRole])[]): Section[] {
  const sections: Section[] = [{ id: '', title: '', level: 0, line: 1, endLine: 9, role: 'procedure', parent: null, evidence: [] }];
  rows.forEach(([level, title, role], i) => {
    const next = rows.findIndex((r, k) => k > i && r[0] <= level);
    const parent = sections.findLastIndex((s) => s.level < level && (s.id === '' || s.endLine >= 10 * (i + 1)));
    sections.push({ id: title.toLowerCase().replace(/\s+/g, '-'), title, level, line: 10 * (i + 1), endLine: 10 * ((next < 0 ? rows.length : next) + 1) - 1, role, parent, evidence: [] });
  });
  return sections;
}

const base = (section: number, line: number) => ({ place: { line, endLine: line, column: 1 }, section, evidence: [], guards: [], corrections: {}, when: {}, title: `line ${line}` });

export function command(section: number, source: string, more: Partial<CommandUnit> = {}, line = 10 * section + 1): CommandUnit {
  return { ...base(section, line), kind: 'commands', role: 'run', written: source, source, commands: [source], slots: [], dialogue: [], expected: null, effects: [], effect: 'change', interactive: false, open: null, ...more };
}

export function manual(section: number, text: string, more: Partial<ManualUnit> = {}, line = 10 * section + 2): ManualUnit {
  return { ...base(section, line), kind: 'manual', text, links: [], ...more };
}

export function idle(section: number, more: Partial<IdleUnit> = {}, line = 10 * section + 3): IdleUnit {
  return { ...base(section, line), kind: 'idle', role: 'sample', reason: 'shown only', ...more };
}

export function edit(section: number, file: string | null, source: string, line = 10 * section + 4): EditUnit {
  return { ...base(section, line), kind: 'edit', file, written: source, source, syntax: 'yaml', slots: [], open: null };
}

export function input(name: string, more: Partial<Input> = {}): Input {
  return { name, kind: 'text', source: 'placeholder', written: [`<${name}>`], example: null, default: null, options: null, required: true, secret: false, pattern: null, context: null, line: 1, ...more };
}

export function procedureOf(sections: readonly Section[], units: readonly Unit[], more: Partial<Procedure> = {}): Procedure {
  return { document, title: 'T', language: 'en', shape: 'procedure', sections, units, inputs: [], messages: [], ...more };
}
