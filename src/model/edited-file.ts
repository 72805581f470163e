/** Which file an edit changes, once its values are known. */
import { withAnswers } from './answer.ts';
import type { EditStep } from './plan.ts';

/** The file's name as the text or an answer gives it; null where neither does. */
export function editedFile({ file, fileInput, inputs }: EditStep, answers: Readonly<Record<string, string>>): string | null {
  if (fileInput !== null) return answers[fileInput] ?? null;
  return file === null ? null : withAnswers(file, inputs, answers);
}
