/** Lints a text as the command does, with the files that an example says are there. */
import { posix } from 'node:path';
import type { Language } from '../../src/model/procedure.ts';
import type { Example, LintMessage } from '../../src/lint/rule.ts';
import { lintDocument } from '../../src/lint/lint-document.ts';
import { planDocument, type Planned } from '../../src/plan-document.ts';

export interface Linted extends Planned {
  readonly messages: readonly LintMessage[];
}

export async function lintOf(example: Pick<Example, 'text' | 'path' | 'files'>, language: Language = 'en'): Promise<Linted> {
  const planned = await planDocument(new TextEncoder().encode(example.text), example.path ?? 'example.md', { fragment: null, all: true });
  const files = new Set((example.files ?? []).map((f) => posix.normalize(f)));
  return { ...planned, messages: await lintDocument(planned.document, planned.procedure, planned.plan, { language, exists: (path) => files.has(posix.normalize(path)) }) };
}

/** What runs, as far as a mend may not change it. */
export function running(planned: Planned): unknown {
  return planned.plan.steps.map((s) => ({ kind: s.kind, ...('code' in s ? { code: s.code.replace(/\s+$/, '') } : {}), ...('commands' in s ? { commands: s.commands } : {}) }));
}
