/** The inverses of Git's commands: tags, pushes, branches, remotes; one row a command, each tried against Git. */
import { commits } from './git-here.ts';
import type { DoneCommand, Inverse, InverseRow, Words } from './inverse.ts';

interface Accepted {
  readonly plain?: readonly string[];
  /** Those that take a value. */
  readonly valued?: readonly string[];
}

/** Operands of a git sub-command; null where a word is not known, or an option is there of which it is not known what it changes. */
function gitOperands(words: Words, sub: readonly string[], { plain = [], valued = [] }: Accepted): string[] | null {
  if (words[0] !== 'git' || sub.some((word, i) => words[i + 1] !== word)) return null;
  const operands: string[] = [];
  for (let i = 1 + sub.length; i < words.length; i++) {
    const word = words[i];
    if (word === null || word === undefined) return null;
    if (!word.startsWith('-')) operands.push(word);
    else if (valued.includes(word)) i += 1;
    else if (!plain.includes(word) && !(word.includes('=') && valued.includes(word.slice(0, word.indexOf('='))))) return null;
  }
  return operands;
}

const pushOptions: Accepted = { plain: ['-u', '--set-upstream', '-v', '--verbose', '--progress', '--no-progress', '--atomic', '--no-verify', '--verify', '--thin', '--no-thin', '--no-follow-tags'], valued: ['-o', '--push-option'] };

