/** The depth `native`: the tools' own dry runs, from the table, and the author's `dry=`; nothing else is started. */
import type { Finding, Look, StepProof } from '../../model/dry-run.ts';
import { maskText, secretForms } from '../../model/secret-forms.ts';
import type { Answers } from '../../model/run.ts';
import { waitsForPerson } from '../../model/for-person.ts';
import type { Step } from '../../model/plan.ts';
import type { Language } from '../../model/procedure.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import type { SimpleCommand } from '../../shell/commands-of.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { dryRunWords } from '../../words/dry-run-table.ts';
import { fill } from '../../words/say.ts';
import { cdTarget, knownAssignment, knownValues, knownWord, resolvePath } from '../../shell/known-words.ts';
import { rolledBackSql } from './rolled-back-sql.ts';
import { nativeRow, type Both } from './rows.ts';

/** A dry run of one command: what is started instead of it. */
interface Trial {
  readonly words: readonly string[];
  readonly folder: string;
  readonly input: string | null;
  readonly shows: Both | null;
  readonly notShown: Both | null;
  /** Something before it changes what it may need: a failure now proves nothing. */
  readonly depends: boolean;
}

/**
 * Tries each step. A command without a known dry run is not started; where one command of a step has one, it is tried with the
 * folder and the variables as far as the text before it tells them.
 */
export async function nativePlan(steps: readonly Step[], answers: Answers, secrets: readonly string[], cwd: string, look: Look, language: Language): Promise<{ readonly proofs: readonly StepProof[]; readonly findings: readonly Finding[] }> {
  const proofs: StepProof[] = [];
  const findings: Finding[] = [];
  const hidden = secretForms(secrets.flatMap((name) => answers[name] ?? []));
  const values = knownValues(answers);
  let folder: string | null = cwd;
  let changed = false;
  const say = (rule: keyof typeof dryRunWords, fields: Record<string, string | number> = {}): string => fill(dryRunWords[rule][language], fields, language);

  for (const step of steps) {
    const trials: Trial[] = [];
    let all = step.kind === 'shell';
    const own = step.corrections['dry'];
    if (waitsForPerson(step, false)) changed = true;
    else if (own !== undefined && folder !== null) {
      trials.push({ words: ['bash', '--norc', '-p', '-eo', 'pipefail', '-c', own], folder, input: null, shows: null, notShown: null, depends: changed });
      all = true;
      changed ||= step.effect !== 'read';
    } else if (step.kind === 'shell') {
      for (const command of commandsOf(step.code).commands) {
        const [moved, trial] = await trialOf(command, folder, cwd, values, look);
        folder = moved;
        if (trial !== null) trials.push({ ...trial, depends: changed });
        else if (!harmless(command)) all = false;
        changed ||= !harmless(command);
      }
    }
    if (step.kind === 'edit') changed = true;
    const shown: string[] = [];
    const notShown = new Set<string>();
    let fails = false;
    for (const trial of trials) {
      const { status, output } = await look.dryRun(trial.words, trial.folder, answers, trial.input);
      const command = maskText(trial.words.join(' '), hidden);
      if (trial.notShown !== null) notShown.add(trial.notShown[language]);
      if (status === 0) shown.push(`${say('shown.native', { command })}${trial.shows === null ? '' : ` (${trial.shows[language]})`}`);
      else if (trial.depends) {
        all = false;
        notShown.add(say('native.depends', { command, detail: maskText(reasonIn(output), hidden) }));
      } else {
        fails = true;
        findings.push({ step: step.id, line: step.line, severity: 'error', rule: 'native-failed', message: say('native.failed', { command, status, detail: maskText(reasonIn(output), hidden) }) });
      }
    }
    if (step.kind === 'shell' && step.stays !== undefined) notShown.add(say('stays', { command: step.stays.command }));
    else if (trials.length === 0 && !waitsForPerson(step, false)) notShown.add(say('native.none'));
    proofs.push({
      step: step.id, line: step.line, title: step.title, depth: 'native', shown, notShown: [...notShown],
      outcome: waitsForPerson(step, false) ? 'person' : fails ? 'fails' : trials.length > 0 && all ? 'ok' : 'unknown',
    });
  }
  return { proofs, findings };
}

/** The line that says why: the first that calls itself an error, else the last. */
function reasonIn(output: string): string {
  const lines = output.split('\n');
  return lines.find((line) => /^(?:\S+: )?(?:error|fatal|erreur|E)\b ?:/i.test(line)) ?? lines.at(-1) ?? '';
}

/** Commands that need no dry run: they read, or last no longer than the shell. */
function harmless(command: SimpleCommand): boolean {
  return effectsOf(command.text).every((e) => e.effect === 'read');
}

async function trialOf(command: SimpleCommand, folder: string | null, cwd: string, values: Map<string, string>, look: Look): Promise<[folder: string | null, trial: Omit<Trial, 'depends'> | null]> {
  if (command.words.length === 0) {
    for (const assignment of command.assignments) {
      const known = knownAssignment(assignment, values);
      if (known) values.set(known[0], known[1]);
    }
    return [folder, null];
  }
  const words = command.words.map((w) => knownWord(w, values));
  if (words[0] === 'cd') {
    const target = cdTarget(words);
    if (typeof target !== 'string' || folder === null) return [null, null];
    for (const from of [folder, cwd]) if ((await look.kind(resolvePath(from, target))) === 'folder') return [resolvePath(from, target), null];
    return [null, null];
  }
  const plain = command.redirects.length === 0 && !command.piped && command.assignments.length === 0;
  if (folder === null || !plain || words.some((w) => w === null)) return [folder, null];
  const known = words as string[];
  if (known[0] === 'psql') return [folder, await psqlTrial(known, folder, look)];
  const row = command.input.kind === 'none' ? nativeRow(known) : null;
  return [folder, row === null ? null : { words: row.dry(known[0] as string, known.slice(1)), folder, input: null, shows: row.shows, notShown: row.notShown }];
}

const rolledBack = {
  shows: { en: 'in a transaction that was rolled back', fr: 'dans une transaction annulée' },
  notShown: { en: 'sequences that are advanced, triggers that reach out of the database', fr: 'les séquences avancées, les déclencheurs qui sortent de la base' },
} as const;

/** psql with `-c` or `-f` in a transaction that is rolled back; null where a statement does not allow it. */
async function psqlTrial(words: readonly string[], folder: string, look: Look): Promise<Omit<Trial, 'depends'> | null> {
  const rest: string[] = [];
  const sql: string[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as string;
    const inline = /^(?:--command|--file)=(.*)$/s.exec(word)?.[1];
    if (['-c', '--command', '-f', '--file'].includes(word) || inline !== undefined) {
      const value = inline ?? words[++i] ?? '';
      const text = /^(-c|--command)/.test(word) ? value : await look.text(resolvePath(folder, value));
      if (text === null) return null;
      sql.push(text);
    } else if (['-1', '--single-transaction'].includes(word)) continue;
    else rest.push(word);
  }
  const wrapped = rolledBackSql(sql.join(';\n'));
  return wrapped === null ? null : { words: ['psql', ...rest, '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-'], folder, input: wrapped, ...rolledBack };
}
