/** What is typed where the terminal does not show it is a secret: in no file, and masked from then on. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { key, onTerminal } from '../rig/terminal.ts';

const all = (folder: string): string => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1')).join('\n');
/** Takes keys one by one until the line ends, and prints a star for each. */
const stars = 'WORD=; while IFS= read -rsn1 one && [ -n "$one" ]; do WORD+="$one"; printf "*"; done; echo; echo "so $WORD"';
/** The same by a program that has the terminal give it each key. */
const keys = (shows: string): string => `import sys, termios, tty, os
before = termios.tcgetattr(0)
tty.setcbreak(0)
new = termios.tcgetattr(0)
sys.stdout.write('Word of entry: '); sys.stdout.flush()
word = ''
while True:
    key = os.read(0, 1).decode()
    if key in '\\r\\n': break
    word += key
    sys.stdout.write(${shows}); sys.stdout.flush()
termios.tcsetattr(0, termios.TCSADRAIN, before)
print('\\nit is ' + word)
open('word', 'w').write(word)`;
const block = (code: string): string => `\n\`\`\`bash\n${code}\n\`\`\`\n`;

test.each([
  ['read -s', 'read -rs -p "Word of entry: " ENTREE\necho', '$ENTREE'],
  ['the echo switched off', 'stty -echo; printf "Word of entry: "; read ENTREE; stty echo', '$ENTREE'],
  ['in a function, kept there', 'ask() { local word; read -s -p "Word of entry: " word; echo "it is $word"; export GIVEN="$word"; }\nask', '$GIVEN'],
  ['key by key', `printf "Word of entry: "; ${stars}`, '$WORD'],
  ['key by key, behind a key that was asked for alone', `read -rsn1 -p "Word of entry: " ONE; echo; printf "Now it: "\n${stars}`, '$WORD'],
  ['so many keys', 'read -rsn10 -p "Word of entry: " ENTREE\necho', '$ENTREE'],
  ['so many keys, one by one', 'printf "Word of entry: "; ENTREE=; for i in 1 2 3 4 5 6 7 8 9 10; do read -rsn1 one; ENTREE="$ENTREE$one"; done; echo', '$ENTREE'],
  ['a program that takes keys', `cat > ask.py <<'END'\n${keys("'*'")}\nEND\npython3 ask.py; WORD=$(cat word)`, '$WORD'],
  ['a program that asks', 'GIVEN=$(python3 -c "import getpass; print(getpass.getpass(\'Word of entry: \'))" 2>/dev/tty)', '$GIVEN'],
])('%s', async (name, code, shown) => {
  const trial = onTerminal(['exec', 'open.md', '--trust', '--yes'], { files: { 'open.md': `# Open\n\nAsk for it:\n${block(code)}\nUse it:\n${block(`echo "with ${shown}, then"`)}\nFail:\n${block('echo "again: ' + shown + '"; false')}` } });
  await trial.see(/^Word of entry: /m);
  if (name.includes('alone')) {
    trial.type('y');
    await trial.see(/^Now it: /m);
  }
  trial.type(`opaline-17${name.includes('so many') ? '' : key.enter}`);
  await trial.see('with ***, then');
  await trial.see('again: ***');
  await trial.see('After the failure');
  expect(trial.screen).not.toContain('opaline-17');
  trial.type(key.ctrlC);
  await trial.exits(1);
  expect(all(join(trial.folder, '.runbook'))).not.toContain('opaline-17');
  expect(trial.screen).not.toContain('opaline-17');
});

test.each([['a program that takes keys', `cat > ask.py <<'END'\n${keys('key')}\nEND\npython3 ask.py; WORD=$(cat word)`], ['a line with its own editing', 'read -e -p "Word of entry: " WORD']])('an answer that %s shows is none', async (_, code) => {
  const trial = onTerminal(['exec', 'open.md', '--trust', '--yes'], { files: { 'open.md': `# Open\n\nAsk:\n${block(code)}\nUse it:\n${block('echo "with $WORD, then"')}` } });
  await trial.see(/^Word of entry: /m);
  trial.type(`opaline-17${key.enter}`);
  await trial.see('with opaline-17, then');
  await trial.exits(0);
});

test('an answer that is shown is none', async () => {
  const trial = onTerminal(['exec', 'open.md', '--trust', '--yes'], { files: { 'open.md': `# Open\n\nAsk:\n${block('read -p "Which colour: " COLOUR')}\nUse it:\n${block('echo "with $COLOUR, then"')}` } });
  await trial.see(/^Which colour: /m);
  trial.type(`opaline-17${key.enter}`);
  await trial.see('with opaline-17, then');
  await trial.exits(0);
});
