/** The remarks that belong to the plan itself: what was read otherwise than it is written. Cheap, and without looking at the world. */
import type { Message } from '../model/message.ts';
import type { Document } from '../model/document.ts';
import type { Plan } from '../model/plan.ts';
import type { Procedure } from '../model/procedure.ts';
import { leftoverTemplate } from './rules/leftover-template.ts';
import { mislabelledLanguage } from './rules/mislabelled-language.ts';
import { smartCharacters } from './rules/smart-characters.ts';

const rules = [mislabelledLanguage, leftoverTemplate, smartCharacters];

/** In the document's language, as the plan's reasons are: the same bytes give the same plan, whoever reads it. */
export function readingRemarks(document: Document, procedure: Procedure, plan: Plan): Message[] {
  return rules.flatMap((rule) => {
    const found = rule.check({ document, procedure, plan, exists: null, say: (both) => both[procedure.language] });
    if (found instanceof Promise) return [];
    return found.map((f): Message => ({
      line: f.line, column: f.column, severity: f.severity ?? rule.severity, rule: rule.name, message: f.message,
      ...(f.endColumn === undefined ? {} : { endColumn: f.endColumn }), ...(f.note === undefined ? {} : { note: f.note }),
    }));
  });
}
