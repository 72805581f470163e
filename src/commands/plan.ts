/** `runbook plan`: prints the plan, runs nothing. */
import { readFileSync } from 'node:fs';
import { planDocument } from '../plan-document.ts';

export async function planCommand(args: readonly string[]): Promise<string> {
  const [target = ''] = args.filter((a) => !a.startsWith('--'));
  const hash = target.indexOf('#');
  const path = hash < 0 ? target : target.slice(0, hash);
  const { plan } = await planDocument(readFileSync(path), path, { fragment: hash < 0 ? null : target.slice(hash + 1), all: args.includes('--all') });
  return `${JSON.stringify(plan, null, 2)}\n`;
}
