/** Files of plain settings (`key value`, `key = value`): whether a line is put in beside the one that sets its key, or takes its place; pure. */

interface Setting {
  readonly key: string;
  readonly sign: '=' | ':' | ' ';
  readonly value: string;
}

/** What a line sets, comments behind it left out; null where it sets nothing. */
export function settingOf(line: string): Setting | null {
  const [, key, sign = '', value = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)(\s*=\s*|\s*:\s+|\s+)(\S.*)$/.exec(line) ?? [];
  if (key === undefined) return null;
  const mark = sign.trim();
  return { key: key.toLowerCase(), sign: mark === '=' || mark === ':' ? mark : ' ', value: value.replace(remark, '').replace(/\s*;?\s*$/, '') };
}

const remark = /\s+#.*$/;

/** Names of files of settings, and of those whose lines stand beside each other although they open alike. */
const settingsFile = /(?:\.(?:conf|cnf|cfg|config|ini|properties|rc)|[._-]config|rc)$|^\/(?:usr\/local\/)?etc\//i;
const listFile = /(?:^|\/)(?:hosts(?:\.\w+)?|fstab|crontab|sudoers|exports|passwd|group|shadow|services|aliases|modules|environment|pg_(?:hba|ident)\.conf|resolv\.conf)$|\/(?:cron|sudoers|apt|modprobe|modules-load|profile)[^/]*(?:\/|$)|\.(?:list|rules)$/i;

/** Whether a file is one flat list of settings: without blocks in it, a key holds for all of it. */
export const isSettings = (file: string, lines: readonly string[]): boolean => settingsFile.test(file) && !listFile.test(file) && !lines.some((line) => /^\s*(?![#;]).*[{([]\s*$|^\s*<\w/.test(line));

/** Directives that stand several times, each adding to the others. */
const repeats = new Set('nameserver server pool peer host hostkey hostcertificate listen listenaddress acceptenv allowusers allowgroups denyusers denygroups include includedir import source load loadmodule allow deny permit acl alias export env environment setenv option push route rule map address interface filter subsystem'.split(' '));

const isSwitch = (value: string): boolean => /^["']?(?:yes|no|on|off|true|false|enabled?|disabled?|none)["']?$/i.test(value);
const isAmount = (value: string): boolean => /^[+-]?\d+(?:\.\d+)?\s?[a-z%]{0,5}$/i.test(value);
const isWord = (value: string): boolean => /^(?:"[^"]*"|'[^']*'|\S+)$/.test(value);

type Ruling = 'replace' | 'beside' | 'doubt';

/** By the form of both lines: the first row that fits tells. @param adds the text has the line added */
const rulings: readonly (readonly [fits: (old: Setting, fresh: Setting) => boolean, says: Ruling, whereAdded: Ruling])[] = [
  // Environment=A=1
  [(_, { value }) => /^["']?\w+=/.test(value), 'beside', 'beside'],
  [(old, fresh) => old.sign !== fresh.sign, 'doubt', 'doubt'],
  [({ sign }) => sign === '=', 'replace', 'replace'],
  [(old, fresh) => isSwitch(old.value) || isSwitch(fresh.value), 'replace', 'replace'],
  [({ key }) => repeats.has(key), 'doubt', 'beside'],
  // "Port 22", "Port 2222": both may be meant.
  [(old, fresh) => isAmount(old.value) && isAmount(fresh.value) || isWord(old.value) && isWord(fresh.value), 'replace', 'doubt'],
  [() => true, 'doubt', 'beside'],
];

/** What becomes of a line of settings: it takes the place of the one at `replace`, stands beside what is there, or nobody can know. */
export function placeOfSetting(lines: readonly string[], scope: readonly number[], line: string, adds: boolean): { readonly replace: number } | 'beside' | 'doubt' {
  const fresh = settingOf(line);
  if (fresh === null) return 'beside';
  const same = scope.flatMap((i) => {
    const old = settingOf(lines[i] ?? '');
    return old?.key === fresh.key ? [{ i, old }] : [];
  });
  const [only] = same;
  if (only === undefined) return 'beside';
  const [, says, whereAdded] = rulings.find(([fits]) => fits(only.old, fresh)) ?? [null, 'doubt' as const, 'doubt' as const];
  const ruling = adds ? whereAdded : says;
  if (ruling === 'replace') return same.length > 1 ? (fresh.sign === '=' || isSwitch(fresh.value) ? 'doubt' : 'beside') : { replace: only.i };
  return ruling === 'doubt' && same.length > 1 ? 'beside' : ruling;
}

/** The lines where such a line holds: before what holds for some alone (sshd_config(5), Match), within the section that was shown. */
export function scopeOf(lines: readonly string[], section: number | null): number[] {
  const ends = (line: string): boolean => (section === null ? /^Match\s/i.test(line) : /^\s*\[[^\]]+\]\s*$/.test(line));
  const from = section === null ? 0 : section + 1;
  const end = lines.findIndex((line, i) => i >= from && ends(line));
  return lines.slice(from, end < 0 ? undefined : end).map((_, i) => from + i);
}

/** The line as it is to be, set in as the one that it replaces, whose remark stays. */
export function inPlaceOf(old: string, fresh: string): string {
  const kept = remark.test(fresh) ? '' : (/["']/.test(old) ? '' : remark.exec(old)?.[0] ?? '');
  return `${/^\s*/.exec(old)?.[0] ?? ''}${fresh.trim()}${kept}`;
}
