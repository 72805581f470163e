/** Recognises what only a program prints or a writer draws: tables, logs, errors, trees, diagrams. */
import { promptOf } from './prompts.ts';

export interface OutputShape {
  readonly name: 'log' | 'error' | 'table' | 'tree' | 'diagram' | 'response' | 'bare-prompt';
  readonly seen: string;
}

const timestamp = /^\s*[>`[(]{0,3}\s*`?(?:[A-Z]\[)?(?:\d{4}[-/]\d{2}[-/]\d{2}[T| ]\d{2}:\d{2}|\[?\d{2}:\d{2}:\d{2}(?:[.,]\d+)?\]?\s|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d{2}:\d{2}:\d{2}|\d{2}\/\w{3}\/\d{4}:\d{2})/;
const level = /^\s*[>`(]?\s*`?\[?(?:time="|level=|ts=|\{"(?:level|ts|time|timestamp|severity|@timestamp)"|(?:\[?(?:INFO|WARN|WARNING|ERROR|FATAL|DEBUG|TRACE|NOTICE|CRITICAL|E|W|I)\]?(?:[:\s]\s*[^\s=:]|\[\d)))/;
const error = /^\s*(?:[\w./-]+:\s+)?(?:error|fatal|err!|npm err!|failed|failure|panic|traceback|exception|warning|erreur|unable to|cannot|can't|could not|permission denied|segmentation fault)\b[^=]*[: ]/i;
const tableRule = /^\s*[+|]?\s*[-=+|\s]*(?:[-=]{3,}[+| ]+)*[-=]{3,}[-=+|\s]*$/;
/** Heads of columns: capitals in two or more cells. */
export function columnHeads(line: string): boolean {
  const cells = line.trim().split(/\s{2,}|\t/);
  return cells.length > 1 && (cells[0] ?? '').length > 1 && cells.every((cell) => /^[A-Z(][A-Z0-9_%()/. -]*$/.test(cell));
}
const tree = /[├└]|^\s*(?:\|\s+)*[|`+]--\s\S/m;
const boxes = /[│┌┐┘┬┴┼─▼▲►◄╔╗║═→←↓↑⇒]|(?:\+-{3,}|-{3,}\+|-{2,}>|={2,}>|<-{2,})\s*(?:\||\w|\[|$)/;

/** Three columns or more. */
export const columns = /^\s*\S+(?: \S+)?(?:\s{2,}|\t)\S+(?: \S+)?(?:\s{2,}|\t)\S/;

/** What a client of databases prints: the heads of columns, and a rule below each. */
export const ruledTable = (lines: readonly string[]): boolean => lines.slice(0, 3).some((line) => /^\s*-{2,}(?:\+-{2,})+\s*$/.test(line))
  || (/^\s*-+(?:(?:\+|\s+)-+)+\s*$/.test(lines[1] ?? '') && /--/.test(lines[1] ?? '') && /^\s*\S+(?: \S+)*(?:\s{2,}|\t|\s*\|\s*)\S/.test(lines[0] ?? ''));

/** A sample of a metric, as Prometheus' exposition has it. */
const metricSample = /^\s*[a-z_:][\w:]*\{[^{}]*="[^{}]*\}\s+[\d.e+-]+\s*$/i;

/** "notAfter=Mar  1 12:00:00 2027 GMT": in a shell a program called 1 would be run. */
const setToWords = /^\s*[A-Za-z_]\w*=[^\s'"$]+\s+\d+\s+\S/;

/** The name of a file of data by itself, as `ls` prints it: no shell finds a program of that name. */
const fileAlone = /^\s*[\w@%+~,-][\w.@%+~:,-]*\.(?:sql|dump|gz|tgz|bz2|xz|zst|zip|tar|bak|log|csv|json|ya?ml|txt|pem|crt|cer|conf|cfg|ini|toml|md|xml|html|png|jpe?g|iso|img|qcow2|rdb|aof|deb|rpm|ldif|parquet)\s*$/i;

/** "bell.crt: OK": what a check says of each thing. */
const verdict = /^\s*[\w./@%+~ -]{1,120}:\s+(?:OK|FAILED(?: open or read)?|PASSED|GOOD|BAD|Réussi|Échec|ÉCHEC)\s*$/;

/** A state alone in its line, which is no program's name. */
export const stateAlone = /^\s*(?:(?:in)?active|activating|deactivating|running|not running|stopped|exited|dead|(?:en|dis)abled|masked|static|failed|ok|(?:un)?healthy|up|down|pong|ready|\d+)\s*$/i;
/** What a look prints and a shell would run without a sound. */
export const answerAlone = /^\s*(?:true|false|yes)\s*$/;

/** One shell line's output as it is recognised: a line of a table, a log, an error, a metric, a date, a file's name, a verdict. */
export function isOutputLine(line: string): boolean {
  return timestamp.test(line) || level.test(line) || metricSample.test(line) || setToWords.test(line) || fileAlone.test(line) || verdict.test(line) || columnHeads(line) || (tableRule.test(line) && /[-=]{3,}/.test(line) && !/^\s*#/.test(line)) || /^\s*[|+].*[|+]\s*$/.test(line);
}

/** A title's underline, as reStructuredText and Markdown have it: one run, at the margin, as long as the words above at the least. */
const underlines = (line: string, above: string | undefined): boolean => above !== undefined && /^(?:=+|-+)$/.test(line.trimEnd()) && /^\S+(?: \S+)*$/.test(above.trimEnd()) && /\p{L}|\d/u.test(above) && line.trimEnd().length >= above.trimEnd().length && line.trimEnd().length <= above.trimEnd().length + 2;

/** What kind of printed or drawn text the block is; null where it is none. */
export function outputShape(text: string): OutputShape | null {
  const lines = text.split('\n').filter((l) => l.trim());
  const first = lines[0] ?? '';
  if (!lines.length) return null;
  if (tree.test(text) && lines.filter((l) => /[├└│]|^\s*(?:\|\s+)*[|`+]--\s\S/.test(l)).length >= Math.max(1, lines.length * 0.3)) return { name: 'tree', seen: first.trim() };
  if (lines.filter((l) => /[│┌┐┘┬┴┼─▼▲►╔║═]/.test(l)).length >= Math.max(2, lines.length * 0.4)) return { name: 'diagram', seen: first.trim() };
  if (lines.length >= 3 && lines.filter((l) => boxes.test(l)).length >= lines.length * 0.5 && !lines.some((l) => /^\s*(?:curl|git|docker|kubectl)\s/.test(l)) && !/=>\s*['"{[\w]/.test(text)) return { name: 'diagram', seen: first.trim() };
  const logs = lines.filter((l) => timestamp.test(l) || level.test(l)).length;
  if (logs && logs >= lines.length * 0.4) return { name: 'log', seen: lines.find((l) => timestamp.test(l) || level.test(l))?.trim() ?? '' };
  if (/^\s*HTTP\/[\d.]+ \d{3}/.test(first)) return { name: 'response', seen: first.trim() };
  if (error.test(first) && /\s/.test(first.trim()) && !/^\s*(?:failed?|cannot)\s*$/.test(first)) return { name: 'error', seen: first.trim() };
  if (/^Traceback \(most recent call last\)/m.test(text) || /^\s+at [\w$.<>]+\(.*\)$/m.test(text)) return { name: 'error', seen: first.trim() };
  if (columnHeads(first) && lines.length > 1 || lines.slice(0, 3).some((l, i) => tableRule.test(l) && /[-=]{3,}/.test(l) && !underlines(l, lines[i - 1])) && lines.length > 1 || /^\(\d+ (?:rows?|lignes?)\)$/m.test(text)) return { name: 'table', seen: first.trim() };
  if (lines.length >= 2 && lines.every((l) => /^\s*\|.*\|\s*$/.test(l))) return { name: 'table', seen: first.trim() };
  if (lines.every((l) => promptOf(l)?.rest.trim() === '')) return { name: 'bare-prompt', seen: first.trim() };
  if (lines.length === 1 && /^\s*(?:\(\w+\)\s*)?(?:\[[\w.-]+@[\w.-]+ [^\]]*\]|[\w.-]+@[\w.-]+:\S*)[$#]\s*$/.test(first)) return { name: 'bare-prompt', seen: first.trim() };
  return null;
}
