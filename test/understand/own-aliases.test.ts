/** What an alias of the document does is what it stands for. */
import { expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const effectsOf = async (alias: string, command: string): Promise<unknown[]> => {
  const text = `# Deploy the shop\n\n## Prepare\n\nShorten it:\n\n\`\`\`sh\n${alias}\n\`\`\`\n\n## Deploy\n\nThen run:\n\n\`\`\`sh\n${command}\n\`\`\`\n`;
  return (await planDocument(new TextEncoder().encode(text), 'ops.md', { fragment: null, all: true })).plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.effect] : []));
};

it.each([
  ["alias z='kubectl delete ns'", 'z shop', ['read', 'destroy']],
  ['alias dc="docker compose -f shop.yml"', 'dc up -d', ['read', 'change']],
  ["alias dc='docker compose'", 'dc down -v', ['read', 'destroy']],
  ["alias kubectl='minikube kubectl --'", 'kubectl get pods', ['read', 'read']],
  ["alias z='ls -la'", 'z shop', ['read', 'read']],
  ["alias z=/opt/shop/own-tool", 'z refill --all', ['read', 'unknown']],
])('%s: %s', async (alias, command, effects) => expect(await effectsOf(alias, command)).toEqual(effects));
