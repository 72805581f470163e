/** What asks at the terminal, where there is none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';

const document = (code: string): string => `# Name\n\n\`\`\`bash\ntouch begun\n\`\`\`\n\n\`\`\`bash id=named\n${code}\n\`\`\`\n`;

test.each([['--yes'], ['--yes', '--lang', 'fr']])('a block that is sure to ask is named, and nothing is begun (exit 2): %s %s', async (...options) => {
  const seen = await program('exec', 'name.md', '--trust', ...options).file('name.md', document('read -r -p "Which host: " PLACE\necho "on $PLACE"'))
    .stderr([/name\.md:7/, { part: options.includes('fr') ? 'l’étape named pose une question au terminal' : 'step named asks at the terminal, and there is none here: read -r -p "Which host: " PLACE' }, /--skip named/]).status(2);
  expect(existsSync(join(seen.folder, 'begun'))).toBe(false);
});

test.each([
  'read -r PLACE < begun.txt; echo "on $PLACE"', 'while read -r line; do echo "on $line"; done < begun.txt', 'echo here | { read -r PLACE; echo "on $PLACE"; }', 'read -r PLACE <<< here; echo "on $PLACE"',
  'read -t 1 -r PLACE || PLACE=none; echo "on $PLACE"', 'if [ -t 0 ]; then read -r PLACE; fi; echo "on ${PLACE:-none}"',
])('what is fed, or may do without, runs: %s', async (code) => {
  await program('exec', 'name.md', '--trust', '--yes').file('name.md', document(code)).file('begun.txt', 'here\n').stdout(/^on (?:here|none)$/m).stderr(/Done/).success();
});

test('what fails where it would have taken the terminal says so', async () => {
  await program('exec', 'name.md', '--trust', '--yes').file('name.md', document('[ -e begun ] && { read -r PLACE; }')).stderr(/this step takes the terminal, and there is none here: that may be why it failed/).status(1);
});
