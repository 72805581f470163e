import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

describe('a session at root’s prompt, with what it prints', () => {
  it('is run, although the text speaks of a log and a line of output begins as a program’s name', async () => {
    const text = '# Restart the mail\n\nStart it, and look at the log:\n\n```console\n# systemctl start mail\n# journalctl -u mail -n 20\n-- Logs begin at Mon --\nmail[1]: ready\nmail: waiting for connections\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => ('commands' in s ? s.commands : s.kind))).toEqual([['systemctl start mail', 'journalctl -u mail -n 20']]);
  });
});

describe('steps under a heading with a condition', () => {
  it('are done only where it holds', async () => {
    const text = '# Restart the mail\n\n## Start\n\n```\nsystemctl start mail\n```\n\n## If it does not start\n\n```\nrm /run/mail.lock\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.guards.map((g) => g.kind))).toEqual([[], ['condition']]);
  });
});

describe('lines behind "# " beside others behind "$ "', () => {
  const typed = async (...lines: string[]) => (await planDocument(new TextEncoder().encode(`# Rights\n\n1. Give them:\n\n   \`\`\`console\n${lines.map((l) => `   ${l}\n`).join('')}   \`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan.steps.flatMap((s) => ('commands' in s ? s.commands : []));
  it.each(['chown books: shelf.db', 'mount /mnt/books', 'rm -f /srv/books/lock'])('are root’s where they are surely commands: %s', async (root) => {
    expect(await typed('$ touch shelf.db', `# ${root}`, '$ ls -l shelf.db')).toEqual(['touch shelf.db', root, 'ls -l shelf.db']);
  });
  it.each(['make it readable', 'install the shelf', 'find it', 'look: the owner'])('are remarks otherwise: %s', async (remark) => {
    expect(await typed('$ touch shelf.db', `# ${remark}`, '$ ls -l shelf.db')).toEqual(['touch shelf.db', 'ls -l shelf.db']);
  });
});
