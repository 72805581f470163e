/** Whether a line that nothing marks could be a command typed at a shell; cautious, since the role is decided later. */
import { nameWithAddress } from '../../shell/listing-line.ts';
import { knownPrograms, ordinaryWords } from '../../shell/programs.ts';

/** `sure`: opens with a program and reads like none but a command · `likely`: a program whose name is an ordinary word · `maybe`: could be one beside a sure one · `no`. */
export type Likelihood = 'sure' | 'likely' | 'maybe' | 'no';

/** Words that hold sentences together and hardly ever stand alone in a command line (English, French). */
const functionWords =
  /(?:^|[\s(])(?:the|an?|your|you|we|our|it|its|is|are|was|were|be|been|this|that|these|those|and|or|if|when|then|should|must|can|will|has|have|to|of|so|because|which|le|la|les|un|une|des|du|de|est|sont|vous|nous|votre|vos|notre|nos|et|ou|pour|avec|dans|sur|que|qui|il|elle|doit|faut|aux|ce|cette|ces|puis)(?=[\s,.;:]|$)/giu;

const prefix = /^(?:(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)\s+)|sudo\s+(?:-[ughpCDRT]\s+\S+\s+|-\S+\s+)*|(?:time|nohup|env|exec|command)\s+(?:-\S+\s+)*)*/;
/** Quoted text and what stands after a comment sign say nothing about the line. */
const quoted = /"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|<[^<>]*>|\s#\s.*$/g;

/** Words that tell a person to do something and open no command: "commit changes", "update the index in x.sh". `edit`, `switch` and `set` are no programs either, as they stand in notes. */
const toldVerb =
  /^(?:adapt|adjust|announce|approve|ask|bump|change|choose|click|close|commit|copy|create|decide|delete|download|draft|edit|email|ensure|fix|follow|merge|move|notify|open|paste|post|prepare|press|publish|push|rebase|remove|rename|repeat|replace|reset|review|revert|save|select|send|set|squash|submit|switch|tag|tell|trigger|update|upgrade|upload|verify|wait|write|ajouter|attendre|changer|choisir|cliquer|copier|créer|déplacer|envoyer|fermer|fusionner|modifier|ouvrir|pousser|prévenir|publier|relancer|remplacer|renommer|supprimer|valider|vérifier)\s+\p{L}/u;
/** Prepositions of a note ("binaries in build/"), which may stand in what is surely a command. */
const preposition = /(?:^|\s)(?:in|into|on|at|from|with|for|by|under|onto|depuis|vers|sous|par)\s/i;

/** "binaries in build/tools": where something is. */
const place = /^\p{L}[\p{L}-]* (?:in|into|at|under|dans|sous) [\w~$.{}-]*\//u;

/** Whether a line tells a person what to do, or where something is, and is no command. */
export const tellsPerson = (line: string): boolean => (toldVerb.test(line) || place.test(line)) && !knownPrograms.has(/^\S+/.exec(line)?.[0] ?? '');

/** Two words that a stroke offers as a choice: "and/or", "TCP/IP", "logout/login"; a path's folder that holds programs is none. */
const either = /^(?!(?:s?bin|scripts?|tools?|vendor|build|target|dist|venv|env|ops|ci|hack|contrib|utils?|cmd|app|src)\/)\p{L}+\/\p{L}+$/u;

/** A word before a command that only says that it is an example: "EG; mkdir app", "e.g. make all". */
export const leadIn = /^(?:e\.?g\.?|ex\.?|p\. ?ex\.?)\s?[;:,]?\s+(?=[a-z./~])/i;

/** `TODAY=$(date +%F)`: no sentence sets a name to what a command prints. */
const setsByCommand = /^[A-Za-z_]\w*=(?:"[^"$]*)?\$\([a-z./][^()]*(?:\([^()]*\)[^()]*)*\)\S*$/;

