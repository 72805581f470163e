/** The machines that the prompts of typed lines name: "web$", "worker:~$", "[root@db-1 ~]#". */
import { promptOf } from './prompts.ts';

export interface PromptHost {
  /** `own` for one's own machine, `server` where the name is any machine's, `unnamed` for a bare "$" beside prompts that name one, else the name. */
  readonly key: string;
  /** The prompt as written. */
  readonly seen: string;
}

/** The rows of the table of prompts in which a machine's name may stand. */
const naming: ReadonlySet<string> = new Set(['user@host:~$', 'host:folder user$', '[name]$', 'bash$', 'host$']);
const name = /^\s*(?:\([\w .-]+\)\s*)?(?:\[?[\w.<>-]+@(?<at>[\w.-]+)|\[(?<box>[a-z][\w.-]*)\]|(?<bare>[a-z][\w.-]*))(?=[:\s\]~$#%>])/i;
const own = /^(?:local(?:host)?|laptop|workstation|desktop|mac(?:book)?(?:-?pro)?|pc|poste|portable|my-?(?:machine|computer|laptop)|dev)$/;
/** What stands there where no machine is meant: a shell, an account, a system, a word for any host. */
const anyone = /^(?:host(?:name)?|servers?|serveur|machine|computer|vm|vps|users?|root|admin|prompt|console|terminal|shell|nix-shell|(?:ba|z|da|k|fi|c|tc)?sh[\d.-]*|ubuntu|debian|centos|rhel|fedora|alpine|linux|container|example(?:\.com)?)$/;

/** The machines that the shell's prompts name, in order, each once. `written`: the lines with their prompts. */
export function promptHosts(written: string): readonly PromptHost[] {
  const found = new Map<string, PromptHost>();
  for (const line of written.split('\n')) {
    const typed = promptOf(line);
    if (typed?.prompt.name === '$ ' && !found.has('unnamed')) found.set('unnamed', { key: 'unnamed', seen: '$' });
    if (typed === null || !naming.has(typed.prompt.name)) continue;
    const seen = line.slice(0, line.length - typed.rest.length).trim();
    const { at, box, bare } = name.exec(seen)?.groups ?? {};
    const host = (at ?? box ?? bare)?.toLowerCase();
    if (host === undefined) continue;
    const key = own.test(host) ? 'own' : anyone.test(host) ? 'server' : host;
    if (!found.has(key)) found.set(key, { key, seen });
  }
  return found.size === 1 && found.has('unnamed') ? [] : [...found.values()];
}
