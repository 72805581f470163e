/** A record as a Markdown page, for a ticket or a wiki. */
import type { RecordLine } from '../model/run.ts';
import { duration } from '../words/duration.ts';
import type { Say } from '../words/say.ts';
import { visible, visibleLine } from '../words/visible.ts';
import type { RunLine } from './log-text.ts';

type Told = RecordLine & { readonly time: string };

/** The page. Ends with a newline. */
export function recordMarkdown(run: RunLine, lines: readonly Told[], say: Say): string {
  const start = lines.find((l) => l.type === 'run-start');
  const rows = start?.type === 'run-start' ? [
    [say('log.document'), `${start.document.path}${start.fragment === null ? '' : `#${start.fragment}`}`], ['sha256', start.document.sha256], ['commit', start.document.commit ?? '—'],
    [say('log.who'), run.users.join(', ')], ['host', start.host], [say('log.when'), start.time], ...Object.entries(start.inputs),
  ] : [];
  const out = [`# ${cell(run.run)}`, '', `| | |`, `|---|---|`, ...rows.map(([name, value]) => `| ${cell(name ?? '')} | ${cell(value ?? '')} |`), ''];
  for (const line of lines) {
    if (line.type === 'intent') out.push(`## ${line.n}. ${cell(line.step)}`, '', `${line.time} · ${cell(line.cwd)}${line.edited ? ` · ${say('log.edited')}` : ''}`, '', ...fence(line.code), '');
    if (line.type === 'done') out.push(`${line.signal === null ? say('failed.exit', { code: line.exitCode ?? '?' }) : say('failed.signal', { signal: line.signal })} · ${duration(line.seconds)}${line.accepted === undefined ? '' : ` · ${say('log.accepted', { who: cell(line.accepted) })}`}${line.note ? ` · ${cell(line.note)}` : ''}`, '');
    if (line.type === 'manual') out.push(`## ${line.n}. ${cell(line.step)}`, '', ...visible(line.text).split('\n').map((l) => `> ${l}`), '', `${line.time} · ${say('run.manual-done', { who: cell(line.who) })}${line.note ? ` · ${cell(line.note)}` : ''}`, '');
    if (line.type === 'skipped') out.push(`## ${line.n ? `${line.n}. ` : ''}${cell(line.step)}`, '', `${line.time} · ${say('run.step-skipped', { why: cell(line.why) })}`, '');
    if (line.type === 'edit') out.push(`${say('run.edit-done', { file: cell(line.file) })}`, '');
    if (line.type === 'pause') out.push(`${line.time} · ${say('run.paused')}`, '');
    if (line.type === 'resume') out.push(`${line.time} · ${say('log.resumed', { who: cell(`${line.user}@${line.host}`) })}`, '');
    if (line.type === 'run-end') out.push(`**${say(`outcome.${line.outcome}`)}** · ${duration(line.seconds)} · ${line.time}`, '');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

/** One line without marks that a reader of Markdown would obey. */
function cell(text: string): string {
  return visibleLine(text).replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}

/** A fence longer than any in the code. */
function fence(code: string): string[] {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([m]) => m.length));
  return [`${'`'.repeat(longest + 1)}sh`, visible(code).replace(/\n+$/, ''), '`'.repeat(longest + 1)];
}
