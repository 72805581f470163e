/** Why a line of a document was read as it was: the evidence that spoke for each role. */
import type { Format } from '../model/document.ts';
import type { Procedure, Slot, Unit } from '../model/procedure.ts';
import { withoutHeld } from '../model/secret-input.ts';
import type { Paint } from '../words/paint.ts';
import { besideEntry, besideName, commentIn, inFormat } from '../words/correction-form.ts';
import type { Say } from '../words/say.ts';
import { inLanguage } from '../words/reading-words.ts';
import { visible, visibleLine } from '../words/visible.ts';

/** The units on a line, and the section it stands in, each with its evidence. Ends with a newline. */
export function explainText(procedure: Procedure, line: number, say: Say, paint: Paint): string {
  const { path } = procedure.document;
  const units = procedure.units.filter((u) => u.place.line <= line && line <= u.place.endLine);
  const section = procedure.sections.filter((s) => s.id !== '' && s.line <= line && line <= s.endLine).at(-1);
  const { format } = procedure.document;
  const lines = units.length === 0 ? [say('explain.nothing', { line })] : units.flatMap((unit) => [...unitLines(unit, path, format, say, paint), ...mendLines(unit, procedure, say)]);
  if (section) lines.push('', `${path}#${section.id} (${path}:${section.line})  ${say(`role.${section.role}`)}`, ...evidenceLines(section.evidence, say, paint));
  return withoutHeld(`${lines.join('\n')}\n`, procedure.inputs);
}

function unitLines(unit: Unit, path: string, format: Format, say: Say, paint: Paint): string[] {
  const role = 'role' in unit ? unit.role : unit.kind;
  return [
    paint('bold', say('explain.line', { path, line: unit.place.line, role })),
    ...('written' in unit ? visible(unit.written).split('\n').slice(0, 6).map((l) => paint('cyan', `    ${l}`)) : []),
    ...(unit.kind === 'idle' ? [`  ${say('explain.reason', { reason: visibleLine(inFormat(inLanguage(unit.reason, say.language), format, path)) })}`] : []),
    ...(unit.kind === 'idle' ? [] : (unit.close ?? []).map((command) => `  ${inFormat(say('explain.close', { command: visibleLine(command) }), format, path)}`)),
    ...evidenceLines(unit.evidence, say, paint),
    ...('slots' in unit ? valueLines(unit.slots, say, paint) : []),
  ];
}

/** What would have a block read otherwise: a comment before it, or where the format has none, an entry of the file beside it that can be copied. */
function mendLines(unit: Unit, { document: { pieces, format, path } }: Procedure, say: Say): string[] {
  const block = pieces.find((piece) => piece.kind === 'block' && piece.place.line <= unit.place.line && unit.place.line <= piece.place.endLine);
  if (block?.kind !== 'block' || unit.kind === 'manual') return [];
  const idle = unit.kind === 'idle';
  const said = idle ? 'kind=shell' : 'run=false';
  const comment = commentIn(format, said);
  if (comment !== null) return [`  ${say(idle ? 'explain.mend.run' : 'explain.mend.leave', { comment })}`];
  return [`  ${say(idle ? 'explain.mend.run-beside' : 'explain.mend.leave-beside', { file: besideName(path) })}`, ...visible(besideEntry(block.text, said)).split('\n').map((l) => `    ${l}`)];
}

/** Each value that is asked for, once, with what spoke for it and against it. */
function valueLines(slots: readonly Slot[], say: Say, paint: Paint): string[] {
  const once = slots.filter((slot, at) => slots.findIndex((s) => s.input === slot.input && s.written === slot.written) === at);
  return once.flatMap(({ written, input, evidence }) => [
    `  ${paint('cyan', visibleLine(written))} ${say(evidence ? 'explain.asked' : 'explain.marked', { name: input })}`,
    ...(evidence ? evidenceLines(evidence, say, paint).map((line) => `  ${line}`) : []),
  ]);
}

function evidenceLines(evidence: Unit['evidence'], say: Say, paint: Paint): string[] {
  if (evidence.length === 0) return [paint('dim', `  ${say('explain.none')}`)];
  return evidence.toSorted((a, b) => b.weight - a.weight).map((e) => `  ${say('explain.evidence', { name: e.name, role: e.speaksFor, weight: Math.round(e.weight * 100) / 100, seen: visibleLine(e.seen) })}`);
}