/** How likely a line (trimmed, no prompt) is a command. */
export function commandLikelihood(line: string): Likelihood {
  if (line.length > 1000) return 'no';
  // A root's prompt, or another shell's, before what is surely a command.
  if (/^[#%>] [a-z./]/.test(line)) return commandLikelihood(line.slice(2)) === 'sure' ? 'sure' : 'no';
  if (!line || /^[#>|*•]/.test(line)) return 'no';
  const led = leadIn.exec(line)?.[0].length ?? 0;
  if (led) return commandLikelihood(line.slice(led)) === 'sure' ? 'sure' : 'no';
  if (/(?:[!?:,]|[^\s./]\.)$/.test(line) && !line.endsWith('\\')) return 'no';
  if (/^(?:export|setenv)\s+[A-Za-z_]\w*[= ]\S*/.test(line)) return 'sure';
  if (setsByCommand.test(line)) return 'sure';
  if (/^[A-Za-z_]\w*=\S*$/.test(line)) return 'maybe';
  const bare = line.replace(quoted, ' ');
  const prose = bare.match(functionWords)?.length ?? 0;
  // A list in a shell of its own, which something takes: `(crontab -l; echo …) | crontab -`.
  const rest = (/^\(\S.*\)\s*(?:$|[|&>])/.test(line) ? line.slice(1).trimStart() : line).slice(prefix.exec(line)?.[0].length ?? 0);
  const word = /^\S+/.exec(rest)?.[0] ?? '';
  const args = rest.slice(word.length).trim();
  if (nameWithAddress.test(line) || inColumns.test(line)) return 'no';
  // "virtualenv (not necessary, but nice)": no shell reads a bracket there.
  if (args.startsWith('(')) return 'no';
  // "pip packages: a, b" names what it lists.
  if (/^\p{L}[\p{L}-]*:(?:\s|$)/u.test(args)) return 'no';
  const marked = /(?:^|\s)--?[A-Za-z]|[/$|&~=<>{}*_@]|\.\w|\w:\w|\d/.test(args.replace(/^\W+$/, ''));
  if (either.test(word)) return 'no';
  if (/^(?:\.{1,2}|~)?\/?(?:[\w.+-]+\/)+[\w.+-]+$|^\.{1,2}\/\S+$/.test(word) && !/^https?:/.test(word)) return prose > 1 || prose === 1 && !/(?:^|\s)--?[A-Za-z]/.test(args) || (!args && !/^\.{0,2}\//.test(word) && !word.endsWith('.sh')) ? 'no' : 'sure';
  // a script of the document's own, with what it is given
  if (/^[\w.-]+\.sh$/.test(word) && prose === 0 && /^(?:-|[\w<$~.-]*[./$<=\d])/.test(args)) return 'sure';
  const program = word.replace(/^\$\{?\w+\}?\//, '');
  if (knownPrograms.has(program)) {
    if (ordinaryWords.has(program)) return prose > 0 ? 'no' : marked ? 'sure' : args ? 'likely' : 'maybe';
    if (prose > 1 || (prose === 1 && !marked)) return 'no';
    return args || rest !== line && /\bsudo\s/.test(line.slice(0, line.length - rest.length)) || /^(?:ls|pwd|exit|whoami|htop|top|reboot|dmesg|uptime|hostname)$/.test(program) ? 'sure' : 'maybe';
  }
  if (/^[A-Za-z][\w.+-]*$/.test(word) && /^--?[a-z][\w-]*$/.test(args)) return 'maybe';
  // `sudo freshclam`: nothing but a command is put behind it.
  if (/^sudo [a-z][\w.+-]*$/.test(line)) return 'maybe';
  // A team's own tool, or a builtin of the shell: no sentence has an option among its words.
  if (/^[a-z][\w.+-]*$/.test(word) && prose === 0 && withOption.test(args) && !toldVerb.test(line) && !aboutOption.test(word)) return 'sure';
  return /^[a-z][\w.+-]*$/.test(word) && prose === 0 && args !== '' && !toldVerb.test(line) && !preposition.test(bare) ? 'maybe' : 'no';
}

/** An option, and something that it is about. */
const withOption = /(?:^|\s)--?[a-z][\w-]*(?:=\S|\s+[^\s-])/i;

/** Words of a note on an option: "see -h for more", "use --all there". */
const aboutOption = /^(?:see|use|pass|with|without|add|give|try|option|flag|voir|avec|sans|utiliser|ajouter|passer)$/;

/** Three cells and more with wide gaps between, no comment: a row of a table ("python3     3.x      for the build"). */
const inColumns = /^[^\s#'"|]+(?: [^\s#'"|]+)? {3,}[^\s#'"|-][^#'"|]*? {2,}[^\s#'"|-]/;

/** An entry of a crontab: five fields of time, then a command (crontab(5)). */
export const crontabEntry = /^(?:@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)|(?=[\d/,\s-]*\*)[\d*/,-]+(?:\s+[\d*/,-]+){3}\s+[\d*/,A-Za-z-]+)\s+(?:[/~.$]|[a-z][\w-]*\s)/;

/** Whether a line reads like a command by itself. */
export function looksLikeCommand(line: string): boolean {
  return commandLikelihood(line) === 'sure';
}

/**
 * A prompt at the beginning of a line: `$ `, `$> `, `user@host:~$ `, `[user@host dir]# `, `(venv) $ `, `bash-5.1$ `, `/srv/app$ `,
 * `PS C:\\> `, `host:folder user$ ` (macOS), a client's (`mysql> `, `app=# `, `(node@host)1> ` of Erlang).
 */
export const promptLine =
  /^(?:\([\w./~-]+\)\s*)?(?:\[?[\w.-]+@[\w.-]+[^\s$#>%]*(?:\s[^\s$#>]+)?\]?\s?[$#%>]|\$>?|PS(?:\s[A-Z]:\\[^>]*)?>|mysql>|MariaDB \[[^\]]*\]>|(?:ba|k|c|z|da)?sh-[\d.]+[$#]|[\w.-]*(?:bash|shell|prompt|localhost|server|host|root|user)[\w.-]*[$%#>]|\[[\w.: ~/-]{1,40}\][$#%]|~?\/[\w./-]*[$#%]|\w+=[#>]|[\w-]+:[\w./~-]+ [a-z_][\w-]*\$|\([\w.-]+@[\w.-]+\)\d+>)\s+\S/;

/** A line that stands indented by itself and opens as other shells prompt: `% make`, `> ant build`, `# reboot`, `C:\app> dir`, `$make`. */
export const loosePrompt = /^(?:[$%]\s*|[#>]\s+|[A-Za-z]:\\[^\s>]*>\s*)[a-z./~]/;
