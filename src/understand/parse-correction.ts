/** The words of a correction (`run=false timeout=30s confirm`) → names and values, and complaints about those nobody knows. */
import { allMatches } from '../model/all-matches.ts';
import { distance } from 'fastest-levenshtein';
import type { Message } from '../model/message.ts';
import { own } from '../model/own.ts';
import { correctionNames, foreignNames, spokenFlags } from './correction-names.ts';

export interface Parsed {
  readonly values: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
}

interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A name and its value, `true` for a bare name; and whether the value is written as a text (in quotes). */
export type Word = readonly [name: string, value: string, isText: boolean];

/** `name`, `name=value`, `name="a value"`, `name='a value'`; quotes may hold the other quote, or their own after a backslash. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const m of allMatches(text, /([A-Za-z_][\w.-]*)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"']\S*)))?/g)) {
    const quoted = m[2] ?? m[3];
    words.push([m[1] as string, quoted !== undefined ? quoted.replace(/\\(["'\\])/g, '$1') : (m[4]?.replace(/,$/, '') ?? 'true'), quoted !== undefined]);
  }
  return words;
}

/** The known name nearest to `name`, or null where none is near. */
function nearestName(name: string): string | null {
  const [best] = correctionNames.map((n) => ({ name: n.name, far: distance(n.name, name.toLowerCase()) })).toSorted((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(name.length / 3)) ? best.name : null;
}

/** A slip of the pen: one letter other, more or less, or two of them the other way round. */
function isSlip(name: string, known: string): boolean {
  const far = distance(known, name);
  return name.length > 2 && (far === 1 || far === 2 && [...name].toSorted().join('') === [...known].toSorted().join(''));
}

/** What only this program reads in an info string: beside it a word that nobody knows is meant for this program, too. */
const ours: ReadonlySet<string> = new Set(['run', 'kind', 'confirm', 'timeout', 'retry', 'cwd', 'when', 'check', 'expect', 'undo', 'dry', 'interactive', 'stays']);
/** Words of site generators and of other programs that read a fence. */
const others = /line|^(?:hl|data)[-_]|highlight|copy|hide|file|^(?:ins|del|mark|frame|wrap|collapse\w*|start\w*|lang\w*|class|style|theme|group|tabs?|sync\w*|diff|caption|twoslash|eval|echo|exec\w*|outputs?|results?|force|dedent|number\w*|icon|label|session|env|live|nolint|ignore\w*|skip\w*|no_\w+|should_\w+|editable|subs|options|opts|role)$/i;

/**
 * Takes names and values as written.
 * `strict`: every name has to be ours (a `runbook:` comment, a sidecar file); otherwise a name that is not ours belongs to
 * somebody else (a site generator's `linenos`), and is complained about only where it is a slip of the pen, or stands beside what is ours.
 */
export function parseCorrection(words: readonly Word[], spot: Spot, strict: boolean): Parsed {
  const values: Record<string, string> = {};
  const messages: Message[] = [];
  const complain = (message: string, note: string): void => void messages.push({ ...spot, severity: 'warning', rule: 'unknown-correction', message, note });
  const forUs = strict || words.some(([name]) => ours.has(name));
  for (const [written, given, isText] of words) {
    const foreign = foreignNames.find((f) => f.name === written);
    if (foreign) {
      const value = foreign.values ? own(foreign.values, given) ?? '' : given;
      if (foreign.as && value !== '') values[foreign.as] ??= foreign.as === 'id' ? value.replace(/[^\w.-]+/g, '-') : value;
      continue;
    }
    const known = correctionNames.find((n) => n.name === written);
    if (!known) {
      const near = nearestName(written);
      if (strict || near !== null && isSlip(written, near) || forUs && !others.test(written)) {
        // A slip of the pen in a word that keeps from running keeps from running.
        if (near === 'run' && own(spokenFlags, given.toLowerCase()) !== 'true') values['run'] ??= 'false';
        if (near === 'confirm' && given !== 'false') values['confirm'] ??= 'true';
        complain(`Unexpected correction \`${written}\`${near ? `, expected \`${near}\`` : ''}`, near ? `Write \`${near}\`.` : `Known are ${correctionNames.map((n) => n.name).join(', ')}.`);
      }
      continue;
    }
    const value = known.wants.startsWith('true or') ? own(spokenFlags, given.toLowerCase()) ?? given : given;
    // Not to be asked about is the ordinary case: nothing is to be said of it.
    if (written === 'confirm' && value === 'false') continue;
    if (known.takes(value) && !(given === 'true' && !isText && known.wants.startsWith('a '))) values[written] = value;
    // What cannot be understood of `run` keeps the block from running: an author who says something about it does not want it as it is.
    // A limit that nobody can read stays, for the run to refuse it: without it the step would go on for ever, and be done once.
    else {
      if (written === 'run') values['run'] = 'false';
      if (written === 'timeout' || written === 'retry') values[written] = value;
      complain(`Unexpected value \`${given}\` of the correction \`${written}\`, expected ${known.wants}`, `Write \`${written}=…\` with ${known.wants}.`);
    }
  }
  return { values, messages };
}
