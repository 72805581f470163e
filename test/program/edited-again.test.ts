/** What a person made of a step's command is what is shown where it is tried again: on the screen, in JSON and in the record. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const sweep = '# Sweep\n\nSweep the yard:\n\n```sh id=sweep retry=1\ntest -e broom\n```\n';
const command = 'rm -rf leaves; test -e rake';

test.each([[[], `        ${command}\n`, /destroys: rm -rf leaves/], [['--lang', 'fr'], 'modifiée par l’opérateur', /détruit\s: rm -rf leaves/], [['--output', 'json'], '"edited":true', /"effect":"destroy"/]])('tried again it stands there as it runs, with its effect: %j', async (more, says, effect) => {
  const trial = onTerminal(['exec', 'sweep.md', '--trust', ...more], { files: { 'sweep.md': sweep, 'leaves/one': '' } });
  await trial.see(/open a shell here|ouvrir un shell ici/);
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see(/Command:|Commande/);
  trial.type(`\u0015${command}${key.enter}`);
  await trial.see(/Type “destroy”|Tapez/);
  trial.type(`${more.includes('fr') ? 'détruire' : 'destroy'}${key.enter}`);
  await trial.see(/After the failure of sweep|échec de sweep/);
  writeFileSync(join(trial.folder, 'rake'), '');
  const before = trial.screen.length;
  trial.type(key.enter);
  await trial.exits(0);
  const again = trial.screen.slice(before);
  expect(again).toContain(says);
  expect(again).toMatch(effect);
  expect(again).not.toContain('test -e broom');
  // Three times, the author's own retry among them.
  const shown = (await program('log', 'show').within(trial.folder).run()).stdout;
  expect(shown.split('edited by the operator')).toHaveLength(4);
  expect(shown.split(`      ${command}\n`)).toHaveLength(4);
  expect(shown).not.toContain('test -e broom');
});
