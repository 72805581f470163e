/** How runbook itself asks git: a repository may be somebody else's, and its configuration names programs. */

/**
 * Options before git's sub-command, so that none of what a repository's own configuration names is started: file-system monitor
 * (git-config(1), core.fsmonitor), hooks, signature checks, pagers; and a bare repository that lies among a document's files is none of
 * ours (safe.bareRepository). Filters have names of their own: `quietFilters`.
 */
export const quietGit: readonly string[] = [
  '--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'log.showSignature=false', '-c', 'safe.bareRepository=explicit', '-c', 'core.sshCommand=false', '-c', 'core.editor=false',
];

/** No lock, no question, nothing fetched: what a partial clone lacks is not there; and objects as they were committed, none put in their place (git-replace(1)). */
export const quietGitEnvironment: Readonly<Record<string, string>> = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_REPLACE_OBJECTS: '1', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/**
 * The options that switch a repository's own filters off (gitattributes(5)); those of the user and of the machine stay.
 * @param listed what `git config --show-scope --name-only --get-regexp ^filter\.` prints
 */
export function quietFilters(listed: string): readonly string[] {
  const own = listed.split('\n').flatMap((line) => {
    const [, name] = /^(?:local|worktree)\t(filter\.[\s\S]+)\.(?:clean|smudge|process|required)$/.exec(line) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set(own)].flatMap((name) => ['clean', 'smudge', 'process'].flatMap((key) => ['-c', `${name}.${key}=`]).concat('-c', `${name}.required=false`));
}
