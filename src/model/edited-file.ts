/** Which file an edit changes, once its values are known. */
import type { EditStep } from './plan.ts';

/** `${NAME}` in a text is the value of the step's input NAME; what has none stays as it is. */
export const withAnswers = (text: string, inputs: readonly string[], answers: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{([A-Za-z_]\w*)\}/g, (mark, name: string) => (inputs.includes(name) ? (answers[name] ?? mark) : mark));

/** The file's name as the text or an answer gives it; null where neither does. */
export function editedFile({ file, fileInput, inputs }: EditStep, answers: Readonly<Record<string, string>>): string | null {
  if (fileInput !== null) return answers[fileInput] ?? null;
  return file === null ? null : withAnswers(file, inputs, answers);
}
