/** What can be seen of a block that is the content of a file, for its being written there or only shown: forms, which hold in documents that no rule was cut on. */
import type { BlockReading } from '../reading.ts';
import { instructionOf } from '../sections/instruction.ts';
import type { Speech } from '../sections/instruction.ts';
import type { BlockLook } from './block-look.ts';
import { codeTags } from './code-shape.ts';
import { orderedAbout } from './file-rules.ts';
import { shellTags } from './shell-tags.ts';
import { lastSentence } from './view-block.ts';
import { words } from './words.ts';

/** By the form of a file's name: a place on the machine (a crontab is one), a hidden file, one below a folder, a name alone. */
const fileForms: readonly (readonly [name: string, form: RegExp])[] = [
  ['on the machine', /^(?:~?\/|[A-Z]:\\|\$HOME|crontab$)/], ['hidden', /^\./], ['below a folder', /\//], ['a name', /^/],
];

/** By the block's label. */
const syntaxes: readonly (readonly [name: string, tag: RegExp])[] = [
  ['none', /^$/], ['yaml', /^ya?ml$/], ['json', /^json/], ['page or template', /^(?:md|markdown|html|rst|jinja.*|te?xt)$/],
];

function syntaxOf(tag: string): string {
  if (shellTags.has(tag)) return 'shell';
  if (Object.hasOwn(codeTags, tag)) return 'code';
  return syntaxes.find(([, form]) => form.test(tag))?.[0] ?? 'file format';
}

/** What the text before the block does: it orders a change, orders something else, speaks of a change, or none of them. Where it only joins ("Example:"), what stands above tells. */
function leadOf({ view, file }: BlockLook, speech: Speech): string {
  if (view.leadIsHeading) return 'a heading';
  const [lead, before] = view.above ? [lastSentence(view.above), view.above] : [view.lead, view.before];
  const verb = instructionOf(lead, speech)?.verb ?? null;
  const orders = verb !== null || words.editOrder.test(lead);
  if (orders && (words.edit.test(lead) || words.changes.test(verb ?? '')) || file !== null && orderedAbout(before, file.file)) return 'orders a change';
  return orders ? 'orders something else' : words.edit.test(lead) ? 'speaks of a change' : 'orders nothing';
}

/** How the text names the file: as the block's rules saw it, by the command before that opened it in an editor, or by the block itself. */
function namedHow({ file, opened }: BlockLook, edited: string | null): string {
  if (opened?.kind === 'editor' && (file === null || file.how === 'paragraph')) return 'in an editor';
  return file?.how ?? (edited === 'crontab' ? 'as a crontab' : edited === null ? 'nowhere' : 'after');
}

/**
 * What is seen of the block and of the text before it.
 * @param role what the evidence makes of it
 * @param edited the file that it would be put into
 */
export function ownEditTraits(look: BlockLook, role: BlockReading['role'], edited: string | null, speech: Speech): Map<string, string> {
  const { view } = look;
  return new Map([
    ['always', ''], [`evidence:${role}`, role], [`lead:${leadOf(look, speech)}`, view.lead],
    [`file:${edited === null ? 'none' : fileForms.find(([, form]) => form.test(edited))?.[0]}`, edited ?? ''], [`named:${namedHow(look, edited)}`, edited ?? ''],
    [`label:${syntaxOf(view.tag)}`, view.tag], [`section:${view.sectionRole ?? 'procedure'}`, view.headings[0] ?? ''],
  ]);
}

/** What the blocks before and after it in its section are: what is written is followed by commands, what is shown stands among what is shown. */
export function besideTraits(before: BlockReading | null, after: BlockReading | null): readonly (readonly [string, string])[] {
  const roleOf = (b: BlockReading | null): string => (b === null ? 'nothing' : b.role === 'transcript' || b.role === 'script' ? 'run' : b.role);
  return [[`before it:${roleOf(before)}`, ''], [`after it:${roleOf(after)}`, '']];
}
