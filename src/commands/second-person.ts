/** Several people before what destroys (`approve: 2`): whether enough of them have signed what is about to run, and what to type where they have not. */
import { dirname, join, relative, resolve } from 'node:path';
import type { ApprovalSubject, RunApprovals } from '../model/approval.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { needsWord, type Step } from '../model/plan.ts';
import type { ReadyPlan } from '../model/run.ts';
import { approvalsName, asksForPeople, findApprovals, signersName, subjectOf, type Difference, type Uncounted } from '../record/approvals.ts';
import { listRuns } from '../record/list-runs.ts';
import { readRecord } from '../record/read-record.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { shellWord } from '../words/shell-word.ts';
import { tellRecord, type RecordWord } from '../words/record-words.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { readTextIfThere, realPath } from '../world/paths.ts';
import { printedBy } from '../world/ssh-signature.ts';
import { findWorkTree } from '../world/work-tree.ts';
import type { CommandContext } from './command.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Who agreed to this run, for its record; null where the document asks for nobody, or nothing that would run destroys.
 * @param run the one that is carried on, or null @throws Failure (exit 3) with what each has to type
 */
export async function secondPerson(ready: ReadyPlan, run: string | null, options: RunOptions, { terminal, say, version }: CommandContext): Promise<RunApprovals | null> {
  if (!asksForPeople(ready)) return null;
  const tell = (key: RecordWord, values: Readonly<Record<string, string | number>> = {}): string => tellRecord(say.language, key, values);
  const root = repositoryOf(ready.documentPath, say);
  const signers = committedSigners(root, say);
  const subject = subjectOf(ready, ...inRepository(root, ready.documentPath, ready.cwd));
  const runsDir = options.runsDir ?? (await defaultRunsDir(ready.documentPath));
  const { agreeing, uncounted } = await findApprovals(root, subject, new Date(), await spentApprovals(runsDir, run));
  const wanted = ready.plan.settings?.approve ?? 1;
  const names = agreeing.map((a) => visibleLine(a.who)).join(', ');
  if (agreeing.length >= wanted) return { people: agreeing, signers };
  const steps = ready.plan.steps.filter((s) => ready.run.includes(s.id) && needsWord(s)).map((s) => s.id).join(', ');
  // One that was signed already is added to, so that all sign the same.
  const first = agreeing[0]?.name;
  const command = first === undefined ? lineFor('approve', ready, subject, root, terminal.cwd) : `runbook approve ${shellWord(relative(terminal.cwd, join(root, approvalsName, first)))}`;
  throw new Failure({
    message: tell('approve.needed', { path: ready.plan.source.path, n: wanted, steps, who: names === '' ? tell('approve.nobody-yet') : tell('approve.have', { who: names, n: agreeing.length }) }), exitCode: exitCode.refused,
    advice: [...nearest(uncounted).map((u) => uncountedText(u, subject, version, say)), tell('approve.next', { command })].join('\n'),
  });
}

/** A repository keeps approvals of long ago: the few that come nearest to this run. */
function nearest(uncounted: readonly Uncounted[]): readonly Uncounted[] {
  return uncounted.toSorted((a, b) => (a.differences?.length ?? 0) - (b.differences?.length ?? 0)).slice(0, 4);
}

/** Who agreed, as a line before the run. */
export function approvedLine(approvals: RunApprovals | null, { terminal, say }: CommandContext): string {
  return approvals === null ? '' : `${terminal.paintError('dim', tellRecord(say.language, 'approve.ready', { who: approvals.people.map((p) => visibleLine(p.who)).join(', ') }))}\n`;
}

/** @returns its root, without links @throws Failure (exit 3) outside of one */
export function repositoryOf(documentPath: string, say: Say): string {
  const tree = findWorkTree(documentPath);
  if (tree === null) throw new Failure({ message: tellRecord(say.language, 'approve.git', { file: signersName, path: documentPath }), exitCode: exitCode.refused, advice: tellRecord(say.language, 'approve.signers-line') });
  return realPath(tree.root);
}

