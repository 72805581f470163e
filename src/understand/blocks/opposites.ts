/** Whether a command takes back what another does: `compose up` and `compose down`, `systemctl start shop` and `systemctl stop shop`. */
import { wordsOf } from '../sections/one-with-more.ts';

/** What is done, and how it is taken back: sub-commands of the service managers, container engines and clouds, and the names of scripts for them. */
const pairs: readonly (readonly [does: string, undoes: string])[] = [['start', 'stop'], ['up', 'down'], ['enable', 'disable'], ['install', 'uninstall'], ['attach', 'detach'], ['cordon', 'uncordon'], ['on', 'off'], ['apply', 'destroy'], ['create', 'delete'], ['up', 'stop'], ['up', 'rm'], ['run', 'stop'], ['true', 'false'], ['encrypt', 'decrypt']];
const undoing = new Map<string, readonly string[]>([...new Set(pairs.map(([, undoes]) => undoes))].map((undoes) => [undoes, pairs.filter(([, u]) => u === undoes).map(([does]) => does)]));

/** The words of a command without its options, a script's name without its ending. */
export const bareWords = (command: string): readonly string[] => wordsOf(command).filter((word) => !word.startsWith('-')).map((word) => word.replace(/\.(?:sh|bash|py|ps1|bat)$/, ''));

/** Whether `command` is `before` with the contrary of its verb: all other words but options are the same, or fewer. */
export function takesBack(command: string, before: string): boolean {
  const [here, there] = [bareWords(command), bareWords(before)];
  return here.some((word, at) => {
    const stem = /^(?:(.*[/:_=-])?)(\w+)$/.exec(word);
    const contraries = stem === null ? undefined : undoing.get(stem[2] ?? '');
    if (stem === null || contraries === undefined || (at === 0 && stem[1] === undefined)) return false;
    return contraries.some((does) => there[at] === `${stem[1] ?? ''}${does}` && here.every((w, i) => i === at || w === there[i]));
  });
}

/** Words that set going, and those that stop; what starts anew does both. */
const starting = new Set(['start', 'up', 'restart', 'launch']);
const stopping = new Set(['stop', 'down', 'halt', 'shutdown', 'kill', 'quit']);
const anew = new Set(['restart', 'reload', 'try-restart', 'reload-or-restart', 'condrestart']);

/** The verb of a command, of its sub-command or its script's name (`bin/shop-stop.sh`, `make stop`), with what stands around it; null where it has none of `verbs`. */
function verbIn(command: string, verbs: ReadonlySet<string>): { readonly at: number; readonly before: string; readonly verb: string; readonly after: string } | null {
  for (const [at, word] of bareWords(command).entries()) {
    const found = /^((?:.*[/:_-])?)([a-z]+(?:-or-restart)?)((?:[_-].*)?)$/.exec(word);
    if (found && verbs.has(found[2] ?? '') && (at > 0 || found[1] !== '')) return { at, before: found[1] ?? '', verb: found[2] ?? '', after: found[3] ?? '' };
  }
  return null;
}

/** A command that starts or stops something, read once for all that it is held against. */
export interface Switching {
  readonly command: string;
  readonly verb: NonNullable<ReturnType<typeof verbIn>>;
  readonly words: readonly string[];
}

const withNow: ReadonlySet<string> = new Set([...starting, 'enable']);
const switching = (command: string, verbs: ReadonlySet<string>): Switching | null => {
  const verb = verbIn(command, verbs);
  return verb === null ? null : { command, verb, words: bareWords(command).map((w) => w.replace(/\.service$/, '')) };
};
/** A command that starts something (`enable --now` does as well); null for any other. */
export const startIn = (command: string): Switching | null => switching(command, /\s--now(?:\s|$)/.test(command) ? withNow : starting);
/** A command that stops something; null for any other. */
export const stopIn = (command: string): Switching | null => switching(command, stopping);

/** Whether `start` starts what `stop` stops: the same words but for the verb, or fewer of them (`systemctl start shop`, `systemctl stop shop`). */
export function isStarted({ verb: there, words: does }: Switching, { verb: here, words: undoes }: Switching): boolean {
  if (there.at !== here.at || there.before !== here.before || there.after !== here.after) return false;
  if (!does.slice(0, there.at).every((w, i) => w === undoes[i])) return false;
  const about = undoes.slice(here.at + 1);
  return about.length === 0 || about.some((w) => does.slice(there.at + 1).includes(w));
}

/** Whether of commands that all work on one thing some start it anew and some stop it, and none starts it below that: a list of what one can do, as nobody stops and starts anew. Commands that only look may stand among them. */
export function isLifecycle(commands: readonly string[], looks: (command: string) => boolean): boolean {
  const acting = commands.filter((c) => !looks(c));
  const verbs = acting.map((c) => verbIn(c, anyVerb));
  const [first] = verbs;
  if (acting.length < 2 || !first || verbs.some((v) => v === null || v.at !== first.at || v.before !== first.before || v.after !== first.after)) return false;
  const own = acting.map((c) => bareWords(c).filter((_, i) => i !== first.at).join(' '));
  const stopped = verbs.findLastIndex((v) => stopping.has(v?.verb ?? ''));
  if (new Set(own).size > 1 || stopped < 0 || new Set(verbs.map((v) => v?.verb)).size < verbs.length) return false;
  return !verbs.slice(stopped + 1).some((v) => v?.verb === 'start' || v?.verb === 'up') && verbs.some((v) => anew.has(v?.verb ?? ''));
}
const anyVerb: ReadonlySet<string> = new Set([...starting, ...stopping, ...anew, 'enable', 'disable']);
