/** What a dry run has shown, step by step, and what it could not see. */
import type { DryRunReport, StepProof } from '../model/dry-run.ts';
import { fit } from '../words/fit.ts';
import { facts, mark, type MarkName } from '../words/marks.ts';
import type { Paint } from '../words/paint.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';

const marks = { ok: 'done', fails: 'failed', unknown: 'unknown', person: 'person', 'left-out': 'skipped' } as const satisfies Readonly<Record<StepProof['outcome'], MarkName>>;

/** A report in lines. Ends with a newline. */
export function dryRunText(report: DryRunReport, path: string, say: Say, paint: Paint): string {
  const steps = report.steps.flatMap((proof) => proofLines(proof, report, path, say, paint));
  const failing = report.steps.filter((s) => s.outcome === 'fails').length;
  const end = failing > 0 ? paint('red', say('dry.failing', { n: failing })) : say('dry.nothing-against', { depth: report.depth });
  const unseen = report.steps.filter((s) => s.outcome === 'unknown').length;
  return fit(`${[...steps, '', end, ...(unseen > 0 ? [say('dry.unseen', { n: unseen })] : [])].join('\n')}\n`, paint.columns);
}

function proofLines(proof: StepProof, { findings }: DryRunReport, path: string, say: Say, paint: Paint): string[] {
  return [
    `${mark(marks[proof.outcome], paint)}${say(`dry.outcome.${proof.outcome}`)}  ${visibleLine(proof.title || proof.step)}  ${paint('dim', facts([`${visibleLine(path)}:${proof.line}`, proof.step], paint))}`,
    ...proof.shown.map((s) => `    ${paint('dim', visibleLine(s))}`),
    ...findings.filter((f) => f.step === proof.step).map((f) => `    ${paint(f.severity === 'error' ? 'red' : f.severity === 'warning' ? 'yellow' : 'dim', `${say(`severity.${f.severity}`)}${say('colon')}`)}${visibleLine(f.message)}`),
    ...proof.notShown.map((s) => `    ${paint('dim', say('dry.not-shown', { what: visibleLine(s) }))}`),
  ];
}
