/** Holds a command that takes back what the document did before, where nothing does it again: nobody deploys and tears down in one go. */
import type { CommandUnit, Guard, Language, Section, Unit } from '../../model/procedure.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { planReasons } from '../../words/reading-words.ts';
import { isStarted, startIn, stopIn, type Switching } from '../blocks/opposites.ts';

/** A command that does something, and one that takes it back; what is said of the shell itself (`sudo`, assignments) stands before them. */
interface Opposites {
  readonly does: RegExp;
  readonly takesBack: RegExp;
  /** Both name what they are about: to remove one package takes no other back. */
  readonly named?: boolean;
  /** Work of another kind, above which in the same block the rest is only put away ("merge, push, delete the branch"): the block does more than take back. */
  readonly beside?: RegExp;
}

const pair = (program: string, does: string, takesBack: string, named = false): Opposites => ({ does: command(program, does), takesBack: command(program, takesBack), named });
/** The program, its options and what it is told to do. */
const command = (program: string, words: string): RegExp => new RegExp(`^(?:\\w+=\\S*\\s+|sudo\\s+(?:-\\w+\\s+)*)*(?:${program})\\b[^|;&\\n]*?\\s(?:${words})(?=\\s|$)`, 'm');

/** From the programs' manuals. */
const opposites: readonly Opposites[] = [
  pair('docker[ -]compose|podman[ -]compose', 'up|start', 'down|stop|rm'),
  pair('docker|podman', 'run|start', 'stop|kill|rm'),
  pair('docker stack|docker service', 'deploy|create', 'rm'),
  pair('minikube|kind|k3d|vagrant|multipass|colima', 'start|create|up|launch', 'stop|delete|destroy|halt'),
  pair('helm', 'install|upgrade', 'uninstall|delete|rollback'),
  // A pod that is deleted comes again, and a job that is over is in the way of the next.
  pair('kubectl|oc', 'apply|create', 'delete(?!(?:\\s+-\\S+(?:\\s+[^-\\s]\\S*)??)*\\s+(?:pods?|po|jobs?)(?:\\s|/|$))'),
  pair('terraform|tofu|pulumi|cdk|serverless|sls|sam', 'apply|up|deploy', 'destroy|remove|delete'),
  pair('eksctl|gcloud|az|aws|doctl|heroku|flyctl|fly', 'create|\\S*:create|create-\\S+|launch', 'delete|\\S*:destroy|delete-\\S+|destroy|terminate-\\S+'),
  pair('apt|apt-get|yum|dnf|zypper|apk|brew|snap|pip3?|npm|gem', 'install|add', 'remove|purge|autoremove|uninstall|erase|del', true),
  pair('systemctl', 'enable', 'disable', true),
  // A link that is set to the new one, and again to the one that was there before.
  { does: /^(?:sudo\s+)?ln\s+(?:-\S+\s+)*(?!\S*(?:old|prev|last|former|backup|ancien|precedent))\S+\s+\S+/im, takesBack: /^(?:sudo\s+)?ln\s+(?:-\S+\s+)*\S*\$\{?(?:\w*_)?(?:old|prev\w*|last\w*|former|backup|ancien\w*|precedent\w*)(?:_\w+)?\b\S*\s+\S+/im, named: true },
  // Migrations: Rails, Laravel, TypeORM, Sequelize, Knex, Alembic, Flyway.
  { does: /\b(?:db:migrate|migrate|migrations?:(?:run|up|migrate)|migrate:(?:up|latest|run)|alembic upgrade)(?=\s|$)/m, takesBack: /\b(?:db:rollback|db:migrate:undo\S*|migrate:(?:rollback|down|reset)|migrations?:(?:revert|down|rollback|undo)|alembic downgrade|flyway undo)(?=\s|$)/m },
  { does: command('git', 'push'), takesBack: /^git (?:revert\b|reset\b[^|;&\n]*\s--hard\b|push\b[^|;&\n]*\s(?:--delete|-d|:\S+)(?=\s|$)|tag\b[^|;&\n]*\s(?:--delete|-d)\b)/m, beside: /^git (?:(?:merge(?!\s+--abort)|cherry-pick(?!\s+--abort)|commit)\b|push\b(?![^|;&\n]*\s(?:--delete|-d|:\S+)(?=\s|$)))/m },
];

/** The last words of a command, its options off: what it is about. */
const objects = (command: string): readonly string[] => command.split(/\s+/).filter((w) => !w.startsWith('-')).slice(command.startsWith('sudo ') ? 3 : 2).map((w) => w.replace(/\.service$/, ''));
const sharesObject = (one: string, other: string): boolean => objects(one).some((w) => objects(other).includes(w));

/** What waits for a question of its own (updating, below installing) does nothing again by itself. */
const isAsked = (unit: Unit): boolean => unit.guards.some((g) => g.kind === 'optional' || g.kind === 'condition');

/**
 * A unit that takes back what a unit of another section before it did waits for the question whether that is meant, unless something after it does it
 * again (an upgrade stops, changes and starts); so does one that only stops what was started, whatever it is started with, right above as well: nobody starts and stops it without a look. Over 560 documents 19 steps in 10: tearing down at the end, menus of commands, releases that went wrong.
 * Naming the section answers it.
 * @param units in document order
 */
export function readTakenBack(sections: readonly Section[], units: readonly Unit[], language: Language): Unit[] {
  const typed = units.filter((u): u is CommandUnit => u.kind === 'commands' && u.effect !== 'read');
  const starting = typed.map((unit) => ({ unit, starts: unit.commands.flatMap((c) => startIn(c) ?? []) })).filter(({ starts }) => starts.length > 0);
  return units.map((unit, i) => {
    if (unit.kind !== 'commands' || unit.effect === 'read' || unit.guards.some((g) => g.kind === 'condition')) return unit;
    const held = (before: CommandUnit, done: string): Unit => {
      const guard: Guard = { kind: 'condition', environment: null, text: planReasons.takesBack[language].replace('{line}', String(before.place.line)).replace('{command}', () => (done.split('\n')[0] ?? '').slice(0, 80)), line: sections[unit.section]?.line ?? unit.place.line };
      return { ...unit, guards: [...unit.guards, guard] };
    };
    for (const { does, takesBack, named = false, beside } of opposites) {
      if (!unit.commands.some((c) => takesBack.test(c))) continue;
      const last = unit.commands.findLastIndex((c) => takesBack.test(c));
      if (beside !== undefined && unit.commands.slice(0, unit.commands.findIndex((c) => takesBack.test(c))).some((c) => beside.test(c))) continue;
      if (unit.commands.some((c, i) => i > last && does.test(c)) || typed.some((u) => u.place.line > unit.place.line && !isAsked(u) && u.commands.some((c) => does.test(c)))) continue;
      const undone = unit.commands.filter((c) => takesBack.test(c));
      const same = (c: string): boolean => does.test(c) && (!named || undone.some((u) => sharesObject(u, c)));
      const before = typed.findLast((u) => u.place.line < (sections[unit.section]?.line ?? 0) && u.commands.some(same));
      const done = before?.commands.find(same);
      if (before === undefined || done === undefined) continue;
      return held(before, done);
    }
    const stops = unit.commands.flatMap((c) => stopIn(c) ?? []);
    if (stops.length === 0 || isAsked(unit) || !unit.commands.every((c) => stops.some((s) => s.command === c) || effectsOf(c).every((e) => e.effect === 'read'))) return unit;
    const anew = (start: Switching): boolean => stops.some((s) => isStarted(start, s));
    const begins = (start: Switching): boolean => anew(start) && !/\brestart\b/.test(start.command);
    const before = starting.findLast(({ unit: u, starts }) => (u.place.line < (sections[unit.section]?.line ?? 0) || u === units[i - 1]) && starts.some(begins));
    const done = before?.starts.find(begins)?.command;
    return before === undefined || done === undefined || starting.some(({ unit: u, starts }) => u.place.line > unit.place.line && !isAsked(u) && starts.some(anew)) ? unit : held(before.unit, done);
  });
}
