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
