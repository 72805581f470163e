/** What a person typed as a document → the document, read and planned; or a sentence that says why not. */
import { basename, dirname, join } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Planned } from '../plan-document.ts';
import { nearest } from '../words/nearest.ts';
import type { Say } from '../words/say.ts';
import { systemError } from '../words/system-errors.ts';
import { linkedTo, lookAt, namesIn, readBytes } from '../world/paths.ts';
import { planInTime, planWholeInTime, type PlanAlone, type ToPlan } from './plan-in-time.ts';

/** A document over this size (bytes) is no document that a person follows; the reading is not linear beyond it. */
const largest = 1024 * 1024;
const megabyte = 1024 * 1024;

/** `deploy.md#rollback` → path and fragment. A file whose own name has a `#` is taken as it is. */
export function splitTarget(target: string): { readonly path: string; readonly fragment: string | null } {
  const hash = target.indexOf('#');
  if (hash < 0 || lookAt(target).kind === 'file') return { path: target, fragment: null };
  const fragment = target.slice(hash + 1);
  return { path: target.slice(0, hash), fragment: fragment === '' ? null : decoded(fragment) };
}

/** Fragments are copied from a browser's address, percent-encoded. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The bytes of a document. @throws Failure (exit 3) for what is missing, a folder, too large, binary or unreadable. */
export function documentBytes(path: string, say: Say): Uint8Array {
  const { kind } = lookAt(path);
  if (kind === 'missing' && linkedTo(path) === null) {
    const folder = dirname(path);
    const near = nearest(basename(path), namesIn(folder).filter((n) => !n.endsWith('/')));
    return refuse(say('document.missing', { path }), near ? say('usage.near', { near: folder === '.' ? near : join(folder, near) }) : say('document.list'));
  }
  if (kind === 'folder') return refuse(say('document.folder', { path }), say('document.folder.advice', { path }));
  const bytes = bytesOf(path, say);
  // As Windows writes text: it is full of NUL bytes.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return refuse(say('document.utf16', { path }), say('document.encoding.advice', { path, from: 'utf-16' }));
  // As git tells binary from text: a NUL among the first 8,000 bytes.
  if (bytes.subarray(0, 8000).includes(0)) return refuse(say('document.binary', { path }), say('document.binary.advice'));
  return bytes;
}

function refuse(message: string, advice: string): never {
  throw new Failure({ message, exitCode: exitCode.refused, advice });
}

/** What a regular file of a document's size holds. @throws Failure (exit 3) */
function bytesOf(path: string, say: Say): Uint8Array {
  const { kind, size } = lookAt(path);
  const to = kind === 'missing' ? linkedTo(path) : null;
  if (to !== null) return refuse(say('document.link', { path, to }), say('document.link.advice', { path }));
  if (kind === 'folder' || kind === 'other') return refuse(say('document.other', { path }), say('document.list'));
  if (size > largest) return refuse(say('document.large', { path, size: (size / megabyte).toFixed(1) }), say('document.large.advice'));
  try {
    return readBytes(path);
  } catch (error) {
    return refuse(say('document.unreadable', { path, why: systemError(error, say.language) }), say('document.unreadable.advice', { path }));
  }
}

/** Where a file of corrections stands, if there is one. */
export const correctionsBeside = (path: string): string => `${path}.runbook.yaml`;

/** The document and the file of corrections beside it: what an approval is about. @throws Failure (exit 3) where that file is there and cannot be read: what it holds back would run */
export function approvables(path: string, bytes: Uint8Array, say: Say): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const beside = correctionsBeside(path);
  return lookAt(beside).kind === 'missing' && linkedTo(beside) === null ? [{ path, bytes }] : [{ path, bytes }, { path: beside, bytes: bytesOf(beside, say) }];
}

/** What a run needs of a document. */
export interface OpenedPlan extends PlanAlone {
  readonly path: string;
  /** The section that was named, by its own id. */
  readonly fragment: string | null;
  readonly bytes: Uint8Array;
  /** What the plan comes from, as it was read: what has to be approved. */
  readonly documents: ReturnType<typeof approvables>;
}

/** Reads and plans what was typed. @throws Failure (exit 2 for an unknown fragment, naming the nearest; exit 3 for what cannot be read). */
export async function openDocument(target: string, all: boolean, say: Say): Promise<OpenedPlan> {
  const { path, fragment } = splitTarget(target);
  return openSection(path, documentBytes(path, say), fragment, all, say);
}

/** Plans a document that was read, or one section of it. @throws Failure (exit 2), naming the nearest. */
export async function openSection(path: string, bytes: Uint8Array, fragment: string | null, all: boolean, say: Say, documents = approvables(path, bytes, say)): Promise<OpenedPlan> {
  const planned = await plannedWith(planInTime, path, bytes, fragment, all, say, documents);
  return { ...planned, path, fragment: fragment === null ? null : (planned.plan.sections.find((s) => s.selected)?.id ?? fragment), bytes, documents };
}

/** A document with what was understood of it, all sections planned or the one that is named. @throws Failure as `openSection` */
export async function openWhole(path: string, bytes: Uint8Array, fragment: string | null, all: boolean, say: Say): Promise<Planned> {
  return plannedWith(planWholeInTime, path, bytes, fragment, all, say, approvables(path, bytes, say));
}

async function plannedWith<P>(plan: (given: ToPlan, say: Say) => Promise<P>, path: string, bytes: Uint8Array, fragment: string | null, all: boolean, say: Say, documents: ReturnType<typeof approvables>): Promise<P> {
  const sidecar = documents[1]?.bytes;
  const corrections = sidecar ? new TextDecoder().decode(sidecar) : null;
  try {
    return await plan([bytes, path, { fragment, all }, corrections], say);
  } catch (error) {
    if (fragment === null || !(error instanceof Failure) || error.parts.exitCode !== exitCode.usage) throw error;
    const ids = (await planInTime([bytes, path, { fragment: null, all: true }, corrections], say)).plan.sections.map((s) => s.id);
    const near = nearest(fragment, ids);
    const advice = near ? say('usage.near', { near: `${path}#${near}` }) : ids.length > 0 ? say('fragment.those', { ids: ids.slice(0, 12).map((id) => `#${id}`).join('  ') }) : say('fragment.none');
    throw new Failure({ message: say('fragment.unknown', { path, fragment }), exitCode: exitCode.usage, advice });
  }
}
