/** The public door for pages: what the reader's browser runs, by the same code as the runner; pure, no import of Node's. */
export { codeParts, quoteForShell, type CodePart } from './shell/quote.ts';
export { normaliseAnswer, refuseAnswer, type AnswerRefusal } from './model/answer.ts';
export { visibleCode } from './words/visible.ts';
export type { PlanInput } from './model/plan.ts';
