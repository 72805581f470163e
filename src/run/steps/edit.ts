/** An edit of a file: found, changed as the document shows, the difference agreed to, old bytes kept, the new ones whole or not at all. */
import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { EditStep } from '../../model/plan.ts';
import { mask } from '../../model/secret-forms.ts';
import { ensureFolder, exists, hashOfFile, isDirectory, namesIn, readBytes, readTextIfThere, removeFile, replaceHere } from '../../world/files.ts';
import { isTorn, makeFile, makeFolders, noteOnDisk, rewrite } from '../../world/rewrite.ts';
import { difference } from '../edit/difference.ts';
import { editParts, type EditPart } from '../edit/edit-parts.ts';
import { findFile, placeOf } from '../edit/find-file.ts';
import { hideSecrets, namesSecret } from '../edit/hide-secrets.ts';
import { openingCd } from '../opening-cd.ts';
import type { RunContext } from '../run-context.ts';
import type { KindResult, Position } from '../step-result.ts';

export async function runEdit(context: RunContext, step: EditStep, position: Position, attempt: number): Promise<KindResult> {
  const { n, of } = position;
  context.emit({ type: 'step-start', step, index: n, of, cwd: context.cwd, cwdReason: null, lastSeconds: null });
  const fail = (reason: string): KindResult => ({ kind: 'failed', failure: context.maskFailure({ step, exitCode: null, signal: null, reason, seconds: 0, tail: [], log: '' }) });
  const parts = editParts(step, context.ready.answers, (key, values) => context.say(key, values));
  if (parts.length === 0) return fail(context.say('edit-unnamed'));
  const ends = (refused: NonNullable<Refused>): ReturnType<typeof fail> => {
    if (refused === 'stop') return { kind: 'end', result: { end: { outcome: 'stopped', failure: null } } };
    // It stays what it was.
    return refused === false ? { kind: 'settled' } : fail(refused.why);
  };
  for (const [i, part] of parts.entries()) {
    const home = context.ports.world.environment['HOME'] ?? '/';
    const place = part.make === null ? null : placeOf(part.name, context.cwd, home);
    const there = place !== null && (await exists(place));
    // Made just before the run was cut off: the record has not heard of it.
    const made = place !== null && there && context.ports.resume?.unknown?.step === step.id ? await hashOfFile(place) : null;
    if (place !== null && made !== null && (await readTextIfThere(makingNote(context, step, n)))?.trim() === made) {
      await context.record({ type: 'edit', step: step.id, n, file: place, before: null, after: made, backup: null });
      await removeFile(makingNote(context, step, n));
      context.emit({ type: 'edit-done', id: step.id, file: place, changed: true });
      continue;
    }
    if (place !== null && part.make !== null && !there) {
      const refused = await makeFileOf(context, step, part.make, place, { n, attempt, position });
      if (refused !== null) return ends(refused);
      continue;
    }
    const found = place !== null ? [place] : await findFile(part.name, context.cwd, context.ready.cwd, await nextFolder(context, step), home);
    const path = found.length > 1 ? await context.ask(() => context.ports.operator.whichFile(step, found)) : (found[0] ?? null);
    if (path === null) {
      if (found.length > 1 && !context.ports.operator.terminal) return fail(context.say('edit-several', { file: part.name, files: found.join(', ') }));
      if (found.length > 1) return ends('stop');
      return fail(context.say('edit-no-file', { file: part.name, cwd: context.ready.cwd }));
    }
    const refused = await editFile(context, step, part, path, { n, attempt, part: i, more: i < parts.length - 1, position });
    if (refused !== null) return ends(refused);
  }
  return { kind: 'settled' };
}

/** Where in the run an edit stands. */
interface EditAt {
  readonly n: number;
  readonly attempt: number;
  readonly position: Position;
}

/** Shows the difference and asks; what is agreed to is in the record before it is done. @returns null where it is agreed to */
async function agreedTo(context: RunContext, step: EditStep, file: string, shown: string, { n, attempt, position: { asks, again } }: EditAt): Promise<Refused> {
  context.emit({ type: 'edit-shown', id: step.id, file, difference: shown });
  const agreed = await context.ask(() => context.ports.operator.confirmEdit(step, shown, { ...(asks ? { asks } : {}), ...(again ? { again } : {}) }));
  if (agreed === 'stop') return 'stop';
  if (!agreed) return again ? false : { why: context.say('edit-refused') };
  await context.record({ type: 'intent', step: step.id, n, line: step.line, code: shown, edited: false, cwd: context.cwd, attempt });
  return null;
}

/** A file that is not there, and that the document has made. @returns as `editFile` */
async function makeFileOf(context: RunContext, step: EditStep, make: NonNullable<EditPart['make']>, path: string, at: EditAt): Promise<Refused> {
  const { n } = at;
  const made = make(path);
  if ('why' in made) return made;
  const shown = hideSecrets(context.mask(difference('', made.text, path)));
  const refused = await agreedTo(context, step, path, shown, at);
  if (refused !== null) return refused;
  const bytes = Buffer.from(made.text);
  const note = makingNote(context, step, n);
  try {
    await replaceHere(note, hash(bytes));
    makeFolders(dirname(path));
    // What has a secret in it is for its owner alone.
    makeFile(path, bytes, step.inputs.some((name) => context.ready.secrets.includes(name)) ? 0o600 : 0o666);
  } catch (error) {
    return undone(context, step, n, (error as NodeJS.ErrnoException).code === 'EEXIST' ? context.say('edit-changed', { file: path }) : context.say('edit-write', { file: path, why: (error as Error).message }));
  }
  await context.record({ type: 'edit', step: step.id, n, file: path, before: null, after: hash(bytes), backup: null });
  await removeFile(note);
  context.emit({ type: 'edit-done', id: step.id, file: path, changed: true });
  return null;
}

