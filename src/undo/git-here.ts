/** Git's commands that change this checkout alone: which leave nothing to take back, which branch is checked out, which make commits; pure. */

/** Git commands that move only this checkout, or its knowledge of others: there is nothing to take back (git's manual pages). @param log what the step printed, as far as it is known */
export function stays(words: readonly (string | null)[], log = ''): boolean {
  return words[0] === 'git' && ['fetch', 'pull', 'add', 'stage'].includes(words[1] ?? '') || switchedTo(words, log) !== null || words[0] === 'cd';
}

/** The branch that is checked out; null for anything else, and where files are put back to what was committed, which loses what was not. */
export function switchedTo(words: readonly (string | null)[], log: string): string | null {
  if (words[0] !== 'git' || !['checkout', 'switch'].includes(words[1] ?? '')) return null;
  const [name, ...more] = words.slice(2).filter((w) => w !== '-q' && w !== '--quiet');
  if (more.length > 0 || typeof name !== 'string' || name.startsWith('-')) return null;
  const isPath = words[1] === 'checkout' && (/(?:^|\/)\.{1,2}$|\/$|\*|\.[a-z]+$/i.test(name) || /^(?:Updated \d+ paths? from|\d+ chemins? mis à jour)/m.test(log));
  return isPath ? null : name;
}

/** Git commands that make commits. */
export function commits(words: readonly (string | null)[]): boolean {
  return words[0] === 'git' && ['commit', 'merge', 'revert', 'cherry-pick'].includes(words.find((w, i) => i > 0 && w !== null && !w.startsWith('-')) ?? '');
}
