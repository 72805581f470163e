/** A run's report as Markdown for a change ticket, as JSON, as JUnit XML; pure. */
import { visibleCode, visibleLine } from '../words/visible.ts';
import { jsonText } from '../words/json-text.ts';
import type { Language } from '../model/procedure.ts';
import { stepTitle } from '../words/step-title.ts';
import { tellRecord } from '../words/record-words.ts';
import { attemptsOf, isSettledSince } from './run-report.ts';
import type { ReportedAttempt, ReportedStep, RunReport, StepEvent } from './run-report.ts';

/** The words of the report, one row each. */
const rows = {
  run: { en: 'Run', fr: 'Exécution' }, document: { en: 'Document', fr: 'Document' }, commit: { en: 'Commit', fr: 'Commit' }, dirty: { en: 'with uncommitted changes', fr: 'avec des modifications non validées' },
  who: { en: 'Who', fr: 'Qui' }, approved: { en: 'Approved by', fr: 'Approuvé par' }, host: { en: 'Host', fr: 'Machine' }, from: { en: 'Started', fr: 'Début' }, to: { en: 'Last line', fr: 'Dernière ligne' }, outcome: { en: 'Outcome', fr: 'Issue' },
  inputs: { en: 'Inputs', fr: 'Valeurs' }, name: { en: 'Name', fr: 'Nom' }, value: { en: 'Value', fr: 'Valeur' }, steps: { en: 'Steps', fr: 'Étapes' }, step: { en: 'Step', fr: 'Étape' }, line: { en: 'Line', fr: 'Ligne' },
  status: { en: 'Status', fr: 'Code' }, time: { en: 'Seconds', fr: 'Secondes' }, edited: { en: 'edited by the operator', fr: 'modifiée par l’opérateur' }, attempts: { en: 'attempts', fr: 'essais' },
  attempt: { en: 'attempt', fr: 'essai' }, 'after-failure': { en: 'after it had failed', fr: 'après un échec' }, 'taken-back': { en: 'taken back since', fr: 'défaite depuis' }, 'after-unknown': { en: 'after an end that nobody knows', fr: 'après une fin que personne ne connaît' }, exit: { en: 'exit status', fr: 'code de sortie' }, gave: { en: 'gave', fr: 'a donné' }, 'cut-off': { en: 'cut off: nobody knows what was done in it', fr: 'coupé : personne ne sait ce qui y a été fait' }, 'in-shell': { en: 'worked in a shell', fr: 'a travaillé dans un shell' },
  undoes: { en: 'Takes back', fr: 'Défait' }, back: { en: 'Taken back by', fr: 'Défaite par' }, 'back-part': { en: 'Taken back in part by', fr: 'Défaite en partie par' },
  allowed: { en: 'Allowed by', fr: 'Autorisée par' }, resumed: { en: 'Gone on with', fr: 'Reprise' },
  record: { en: 'Record', fr: 'Journal' }, lines: { en: 'lines, head', fr: 'lignes, tête' }, 'last-lines': { en: 'last lines', fr: 'dernières lignes' },
  done: { en: 'done', fr: 'faite' }, accepted: { en: 'accepted as done', fr: 'acceptée comme faite' }, skipped: { en: 'left out', fr: 'laissée de côté' }, failed: { en: 'failed', fr: 'échouée' },
  unknown: { en: 'unknown', fr: 'inconnue' }, 'not-reached': { en: 'not reached', fr: 'pas atteinte' },
  'run.done': { en: 'done', fr: 'terminée' }, 'run.failed': { en: 'failed', fr: 'échouée' }, 'run.stopped': { en: 'stopped', fr: 'arrêtée' }, 'run.paused': { en: 'paused', fr: 'en pause' },
  'run.interrupted': { en: 'interrupted', fr: 'interrompue' }, 'run.terminated': { en: 'terminated', fr: 'terminée par un signal' }, 'run.unfinished': { en: 'unfinished', fr: 'inachevée' }, 'run.damaged': { en: 'damaged', fr: 'endommagée' },
  'run.unreadable': { en: 'not readable', fr: 'illisible' }, 'run.unbegun': { en: 'never begun', fr: 'jamais commencée' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** The Markdown that a person attaches to a change ticket: a table at the top, then each step. */
export function markdownReport(report: RunReport, language: Language): string {
  const say = (key: keyof typeof rows): string => rows[key][language];
  const { summary } = report;
  const facts: [string, string][] = [
    [say('document'), `${code(summary.document + (summary.fragment ? `#${summary.fragment}` : ''))} (SHA-256 ${code(report.sha256.slice(0, 16))})`],
    ...(report.commit === null ? [] : [[say('commit'), `${code(report.commit.slice(0, 12))}${report.dirty ? `, ${say('dirty')}` : ''}`] as [string, string]]),
    [say('who'), summary.users.join(', ')], ...report.approvals.map((a) => [say('approved'), `${a.who} (${a.time}, ${code(a.key)})`] as [string, string]), [say('host'), report.host], [say('from'), summary.startedAt], [say('to'), summary.lastTime], [say('outcome'), `**${say(`run.${summary.outcome}`)}**`],
    ...(summary.undoes === undefined ? [] : [[say('undoes'), code(summary.undoes)] as [string, string]]), ...(summary.takenBack === undefined ? [] : [[say(summary.takenBack.whole ? 'back' : 'back-part'), code(summary.takenBack.by)] as [string, string]]),
    ...report.begun.map(({ type, time, who, commit, dirty, allowed }) => [say(type === 'resume' ? 'resumed' : 'allowed'), [...(type === 'resume' ? [time, plainText(who), ...(commit === null ? [] : [`${say('commit')} ${code(commit.slice(0, 12))}${dirty ? `, ${say('dirty')}` : ''}`])] : []), ...allowed.map(code)].join(' · ')] as [string, string]).filter(([, value]) => value !== ''),
    [say('record'), `${report.lines} ${say('lines')} ${code(report.head.slice(0, 16))}`],
  ];
  const inputs = Object.entries(report.inputs);
  return [
    `# ${plainText(report.title || summary.document)} — ${say('run')} ${summary.run}`, '', '| | |', '|---|---|', ...facts.map(([k, v]) => `| ${k} | ${cell(v)} |`), '',
    ...(inputs.length ? [`## ${say('inputs')}`, '', `| ${say('name')} | ${say('value')} |`, '|---|---|', ...inputs.map(([k, v]) => `| ${code(k)} | ${cell([...(report.earlier[k] ?? []), v].map(code).join(' → '))} |`), ''] : []),
    `## ${say('steps')}`, '', `| # | ${say('step')} | ${say('line')} | ${say('outcome')} | ${say('status')} | ${say('time')} |`, '|---|---|---|---|---|---|',
    ...report.steps.map((s) => `| ${s.n} | ${cell(plainText(stepTitle(s)))} | ${s.line ?? ''} | ${outcomeOf(s, say)} | ${s.signal ?? s.exitCode ?? attemptsOf(s).at(-1)?.exitCode ?? ''} | ${secondsOf(s) ?? ''} |`), '',
    ...report.steps.filter((s) => s.outcome !== 'not-reached').flatMap((s) => stepSection(s, say, language)),
  ].join('\n');
}

type Told = (key: keyof typeof rows) => string;

/** Its last word, and that it ran and failed before. */
function outcomeOf(step: ReportedStep, say: Told): string {
  const last = isSettledSince(step) ? attemptsOf(step).at(-1)?.outcome : undefined;
  return say(step.outcome) + (last === 'failed' ? `, ${say('after-failure')}` : last === 'unknown' ? `, ${say('after-unknown')}` : '') + (step.takenBack === null ? '' : `, ${say('taken-back')}`);
}

/** Of its last word, or what its attempts took together where that is another. */
function secondsOf(step: ReportedStep): number | null {
  if (!isSettledSince(step)) return step.seconds;
  const known = attemptsOf(step).flatMap(({ seconds }) => seconds ?? []);
  return known.length === 0 ? null : Math.round(known.reduce((sum, one) => sum + one, 0) * 1000) / 1000;
}

/** How an attempt ended, in one line. */
const statusOf = ({ signal, exitCode, note }: ReportedAttempt, say: Told): string => [signal ?? (exitCode === null ? null : `${say('exit')} ${exitCode}`), note].filter(Boolean).join(', ') || say('unknown');

function stepSection(step: ReportedStep, say: Told, language: Language): string[] {
  const remarks = [step.startedAt ?? step.endedAt, step.who === null ? '' : plainText(step.who), step.edited ? say('edited') : '', step.attempts > 1 ? `${step.attempts} ${say('attempts')}` : '', step.cwd === null ? '' : code(step.cwd)].filter(Boolean);
  return [
    `### ${step.n}. ${plainText(stepTitle(step))} — ${outcomeOf(step, say)}`, '', ...(remarks.length ? [remarks.join(' · '), ''] : []), ...(step.code ? [fence(visibleCode(step.code), step.kind === 'shell' ? 'bash' : ''), ''] : []),
    ...historyOf(step, say, language), ...step.notes.flatMap((note) => [`> ${plainText(note).replaceAll('\n', '\n> ')}`, '']), ...step.files.flatMap((f) => [`- ${code(f.file)}: ${(f.before ?? '∅').slice(0, 12)} → ${(f.after ?? '∅').slice(0, 12)}`, '']),
    ...(hasHistory(step) ? [] : tailText(step, attemptsOf(step)[0]?.logLost ?? null, say, language)),
  ];
}

/** The last lines of an output, and whether there were more than its log has. */
function tailText({ tail, log }: Pick<ReportedStep, 'tail' | 'log'>, lost: string | null, say: Told, language: Language): string[] {
  return [
    ...(tail.length ? [`${say('last-lines')}${log ? ` (${code(log)})` : ''}:`, '', fence(tail.join('\n'), 'text'), ''] : []),
    ...(lost === null ? [] : [`**${plainText(tellRecord(language, 'log.lost', { why: lost }))}**`, '']),
  ];
}

/** Whether its attempts are told one by one: several, or one that is not its last word. */
const hasHistory = (step: ReportedStep): boolean => step.attempts > 1 || isSettledSince(step);

/** All that happened, where it is more than one attempt. */
function historyOf(step: ReportedStep, say: Told, language: Language): string[] {
  const what = (event: StepEvent): string => {
    switch (event.type) {
      case 'attempt': return `${say('attempt')} ${event.attempt} · ${plainText(statusOf(event, say))}${event.seconds === null ? '' : ` · ${event.seconds} s`}`;
      case 'values': return `${plainText(event.who)} ${say('gave')} ${Object.entries(event.inputs).map(([name, value]) => code(`${name}=${value.replace(/\s*\n\s*/g, ' ')}`)).join(', ')}`;
      case 'shell': return `${plainText(event.who)} ${say('in-shell')} · ${event.seconds === null ? say('cut-off') : `${event.seconds} s`} (${code(event.log)})`;
    }
  };
  const told = step.history.filter(({ type }) => type !== 'attempt' || hasHistory(step));
  // What an attempt ran that was not what ran last stands below it, and what it printed.
  const below = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', ...lines.flatMap((text) => text.split('\n')).map((line) => (line === '' ? '' : `  ${line}`))]);
  const ran = (event: StepEvent): string[] => (event.type === 'attempt' ? below([...(event.code === null ? [] : [fence(visibleCode(event.code), 'bash'), '']), ...tailText(event, event.logLost, say, language)]) : []);
  return told.length === 0 ? [] : [...told.flatMap((event) => [`- ${event.time} · ${what(event)}${event.type === 'attempt' && event.edited ? ` · ${say('edited')}` : ''}`, ...ran(event)]), ''];
}

/** A fence longer than any in the text. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text.replace(/\n$/, '')}\n${marks}`;
}

/** On one line: a line break in a file's name would go on as text of the report. */
function code(told: string): string {
  const text = visibleLine(told);
  const marks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return text === '' ? '' : `${marks}${text.startsWith('`') || text.endsWith('`') ? ` ${text} ` : text}${marks}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

/** No Markdown or HTML of a document or a note is obeyed in the report. */
function plainText(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

/** JSON, two blanks of indentation. */
export function jsonReport(report: RunReport): string {
  return `${jsonText({ schema: 'runbook-report/1', ...report }, 2)}\n`;
}

/** JUnit XML as the schema that Jenkins and GitLab read: one suite a run, one case a step. */
export function junitReport(report: RunReport): string {
  const { summary, steps } = report;
  const failed = steps.filter((s) => s.outcome === 'failed').length;
  const unknown = steps.filter((s) => s.outcome === 'unknown').length;
  const skipped = steps.filter((s) => s.outcome === 'skipped' || s.outcome === 'not-reached').length;
  const seconds = steps.reduce((sum, s) => sum + (secondsOf(s) ?? 0), 0).toFixed(3);
  const counts = `tests="${steps.length}" failures="${failed}" errors="${unknown}" skipped="${skipped}" time="${seconds}"`;
  const cases = steps.map((s) => {
    const attempts = attemptsOf(s);
    const last = isSettledSince(s) ? attempts.at(-1) : undefined;
    const before = last === undefined ? [] : [`attempt ${last.attempt}: ${statusOf(last, english)}`];
    const inside = s.outcome === 'failed' ? `<failure message="${xml(s.signal ?? `exit status ${s.exitCode ?? '?'}`)}">${xml([...s.notes, ...printed(attempts.slice(-1))].join('\n'))}</failure>`
      : s.outcome === 'unknown' ? '<error message="nobody knows how it ended"/>'
        : s.outcome === 'skipped' || s.outcome === 'not-reached' ? `<skipped message="${xml([s.notes.at(-1) ?? s.outcome, ...before].join('; '))}"/>` : '';
    // What it printed each time; the failure has the last.
    const rest = s.outcome === 'failed' ? attempts.slice(0, -1) : attempts;
    const lines = hasHistory(s) ? rest.flatMap((one) => [`attempt ${one.attempt}: ${statusOf(one, english)}`, ...printed([one])]) : printed(rest);
    const said = [...lines, ...(s.takenBack === null ? [] : [`taken back by ${s.takenBack.by} at ${s.takenBack.time}`])];
    const out = said.length > 0 ? `<system-out>${xml(said.join('\n'))}</system-out>` : '';
    return `    <testcase classname="${xml(summary.document)}" name="${xml(`${s.n}. ${stepTitle(s)}`)}" time="${(secondsOf(s) ?? 0).toFixed(3)}">${inside}${out}</testcase>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${counts}>`, `  <testsuite name="${xml(summary.run)}" timestamp="${xml(summary.startedAt)}" hostname="${xml(report.host)}" ${counts}>`, ...propertiesOf(report), ...cases, '  </testsuite>', '</testsuites>', ''].join('\n');
}

/** How it was allowed, what it takes back, and what took it back. */
function propertiesOf({ begun, summary: { undoes, takenBack } }: RunReport): readonly string[] {
  const told: (readonly [string, string])[] = [
    ...begun.flatMap(({ type, time, allowed }) => (allowed.length === 0 ? [] : [['allowed', `${time} ${type}: ${allowed.join(' ')}`] as const])),
    ...(undoes === undefined ? [] : [['takes-back', undoes] as const]), ...(takenBack === undefined ? [] : [[takenBack.whole ? 'taken-back' : 'taken-back-in-part', takenBack.by] as const]),
  ];
  const rows = told.map(([name, value]) => `      <property name="runbook.${name}" value="${xml(value)}"/>`);
  return rows.length === 0 ? [] : ['    <properties>', ...rows, '    </properties>'];
}

const english: Told = (key) => rows[key].en;

const printed = (attempts: readonly ReportedAttempt[]): string[] => attempts.flatMap(({ tail, logLost }) => [...tail, ...(logLost === null ? [] : [tellRecord('en', 'log.lost', { why: logLost })])]);

/** XML 1.0 has no place for most control characters: they are shown as `?`. */
function xml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
