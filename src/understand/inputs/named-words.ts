/** Tells by what stands before a word that it is the name of a variable or a field, or a text that is only printed: itself, whatever form it has. */
import type { Code, Facts } from './candidate.ts';
import type { CodeWord } from './code-words.ts';

/** Options whose value is the name of a variable, a capability or a signal. */
const variableOptions = /^(?:-e|-v|-D|--(?:env|env-file|build-arg|set-env|variable|opt|cap-add|cap-drop|signal|as))$/;
/** Commands whose words name variables; one row a family: the shell's own, then those of platforms (gh, wrangler, fly, heroku, vercel, cf). */
const variableCommands = /^(?:sudo )?(?:export|unset|printenv|read|local|declare|typeset|readonly|env|kill)(?: |$)|\b(?:secrets?|variables?|vars?|envs?|config)(?: -\S+(?: [\w./]+)?){0,3} (?:set|put|get|unset|add|rm|remove|delete|create|update|edit|ls)\b|\b(?:config|env|secrets):(?:set|get|unset|rm)\b|\benv-set\b|\bsecrets(?: |$)/;

/** Words in capitals that a program has itself; one row a fact: the alias of an app's main database (heroku, add-on attachments), a chain or target of the firewall (iptables(8)). */
const platformsOwn: readonly (readonly [before: RegExp, text: RegExp])[] = [
  [/^heroku(?: |$)/, /^["']?(?:[\w-]+::)?DATABASE(?:_URL)?["']?$/],
  [/^(?:sudo )?ip6?tables\b.* (?:-[ADEFILNPRXZj]|--(?:append|insert|delete|list|flush|new-chain|policy|jump))$/, /^[A-Z][A-Z-]+$/],
];

/** `-e NAME`, `export NAME`, `gh secret set NAME`, `read -s NAME`. */
export function namesVariable(word: CodeWord): boolean {
  return platformsOwn.some(([before, text]) => before.test(word.before.join(' ')) && text.test(word.text)) || variableOptions.test(word.before.at(-1) ?? '') || variableOptions.test(/^(--[a-z-]+)=/.exec(word.text)?.[1] ?? '') || variableCommands.test(word.before.join(' '));
}

/** Options whose value is the name of a field, a column, a setting. */
const fieldOptions = /^-*(?:fields?|columns?|sort(?:-by)?|select|format|query|filter|field-selector|selector|custom-columns|jsonpath|json|template|jq|q)$/;

/** Whether the value of an option or a key (`--sort-by`, `field`) is the name of a field. */
export function isFieldOption(option: string): boolean {
  return fieldOptions.test(option);
}

/** `--sort-by NAME`, `--json databaseId`. */
export function namesField(word: CodeWord): boolean {
  return isFieldOption(word.before.at(-1) ?? '');
}

/** `echo "…"`: a person reads it. */
export function prints(word: CodeWord): boolean {
  return word.role === 'argument' && /^(?:echo|printf)$/.test(word.before[0] ?? '');
}

/** `-storepass changeit`: the password that every Java's own trust store has (keytool(1)). */
export function isOwnPassword(word: CodeWord, text: string): boolean {
  return text === 'changeit' && /^-(?:storepass|srcstorepass|deststorepass|keypass)(?::\w+)?$/.test(word.before.at(-1) ?? '');
}

/** Files of a project whose names are in capitals: the GNU coding standards (Releases), what code hosts look for, what deployments leave behind (REVISION). */
const ownFiles = /^(?:README|LICEN[SC]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CONTRIBUTING|MAINTAINERS|CODEOWNERS|CHANGELOG|CHANGES|HISTORY|NEWS|TODO|INSTALL|MANIFEST|VERSION|REVISION)$/;
/** What reads or writes the files that its words name, wherever they lie; of `sed`, `awk` and `grep` behind what they look for. */
const takesFiles = /^(?:sudo )?(?:cat|head|tail|less|wc|touch|stat|ls|cmp|diff|tee|md5sum|sha\d+sum|nano|vim?|rm(?: -[fiv]+)?(?! -)|(?:chmod|chown) \S+|git (?:add|rm|diff|show)|(?:test|\[{1,2})(?: !)? -[a-z]|[ef]?grep(?: -\S+)* (?!-)\S+|sed(?: -\S+)* [^-\s].*|[gm]?awk(?: -\S+)* [^-\s].*)(?: |$)/;
/** What takes files to another place. */
const copies = /^(?:sudo )?(?:cp|mv|install|scp|rsync|(?:docker|podman|kubectl) cp|tar -?\w+ \S+)(?: |$)/;
/** What this machine serves itself, or a machine that a variable names; where releases are fetched from, a folder may be called after one. */
const served = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|\$\{?\w+\}?)(?::[\w$}{]+)?\/(?!.*(?:release|download|tag|archive|dist|artifact)).*$/i;

/** What makes or takes away the file that its word names, or looks whether it is there: a mark of that name. */
const marks = /^(?:sudo )?(?:touch|rm(?: -[fiv]+)?|shred(?: -[a-z]+)*|(?:test|\[{1,2})(?: !)? -[efs])$/;

/** `touch www/CLOSED`, `rm var/CLOSED`. */
export const namesMark = (word: CodeWord): boolean => word.role === 'argument' && marks.test(word.before.join(' '));

/** The last part of a path, quotes and what marks a copy of the file (`.new`, `.bak`) off. */
const lastPart = (text: string): string => text.replace(/^["']|["']$/g, '').replace(/^.*\//, '').replace(/\.(?:new|old|bak|orig|tmp)$/, '');

/** `> $APP/VERSION`, `git add VERSION CHANGELOG`, `cat VERSION`, `test -s app/VERSION`, `grep -q v2 VERSION`, `cp VERSION dist/VERSION`: the file of that name. */
export function namesOwnFile(word: CodeWord): boolean {
  const command = word.before.join(' ');
  const name = lastPart(/^git show(?: |$)/.test(command) ? word.text.replace(/^[\w./-]+:/, '') : word.text);
  if (!ownFiles.test(name)) return false;
  if (word.role === 'redirect') return true;
  if (word.role !== 'argument') return false;
  if (takesFiles.test(command) || /^(?:curl|wget|http|https)(?: |$)/.test(command) && served.test(word.text.replace(/^["']|["']$/g, ''))) return true;
  if (!copies.test(command)) return false;
  // Where it is copied to may be a folder that is called after a version, unless it is the file's name as well.
  const taken = word.before.slice(1).filter((w) => !w.startsWith('-') && w !== 'cp');
  return taken.some((w) => lastPart(w) === name) || (!/[/:]/.test(word.text.replace(/^["']?\.\//, '')) && (taken.length === 0 || /^(?:sudo )?tar /.test(command) || /^(?:sudo )?install -m \S+$/.test(command)));
}

/**
 * Words in capitals that a command of the document sets (`$((END - START))`), or that the body of a request has for a value (`"mode": "READ_ONLY"`): one of
 * those that there are, unless it says whose it is or what is to stand there.
 */
export function isSetOrListed(code: Code, start: number, text: string, facts: Facts): boolean {
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)) return false;
  if (facts.set.has(text)) return true;
  return /"\s?:\s?\\?"$/.test(code.source.slice(Math.max(0, start - 8), start)) && !/(?:^|_)(?:YOUR|VOTRE|MY|TOKEN|KEY|SECRET|PASSWORD|NAME|ID|URL|HOST|EMAIL|USER|ADDRESS|VALUE)(?:_|$)/.test(text);
}