/** Remote, and both sides of the one reference that is pushed; null for a forced push, a deletion, or several. */
function pushOf(words: Words): { readonly remote: string; readonly from: string; readonly to: string } | null {
  const [remote, name, ...more] = gitOperands(words, ['push'], pushOptions) ?? [];
  if (remote === undefined || name === undefined || more.length > 0 || name.startsWith('+')) return null;
  const [from = '', to = from, ...rest] = name.split(':');
  return from === '' || to === '' || rest.length > 0 ? null : { remote, from, to: to.replace(/^refs\/(heads|tags)\//, '') };
}

/**
 * What `git push` printed of this reference for this command (git-push(1), "OUTPUT"); null where it says nothing, or where several
 * pushes of the step name the reference and not each has a line: then it is not known whose line it is.
 */
function pushedLine(done: DoneCommand, to: string): string | null {
  const lines = done.log.split('\n').filter((line) => /^ . \S.*\s->\s/.test(line) && line.trimEnd().replace(/ \(.*\)$/, '').endsWith(` -> ${to}`));
  const [only] = lines;
  // A push that names no reference pushes a branch.
  const branchOnly = (words: Words): boolean => only?.includes('[new tag]') === true && (gitOperands(words, ['push'], pushOptions)?.length ?? 2) < 2;
  const alike = done.all.filter((words) => words[0] === 'git' && words.includes('push') && !branchOnly(words) && (pushOf(words) === null || pushOf(words)?.to === to));
  if (only === undefined || lines.length !== Math.max(1, alike.length)) return null;
  return lines[Math.max(0, alike.indexOf(done.words))] ?? only;
}

/** When the tag was made as it is now: its own date, or that of its file. */
const tagTime = 'at=$(git for-each-ref --format="%(taggerdate:unix)" "refs/tags/$TAG"); [ -n "$at" ] || at=$(stat -c %Y -- "$(git rev-parse --git-path "refs/tags/$TAG")" 2>/dev/null) || at=-1; ';
/** What was made here is not there any more: the run itself may have taken it away. */
const goneHere = (kind: 'tag' | 'branch', name: string): NonNullable<Inverse['gone']> => ({
  test: `git rev-parse --git-dir >/dev/null && ! git show-ref --verify --quiet "refs/${kind === 'tag' ? 'tags/$TAG' : 'heads/$BRANCH'}"`,
  says: { en: `the ${kind} ${name} is gone already: nothing to take back`, fr: `${kind === 'tag' ? 'le tag' : 'la branche'} ${name} n’existe plus : rien à annuler` },
});
const goneThere = (reference: string, name: string, remote: string): NonNullable<Inverse['gone']> => ({
  test: `there=$(git ls-remote "$REMOTE" "${reference}") && [ -z "$there" ]`,
  says: { en: `${name} is gone from ${remote} already: nothing to take back`, fr: `${name} n’est plus sur ${remote} : rien à annuler` },
});
const onRemote = (reference: string): string => `"$(git ls-remote "$REMOTE" "${reference}" | cut -f1)"`;

/** What the branch here was when the step ended: its reflog, or itself where that is not kept. */
const branchThen = 'git rev-parse --verify --quiet "$LOCAL@{$STEP_ENDED}" 2>/dev/null || git rev-parse --verify --quiet "$LOCAL^{commit}"';
/** Between the look at the remote and the push somebody else may push: the remote itself compares (git-push(1), --force-with-lease). */
const lease = (reference: string, commit: string): string => `--force-with-lease="${reference}:${commit}"`;

/** A commit that a command says it made; null where it says nothing, or not each of the step's commands says one (git-commit(1)). */
function madeBy(done: DoneCommand): string | null {
  const told = [...done.log.matchAll(/^\[\S+ ([0-9a-f]{7,64})\] /gm)].map((m) => m[1] ?? '');
  const making = done.all.filter(commits);
  return told.length === making.length ? (told[making.indexOf(done.words)] ?? null) : null;
}

const ofCommit: Accepted = { plain: ['-a', '--all', '-s', '--signoff', '-v', '--no-verify', '-n', '--allow-empty', '--no-edit', '-x'], valued: ['-m', '--message', '-am', '-F', '--file', '--author', '--date', '-C', '--trailer'] };

export const gitInverses: readonly InverseRow[] = [
  {
    command: 'git commit, git revert COMMIT, git cherry-pick COMMIT', undone: 'git reset COMMIT^', why: { en: 'its output says which commit it made', fr: 'sa sortie dit quel commit a été fait' }, condition: { en: 'it is still the last one here, and no remote has it', fr: 'c’est toujours le dernier ici, et aucun dépôt distant ne l’a' }, source: 'git-reset(1)',
    inverse(done) {
      const own = gitOperands(done.words, ['commit'], ofCommit) !== null;
      const other = ['revert', 'cherry-pick'].some((sub) => { const operands = gitOperands(done.words, [sub], ofCommit); return operands?.length === 1 && !operands[0]?.includes('..'); });
      const commit = own || other ? madeBy(done) : null;
      if (commit === null) return null;
      return {
        // What was committed here is in the work tree, as before; what came from another commit goes, and git keeps what stands uncommitted.
        code: `git reset --quiet ${own ? '' : '--keep '}"$COMMIT^"`, values: { COMMIT: commit }, isCommit: true,
        holds: { en: `the commit ${commit} is the last one here, nothing is staged, and no remote has it`, fr: `le commit ${commit} est le dernier ici, rien n’est indexé, et aucun dépôt distant ne l’a` },
        guard: '[ "$(git rev-parse HEAD)" = "$(git rev-parse "$COMMIT^{commit}")" ] && git rev-parse --quiet --verify "$COMMIT^" >/dev/null && ! git rev-parse --quiet --verify "$COMMIT^2" >/dev/null && git diff --cached --quiet && [ -z "$(git branch --remotes --contains "$COMMIT")" ]',
        gone: { test: 'git rev-parse --git-dir >/dev/null && ! git merge-base --is-ancestor "$COMMIT" HEAD', says: { en: `the commit ${commit} is not on this branch any more: nothing to take back`, fr: `le commit ${commit} n’est plus sur cette branche : rien à annuler` } },
      };
    },
  },
  {
    command: 'git tag NAME', undone: 'git tag --delete NAME', why: { en: 'git tag without --force fails where the tag exists', fr: 'git tag sans --force échoue si le tag existe' }, condition: { en: 'the tag is still the one that the step made', fr: 'le tag est toujours celui que l’étape a posé' }, source: 'git-tag(1)',
    inverse({ words }) {
      const [name, ...rest] = gitOperands(words, ['tag'], { plain: ['-a', '--annotate', '-s', '--sign'], valued: ['-m', '--message', '-am', '-sm', '-F', '--file', '-u', '--local-user'] }) ?? [];
      if (name === undefined || rest.length > 1) return null;
      return {
        code: 'git tag --delete "$TAG"', values: { TAG: name }, holds: { en: `the tag ${name} is still the one that was made`, fr: `le tag ${name} est toujours celui qui a été posé` },
        guard: `${tagTime}[ "$at" -ge "$STEP_BEGAN" ] && [ "$at" -le "$STEP_ENDED" ]`, gone: goneHere('tag', name),
      };
    },
  },
  {
    command: 'git push REMOTE TAG', undone: 'git push --delete REMOTE refs/tags/TAG', why: { en: 'its output says [new tag]', fr: 'sa sortie dit [new tag]' }, condition: { en: 'the tag over there is the one here, which has not moved since', fr: 'le tag distant est celui d’ici, qui n’a pas bougé depuis' }, source: 'git-push(1)',
    inverse(done) {
      const push = pushOf(done.words);
      if (push === null || push.from.replace(/^refs\/tags\//, '') !== push.to || !pushedLine(done, push.to)?.includes('* [new tag]')) return null;
      return {
        code: `git push --delete ${lease('refs/tags/$TAG', '$(git rev-parse "refs/tags/$TAG")')} "$REMOTE" "refs/tags/$TAG"`, values: { REMOTE: push.remote, TAG: push.to },
        holds: { en: `the tag ${push.to} on ${push.remote} is still the one that was pushed`, fr: `le tag ${push.to} de ${push.remote} est toujours celui qui a été poussé` },
        guard: `${tagTime}[ "$at" -ge 0 ] && [ "$at" -le "$STEP_ENDED" ] && [ ${onRemote('refs/tags/$TAG')} = "$(git rev-parse "refs/tags/$TAG")" ]`, gone: goneThere('refs/tags/$TAG', push.to, push.remote),
      };
    },
  },
  {
    command: 'git push REMOTE BRANCH (new)', undone: 'git push --delete REMOTE refs/heads/BRANCH', why: { en: 'its output says [new branch]', fr: 'sa sortie dit [new branch]' }, condition: { en: 'the branch over there is what the branch here was at the end of the step', fr: 'la branche distante est ce qu’était celle d’ici à la fin de l’étape' }, source: 'git-push(1), gitrevisions(7)',
    inverse(done) {
      const push = pushOf(done.words);
      if (push === null || !pushedLine(done, push.to)?.includes('* [new branch]')) return null;
      return {
        code: `was=$(${branchThen})\ngit push --delete ${lease('refs/heads/$BRANCH', '$was')} "$REMOTE" "refs/heads/$BRANCH"`, values: { REMOTE: push.remote, BRANCH: push.to, LOCAL: push.from }, takesCommits: push.from,
        holds: { en: `nobody has pushed to ${push.to} on ${push.remote} since`, fr: `personne n’a poussé sur ${push.to} de ${push.remote} depuis` },
        guard: `was=$(${branchThen}) && [ ${onRemote('refs/heads/$BRANCH')} = "$was" ]`, gone: goneThere('refs/heads/$BRANCH', push.to, push.remote),
      };
    },
  },
  {
    command: 'git push REMOTE BRANCH', undone: { en: 'a commit that takes back what was pushed, and git push', fr: 'un commit qui annule ce qui a été poussé, et git push' }, why: { en: 'its output says which commits were pushed', fr: 'sa sortie dit quels commits ont été poussés' }, condition: { en: 'the branch over there ends with what was pushed', fr: 'la branche distante se termine par ce qui a été poussé' }, source: 'git-push(1), git-commit-tree(1); never a forced push',
    inverse(done) {
      const push = pushOf(done.words);
      const range = /^\s+([0-9a-f]{7,64})\.\.([0-9a-f]{7,64})\s/.exec((push && pushedLine(done, push.to)) ?? '');
      if (push === null || range === null) return null;
      return {
        // Nothing here is checked out or moved: what stands uncommitted does not matter, and what the remote refuses leaves nothing behind.
        code: [
          'undone=$({ printf \'Revert "%s"\\n\\n\' "$(git log -1 --format=%s "$TO")"; git log --format="This reverts commit %H." "$FROM..$TO"; } | git commit-tree "$FROM^{tree}" -p "$TO^{commit}")',
          'git push "$REMOTE" "$undone:refs/heads/$BRANCH"',
          'if [ "$(git symbolic-ref --quiet --short HEAD)" = "$BRANCH" ]; then git merge --ff-only "$undone" || true; fi',
        ].join('\n'),
        values: { REMOTE: push.remote, BRANCH: push.to, FROM: range[1] as string, TO: range[2] as string }, takesCommits: push.from,
        holds: { en: `${push.to} on ${push.remote} still ends with what was pushed`, fr: `${push.to} de ${push.remote} se termine toujours par ce qui a été poussé` },
        guard: `[ ${onRemote('refs/heads/$BRANCH')} = "$(git rev-parse "$TO^{commit}")" ]`,
      };
    },
  },
  {
    command: 'git branch NAME, git checkout -b NAME, git switch -c NAME', undone: 'git branch --delete NAME', why: { en: 'they fail where the branch exists', fr: 'elles échouent si la branche existe' }, condition: { en: 'the branch is not checked out; git refuses one that is not merged', fr: 'la branche n’est pas la branche courante ; git refuse celle qui n’est pas fusionnée' }, source: 'git-branch(1)',
    inverse({ words }) {
      const [name, ...rest] = gitOperands(words, ['branch'], { plain: ['-t', '--track', '--no-track', '-q', '--quiet'] }) ?? gitOperands(words, ['checkout', '-b'], {}) ?? gitOperands(words, ['switch', '-c'], {}) ?? [];
      if (name === undefined || rest.length > 1) return null;
      return { code: 'git branch --delete "$BRANCH"', values: { BRANCH: name }, holds: { en: `the branch ${name} is not checked out, and merged`, fr: `la branche ${name} n’est pas la branche courante, et elle est fusionnée` }, guard: '[ "$(git symbolic-ref --quiet --short HEAD)" != "$BRANCH" ] && git rev-parse --verify --quiet "refs/heads/$BRANCH" >/dev/null', gone: goneHere('branch', name) };
    },
  },
  {
    command: 'git remote add NAME URL', undone: 'git remote remove NAME', why: { en: 'git remote add fails where the remote exists', fr: 'git remote add échoue si le dépôt distant existe' }, condition: { en: 'the remote still has that address', fr: 'le dépôt distant a toujours cette adresse' }, source: 'git-remote(1)',
    inverse({ words }) {
      const [name, url] = gitOperands(words, ['remote', 'add'], { plain: ['-f', '--tags', '--no-tags'], valued: ['-t', '-m'] }) ?? [];
      if (name === undefined || url === undefined) return null;
      return { code: 'git remote remove "$REMOTE"', values: { REMOTE: name, URL: url }, holds: { en: `the remote ${name} still has the address it was given`, fr: `le dépôt distant ${name} a toujours l’adresse donnée` }, guard: '[ "$(git remote get-url "$REMOTE")" = "$URL" ]' };
    },
  },
];
