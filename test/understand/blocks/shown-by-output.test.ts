import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const planned = async (text: string, path = 'doc.md'): Promise<Awaited<ReturnType<typeof planDocument>>['plan']> => (await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true })).plan;

it('what a command destroys by the output that is shown of it is said to destroy', async () => {
  const apply = (n: number): string => `# Retire the lamps\n\nApply:\n\n\`\`\`\n$ terraform apply\nApply complete! Resources: 3 added, 1 changed, ${n} destroyed.\n\`\`\`\n`;
  expect((await planned(apply(12))).steps.map((s) => s.effect)).toEqual(['destroy']);
  expect((await planned(apply(0))).steps.map((s) => s.effect)).toEqual(['change']);
});

it('in a session “# ” before a program with an option or a path is root’s prompt, and before words a remark', async () => {
  const text = 'Lamps\n=====\n\nTo add one, run:\n\n.. code-block:: console\n\n    # lampd-passwd /var/lib/lampd/lamps hall\n\nAnd:\n\n.. code-block:: console\n\n    # add all of them at once\n    $ ls\n';
  expect((await planned(text, 'doc.rst')).steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []))).toEqual(['lampd-passwd /var/lib/lampd/lamps hall', 'ls']);
});

it('commands that the text has made into an entry of a crontab are not run', async () => {
  const text = '# Lamps\n\nStart them:\n\n    ./lamps start\n\nAdd an entry to the crontab, which looks at them twice an hour:\n\n    source lamps.env\n    ./lamps look --all\n';
  expect((await planned(text)).steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []))).toEqual(['./lamps start']);
});
