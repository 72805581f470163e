/** Plan → for each step whether it could be undone after a run, and how; pure. What really can be is only known from the run's record. */
import { isOwnCrontab, typedElsewhere } from '../model/for-person.ts';
import { worst } from '../model/effect.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { Language } from '../model/procedure.ts';
import type { Answers } from '../model/run.ts';
import { commandsOf } from '../shell/commands-of.ts';
import { effectsOf } from '../shell/effects-of.ts';
import { filesChangedBy } from '../shell/file-changes.ts';
import { knownWords } from '../shell/known-words.ts';
import { fill } from '../words/say.ts';
import { undoWords } from '../words/undo-table.ts';
import { commits, needsNothing } from './git-here.ts';
import { inverseOf } from './inverses.ts';
import { standsAlone } from './only-reads.ts';

export interface UndoProspect {
  /** `author`: his `undo=`; `table`: each command that changes something has an inverse; `backup`: the old bytes are kept; `none`: not at all, or not all of it. */
  readonly how: 'nothing' | 'author' | 'table' | 'backup' | 'person' | 'none';
  /** For a person. */
  readonly text: string;
}

export interface UndoProspects {
  readonly steps: ReadonlyMap<string, UndoProspect>;
  /** The first step after which not everything can be taken back, or null. */
  readonly noReturn: string | null;
}

/** @param run the ids of the steps that will run @param answers as far as they are known; the name of an unknown value stands for it */
export function undoProspects(plan: Plan, run: readonly string[], answers: Answers, language: Language): UndoProspects {
  const steps = new Map<string, UndoProspect>();
  const values = new Map([['HOME', '⟨HOME⟩'] as [string, string], ...plan.inputs.map((i): [string, string] => [i.name, `⟨${i.name}⟩`]), ...Object.entries(answers)]);
  const runs = new Set(run);
  const pushed = plan.steps.findLastIndex((s) => runs.has(s.id) && s.kind === 'shell' && /\bgit\b.*\bpush\b/.test(s.code));
  for (const [i, step] of plan.steps.entries()) if (runs.has(step.id)) steps.set(step.id, prospectOf(step, values, i <= pushed, language));
  const noReturn = plan.steps.find((s) => steps.get(s.id)?.how === 'none')?.id ?? null;
  return { steps, noReturn };
}

function prospectOf(step: Step, values: Map<string, string>, pushed: boolean, language: Language): UndoProspect {
  const say = (key: keyof typeof undoWords, fields: Record<string, string> = {}): string => fill(undoWords[key][language], fields, language);
  if (step.inside !== undefined) return { how: 'person', text: '' };
  if (step.undo !== null) return { how: 'author', text: say('could.author') };
  if (isOwnCrontab(step)) return { how: 'person', text: '' };
  if (step.kind === 'edit') return { how: 'backup', text: say(step.creates ? 'could.made' : 'could.backup') };
  if (step.kind === 'manual') return { how: 'person', text: '' };
  if (step.effect === 'read') return { how: 'nothing', text: '' };
  if (step.kind === 'shell' && typedElsewhere(step) !== '') return { how: 'none', text: say('could.not', { commands: step.session?.command ?? '' }) };
  if (step.kind === 'script') return { how: 'none', text: say('could.none') };
  const undone = new Set<string>();
  const without: string[] = [];
  // Where it will stand is not known yet; what it names is kept all the same.
  const named = new Set((filesChangedBy(step.code, '/', values) ?? []).map(({ at }) => at));
  for (const [at, command] of commandsOf(step.code).commands.entries()) {
    const words = knownWords(command, values);
    if (named.has(at)) continue;
    const found = standsAlone(command) && !(pushed && commits(words)) ? inverseOf({ words, log: assumedLog(words), all: [words] }) : null;
    if (found !== null) undone.add(typeof found.row.undone === 'string' ? found.row.undone : found.row.undone[language]);
    // An assignment alone has no words: what it runs is a command of its own here. Git keeps where a checkout was, in any folder.
    else if (command.words.length > 0 && worst(effectsOf(command.text).map((e) => e.effect)) !== 'read' && !needsNothing(words, true, pushed)) without.push(command.words.slice(0, 2).filter((w, i) => i === 0 || /^[a-z][\w:-]*$/.test(w)).join(' '));
  }
  if (without.length > 0) return { how: 'none', text: say('could.not', { commands: [...new Set(without)].slice(0, 4).join(', ') }) };
  if (undone.size === 0) return named.size > 0 ? { how: 'backup', text: say('could.files') } : { how: 'nothing', text: '' };
  return { how: 'table', text: say('could.table', { undone: [...undone].join('; ') }) };
}

/** What the tool would print where the inverse depends on it: that something is new. */
function assumedLog(words: readonly (string | null)[]): string {
  const last = words.at(-1) ?? '';
  const name = (last ?? '').split(':').at(-1) ?? '';
  if (commits(words)) return '[HEAD 1111111] …\n';
  if (words[0] === 'git' && words[1] === 'push') return /\d+\.\d+|^refs\/tags\/|TAG|VERSION/i.test(name) ? ` * [new tag]  ${name} -> ${name.replace('refs/tags/', '')}` : `   1111111..2222222  ${name} -> ${name}`;
  if (words[0] === 'helm') return words.map((w) => `NAME: ${w}\nREVISION: 2\n`).join('');
  if (words[0] === 'kubectl') return words.map((w) => `apps/${w?.split('/')[1] ?? ''} image updated\n`).join('');
  return `The following NEW packages will be installed:\n  ${words.filter((w) => w !== null && !w.startsWith('-')).join(' ')}\n`;
}
