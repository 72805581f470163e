/** Finds variables that nothing in the document sets: the operator has to. */
import { allMatches } from '../../model/all-matches.ts';
import { arithmeticNames } from '../../shell/arithmetic.ts';
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

/** Where each unset variable is used. One in single quotes or behind a backslash is not the shell's. */
export const findVariables: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  const found: Candidate[] = [];
  for (const match of allMatches(code.source, reference)) {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index;
    let end = start + match[0].length;
    const zone = code.zones[start];
    // '…/$YOUR_NAME/…': the shell would leave it as it stands, and the author means it to be filled in
    if (zone === 'single' && /^(?:YOUR|VOTRE)_/.test(name) && isLive(code, start, end) && !facts.set.has(name)) { found.push(candidateAt(code, start, end, 'your', { words: name })); continue; }
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
  for (const { name, start, index } of arithmeticNames(code.source, code.zones)) {
    if (!index && !facts.set.has(name) && !isAmbient(name) && !isSetBy(name, facts)) found.push(candidateAt(code, start, start + name.length, 'unset variable', { source: 'variable', words: name, name }));
  }
  return found;
};
