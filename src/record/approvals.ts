/** Approvals of a run by several people: the statement each signs, where they stand in the repository, which of them hold for a run, and what the record keeps. */
import { join } from 'node:path';
import type { Approval, ApprovalSubject, ApprovedBy, RunApprovals, Signed } from '../model/approval.ts';
import { isForPerson } from '../model/for-person.ts';
import { needsWord, type Plan } from '../model/plan.ts';
import type { ReadyPlan } from '../model/run.ts';
import { secretNames } from '../model/secret-input.ts';
import { ensureFolder, namesIn, readTextIfThere, writePrivate } from '../world/files.ts';
import { signerOf, type Signer } from '../world/ssh-signature.ts';
import { canonical, sha256 } from './canonical.ts';

/** What a signature is for: it is not good for anything else (ssh-keygen(1), namespaces). */
export const approvalNamespace = 'runbook-approval';
/** At the repository's root: who may approve, as ssh-keygen(1) has it under ALLOWED SIGNERS; and what was approved, two files a signature. */
export const signersName = 'runbook.signers';
export const approvalsName = 'runbook.approvals';
/** In a run's folder. */
const keptName = 'approvals';
/** How far clocks may differ. In milliseconds. */
export const clockSlack = 5 * 60_000;

/** Whether the document wants more than one person before what this run would do. */
export function asksForPeople({ plan, run, undoes }: Pick<ReadyPlan, 'plan' | 'run' | 'undoes'>): boolean {
  return undoes === undefined && (plan.settings?.approve ?? 1) > 1 && plan.steps.some((s) => run.includes(s.id) && needsWord(s));
}

/** @param path, @param cwd from the repository's root */
export function subjectOf({ plan, run, answers, secrets, consent, fragment }: Pick<ReadyPlan, 'plan' | 'run' | 'answers' | 'secrets' | 'consent' | 'fragment'>, path: string, cwd: string): ApprovalSubject {
  const left = new Set(consent.manual === 'skip' ? plan.steps.filter(isForPerson).map((s) => s.id) : []);
  return {
    document: { path, sha256: plan.source.sha256 }, fragment: fragment ?? null, cwd, plan: planAt(plan, path), steps: run.filter((id) => !left.has(id)),
    inputs: Object.fromEntries(Object.entries(answers).filter(([name]) => !secrets.includes(name))), secrets: secretNames(plan.inputs),
  };
}

/** The plan's hash with the document's path as it is in the repository: the same on every machine. */
export function planAt(plan: Plan, path: string): string {
  return sha256(canonical({ ...plan, source: { ...plan.source, path } }));
}

/** One thing in which two statements differ. */
export interface Difference {
  readonly what: 'document' | 'path' | 'fragment' | 'cwd' | 'plan' | 'steps' | 'inputs' | 'secrets';
  readonly name?: string;
  readonly there: string | null;
  readonly here: string | null;
}

/** In what `there` is not `here`; empty where they are the same. */
export function differences(there: ApprovalSubject, here: ApprovalSubject): Difference[] {
  const found: Difference[] = [];
  const compare = (what: Difference['what'], a: string | null, b: string | null): void => void (a === b || found.push({ what, there: a, here: b }));
  compare('path', there.document.path, here.document.path);
  compare('document', there.document.sha256, here.document.sha256);
  compare('fragment', there.fragment, here.fragment);
  compare('cwd', there.cwd, here.cwd);
  for (const name of new Set([...Object.keys(there.inputs), ...Object.keys(here.inputs)])) {
    const [a, b] = [own(there.inputs, name), own(here.inputs, name)];
    if (a !== b) found.push({ what: 'inputs', name, there: a, here: b });
  }
  compare('steps', canonical(there.steps), canonical(here.steps));
  compare('secrets', canonical(there.secrets), canonical(here.secrets));
  // The plan follows the bytes: it is told by itself only where they are the same.
  if (found.every((d) => d.what !== 'document' && d.what !== 'path')) compare('plan', there.plan, here.plan);
  return found;
}

const own = (values: Readonly<Record<string, string>>, name: string): string | null => (Object.hasOwn(values, name) ? (values[name] ?? null) : null);

/** The bytes that are signed. */
export function statement(approval: Approval): string {
  return `${canonical(approval)}\n`;
}

/** A statement that was written by `statement`; null for any other text. */
export function parseStatement(text: string): Approval | null {
  try {
    const value = JSON.parse(text) as Approval;
    const texts = [value.document.path, value.document.sha256, value.cwd, value.plan, value.time, value.expires, value.version, ...Object.values(value.inputs)];
    const sound = value.schema === 'runbook-approval/1' && texts.every((t) => typeof t === 'string') && [value.steps, value.secrets].every((l) => Array.isArray(l) && l.every((t) => typeof t === 'string'))
      && (value.fragment === null || typeof value.fragment === 'string') && !Number.isNaN(Date.parse(value.time)) && !Number.isNaN(Date.parse(value.expires));
    // Nothing but the canonical form: what a person is shown and what is signed cannot be two things.
    return sound && statement(value) === text ? value : null;
  } catch {
    return null;
  }
}

