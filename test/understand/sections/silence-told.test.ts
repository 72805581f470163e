/** A text that says of a command that looks that nothing is printed makes that what is expected. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';
import { program } from '../../rig/program.ts';

const expected = async (text: string): Promise<unknown> => {
  const plan = await planOf(text, { path: 'look.md', all: false });
  const step = plan.steps.find((s) => s.kind === 'shell');
  return step?.kind === 'shell' ? step.expect : 'no step';
};
const over = (sentence: string, code = 'grep ERROR batch.log'): Promise<unknown> => expected(`# Nightly batch\n\n## Look at the log\n\n${sentence}\n\n\`\`\`sh\n${code}\n\`\`\`\n`);
const under = (sentence: string, code = 'grep ERROR batch.log'): Promise<unknown> => expected(`# Nightly batch\n\n## Look at the log\n\nLook for errors:\n\n\`\`\`sh\n${code}\n\`\`\`\n\n${sentence}\n`);

describe('what is to print nothing', () => {
  it.each([
    'There should be none:', 'Look for errors. There should be none:', 'Look for errors, there should be none:', 'Nothing should be printed:', 'The command should print nothing:', 'The next command should not print anything.', 'Check that nothing is printed:',
    'Cherchez les erreurs. Il ne doit pas y en avoir :', 'La commande suivante ne doit rien afficher :', "Aucune ligne ne doit s'afficher :", 'Rien ne doit s’afficher :',
  ])('is told above: %s', async (sentence) => expect(await over(sentence)).toBe(''));
  it.each(['There should be none.', 'No output means it is fine.', 'No output means everything is fine; otherwise call the team.', 'It should print nothing.', 'Aucune sortie signifie que tout va bien.', 'Cette commande ne doit rien afficher.', 'Il ne doit pas y en avoir.'])('is told below: %s', async (sentence) => expect(await under(sentence)).toBe(''));
  it.each([
    'If the batch is stopped, nothing should be printed:', 'On the standby, there should be none:', 'Nothing should be printed except the header:', 'There should be none of the old servers left running in the rack, so look:', 'The server should print nothing on its console:', 'No output means the batch did not run:', 'There should be one:',
    'Sauf en recette, rien ne doit s’afficher :', 'Aucune ligne ne doit s’afficher sauf l’en-tête :',
  ])('is not: %s', async (sentence) => expect(await over(sentence)).toBe(null));
  it('is said of one block alone', async () => {
    const plan = await planOf('# Look\n\nLook for errors:\n\n```sh\ngrep ERROR a.log\n```\n\nIt should print nothing.\n\n```sh\ngrep WARN a.log\n```\n\nNow the queue. There should be none:\n\n```sh\npgrep -f queue\n```\n', { path: 'a.md', all: false });
    expect(plan.steps.map((s) => s.kind === 'shell' && s.expect)).toEqual(['', null, '']);
  });
  it('is a look, whose last command alone prints, and says so by printing nothing', async () => {
    for (const code of ['rm -f batch.log', 'uptime\ngrep ERROR batch.log', 'grep -q ERROR batch.log', 'grep ERROR batch.log > found', 'grep ERROR batch.log || echo none', 'grep -c ERROR batch.log', 'kubectl get pods', 'docker ps']) expect([code, await over('There should be none:', code)]).toEqual([code, null]);
    for (const code of ['cd logs\ngrep ERROR batch.log', 'cat batch.log | grep ERROR', 'grep ERROR batch.log | sort | head -5', 'find . -name "*.tmp"', 'git status --porcelain', 'docker ps -q']) expect([code, await over('There should be none:', code)]).toEqual([code, '']);
    expect(await over('The command should print nothing:', 'kubectl get pods')).toBe('');
  });
});

describe('what is shown and not to be seen', () => {
  const shown = (sentence: string, below = ''): Promise<unknown> => expected(`# Lamps\n\n${sentence}\n\n\`\`\`console\n$ systemctl is-active lamps\ninactive\n\`\`\`\n\n${below}\n`);
  it.each([
    'Look at the lamps. It must not print `inactive`:', 'It should never say "inactive":', 'The output must not be:', 'It should not print the following:', '`inactive` must not appear:', "You shouldn't see this:",
    'La commande ne doit pas afficher `inactive` :', 'Elle ne doit plus afficher :', '« inactive » ne doit pas s’afficher :',
  ])('is not expected: %s', async (sentence) => expect(await shown(sentence)).toBe(null));
  it('is not either where that is said below', async () => expect(await shown('Look at the lamps:', 'It must not print `inactive`.')).toBe(null));
  it.each(['It must print `inactive`:', 'It should not print an error:', 'It must not print `active`:', 'Elle ne doit pas afficher d’erreur :'])('is expected: %s', async (sentence) => expect(await shown(sentence)).toBe('inactive'));
});

describe('a run of it', () => {
  const run = (log: string, code = 'grep ERROR batch.log') => program('exec', 'look.md', '--trust', '--yes').file('look.md', `# Look\n\nThere should be none:\n\n\`\`\`sh\n${code}\n\`\`\`\n\nGo on:\n\n\`\`\`sh\necho on > on\n\`\`\`\n`).file('batch.log', log).run();
  it.each(['grep ERROR batch.log', 'cat batch.log | grep ERROR', 'cd .\ngrep ERROR batch.log | sort', 'diff batch.log batch.log'])('goes on where nothing is printed: %s', async (code) => {
    const seen = await run('fine\n', code);
    expect([seen.status, seen.stderr]).toEqual([0, expect.not.stringContaining('✖')]);
    expect((await program('log', 'show').in(seen.folder).run()).stdout).toContain('output as expected');
  });
  it('fails where something is, and says why on the screen and in the record', async () => {
    const seen = await run('ERROR disk full\n');
    expect([seen.status, seen.stderr]).toEqual([1, expect.stringContaining('it was to print nothing, says the document')]);
    expect((await program('log', 'show').in(seen.folder).run()).stdout).toContain('output not as expected');
  });
  it('fails where two texts differ, and not by a bare status', async () => expect((await run('ERROR\n', 'diff batch.log look.md')).stderr).toContain('it was to print nothing'));
  it.each(['grep ERROR none.log', 'cat none.log | grep ERROR', 'cd none\ngrep ERROR batch.log'])('fails where it could not look: %s', async (code) => expect((await run('fine\n', code)).status).toBe(1));
  it('says so in the plan', async () => expect((await program('plan', 'look.md').file('look.md', '# Look\n\nThere should be none:\n\n```sh\ngrep ERROR batch.log\n```\n').run()).stdout).toContain('nothing is to be printed, says the document'));
});
