/** "3. Start: `x`" among commands is a step; "- Start: `x`" among the settings of a host is a field. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const typed = async (...lines: readonly string[]): Promise<string[]> => (await planOf(`# Move the shop\n\n${lines.join('\n')}\n`)).steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []));

describe('a label that is a verb', () => {
  it.each([
    ['Build', 'make'], ['Install', 'make install'], ['Start', './start.sh'], ['Deploy', './deploy.sh shop'], ['Run', './work.sh --all'], ['Démarrage', './start.sh'], ['Construction', 'make'],
  ])('names a step in a numbered list of commands: %s', async (label, command) => {
    expect(await typed('1. Stop: `systemctl stop shop`', '2. Copy: `cp -r new shop`', `3. ${label}: \`${command}\``)).toContain(command);
  });

  it('names one in a table of steps', async () => {
    expect(await typed('| Step | What | Command |', '|---|---|---|', '| 1 | stop | `systemctl stop shop` |', '| 2 | copy | `cp -r new shop` |', '| 3 | start | `systemctl start shop` |')).toContain('systemctl start shop');
  });

  it.each([
    ['in a list without numbers', ['- Build: `npm run build`', '- Start: `npm start`']],
    ['among other settings', ['1. Name: shop', '2. Region: Paris', '3. Start: `npm start`']],
    ['where it says that it is a command', ['1. Branch: `main`', '2. Build command: `npm run build`', '3. Start command: `npm start`']],
  ])('names a field of a host %s', async (_, lines) => expect(await typed(...lines)).toEqual([]));
});
