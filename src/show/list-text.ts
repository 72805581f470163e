/** The documents that can be run, as a person looks for one. */
import { fit } from '../words/fit.ts';
import { facts } from '../words/marks.ts';
import { minute } from '../words/duration.ts';
import { tellRecord } from '../words/record-words.ts';
import { visibleLine } from '../words/visible.ts';
import type { SectionRole, Shape } from '../model/procedure.ts';
import { outcomeWord, type Look } from './log-text.ts';

export interface Listed {
  readonly path: string;
  readonly title: string;
  readonly shape: Shape;
  /** Steps of the default selection; 0 for a catalogue. */
  readonly steps: number;
  readonly inputs: number;
  readonly procedures: readonly { readonly id: string; readonly title: string; readonly role: SectionRole; readonly steps: number; readonly selected: boolean }[];
  /** Records of other users are there, or may be. */
  readonly unreadable?: boolean;
  readonly last: { readonly run: string; readonly time: string; readonly outcome: string; readonly undoes?: string } | null;
}

/** A paragraph a document. Ends with a newline. */
export function listText(listed: readonly Listed[], look: Look): string {
  return fit(listed.map((document) => documentText(document, look)).join('\n'), look.paint.columns);
}

function documentText({ path, title, steps, procedures, last, unreadable }: Listed, look: Look): string {
  const { say, paint } = look;
  const ran = last === null ? paint('dim', unreadable ? tellRecord(say.language, 'list.unreadable') : say('list.never')) : `${outcomeWord(last.outcome, look)} ${paint('dim', facts([minute(last.time), last.run, last.undoes === undefined ? null : tellRecord(say.language, 'log.undoes', { run: last.undoes })], paint))}`;
  const what = steps > 0 ? say('plan.count', { steps }) : say('plan.catalogue');
  return [
    `${paint('bold', visibleLine(path))}  ${visibleLine(title)}`, `  ${facts([what, ran], paint)}`,
    // Of a single procedure only what stays out unless named is worth a line.
    ...procedures.filter((p) => steps === 0 || (!p.selected && (p.role === 'rollback' || p.role === 'troubleshooting' || p.role === 'cleanup' || p.role === 'setup'))).map((p) => paint('dim', `    #${p.id}  ${visibleLine(p.title)} (${say('plan.count', { steps: p.steps })})`)), '',
  ].join('\n');
}
