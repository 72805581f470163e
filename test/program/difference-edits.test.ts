/** A block that is a difference changes its file as one, whatever the file's name says of its syntax. */
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';

const change = (file: string, gone: string, come: string): string => `# Change\n\nIn \`${file}\`, change the value:\n\n\`\`\`diff\n-${gone}\n+${come}\n\`\`\`\n\nThen look:\n\n\`\`\`sh\ntrue\n\`\`\`\n`;

test.each([
  ['.env', 'KEY=old\nB=1\n', 'KEY=old', 'KEY=new', 'KEY=new\nB=1\n'], ['shop.ini', '[a]\nkey = old\n', 'key = old', 'key = new', '[a]\nkey = new\n'], ['shop.toml', 'image = "old"\nb = 1\n', 'image = "old"', 'image = "new"', 'image = "new"\nb = 1\n'],
  ['shop.yml', 'image: old\nb: 1\n', 'image: old', 'image: new', 'image: new\nb: 1\n'], ['shop.json', '{\n  "a": 1\n}\n', '  "a": 1', '  "a": 2', '{\n  "a": 2\n}\n'],
])('%s: the line is changed, and no sign of the difference is written', async (file, before, gone, come, after) => {
  const trial = program('exec', 'change.md', '--trust', '--yes').file('change.md', change(file, gone, come)).file(file, before);
  const seen = await trial.run();
  expect([seen.status, trial.read(file)]).toEqual([0, after]);
});

test('a value goes into it as text: one that a file of settings would read more into is refused', async () => {
  const trial = (value: string): ReturnType<typeof program> => program('exec', 'change.md', '--trust', '--yes', '--var', `NEW_TAG=${value}`).file('change.md', change('shop.json', '{"tag": "old"}', '{"tag": "<new-tag>"}')).file('shop.json', '{"tag": "old"}\n');
  const refused = trial('x", "admin": "yes');
  expect(await refused.run()).toMatchObject({ status: 2, stderr: expect.stringContaining('NEW_TAG is refused') as string });
  expect(refused.read('shop.json')).toBe('{"tag": "old"}\n');
  const taken = trial('v1.2.3');
  expect((await taken.run()).status).toBe(0);
  expect(taken.read('shop.json')).toBe('{"tag": "v1.2.3"}\n');
});
