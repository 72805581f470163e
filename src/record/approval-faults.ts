/** Whether a record's approvals are what they say: signed by whom it names, for this run, in time, by enough people, before each step that destroys. */
import { join } from 'node:path';
import type { ApprovalSubject, ApprovedBy } from '../model/approval.ts';
import type { Language } from '../model/procedure.ts';
import { isForPerson } from '../model/for-person.ts';
import { needsWord, type Plan } from '../model/plan.ts';
import { secretNames } from '../model/secret-input.ts';
import { tellRecord, type RecordWord } from '../words/record-words.ts';
import { readTextIfThere } from '../world/files.ts';
import { clockSlack, differences, isSame, keptSigners, parseStatement, personWhoSigned, planAt } from './approvals.ts';
import { sha256 } from './canonical.ts';
import type { Chain, Recorded } from './chain.ts';

export interface RecordFault {
  /** Of the record, 1-based. */
  readonly line: number;
  readonly why: string;
}

type Approved = Recorded & { type: 'approved' };
type Start = Recorded & { type: 'run-start' };

/**
 * @param plan that the run was approved with, its hash checked already @param allowed an allowed-signers file of whoever verifies; null takes the one that the run kept
 */
export async function approvalFaults(folder: string, chain: Chain, plan: Plan | null, allowed: string | null, language: Language): Promise<RecordFault[]> {
  const faults: RecordFault[] = [];
  const start = chain.lines.find((l): l is Start => l.type === 'run-start');
  if (!start || plan === null) return faults;
  const tell = (line: number, key: RecordWord, values: Readonly<Record<string, string | number>>): void => void faults.push({ line, why: tellRecord(language, key, { line, ...values }) });
  const wanted = start.undoes === undefined ? (plan.settings?.approve ?? 1) : 1;
  const grave = new Set(plan.steps.filter(needsWord).map((s) => s.id));
  let approved = false;
  for (const line of chain.lines) {
    if (line.type === 'run-start' || line.type === 'resume') approved = false;
    if (line.type === 'intent' && wanted > 1 && grave.has(line.step) && !approved) tell(line.seq, 'approval.missing', { step: line.step, n: wanted });
    if (line.type !== 'approved') continue;
    approved = true;
    const people = line.people.filter((p, i) => !line.people.slice(0, i).some((q) => isSame(p, q)));
    if (people.length < wanted) tell(line.seq, 'approval.few', { n: people.length, wanted });
    const signers = await readTextIfThere(keptSigners(folder, line.signers));
    if (signers === null || sha256(signers) !== line.signers) tell(line.seq, 'file-changed', { file: 'approvals' });
    else for (const person of line.people) faults.push(...(await personFaults(folder, line, person, start, plan, allowed ?? keptSigners(folder, line.signers), language)));
  }
  return faults;
}

async function personFaults(folder: string, line: Approved, person: ApprovedBy, start: Start, plan: Plan, allowed: string, language: Language): Promise<RecordFault[]> {
  const { file, who, key } = person;
  const fault = (word: RecordWord, values: Readonly<Record<string, string | number>> = {}): RecordFault[] => [{ line: line.seq, why: tellRecord(language, word, { line: line.seq, file, ...values }) }];
  // Only what a run wrote there: a name in a record leads nowhere else.
  if (!/^approvals\/[^/]+$/.test(file)) return fault('file-gone');
  const path = join(folder, file);
  const [text, signature] = [await readTextIfThere(path), await readTextIfThere(`${path}.sig`)];
  if (text === null || signature === null) return fault('file-gone');
  const approval = parseStatement(text);
  if (sha256(text) !== person.sha256 || sha256(signature) !== person.signature || approval === null) return fault('file-changed');
  const signer = personWhoSigned(text, `${path}.sig`, allowed, line.time);
  if (signer === null || signer.who !== who || signer.key !== key) return fault('approval.signature', { who });
  const at = Date.parse(line.time);
  if (approval.time !== person.time || approval.expires !== person.expires || at < Date.parse(approval.time) - clockSlack || at >= Date.parse(approval.expires)) return fault('approval.late');
  const what = [...new Set(differences(approval, ranAs(start, plan, approval)).map((d) => d.what))];
  return what.length > 0 ? fault('approval.other', { what: what.join(', ') }) : [];
}

/** What the record says was run, as a statement; where it was in the repository only the statement knows, and steps left to a person may have been left out. */
function ranAs(start: Start, plan: Plan, { document, cwd, steps }: ApprovalSubject): ApprovalSubject {
  const manual = new Set(plan.steps.filter(isForPerson).map((s) => s.id));
  const secrets = secretNames(plan.inputs);
  return {
    document: { path: document.path, sha256: start.document.sha256 }, fragment: start.fragment, cwd, plan: planAt(plan, document.path), secrets,
    steps: start.steps.filter((id) => !manual.has(id) || steps.includes(id)), inputs: Object.fromEntries(Object.entries(start.inputs).filter(([name]) => !secrets.includes(name))),
  };
}
