/** Where a run goes on by what a look prints: no failure, and nobody is asked. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { program } from '../../rig/program.ts';

const text = (below: string, look = 'cat state'): string => `# Lamps\n\n## Step 1 - Look\n\n\`\`\`sh\n${look}\n\`\`\`\n\n${below}\n\n## Step 2 - Light them\n\n\`\`\`sh\ncat oil > lit\n\`\`\`\n\n## Step 3 - Open the hall\n\n\`\`\`sh\ntouch open\n\`\`\`\n`;
const branches = 'If it says `lit`, go to step 3. Otherwise, go to step 2.';
const waysOf = async (below: string, look?: string) => {
  const { plan } = await planDocument(new TextEncoder().encode(text(below, look)), 'lamps.md', { fragment: null, all: false });
  return plan.steps.flatMap((s) => (s.kind === 'shell' && s.ways ? [s.ways.so, s.ways.to?.title ?? null, s.ways.otherwise?.title ?? null] : s.kind === 'manual' ? [s.kind] : []));
};

describe('what a look decides', () => {
  it.each([
    'If the lamp says `lit`, skip to step 3. If not, continue.', 'If it prints `lit`, go to step 3.', 'When the answer is `lit`, go directly to step 3; otherwise carry on.', 'Si la lampe est `lit`, passer à l’étape 3. Sinon, continuer.', 'Si elle affiche `lit`, aller à l’étape 3.',
  ])('%s', async (below) => expect(await waysOf(below)).toEqual(['lit', 'Step 3 - Open the hall', null]));
  it.each([branches, 'Si l’état est `lit`, aller à l’étape 3, sinon aller à l’étape 2.'])('both ways: %s', async (below) => expect(await waysOf(below)).toEqual(['lit', 'Step 3 - Open the hall', 'Step 2 - Light them']));
  it.each(['If it is not `lit`, go to step 3.', 'If it says `lit`, go to step 3 and call the keeper.', 'If it says `lit`, go to step 3. Otherwise call the keeper.', 'If it says `lit` or `warm`, go to step 3.', 'If it says `lit`, go to step 9.', 'If it says `lit`, go back to step 1.'])('is left to a person: %s', async (below) => expect((await waysOf(below)).filter((w) => w === 'lit')).toEqual([]));
  it('only where all that is printed is the look’s, and nothing is changed by it', async () => {
    expect((await waysOf(branches, 'echo now\ncat state')).includes('lit')).toBe(false);
    expect((await waysOf(branches, 'light --all')).includes('lit')).toBe(false);
  });
});

describe('a run of it', () => {
  const started = (state: string, look?: string) => program('exec', 'lamps.md', '--trust', '--yes').file('lamps.md', text(branches, look)).file('state', state).file('oil', 'oil\n');
  it.each([['lit\n', [false, true]], ['dark\n', [true, true]], ['unlit\n', [true, true]]])('goes where %j leads to', async (state, made) => {
    const seen = await started(state).run();
    expect([seen.status, ['lit', 'open'].map((name) => existsSync(join(seen.folder, name)))]).toEqual([0, made]);
    expect(seen.stderr).toContain('if it prints “lit”, on to “Step 3 - Open the hall”; otherwise to “Step 2 - Light them”');
  });
  it('by a status that is an answer as well', async () => expect((await started('dark\n', 'grep -x lit state').run()).status).toBe(0));
  it('gone on with, knows what it printed', async () => {
    const first = await program('exec', 'lamps.md', '--trust', '--yes').file('lamps.md', text(branches)).file('state', 'dark\n').run();
    expect(first.status).toBe(1);
    writeFileSync(join(first.folder, 'oil'), 'oil\n');
    const second = await program('exec', 'lamps.md', '--resume', '--trust', '--yes').in(first.folder).run();
    expect([second.status, existsSync(join(first.folder, 'lit'))]).toEqual([0, true]);
  });
  it('holds back what the look alone could lead to, where that is left out', async () => {
    const seen = await program('exec', 'lamps.md', '--trust', '--yes', '--skip', '1').file('lamps.md', text(branches)).file('state', 'dark\n').file('oil', 'oil\n').run();
    expect([seen.status, existsSync(join(seen.folder, 'lit'))]).toEqual([0, false]);
    expect(seen.stderr).toContain('perhaps to be passed over, as the document says (“If it says lit, go to step 3.”)');
  });
});
