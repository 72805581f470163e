/** What is typed into a shell elsewhere never runs here: a person types it, and says so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';
import { puppet } from '../rig/puppet.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
const document = `# Restart the shop\n\nOn <name>'s server:\n${sh('ssh ops@web1\ntouch inside-<name>\nexit')}Look after it:\n${sh('ssh ops@web2')}Mark it there:\n${sh('touch marked-<name>')}Leave the server, and here:\n${sh('touch here')}`;

const run = (...args: string[]) => program('exec', 'doc.md', '--trust', '--yes', '--allow-destroy', '--var', 'NAME=kim', '--runs-dir', 'runs', ...args).file('doc.md', document).run();

describe('without a terminal', () => {
  it('the run pauses where a session would open (exit 4), and says the line that goes on', async () => {
    const seen = await run();
    expect(seen.status).toBe(4);
    expect(seen.stderr).toMatch(/a person types in it.*touch inside-kim/s);
    expect(seen.stderr).toMatch(/--resume \S+ .*--done restart-the-shop-1/);
    for (const name of ['inside-kim', 'marked-kim', 'here']) expect(existsSync(join(seen.folder, name))).toBe(false);
  });

  it('what follows elsewhere is for a person as well; what comes after it runs here', async () => {
    const seen = await run('--manual=skip');
    expect(seen.status).toBe(0);
    for (const name of ['inside-kim', 'marked-kim']) expect(existsSync(join(seen.folder, name))).toBe(false);
    expect(existsSync(join(seen.folder, 'here'))).toBe(true);
  });

  it('a dry run looks for nothing that is typed elsewhere', async () => {
    const seen = await program('exec', 'doc.md', '--dry-run=check', '--trust', '--only', '2').file('doc.md', `# Restart\n\nConnect:\n${sh('ssh web1')}Restart it:\n${sh('no-such-program-anywhere --now')}`).run();
    expect([seen.status, seen.stdout.includes('no-such-program')]).toEqual([0, false]);
  });
});

describe('on a terminal', () => {
  it('the session opens, its lines are shown before it, and the person says what was done', async () => {
    const folder = temporaryFolder();
    const { bin } = puppet(folder, 'ssh', { script: 'echo "welcome to $1"; read -r line; echo "got $line"' });
    const trial = onTerminal(['exec', 'doc.md', '--trust', '--yes', '--var', 'NAME=kim'], { folder, files: { 'doc.md': document }, env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
    await trial.see(/a person types in it.*touch inside-kim/s);
    await trial.see('welcome to ops@web1');
    trial.type('bye\r');
    await trial.see('got bye');
    await trial.see(/welcome to ops@web2/);
    trial.type('bye\r');
    await trial.see(/typed by a person in the session of ssh ops@web2; not run here.*touch marked-kim.*For you to do/s);
    trial.type(key.enter);
    await trial.see('Note');
    trial.type('\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(existsSync(join(trial.folder, 'marked-kim'))).toBe(false);
    expect(existsSync(join(trial.folder, 'here'))).toBe(true);
  });
});

describe('--here, for somebody who is there already', () => {
  const here = (text: string, ...args: string[]) => program('exec', 'doc.md', '--here', '--trust', '--yes', '--runs-dir', 'runs', ...args).file('doc.md', text).run();

  it('runs what is typed on the machine, and does not connect to it', async () => {
    const seen = await here(document, '--var', 'NAME=kim');
    expect(seen.status).toBe(0);
    for (const name of ['inside-kim', 'marked-kim', 'here']) expect(existsSync(join(seen.folder, name))).toBe(true);
  });

  it('leaves to a person what goes further: a container, another user', async () => {
    const seen = await here(`# Look after it\n\nConnect:\n${sh('ssh web1')}Mark it:\n${sh('touch marked')}Go into the container:\n${sh('docker exec -it app bash')}Mark it there:\n${sh('touch in-container')}`);
    expect(seen.status).toBe(4);
    expect(existsSync(join(seen.folder, 'marked'))).toBe(true);
    expect(existsSync(join(seen.folder, 'in-container'))).toBe(false);
  });

  it('is told where a run waits for somebody to type elsewhere', async () => {
    expect((await run()).stderr).toContain('--here');
  });
});

describe('lines that are typed into a client', () => {
  const client = `# Rename an account\n\nIn the database:\n\n\`\`\`console\n$ mysql <database>\nmysql> UPDATE users SET name='<new name>' WHERE id=<user id>;\nmysql> quit\n\`\`\`\n`;
  const asked = (name: string) => program('exec', 'doc.md', '--trust', '--yes', '--allow-destroy', '--runs-dir', 'runs', '--var', 'DATABASE=shop', '--var', `NEW_NAME=${name}`, '--var', 'USER_ID=7').file('doc.md', client).run();

  it('are shown with the values that were given', async () => {
    expect((await asked('kim')).stderr).toContain("UPDATE users SET name='kim' WHERE id=7;");
  });

  it('take no value that the client would read as more than a value', async () => {
    const seen = await asked("x' OR '1'='1");
    expect([seen.status, seen.stderr]).toEqual([2, expect.stringContaining('NEW_NAME')]);
  });
});
