/** What is typed where the terminal does not show it is a secret: in no file, and masked from then on. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { key, onTerminal } from '../rig/terminal.ts';

const all = (folder: string): string => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1')).join('\n');
const block = (code: string): string => `\n\`\`\`bash\n${code}\n\`\`\`\n`;

test.each([
  ['read -s', 'read -rs -p "Word of entry: " ENTREE\necho', '$ENTREE'],
  ['the echo switched off', 'stty -echo; printf "Word of entry: "; read ENTREE; stty echo', '$ENTREE'],
  ['in a function, kept there', 'ask() { local word; read -s -p "Word of entry: " word; echo "it is $word"; export GIVEN="$word"; }\nask', '$GIVEN'],
  ['a program that asks', 'GIVEN=$(python3 -c "import getpass; print(getpass.getpass(\'Word of entry: \'))" 2>/dev/tty)', '$GIVEN'],
])('%s', async (_, code, shown) => {
  const trial = onTerminal(['exec', 'open.md', '--trust', '--yes'], { files: { 'open.md': `# Open\n\nAsk for it:\n${block(code)}\nUse it:\n${block(`echo "with ${shown}, then"`)}\nFail:\n${block('echo "again: ' + shown + '"; false')}` } });
  await trial.see(/^Word of entry: /m);
  trial.type(`opaline-17${key.enter}`);
  await trial.see('with ***, then');
  await trial.see('again: ***');
  await trial.see('After the failure');
  expect(trial.screen).not.toContain('opaline-17');
  trial.type(key.ctrlC);
  await trial.exits(1);
  expect(all(join(trial.folder, '.runbook'))).not.toContain('opaline-17');
  expect(trial.screen).not.toContain('opaline-17');
});

test('an answer that is shown is none', async () => {
  const trial = onTerminal(['exec', 'open.md', '--trust', '--yes'], { files: { 'open.md': `# Open\n\nAsk:\n${block('read -p "Which colour: " COLOUR')}\nUse it:\n${block('echo "with $COLOUR, then"')}` } });
  await trial.see(/^Which colour: /m);
  trial.type(`opaline-17${key.enter}`);
  await trial.see('with opaline-17, then');
  await trial.exits(0);
});
