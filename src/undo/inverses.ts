/** The table of inverses: which command takes another back, and under which condition; one row a command, each tried. */
import { gitInverses } from './git-inverses.ts';
import type { Both, DoneCommand, Inverse, InverseRow, Words } from './inverse.ts';

/** The namespace that kubectl and helm are told, or null for their own default. */
function namespaceOf(words: Words): string | null {
  const at = words.findIndex((w) => w === '-n' || w === '--namespace');
  return (at >= 0 ? words[at + 1] : words.find((w) => w?.startsWith('--namespace='))?.slice('--namespace='.length)) ?? null;
}

/** When systemd last saw it enter or leave a state: in the time of the step, or before. */
const sinceOf = (property: string): string => `since=$(systemctl show --property=${property} --value "$UNIT") && since=$(date --date="\${since:-@0}" +%s)`;
/** Where a rollback keeps when a unit was last left, before it stops it itself: what takes the run's own stop back looks there. */
const leftOf = (unit: string): string => `LEFT_${unit.replace(/\W/g, '_')}`;
const sinceLeft = (unit: string): string => `since=\${${leftOf(unit)}-$(systemctl show --property=ActiveExitTimestamp --value "$UNIT")} && since=$(date --date="\${since:-@0}" +%s)`;
const during = (property: string): string => `${sinceOf(property)} && [ "$since" -ge "$STEP_BEGAN" ] && [ "$since" -le "$STEP_ENDED" ]`;
const earlier = (property: string): string => `{ ${sinceOf(property)} && [ "$since" -lt "$STEP_BEGAN" ]; }`;

