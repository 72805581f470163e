/** How long a run was at work. */

/** In seconds: each part of a run from its first line to its last; what lies between one that stopped and the one that went on is nobody's work. */
export function timeSpent(lines: readonly { readonly type: string; readonly time: string }[]): number {
  let spent = 0;
  let before: string | null = null;
  for (const { type, time } of lines) {
    // A clock may be put back.
    if (before !== null && type !== 'resume') spent += Math.max(0, Date.parse(time) - Date.parse(before));
    before = time;
  }
  return spent / 1000;
}