/** Its file's name: after the document, what is approved, and who; the same person's next one for the same takes its place. */
export function approvalName(approval: Approval, who: string): string {
  const { time: _, expires: __, version: ___, schema: ____, ...subject } = approval;
  const plain = (text: string): string => text.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase().slice(0, 40);
  return `${plain(subject.document.path.replace(/^.*\//, '').replace(/\.[^.]+$/, ''))}-${sha256(canonical(subject)).slice(0, 8)}-${plain(who)}.json`;
}

/** Why an approval that was found does not count. */
export interface Uncounted {
  readonly name: string;
  readonly why: 'broken' | 'unsigned' | 'not-this' | 'expired' | 'early' | 'spent' | 'same';
  readonly who?: string;
  readonly time?: string;
  readonly run?: string;
  readonly version?: string;
  readonly differences?: readonly Difference[];
}

export interface FoundApprovals {
  /** One a person. */
  readonly agreeing: readonly Signed[];
  readonly uncounted: readonly Uncounted[];
}

/** @param spent hash of a statement → the run that used it */
export async function findApprovals(root: string, subject: ApprovalSubject, now: Date, spent: ReadonlyMap<string, string>): Promise<FoundApprovals> {
  const agreeing: Signed[] = [];
  const uncounted: Uncounted[] = [];
  const folder = join(root, approvalsName);
  for (const name of (await namesIn(folder)).filter((n) => n.endsWith('.json')).toSorted()) {
    const text = (await readTextIfThere(join(folder, name))) ?? '';
    const approval = parseStatement(text);
    const refuse = (why: Uncounted['why'], more: Partial<Uncounted> = {}): void => void uncounted.push({ name, why, ...more });
    if (approval === null) {
      refuse('broken');
      continue;
    }
    if (approval.document.path !== subject.document.path) continue;
    const signer = personWhoSigned(text, join(folder, `${name}.sig`), join(root, signersName));
    const signature = await readTextIfThere(join(folder, `${name}.sig`));
    const different = differences(approval, subject);
    if (signer === null || signature === null) refuse('unsigned');
    else if (different.length > 0) refuse('not-this', { differences: different, version: approval.version });
    else if (Date.parse(approval.expires) <= now.getTime()) refuse('expired', { who: signer.who, time: approval.expires });
    else if (Date.parse(approval.time) > now.getTime() + clockSlack) refuse('early', { who: signer.who, time: approval.time });
    else if (spent.has(sha256(text))) refuse('spent', { who: signer.who, run: spent.get(sha256(text)) ?? '' });
    else if (agreeing.some((a) => isSame(a, signer))) refuse('same', { who: signer.who });
    else agreeing.push({ approval, ...signer, name, text, signature });
  }
  return { agreeing, uncounted };
}

/** One person may have several keys, and one key may be listed under several names: a key or a name in common makes two signatures one person's. */
export function isSame(a: { readonly who: string; readonly key: string }, b: { readonly who: string; readonly key: string }): boolean {
  const names = new Set(a.who.toLowerCase().split(','));
  return a.key === b.key || b.who.toLowerCase().split(',').some((name) => names.has(name));
}

/** Who signed a statement, where that is a person: a pattern of names (`*@example.org`) is nobody. @param signature, @param allowed as for `signerOf` */
export function personWhoSigned(text: string, signature: string, allowed: string, at?: string): Signer | null {
  const signer = signerOf(text, signature, allowed, approvalNamespace, at);
  return signer === null || /[*?!]/.test(signer.who) ? null : signer;
}

/** Copies them into the run's folder. @returns what the record says of them */
export async function keepApprovals(folder: string, { people, signers }: RunApprovals): Promise<{ readonly people: readonly ApprovedBy[]; readonly signers: string }> {
  await ensureFolder(join(folder, keptName));
  const signersHash = sha256(signers);
  await writePrivate(join(folder, keptName, signersFile(signersHash)), signers);
  const kept: ApprovedBy[] = [];
  for (const { who, key, name, text, signature, approval } of people) {
    // By its hash: a run that is carried on may have been approved anew.
    const file = `${keptName}/${sha256(text).slice(0, 12)}-${name}`;
    await writePrivate(join(folder, file), text);
    await writePrivate(join(folder, `${file}.sig`), signature);
    kept.push({ who, key, time: approval.time, expires: approval.expires, file, sha256: sha256(text), signature: sha256(signature) });
  }
  return { people: kept, signers: signersHash };
}

const signersFile = (hash: string): string => `${hash.slice(0, 12)}.signers`;

/** The kept copy of the allowed-signers file whose hash a record names. */
export function keptSigners(folder: string, hash: string): string {
  return join(folder, keptName, signersFile(hash));
}
