/** `runbook log`: the records of runs; lists them, shows one, verifies one, exports one. */
import { jsonText } from '../words/json-text.ts';
import { basename, join, resolve } from 'node:path';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { own } from '../model/own.ts';
import { anchorsOf, headByHash, headNow, logHead, noteHead, signHead } from '../record/anchors.ts';
import { signersName } from '../record/approvals.ts';
import { castOf } from '../record/export-cast.ts';
import { jsonReport, junitReport, markdownReport } from '../record/export-run.ts';
import { otlpReport } from '../record/export-otlp.ts';
import { reportOf } from '../record/run-report.ts';
import { listRuns, summaryOf } from '../record/list-runs.ts';
import { brokenRecord, readRecord, recordIfReadable } from '../record/read-record.ts';
import { rollbacksOf } from '../record/taken-back.ts';
import { defaultRunsDir, findRun, refuseUnreadable } from '../record/runs-folder.ts';
import { verifyRecord } from '../record/verify-record.ts';
import { outputFilter } from '../show/output-filter.ts';
import { runsText, runText } from '../show/log-text.ts';
import { tellRecord } from '../words/record-words.ts';
import { nearest } from '../words/nearest.ts';
import { shellWord } from '../words/shell-word.ts';
import { visibleLine } from '../words/visible.ts';
import { lookAt } from '../world/paths.ts';
import { findWorkTree } from '../world/work-tree.ts';
import type { Command, CommandContext } from './command.ts';
import { givenFolder } from './operands.ts';
import { printedBy, recordedStep } from './recorded-step.ts';

