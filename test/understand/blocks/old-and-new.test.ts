import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

it.each([
  ['Edit `app.conf` and change:', 'to'], ['In `app.conf`, replace:', 'with:'], ['Open `app.conf`. Find:', 'and change it to:'], ['In `app.conf`, change the line:', 'To:'],
  ['Dans `app.conf`, modifiez la ligne :', 'En :'], ['Dans `app.conf`, remplacer :', 'par :'], ['Ouvrir `app.conf`, trouver :', 'et la remplacer par :'],
])('%s … %s: only the new line is written', async (before, between) => {
  const text = `# Set the port\n\n${before}\n\n\`\`\`\nport = 80\n\`\`\`\n\n${between}\n\n\`\`\`\nport = 8080\n\`\`\`\n`;
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
  expect(plan.steps.filter((s) => s.kind === 'edit').map((s) => s.written.trim())).toEqual(['port = 8080']);
  // What stood there is known, and no step of its own.
  expect(plan.steps.map((s) => (s.kind === 'edit' ? s.replaces : s.kind))).toEqual(['port = 80']);
});

it.each([
  ['Find the line\n\n    Banner none\n\nin `sshd_config` and change it to\n\n    Banner /etc/issue', 'Banner none'],
  ['In `sshd_config`, replace `Banner none` with:\n\n    Banner /etc/issue', 'Banner none'],
  ['Change the line `Banner none` of `sshd_config` to:\n\n    Banner /etc/issue', 'Banner none'],
  ['Edit `sshd_config`, change `Banner none` to `Banner /etc/issue`:\n\n    Banner /etc/issue', 'Banner none'],
  ['Dans `sshd_config`, remplacez la ligne `Banner none` par :\n\n    Banner /etc/issue', 'Banner none'],
  ['Edit `sshd_config` and set `Banner` to what stands here:\n\n    Banner /etc/issue', undefined],
])('%s', async (told, replaces) => {
  const { plan } = await planDocument(new TextEncoder().encode(`# Show a banner\n\n${told}\n\nThen:\n\n\`\`\`sh\nsystemctl reload sshd\n\`\`\`\n`), 'doc.md', { fragment: null, all: true });
  expect(plan.steps.map((s) => (s.kind === 'edit' ? [s.file, s.replaces, s.written.trim()] : s.kind))).toEqual([['sshd_config', replaces, 'Banner /etc/issue'], 'shell']);
});
