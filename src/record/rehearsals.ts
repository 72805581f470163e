/** Rehearsals that were done, kept beside the runs: one file a plan, inputs and steps; the newest of each. */
import { join } from 'node:path';
import type { RehearsalEvidence } from '../model/dry-run.ts';
import type { Answers } from '../model/run.ts';
import { ensureFolder, namesIn, readTextIfThere, replaceHere } from '../world/files.ts';
import { canonical, sha256 } from './canonical.ts';
import { besideRuns, ensureRunsDir, refusePlanted } from './runs-folder.ts';

const folderOf = (runsDir: string): string => besideRuns(runsDir, '.rehearsals');

/** SHA-256 over the answers that are not secret: "same inputs". Not even a keyed hash of a secret is kept: with the key beside it, short ones could be guessed. */
export function inputsHash(answers: Answers, secrets: readonly string[]): string {
  const open = Object.fromEntries(Object.entries(answers).filter(([name]) => !secrets.includes(name)));
  return sha256(canonical(open));
}

/** Keeps it. @throws Failure (exit 6) where the runs folder cannot be made, or the system's error */
export async function keepRehearsal(runsDir: string, evidence: RehearsalEvidence): Promise<string> {
  await ensureRunsDir(runsDir);
  await ensureFolder(folderOf(runsDir));
  refusePlanted(runsDir, folderOf(runsDir));
  const { report, run } = evidence;
  const path = join(folderOf(runsDir), `${sha256([report.plan, report.inputs, ...run].join('\n')).slice(0, 24)}.json`);
  await replaceHere(path, `${JSON.stringify(evidence)}\n`);
  return path;
}

/** What a rehearsal that fits a run best says: the same plan, inputs and steps; else the newest of the same document. */
export interface FoundRehearsal {
  readonly evidence: RehearsalEvidence;
  readonly sameBytes: boolean;
  readonly sameInputs: boolean;
  /** Every step of the run was in it. */
  readonly allSteps: boolean;
}

/** The rehearsal that fits best, or null where the document was never rehearsed. */
export async function findRehearsal(runsDir: string, wanted: { readonly path: string; readonly plan: string; readonly inputs: string; readonly run: readonly string[] }): Promise<FoundRehearsal | null> {
  const found: FoundRehearsal[] = [];
  for (const name of (await namesIn(folderOf(runsDir))).filter((n) => n.endsWith('.json'))) {
    try {
      const evidence = JSON.parse((await readTextIfThere(join(folderOf(runsDir), name))) ?? '') as RehearsalEvidence;
      if (evidence.schema !== 'runbook-rehearsal/1' || evidence.document.path !== wanted.path) continue;
      found.push({ evidence, sameBytes: evidence.report.plan === wanted.plan, sameInputs: evidence.report.inputs === wanted.inputs, allSteps: wanted.run.every((id) => evidence.run.includes(id)) });
    } catch {
      // A file that cannot be read is no evidence.
    }
  }
  const rank = (f: FoundRehearsal): number => (f.sameBytes ? 4 : 0) + (f.sameInputs ? 2 : 0) + (f.allSteps ? 1 : 0);
  return found.toSorted((a, b) => rank(b) - rank(a) || (a.evidence.report.time < b.evidence.report.time ? 1 : -1))[0] ?? null;
}

/** Whether it shows that the run was rehearsed as it is, and nothing failed in it. */
export function isProof({ evidence, sameBytes, sameInputs, allSteps }: FoundRehearsal): boolean {
  const { report } = evidence;
  return sameBytes && sameInputs && allSteps && (report.stopped ?? null) === null && report.steps.every((s) => s.outcome !== 'fails');
}
