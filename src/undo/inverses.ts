/** The table of inverses: which command takes another back, and under which condition; one row a command, each tried. */

interface Both {
  readonly en: string;
  readonly fr: string;
}

/** What is known of a command that a run has really done. */
export interface DoneCommand {
  /** Program and arguments with the values put in; null for a word that is not known. */
  readonly words: readonly (string | null)[];
  /** The step's output, masked. */
  readonly log: string;
}

/** A command that takes another back; the values come in as variables, never as text. */
export interface Inverse {
  /** Shell code that refers to `values` as `"$NAME"`. */
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  /** Under which condition it holds; `guard` looks at it when it runs. */
  readonly holds: Both;
  /** Shell code that ends with 0 where the condition holds now. */
  readonly guard: string;
}

export interface InverseRow {
  /** For the documentation. */
  readonly command: string;
  readonly undone: string;
  /** Why the command's success alone proves that there is something to take back. */
  readonly why: string;
  readonly source: string;
  readonly inverse: (done: DoneCommand) => Inverse | null;
}

/** Operands of a git sub-command: options off, those that take a value with it; null where a word is not known. */
function gitOperands(done: DoneCommand, sub: readonly string[], valued: readonly string[] = [], refused: readonly string[] = []): string[] | null {
  const { words } = done;
  if (words[0] !== 'git' || sub.some((word, i) => words[i + 1] !== word)) return null;
  const operands: string[] = [];
  for (let i = 1 + sub.length; i < words.length; i++) {
    const word = words[i];
    if (word === null || word === undefined || refused.includes(word)) return null;
    if (valued.includes(word)) i += 1;
    else if (!word.startsWith('-')) operands.push(word);
  }
  return operands;
}

/** The namespace that kubectl and helm are told, or null for their own default. */
function namespaceOf(words: DoneCommand['words']): string | null {
  const at = words.findIndex((w) => w === '-n' || w === '--namespace');
  return (at >= 0 ? words[at + 1] : words.find((w) => w?.startsWith('--namespace='))?.slice('--namespace='.length)) ?? null;
}

/** `old..new  here -> there` in what `git push` printed (git-push(1), "OUTPUT"). */
function pushed(log: string, branch: string): { readonly from: string; readonly to: string } | null {
  for (const line of log.split('\n')) {
    const found = /^\s+([0-9a-f]{7,64})\.\.([0-9a-f]{7,64})\s+\S+\s+->\s+(\S+)/.exec(line);
    if (found && found[3] === branch) return { from: found[1] as string, to: found[2] as string };
  }
  return null;
}
const isNew = (log: string, what: 'tag' | 'branch', name: string): boolean => log.split('\n').some((line) => line.includes(`* [new ${what}]`) && line.trimEnd().endsWith(`-> ${name}`));

