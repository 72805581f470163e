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
