import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

it.each([
  ['Edit `app.conf` and change:', 'to'], ['In `app.conf`, replace:', 'with:'], ['Open `app.conf`. Find:', 'and change it to:'], ['In `app.conf`, change the line:', 'To:'],
  ['Dans `app.conf`, modifiez la ligne :', 'En :'], ['Dans `app.conf`, remplacer :', 'par :'], ['Ouvrir `app.conf`, trouver :', 'et la remplacer par :'],
])('%s … %s: only the new line is written', async (before, between) => {
  const text = `# Set the port\n\n${before}\n\n\`\`\`\nport = 80\n\`\`\`\n\n${between}\n\n\`\`\`\nport = 8080\n\`\`\`\n`;
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
  expect(plan.steps.filter((s) => s.kind === 'edit').map((s) => s.written.trim())).toEqual(['port = 8080']);
});
