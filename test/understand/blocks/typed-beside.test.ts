/** Commands below a sentence that has a file changed: typed, unless the sentence says that the file gets them. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';
import { fence } from './read-one.ts';

const stepsOf = async (body: string) => (await planOf(`# Release of the sorter\n\n## Number\n\n${body}\n\n## Look\n\n${fence('sh', 'git status --short')}\n`, { path: 'release.md' })).steps.map((s) => s.kind);
const keep = ['git commit -am "Sorter"', 'git tag sorter-1'];
const indented = keep.map((l) => `    ${l}`).join('\n');

describe('commands below a change of a file', () => {
  it.each([
    ['a sentence that is over', `Add an entry at the end of \`CHANGES.txt\`.\n\n${fence('sh', ...keep)}`],
    ['without a label', `Add a word on it to \`CHANGES.txt\`.\n\n${fence('', ...keep)}`],
    ['indented', `Ajouter une entrée à la fin de \`CHANGES.txt\`.\n\n${indented}`],
    ['the last of two sentences', `Dans \`setup.cfg\`, mettre \`speed = 3\`. Ajouter la ligne qui convient dans \`CHANGES.txt\`.\n\n${indented}`],
    ['what the sentence ends with', `Add a line to \`setup.cfg\` and commit:\n\n${fence('bash', ...keep)}`],
    ['en fin de phrase', `Ajouter une ligne dans \`CHANGES.txt\` puis valider :\n\n${fence('', ...keep)}`],
    ['a file that is made', `Create \`CHANGES.txt\` with the new entry.\n\n${fence('sh', ...keep)}`],
  ])('are typed after it: %s', async (_, body) => expect(await stepsOf(body)).toEqual(['manual', 'shell', 'shell']));

  it.each([
    ['a script', `Add a restart to \`belt.sh\`:\n\n${fence('sh', 'systemctl restart belt')}`],
    ['a script, told in a sentence', `Append the restart to \`/etc/rc.local\`.\n\n${fence('sh', 'systemctl restart belt')}`],
    ['a text that gets the following', `Add the following line to \`notes.txt\`:\n\n${fence('sh', 'systemctl restart belt')}`],
    ['a list of packages', `Add the tools to \`packages.txt\`:\n\n${fence('', 'git', 'curl')}`],
    ['a crontab', `Add this to your crontab:\n\n${fence('', '0 5 * * * /usr/bin/belt --count')}`],
  ])('are what it gets: %s', async (_, body) => expect(await stepsOf(body)).toEqual(['edit', 'shell']));
});
