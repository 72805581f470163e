/** The shape of the word tables that tell sections, steps for a person and inline commands apart; one table a language. */
import type { Context } from '../reading.ts';

/** What a word in a heading may speak of. Which role it speaks for, and how loud, is in `section-weights.ts`. */
export type HeadingWord =
  | 'prerequisites' | 'checklist' | 'preparation' | 'setup' | 'configuration' | 'install' | 'schedule' | 'verify' | 'check' | 'test' | 'monitor'
  | 'rollback' | 'restore' | 'backup' | 'trouble' | 'error' | 'faq' | 'remedy' | 'investigate' | 'cleanup' | 'delete' | 'overview' | 'background'
  | 'pointer' | 'example' | 'inventory' | 'explains' | 'howto' | 'deploy' | 'task' | 'steps' | 'maintenance' | 'emergency' | 'condition' | 'local' | 'after' | 'manual';

export type Purpose = Context['purpose'];

/** All entries are pattern sources without accents, in lower case, matched as whole words of folded text (`fold.ts`). */
export interface Words {
  /** Frequent words that only this language has. */
  readonly stops: readonly string[];
  readonly headings: Readonly<Record<HeadingWord, readonly string[]>>;
  readonly purposes: Readonly<Record<Purpose, readonly string[]>>;
  /** Words of a title or file name for a collection of tasks that stand alone, for one course of work, and for a report of what happened. */
  readonly collections: readonly string[];
  readonly courses: readonly string[];
  readonly reports: readonly string[];
  /** What a step opens with that goes on from the one before. */
  readonly goesOn: readonly string[];
  /** Words of a document about a developer's machine, and of one about servers; whole words, no patterns. */
  readonly developing: readonly string[];
  readonly serving: readonly string[];
  /** What is said of work that is done once per machine or project. */
  readonly once: readonly string[];
  /** What a heading says where a thing that runs already is brought up to date. */
  readonly updates: readonly string[];
  /** Data that is loaded for trying things out: a task of its own in an operations document. */
  readonly testData: readonly string[];
  /** Words that open an instruction and are not its verb ("then", "first"). */
  readonly openers: readonly string[];
  /** Words that open a clause standing before the instruction, up to its comma ("if …,", "once …,"). */
  readonly clauses: readonly string[];
  /** First words that tell somebody to do something. */
  readonly imperatives: readonly string[];
  /** The same in a document that says `tu` (elsewhere these forms are third persons), and the words that show it does. */
  readonly familiarImperatives: readonly string[];
  readonly familiarWords: readonly string[];
  /** Endings that tell so by themselves (French infinitives and -ez), and the words with such an ending that do not. */
  readonly imperativeEndings: readonly string[];
  readonly notImperatives: readonly string[];
  /** Verbs of a person at a screen: they tell also inside a sentence that opens with a place ("Under Settings select …"). */
  readonly screenVerbs: readonly string[];
  /** What a sentence opens with that only forbids, and that only tells what the reader will find. */
  readonly prohibitions: readonly string[];
  readonly expectations: readonly string[];
  /** Words that tell wherever they stand: strong ones everywhere, weak ones in an item of a numbered list only. */
  readonly obligations: readonly string[];
  readonly weakObligations: readonly string[];
  /** A look that is left to a person, said as a possibility: "you can check … by going to …". */
  readonly looksByGoing: readonly string[];
  /** Words that only offer the command below them: it helps with the instruction, and does not carry it out. */
  readonly offersCommand: readonly string[];
  /** What introduces a list of things that are told in detail further down. */
  readonly outlines: readonly string[];
  /** What stands before an obligation that is only told of ("what you must do is described below"). */
  readonly indirect: readonly string[];
  /** First words of a sentence that only points elsewhere or speaks to the reader. */
  readonly pointers: readonly string[];
  /** What stands just before a span that is run. */
  readonly beforeRun: readonly string[];
  /** What stands just before, or anywhere in the sentence of, a span that is only talked about. */
  readonly beforeMention: readonly string[];
  readonly aboutMention: readonly string[];
  /** What stands just after a span that is only talked about ("command", "affiche"). */
  readonly afterMention: readonly string[];
  /** What stands before a span that is forbidden, that only says how something is done, or that was run before. */
  readonly forbids: readonly string[];
  readonly passives: readonly string[];
  /** A script, a job or another machine as what runs the span that follows. */
  readonly runByOthers: readonly string[];
  readonly alreadyRun: readonly string[];
  /** Third persons that stand after a span as its verb. */
  readonly tellsWhatItDoes: readonly string[];
}
