/** Front matter, YAML between `---` or TOML between `+++`, taken off the top with the line numbers kept. */
import { unreadRule, type Message } from '../model/message.ts';

export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>> | null;
  /** How many lines it takes, marks included; 0 without one. */
  readonly lines: number;
  readonly messages: readonly Message[];
}

/** The YAML library takes the square of a document's anchors. */
const longest = 64 * 1024;

/** What an author says to us, as a mapping: `runbook: https://…` is a link of somebody else's. */
const says = /^(?:["']?runbook["']?\s*:\s*(?:[{#].*)?|\[runbook(?:\..*)?\].*|approve\s*[:=].*)$/;

const none: FrontMatter = { values: null, lines: 0, messages: [] };

/** Reads the front matter of a document's lines. What does not open with a key is a thematic break and its text, as on a code host. */
export async function readFrontMatter(lines: readonly string[]): Promise<FrontMatter> {
  const mark = lines[0]?.trimEnd();
  if (mark !== '---' && mark !== '+++') return none;
  const end = lines.findIndex((line, i) => i > 0 && (line.trimEnd() === mark || (mark === '---' && line.trimEnd() === '...')));
  if (end < 0) return none;
  const body = lines.slice(1, end);
  const opening = body.find((line) => line.trim() && !line.trimStart().startsWith('#'));
  if (opening !== undefined && !/^(?:["']?[\p{L}_][\p{L}\p{N}_ ."'-]*["']?\s*[:=]|\[)/u.test(opening)) return none;
  const text = body.join('\n');
  try {
    if (text.length > longest) throw new Error(`it has ${text.length} characters, more than the ${longest} that are read`);
    const values: unknown = mark === '+++' ? (await import('smol-toml')).parse(text) : await readYaml(text);
    if (values === null || values === undefined) return { values: null, lines: end + 1, messages: [] };
    if (typeof values !== 'object' || Array.isArray(values)) return none;
    return { values: { ...values }, lines: end + 1, messages: [] };
  } catch (error) {
    const first = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const message = `Unexpected front matter that cannot be read (${first.replace(/:$/, '')}), expected ${mark === '+++' ? 'TOML' : 'YAML'}`;
    const ours = body.some((line) => says.test(line));
    return { values: null, lines: end + 1, messages: [ours ? { line: 1, column: 1, severity: 'error', rule: unreadRule, message, note: 'Mend it, or take `runbook:` out of it.' } : { line: 1, column: 1, severity: 'warning', rule: 'front-matter', message }] };
  }
}

async function readYaml(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const error = document.errors[0];
  if (error) throw error;
  return document.toJS({ maxAliasCount: 100 });
}
