/** Splits a shell transcript into commands, what was printed, and what was typed to a program's questions. */
import { handClient } from '../../shell/clients.ts';
import { logicalLines, withoutComment } from '../../shell/logical-lines.ts';
import type { RawDialogue } from '../reading.ts';
import { asks, commandWords, lineLook, namesInColumns, readsAsProse } from './command-look.ts';
import { looksLikeSql } from './code-shape.ts';
import { questionOf } from './dialogue.ts';
import { fileOfFirstComment } from './files.ts';
import { interpreterOpened } from './interpreters.ts';
import { orWords } from '../sections/or-words.ts';
import { answerAlone, columnHeads, columns, isOutputLine, stateAlone } from './output-shape.ts';
import { doubtfulPrompts, promptOf, type Prompt } from './prompts.ts';
import { announcesResult, isRemark } from './stray-lines.ts';
import { typedAtPrompts } from './typed-at-prompts.ts';
import { withoutRemark, withoutSecondPrompts } from './typed-command.ts';
import { words } from './words.ts';

export interface Split {
  /** The commands and comments as one shell text. */
  readonly source: string;
  readonly commands: readonly string[];
  readonly dialogue: readonly RawDialogue[];
  readonly expected: string | null;
  /** Prompts that were seen, as written. */
  readonly prompts: readonly string[];
  /** Lines typed into a program that a command opened. */
  readonly typedInside: readonly string[];
}

type Piece = { readonly kind: 'command' | 'comment' | 'output' | 'inside' | 'blank'; readonly text: string; readonly line: number; readonly behindHash?: true };

