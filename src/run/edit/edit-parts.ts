/** What an edit step changes: each file's name, and what its text becomes; for the run that does it, and the dry run that says so before. Pure. */
import { withAnswers } from '../../model/answer.ts';
import { editedFile } from '../../model/edited-file.ts';
import type { EditStep } from '../../model/plan.ts';
import type { Answers } from '../../model/run.ts';
import type { EngineWord } from '../../words/engine-words.ts';
import { applyDiff, readDiff } from './apply-diff.ts';
import { changeText, syntaxOf, type Edited } from './change-text.ts';

/** One file to change: its name in the document, and how. */
export interface EditPart {
  readonly name: string;
  readonly change: (text: string, file: string) => Edited | { readonly why: string };
}

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
        name, change: (text, path) => {
          const result = applyDiff(text, file);
          return 'text' in result ? { text: result.text, left: [] } : { why: say('edit-hunk', { file: path, line: file.hunks[result.hunk - 1]?.at ?? result.hunk }) };
        },
      }];
    });
  }
  return named === null ? [] : [{
    name: named, change: (text, path) => {
      const result = changeText(text, step.code, syntaxOf(path, step.syntax), fill);
      if (!('fault' in result)) return result;
      const word = { path: 'edit-path', ambiguous: 'edit-ambiguous', parse: 'edit-parse', value: 'edit-value' } as const;
      return { why: say(word[result.fault], result.fault === 'parse' ? { file: path, why: result.what } : { file: path, path: result.what }) };
    },
  }];
}
