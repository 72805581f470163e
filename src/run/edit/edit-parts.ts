/** What an edit step changes: each file's name, and what its text becomes; for the run that does it, and the dry run that says so before. Pure. */
import { withAnswers } from '../../model/answer.ts';
import { editedFile } from '../../model/edited-file.ts';
import type { EditStep } from '../../model/plan.ts';
import type { Answers } from '../../model/run.ts';
import type { EngineWord } from '../../words/engine-words.ts';
import { applyDiff, readDiff } from './apply-diff.ts';
import { changeText, syntaxOf, type Edited } from './change-text.ts';
import { isElision } from './fragment.ts';

/** One file to change: its name in the document, and how. */
export interface EditPart {
  readonly name: string;
  readonly change: (text: string, file: string) => Edited | { readonly why: string };
  /** What the file is made with where it is not there; null where the text does not have it made. */
  readonly make: ((file: string) => { readonly text: string } | { readonly why: string }) | null;
}

/** Stands for a value until it is put in. */
const standIn = 'runbookValue7f3a';

/** None where the document does not say which file. @param say the engine's words, in the operator's language */
export function editParts(step: EditStep, answers: Answers, say: (key: EngineWord, values: Readonly<Record<string, string | number>>) => string): EditPart[] {
  /** Puts in the values of the step's own inputs, written `${NAME}`; any other `${…}` is the file's. */
  const fill = (text: string): string => withAnswers(text, step.inputs, answers);
  const named = editedFile(step, answers);
  if (step.syntax === 'diff') {
    if (step.inputs.some((name) => /[\n\r]/.test(answers[name] ?? '') && step.code.includes(`\${${name}}`))) return [];
    const files = readDiff(fill(step.code));
    return files.flatMap((file): EditPart[] => {
      const name = files.length === 1 ? (named ?? file.file) : file.file;
      return name === null ? [] : [{
        name, make: null, change: (text, path) => {
          const result = applyDiff(text, file);
          return 'text' in result ? { text: result.text, left: [] } : { why: say('edit-hunk', { file: path, line: file.hunks[result.hunk - 1]?.at ?? result.hunk }) };
        },
      }];
    });
  }
  const change: EditPart['change'] = (text, path) => {
    const result = changeText(text, step.code, syntaxOf(path, step.syntax), fill, path, step);
    if (!('fault' in result)) return result;
    const word = { path: 'edit-path', ambiguous: 'edit-ambiguous', parse: 'edit-parse', value: 'edit-value' } as const;
    return { why: say(word[result.fault], result.fault === 'parse' ? { file: path, why: result.what } : { file: path, path: fill(result.what) }) };
  };
  const make: EditPart['make'] = (path) => {
    if (step.code.split('\n').some((line) => isElision(line.replace(/^\s*(?:#|\/\/|--|;)?\s*/, '')))) return { why: say('edit-left-out', { file: path }) };
    const whole = (text: string): string => `${text.replace(/\s+$/, '')}\n`;
    if (syntaxOf(path, step.syntax) === 'lines') return { text: whole(fill(step.code)) };
    // Values as the file's syntax has them: put in by path where a word stands for each. In a key, or a part of one, they are text.
    const standing = change(whole(withAnswers(step.code, step.inputs, Object.fromEntries(step.inputs.map((name) => [name, standIn])))), path);
    const made = 'why' in standing || standing.text.includes(standIn) ? change(whole(fill(step.code)), path) : standing;
    return 'why' in made ? made : { text: made.text };
  };
  return named === null ? [] : [{ name: named, change, make: step.creates ? make : null }];
}
