/** Looks at the files that a run had edited: as the run left them, as they are now, as they were before. */
import { sha256 } from '../record/canonical.ts';
import type { RanEdit, RanStep } from '../record/done-steps.ts';
import { difference } from '../run/edit/difference.ts';
import { hideSecrets } from '../run/edit/hide-secrets.ts';
import type { ChangedFile, EditedFile } from '../undo/edit-now.ts';
import { isWritten } from '../undo/file-inverses.ts';
import type { DoneStep } from '../undo/done-step.ts';
import type { Language } from '../model/procedure.ts';
import type { Paint } from '../words/paint.ts';
import { fill } from '../words/say.ts';
import { undoWords } from '../words/undo-table.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { replaceHere } from '../world/files.ts';
import { mergeTexts } from '../world/merge-texts.ts';
import { readBytesIfThere } from '../world/paths.ts';

/** The steps with what became of their files; `keep` writes the merged files down, beside the old bytes. */
export async function editsNow(steps: readonly RanStep[]): Promise<{ readonly steps: readonly DoneStep[]; readonly keep: () => Promise<void> }> {
  const merged = new Map<string, string>();
  // What was edited last is taken back first: an earlier edit of the same file finds it as the later one had found it.
  const takenBack = new Map<string, Buffer | null>();
  const looked: DoneStep[] = [];
  const look = async (edit: RanEdit, isTakenBack: boolean): Promise<EditedFile> => {
    const { file, after, backup } = edit;
    const now = await nowOf(edit, merged, takenBack.has(file) ? (takenBack.get(file) ?? null) : readBytesIfThere(file));
    if (now.is === 'as-left' && isTakenBack) takenBack.set(file, backup === null ? null : readBytesIfThere(backup));
    return { file, after, backup, now };
  };
  for (const step of steps.toReversed()) {
    const well = step.outcome !== 'failed' && step.outcome !== 'unknown';
    const edits: EditedFile[] = [];
    const files: DoneStep['files'][number][] = [];
    for (const edit of step.edits.toReversed()) edits.push(await look(edit, well && step.step.undo === null));
    for (const change of step.files.toReversed()) {
      const { file, after, backup } = change;
      files.push({ ...change, edit: isWritten(change) && after?.is === 'file' ? await look({ file, after: after.sha256, backup, difference: '', begun: 0 }, step.step.undo === null) : null });
      // What it took away comes back.
      if (after === null && backup !== null) takenBack.set(file, readBytesIfThere(backup));
    }
    looked.push({ ...step, edits: edits.toReversed(), files: files.toReversed() });
  }
  return {
    steps: looked.toReversed(),
    async keep() {
      for (const [path, text] of merged) await replaceHere(path, text);
    },
  };
}

/** @param is what the file holds when this edit's turn comes; null where it is gone */
async function nowOf(edit: RanEdit, kept: Map<string, string>, is: Buffer | null): Promise<EditedFile['now']> {
  // A file that the run made is gone: it is as it was before.
  if (is === null) return { is: edit.backup === null ? 'undone' : 'gone' };
  const old = edit.backup === null ? null : readBytesIfThere(edit.backup);
  if (sha256(is) === edit.after) return { is: 'as-left' };
  const now = is.toString('utf8');
  if (old === null || edit.backup === null) return { is: 'changed', hash: sha256(is), merged: null, differences: { run: edit.difference, since: '', from: 'before', merge: null } };
  if (is.equals(old)) return { is: 'undone' };
  // Putting it back was cut off in the middle.
  if (is.length < old.length && is.equals(old.subarray(0, is.length))) return { is: 'as-left' };
  const before = old.toString('utf8');
  const left = leftAs(before, edit);
  const text = left === null ? null : await mergeTexts(now, left, before);
  if (text === now) return { is: 'undone' };
  const path = `${edit.backup}.without`;
  if (text !== null) kept.set(path, text);
  const differences: ChangedFile['differences'] = { run: edit.difference, since: hideSecrets(difference(left ?? before, now, edit.file)), from: left === null ? 'before' : 'left', merge: text === null ? null : hideSecrets(difference(now, text, edit.file)) };
  return { is: 'changed', hash: sha256(is), merged: text === null ? null : { path, hash: sha256(text) }, differences };
}

/** What somebody has changed since the run, in three ways; '' where nobody has. */
export function sinceText(steps: readonly DoneStep[], language: Language, paint: Paint): string {
  const coloured = (text: string): string => text.split('\n').filter((l) => l !== '' && !/^(---|\+\+\+) /.test(l)).map((l) => `    ${paint(l.startsWith('+') ? 'green' : l.startsWith('-') ? 'red' : 'dim', visible(l))}\n`).join('');
  return steps.flatMap(({ edits }) => edits).flatMap(({ file, now }) => {
    if (now.is !== 'changed') return [];
    const { run, since, from, merge } = now.differences;
    const part = (key: 'since.run' | 'since.since' | 'since.unknown' | 'since.merge', text: string | null): string => (text === null || text === '' ? '' : `${paint('bold', fill(undoWords[key][language], { file: visibleLine(file) }, language))}\n${coloured(text)}\n`);
    return [part('since.run', run), part(from === 'left' ? 'since.since' : 'since.unknown', since), part('since.merge', merge)];
  }).join('');
}

/** What the run left, from the old bytes and the difference that was agreed to; null where a secret in it was masked. */
function leftAs(before: string, { after, difference: agreed }: RanEdit): string | null {
  for (const text of [agreed, agreed.replaceAll('\r\n', '\n')]) {
    const left = replayed(before, text);
    if (left !== null && sha256(left) === after) return left;
  }
  return null;
}

/** The text that a difference of just this one leads to, whatever is hidden in the lines that stay or go; null where it is none of it. */
function replayed(before: string, agreed: string): string | null {
  const old = before.split('\n');
  const left: string[] = [];
  let at = 0;
  for (const line of agreed.split('\n').slice(2)) {
    const from = /^@@ -(\d+),/.exec(line)?.[1];
    if (from !== undefined) while (at < Number(from) - 1 && at < old.length) left.push(old[at++] ?? '');
    else if (line.startsWith('+')) left.push(line.slice(1));
    else if (line.startsWith(' ')) left.push(old[at++] ?? '');
    else if (line.startsWith('-')) at += 1;
  }
  return at > old.length ? null : [...left, ...old.slice(at)].join('\n');
}
