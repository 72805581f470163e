/** Makes inputs of what a transcript types at a program's questions. */
import type { Dialogue, Input } from '../../model/procedure.ts';
import type { BlockReading } from '../reading.ts';
import { fold } from '../sections/fold.ts';
import { kindOf } from './kind-of.ts';
import { safeName, shortName } from './name-of.ts';

/** Words of a question that do not say what is asked for. */
const small = new Set('what is are was were the a an of to for do does did you your want would like please enter type give select choose which how many this that with and or in on it be will should can if quel quelle quels quelles est sont le la les l un une des du de d a au aux et ou en dans sur pour par qui que quoi doit doivent etre vous votre voulez souhaitez veuillez entrer entrez saisir saisissez choisir choisissez indiquer indiquez combien ce cette laquelle lequel auquel auxquels desquels'.split(' '));

/** `(Non/oui)`, `[y/N]`, `(yes|no)`: the options, in the order written. */
const choices = /[([]\s*([\p{L}]{1,8})\s*[/|]\s*([\p{L}]{1,8})(?:\s*[/|]\s*([\p{L}]{1,8}))?\s*[)\]]/u;

/** `Port [8080]:`: what is taken where nothing is typed names nothing. */
const takenOtherwise = /\s\[[^[\]]*\]\s?:\s*$/;

/** One input per question, however often it is asked; `taken` holds the names in use. */
export function readAnswers(blocks: readonly BlockReading[], taken: Set<string>): { readonly inputs: Input[]; readonly dialogue: Map<BlockReading, Dialogue[]> } {
  const byQuestion = new Map<string, Input>();
  const dialogue = new Map<BlockReading, Dialogue[]>();
  for (const block of blocks) {
    if (block.role !== 'transcript' || block.dialogue.length === 0) continue;
    const answers: Dialogue[] = [];
    for (const { question, typed, line } of block.dialogue) {
      const key = fold(question);
      const known = byQuestion.get(key);
      const input = known ?? inputOf(question, typed, line, taken);
      if (!known) byQuestion.set(key, input);
      else if (typed && !known.written.includes(typed)) byQuestion.set(key, { ...known, written: [...known.written, typed] });
      answers.push({ question, typed, input: input.name });
    }
    dialogue.set(block, answers);
  }
  return { inputs: [...byQuestion.values()], dialogue };
}

function inputOf(question: string, typed: string, line: number, taken: Set<string>): Input {
  const options = optionsOf(question);
  const words = fold(question.replace(choices, ' ').replace(takenOtherwise, '')).split(/[^\p{L}\p{N}]+/u).filter((w) => w && !small.has(w));
  const base = safeName(shortName(words.slice(0, 3).map((w) => w.toUpperCase().replace(/[^A-Z0-9]/g, '')).filter((w) => w !== '')) || 'ANSWER');
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
  taken.add(name);
  const kind = options ? 'choice' : kindOf(name, question) === 'secret' ? 'secret' : 'text';
  return {
    name, kind, source: 'answer', written: typed ? [typed] : [], example: typed === '' || kind === 'secret' ? null : typed, default: typed === '' ? '' : null,
    options, required: typed !== '', secret: kind === 'secret', pattern: null, context: question.trim(), line,
  };
}

function optionsOf(question: string): readonly string[] | null {
  const match = choices.exec(question);
  if (!match) return null;
  return [match[1], match[2], match[3]].filter((o) => o !== undefined);
}
