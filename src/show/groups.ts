/** Groups of lines that a code host's log folds, one a step, and its mark at a line of the document for a failure. */
import { withoutHostCommands } from '../words/host-commands.ts';

export interface Grouping {
  begin(title: string, n: number): string;
  end(n: number): string;
  /** A failure, beside the line of the document. */
  failure(at: { readonly path: string; readonly line: number; readonly title: string; readonly why: string }): string;
  /** Words of ours that the host takes for no command. */
  harmless(text: string): string;
}

/** Workflow commands of GitHub Actions: data and properties are escaped (docs.github.com, "Workflow commands"; actions/toolkit, `core/src/command.ts`). */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const github: Grouping = {
  begin: (title) => `::group::${data(title)}\n`,
  end: () => '::endgroup::\n',
  failure: ({ path, line, title, why }) => `::error file=${property(path)},line=${line},title=${property(title)}::${data(why)}\n`,
  harmless: (text) => withoutHostCommands(text, { GITHUB_ACTIONS: 'true' }),
};

/** Sections of GitLab's job log (docs.gitlab.com, "Custom collapsible sections": names of letters, digits and `_.-`, each once in a job); it has no marks at lines. */
const gitlab = (run: string, now: () => number): Grouping => {
  const section = (word: string, n: number, rest: string): string => `\u001B[0Ksection_${word}:${Math.floor(now() / 1000)}:runbook_${run.replace(/[^\w.-]/g, '_')}_${n}\r\u001B[0K${rest}\n`;
  return { begin: (title, n) => section('start', n, title), end: (n) => section('end', n, ''), failure: () => '', harmless: (text) => text };
};

/** What the environment's log folds by, or null. @param now milliseconds since 1970 */
export function groupingOf(environment: Readonly<Record<string, string | undefined>>, run: string, now: () => number): Grouping | null {
  if (environment['GITHUB_ACTIONS'] === 'true') return github;
  return environment['GITLAB_CI'] === 'true' ? gitlab(run, now) : null;
}
