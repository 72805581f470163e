/** Before a run begins: from a question back to the one before it, and all values once more, each of which may still be changed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { key, onTerminal } from '../rig/terminal.ts';

const visit = '# Plan a visit\n\n```sh\necho "<guest> sleeps in <room>" > visit.txt\nprintf %s "<door-token>" | wc -c >> visit.txt\n```\n';
const files = { 'visit.md': visit };
const written = (trial: { readonly folder: string }): string => readFileSync(join(trial.folder, 'visit.txt'), 'utf8');

describe('a question before the run', () => {
  test('is left for the one before it by Shift-Tab or by < alone, which then offers what was typed', async () => {
    const trial = onTerminal(['exec', 'visit.md', '--trust', '--yes'], { files });
    await trial.see('? GUEST');
    trial.type('Anne\r');
    await trial.see('Shift-Tab or < goes back');
    await trial.see('? ROOM');
    trial.type(`12${key.shiftTab}`);
    await trial.see('Enter takes Anne');
    await trial.see('? GUEST');
    trial.type('Ann\r');
    await trial.see('? ROOM');
    trial.type('14\r');
    await trial.see('? DOOR_TOKEN');
    trial.type('<\r');
    await trial.see('Enter takes 14');
    trial.type(key.enter);
    await trial.see('? DOOR_TOKEN');
    trial.type('seven\r');
    await trial.exits(0);
    expect(written(trial)).toBe('Ann sleeps in 14\n5\n');
  });

  test('that is the first takes < for no value', async () => {
    const trial = onTerminal(['exec', 'visit.md', '--trust', '--yes'], { files });
    await trial.see('? GUEST');
    trial.type('<\r');
    await trial.see('No question comes before this one');
    trial.type(`${key.shiftTab}Ann\r`);
    await trial.see('? ROOM');
    trial.type(key.ctrlC);
    await trial.exits(130);
    expect(trial.screen).toMatch(/✔ GUEST .*Ann\n/);
  });

  test('keeps a secret that was typed, and shows it by no way', async () => {
    const trial = onTerminal(['exec', 'late.md', '--trust', '--yes'], { files: { 'late.md': '# Late\n\n```sh\nprintf %s "<door-token>" | wc -c > visit.txt\necho "<room>" >> visit.txt\n```\n' } });
    await trial.see('DOOR_TOKEN (secret, not shown)');
    trial.type('hunter22x\r');
    await trial.see('? ROOM');
    trial.type('<\r');
    await trial.see('Enter alone keeps what was typed');
    trial.type(key.enter);
    await trial.see('? ROOM');
    trial.type('3\r');
    await trial.exits(0);
    expect(written(trial)).toBe('9\n3\n');
    expect(trial.bytes).not.toContain('hunter22x');
    const again = onTerminal(['exec', 'order.md', '--trust'], { files: { 'order.md': '# Order\n\n```sh\nprintf %s "<door-token>" | grep -q ^.........$\n```\n\n```sh\necho <room>\n```\n' } });
    await again.see('secret, not shown)');
    again.type('hunter22x\r');
    await again.see('? ROOM');
    again.type('<\r');
    await again.see('Enter alone keeps what was typed');
    again.type(key.enter);
    await again.see('? ROOM');
    again.type('4\r');
    await again.see('DOOR_TOKEN = ••••••••');
    await again.see('go on');
    again.type(key.enter);
    await again.see('run it');
    again.type(key.enter);
    await again.see('Step 1 of 2: done');
    await again.see('open a shell here');
    again.type(key.ctrlC);
    await again.exits(130);
    expect(again.bytes).not.toContain('hunter22x');
  });

  test('goes back to the choice before it, and asks what the other way needs', async () => {
    const text = '# Paint\n\n## On Linux\n\n```sh\necho "linux <colour>" > visit.txt\n```\n\n## On macOS\n\n```sh\necho "mac <shade>" > visit.txt\n```\n';
    const trial = onTerminal(['exec', 'paint.md', '--trust', '--yes'], { files: { 'paint.md': text } });
    await trial.see(': which?');
    trial.type(key.enter);
    await trial.see('? COLOUR');
    trial.type(key.shiftTab);
    await trial.see(': which?');
    await trial.see('Enter take');
    trial.type(`${key.down}${key.enter}`);
    await trial.see('? SHADE');
    trial.type('sand\r');
    await trial.exits(0);
    expect(written(trial)).toBe('mac sand\n');
  });

  test('with --plain is left by <, which is told once, in French too', async () => {
    const trial = onTerminal(['exec', 'visit.md', '--trust', '--plain', '--lang', 'fr'], { files });
    await trial.see('GUEST');
    trial.type('Anne\r');
    await trial.see('Pour revenir à la question précédente\u00a0: < seul.');
    await trial.see('ROOM');
    trial.type('<\r');
    await trial.see('[Anne]');
    trial.type('Ann\r');
    await trial.see('ROOM');
    trial.type('1\r');
    await trial.see('DOOR_TOKEN');
    trial.type('t\r');
    await trial.see('Les valeurs de cette exécution');
    await trial.see('1. continuer');
    trial.type('2\r');
    await trial.see('2. ROOM = 1');
    trial.type('2\r');
    await trial.see('ROOM (<room>) [1]');
    trial.type('2\r');
    await trial.see('ROOM = 2');
    await trial.see('3. arrêter');
    trial.type('3\r');
    await trial.see('rien n’a été lancé');
    await trial.exits(130);
    expect(trial.screen.split('Pour revenir')).toHaveLength(2);
    expect(trial.bytes).not.toContain('\u001B[2K');
  });
});

describe('the values before the run', () => {
  test('are shown together; one is changed, others stay; nothing is written before they are agreed to', async () => {
    const trial = onTerminal(['exec', 'visit.md', '--trust', '--var', 'GUEST=Anne'], { files });
    await trial.see('? ROOM');
    trial.type('12\r');
    await trial.see('DOOR_TOKEN');
    trial.type('t\r');
    await trial.see('GUEST = Anne');
    await trial.see('ROOM = 12');
    await trial.see('go on');
    expect(existsSync(join(trial.folder, '.runbook'))).toBe(false);
    trial.type(`${key.down}${key.enter}`);
    await trial.see('Which one?');
    trial.type(key.enter);
    await trial.see('Enter takes Anne · Shift-Tab or < goes back');
    trial.type('Ann\r');
    await trial.see('GUEST = Ann');
    await trial.see('go on');
    // What is left for the question before it stays as it was.
    trial.type(`${key.down}${key.enter}`);
    await trial.see('Which one?');
    trial.type(key.shiftTab);
    await trial.see('ROOM = 12');
    await trial.see('go on');
    trial.type(key.enter);
    await trial.see('echo "Ann sleeps in 12');
    await trial.see('run it');
    trial.type(key.enter);
    await trial.exits(0);
    expect(written(trial)).toBe('Ann sleeps in 12\n1\n');
  });

  test('are not asked about where no question was wanted (--yes), none was asked, or there is one only', async () => {
    const one = onTerminal(['exec', 'one.md', '--trust'], { files: { 'one.md': '# One\n\n```sh\necho <room>\n```\n' } });
    await one.see('? ROOM');
    one.type('1\r');
    await one.see('This step:');
    one.type(key.ctrlC);
    await one.exits(130);
    const given = onTerminal(['exec', 'visit.md', '--trust', '--var', 'GUEST=a', '--var', 'ROOM=b', '--var', 'DOOR_TOKEN=c'], { files });
    await given.see('This step:');
    given.type(key.ctrlC);
    await given.exits(130);
    for (const { screen } of [one, given]) expect(screen).not.toContain('The values of this run');
  });
});
