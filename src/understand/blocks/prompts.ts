/** The prompts that stand before typed lines: those of shells, and those of other programs with what they are of. */
import { byText } from '../../model/by-text.ts';
import { handClients } from '../../shell/clients.ts';

export interface Prompt {
  readonly name: string;
  /** Whether a shell command, a Windows shell's command, or a line of another program follows. */
  readonly of: 'shell' | 'windows' | 'program';
  readonly interpreter: string | null;
  /** Sure by itself; else only if the whole block is written so. */
  readonly sure: boolean;
  readonly pattern: RegExp;
}

const row = (name: string, of: Prompt['of'], interpreter: string | null, sure: boolean, pattern: RegExp): Prompt => ({ name, of, interpreter, sure, pattern });

// Sources: the default PS1 of bash, dash, zsh, Debian and Red Hat; the manuals of the clients.
export const prompts: readonly Prompt[] = [
  row('PS', 'windows', 'pwsh', true, /^\s*PS(?: ?[A-Za-z]:[^>\n]*| ?\/[^>\n]*)?>\s?/),
  row('C:\\>', 'windows', 'cmd', true, /^\s*[A-Za-z]:\\[^>\n]*>\s?/),
  row('>>>', 'program', 'python3', true, /^\s*>>>(?: |$)/),
  row('In [n]:', 'program', 'ipython', true, /^\s*In \[\d+\]:\s?/),
  row('irb>', 'program', 'irb', true, /^\s*(?:irb|pry)(?:\([^)\n]*\))?(?::\d+)*(?::\d+)?[>*]\s?/),
  row('[n] pry>', 'program', 'irb', true, /^\s*\[\d+\] (?:pry|[\w-]+)\([^)\n]*\)[>*]\s?/),
  row('console>', 'program', 'rails console', true, /^\s*[\w-]+\((?:dev|prod|development|production|staging|test)\)[>*](?: |$)|^\s*(?:irb|console)\([^)\n]*\):\d+:\d+[>*]\s?/),
  row('iex>', 'program', 'iex', true, /^\s*iex(?:\([^)\n]*\))?>\s?/),
  row('mysql>', 'program', 'mysql', true, /^\s*(?:mysql|MariaDB \[[^\]\n]*\]|MySQL[^>\n]*)>\s?/),
  row('database=#', 'program', 'psql', true, /^\s*[\w.-]+[=][#>]\s?/),
  row('sqlite>', 'program', 'sqlite3', true, /^\s*sqlite>\s?/),
  row('redis>', 'program', 'redis-cli', true, /^\s*(?:redis )?[\w.-]+:\d{2,5}(?:\[\d+\])?(?:\(TX\))?>\s?|^\s*(?:redis|valkey)[\w.-]*>\s/),
  row('mongo>', 'program', 'mongosh', true, /^\s*(?:[\w-]+ \[(?:direct: )?(?:primary|secondary|mongos)\] \w+|Enterprise [\w-]+ \[[^\]]*\] \w+|[\w-]+:(?:PRIMARY|SECONDARY)|mongos?)>\s?/),
  row('cqlsh>', 'program', 'cqlsh', true, /^\s*(?:\w+@)?y?cqlsh(?::\w+)?>\s?/),
  row('SQL>', 'program', 'sqlplus', true, /^\s*SQL>\s?/),
  row('(node@host)1>', 'program', 'erl', true, /^\s*\([\w.-]+@[\w.-]+\)\d+>(?: |$)/),
  ...handClients.flatMap(({ name, prompt }) => (prompt === null ? [] : [row(name, 'program', name, true, prompt)])),
  // mongosh shows the database: "test>", "shop> db.users.find()"
  row('database>', 'program', 'mongosh', true, /^\s*[\w-]+> (?=(?:db\.\w|use \w|show (?:dbs|collections|databases)\b|rs\.|sh\.))/),
  row('client>', 'program', null, true, /^\s*(?:scala|jshell|ghci|Prelude|hive|influx|telnet|neo4j|osql|RMAN|DGMGRL|etcdctl|gremlin|spark-sql|presto|trino|nodetool|rabbitmq|ghci|julia|psy|ipdb|pdb|net|juju|cli)>\s?/),
  row('Singularity>', 'shell', null, true, /^\s*(?:\$ +)?(?:Singularity|Apptainer) ?> +(?=\S)/),
  row('$ ', 'shell', null, true, /^\s*\$ +(?=\S)/),
  row('$> ', 'shell', null, true, /^\s*\$> ?(?=\S)/),
  row('user@host:~$', 'shell', null, true, /^\s*(?:\([\w .-]+\)\s*)?\[?[\w.<>-]+@[\w.<>-]+(?:[: ][^\]$#%>\n]*)?\]?\s?[$#%>](?: +|$)/),
  row('sh-5.1$', 'shell', null, true, /^\s*(?:ba|z|k|da)?sh-[\d.]+[$#](?: +|$)/),
  // macOS' own bash: `\h:\W \u\$`
  row('host:folder user$', 'shell', null, true, /^\s*[\w-]+:[\w./~-]+ [a-z_][\w-]*\$(?: +|$)/),
  // "[cluster-1]$ kubectl get pods": a name that tells machines apart
  row('[name]$', 'shell', null, true, /^\s*\[[a-z][\w.:@~/ -]*\] ?[$#] +(?=[\w./~])/),
  // "shop/web]$ make": the end of "[user@host shop/web]$"
  row('folder]$', 'shell', null, true, /^\s*~?[\w.-]*(?:\/[\w.-]*)*\] ?[$#] +(?=[\w./~])/),
  // "build/web $ npm ci": the folder that it is typed in
  // ":/# ls": a container's, with the host's name off
  row(':/#', 'shell', null, true, /^\s*:[~/][\w./~-]*[$#] +(?=[\w./~])/),
  row('folder $', 'shell', null, true, /^\s*[\w.-]+\/[\w./-]* \$ +(?=[\w./~])/),
  row('bash$', 'shell', null, true, /^\s*(?:shell>|(?:bash|sh|zsh|shell|root|user|host|local|remote|server|prompt|admin|[\w-]+:(?:~|\/)[\w./~-]*|~[\w./-]*|\/[\w./-]*) ?[$#]|(?:zsh|t?csh|local|remote|server|client|host|laptop|prompt)%(?= +[a-z./~]))(?: +|$)(?!#)/),
  // A host's own name: "worker$ ls", "db-1# reboot". "$" at a word's end is hardly anything else; before "#" three letters ("C# is").
  row('host$', 'shell', null, true, /^\s*[a-z][\w.-]*\$ +(?=[\w./~])|^\s*[a-z][\w.-]{2,}# +(?=[a-z./~])/),
  // csh and zsh: "server% ls"
  row('host%', 'shell', null, true, /^\s*[a-z][\w-]{2,}% +(?=[a-z./~])/),
  // conda and virtualenv say the name of the environment, or its folder; "(cat a b) > c" and "(make all) # twice" are commands in a subshell
  row('(venv) $', 'shell', null, true, /^\s*\((?:[\w ./~-]+\) ?[\w@:~/.-]*[$%]|[\w./~-]+\) ?[\w@:~/.-]*[#>])(?: +(?=\S)|\s*$)/),
  row('➜', 'shell', null, true, /^\s*(?:➜ +\S+(?: +git:\([^)\n]*\))?(?: +✗)?|❯|λ|➤|▶|»)\s+(?=\S)/u),
  row('# ', 'shell', null, false, /^\s*# +(?=\S)/),
  row('% ', 'shell', null, false, /^\s*% +(?=\S)/),
  row('> ', 'shell', null, false, /^\s*> +(?=\S)/),
];

/** A program's question, pasted with a prompt before it: "$ Enter file in which to save the key (/root/.ssh/id_rsa): x". */
const asks = /^(?:Enter|Please|Overwrite|Are you sure|Do you|Would you|Continue|Confirm|Retype|Repeat)\s[^|;&]*(?:\([^()]*\)|\[[^[\]]*\]|passphrase|password|name|key)\s?[:?]/;

/** A prompt has a sign that words, paths and options have not. */
const mark = /[^\w\s.,/~'-]/;

/** The prompt a line opens with, if it is sure by itself. */
export const promptOf = byText((line: string): { readonly prompt: Prompt; readonly rest: string } | null => {
  if (!mark.test(line)) return null;
  for (const prompt of prompts) {
    if (!prompt.sure) continue;
    const match = prompt.pattern.exec(line);
    if (match && prompt.of === 'shell' && asks.test(line.slice(match[0].length))) return null;
    if (match) return { prompt, rest: line.slice(match[0].length) };
  }
  return null;
});

/** A prompt that is one only if the whole block is written so. */
export const doubtfulPrompts: readonly Prompt[] = prompts.filter((p) => !p.sure);
