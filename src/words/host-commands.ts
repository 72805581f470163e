/** What a code host's log would take for a command of its own, in words that are ours: a document's text may not give the host orders. */

/** Stands between the two characters that make a command; it has no width. */
const joiner = '\u2060';

/**
 * GitHub's runner obeys lines that begin with `::name::`, blanks before it or not, and `##[name]` anywhere, on both streams (actions/runner,
 * `ActionCommand.cs`). JSON keeps its value: `#` is written as an escape, and no line of it begins with a colon.
 * @param environment of this process; elsewhere the text stays as it is
 */
export function withoutHostCommands(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (environment['GITHUB_ACTIONS'] !== 'true') return text;
  if (/^\s*[{[]/.test(text)) return text.replaceAll('##[', '\\u0023#[');
  return text.replace(/^((?:\s|\u001B\[[0-9;]*m)*:)(?=:)/gm, `$1${joiner}`).replaceAll('##[', `#${joiner}#[`);
}
