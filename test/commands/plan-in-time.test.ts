import { afterEach, describe, expect, test, vi } from 'vitest';
import { findingsOf } from '../../src/commands/lint.ts';
import type { ReadingTask } from '../../src/commands/many-documents.ts';
import { inTime, planAlone, planInTime, planWholeInTime } from '../../src/commands/plan-in-time.ts';
import { Failure } from '../../src/model/failure.ts';
import { planDocument } from '../../src/plan-document.ts';
import { speaker } from '../../src/words/say.ts';
import { passingLine } from '../../src/world/passing-line.ts';

const everything = { fragment: null, all: true };
const say = speaker('en');
/** Pages of so many bytes, each a little different. */
function page(bytes: number): Uint8Array {
  const parts = Array.from({ length: bytes / 100 + 1 }, (_, i) => `## Tray ${i}\n\n1. Open the *oven*.\n\n\`\`\`bash\noven bake --tray ${i} --name <name>\n\`\`\`\n\nIf it smokes, run \`oven off\`. ${'x '.repeat(20)}\n\n`);
  return Buffer.from(`# Bake\n\n${parts.join('')}`).subarray(0, bytes);
}

/** What it is refused for; a test that gets an answer fails. */
const refusal = async (work: Promise<unknown>): Promise<unknown> => work.then(() => { throw new Error('done'); }, (error: unknown) => error);

describe('a large document', () => {
  test('planned in a thread is what it is planned here, with all that was understood of it', async () => {
    const bytes = page(170 * 1024);
    const here = await planDocument(bytes, 'bake.md', everything);
    expect(here.plan.steps.length).toBeGreaterThan(1000);
    expect(await planDocument(bytes, 'bake.md', everything, null, { signal: AbortSignal.timeout(100_000) })).toEqual(here);
    expect(await planInTime([bytes, 'bake.md', everything], say)).toEqual(planAlone(here));
    expect((await planWholeInTime([bytes, 'bake.md', everything], say)).procedure).toEqual(here.procedure);
  }, 120_000);

  test('is refused there as it is refused here, and by its corrections', async () => {
    const bytes = Buffer.concat([page(170 * 1024), Buffer.from(`\n\n${'> '.repeat(300)}x\n`)]);
    const there = await refusal(planInTime([bytes, 'bake.md', everything], say));
    expect(there).toBeInstanceOf(Failure);
    expect((there as Failure).parts).toEqual(((await refusal(planDocument(bytes, 'bake.md', everything))) as Failure).parts);
    expect(await refusal(planInTime([page(170 * 1024), 'bake.md', { fragment: 'nowhere', all: false }], say))).toMatchObject({ parts: { exitCode: 2 } });
  }, 120_000);

  test.each([['en', /^bake\.md \(500 KiB\) could not be read within 0\.05 seconds; nothing was run$/, /file of its own/], ['fr', /^bake\.md \(500 Kio\) n’a pas pu être lu en 0\.05 secondes.; rien n’a été exécuté$/u, /fichier à part/]] as const)('that takes too long is refused in words (%s), with exit status 3 and what to do', async (language, message, advice) => {
    const error = await refusal(planInTime([page(500 * 1024), 'bake.md', everything], speaker(language), 0.05));
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).parts).toMatchObject({ exitCode: 3, message: expect.stringMatching(message), advice: expect.stringMatching(advice) });
  });

  test.each(['lint', 'mend', 'list'] as const)('is worked on (%s) within the same time, rules and all, and refused in the same words', async (of) => {
    const bytes = page(500 * 1024);
    const error = await refusal(inTime({ of, path: '/nowhere/bake.md', bytes, language: 'en' } satisfies ReadingTask, [bytes, 'bake.md'], say, 0.05));
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).parts).toMatchObject({ exitCode: 3, message: expect.stringMatching(/could not be read within 0\.05 seconds/) as string });
  });

  test('is linted in a thread as it is here', async () => {
    const bytes = page(170 * 1024);
    const there = await inTime({ of: 'lint', path: '/nowhere/bake.md', bytes, language: 'en' } satisfies ReadingTask, [bytes, 'bake.md'], say);
    expect(there).toEqual(await findingsOf('/nowhere/bake.md', bytes, say));
  }, 120_000);

  test('is left as soon as the signal says so, with its reason, and its thread is gone', async () => {
    const stop = new AbortController();
    const planning = refusal(planDocument(page(500 * 1024), 'bake.md', everything, null, { signal: stop.signal }));
    setTimeout(() => stop.abort(new Error('enough')), 20);
    expect(await planning).toEqual(new Error('enough'));
    const before = new AbortController();
    const begun = refusal(planDocument(page(500 * 1024), 'bake.md', everything, null, { signal: before.signal }));
    // While the thread is still made.
    before.abort(new Error('at once'));
    expect(await begun).toEqual(new Error('at once'));
    await expect.poll(() => process.getActiveResourcesInfo().filter((r) => r === 'Worker'), { timeout: 10_000 }).toEqual([]);
  });
});

test('a small document needs no thread, and one that nobody waits for any more is not begun', async () => {
  expect((await planInTime([page(2000), 'bake.md', everything], say, 0)).plan.steps.length).toBeGreaterThan(5);
  expect(await refusal(planDocument(page(2000), 'bake.md', everything, null, { signal: AbortSignal.abort(new Error('enough')) }))).toEqual(new Error('enough'));
});

describe('the line that is shown meanwhile', () => {
  afterEach(() => { vi.restoreAllMocks(); vi.useRealTimers(); vi.unstubAllEnvs(); });

  /** What is written to a standard error that is a terminal or none, where the work takes so many milliseconds. */
  function written(terminal: boolean, milliseconds: number): string {
    vi.useFakeTimers();
    vi.stubEnv('TERM', 'xterm');
    vi.spyOn(process, 'stderr', 'get').mockReturnValue({ isTTY: terminal, columns: 12, write: (text: string) => { told += text; return true; } } as unknown as typeof process.stderr);
    let told = '';
    const done = passingLine(1000, 'Reading bake.md');
    vi.advanceTimersByTime(milliseconds);
    done();
    vi.advanceTimersByTime(5000);
    return told;
  }

  test('is there after its time, no wider than the terminal, and gone afterwards', () => expect(written(true, 1500)).toBe('Reading bak\r\u001B[2K'));
  test('is not there for what is soon done', () => expect(written(true, 900)).toBe(''));
  test('is not there where nobody looks', () => expect(written(false, 1500)).toBe(''));
});
