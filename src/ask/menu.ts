/** The menus of a run, choice by choice: what each is called, and what it does for whoever types `?`. */
import type { Say, WordKey } from '../words/say.ts';
import type { Choice } from './asking.ts';

/** By what is decided; a menu that calls it otherwise says so. */
const rows = {
  run: { name: 'menu.run', help: 'menu.help.run' },
  skip: { name: 'menu.skip', help: 'menu.help.skip' },
  edit: { name: 'menu.edit', help: 'menu.help.edit' },
  values: { name: 'menu.values', help: 'menu.help.values' },
  shell: { name: 'menu.shell', help: 'menu.help.shell' },
  stop: { name: 'menu.stop', help: 'menu.help.stop' },
  retry: { name: 'menu.retry', help: 'menu.help.retry' },
  accept: { name: 'menu.accept', help: 'menu.help.accept' },
  done: { name: 'menu.done', help: 'menu.help.done' },
  pause: { name: 'menu.pause', help: 'menu.help.pause' },
} as const satisfies Readonly<Record<string, { readonly name: WordKey; readonly help: WordKey }>>;

export type MenuItem = keyof typeof rows;

/** The choices of a menu, in this order. @param names what some are called here */
export function menu<M extends MenuItem>(say: Say, items: readonly M[], names: Partial<Readonly<Record<M, string>>> = {}): readonly Choice<M>[] {
  return items.map((value) => ({ value, name: names[value] ?? say(rows[value].name), help: say(rows[value].help) }));
}
