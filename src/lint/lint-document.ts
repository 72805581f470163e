/** Document, procedure and plan → messages: every rule of the table, in order of place. */
import type { Document } from '../model/document.ts';
import type { Plan } from '../model/plan.ts';
import type { Language, Procedure } from '../model/procedure.ts';
import { inFormat } from '../words/correction-form.ts';
import { lintRules } from './rules.ts';
import { offsetOf } from './spot.ts';
import type { LintMessage, LintRule, Subject } from './rule.ts';

/** What the world knows that the document does not. */
export interface WorldFacts {
  /** Whether a path, relative to the document's folder, is there. Null: nobody can say, and dead files are not reported. */
  readonly exists: ((path: string) => boolean) | null;
  /** The reader's language; English if left out. */
  readonly language?: Language;
}

/** Where a rule's page stands, from the documentation's root. */
const rulePagePath = (name: string): string => `lint/${name}/`;

/**
 * Checks a document with all rules (or those given). `plan` is the plan of all sections. What the reading itself complained
 * about and no rule tells comes along.
 */
export async function lintDocument(document: Document, procedure: Procedure, plan: Plan, facts: WorldFacts, rules: readonly LintRule[] = lintRules): Promise<LintMessage[]> {
  const subject: Subject = { document, procedure, plan, exists: facts.exists, say: (both) => both[facts.language ?? 'en'] };
  const told = await Promise.all(rules.map(async (rule) => {
    const found = await rule.check(subject);
    return found.map(({ severity, ...finding }): LintMessage => ({ ...finding, severity: severity ?? rule.severity, rule: rule.name, url: rulePagePath(rule.name) }));
  }));
  const names = new Set(lintRules.map((r) => r.name));
  const others: LintMessage[] = procedure.messages.filter((m) => !names.has(m.rule));
  const inItsFormat = (text: string): string => inFormat(text, document.format, document.path);
  const all = [...told.flat(), ...others].map((m): LintMessage => ({ ...m, message: inItsFormat(m.message), ...(m.note === undefined ? {} : { note: inItsFormat(m.note) }) }));
  return withoutSecrets(document, all).toSorted((a, b) => a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule, 'en'));
}

/** What one rule found to be a secret, no other rule's message may repeat (a command that holds a password). */
function withoutSecrets(document: Document, messages: readonly LintMessage[]): LintMessage[] {
  const secrets = new Set(messages.filter((m) => m.hidden).map((m) => document.text.slice(offsetOf(document, m.line, m.column), offsetOf(document, m.endLine ?? m.line, m.endColumn ?? m.column))).filter((s) => s.length > 3));
  if (secrets.size === 0) return [...messages];
  // By their lengths, which are few, however many they are.
  const lengths = [...new Set([...secrets].map((s) => s.length))].toSorted((a, b) => b - a);
  const masked = (text: string): string => {
    let out = '';
    for (let at = 0; at < text.length;) {
      const length = lengths.find((n) => secrets.has(text.slice(at, at + n)));
      out += length === undefined ? text[at] : '••••';
      at += length ?? 1;
    }
    return out;
  };
  return messages.map((m) => ({ ...m, message: masked(m.message), ...(m.note === undefined ? {} : { note: masked(m.note) }) }));
}
