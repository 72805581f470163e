/** A value that was given, and that a block takes in from elsewhere as another one: nothing runs with it unseen. */
import { describe, expect, it } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const document = (takes: string): string => `# Lamps\n\nTake the settings in:\n\n\`\`\`sh\n${takes}\n\`\`\`\n\nLight it:\n\n\`\`\`sh\necho "lit <hall>"\n\`\`\`\n\nLook:\n\n\`\`\`sh\necho "seen <hall>"\n\`\`\`\n`;
const begin = (takes: string, settings = 'HALL=south\n') => program('exec', 'lamps.md', '--trust', '--yes', '--var', 'HALL=north').file('lamps.md', document(takes)).file('hall.env', settings).run();
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('a value that a block takes in', () => {
  it.each(['. ./hall.env', 'source hall.env', 'set -a; . ./hall.env; set +a', 'export $(cat hall.env)', 'eval "$(cat hall.env)"', 'eval "HALL=south"'])('pauses the run before it is used in the place of the one that was given: %s', async (takes) => {
    const { status, stdout, stderr } = await begin(takes);
    expect([status, stdout]).toEqual([4, '']);
    expect(plain(stderr)).toContain('HALL is “south” now, not “north” as it was given: step lamps-1 took that in (--var HALL=… says which)');
  });
  it.each(['north', 'south', 'west'])('which is said then: %s', async (hall) => {
    const { folder } = await begin('. ./hall.env');
    expect(await program('exec', 'lamps.md', '--resume', '--yes', '--var', `HALL=${hall}`).within(folder).run()).toMatchObject({ status: 0, stdout: `lit ${hall}\nseen ${hall}\n` });
  });
  it('is nothing to tell where it is the one that was given, or where no step uses it', async () => {
    expect(await begin('. ./hall.env', 'HALL=north\n')).toMatchObject({ status: 0, stdout: 'lit north\nseen north\n' });
    expect(await begin('. ./hall.env', 'ROOM=south\n')).toMatchObject({ status: 0, stdout: 'lit north\nseen north\n' });
  });
  it('is not shown where it is a secret', async () => {
    const { status, stderr, stdout } = await program('exec', 'lamps.md', '--trust', '--yes', '--var', 'HALL_PASSWORD=opaline-17').file('lamps.md', document('. ./hall.env').replaceAll('<hall>', '<hall password>')).file('hall.env', 'HALL_PASSWORD=opaline-18\n').run();
    expect([status, stdout]).toEqual([4, '']);
    expect(plain(stderr)).toContain('HALL_PASSWORD is “***” now, not “***” as it was given: step lamps-1');
    expect(stderr).not.toContain('opaline');
  });
});

it('on a terminal it is told, in the record as well, and the step is asked about with it, once', async () => {
  const trial = onTerminal(['exec', 'lamps.md', '--trust', '--yes', '--var', 'HALL=north'], { files: { 'lamps.md': document('. ./hall.env'), 'hall.env': 'HALL=south\n' } });
  await trial.see('HALL is “south” now, not “north” as it was given');
  await trial.see('run it');
  trial.type(key.enter);
  await trial.see('lit south');
  await trial.see('seen south');
  await trial.exits(0);
  expect((await program('log', 'show').in(trial.folder).run()).stdout).toContain('HALL = south');
});
