/** Whether two plans run the same: what a mend may not change. */
import type { Plan } from '../model/plan.ts';

/** Kinds, code, commands, files and conditions, in order; spaces at the ends apart. Places and titles may move. */
export function runsTheSame(before: Plan, after: Plan): boolean {
  const running = (plan: Plan): string => JSON.stringify(plan.steps.map((s) => ({
    kind: s.kind, section: s.section, when: s.when, effect: s.effect, open: s.open !== null,
    ...('code' in s ? { code: s.code.replace(/\s+$/, '') } : { text: s.text }), ...('commands' in s ? { commands: s.commands } : {}), ...(s.kind === 'edit' ? { file: s.file } : {}),
  })));
  return running(before) === running(after) && before.skipped.length === after.skipped.length;
}
