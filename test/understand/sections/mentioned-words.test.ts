/** A command that a sentence only speaks of is not run. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const typed = async (text: string): Promise<string[]> => (await planOf(`# Light the halls\n\n1. Turn the key.\n\n${text}\n`)).steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []));

describe('a command that a sentence only speaks of is not run', () => {
  it.each([
    ['what a job does', '2. Look at the lamps: our nightly job runs `systemctl restart lamps`.'],
    ['in French', '2. Regarder les lampes : la tâche lance `systemctl restart lamps`.'],
    ['what the logs show', '2. Look: the logs show `begin.sh` running `npm run build`.'],
    ['what is done elsewhere', '2. `npm run build` in CI — it finds what is dark.'],
    ['what is no longer used', '2. Remove any references to the old `systemctl reload lamps` way.'],
    ['what is not to be used', '2. Turn the switch rather than running `systemctl stop lamps`.'],
    ['a form', '2. Write it down. Format: `cat the lamp — when — who`.'],
    ['what sees to it', '2. Mind the dust; that is covered by `make clean`.'],
    ['what happened', '2. Mind the dust. After running `systemctl restart lamps` we saw some of it.'],
    ['what comes later', 'To darken them, for later resuming via `./lamps start`:'],
    ['the values of a word to fill in', 'Where `<task>` can be:\n\n- `bin/lamps work --all` (most of the time)\n- `bin/lamps rest --all`'],
    ['the same in French', 'Où `<tâche>` peut être :\n\n- `bin/lamps work --all`\n- `bin/lamps rest --all`'],
    ['what gives its name to a text', '2. Write the new number into the plan and the `lamps install` instructions.'],
    ['what gives its name to a target', 'The `make lamps` target builds all of them.'],
    ['in French', '2. Mettre à jour la matrice et les instructions `systemctl restart lamps`.'],
    ['what cannot be run', '2. Call the hall. If you are unable to run `systemctl restart lamps`, skip the hall.'],
    ['what one would see', '2. Mind the dust: if you run `systemctl restart lamps`, some of it falls.'],
    ['what one may do besides', 'You may also use `systemctl stop lamps` and `systemctl restart lamps`.'],
    ['what tells why', '> Why `a.yml` and not `b.yml`? It lights them all; with `ansible-playbook b.yml` some stay dark.'],
  ])('%s', async (_, text) => expect(await typed(text)).toEqual([]));

  it.each([
    ['an order', '2. Run `systemctl restart lamps`.', 'systemctl restart lamps'],
    ['one for a job', '2. Stop the nightly job by running `systemctl stop lamps`.', 'systemctl stop lamps'],
    ['one beside a script', '2. Once the script is there, run `systemctl restart lamps`.', 'systemctl restart lamps'],
    ['a target to run', '2. Run the `systemctl restart lamps` target.', 'systemctl restart lamps'],
    ['one for the runner of jobs', '2. Run `systemctl restart lamps` on the runner.', 'systemctl restart lamps'],
  ])('but %s is', async (_, text, command) => expect(await typed(text)).toEqual([command]));
});
