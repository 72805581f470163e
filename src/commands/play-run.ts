/** `runbook log show --play`: what the terminal showed, again in its own time, made harmless as output is; space pauses, q ends. */
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { castEvents, type CastEvent } from '../record/export-cast.ts';
import type { RunRecord } from '../record/read-record.ts';
import { outputFilter } from '../show/output-filter.ts';
import { shellWord } from '../words/shell-word.ts';
import { tellRecord } from '../words/record-words.ts';
import type { StepTerminal } from '../model/run.ts';
import { stepTerminal } from '../world/step-terminal.ts';
import type { CommandContext } from './command.ts';
import { recordedStep } from './recorded-step.ts';

/** Pauses are cut to this where nothing else is said. In seconds. */
const usualIdle = 2;
const speeds = { least: 0.1, most: 100 } as const;

/** @param wanted a step's id or number; null for the whole run @throws Failure (exit 2) without a terminal, or for a step that is not in the run */
export async function playRun(record: RunRecord, wanted: string | null, { arguments: args, terminal, say }: CommandContext): Promise<ExitCode> {
  const keys = terminal.attended && terminal.shown ? stepTerminal() : null;
  const refuse = (message: string, advice: string): never => {
    throw new Failure({ message, exitCode: exitCode.usage, advice });
  };
  const number = (option: 'speed' | 'idle', usual: number, most: number): number => {
    const typed = args.value(option);
    const value = typed === null ? usual : Number(typed);
    return value >= speeds.least && value <= most ? value : refuse(tellRecord(say.language, 'play.number', { option: `--${option}`, value: typed ?? '', least: speeds.least, most }), say('usage.help-of', { command: 'log' }));
  };
  const speed = number('speed', 1, speeds.most);
  const idle = number('idle', usualIdle, 3600);
  const step = wanted === null ? null : recordedStep(record, wanted, say);
  if (keys === null) return refuse(tellRecord(say.language, 'play.terminal'), `runbook log export ${shellWord(record.run)} --format asciicast > ${shellWord(`${record.run}.cast`)}`);
  const events = await castEvents(record, { step, idle });
  terminal.tell(`${terminal.paintError('dim', tellRecord(say.language, 'play.keys'))}\n\n`);
  const ended = await playEvents(events, speed, keys, terminal.pass);
  terminal.pass('\u001B[0m\n');
  return ended === 'interrupted' ? exitCode.interrupted : exitCode.done;
}

/** Writes each event in its time; keys pause, go on, step, change the speed and end it. */
export async function playEvents(events: readonly CastEvent[], begin: number, keys: Pick<StepTerminal, 'take'>, write: (text: string) => void): Promise<'done' | 'interrupted'> {
  const filter = outputFilter();
  const state = { speed: begin, paused: false, once: false, end: null as 'quit' | 'interrupted' | null };
  const pressed: Readonly<Record<string, () => void>> = {
    ' ': () => { state.paused = !state.paused; },
    '.': () => { state.once = state.paused; },
    '+': () => { state.speed = Math.min(speeds.most, state.speed * 1.5); },
    '-': () => { state.speed = Math.max(speeds.least, state.speed / 1.5); },
    q: () => { state.end ??= 'quit'; },
    '\u0003': () => { state.end ??= 'interrupted'; },
    '\u0004': () => { state.end ??= 'interrupted'; },
  };
  let wake = (): void => undefined;
  const release = keys.take((typed) => {
    for (const key of typed) pressed[key]?.();
    wake();
  }, () => undefined);
  const wait = (milliseconds: number | null): Promise<void> => new Promise((resolve) => {
    const timer = milliseconds === null ? null : setTimeout(resolve, milliseconds);
    wake = () => {
      if (timer !== null) clearTimeout(timer);
      resolve();
    };
  });
  try {
    for (const [seconds, kind, text] of events) {
      // What is left of the pause, in seconds of the recording: a key may come in it.
      let left = seconds;
      while (state.end === null && !state.once && (left > 0 || state.paused)) {
        const from = performance.now();
        const { paused, speed } = state;
        await wait(paused ? null : (left / speed) * 1000);
        if (!paused) left -= ((performance.now() - from) / 1000) * speed + 0.001;
      }
      state.once = false;
      if (state.end !== null) break;
      if (kind === 'o') write(filter.pass(text));
    }
    write(filter.end());
  } finally {
    release();
  }
  return state.end === 'interrupted' ? 'interrupted' : 'done';
}
