/** Lines for the user's crontab: a person puts them there, who is told how; no file of that name is looked for. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planOf } from '../rig/plan-of.ts';
import { isForPerson } from '../../src/model/for-person.ts';
import { program } from '../rig/program.ts';

const line = '0 2 * * * /usr/local/bin/nightly';
const text = (order: string, code = line): string => `# Nightly\n\n${order}\n\n\`\`\`\n${code}\n\`\`\`\n\nGo on:\n\n\`\`\`sh\necho on > on\n\`\`\`\n`;
const run = (order: string, ...args: readonly string[]) => program('exec', 'till.md', '--trust', '--yes', ...args).file('till.md', text(order));

describe('the user’s crontab', () => {
  it.each(['Add to crontab:', 'Ajouter à la crontab :', 'Add this line to your crontab:'])('is a person’s, in the plan as an edit: %s', async (order) => {
    const plan = await planOf(text(order), { path: 'till.md', all: false });
    expect(plan.steps.map((s) => [s.kind, isForPerson(s)])).toEqual([['edit', true], ['shell', false]]);
  });
  it('is waited for, and not found missing', async () => {
    const seen = await run('Add to crontab:').run();
    expect([seen.status, seen.stderr]).toEqual([expect.any(Number), expect.not.stringContaining('no file')]);
    expect(seen.stdout + seen.stderr).toContain(`in your own crontab (crontab -e opens it):`);
    expect(seen.stdout + seen.stderr).toContain(line);
    expect(seen.stdout + seen.stderr).not.toContain('✖');
  });
  it('is passed where the person’s steps are left out, or done', async () => {
    expect((await run('Add to crontab:', '--manual', 'skip').run()).status).toBe(0);
    const waits = await run('Add to crontab:').run();
    expect(waits.status).not.toBe(0);
    const done = await program('exec', 'till.md', '--resume', '--yes', '--done', '1').in(waits.folder).run();
    expect(done.status).toBe(0);
    const back = await program('rollback', '--yes', '--dry-run').in(waits.folder).run();
    expect(back.stdout + back.stderr).toContain('crontab -e');
  });
  it('leaves a file of that name alone', async () => {
    const seen = await run('Add to crontab:', '--manual', 'skip').file('crontab', '# of the image\n').run();
    expect(readFileSync(`${seen.folder}/crontab`, 'utf8')).toBe('# of the image\n');
  });
  it('is not a file with a folder, nor what has no lines of it', async () => {
    for (const [order, code] of [['Add to `/etc/crontab`:', '0 2 * * * root /usr/local/bin/nightly'], ['Add to `/etc/cron.d/nightly`:', '0 2 * * * root /usr/local/bin/nightly']] as const) {
      const plan = await planOf(text(order, code), { path: 'till.md', all: false });
      expect(plan.steps.map((s) => [s.kind, isForPerson(s)])[0]).toEqual(['edit', false]);
    }
  });
});