/** The doubtful prompt (`# `, `> `, `% `) that the whole block is written with, or null. */
export function wholeBlockPrompt(lines: readonly string[], own: ReadonlySet<string>): Prompt | null {
  const first = lines.find((l) => l.trim());
  if (first === undefined) return null;
  const prompt = doubtfulPrompts.find((p) => p.pattern.test(first));
  if (!prompt) return null;
  // A root's own remark among the commands ("# # on old machines also …") is none.
  const typed = lines.filter((l) => prompt.pattern.test(l)).map((l) => l.replace(prompt.pattern, '')).filter((l) => prompt.name !== '# ' || !/^#(?:\s|$)/.test(l));
  const rest = lines.filter((l) => l.trim() && !prompt.pattern.test(l));
  const commandLike = (l: string, strict: boolean): boolean => {
    const look = lineLook(l, own);
    return (look === 'known' || look === 'path') && /^[\w./~$-]/.test(l.trim()) && !/^[\p{Lu}]/u.test(l.trim()) && !(strict && (/[:.,;]$|^[\w.-]+(?:\[\d+\])?:\s/.test(withoutComment(l).trim()) || readsAsProse(withoutComment(l))));
  };
  if (!typed.length || !typed.every((l) => commandLike(l, prompt.name === '# '))) return null;
  // "# sudo nano /etc/x" above the lines of that file is a comment.
  if (prompt.name === '# ' && rest.length && typed.every((l) => interpreterOpened(l)?.kind === 'editor')) return null;
  if (rest.some((l, i) => commandLike(l, true) && !/\\\s*$/.test(lines[lines.indexOf(l) - 1] ?? '') && i >= 0 && !/^\s/.test(l))) return null;
  if (prompt.name === '# ' && typed.every((l) => commandWords(l).length === 1) && !rest.length && typed.length > 1) return null;
  return prompt;
}

/** Splits a text whose typed lines carry prompts. `from` is the document's line of the text's first line. */
export function splitPrompted(text: string, own: ReadonlySet<string>, from: number): Split | null {
  const lines = text.split('\n').map((l) => l.trimEnd());
  const whole = wholeBlockPrompt(lines, own);
  const inside = typedAtPrompts(lines);
  const typed = lines.map((line, i) => {
    const into = inside[i] ?? null;
    if (into !== null) return { of: 'program', name: '', rest: into };
    const sure = promptOf(line);
    if (sure) return { of: sure.prompt.of, name: sure.prompt.name, rest: sure.rest };
    if (whole?.pattern.test(line)) return { of: whole.of, name: whole.name, rest: line.replace(whole.pattern, '') };
    return null;
  });
  if (!typed.some((t) => t?.of === 'shell')) return null;
  const firstPrompt = typed.findIndex((t) => t !== null);
  const goesOn = goesOnWithout(lines, typed.map((t) => t?.rest ?? null), own);
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  const byRoot = typed.some((t) => t?.name === '$ ') && asRoot(lines.filter((l, i) => !typed[i] && /^\s*#/.test(l)), own);
  let inClient = false;
  for (let i = 0; i < lines.length; ) {
    const here = typed[i] ?? null;
    const line = lines[i] ?? '';
    if (here?.of === 'shell') {
      seen.add(here.name);
      if (!here.rest.trim()) { i++; continue; }
      let end = i + 1;
      while (end < lines.length && typed[end] === null) end++;
      const following = lines.slice(i + 1, end);
      const joined = logicalLines([here.rest, ...following].join('\n'))[0];
      const secondary = logicalLines([here.rest, ...following.map((l) => l.replace(/^\s*(?:>|\.\.\.|quote>|dquote>|heredoc>) ?/, ''))].join('\n'))[0];
      const prefixed = /^\s*(?:>|\.\.\.|quote>|dquote>|heredoc>)(?: |$)/.test(following[0] ?? '');
      const command = prefixed && secondary ? secondary : joined;
      const text = withoutRemark(command?.text ?? here.rest);
      inClient = interpreterOpened(here.rest) !== null;
      pieces.push({ kind: here.rest.startsWith('#') ? 'comment' : 'command', text, line: i });
      i += command && !here.rest.startsWith('#') ? command.end : 1;
      continue;
    }
    if (here) { pieces.push({ kind: 'inside', text: here.rest, line: i }); i++; continue; }
    const look = lineLook(line, own);
    if (!line.trim()) pieces.push({ kind: 'blank', text: '', line: i });
    else if (inClient && (/^\s*[>%]\s/.test(line) || looksLikeSql(line))) pieces.push({ kind: 'inside', text: line, line: i });
    else if ((byRoot || inShell(pieces)) && /^\s*# +[a-z./]/.test(line) && ['known', 'path', 'form'].includes(lineLook(line.replace(/^\s*# +/, ''), own)) && !readsAsProse(line.replace(/^\s*# +/, ''))) {
      seen.add('# ');
      pieces.push({ kind: 'command', text: line.replace(/^\s*# +/, ''), line: i, behindHash: true });
    } else if (/^\s*#/.test(line)) pieces.push({ kind: 'comment', text: line, line: i });
    else if ((i < firstPrompt || goesOn) && (look === 'known' || look === 'path') || i < firstPrompt && (look === 'assignment' || look === 'keyword')) {
      const logical = logicalLines(lines.slice(i, i < firstPrompt ? firstPrompt : lines.length).join('\n'))[0];
      pieces.push({ kind: 'command', text: logical?.text ?? line, line: i });
      i += logical?.end ?? 1;
      continue;
    // Before anything is typed nothing is printed: it is shown with what follows.
    } else pieces.push(i < firstPrompt ? { kind: 'comment', text: `# ${line.trim()}`, line: i } : { kind: 'output', text: line, line: i });
    i++;
  }
  // "exit" behind what was typed into the one client that is opened, as the last: the shell around it is left, too. As a command it would hide the client that takes those lines.
  const last = pieces.findLastIndex((p) => p.kind === 'command');
  const left = pieces[last];
  if (left !== undefined && /^(?:exit|logout)\s*;?$/.test(left.text.trim()) && pieces.slice(0, last).filter((p) => p.kind === 'command').length === 1 && pieces.slice(0, last).some((p) => p.kind === 'inside')) pieces[last] = { ...left, kind: 'comment', text: `# ${left.text.trim()}` };
  return assemble(pieces, [...seen], from);
}

/** Whether lines behind "# ", beside others behind "$ ", are surely typed by root: each is a command with what no remark has, an option, a path, an owner, or is one that only root gives. */
const asRoot = (lines: readonly string[], own: ReadonlySet<string>): boolean => lines.length > 0 && lines.every((l) => {
  const rest = l.replace(/^\s*# +/, '');
  return rest !== l && lineLook(rest, own) === 'known' && !readsAsProse(rest) && /^(?:\.?\/)?[a-z][\w.-]*\s.*(?:(?:^|\s)--?[a-zA-Z]|(?:^|\s)[~.]*\/\w|\w\.\w|[a-z]:(?:\s|[a-z]+\s))|^(?:apt(?:-get)?|dnf|yum|systemctl|service|useradd|usermod|chown|chmod|mount|umount|modprobe|sysctl|visudo)\s+\S/.test(rest);
});

/** Commands that print the commands of others. */
const printsCommands = /^(?:sudo\s+)?(?:cat|less|more|head|tail|grep|history|crontab|echo|printf|sed|awk|type|which|alias|man|ps|diff|git (?:diff|show|log))\b/;
const nobodys: ReadonlySet<string> = new Set();

/** Whether only the first line has a prompt and all below it are commands with their arguments: the prompt was pasted with the first, and the others typed below it. */
function goesOnWithout(lines: readonly string[], rests: readonly (string | null)[], own: ReadonlySet<string>): boolean {
  const first = rests[0] ?? null;
  if (first === null || first.trim() === '' || printsCommands.test(first) || rests.filter((r) => r !== null).length > 1) return false;
  const below = logicalLines(lines.slice(1).join('\n')).filter((l) => l.kind === 'command').map((l) => l.text.trim());
  // "$ backup --full" / "backup finished in 3s": what a tool prints may begin with its own name; it is no program that everybody has.
  const named = first.trim().split(/\s+/)[0] ?? '';
  return below.length > 0 && below.every((l) => /^\S+\s+\S/.test(l) && lineLook(l, l.startsWith(`${named} `) ? nobodys : own) === 'known' && !isOutputLine(l) && !columns.test(l) && !readsAsProse(l));
}

/** Splits a text without prompts: what follows a comment that says "result", a table, a question, lines for a client that a command opened. */
export function splitUnprompted(text: string, own: ReadonlySet<string>, from: number): Split {
  const pieces: Piece[] = [];
  let state: 'commands' | 'result' | 'output' | 'help' | 'inside' | 'elsewhere' = 'commands';
  let commandsSeen = 0;
  /** Below the heads of a table: its rows may open like paths and programs. */
  let inTable = false;
  /** The client that a line before has opened, by its own words. */
  let client: ReturnType<typeof handClient> = null;
  const all = logicalLines(text);
  const lines = text.split('\n');
  const firstPrompt = lines.findIndex((l) => programTyped(l));
  const inside = firstPrompt < 0 ? [] : typedAtPrompts(lines);
  all.forEach((logical, at) => {
    const { text: line, start, end, kind } = logical;
    const push = (k: Piece['kind']): void => void pieces.push({ kind: k, text: line, line: start });
    if ((inside[start] ?? null) !== null) return void pieces.push({ kind: 'inside', text: lines.slice(start, end).map((l, k) => inside[start + k] ?? l).join('\n'), line: start });
    if (firstPrompt >= 0 && start >= firstPrompt) return push(programTyped(line) ? 'inside' : kind === 'blank' ? 'blank' : 'output');
    if (firstPrompt >= 0 && commandsSeen > 0 && kind === 'command' && lineLook(line, own) !== 'known') return push('output');
    // What `--help` prints goes to the end.
    if (commandsSeen > 0 && /^\s*usage:\s/i.test(line)) state = 'help';
    if (state === 'help') return push('output');
    if (kind === 'blank') {
      if (state !== 'inside') { if (state === 'result') state = 'commands'; }
      return push('blank');
    }
    // what is typed in a container or on another machine, down to its end
    if (state === 'elsewhere') {
      if (/^(?:exit|logout|quit|bye)\b/.test(line.trim())) state = 'commands';
      return push('inside');
    }
    if (kind === 'comment' && state !== 'inside') {
      if (insideOf.test(line) && goesElsewhere.test(pieces.findLast((p) => p.kind === 'command')?.text.trim() ?? '')) state = 'elsewhere';
      if (words.resultComment.test(line)) state = 'result';
      else if (state === 'output' && !isOutputLine(line)) state = 'commands';
      return push('comment');
    }
    const look = lineLook(/\)\s*$/.test(line) ? withoutRemark(line) : line, own);
    if (state === 'commands' && look === 'none' && isRemark(line)) return void pieces.push({ kind: 'comment', text: line.split('\n').map((l) => `# ${l.trim()}`).join('\n'), line: start });
    if (state !== 'inside' && commandsSeen > 0 && announcesResult(line, own) && words.resultComment.test(`# ${line.trim()}`)) {
      state = 'result';
      return void pieces.push({ kind: 'comment', text: `# ${line.trim()}`, line: start });
    }
    if (state !== 'inside' && (look === 'form' || look === 'none') && directive.test(withoutComment(line)) && fileOfFirstComment(all[at - 1]?.text ?? '') !== null) return void pieces.push({ kind: 'comment', text: `# ${line.trim()}`, line: start });
    // The heads of columns, with a row of dashes for each below; a row between bars; "name : what it is".
    const heads = commandsSeen > 0 && (columnRules.test(all[at + 1]?.text ?? '') || /^\s*\S+\s+(?:\|\s+\d[\w.:~+-]*\s+\||:\s+\S)/.test(line));
    inTable = (state === 'output' || state === 'result') && (inTable || columnHeads(all[at - 1]?.text ?? ''));
    const row = inTable && columns.test(withoutComment(line));
    const answer = commandsSeen > 0 && (stateAlone.test(line) && look !== 'known' || answerAlone.test(line) && all.slice(at + 1).every((l) => l.kind === 'blank') && asks(pieces.findLast((p) => p.kind === 'command')?.text ?? ''));
    const surely = !heads && !row && !answer && (setsUsed(line, text) || look === 'known' || look === 'path' || look === 'assignment' || look === 'keyword') && !looksLikeSql(line);
    if (/^<<-?['"]?\w+/.test(line.trim())) return push('output');
    if (/^\s*[>$%]\s*$/.test(line)) return push('blank');
    if (keyPress.test(line)) return push('inside');
    // An address alone is where to look, whatever stands beside it.
    if (/^\s*https?:\/\/\S+\s*$/.test(line)) return push('output');
    if (state === 'inside') {
      if (client !== null && (client.takes.test(line) || /^\s*>\s/.test(line))) {
        if (/^\s*(?:exit|quit|q|bye|w)\s*;?\s*$/.test(line)) [state, client] = ['commands', null];
        return push('inside');
      }
      if (look === 'known' && !looksLikeSql(line) && /\s/.test(line.trim()) && !ordinaryInside.test(line.trim()) || /^(?:exit|quit|\\q)\b/.test(line.trim()) ) state = 'commands';
      else return push('inside');
      if (leavesClient.test(line.trim())) return push('inside');
    }
    // Under a comment that says "result" all is printed, down to a blank line or what is plainly a command in the first column.
    const plainly = state !== 'result' || (look === 'known' || /^\.\/\S/.test(line)) && /^\S+\s/.test(line) && /^[^\n]*(?:\\\n|$)/.test(line);
    if (surely && plainly) state = 'commands';
    else if (state === 'result') return push('output');
    else if (commandsSeen > 0 && looksLikeSql(line)) { state = 'inside'; return push('inside'); }
    else if (state === 'output' || heads || answer || (commandsSeen > 0 && (look === 'none' && printed(line) || look === 'form' && columns.test(line)))) { state = 'output'; return push('output'); }
    else if (commandsSeen === 0 && look === 'none' && (leadIn(line) || namesInColumns.test(line.trim())) && all.slice(at + 1).some((l) => l.kind === 'command' && ['known', 'path'].includes(lineLook(l.text, own)))) return push('output');
    commandsSeen++;
    pieces.push({ kind: 'command', text: withoutRemark(withoutSecondPrompts(line)), line: start });
    if (/^(?:sudo\s+)?(?:sftp|ftp|lftp)\s+[^-<|]+$/.test(line.replace(/\s#.*$/, '').trim())) { state = 'elsewhere'; return; }
    const next = all.slice(at + 1).find((l) => l.kind !== 'blank' && l.kind !== 'comment');
    const found = next ? interpreterOpened(line) : null;
    const opened = found?.kind;
    client = found?.kind === 'client' ? handClient(found.interpreter) : null;
    if (next && client !== null && (client.takes.test(next.text) || /^\s*>\s/.test(next.text))) state = 'inside';
    else if (next && (opened === 'client' && typedInto(next.text, own) || opened === 'editor' && lineLook(next.text, own) === 'none' || opened === 'interpreter' && codeLine.test(next.text))) state = 'inside';
  });
  return assemble(pieces, [], from);
}

/** The way out of a client: typed there, not in the shell, which it would end. */
const leavesClient = /^(?:\\q|quit|exit\s*;?$)/;

/** A command that gives a root's shell, or one with a prompt of its own; what follows behind "# " is typed there. */
const inShell = (pieces: readonly Piece[]): boolean => opensShell.test(pieces.findLast((p) => p.kind === 'command' && !p.behindHash)?.text ?? '');
const opensShell = /(?:^|[\s/])(?:ba|z|da|k)?sh(?:\s+-[il]+)?\s*(?:#.*)?$|^(?:sudo\s+)?su(?:\s+-l?)?(?:\s+root)?\s*(?:#.*)?$|^sudo\s+-[is]+\s*(?:#.*)?$|^(?:sudo\s+)?ssh\s+(?:-[pilFo]\s*\S+\s+|-[46AaCtqvXxYy]+\s+)*root@[^\s-]\S*\s*(?:#.*)?$/;

/** A command that leaves the shell for one in a container or on another machine. */
const goesElsewhere = /^(?:sudo\s+)?(?:(?:docker|podman|nerdctl|docker-compose|kubectl|oc|lxc)\s.*\s-(?:it|ti)\b.*\s\/?(?:bin\/)?(?:ba|z|a)?sh\s*(?:#.*)?$|docker(?:-| )compose\s+(?:exec|run)\s.*\s(?:ba|z|a)?sh\s*(?:#.*)?$|ssh\s+(?:-\S+\s+)*\S+\s*(?:#.*)?$)/;
/** The comment over what is typed there. */
const insideOf = /^\s*#+\s*(?:(?:now |then |once )?(?:inside|in|within|on|from)(?: of)? (?:the|your|this) (?:container|pod|vm|machine|server|host|shell|remote)|once (?:connected|inside|in|logged in)|dans (?:le |ce |la |votre )?(?:container|conteneur|pod|vm|machine|shell)|sur (?:le |votre |la )?(?:serveur|machine|vm|h[oô]te)|une fois (?:connect|dans|dedans|sur))/iu;

/** A key to press, or the way out of an editor: "Ctrl+C", "^D", ":wq". */
const keyPress = /^\s*(?:[<[]?(?:ctrl|control|cmd)\s?[-+]\s?[a-z][>\]]?|\^[A-Z]|:(?:wq!?|q!?|x)|[<[](?:enter|esc|escape|return)[>\]])\s*$/i;

/** `listen 8080;` below the name of a file: a line of that file, kept as a remark. */
const directive = /^\s*[a-z]+(?:_[a-z]+)*\s+[^\s;|&$()<>-][^;|&$()<>]*;\s*$/;

/** `----  ------  ---`: under the heads of columns. */
const columnRules = /^\s*-{2,}(?:\s{1,4}-{2,})+\s*$/;

/** A line at another program's prompt. */
const programTyped = (line: string): boolean => promptOf(line)?.prompt.of === 'program' || /^\s*> +(?:db\.|use |show |rs\.|sh\.)/.test(line);

/** A line as it is typed at another program's prompt. */
function atPrompt(line: string): string {
  const found = promptOf(line);
  return found?.prompt.of === 'program' ? found.rest : line.replace(/^\s*[>%]\s+/, '');
}

/** Client commands whose names are also programs of the shell. */
const ordinaryInside = /^(?:show|use|set|select|get|info|help|config|keys|select|stop|start|kill|flush\w*)\b/i;

/** A line that a client takes rather than the shell: its own words, and whatever opens with no program that is known. */
const typedInto = (line: string, own: ReadonlySet<string>): boolean => looksLikeSql(line) || /^(?:use|show|db\.|select|alter|\\)/i.test(line.trim()) || ['none', 'form'].includes(lineLook(line, own));

/** A line of a language's own console. */
const codeLine = /^\s*(?:import\s+[\w.]+\s*$|from\s+\S+\s+import\b|print\(|puts\s|[A-Za-z_][\w.]*\s+=\s|[\w.:]+\(|[A-Z]\w*(?:::|\.)\w)/;

/** `Total=3` where the block goes on to use `$Total`: a variable, whatever its letters. */
function setsUsed(line: string, text: string): boolean {
  const name = /^\s*([A-Za-z_]\w*)=\S/.exec(line)?.[1];
  return name !== undefined && new RegExp(`\\$\\{?${name}(?!\\w)`).test(text);
}

/** A line that only a program prints: it opens with upper case, a bracket, a quote or a digit, or is a line of a table or log. */
const printed = (line: string): boolean => isOutputLine(line) || /^\s*(?:[\p{Lu}[{}\]"'(]|\d+[\s.):]|\*|\||\+|=> |\^C|✓|✔|✅|❯)/u.test(line) || /^\s*[\w -]+:(?:\s|$)/.test(line) || readsAsProse(line);

/** A word or two before the first command, such as "e.g.;". */
const leadIn = (line: string): boolean => /^(?:e\.?g\.?|ex|eg|i\.?e\.?|example|exemple|usage)\b.{0,3}$/i.test(line.trim()) || (/[:;]$/.test(line.trim()) && line.trim().split(/\s+/).length <= 6 && !/[|&$/=]/.test(line));

/** A line that offers the command below it in the place of the one above. */
const orLine = new RegExp(`^\\s*(?:-+\\s*)?${orWords}\\s*[:,]?(?:\\s*-+)?\\s*$`, 'i');

function assemble(pieces: readonly Piece[], prompts: readonly string[], from: number): Split {
  const commands = pieces.filter((p) => p.kind === 'command').map((p) => p.text.trim());
  const source: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'command' || piece.kind === 'comment') source.push(piece.text.trimEnd());
    // A word between two commands: the alternatives inside a block are found by such a comment.
    else if (piece.kind === 'output' && orLine.test(piece.text)) source.push(`# ${piece.text.trim()}`);
    else if (piece.kind === 'blank' && source.at(-1) !== '' && source.length) source.push('');
  }
  const dialogue: RawDialogue[] = [];
  const expected: string[] = [];
  // What only prints a file or looks in it asks nobody.
  let after = false;
  for (const piece of pieces) {
    if (piece.kind === 'command') after = !printsCommands.test(piece.text.trim());
    if (piece.kind !== 'output' || orLine.test(piece.text)) continue;
    const asked = after ? questionOf(piece.text) : null;
    if (asked) dialogue.push({ ...asked, line: from + piece.line });
    else expected.push(piece.text);
  }
  return {
    source: source.join('\n').trim(), commands, dialogue, expected: expected.some((line) => line.trim() !== '') ? expected.join('\n') : null, prompts,
    typedInside: pieces.filter((p) => p.kind === 'inside').map((p) => atPrompt(p.text)),
  };
}
