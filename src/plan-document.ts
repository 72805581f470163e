/** The one joint up to the plan: bytes and options → document, procedure, plan. Every command goes through it. */
import type { Document } from './model/document.ts';
import type { Plan, Selection } from './model/plan.ts';
import { isLarge } from './model/planning-limits.ts';
import type { Procedure } from './model/procedure.ts';
import { readingRemarks } from './lint/reading-remarks.ts';
import { makePlan } from './plan/make-plan.ts';
import { readDocument } from './read/read-document.ts';
import { understand } from './understand/understand.ts';
import { readingInTime } from './world/within.ts';

export interface Planned {
  readonly document: Document;
  readonly procedure: Procedure;
  readonly plan: Plan;
}

export interface PlanningOptions {
  /** Ends the planning of a large document, which is then done in a thread, as soon as it is aborted (`AbortSignal.timeout(10_000)`); a small one is done before that could be told. */
  readonly signal?: AbortSignal;
}

/**
 * Reads, understands and plans. `selection`: what the document selects by itself, if left out. `sidecar`: the text of `<document>.runbook.yaml`, where there is one.
 * @throws Failure for what cannot be read (exit 3) or a fragment that is not there (exit 2); the signal's reason once it is aborted; TypeError for what is no document's bytes and path.
 */
export async function planDocument(bytes: Uint8Array, path: string, selection: Selection = { fragment: null, all: false }, sidecar: string | null = null, { signal }: PlanningOptions = {}): Promise<Planned> {
  // Whoever writes JavaScript has no compiler that says it.
  if (!ArrayBuffer.isView(bytes)) throw new TypeError('planDocument takes the bytes of a document (what readFile gives without an encoding), not its text');
  if (typeof path !== 'string') throw new TypeError('planDocument takes the path of the document behind its bytes: its ending says the format');
  signal?.throwIfAborted();
  if (signal !== undefined && isLarge(bytes, path)) {
    const { ownHand } = await import('./world/hands.ts');
    const given = await ownHand<Planned>({ of: 'whole', given: [bytes, path, selection, sidecar] }, path, signal);
    if (given !== null) return given.value;
  }
  const document = await readDocument(bytes, path, (work) => readingInTime(path, work));
  const corrections = sidecar === null ? null : (await import('./understand/sidecar.ts')).readSidecar(sidecar, document);
  return readingInTime(path, () => {
    const procedure = understand(document, corrections);
    const plan = makePlan(procedure, selection);
    const messages = [...plan.messages, ...readingRemarks(document, procedure, plan)].toSorted((a, b) => a.line - b.line || a.column - b.column);
    return { document, procedure, plan: { ...plan, messages } };
  });
}