/** Where the hash of a file stands that is being made. */
const makingNote = (context: RunContext, step: EditStep, n: number): string => `${context.ports.journal.folder}/state/${n}-${step.id.replace(/[^A-Za-z0-9._-]/g, '-')}.making`;

/** Why it is not done, null when it is; false where the operator went back to it, and leaves it as it is; 'stop' where the run ends here. */
type Refused = { readonly why: string } | false | 'stop' | null;

/** @returns why not, null when it is done; false where the operator went back to it, and leaves it as it is; 'stop' where the run ends here */
async function editFile(context: RunContext, step: EditStep, part: EditPart, path: string, at: EditAt & { readonly part: number; readonly more: boolean }): Promise<Refused> {
  const { n, part: i, more } = at;
  const { folder } = context.ports.journal;
  const name = `${n}-${step.id.replace(/[^A-Za-z0-9._-]/g, '-')}${i > 0 ? `.${i + 1}` : ''}`;
  // A step that is done again, with another value, keeps the bytes that it found the first time.
  const times = (await namesIn(`${folder}/backups`)).filter((f) => f === name || f.startsWith(`${name}~`)).length;
  const backupOf = (time: number): string => `backups/${name}${time > 1 ? `~${time}` : ''}`;
  const writing = `${folder}/state/${name}.writing`;
  const unknown = !at.position.again && context.ports.resume?.unknown?.step === step.id;
  if (unknown && (await mendTorn(path, `${folder}/${backupOf(times)}`, writing, part))) context.warn(step.id, 'edit-torn', { file: path });
  const bytes = await readBytes(path);
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) return { why: context.say('edit-parse', { file: path, why: 'UTF-8' }) };
  const edited = part.change(text, path);
  if ('why' in edited) return edited;
  for (const { path: place, found, shown } of edited.left) context.warn(step.id, 'edit-left', { file: path, path: place, found: namesSecret(place) ? mask : found, shown });
  for (const place of edited.absent ?? []) context.warn(step.id, 'edit-absent', { file: path, path: place });
  const before = hash(bytes);
  if (edited.text === text) {
    const backup = backupOf(times);
    context.warn(step.id, 'edit-same', { file: path });
    // Begun before a crash, and done: the old bytes were kept, and what takes the run back needs their hash.
    const kept = unknown ? await hashOfFile(`${folder}/${backup}`) : null;
    await context.record({ type: 'edit', step: step.id, n, file: path, before: kept ?? before, after: before, backup: kept === null ? null : backup, ...(more ? { more } : {}) });
    context.emit({ type: 'edit-done', id: step.id, file: path, changed: false });
    return null;
  }
  const backup = backupOf(times + 1);
  const shown = hideSecrets(context.mask(difference(text, edited.text, path)));
  const refused = await agreedTo(context, step, path, shown, at);
  if (refused !== null) return refused;
  try {
    await ensureFolder(`${folder}/backups`);
    await replaceHere(`${folder}/${backup}`, bytes);
    // The operator may have looked at the difference for an hour.
    if (hash(await readBytes(path)) !== before) return await undone(context, step, n, context.say('edit-changed', { file: path }));
    rewrite(path, Buffer.from(edited.text), () => noteOnDisk(writing, before));
  } catch (error) {
    return undone(context, step, n, context.say('edit-write', { file: path, why: (error as Error).message }));
  }
  await context.record({ type: 'edit', step: step.id, n, file: path, before, after: hash(Buffer.from(edited.text)), backup, ...(more ? { more } : {}) });
  context.emit({ type: 'edit-done', id: step.id, file: path, changed: true });
  return null;
}

/** A crash in the middle of a write in place: the file gets the old bytes again, and the step is begun anew. What somebody wrote since stays. @param writing the note that one was begun, with the hash of what was there @returns whether it was so */
async function mendTorn(path: string, backup: string, writing: string, part: EditPart): Promise<boolean> {
  const was = await readTextIfThere(writing);
  if (was === null) return false;
  const before = await readBytes(backup).catch(() => null);
  const edited = before === null || hash(before) !== was ? null : part.change(before.toString('utf8'), path);
  const after = edited !== null && 'text' in edited ? Buffer.from(edited.text) : null;
  const now = await readBytes(path);
  const torn = before !== null && after !== null && ![before, after].some((whole) => whole.equals(now)) && isTorn(now, before, after);
  if (torn) rewrite(path, before);
  await removeFile(writing);
  return torn;
}

/** Nothing was changed: the record must not leave the step unknown. */
async function undone(context: RunContext, step: EditStep, n: number, why: string): Promise<{ readonly why: string }> {
  await context.record({ type: 'done', step: step.id, n, exitCode: null, signal: null, seconds: 0, log: null, note: why });
  return { why };
}

/** Where the next shell step goes by `cd`. */
async function nextFolder(context: RunContext, step: EditStep): Promise<string | null> {
  const { plan, run, answers, cwd } = context.ready;
  const next = run.slice(run.indexOf(step.id) + 1).map((id) => plan.steps.find((s) => s.id === id)).find((s) => s?.kind === 'shell');
  const target = next?.kind === 'shell' ? openingCd(next.code, answers) : null;
  if (target === null) return null;
  for (const from of [context.cwd, cwd]) if (await isDirectory(resolve(from, target))) return resolve(from, target);
  return null;
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
