import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

async function stepsOf(code: string, before = '') {
  const { plan } = await planDocument(new TextEncoder().encode(`# Halls\n\n${before}Go back:\n\n\`\`\`sh\n${code}\n\`\`\`\n`), 'halls.md', { fragment: null, all: true });
  return plan.steps.filter((s) => s.kind === 'shell').map((s) => ({ commands: s.commands, title: s.title, inputs: s.inputs, line: s.line, effect: s.effect }));
}
const commands = async (code: string, before = ''): Promise<string[][]> => (await stepsOf(code, before)).map((s) => [...s.commands]);

describe('a block that looks for a value and then needs it', () => {
  it('is two steps, so that the value can be asked for when it has been seen', async () => {
    expect(await stepsOf('# What is there\nhallctl snapshot list\n\n# Bring one back\nhallctl snapshot restore <id>\nhallctl start')).toEqual([
      { commands: ['hallctl snapshot list'], title: 'What is there', inputs: [], line: 6, effect: 'read' },
      { commands: ['hallctl snapshot restore <id>', 'hallctl start'], title: 'Bring one back', inputs: ['ID'], line: 9, effect: 'destroy' },
    ]);
  });

  it('parts that no comment calls anything have the block’s title and their place', async () => {
    expect((await stepsOf('git log --oneline -10\ngit revert <commit>')).map((s) => s.title)).toEqual(['Go back (1/2)', 'Go back (2/2)']);
    expect((await stepsOf('git log --oneline -10\n# Take one\ngit revert <commit>')).map((s) => s.title)).toEqual(['Go back', 'Take one']);
  });

  it.each([
    ['git log --oneline -10\ngit revert <commit>', [['git log --oneline -10'], ['git revert <commit>']]],
    ['du -sh /srv/* | sort -h\nrm -r /srv/<folder>', [['du -sh /srv/* | sort -h'], ['rm -r /srv/<folder>']]],
    ['grep -i ada people.txt\nsed -i "/^<login>:/d" people.txt', [['grep -i ada people.txt'], ['sed -i "/^<login>:/d" people.txt']]],
    ['docker ps | grep hall\ndocker restart CONTAINER_ID', [['docker ps | grep hall'], ['docker restart CONTAINER_ID']]],
    ['kubectl get pods -n halls\nkubectl logs <pod> -n halls', [['kubectl get pods -n halls'], ['kubectl logs <pod> -n halls']]],
    ['cd /srv/halls\nls backups\ncp backups/<file> .', [['cd /srv/halls', 'ls backups'], ['cp backups/<file> .']]],
    ['kubectl get ns\nkubectl get pods -n <ns>\nkubectl delete pod <pod> -n <ns>', [['kubectl get ns'], ['kubectl get pods -n <ns>'], ['kubectl delete pod <pod> -n <ns>']]],
    ['aws ec2 describe-snapshots \\\n  --no-paginate\naws ec2 create-volume \\\n  --snapshot-id <snapshot>', [['aws ec2 describe-snapshots \\\n  --no-paginate'], ['aws ec2 create-volume \\\n  --snapshot-id <snapshot>']]],
  ])('whatever it looks with: %s', async (code, parts) => {
    expect(await commands(code)).toEqual(parts);
  });

  it.each([
    ['nothing is looked for', 'hallctl stop\nhallctl restore <id>'],
    ['the value stands in the look itself', 'kubectl get pods -n <ns>\nkubectl delete pods --all -n <ns>'],
    ['what is seen goes into a file', 'hallctl snapshot list > all.txt\nhallctl snapshot restore <id>'],
    ['something is done between the two', 'hallctl snapshot list\nhallctl stop\nhallctl snapshot restore <id>'],
    ['an option of the shell holds for both', 'set -e\nhallctl snapshot list\nhallctl snapshot restore <id>'],
    ['both are of one loop', 'for i in 1 2; do\n  git log -1\n  git revert <commit>\ndone'],
    ['no value is asked for', 'git log -1\ngit pull'],
  ])('is one step where %s', async (_why, code) => {
    expect(await commands(code)).toHaveLength(1);
  });

  it('is not cut over and over: a document of hundreds of them is no procedure', async () => {
    const many = Array.from({ length: 30 }, (_, b) => `Go on:\n\n\`\`\`sh\n${Array.from({ length: 5 }, (_, i) => `git log -1\ngit revert <commit-${b}-${i}>`).join('\n')}\n\`\`\`\n\n`).join('');
    expect((await commands('hallctl start', many)).length).toBeLessThan(31 + 65);
  });

  it('is one step where the value was needed before', async () => {
    expect(await commands('hallctl snapshot list\nhallctl snapshot restore <id>', 'Show it:\n\n```sh\nhallctl snapshot show <id>\n```\n\n')).toHaveLength(2);
  });
});
