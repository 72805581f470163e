/** Commands that switch one thing off and on again: two that follow each other in a run leave it as it was; pure. */
import type { PlanInput, Step } from '../model/plan.ts';
import type { Words } from './inverse.ts';

export interface Switch {
  /** What is switched: the command, its verb left open. */
  readonly what: string;
  readonly verb: string;
}

/** Programs of which a verb takes the contrary one back, by their manuals: service managers, containers, pages for maintenance. */
const programs = /^(?:systemctl|service|invoke-rc\.d|rc-service|svc|sv|initctl|supervisorctl|pm2|monit|brew|docker(?:-compose)?|podman(?:-compose)?|apachectl|pg_ctlcluster|pcs|virsh|php|occ|nextcloud\.occ|gitlab-ctl|wp|drush)$|^\/etc\/(?:rc\.d\/)?init\.d\/|(?:^|\/)(?:artisan|magento|console)$/;
const contraries = new Map([['start', 'stop'], ['up', 'down'], ['on', 'off'], ['enable', 'disable'], ['activate', 'deactivate'], ['pause', 'unpause'], ['suspend', 'resume']].flatMap(([a = '', b = '']) => [[a, b], [b, a]] as const));
/** What else is lost by switching off. */
const losing = /^(?:-v|--volumes|--rmi(?:=.*)?|--now)$/;

/** @param words those that are not known as they are written */
export function switchOf(words: Words): Switch | null {
  const own = words[0] === 'sudo' ? words.slice(1) : words;
  if (!programs.test(own[0] ?? '') || own.some((w) => w === null || losing.test(w))) return null;
  const parts = own.flatMap((w) => (w === null || w === '-d' || /^--(?!(?:on|off)$)/.test(w) ? [] : [w.replace(/\.service$/, '')]));
  const [verb, ...more] = parts.slice(1).flatMap((w) => { const name = /^(?:.*:|--)?([a-z]+)$/.exec(w)?.[1] ?? ''; return contraries.has(name) ? [name] : []; });
  if (verb === undefined || more.length > 0) return null;
  return { what: parts.map((w, i) => (i > 0 && w.endsWith(verb) ? `${w.slice(0, -verb.length)}…` : w)).join(' '), verb };
}

/** Whether one switches back what the other has switched. */
const switchesBack = (one: Switch, other: Switch): boolean => one.what === other.what && contraries.get(one.verb) === other.verb;

/** Several at once, and what stands around them, as one; null where they do not all go the same way. @param around the code that they stand in, where they do not stand alone */
export function switchesOf(commands: readonly { readonly text: string; readonly words: Words }[], around: string | null): Switch | null {
  const all = commands.map(({ words }) => switchOf(words));
  const verb = all[0]?.verb;
  if (verb === undefined || all.some((s) => s?.verb !== verb)) return null;
  return { what: around === null ? all.map((s) => s?.what).sort().join('\n') : commands.reduce((code, { text }, i) => code.replace(text, all[i]?.what ?? ''), around), verb };
}

/** What the steps of a rollback switch, as the run had done it. */
export class Switched {
  /** By the step's id, with how many inputs there were before it. */
  readonly #by = new Map<string, Switch & { readonly inputs: number }>();

  /** Keeps what the last step switches; where the one right before it switches that back, both are taken off and given. */
  take(by: Switch | null, inputs: number, steps: Step[], all: PlanInput[]): { readonly steps: readonly Step[]; readonly command: string } | null {
    const [before, last] = steps.slice(-2);
    const there = last === undefined || before === undefined ? undefined : this.#by.get(before.id);
    if (by === null || steps.length === 0) return null;
    if (there === undefined || !switchesBack(by, there)) {
      this.#by.set(steps.at(-1)?.id ?? '', { ...by, inputs });
      return null;
    }
    this.#by.delete(before?.id ?? '');
    all.length = there.inputs;
    return { steps: steps.splice(-2), command: there.what.split('\n').join(', ').replaceAll('…', `${by.verb}, ${there.verb}`) };
  }
}
