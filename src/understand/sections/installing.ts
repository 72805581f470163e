/** Commands that make something ready to be worked with: packages, environments, copies of sources, accounts. */

/** By program, the sub-commands that do so; `''` is the program alone, `*` any. */
const installing: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries({
  apt: 'install', 'apt-get': 'install', yum: 'install', dnf: 'install', apk: 'add', pacman: '-S', zypper: 'install', brew: 'install tap', snap: 'install', choco: 'install',
  pip: 'install', pip3: 'install', pipenv: 'install sync', poetry: 'install', uv: 'sync venv', conda: 'create install', virtualenv: '*', npm: 'install i ci', yarn: "'' install add", pnpm: 'install i',
  gem: 'install', bundle: "'' install", composer: 'install', cargo: 'install', go: 'install get', rustup: '*', nvm: 'install use', helm: 'repo', git: 'clone', mkdir: '*',
  createdb: '*', createuser: '*', useradd: '*', adduser: '*', 'ssh-keygen': '*', terraform: 'init',
}).map(([program, words]) => [program, new Set(words.replace("''", '').split(' '))]));
/** A settings file made from the one that is kept as an example: `cp .env.example .env`. */
const example = /^(?:cp|mv) .*\.(?:env|example|dist|sample|template)\b/;

/** Whether a command only makes ready; `sudo` and a leading option are looked through. */
export function isInstalling(command: string): boolean {
  const words = command.trim().split(/\s+/, 8).filter((w) => w !== 'sudo');
  if (words[0] === 'python' || words[0] === 'python3') return words[1] === '-m' && (words[2] === 'venv' || words[2] === 'pip');
  const wanted = installing.get(words[0] ?? '');
  if (wanted) return wanted.has('*') || wanted.has(words.slice(1).find((w) => !w.startsWith('-') || wanted.has(w)) ?? '');
  return example.test(command);
}
