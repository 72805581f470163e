/** How long a run was at work. */

/** In seconds: each part of a run from its first line to its last; what lies between one that stopped and the one that went on is nobody's work, but what a step took that went on without its runner. */
export function timeSpent(lines: readonly { readonly type: string; readonly time: string; readonly seconds?: number }[]): number {
  let spent = 0;
  let before: string | null = null;
  let settles = false;
  for (const { type, time, seconds = 0 } of lines) {
    // A clock may be put back.
    if (before !== null && type !== 'resume') spent += Math.max(0, Date.parse(time) - Date.parse(before), settles && type === 'done' ? seconds * 1000 : 0);
    // The end of a step that was begun before is told first.
    settles = type === 'resume';
    before = time;
  }
  return spent / 1000;
}
