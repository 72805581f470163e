/** Tells whether a code span looks like a command line, and takes its prompt off. */
import { namedPrograms, ordinaryWords } from '../../shell/programs.ts';
import { mendTypography } from '../../shell/typography.ts';

/** What a span that looks like a command line is. */
export interface CommandSpan {
  /** The command, prompt off. */
  readonly source: string;
  readonly prompted: boolean;
  readonly program: string;
  /** Number of words. */
  readonly words: number;
  /** Whether its program is one that is known, here or at large. */
  readonly known: boolean;
  /** What it is where it is typed at the prompt of another program: SQL, psql's own words, a console's language; never run by a shell. */
  readonly foreign: 'sql' | 'psql' | 'ruby' | 'python' | 'mongo' | null;
  /** The part left out that the span shows (`…`, `...`), or null. */
  readonly open: string | null;
}

/** A prompt for sure: `$ `, `$> `, `user@host:~$ `, `(venv) $ `, `bash-5.0# `, `PS C:\> `. */
const prompt = /^(?:\([\w.-]+\)\s*)?(?:(?:[\w.-]+@[\w.-]+[:\s]?[^\s$#>]*\s?|(?:ba|z|k)?sh-[\d.]+|\[[^\]]+\])?[$]>?|(?:[\w.-]+@[\w.-]+[:\s]?[^\s$#>]*\s?|(?:ba)?sh-[\d.]+)#)\s+(?=\S)/;
/** A root or an empty prompt only where a known program follows: `# apt update`, `> git status`, `% make`. */
const doubtfulPrompt = /^[#>%]\s+(?=\S)/;
/** What an argument of a command line has and a comment hardly: an option, a path, an address. */
const argument = /\s(?:--?\w|[\w.~:-]*\/+[\w.<])/;
/** A request line of HTTP: `GET /path`. */
const request = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:\/|https?:|<)/;
const assignments = /^(?:[A-Za-z_]\w*=(?:'[^']*'|"[^"]*"|\S*)\s+)+/;
const wrappers = /^(?:(?:sudo|doas|time|nohup|exec|command|env(?=\s+\w+=))\s+(?:-[ugh]\s+\S+\s+|-{1,2}[\w-]+(?:=\S+)?\s+)*)+/;
const path = /^(?:\.{1,2}|~|[\w.-]+)?\/[\w./-]*[\w-]$/;
const folderOfPrograms = /^(?:\.{1,2}|~)?\/?(?:[\w.-]+\/)*(?:bin|sbin|scripts?|tools?|vendor\/bin|node_modules\/\.bin)\/[\w.-]+$/;
/** A script called by its path, in this folder or below a variable's. */
const called = /^(?:\.{1,2}|\$\{?[A-Za-z_]\w*\}?)\/(?:[\w.-]+\/)*[\w-]+(?:\.(?:sh|bash|py|rb|pl))?$/;
const scriptFile = /^[\w./~-]+\.(?:sh|bash|py|rb|pl|php|js)$/;
/** Shell that opens with a keyword or a bracket. */
const compound = /^(?:for \w+ in |while |if \[|\[\[? )/;

/** SQL, by its verb and the word that SQL wants after it. */
const sql = /^(?:select\s.*\bfrom\b|insert\s+into\b|update\s+\S+\s+set\b|delete\s+from\b|(?:create|alter|drop)\s+(?:database|table|role|user|index|extension|schema|view)\b|grant\s.*\bto\b|truncate\s+(?:table\s+)?\w+;?$|vacuum\s+(?:full|analy[sz]e|verbose)\b|explain\s+(?:analy[sz]e|select)\b|show\s+(?:tables|databases|server_version|variables|processlist)\b|set\s+(?:global|session)\b|use\s+\w+;)/i;
/** psql's backslash; Ruby by a constant that is called or qualified, or set to a variable; Python's imports; the mongo shell. */
const consoleLines: readonly (readonly ['psql' | 'ruby' | 'python' | 'mongo', RegExp])[] = [
  ['psql', /^\\[a-z]\w*\+?(?:\s|$)/],
  ['ruby', /^(?:[A-Z]\w*(?:::[A-Z]\w*)*(?:::\w+|\.\w+(?:\(|!))|(?:puts|require)\s+['"A-Z]|[a-z_]\w* = [A-Z]\w*(?:::\w+)*\.\w|[a-z_]\w*\.(?:each|map|select|reject|find|where)\b.*\|)/],
  ['mongo', /^(?:db|rs|sh)\.\w+\(/],
  ['python', /^(?:from\s+[\w.]+\s+import\b|import\s+\w[\w.]*$)/],
];

/** A declaration of a programming language, as a plan of changes lists them: a shell would stumble over it. */
const declaration = /^(?:func\s*(?:\(\w*\s*\*?\w|\w+\s*[[(])|type\s+\w+(?:\[[^\]]*\])?\s+(?:struct|interface|func|map|\[\]|=)|(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s+\w+\s*[<(]|(?:export\s+)?(?:abstract\s+)?(?:class|interface|enum|trait|struct)\s+[A-Z]\w*|(?:export\s+)?(?:const|var)\s+\w+\s*(?:[:=]|\w)|(?:async\s+)?def\s+\w+\s*\(|(?:pub(?:\([^)]*\))?\s+)?(?:async\s+)?fn\s+\w+\s*[<(]|(?:public|private|protected)\s+(?:static\s+)?\w)/;

/** Words of a sentence, which no command line of an unknown program has. */
const sentenceWords = /(?<![-\w'"./])(?:the|a|an|is|are|of|to|and|or|with|for|not|this|le|la|les|un|une|des|est|et|ou|pour|avec|dans)(?![-\w./=])/i;

/**
 * Reads a span as a command line, or returns null.
 * @param text the span's content
 * @param programs the document's own programs
 * @param alone whether the item or paragraph is nothing but the span: one word is enough then; also one that is a word of prose where a label ("Build:") says that it is run
 */
export function commandSpan(text: string, programs: ReadonlySet<string>, alone: boolean | 'label'): CommandSpan | null {
  // "`make dump &&`" in a list: the next item is what it goes on with.
  let source = mendTypography(text).trim().replace(/\s*&&$/, '');
  let prompted = false;
  if (prompt.test(source)) { source = source.replace(prompt, ''); prompted = true; }
  else if (doubtfulPrompt.test(source)) {
    const rest = source.replace(doubtfulPrompt, '');
    const typed = isProgram(firstWord(rest), programs) || wrappers.test(rest) || (alone && /^[a-z][\w.+-]*\s/.test(rest) && argument.test(rest) && !sentenceWords.test(rest));
    if (!typed) return null;
    source = rest;
    prompted = true;
  }
  if (request.test(source) || !prompted && declaration.test(source) || /^[-+]/.test(source) || source.startsWith(':')) return null;
  const program = firstWord(source);
  const words = source.split(/\s+/).length;
  const open = /(?:^|\s)(?:\.\.\.|…)(?:\s|$)|\.\.\.$|…/.exec(source)?.[0].trim() ?? null;
  const known = isProgram(program, programs) || called.test(program);
  const foreign: CommandSpan['foreign'] = sql.test(source) ? 'sql' : consoleLines.find(([, form]) => form.test(source))?.[0] ?? null;
  const found = { source, prompted, program, words, known, foreign, open };
  if (foreign !== null && (words > 1 || (alone && foreign === 'psql'))) return found;
  if (source.startsWith('\\')) return null;
  if (prompted) return program ? found : null;
  if (words < 2 && !alone) return called.test(source) && (/\.\w+$/.test(source) || !/\/(?:src|docs?|lib|test|tests|app|config|data|dist|build|public)$/.test(source)) ? found : null;
  if (words < 2) return isProgram(program, programs) && (alone === 'label' || !ordinaryWords.has(program)) || folderOfPrograms.test(source) || called.test(source) ? found : null;
  if (compound.test(source)) return found;
  if (/^[A-Za-z_]\w*=\S*$/.test(source)) return null;
  const second = source.slice(source.indexOf(program) + program.length).trim().split(/\s+/)[0] ?? '';
  if (/^(?:=|:|=>|==|is|are|->)$/.test(second) || second === '|' && (!known || ordinaryWords.has(program))) return null;
  if (folderOfPrograms.test(program) || scriptFile.test(program)) return found;
  // "/test shop": a word to a robot in a conversation; programs do not stand in the root folder.
  if (/^\/[a-z][\w-]*$/.test(program)) return null;
  if (path.test(program) && /^\.{0,2}\//.test(program)) return found;
  if (known) return found;
  return /^[a-z][\w.+-]*$/.test(program) && !sentenceWords.test(source) && (alone !== false || /\s--?[a-z]/i.test(source)) ? found : null;
}

function isProgram(word: string, programs: ReadonlySet<string>): boolean {
  return namedPrograms.has(word) || programs.has(word);
}

/** The program's word: assignments before it, `sudo` and its kind off. */
function firstWord(source: string): string {
  const rest = source.replace(assignments, '').replace(wrappers, '').replace(assignments, '').replace(/^[({]\s*/, '');
  return rest.split(/[\s;|&]/)[0] ?? '';
}
