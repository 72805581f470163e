/** Programs that run a task of the project by its name: make, npm run, rake, artisan, manage.py, playbooks. */
import type { CommandWords } from './words.ts';
import { taskNameEffect } from './task-names.ts';
import { gravest } from './judgement.ts';
import type { Judgement } from './judgement.ts';

/**
 * Runners and the sub-words before the task's name; `all`: every word is a task (make a b). How to add: programs, then
 * the ways to say run. From each tool's own manual.
 */
const runners: readonly { readonly programs: string; readonly subs: string; readonly all?: boolean }[] = [
  { programs: 'make gmake just task rake mage ant invoke inv fab phing doit mask nox lein sbt gradle gradlew mvn mvnw dev script/dev poe taskipy buildout', subs: '', all: true },
  { programs: 'tox pre-commit', subs: '', all: true },
  { programs: 'npm pnpm yarn bun deno mise rtx turbo nx lerna moon', subs: 'run run-script task', all: false },
  { programs: 'yarn pnpm bun npm', subs: '' },
  { programs: 'composer', subs: 'run run-script exec' },
  { programs: 'composer', subs: '' },
  { programs: 'rails artisan console manage django-admin flask spark craft occ bin/console wp-cli bench mix phoenix gulp grunt dotnet-ef adonis ace cake yii yiic typo3 typo3cms n98-magerun2 magento sail tootctl hanami', subs: '' },
  { programs: 'ansible-playbook', subs: '', all: true },
  { programs: 'cap dep envoy mina shipit kamal pyinvoke', subs: '', all: true },
];

/** What a runner does by the name of its task, or null. */
export function runnerJudgement(command: CommandWords): Judgement | null {
  for (const runner of runners) {
    if (!runner.programs.split(' ').includes(command.program)) continue;
    let names = command.positionals.filter((w) => !/^\w+=/.test(w));
    if (runner.subs !== '') {
      const at = names.findIndex((w) => runner.subs.split(' ').includes(w));
      if (at < 0) continue;
      names = names.slice(at + 1, at + 2);
    } else if (/^(?:workspace|workspaces|--filter)$/.test(names[0] ?? '')) names = names.slice(/^workspaces$/.test(names[0] ?? '') ? 1 : 2).filter((w) => w !== 'run' && w !== 'foreach');
    // `make clean` takes off what a build makes again; the same word as a task of an application empties its data.
    if (/^(?:flask|manage|artisan|rails|console|django-admin|tootctl)$/.test(command.program) && names[0] === 'clean') return { effect: 'destroy', why: 'a task of the application named clean' };
    if (command.options.has('--all') && names.some((n) => /rollback|downgrade|undo|revert/i.test(n))) return { effect: 'destroy', why: '--all takes every migration back' };
    const judged = (runner.all === true ? names : names.slice(0, 2)).flatMap((n) => {
      const found = taskNameEffect(n);
      return found === null ? [] : [found];
    });
    if (judged.length === 0) continue;
    const found = gravest(judged, { effect: 'unknown', why: '' });
    if (found.effect === 'read' && runner.all === true && judged.length < names.length) return null;
    if (softened(command)) return { effect: 'change', why: 'an option keeps what is there' };
    return found;
  }
  return null;
}

/** Options by which a task that would empty something first does not. */
function softened(command: CommandWords): boolean {
  return ['--no-flush', '--append', '--no-purge', '--no-reset', '--keep', '--keep-data', '--no-delete', '--no-destroy'].some((o) => command.options.has(o));
}
