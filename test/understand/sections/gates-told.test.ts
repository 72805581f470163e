/** What has to be printed for the reader to go on: held against the output where the text says it, seen by a person else. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { program } from '../../rig/program.ts';

const steps = async (text: string): Promise<readonly string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'lamps.md', { fragment: null, all: false });
  return plan.steps.map((s) => (s.kind === 'shell' ? `${s.commands.join(' ; ')}${s.gate === undefined ? '' : ` = ${s.gate}`}${s.guards.some((g) => g.kind === 'condition') ? ' ?' : ''}` : s.kind === 'manual' ? s.text : s.kind));
};
const item = (lead: string, below = ''): string => `# Lamps\n\n1. Light them:\n\n   \`\`\`sh\n   touch lit\n   \`\`\`\n\n2. ${lead}\n\n   \`\`\`sh\n   cat state\n   \`\`\`\n${below === '' ? '' : `\n   ${below}\n`}\n3. Open the hall:\n\n   \`\`\`sh\n   touch open\n   \`\`\`\n`;

describe('what has to be printed', () => {
  it.each([
    'Check the lamps of the hall. Only continue if this prints `ok`:', 'Only continue if this prints `ok`:', 'Proceed only if the next command shows `ok`.', 'Do not go on unless it says `ok`:', 'The command below must print `ok`:', 'Must print `ok`:', 'Look at them. It has to show `ok`, otherwise stop:', 'Check that the answer is `ok`, or else stop:',
    'Ne continuer que si la commande suivante affiche `ok`', 'Ne poursuivre que si elle renvoie `ok` :', 'Doit afficher `ok` :', 'La réponse doit être `ok`, sinon arrêter :', 'Vérifier que la sortie est `ok`, sinon arrêter',
  ])('is told above: %s', async (lead) => expect(await steps(item(lead))).toEqual(['touch lit', 'cat state = ok', 'touch open']));
  it.each(['It must print `ok`.', 'This must show `ok`, otherwise stop.', 'Only go on if it prints `ok`.', 'La commande doit répondre `ok`.', 'Ne continuer que si le résultat est `ok`.'])('is told below: %s', async (below) => expect(await steps(item('Look at them:', below))).toEqual(['touch lit', 'cat state = ok', 'touch open']));
  it.each([
    'If it does not print `ok`, do not go on.', 'It should show `ok`; otherwise stop here.', 'Expected: `ok`. Anything else: stop.', 'Anything other than `ok` means: stop.', 'If you see anything but `ok`, abort.', 'Abort if it does not say `ok`.', 'Stop here unless it shows `ok`.', 'If the answer is not `ok`, stop and call the keeper.', 'The output must contain `ok`. If it doesn’t, stop.',
    'Si la commande n’affiche pas `ok` : ne pas continuer.', 'Elle affiche `ok`, sinon s’arrêter.', 'Tout autre résultat que `ok` : on s’arrête.', 'Si le résultat est différent de `ok`, ne pas poursuivre.', 'Arrêter si la sortie n’est pas `ok`.', 'On doit voir `ok`. Sinon, on s’arrête là.', 'La réponse doit être `ok` avant de continuer.',
  ])('is told by what is no more gone on with else: %s', async (below) => expect(await steps(item('Look at them:', below))).toEqual(['touch lit', 'cat state = ok', 'touch open']));
  it.each(['Look with `cat state`: it must print `ok`, otherwise stop.', 'Vérifier que `cat state` affiche `ok`, sinon s’arrêter.'])('is told of the command in the same text: %s', async (text) => {
    expect(await steps(`# Lamps\n\n1. ${text}\n\n2. Open the hall:\n\n   \`\`\`sh\n   touch open\n   \`\`\`\n`)).toEqual(['cat state = ok', 'touch open']);
  });
  it.each(['If it does not print `ok`, stop the lamp.', 'If it does not print `ok` or `fine`, stop.', 'It must print `ok` or `fine`:', 'It should print `ok`:', 'The file must be `ok`:', 'If it prints `ok`, the lamps are lit.', 'Elle devrait afficher `ok` :'])('is not: %s', async (lead) => expect((await steps(item(lead))).join()).not.toContain('='));
  it.each(['Look at the lamp counter, it must be 0:', 'The number of lamps must be 0, otherwise stop:', 'Regarder le compteur, il doit être à 0 :', 'Compter les lampes, qui doit donner zéro :'])('is a number without marks: %s', async (lead) => {
    expect(await steps(item(lead))).toEqual(['touch lit', 'cat state = 0', 'touch open']);
  });
  it('is a number below it', async () => expect(await steps(item('Look at them:', 'The count must be 0 before you go on.'))).toEqual(['touch lit', 'cat state = 0', 'touch open']));
  it.each(['It must be 0.5 at most:', 'The number must be 10 or 11:', 'The name must be 10 letters long:', 'The port must be 22:'])('is no number that may be another: %s', async (lead) => {
    expect(await steps(item(lead))).toContain('cat state');
  });
  it('is said of the block above, where the text leads on to another thing', async () => {
    expect(await steps('# Lamps\n\nLook:\n\n```sh\ncat state\n```\n\nIt must say `lit`. Failing that:\n\n```sh\ntouch lit\n```\n\nthen tell the keepers.\n')).toEqual(['cat state = lit', 'touch lit ?', 'then tell the keepers.']);
  });
});

describe('what a person has to see', () => {
  it.each(['The two lines must be the same. If not, STOP here.', 'Continue only if all of them are lit:', 'Ne continuer que si toutes sont allumées :', 'Les deux sommes doivent être égales, sinon arrêter ici.'])('comes behind the look: %s', async (lead) => expect(await steps(item(lead))).toEqual(['touch lit', 'cat state', lead, 'touch open']));
  it.each(['If one of the lamps is missing, stop here.', 'If this shows anything else, do not proceed.', 'S’il en manque un, on s’arrête.', 'Stop if one of them is red.', 'The counts must be equal before you go on.'])('is asked between the look and what follows, and nothing waits for it: %s', async (below) => expect(await steps(item('Look at them:', below))).toEqual(['touch lit', 'cat state', below, 'touch open']));
  it.each(['If the command fails, stop.', 'En cas d’échec, s’arrêter.', 'Si la commande échoue, ne pas continuer.'])('is left to the status: %s', async (below) => expect((await steps(item('Look at them:', below))).filter((s) => s !== below)).toEqual(['touch lit', 'cat state', 'touch open']));
  it.each(['If they are lit, stop the belt.', 'If they are lit, stop and restart the belt.', 'S’ils sont allumés, arrêter le tapis.'])('is not, where another thing is stopped: %s', async (below) => {
    const { plan } = await planDocument(new TextEncoder().encode(item('Look at them:', below)), 'lamps.md', { fragment: null, all: false });
    expect(plan.steps.flatMap((s) => s.guards.map((g) => g.kind))).toContain('condition');
  });
  it('is the status, where that says it', async () => expect(await steps(item('Try them. Only go on if it works:'))).toEqual(['touch lit', 'cat state', 'touch open']));
  it('stays before what changes something', async () => expect(await steps(item('Continue only if the hall is dark:').replace('cat state', 'rm state'))).toEqual(['touch lit', 'Continue only if the hall is dark:', 'rm state ?', 'touch open']));
});

describe('a run of it', () => {
  const run = (state: string) => program('exec', 'lamps.md', '--trust', '--yes').file('lamps.md', item('Only continue if this prints `ok`:')).file('state', state).run();
  it('goes on where it is printed', async () => expect((await run('all ok\n')).status).toBe(0));
  it.each(['ko\n', 'not ok\n', 'oklahoma\n', ''])('stops where %j is', async (state) => {
    const seen = await run(state);
    expect(seen.status).toBe(1);
    expect(seen.stderr).toContain('its output does not contain “ok”');
    expect(seen.stderr).toContain('or the run stops here');
  });
});
