/** A block that waits for what an earlier one began waits for nothing: it is said, in words. */
import { describe, expect, it } from 'vitest';
import { beginsInBackground, waitsForEarlier } from '../../src/shell/waits-elsewhere.ts';
import { program } from '../rig/program.ts';

const run = (...blocks: readonly string[]) => program('exec', 'till.md', '--trust', '--yes').file('till.md', `# Till\n\n${blocks.map((b) => `Do it:\n\n\`\`\`sh\n${b}\n\`\`\`\n`).join('\n')}`).run();

describe('a wait in another block', () => {
  it('that fails is no bare status', async () => {
    const seen = await run('sleep 1 & PID=$!', 'wait $PID\necho waited');
    expect(seen.status).toBe(1);
    expect(seen.stderr).toMatch(/✖ Step 2 of 2: failed after [\d.]+ s: wait \$PID does not wait here: step till-1 began that, in another/);
  });
  it('that ends at once is said not to have waited', async () => {
    const seen = await run('sleep 1 &', 'wait\necho on');
    expect([seen.status, seen.stderr.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining('wait does not wait here: step till-1 began that')]);
  });
  it.each([[['sleep 0 & PID=$!\nwait $PID']], [['sleep 0 &', 'sleep 0 &\nwait']], [['true', 'wait\necho on']]])('is not, where its own shell began it, or nobody did: %s', async (blocks) => {
    const seen = await run(...blocks);
    expect([seen.status, seen.stderr]).toEqual([0, expect.not.stringContaining('does not wait')]);
  });
  it('is told by its commands', () => {
    for (const code of ['wait', 'wait $PID', 'echo a\nwait -n "$PID"', 'fg %1']) expect([code, waitsForEarlier(code)]).toEqual([code, expect.any(String)]);
    for (const code of ['kubectl wait --for=condition=ready pod/x', 'a & wait', 'a & b &\nwait', 'echo wait']) expect([code, waitsForEarlier(code)]).toEqual([code, null]);
    expect([beginsInBackground('a & PID=$!'), beginsInBackground('a && b 2>&1')]).toEqual([true, false]);
  });
});
