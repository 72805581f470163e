/** Finds variables that nothing in the document sets: the operator has to. */
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import { isAmbient } from './name-of.ts';

const reference = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** Variables that a program sets when it is started, or for the shell that it opens: one row a fact, from its manual. */
const setBy: readonly (readonly [variables: RegExp, program: RegExp])[] = [
  [/^CONDA_(?:PREFIX|DEFAULT_ENV)$/, /\b(?:conda|mamba|micromamba) activate\b/],
  [/^VIRTUAL_ENV$/, /\bactivate\b|\bpyvenv\b|\bworkon\b|\bpipenv shell\b|\bpoetry shell\b/],
  [/^NVM_(?:DIR|BIN)$/, /\bnvm\.sh\b/],
  [/^SDKMAN_DIR$/, /\bsdkman-init\.sh\b/],
  [/^(?:SSH_AUTH_SOCK|SSH_AGENT_PID)$/, /\bssh-agent\b/],
  [/^DOCKER_(?:HOST|TLS_VERIFY|CERT_PATH|MACHINE_NAME)$/, /\b(?:docker-machine|minikube docker-)env\b/],
];

/** Whether something that the document runs sets a variable. */
const isSetBy = (name: string, { codes }: Facts): boolean => setBy.some(([variables, program]) => variables.test(name) && codes.some((code) => program.test(code.source)));

/** Names that something in `source` gives a value: assignments, exports, `read`, `for`, `local`, `printf -v`, an env file's lines. */
export function variablesSetIn(source: string, names: Set<string>): void {
  for (const match of source.matchAll(/(?<![\w$\-.])([A-Za-z_]\w*)\+?=(?!=)([^\s;|&]*)/g)) {
    const name = match[1] ?? '';
    // `A=$A` and `config:set A=$A` hand a value on that must come from elsewhere
    const own = new RegExp(`^["']?\\$\\{?${name}\\b`).test(match[2] ?? '');
    // of a long line the last words tell
    const lead = source.slice(Math.max(0, match.index - 300), match.index);
    const broken = lead.lastIndexOf('\n');
    const before = broken < 0 && lead.length === 300 ? lead.replace(/^\S*\s+/, '') : lead.slice(broken + 1);
    const sets = /^\s*(?:[A-Za-z_]\w*=\S*\s+)*$/.test(before) || /(?:^|[;&|({]\s*|\b(?:export|declare|local|readonly|typeset|then|do|else|env)\s+(?:-\w+\s+)*)$/.test(before) || /^\s*(?:\$|#|>)>?\s+(?:export\s+)?$/.test(before);
    if (!own && sets) names.add(name);
  }
  for (const match of source.matchAll(/\b(?:read|mapfile|readarray|getopts)\s+((?:-\w+(?:\s+(?:"[^"]*"|'[^']*'))?\s+)*)([A-Za-z_][\w ]*)/g)) for (const name of (match[2] ?? '').split(/\s+/)) names.add(name);
  // venv(1): the script `activate` sets it
  if (/(?:^|[\s;&])(?:source|\.)\s+\S*bin\/activate\b/m.test(source) || /\b(?:workon|pipenv shell|poetry shell)\b/.test(source)) names.add('VIRTUAL_ENV');
  if (/\bconda activate\b/.test(source)) names.add('CONDA_PREFIX');
  for (const match of source.matchAll(/\b(?:for|select)\s+([A-Za-z_]\w*)\s+in\b/g)) names.add(match[1] ?? '');
  for (const match of source.matchAll(/\bprintf\s+-v\s+([A-Za-z_]\w*)/g)) names.add(match[1] ?? '');
}

/** Where each unset variable is used. One in single quotes or behind a backslash is not the shell's. */
export const findVariables: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  const found: Candidate[] = [];
  for (const match of code.source.matchAll(reference)) {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index;
    let end = start + match[0].length;
    const zone = code.zones[start];
    if (zone === 'single' || zone === 'heredoc-literal' || !isLive(code, start, end)) continue;
    if (code.source[start - 1] === '\\' || code.source[start - 1] === '$' || facts.set.has(name) || isAmbient(name) || isSetBy(name, facts)) continue;
    let wanted = name;
    // `ALLOWED-HOSTS=$ALLOWED-HOSTS`: the shell would read $ALLOWED, the author means the whole
    const whole = /^\$([A-Za-z_]\w*(?:-[A-Za-z]\w*)+)/.exec(code.source.slice(start, start + 80))?.[1];
    if (whole && code.source.slice(Math.max(0, start - 81), start).endsWith(`${whole}=`)) {
      wanted = whole.replaceAll('-', '_');
      end = start + whole.length + 1;
    }
    found.push(candidateAt(code, start, end, 'unset variable', { source: 'variable', words: wanted, name: wanted }));
  }
  return found;
};
