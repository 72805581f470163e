/** rm(1) and its kind: deletion, except of what the same text made or what is made again by building. */
import type { Judgement } from './judgement.ts';
import type { SimpleCommand } from '../commands-of.ts';
import { commandWords } from './words.ts';

/** A folder as it is called without the slashes behind it. */
const withoutSlash = (path: string): string => path.replace(/(.)\/+$/, '$1');

/** Names of what tools write and write again: dependencies, builds, caches, sockets, temporary files. */
const madeAgain = /^(?:\.\/)?(?:build|target|dist|out|node_modules)\/[\w./-]+$|(?:^|\/)(?:node_modules|vendor|bower_components|build|_build|dist|target|out|\.next|\.nuxt|\.cache|cache|caches|__pycache__|\.pytest_cache|\.mypy_cache|\.tox|\.venv|venv|virtualenv|\.eggs|[^/]*\.egg-info|\.parcel-cache|\.turbo|\.gradle|\.terraform|coverage|htmlcov|tmp|temp|\.sass-cache|sdists?|wheelhouse|wheels|pip-wheel-metadata|\.output|\.svelte-kit|\.angular|\.vite|\.nx|storybook-static|\.docusaurus|_site|\.jekyll-cache|\.hypothesis|\.ruff_cache|\.nyc_output|\.serverless|\.dart_tool|\.expo|elm-stuff|\.bundle|\.stack-work|dist-newstyle|cmake-build-[^/]*|CMakeFiles|\.ipynb_checkpoints|\.aws-sam|cdk\.out|\.pnpm-store|DerivedData|Pods|pids?)\/?\*?$|\.(?:pyc|pyo|o|pid|sock|lock|tmp|swp|log\.gz|class|orig|rej)$|(?:^|\/)(?:package-lock\.json|yarn\.lock|Gemfile\.lock|\.DS_Store|storage\/framework\/(?:cache|sessions|views)(?:\/[^/]*)?|hot|get-pip\.py|[^/]*\.pid)$/;
const temporary = /^(?:\/tmp|\/var\/tmp|\$\{?TMPDIR\}?|\/run|\/var\/run|\/var\/cache|~\/\.cache|\$\{?(?:TMP|TEMP|TMP_DIR|TMPFILE|tmp|tmpdir|tmpfile)\w*\}?)(?:\/|$)/;
const fetched = /(?:^|\/)[^/]*\.(?:zip|tar|tgz|tar\.gz|tar\.xz|tar\.bz2|deb|rpm|AppImage|apk|whl|iso)$/;
const installed = /^\/etc\/(?:nginx|apache2)\/(?:sites-enabled|conf-enabled|mods-enabled)\/|^\/etc\/apt\/(?:sources\.list\.d|trusted\.gpg\.d|preferences\.d|keyrings)\/|^\/etc\/yum\.repos\.d\/|^\/var\/lib\/apt\/lists/;

/** What `rm`, `rmdir`, `unlink` of these words does; `made` are the paths that the same text wrote. */
export function removalJudgement(words: readonly string[], made: ReadonlySet<string>): Judgement {
  const { positionals } = commandWords(words);
  if (positionals.length === 0) return { effect: 'destroy', why: 'deletes the files that it is given' };
  const paths = positionals.map((p) => withoutSlash(p.replace(/^['"]|['"]$/g, '')));
  if (paths.every((p) => made.has(p) || [...made].some((m) => m.length > 3 && p.startsWith(`${m}/`)))) return { effect: 'change', why: 'deletes only what the same commands made' };
  if (paths.every((p) => madeAgain.test(p) || temporary.test(p) || made.has(p))) return { effect: 'change', why: 'deletes what is made again' };
  if (paths.every((p) => fetched.test(p) && !/backup|dump|sauvegarde|\$/i.test(p))) return { effect: 'change', why: 'deletes an archive that can be fetched again' };
  if (paths.every((p) => installed.test(p))) return { effect: 'change', why: 'deletes a setting that can be put back' };
  return { effect: 'destroy', why: 'rm deletes files for good' };
}

/** The paths that these commands write: redirections, `touch`, `mkdir`, copies, downloads, clones, archives. What is made empty after it was removed was not made before: nothing brings its content back. */
export function madePaths(commands: readonly SimpleCommand[]): ReadonlySet<string> {
  const made = new Set<string>();
  const removed = new Set<string>();
  const add = (path: string | undefined): void => {
    if (path === undefined || path === '' || /^[-.]+$/.test(path) || path === '/') return;
    made.add(withoutSlash(path));
  };
  for (const command of commands) {
    for (const redirect of command.redirects) if (redirect.operator.startsWith('>') || redirect.operator.startsWith('&>')) add(redirect.target);
    const start = command.words[0] === 'sudo' ? 1 : 0;
    const { program, positionals, args } = commandWords(command.words.slice(start));
    if (/^(?:rm|unlink)$/.test(program)) for (const path of positionals) removed.add(withoutSlash(path));
    if (/^(?:touch|mkdir|mktemp|truncate|fallocate)$/.test(program)) positionals.filter((path) => !removed.has(withoutSlash(path))).forEach(add);
    else if (program === 'tee') positionals.forEach(add);
    else if (/^(?:cp|ln|install|scp|rsync)$/.test(program)) add(positionals.at(-1));
    else if (program === 'curl' || program === 'wget') {
      const at = args.findIndex((a) => a === '-o' || a === '-O' || a === '--output' || a === '--output-document');
      if (at >= 0) add(args[at + 1]);
      for (const url of positionals) add(url.split('/').at(-1));
    } else if (program === 'git' && positionals[0] === 'clone') {
      add(positionals[2] ?? positionals[1]?.split('/').at(-1)?.replace(/\.git$/, ''));
    } else if (program === 'tar' && /c/.test(args[0] ?? '')) add(positionals.find((p) => /\.(?:tar|tgz|gz|xz|bz2|zst)/.test(p)) ?? args[1]);
    else if (/^(?:zip|gzip|openssl|gpg|pg_dump|mysqldump|dd)$/.test(program)) for (const a of args) if (/\.\w+$/.test(a)) add(a.replace(/^(?:of=|--\w+=)/, ''));
  }
  return made;
}
