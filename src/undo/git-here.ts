/** Git's commands that change this checkout alone: which leave nothing to take back, which branch is checked out, which make commits; pure. */

/** Git commands that leave what is checked out as it is, or find it so: there is nothing to take back (git's manual pages). @param log what the step printed, as far as it is known */
export function stays(words: readonly (string | null)[], log = ''): boolean {
  return (words[0] === 'git' && ['fetch', 'add', 'stage'].includes(words[1] ?? '')) || words[0] === 'cd' || (moves(words, log) && (words[1] === 'pull' ? upToDate : alreadyOn).test(log) && !moved.test(log));
}

/** Git commands that check another commit out: git keeps where it was. */
export function moves(words: readonly (string | null)[], log = ''): boolean {
  return (words[0] === 'git' && words[1] === 'pull') || switchedTo(words, log) !== null;
}

/** What git says where nothing is to be moved, and where something was, in English and French. */
const upToDate = /^(?:Already up.to.date|Déjà à jour)/m;
const alreadyOn = /^(?:Already on |Déjà sur )/m;
const moved = /^(?:Updating |Mise à jour |Switched to |Basculement sur |Previous HEAD |HEAD is now |Note: switching )/m;

/** The branch that is checked out; null for anything else, and where files are put back to what was committed, which loses what was not. */
export function switchedTo(words: readonly (string | null)[], log: string): string | null {
  if (words[0] !== 'git' || !['checkout', 'switch'].includes(words[1] ?? '')) return null;
  const [name, ...more] = words.slice(2).filter((w) => w !== '-q' && w !== '--quiet');
  if (more.length > 0 || typeof name !== 'string' || name.startsWith('-')) return null;
  const isPath = words[1] === 'checkout' && (/(?:^|\/)\.{1,2}$|\/$|\*|\.[a-z]+$/i.test(name) || /^(?:Updated \d+ paths? from|\d+ chemins? mis à jour)/m.test(log));
  return isPath ? null : name;
}

/** A commit that was made: where, and on which branch, as far as that is known. */
export interface Made {
  readonly cwd: string;
  readonly branch: string | null;
}

/** Git commands that make commits. */
export function commits(words: readonly (string | null)[]): boolean {
  return words[0] === 'git' && ['commit', 'merge', 'revert', 'cherry-pick'].includes(words.find((w, i) => i > 0 && w !== null && !w.startsWith('-')) ?? '');
}

/** Commands after which there is nothing to take back by themselves: they stay here, or what they made goes with what is pushed. @param here whether they stand where the run began @param pushed whether something is pushed with them or later */
export function needsNothing(words: readonly (string | null)[], here: boolean, pushed: boolean): boolean {
  return stays(words) || (pushed && commits(words)) || (here && moves(words));
}
