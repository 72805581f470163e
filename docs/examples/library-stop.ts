// The library: stops reading a document that takes too long. A large one is read in a thread, so that whoever asks stays free meanwhile.
import { planDocument } from 'runbook';

const bytes = new TextEncoder().encode('# Bake\n\n```bash\noven bake --tray 1\n```\n\nLook at the tray.\n\n'.repeat(8000));
const began = performance.now();
try {
  await planDocument(bytes, 'bake.md', { fragment: null, all: true }, null, { signal: AbortSignal.timeout(100) });
} catch (error) {
  if (!(error instanceof DOMException && error.name === 'TimeoutError')) throw error;
  console.log('bake.md: not read in time,', performance.now() - began < 1000 ? 'and told at once' : 'told late');
}
