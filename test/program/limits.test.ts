/** What a document itself limits ("optional", "if …", "not in production") is not lifted by `--yes`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../rig/program.ts';
import type { ProgramTest } from '../rig/program.ts';

const fence = (code: string): string => `\`\`\`bash\n${code}\n\`\`\`\n`;
const document = `# Refresh the copy\n\n## Steps\n\nFetch it:\n\n${fence('touch fetched')}\nIf needed, clear the cache:\n\n${fence('touch cleared')}\nShow it:\n\n${fence('ls')}`;
const forbidden = `# Refresh the copy\n\n## Steps\n\nFetch it:\n\n${fence('touch fetched')}\nThis command must not be run in production:\n\n${fence('touch seeded')}`;

const run = (text: string, ...args: string[]): ProgramTest => program('exec', 'doc.md', '--trust', '--yes', '--manual=skip', '--runs-dir', 'runs', ...args).file('doc.md', text);

describe('exec --yes without a terminal', () => {
  it('leaves out what the document makes optional, and says how to have it', async () => {
    const seen = await run(document).run();
    expect(seen.status).toBe(0);
    expect(existsSync(join(seen.folder, 'fetched'))).toBe(true);
    expect(existsSync(join(seen.folder, 'cleared'))).toBe(false);
    expect(seen.stderr).toMatch(/only if “If needed, clear the cache:”: name it with --also steps-2/);
  });
  it('tells it in the summary, and does not end as if all had been done where a condition was left open', async () => {
    const text = `# Move the till\n\n1. Close it:\n\n${fence('touch closed')}\n2. If the sums agree, change over:\n\n${fence('touch moved')}\n3. Open it:\n\n${fence('mv closed open')}`;
    const seen = await run(text).run();
    expect(seen.status).toBe(0);
    expect(seen.stderr).toMatch(/ 2\. .*skipped.*name it with --also move-the-till-2/);
    expect(seen.stderr).toContain('Done, but for 1 step left out since nobody said whether its condition holds, after');
    expect((await run(text, '--skip', '2').run()).stderr).toContain('\nDone after');
    expect((await run(text, '--lang', 'fr').run()).stderr).toContain('Terminé, sauf 1 étape laissée de côté');
  });
  it('ends as done where all that was left out is for a failure that there was none of', async () => {
    const seen = await run(`# Move the till\n\n1. Close it:\n\n${fence('touch closed')}\n2. If that fails, ring the bell:\n\n${fence('touch rung')}\n   To undo:\n\n${fence('touch undone')}\n3. Open it:\n\n${fence('mv closed open')}`).run();
    expect([seen.status, existsSync(join(seen.folder, 'rung'))]).toEqual([0, false]);
    expect(seen.stderr).toContain('\nDone after');
  });
  it('lists what a run that failed did not get to, before what was left out', async () => {
    const seen = await run(`# Move the till\n\n1. Close it:\n\n${fence('test -e till')}\n2. Count it:\n\n${fence('touch counted')}\n3. Carry it:\n\n${fence('touch carried')}\n4. If the sums agree, change over:\n\n${fence('touch moved')}`).run();
    expect(seen.status).toBe(1);
    for (const step of ['2. Count it · not reached', '3. Carry it · not reached']) expect(seen.stderr.replace(/ +/g, ' ')).toContain(step);
  });
  it('runs it when it is named, with all the others', async () => {
    const seen = await run(document, '--also', 'steps-2').run();
    expect(seen.status).toBe(0);
    for (const name of ['fetched', 'cleared']) expect(existsSync(join(seen.folder, name))).toBe(true);
  });
  it('refuses what must not be run in an environment before anything runs, --allow-destroy or not', async () => {
    for (const more of [[], ['--allow-destroy']]) {
      const seen = await run(forbidden, ...more).run();
      expect(seen.status).toBe(2);
      expect(seen.stderr).toMatch(/must not be run in production.*--also steps-2.*--skip steps-2/s);
      expect(existsSync(join(seen.folder, 'fetched'))).toBe(false);
      expect(existsSync(join(seen.folder, 'runs'))).toBe(false);
    }
  });
  it('runs it when it is named, and all but it when it is skipped', async () => {
    const named = await run(forbidden, '--also', 'steps-2').run();
    expect([named.status, existsSync(join(named.folder, 'seeded'))]).toEqual([0, true]);
    const skipped = await run(forbidden, '--skip', 'steps-2').run();
    expect([skipped.status, existsSync(join(skipped.folder, 'fetched')), existsSync(join(skipped.folder, 'seeded'))]).toEqual([0, true, false]);
  });
  it('says the same of a dry run', async () => {
    const seen = await program('exec', 'doc.md', '--dry-run').file('doc.md', document).run();
    expect(seen.stdout).toContain('left out: only if “If needed, clear the cache:”');
  });
});