export const inverseRows: readonly InverseRow[] = [
  {
    command: 'git tag NAME', undone: 'git tag --delete NAME', why: 'git tag without --force fails where the tag exists', source: 'git-tag(1)',
    inverse(done) {
      const [name, ...rest] = gitOperands(done, ['tag'], ['-m', '--message', '-F', '--file', '-u', '--local-user', '-am'], ['-d', '--delete', '-l', '--list', '-f', '--force', '-v', '--verify', '-n']) ?? [];
      if (name === undefined || rest.length > 1) return null;
      return { code: 'git tag --delete "$TAG"', values: { TAG: name }, holds: { en: `the tag ${name} is there`, fr: `le tag ${name} existe` }, guard: 'git rev-parse --verify --quiet "refs/tags/$TAG" >/dev/null' };
    },
  },
  {
    command: 'git push REMOTE TAG', undone: 'git push --delete REMOTE refs/tags/TAG', why: 'its output says [new tag]', source: 'git-push(1)',
    inverse(done) {
      const [remote, name] = gitOperands(done, ['push'], ['-o', '--push-option'], ['-f', '--force', '--force-with-lease', '-d', '--delete', '--tags', '--all', '--mirror']) ?? [];
      if (remote === undefined || name === undefined) return null;
      const tag = name.replace(/^refs\/tags\//, '').split(':')[0] as string;
      if (!isNew(done.log, 'tag', tag)) return null;
      return {
        code: 'git push --delete "$REMOTE" "refs/tags/$TAG"', values: { REMOTE: remote, TAG: tag },
        holds: { en: `the tag ${tag} on ${remote} is still the one that was pushed`, fr: `le tag ${tag} de ${remote} est toujours celui qui a été poussé` },
        guard: '[ "$(git ls-remote "$REMOTE" "refs/tags/$TAG" | cut -f1)" = "$(git rev-parse "refs/tags/$TAG")" ]',
      };
    },
  },
  {
    command: 'git push REMOTE BRANCH (new)', undone: 'git push --delete REMOTE refs/heads/BRANCH', why: 'its output says [new branch]', source: 'git-push(1)',
    inverse(done) {
      const [remote, name] = gitOperands(done, ['push'], ['-o', '--push-option'], ['-f', '--force', '--force-with-lease', '-d', '--delete', '--tags', '--all', '--mirror']) ?? [];
      if (remote === undefined || name === undefined) return null;
      const [local = '', there = local] = name.replace(/^\+/, '').split(':');
      const branch = there.replace(/^refs\/heads\//, '');
      if (!isNew(done.log, 'branch', branch) && !isNew(done.log, 'branch', there)) return null;
      return {
        code: 'git push --delete "$REMOTE" "refs/heads/$BRANCH"', values: { REMOTE: remote, BRANCH: branch, LOCAL: local },
        holds: { en: `nobody has pushed to ${branch} on ${remote} since`, fr: `personne n’a poussé sur ${branch} de ${remote} depuis` },
        guard: '[ "$(git ls-remote "$REMOTE" "refs/heads/$BRANCH" | cut -f1)" = "$(git rev-parse "$LOCAL^{commit}")" ]',
      };
    },
  },
  {
    command: 'git push REMOTE BRANCH', undone: 'git revert of what was pushed, then git push', why: 'its output says which commits were pushed', source: 'git-push(1), git-revert(1); never a forced push',
    inverse(done) {
      const [remote, name] = gitOperands(done, ['push'], ['-o', '--push-option'], ['-f', '--force', '--force-with-lease', '-d', '--delete', '--tags', '--all', '--mirror']) ?? [];
      if (remote === undefined || name === undefined || name.startsWith('+')) return null;
      const [local = '', there = local] = name.split(':');
      const branch = there.replace(/^refs\/heads\//, '');
      const range = pushed(done.log, branch) ?? pushed(done.log, there);
      if (range === null) return null;
      return {
        code: 'git revert --no-edit "$FROM..$TO"\ngit push "$REMOTE" "HEAD:refs/heads/$BRANCH"', values: { REMOTE: remote, BRANCH: branch, FROM: range.from, TO: range.to },
        holds: { en: `the branch checked out here ends with what was pushed to ${branch}, and so does ${remote}`, fr: `la branche courante se termine par ce qui a été poussé sur ${branch}, de même que ${remote}` },
        guard: '[ "$(git rev-parse HEAD)" = "$(git rev-parse "$TO^{commit}")" ] && [ "$(git ls-remote "$REMOTE" "refs/heads/$BRANCH" | cut -f1)" = "$(git rev-parse HEAD)" ] && [ -z "$(git rev-list --merges "$FROM..$TO")" ]',
      };
    },
  },
  {
    command: 'git branch NAME, git checkout -b NAME, git switch -c NAME', undone: 'git branch --delete NAME', why: 'they fail where the branch exists', source: 'git-branch(1); --delete refuses what is not merged',
    inverse(done) {
      const { words } = done;
      const plain = gitOperands(done, ['branch'], [], ['-d', '-D', '--delete', '-m', '-M', '-f', '--force', '-a', '-r', '--list', '-u']);
      const name = plain?.[0] ?? ((words[1] === 'checkout' && words[2] === '-b') || (words[1] === 'switch' && words[2] === '-c') ? words[3] : undefined);
      if (words[0] !== 'git' || typeof name !== 'string') return null;
      return { code: 'git branch --delete "$BRANCH"', values: { BRANCH: name }, holds: { en: `the branch ${name} is not checked out, and merged`, fr: `la branche ${name} n’est pas la branche courante, et elle est fusionnée` }, guard: '[ "$(git symbolic-ref --quiet --short HEAD)" != "$BRANCH" ] && git rev-parse --verify --quiet "refs/heads/$BRANCH" >/dev/null' };
    },
  },
  {
    command: 'git remote add NAME URL', undone: 'git remote remove NAME', why: 'git remote add fails where the remote exists', source: 'git-remote(1)',
    inverse(done) {
      const [name, url] = gitOperands(done, ['remote', 'add'], ['-t', '-m']) ?? [];
      if (name === undefined || url === undefined) return null;
      return { code: 'git remote remove "$REMOTE"', values: { REMOTE: name, URL: url }, holds: { en: `the remote ${name} still has the address it was given`, fr: `le dépôt distant ${name} a toujours l’adresse donnée` }, guard: '[ "$(git remote get-url "$REMOTE")" = "$URL" ]' };
    },
  },
  {
    command: 'mkdir FOLDER…', undone: 'rmdir FOLDER…', why: 'mkdir without -p fails where the folder exists', source: 'mkdir(1), rmdir(1); rmdir refuses what is not empty',
    inverse(done) {
      const { words } = done;
      if (words[0] !== 'mkdir' || words.length !== 2 || typeof words[1] !== 'string' || words[1].startsWith('-')) return null;
      return { code: 'rmdir -- "$FOLDER"', values: { FOLDER: words[1] }, holds: { en: `${words[1]} is empty`, fr: `${words[1]} est vide` }, guard: '[ -d "$FOLDER" ] && [ -z "$(ls -A -- "$FOLDER")" ]' };
    },
  },
  {
    command: 'cp FILE COPY, where COPY was new', undone: 'rm COPY', why: 'the file’s birth is not before the run', source: 'cp(1), stat(1)',
    inverse(done) {
      const { words } = done;
      const [, from, to] = words;
      if (words[0] !== 'cp' || words.length !== 3 || typeof from !== 'string' || typeof to !== 'string' || from.startsWith('-')) return null;
      return { code: 'rm -- "$COPY"', values: { COPY: to, ORIGINAL: from }, holds: { en: `${to} is still the same as ${from}, and was made by this run`, fr: `${to} est toujours identique à ${from}, et a été créé par cette exécution` }, guard: '[ -f "$COPY" ] && cmp -s -- "$ORIGINAL" "$COPY" && birth=$(stat -c %W -- "$COPY") && [ "$birth" -gt 0 ] && [ "$birth" -ge "$RUN_STARTED" ]' };
    },
  },
  {
    command: 'apt-get install PACKAGE', undone: 'apt-get remove PACKAGE', why: 'its output says that the package is new', source: 'apt-get(8)',
    inverse(done) {
      const { words, log } = done;
      const program = words[0] === 'sudo' ? words[1] : words[0];
      if ((program !== 'apt-get' && program !== 'apt') || !words.includes('install') || words.some((w) => w === null)) return null;
      const names = (words as string[]).slice(words.indexOf('install') + 1).filter((w) => !w.startsWith('-'));
      const fresh = /following NEW packages will be installed:\n((?: {2}.*\n?)+)/.exec(log)?.[1]?.split(/\s+/).filter(Boolean) ?? [];
      const [name] = names;
      if (names.length !== 1 || name === undefined || !fresh.includes(name)) return null;
      return { code: `${words[0] === 'sudo' ? 'sudo ' : ''}apt-get remove --yes "$PACKAGE"`, values: { PACKAGE: name }, holds: { en: `${name} is installed, and was not before`, fr: `${name} est installé, et ne l’était pas avant` }, guard: 'dpkg-query --show --showformat=\'${db:Status-Abbrev}\' "$PACKAGE" 2>/dev/null | grep -q ^ii' };
    },
  },
  {
    command: 'systemctl start UNIT', undone: 'systemctl stop UNIT', why: 'the unit became active after the run began', source: 'systemctl(1)',
    inverse(done) {
      const words = done.words[0] === 'sudo' ? done.words.slice(1) : done.words;
      if (words[0] !== 'systemctl' || words[1] !== 'start' || words.length !== 3 || typeof words[2] !== 'string') return null;
      return { code: `${done.words[0] === 'sudo' ? 'sudo ' : ''}systemctl stop "$UNIT"`, values: { UNIT: words[2] }, holds: { en: `${words[2]} became active during this run`, fr: `${words[2]} est devenu actif pendant cette exécution` }, guard: 'systemctl is-active --quiet "$UNIT" && since=$(date --date="$(systemctl show --property=ActiveEnterTimestamp --value "$UNIT")" +%s) && [ "$since" -ge "$RUN_STARTED" ]' };
    },
  },
  {
    command: 'kubectl set image WORKLOAD CONTAINER=IMAGE', undone: 'kubectl rollout undo WORKLOAD', why: 'it makes a new revision of the workload; a restart makes none that could be gone back to', source: 'kubectl reference, set image, rollout undo',
    inverse(done) {
      const { words } = done;
      const at = words.indexOf('image');
      if (words[0] !== 'kubectl' || at < 2 || words[at - 1] !== 'set' || words.includes(null)) return null;
      const what = words.find((w): w is string => typeof w === 'string' && /^(deployment|deploy|daemonset|ds|statefulset|sts)\//.test(w));
      const images = words.slice(at + 1).flatMap((w) => (typeof w === 'string' && /^[\w.-]+=\S+$/.test(w) && !w.startsWith('-') ? w.slice(w.indexOf('=') + 1) : []));
      const [image] = images;
      if (what === undefined || image === undefined || images.length > 1) return null;
      return {
        code: 'kubectl ${NAMESPACE:+--namespace "$NAMESPACE"} rollout undo "$WORKLOAD"', values: { WORKLOAD: what, NAMESPACE: namespaceOf(words) ?? '', IMAGE: image },
        holds: { en: `${what} still runs ${image}, and has an earlier revision`, fr: `${what} exécute toujours ${image}, et a une révision antérieure` },
        guard: 'kubectl ${NAMESPACE:+--namespace "$NAMESPACE"} get "$WORKLOAD" --output "jsonpath={range .spec.template.spec.containers[*]}{.image}{\'\\n\'}{end}" | grep -Fxq -- "$IMAGE" && [ "$(kubectl ${NAMESPACE:+--namespace "$NAMESPACE"} rollout history "$WORKLOAD" | grep -c "^[0-9]")" -ge 2 ]',
      };
    },
  },
  {
    command: 'helm upgrade RELEASE', undone: 'helm rollback RELEASE, to the revision before', why: 'its output says which revision it made', source: 'helm reference, upgrade, rollback',
    inverse(done) {
      const { words, log } = done;
      const name = words[0] === 'helm' && words[1] === 'upgrade' && !words.includes(null) ? words.slice(2).find((w, i, all) => typeof w === 'string' && !w.startsWith('-') && !['-n', '--namespace', '-f', '--values', '--set', '--version', '--timeout'].includes(all[i - 1] ?? '')) : undefined;
      const revision = Number(/^REVISION: (\d+)$/m.exec(log)?.[1] ?? 0);
      if (typeof name !== 'string' || revision < 2) return null;
      const namespace = namespaceOf(words);
      return {
        code: `helm ${namespace === null ? '' : '--namespace "$NAMESPACE" '}rollback "$RELEASE" "$BEFORE"`, values: { RELEASE: name, REVISION: String(revision), BEFORE: String(revision - 1), ...(namespace === null ? {} : { NAMESPACE: namespace }) },
        holds: { en: `${name} is still at revision ${revision}`, fr: `${name} en est toujours à la révision ${revision}` },
        guard: `[ "$(helm ${namespace === null ? '' : '--namespace "$NAMESPACE" '}history "$RELEASE" --max 1 | tail -n 1 | cut -f1 | tr -d ' ')" = "$REVISION" ]`,
      };
    },
  },
];

/** The inverse of a command that succeeded, or null where the table knows none. */
export function inverseOf(done: DoneCommand): { readonly row: InverseRow; readonly inverse: Inverse } | null {
  for (const row of inverseRows) {
    const inverse = row.inverse(done);
    if (inverse !== null) return { row, inverse };
  }
  return null;
}