/** The allowed-signers file as it was committed: who runs does not decide alone who may approve. @throws Failure (exit 3) where it is not there, or changed */
export function committedSigners(root: string, say: Say): string {
  const refuse = (message: RecordWord, advice: RecordWord): never => {
    throw new Failure({ message: tellRecord(say.language, message, { file: signersName }), exitCode: exitCode.refused, advice: tellRecord(say.language, advice, { file: signersName }) });
  };
  const committed = printedBy('git', ['cat-file', 'blob', `HEAD:./${signersName}`], root);
  if (committed === null) return refuse('approve.no-signers', 'approve.signers-line');
  return committed === readTextIfThere(join(root, signersName)) ? committed : refuse('approve.signers-changed', 'approve.signers-commit');
}

/** Document and starting folder from the repository's root; a folder outside stays absolute. */
export function inRepository(root: string, documentPath: string, cwd: string): readonly [path: string, cwd: string] {
  const from = relative(root, realPath(resolve(cwd)));
  return [relative(root, realPath(documentPath)), from === '' ? '.' : from.startsWith('..') ? realPath(resolve(cwd)) : from];
}

/** Hash of a statement → the run that used it; but for the run that goes on. */
export async function spentApprovals(runsDir: string, run: string | null): Promise<Map<string, string>> {
  const spent = new Map<string, string>();
  for (const summary of await listRuns(runsDir)) {
    if (summary.run === run || ['damaged', 'unreadable', 'unbegun'].includes(summary.outcome)) continue;
    const { chain } = await readRecord(summary.folder);
    for (const line of chain.lines) if (line.type === 'approved') for (const person of line.people) spent.set(person.sha256, summary.run);
  }
  return spent;
}

/** The line that approves or runs just this, its values put in; secrets are given when it runs. */
export function lineFor(command: 'approve' | 'exec', { plan, fragment, consent }: Pick<ReadyPlan, 'plan' | 'fragment' | 'consent'>, subject: ApprovalSubject, root: string, here: string): string {
  const values = Object.entries(subject.inputs).flatMap(([name, value]) => ['--var', `${name}=${value}`]);
  // Steps of another choice are left out by themselves.
  const belongs = (step: Step): boolean => Object.entries(step.when).every(([name, option]) => (subject.inputs[name] ?? option) === option);
  const skipped = plan.steps.filter((s) => !subject.steps.includes(s.id) && belongs(s)).flatMap(({ id }) => ['--skip', id]);
  const also = (consent.also ?? []).flatMap((id) => ['--also', id]);
  const start = resolve(root, subject.cwd);
  const usual = plan.settings?.cwd === undefined ? realPath(here) : resolve(root, dirname(subject.document.path), plan.settings.cwd);
  const cwd = start === usual ? [] : ['--cwd', relative(realPath(here), start) || '.'];
  return ['runbook', command, `${plan.source.path}${fragment ? `#${fragment}` : ''}`, ...values, ...skipped, ...also, ...cwd].map(shellWord).join(' ');
}

/** Why one that was found does not count. */
function uncountedText({ name, why, who = '', time = '', run = '', version = '', differences = [] }: Uncounted, subject: ApprovalSubject, ours: string, say: Say): string {
  const file = `${approvalsName}/${visibleLine(name)}`;
  const what = differencesText(differences, { there: version, here: ours }, say);
  return tellRecord(say.language, `approve.${why}`, { file, who: visibleLine(who), time, run, signers: signersName, what, path: subject.document.path });
}

/** In what an approval is for something else; values on one line, none of them obeyed. */
export function differencesText(found: readonly Difference[], versions: { readonly there: string; readonly here: string }, say: Say): string {
  const none = tellRecord(say.language, 'what.fragment.none');
  const shown = (text: string | null, missing: string): string => (text === null ? missing : visibleLine(text).slice(0, 80));
  return found.map(({ what, name = '', there, here }) => {
    if (what === 'plan') return tellRecord(say.language, 'what.plan', versions);
    if (what === 'fragment') return tellRecord(say.language, 'what.fragment', { there: there === null ? none : `#${shown(there, '')}`, here: here === null ? none : `#${shown(here, '')}` });
    return tellRecord(say.language, `what.${what}`, { name: visibleLine(name), there: shown(there, '–'), here: shown(here, '–') });
  }).join(', ');
}
