/** Makes the names of inputs: environment variables that nobody listens to. */
import { fold } from '../sections/fold.ts';
import { isMember } from '../../model/own.ts';

/** Words in a placeholder that say "put yours here", not what. */
const fillers = new Set([
  'your', 'yours', 'my', 'the', 'a', 'an', 'some', 'any', 'of', 'insert', 'enter', 'replace', 'with', 'here', 'put', 'copy', 'paste', 'desired', 'example', 'actual',
  'votre', 'vos', 'ton', 'mon', 'ma', 'le', 'la', 'les', 'l', 'un', 'une', 'des', 'du', 'de', 'd', 'copie', 'coller', 'inserer', 'quel', 'quelle', 'est', 'what', 'is', 'which', 'do', 'you', 'want', 'to', 'please', 'quels', 'sont', 'a-modifier',
  'or', 'and', 'for', 'in', 'on', 'at', 'et', 'ou', 'pour', 'dans', 'sur', 'au', 'aux',
]);

/** What is done with the value is not what it is: `<id to delete>`, `<uuid à modifier>`. */
const purpose = /(?:^|[\s_-])(?:to[\s_-](?:run|use|delete|remove|change|replace|create|deploy|restore|copy|migrate|upgrade|look)|[aà][\s_-](?:jouer|ex[eé]cuter|lancer|modifier|remplacer|supprimer|cr[eé]er|d[eé]ployer|restaurer|utiliser|copier))(?![\p{L}]).*$/iu;

/** Words that say nothing beside the others of a long name. */
const dispensable = new Set(['identifiant', 'identifier', 'value', 'valeur', 'contents', 'contenu', 'name', 'nom', 'names', 'noms']);

/** Names are read in prompts and tables: longer ones lose words. */
const longest = 24;

/** Variables that the shell, the loader or an interpreter acts on (bash(1), POSIX 8.3, ld.so(8)): never an input's name. */
const shellOwn = new RegExp(`^(?:${[
  'PATH', 'HOME', 'PWD', 'OLDPWD', 'SHELL', 'TERM', 'USER', 'LOGNAME', 'MAIL', 'MAILPATH', 'MAILCHECK', 'HOSTNAME', 'HOSTTYPE', 'OSTYPE', 'MACHTYPE', 'LANG', 'LANGUAGE', 'TZ', 'DISPLAY', 'TMPDIR', 'COLUMNS', 'LINES',
  'IFS', 'UID', 'EUID', 'GID', 'PPID', 'GROUPS', 'RANDOM', 'SRANDOM', 'SECONDS', 'LINENO', 'EPOCH.*', 'REPLY', 'OPT(?:ARG|IND|ERR)', 'CDPATH', 'GLOBIGNORE', 'SHELLOPTS', 'SHLVL', 'PS[0-4]', 'PROMPT_COMMAND', 'PROMPT_DIRTRIM', 'DIRSTACK', 'FUNCNAME', 'FUNCNEST', 'PIPESTATUS', 'HIST.*', 'FCEDIT', 'FIGNORE', 'INPUTRC', 'POSIXLY_CORRECT', 'TIMEFORMAT', 'TMOUT', 'COMP_.*', 'COMPREPLY', 'COPROC', 'MAPFILE', 'READLINE_.*', 'EXECIGNORE', 'CHILD_MAX', 'IGNOREEOF', 'HOSTFILE', 'auto_resume',
  'NODE_OPTIONS', 'PYTHON(?:PATH|HOME|STARTUP|INSPECT)', 'PERL5(?:LIB|OPT|DB)', 'RUBY(?:OPT|LIB)', '_?JAVA_(?:TOOL_)?OPTIONS', 'CLASSPATH', 'LESS(?:OPEN|CLOSE)', 'GIT_(?:SSH|SSH_COMMAND|EXEC_PATH|DIR|WORK_TREE|CONFIG.*|PAGER|EDITOR|ASKPASS|EXTERNAL_DIFF|PROXY_COMMAND)', 'SSH_(?:AUTH_SOCK|ASKPASS)',
].join('|')}|BASH.*|LC_.*|LD_.*|DYLD_.*|RUNBOOK.*)$`);

/** Whether the shell, the loader or an interpreter itself acts on a variable of this name. */
export function actsByItself(name: string): boolean {
  return shellOwn.test(name);
}