/** What takes back `systemctl DOES UNIT`, of one unit. */
function ofUnit(words: Words, does: string, undoes: string, how: { readonly holds: (unit: string) => Both; readonly guard: (unit: string) => string; readonly gone: (unit: string) => string; readonly before?: (unit: string) => string; readonly says: (unit: string) => Both }): Inverse | null {
  const [program, verb, unit, ...more] = words[0] === 'sudo' ? words.slice(1) : words;
  if (program !== 'systemctl' || verb !== does || more.length > 0 || typeof unit !== 'string') return null;
  return { code: `${how.before?.(unit) ?? ''}${words[0] === 'sudo' ? 'sudo ' : ''}systemctl ${undoes} "$UNIT"`, values: { UNIT: unit }, holds: how.holds(unit), guard: how.guard(unit), gone: { test: how.gone(unit), says: how.says(unit) } };
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const inverseRows: readonly InverseRow[] = [
  ...gitInverses,
  {
    command: 'mkdir FOLDER', undone: 'rmdir FOLDER', why: { en: 'mkdir without -p fails where the folder exists', fr: 'mkdir sans -p échoue si le dossier existe' }, condition: { en: 'it is empty', fr: 'il est vide' }, source: 'mkdir(1), rmdir(1)',
    inverse(done) {
      const { words } = done;
      if (words[0] !== 'mkdir' || words.length !== 2 || typeof words[1] !== 'string' || words[1].startsWith('-')) return null;
      return { code: 'rmdir -- "$FOLDER"', values: { FOLDER: words[1] }, holds: { en: `${words[1]} is empty`, fr: `${words[1]} est vide` }, guard: '[ -d "$FOLDER" ] && [ -z "$(ls -A -- "$FOLDER")" ]' };
    },
  },
  {
    command: 'mv FOLDER NEW', undone: 'mv NEW FOLDER', why: { en: 'the folder has its new name since the step', fr: 'le dossier a son nouveau nom depuis l’étape' }, condition: { en: 'nothing was put into it since, and the old name is free', fr: 'rien n’y a été mis depuis, et l’ancien nom est libre' }, source: 'mv(1), rename(2), stat(1)',
    inverse({ words, all }) {
      const [, from, to] = words;
      // What the step did in it stands in no list by its old name.
      if (all.some((other) => other !== words && other.some((w) => w === null || w.startsWith(`${to}/`)))) return null;
      if (words[0] !== 'mv' || words.length !== 3 || typeof from !== 'string' || typeof to !== 'string' || from.startsWith('-') || to.startsWith('-') || to.endsWith('/')) return null;
      // Where a folder of the new name was there before, it holds the old one now.
      return {
        code: 'mv -- "$NEW" "$FORMER"', values: { NEW: to, FORMER: from.replace(/\/+$/, '') }, holds: { en: `${to} is the folder that was ${from}, and ${from} is free`, fr: `${to} est le dossier qui était ${from}, et ${from} est libre` },
        guard: '[ -d "$NEW" ] && [ ! -L "$NEW" ] && [ ! -e "$FORMER" ] && [ ! -L "$FORMER" ] && [ ! -e "$NEW/$(basename -- "$FORMER")" ] && at=$(stat -c %Z -- "$NEW") && [ "$at" -ge "$STEP_BEGAN" ] && [ "$at" -le "$STEP_ENDED" ]',
      };
    },
  },
  {
    command: 'cp FILE COPY, where COPY was new', undone: 'rm COPY', why: { en: 'the copy was born during the step', fr: 'la copie est née pendant l’étape' }, condition: { en: 'it is still the same as the file', fr: 'elle est toujours identique au fichier' }, source: 'cp(1), stat(1)',
    inverse(done) {
      const { words } = done;
      const [, from, to] = words;
      if (words[0] !== 'cp' || words.length !== 3 || typeof from !== 'string' || typeof to !== 'string' || from.startsWith('-') || to.endsWith('/')) return null;
      return { code: 'rm -- "$COPY"', values: { COPY: to, ORIGINAL: from }, holds: { en: `${to} is still the same as ${from}, and was made by the step`, fr: `${to} est toujours identique à ${from}, et a été créé par l’étape` }, guard: '[ -f "$COPY" ] && cmp -s -- "$ORIGINAL" "$COPY" && birth=$(stat -c %W -- "$COPY") && [ "$birth" -ge "$STEP_BEGAN" ] && [ "$birth" -le "$STEP_ENDED" ]' };
    },
  },
  {
    command: 'apt-get install PACKAGE', undone: 'apt-get remove PACKAGE', why: { en: 'its output says that the package is new', fr: 'sa sortie dit que le paquet est nouveau' }, condition: { en: 'it is installed, and nothing else would go with it', fr: 'il est installé, et rien d’autre ne partirait avec lui' }, source: 'apt-get(8)',
    inverse(done) {
      const { words, log } = done;
      const program = words[0] === 'sudo' ? words[1] : words[0];
      if ((program !== 'apt-get' && program !== 'apt') || !words.includes('install') || words.some((w) => w === null)) return null;
      const names = (words as string[]).slice(words.indexOf('install') + 1).filter((w) => !w.startsWith('-'));
      const fresh = /following NEW packages will be installed:\n((?: {2}.*\n?)+)/.exec(log)?.[1]?.split(/\s+/).filter(Boolean) ?? [];
      const [name] = names;
      if (names.length !== 1 || name === undefined || !fresh.includes(name)) return null;
      return { code: `${words[0] === 'sudo' ? 'sudo ' : ''}apt-get remove --yes "$PACKAGE"`, values: { PACKAGE: name }, holds: { en: `${name} is installed, and nothing else would be removed with it`, fr: `${name} est installé, et rien d’autre ne serait supprimé avec lui` }, guard: 'dpkg-query --show --showformat=\'${db:Status-Abbrev}\' "$PACKAGE" 2>/dev/null | grep -q ^ii && [ "$(apt-get --simulate remove "$PACKAGE" | grep -c "^Remv ")" = 1 ]' };
    },
  },
  {
    command: 'systemctl start UNIT', undone: 'systemctl stop UNIT', why: { en: 'the unit became active during the step', fr: 'l’unité est devenue active pendant l’étape' }, condition: { en: 'it is active, and has not been started again since', fr: 'elle est active, et n’a pas été relancée depuis' }, source: 'systemctl(1)',
    inverse: (done) => ofUnit(done.words, 'start', 'stop', {
      holds: (unit) => ({ en: `${unit} is active, and became so during the step`, fr: `${unit} est actif, et l’est devenu pendant l’étape` }), guard: () => `systemctl is-active --quiet "$UNIT" && ${during('ActiveEnterTimestamp')}`,
      before: (unit) => `${leftOf(unit)}=$(systemctl show --property=ActiveExitTimestamp --value "$UNIT")\n`,
      gone: () => `[ "$(systemctl is-active "$UNIT")" = inactive ] || ${earlier('ActiveEnterTimestamp')}`, says: (unit) => ({ en: `${unit} is not active any more, or was before the step: there is nothing to take back`, fr: `${unit} n’est plus actif, ou l’était déjà avant l’étape : il n’y a rien à défaire` }),
    }),
  },
  {
    command: 'systemctl stop UNIT', undone: 'systemctl start UNIT', why: { en: 'the unit was active until the step', fr: 'l’unité était active jusqu’à l’étape' }, condition: { en: 'it is not active, and nobody else has started and stopped it since', fr: 'elle n’est pas active, et personne d’autre ne l’a relancée puis arrêtée depuis' }, source: 'systemctl(1)',
    inverse: (done) => ofUnit(done.words, 'stop', 'start', {
      holds: (unit) => ({ en: `${unit} was active until the step, and is not now`, fr: `${unit} était actif jusqu’à l’étape, et ne l’est plus` }), guard: (unit) => `! systemctl is-active --quiet "$UNIT" && ${sinceLeft(unit)} && [ "$since" -ge "$STEP_BEGAN" ] && [ "$since" -le "$STEP_ENDED" ]`,
      gone: (unit) => `systemctl is-active --quiet "$UNIT" || { ${sinceLeft(unit)} && [ "$since" -lt "$STEP_BEGAN" ]; }`, says: (unit) => ({ en: `${unit} is active, or was not before the step either: there is nothing to take back`, fr: `${unit} est actif, ou ne l’était pas non plus avant l’étape : il n’y a rien à défaire` }),
    }),
  },
  {
    command: 'kubectl set image WORKLOAD CONTAINER=IMAGE', undone: 'kubectl rollout undo WORKLOAD', why: { en: 'its output says that the image was updated, which makes a revision; a restart makes none that could be gone back to', fr: 'sa sortie dit que l’image a été mise à jour, ce qui crée une révision ; un redémarrage n’en crée aucune à laquelle revenir' }, condition: { en: 'the workload still runs that image, and has an earlier revision', fr: 'la charge exécute toujours cette image, et a une révision antérieure' }, source: 'kubectl reference, set image, rollout undo',
    inverse(done) {
      const { words, log } = done;
      const at = words.indexOf('image');
      if (words[0] !== 'kubectl' || at < 2 || words[at - 1] !== 'set' || words.includes(null)) return null;
      const what = words.find((w): w is string => typeof w === 'string' && /^(deployment|deploy|daemonset|ds|statefulset|sts)\//.test(w));
      const images = words.slice(at + 1).flatMap((w) => (typeof w === 'string' && /^[\w.-]+=\S+$/.test(w) && !w.startsWith('-') ? w.slice(w.indexOf('=') + 1) : []));
      const [image] = images;
      if (what === undefined || image === undefined || images.length > 1) return null;
      if (!new RegExp(`^\\S+/${literally(what.split('/')[1] ?? '')} image updated`, 'm').test(log)) return null;
      return {
        code: 'kubectl ${NAMESPACE:+--namespace "$NAMESPACE"} rollout undo "$WORKLOAD"', values: { WORKLOAD: what, NAMESPACE: namespaceOf(words) ?? '', IMAGE: image },
        holds: { en: `${what} still runs ${image}, and has an earlier revision`, fr: `${what} exécute toujours ${image}, et a une révision antérieure` },
        guard: 'kubectl ${NAMESPACE:+--namespace "$NAMESPACE"} get "$WORKLOAD" --output "jsonpath={range .spec.template.spec.containers[*]}{.image}{\'\\n\'}{end}" | grep -Fxq -- "$IMAGE" && [ "$(kubectl ${NAMESPACE:+--namespace "$NAMESPACE"} rollout history "$WORKLOAD" | grep -c "^[0-9]")" -ge 2 ]',
      };
    },
  },
  {
    command: 'helm upgrade RELEASE', undone: { en: 'helm rollback RELEASE, to the revision before', fr: 'helm rollback RELEASE, à la révision d’avant' }, why: { en: 'its output says which revision it made', fr: 'sa sortie dit quelle révision elle a créée' }, condition: { en: 'the release is still at that revision', fr: 'la release en est toujours à cette révision' }, source: 'helm reference, upgrade, rollback',
    inverse(done) {
      const { words, log } = done;
      const name = words[0] === 'helm' && words[1] === 'upgrade' && !words.includes(null) ? words.slice(2).find((w, i, all) => typeof w === 'string' && !w.startsWith('-') && !['-n', '--namespace', '-f', '--values', '--set', '--version', '--timeout'].includes(all[i - 1] ?? '')) : undefined;
      if (typeof name !== 'string') return null;
      const revision = Number(new RegExp(`^NAME: ${literally(name)}$(?:(?!^NAME: )[^])*?^REVISION: (\\d+)$`, 'm').exec(log)?.[1] ?? 0);
      if (revision < 2) return null;
      const namespace = namespaceOf(words);
      return {
        code: `helm ${namespace === null ? '' : '--namespace "$NAMESPACE" '}rollback "$RELEASE" "$BEFORE"`, values: { RELEASE: name, REVISION: String(revision), BEFORE: String(revision - 1), ...(namespace === null ? {} : { NAMESPACE: namespace }) },
        holds: { en: `${name} is still at revision ${revision}`, fr: `${name} en est toujours à la révision ${revision}` },
        guard: `[ "$(helm ${namespace === null ? '' : '--namespace "$NAMESPACE" '}history "$RELEASE" --max 1 | tail -n 1 | cut -f1 | tr -d ' ')" = "$REVISION" ]`,
      };
    },
  },
];

/** The inverse of a command that succeeded, or null where the table knows none. */
export function inverseOf(done: DoneCommand): { readonly row: InverseRow; readonly inverse: Inverse } | null {
  for (const row of inverseRows) {
    const inverse = row.inverse(done);
    if (inverse !== null) return { row, inverse };
  }
  return null;
}
