/** Assignments that the writer leaves empty are asked for; what may be empty is not. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const planned = async (set: string, used: string) => await planOf(`# Light the lamps\n\nSet your values:\n\n\`\`\`sh\n${set}\n\`\`\`\n\nLight them:\n\n\`\`\`sh\n${used}\n\`\`\`\n`, { all: false });

describe('a variable that is given nothing', () => {
  it.each(['export ROOM=', 'ROOM=', 'ROOM=""', "export ROOM=''  # which one", 'export ROOM=\nexport LAMPS=4'])('is asked for, and put there: %s', async (set) => {
    const { inputs, steps } = await planned(set, 'lampctl on --room "$ROOM" "$LAMPS"');
    expect(inputs.map((i) => i.name)).toContain('ROOM');
    expect(steps[0]).toMatchObject({ kind: 'shell', code: expect.stringMatching(/ROOM="?\$\{ROOM\}"?/), inputs: expect.arrayContaining(['ROOM']) });
  });
  it('is a secret by its name', async () => expect((await planned('export LAMP_TOKEN=', 'curl -H "Authorization: Bearer $LAMP_TOKEN" http://localhost/lamps')).inputs).toMatchObject([{ name: 'LAMP_TOKEN', kind: 'secret', secret: true }]));
  it.each([
    ['nothing uses it', 'ROOM=', 'lampctl on'], ['something sets it', 'ROOM=', 'ROOM=$(lampctl rooms | head -1)\nlampctl on "$ROOM"'], ['something adds to it', 'ROOMS=""', 'for r in 1 2; do ROOMS="$ROOMS $r"; done\necho $ROOMS'],
    ['something looks whether it is empty', 'ROOM=', 'if [ -z "$ROOM" ]; then lampctl on; else lampctl on "$ROOM"; fi'], ['something has a value in its place', 'ROOM=', 'lampctl on "${ROOM:-1}" "$ROOM"'],
    ['it may be empty by its name', 'export HTTP_PROXY=\nLAMP_OPTS=', 'lampctl on $LAMP_OPTS $HTTP_PROXY'], ['more is done beside it', 'ROOM=\nlampctl init', 'lampctl on "$ROOM"'],
  ])('is not, where %s', async (_, set, used) => expect((await planned(set, used)).inputs.filter((i) => i.name.startsWith('ROOM') || /PROXY|OPTS/.test(i.name))).toEqual([]));
  it('is guarded where it is read a second time', async () => expect((await planned('ROOM=', 'bash -c "lampctl on $ROOM"')).inputs).toMatchObject([{ name: 'ROOM', guarded: true }]));
});