/** Variables that common programs act on: an input made of a placeholder must not set them, a variable of the document's own may. */
const toolOwn = /^(?:EDITOR|VISUAL|PAGER|BROWSER|LESS|MAN\w*|CC|CFLAGS|LDFLAGS|MAKEFLAGS|NODE_(?:PATH|ENV)|PYTHON\w*|HTTPS?_PROXY|ALL_PROXY|NO_PROXY|KUBECONFIG|DOCKER_(?:HOST|CONTEXT|CONFIG)|COMPOSE_\w+|GIT_\w+|PG(?:HOST|USER|DATABASE|PORT|OPTIONS|SERVICE|PASSWORD)|MYSQL_(?:HOST|PWD|TCP_PORT)|AWS_(?:PROFILE|REGION|DEFAULT_REGION|ENDPOINT_URL)|NO_COLOR|CI|DEBUG|npm_\w*|TMP|TEMP)$/;

/** A variable of the environment that every session has, so that a document may use it without setting it. */
export function isAmbient(name: string): boolean {
  return /^(?:PATH|HOME|PWD|OLDPWD|SHELL|TERM|USER|LOGNAME|HOSTNAME|LANG|LC_\w+|TZ|DISPLAY|TMPDIR|IFS|U?ID|EUID|PPID|GROUPS|RANDOM|SECONDS|LINENO|BASH\w*|SHLVL|REPLY|OPT(?:ARG|IND)|EDITOR|PIPESTATUS|COLUMNS|LINES|OSTYPE|HOSTTYPE|MACHTYPE|SUDO_USER|XDG_\w+|SSH_\w+|EPOCHSECONDS|FUNCNAME|_)$/.test(name);
}

/** The words of a text that say what is wanted, folded. */
export function tellingWords(text: string): string[] {
  const cut = text.replace(/\([^)]*\)|\[[^\]]*\]$/g, ' ').replace(/\b(?:from|depuis|see|cf|voir|e\.g\.|ex|p\.ex\.|that|which|que|qui)\b.*$/iu, (tail, at: number) => (at > 3 ? '' : tail));
  const parts = fold((cut.trim() ? cut : text).replace(/([\p{Ll}\d])(\p{Lu}\p{Ll})/gu, '$1 $2')).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const telling = parts.filter((p) => !fillers.has(p));
  return telling.length ? telling : parts;
}

/** What two ways of writing one thing have in common: `<app>`, `<App>`, `APP_NAME` and `your-app-name` are one. */
export function keyOf(words: string): string {
  const telling = tellingWords(words);
  const bare = telling.length > 1 && /^(?:name|names|nom|value)$/.test(telling.at(-1) ?? '') ? telling.slice(0, -1) : telling;
  return bare.join('') || fold(words);
}

/** The name of an input: the telling words in capitals, as many as 24 characters hold; one that programs listen to gets `INPUT_` before it. */
export function nameOf(words: string): string {
  // the key keeps the purpose (a user to create and one to delete are two), the name does without
  const telling = tellingWords(words.replace(purpose, (tail, at: number) => (at > 1 ? ' ' : tail))).map((w) => w.toUpperCase().replace(/[^A-Z0-9]/g, '')).filter((w) => w !== '');
  const name = shortName(telling) || 'VALUE';
  return safeName(toolOwn.test(name) ? `INPUT_${name}` : name);
}

/** As many words as 24 characters hold, joined; the ones that say nothing go first. */
export function shortName(words: readonly string[]): string {
  const kept = words.join('_').length > longest ? words.filter((w) => !dispensable.has(w.toLowerCase())) : words;
  let name = (kept[0] ?? words[0] ?? '').slice(0, longest);
  for (const word of kept.slice(1, 5)) {
    if (name.length + 1 + word.length > longest) break;
    name += `_${word}`;
  }
  return name;
}

/** A name that the document uses itself, or with `INPUT_` before it where the shell acts on it, every object has a member of it, or it is no name. */
export function safeName(name: string): string {
  const plain = name.replace(/\W/g, '_');
  return shellOwn.test(plain) || isMember(plain) || !/^[A-Za-z_]/.test(plain) ? `INPUT_${plain.replace(/^_+/, '')}` : plain;
}