const actions: Readonly<Record<string, (context: CommandContext, runsDir: string, run: string | null, step: string | null) => Promise<ExitCode>>> = {
  list: async ({ arguments: args, terminal, say }, runsDir) => {
    for (const option of ['since', 'until'] as const) {
      const value = args.value(option);
      if (value !== null && !isWhen(value)) throw new Failure({ message: tellRecord(say.language, 'list.when', { option: `--${option}`, value }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'log' }) });
    }
    const given = { document: args.value('document'), outcome: args.value('result'), user: args.value('person'), since: args.value('since'), until: args.value('until') };
    refuseUnreadable(runsDir);
    const runs = await listRuns(runsDir, Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, name === 'until' && /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T23:59:59.999Z` : value]]))));
    const sought = Object.values(given).some((value) => value !== null);
    const none = runs.length === 0 && sought ? `${tellRecord(say.language, 'list.none-such')}\n` : null;
    terminal.write(args.flag('json') ? `${jsonText(runs, 2)}\n` : (none ?? runsText(runs, { say, paint: terminal.paint })));
    return exitCode.done;
  },
  show: async (context, runsDir, run, step) => {
    const { arguments: args, terminal, say } = context;
    const record = await readRecord(await findRun(runsDir, run, say), say.language);
    if (args.flag('play')) return (await import('./play-run.ts')).playRun(record, step, context);
    const id = step === null ? null : recordedStep(record, step, say);
    const lines = record.chain.lines.filter((line) => id === null || line.type === 'run-start' || ('step' in line && line.step === id));
    const summary = summaryOf(record, await rollbacksOf(record.folder));
    terminal.write(args.flag('json') ? `${jsonText({ ...summary, lines }, 2)}\n` : runText(summary, lines, record.folder, { say, paint: terminal.paint }, record.chain.lines.slice(0, record.chain.lines.findLastIndex((line) => id === null || ('step' in line && line.step === id)) + 1)));
    if (id !== null && !args.flag('json')) terminal.write(await printedBy(record, id, say));
    if (record.chain.broken) throw brokenRecord(record, say.language);
    return exitCode.done;
  },
  verify: async ({ arguments: args, terminal, say }, runsDir, run) => {
    const folder = await findRun(runsDir, run, say);
    const allowed = args.value('allowed-signers');
    const given = allowed === null ? usualSigners(terminal.cwd) : resolve(terminal.cwd, allowed);
    if (given !== null && lookAt(given).kind !== 'file') throw new Failure({ message: say('document.missing', { path: allowed ?? '' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'log' }) });
    const { seq } = await headNow(folder, say.language);
    const { anchors, remarks } = await anchorsOf(folder, given, terminal.cwd, say.language);
    const heads = [...anchors, ...(await Promise.all(args.values('head').map(async (head) => ({ ...(await headByHash(folder, head.trim())), kept: '--head' }))))];
    const document = (await recordIfReadable(folder))?.start?.document.path ?? '';
    const { verdict, line, findings: found } = await verifyRecord(folder, heads, { language: say.language, allowed: allowed === null ? null : given });
    // Heads that could not be looked at are some that are kept: that none is would be too much said.
    const findings = [...(remarks.length > 0 && verdict === 'CONSISTENT BUT UNANCHORED' && anchors.length === 0 ? [] : found), ...remarks];
    const kept = verdict === 'INTACT' ? [...new Set(heads.filter((a) => a.seq === seq).map((a) => a.kept))] : [];
    terminal.write(args.flag('json') ? `${jsonText({ folder, verdict, line, findings, kept })}\n` : `${[`${tellRecord(say.language, `verdict.${verdict}`)}${[basename(folder), visibleLine(document)].map((what) => (what === '' ? '' : `  ${what}`)).join('')}`, ...[...findings, ...kept].map((f) => `  ${visibleLine(f)}`)].join('\n')}\n`);
    return verdict === 'BROKEN' ? exitCode.record : verdict === 'INCOMPLETE' ? exitCode.failed : exitCode.done;
  },
  anchor: async ({ arguments: args, terminal, say }, runsDir, run) => {
    const folder = await findRun(runsDir, run, say);
    const head = await headNow(folder, say.language);
    const { verdict, findings } = await verifyRecord(folder, [], { language: say.language });
    if (verdict === 'BROKEN') throw new Failure({ message: findings.join('; '), exitCode: exitCode.record, advice: `runbook log verify ${head.run}` });
    const fail = (what: string, why: string): never => {
      throw new Failure({ message: say('anchor.failed', { what, why }), exitCode: exitCode.failed, advice: say('usage.help-of', { command: 'log' }) });
    };
    const done: string[] = [];
    const key = args.value('key');
    if (key !== null) done.push(await signHead(folder, head, resolve(terminal.cwd, key)).catch((error: Error) => fail('--key', error.message)));
    if (args.flag('note')) {
      const commit = (await readRecord(folder)).start?.document.commit ?? fail('--note', say('anchor.no-commit'));
      const why = noteHead(head, commit, terminal.cwd);
      if (why !== '') fail('--note', why);
      done.push(`git notes --ref=runbook ${commit.slice(0, 12)}`);
    }
    if (args.flag('syslog')) {
      const why = logHead(head, terminal.cwd);
      done.push(why === '' ? 'journalctl --identifier runbook' : fail('--syslog', why));
    }
    // With none of them the head itself: to be kept by hand, and given to verify.
    terminal.write(args.flag('json') ? `${jsonText({ run: head.run, seq: head.seq, head: head.head, kept: done })}\n` : `${head.run} ${head.seq} ${head.head}\n${done.map((d) => `  ${visibleLine(d)}\n`).join('')}`);
    return exitCode.done;
  },
  export: async ({ arguments: args, terminal, say }, runsDir, run) => {
    const format = args.flag('json') ? 'json' : (args.value('format') ?? 'markdown');
    const to = args.value('to');
    if (to !== null && format !== 'otlp') throw new Failure({ message: tellRecord(say.language, 'otlp.format'), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'log' }) });
    const folder = await findRun(runsDir, run, say);
    if (format === 'asciicast') terminal.write(await castOf(folder, { pass: outputFilter().pass }));
    else {
      const report = await reportOf(folder);
      if (to !== null) terminal.write(`${await (await import('./send-spans.ts')).sendSpans(otlpReport(report), to, terminal.environment, say)}\n`);
      else terminal.write(format === 'json' ? jsonReport(report) : format === 'junit' ? junitReport(report) : format === 'otlp' ? otlpReport(report) : markdownReport(report, say.language));
    }
    const record = await readRecord(folder, say.language);
    if (record.chain.broken) throw brokenRecord(record, say.language);
    return exitCode.done;
  },
};

/** A day, or a time of it, as far as it is given. */
const isWhen = (text: string): boolean => /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** Who may sign in this repository, where it says so. */
function usualSigners(cwd: string): string | null {
  const root = findWorkTree(cwd)?.root;
  const path = root === undefined ? null : join(root, signersName);
  return path !== null && lookAt(path).kind === 'file' ? path : null;
}

export const logCommand: Command = async (context) => {
  const { arguments: args, terminal, say } = context;
  const [name = 'list', run = null, step = null, ...more] = args.operands;
  const action = own(actions, name);
  const advice = say('usage.help-of', { command: 'log' });
  if (!action) {
    const near = nearest(name, Object.keys(actions));
    throw new Failure({ message: say('usage.command', { command: `log ${name}` }), exitCode: exitCode.usage, advice: near ? say('usage.near', { near: `runbook log ${near}` }) : advice });
  }
  if (name === 'list' && run !== null) throw new Failure({ message: say('usage.none', { command: 'log list', operand: run }), exitCode: exitCode.usage, advice: say('usage.near', { near: `runbook log show ${shellWord(run)}` }) });
  if (more.length > 0 || (step !== null && name !== 'show')) throw new Failure({ message: say('usage.operand', { command: `log ${name}`, what: name === 'show' ? 'RUN [STEP]' : 'RUN' }), exitCode: exitCode.usage, advice });
  return action(context, givenFolder(args, 'runs-dir', terminal, say) ?? (await defaultRunsDir(join(terminal.cwd, 'document'))), run, step);
};
