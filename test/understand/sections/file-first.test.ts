/** A file that a sentence has made before its command is made before it. */
import { expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const kinds = async (lead: string): Promise<readonly string[]> => {
  const plan = await planOf(`# Light the hall\n\n## Steps\n\n${lead}\n\n\`\`\`yaml\nlamps:\n  north: on\n\`\`\`\n`);
  return plan.steps.map((s) => s.kind);
};

it.each(['Save this as `lamps.yml` and run `docker compose up -d`:', 'Create a file `lamps.yml`, then start all with `docker compose up -d`:', 'Enregistrez ceci sous `lamps.yml`, puis lancez `docker compose up -d` :'])('the file is made first: %s', async (lead) => {
  expect(await kinds(lead)).toEqual(['edit', 'shell']);
});

it.each(['Run `docker compose pull` and save this as `lamps.yml`:'])('the command runs first: %s', async (lead) => {
  expect(await kinds(lead)).toEqual(['shell', 'edit']);
});
