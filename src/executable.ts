/** The single-file executable's program: the command line, and each part that is a process of its own, by the word it was started with. */
import { partWord, type OwnPart } from './world/own-part.ts';

const parts: Readonly<Record<OwnPart, () => Promise<unknown>>> = {
  keeper: () => import('./keeper/main.ts'),
  'rehearsal-runner': () => import('./commands/rehearsal-runner.ts'),
  'rehearsal-reporter': () => import('./world/rehearsal-reporter.ts'),
  zx: async () => (await import('zx/cli')).main(),
};

/** @param word the first argument; it is taken off the command line where it names a part */
export async function start(argv: string[]): Promise<void> {
  const [, own] = Object.entries(parts).find(([part]) => partWord(part as OwnPart) === argv[2]) ?? [];
  if (own === undefined) return (await import('./main.ts')).main();
  argv.splice(2, 1);
  await own();
}

/** What a thread of it does (`world/hands.ts`). */
export const hand = (): Promise<unknown> => import('./commands/reading-hand.ts');
