/** What stands below "For example:", and what is the same for another one: a lead says it, and the command below. */
import type { Piece, Prose } from '../../model/document.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import type { Context } from '../reading.ts';
import { sentencesOf } from './guard-sentences.ts';
import { instructionOf } from './instruction.ts';

/** "For the sandbox please run:", below the same program for another one. */
const forAnother = /^\W*(?:for|pour) (?!\p{L}+(?:er|ir|re)(?!\p{L})|(?:example|instance|each|every|all|the (?:first|next|last)|exemple|chaque|tou)(?!\p{L}))[^,.:;]{2,50}?,? (?:please |you (?:can |have to |need to )?)?(?:run|use|execute|type|lance[rz]|exécute[rz]|utilise[rz])(?!\p{L})[^.]{0,60}$/iu;
const program = (source: string | undefined): string => /^\s*(?:sudo )?(\S+(?: [a-z]\S*)?)/m.exec(source ?? '')?.[1] ?? '';

/** What an example leaves to the reader is asked for as it is. */
const toFillIn = /<[^<>\n]{1,60}>|(?<!\p{L})(?:your|votre|vos)[-_ ]|change[-_ ]?me|\{\{|X{3}|example\.(?:com|org|net)|\/path\/to|\$\{?[A-Z]/iu;
/** "For example, to light one hall alone:" */
const ofOneWish = /^\W*\S+\.?(?: \S+)?,? (?:to|if|pour) /iu;
const several = /^\W*(?:examples|exemples)/iu;
/** "Use the option to see more. For example:": what one may want as well, and no step. */
const forWhoWants = /^\W*(?:to|pour)\s(?!\p{Lu})|^\W*(?:use|utilise[rz])\s[^.]*(?<!\p{L})(?:options?|flags?|variables?|parameters?|arguments?|paramètres?)(?!\p{L})/iu;

/**
 * Whether a block below "For example:" has the values of somebody else. Where the sentence before orders something, the block is how that is done,
 * unless a person was told it already. Over 1060 documents 70 blocks stand below one; of those held two thirds are examples alone.
 */
export function ofSomebodyElse({ language }: Context, pieces: readonly Piece[], part: readonly (string | null)[], index: number, source: string, above: string | undefined): boolean {
  const piece = pieces[index] as Prose;
  // the same again, with what one may want as well
  const again = part[index - 1] === 'machine' && program(above) !== '' && program(above) === program(source);
  const said = sentencesOf(piece.text);
  const wish = ofOneWish.test(said.at(-1)?.sentence ?? '');
  if ((toFillIn.test(wish ? source.replace(/\$\{?[A-Z]/g, '') : source) && !again) || !effectsOf(source).some((e) => e.effect !== 'read')) return false;
  if (wish) return true;
  if (several.test(said.at(-1)?.sentence ?? '')) return true;
  if (said.length < 2) return part[index - 1] === 'person';
  const before = said.at(-2)?.sentence ?? '';
  return forWhoWants.test(before) || instructionOf(before, { language, familiar: false }) === null;
}

/** Whether the last sentence of a lead has the program of the command above run again for another one. */
export const isForAnother = (sentence: string, above: string | undefined, below: string | undefined): boolean => forAnother.test(sentence) && program(below) !== '' && program(above) === program(below);
