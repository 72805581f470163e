/** Answers a program that asks: each answer of the transcript goes to the question it belongs to, in whatever order, once; never blindly. */
import type { PlanAnswer, ScriptStep, ShellStep } from '../model/plan.ts';
import { matchQuestion } from './match-question.ts';
import { plain } from './expectation.ts';
import type { RunContext } from './run-context.ts';

/** After output has stood still for so long it is looked whether a program waits. In milliseconds. */
const quiet = 120;
/** Without a sign that it waits, a silent program is remarked on after this. In milliseconds. */
const longSilence = 30_000;

export class Dialogue {
  readonly #context: RunContext;
  readonly #step: ShellStep | ScriptStep;
  #left: PlanAnswer[];
  /** Output since the last answer. */
  #tail = '';
  #timer: ReturnType<typeof setTimeout> | null = null;
  #silence = 0;
  #ended = false;
  #asking = false;
  readonly expected: number;
  /** The question that nobody could answer, for which the step was stopped. */
  unanswered: string | null = null;

  constructor(context: RunContext, step: ShellStep | ScriptStep) {
    this.#context = context;
    this.#step = step;
    this.#left = [...step.answers];
    this.expected = step.answers.length;
  }

  heard(text: string): void {
    if (this.expected === 0) return;
    this.#tail = (this.#tail + text).slice(-8192);
    this.#silence = 0;
    this.#try();
    this.#watch(quiet);
  }

  end(): void {
    this.#ended = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Answers when the tail is a question that an answer belongs to. */
  #try(): void {
    const lines = plain(this.#tail).trimEnd();
    const answer = matchQuestion(lines, this.#left);
    if (!answer) return;
    this.#left = this.#left.filter((other) => other !== answer);
    this.#tail = '';
    this.#send(this.#context.ready.answers[answer.input] ?? '', answer.question, answer.input);
  }

  #send(value: string, question: string, input: string | null): void {
    this.#context.emit({ type: 'question-answered', id: this.#step.id, question, input });
    this.#context.keeper.send({ type: 'input', text: `${value}${this.#context.terminals ? '\r' : '\n'}` });
  }

  #watch(after: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (!this.#ended) this.#timer = setTimeout(() => void this.#look(), after);
  }

  /** Output stands still: does a program wait for a line? Only then is anybody asked, or the step stopped. */
  async #look(): Promise<void> {
    if (this.#ended || this.#asking) return;
    const question = plain(this.#tail).trimEnd().split('\n').at(-1)?.trim() ?? '';
    const { operator } = this.#context.ports;
    // On a terminal the operator sees the question and types.
    if (operator.terminal && this.#context.ports.world.terminal && this.#context.terminals) return;
    const waits = this.#context.terminals && question !== '' && (await this.#context.keeper.waiting());
    if (this.#ended) return;
    if (!waits) {
      this.#silence += quiet;
      if (this.#silence >= longSilence && question !== '') {
        this.#silence = Number.NEGATIVE_INFINITY;
        this.#context.warn(this.#step.id, 'silent', { seconds: longSilence / 1000, question });
      }
      return this.#watch(quiet);
    }
    this.#asking = true;
    const typed = await this.#context.ask(() => operator.programAsks(this.#step, this.#context.mask(question))).catch(() => null);
    this.#asking = false;
    if (this.#ended) return;
    if (typed === null) {
      this.unanswered = question;
      this.#context.keeper.send({ type: 'signal', signal: 'SIGINT' });
      setTimeout(() => this.#ended || this.#context.keeper.send({ type: 'kill' }), 2000).unref();
      return;
    }
    this.#tail = '';
    this.#send(typed, question, null);
  }
}
