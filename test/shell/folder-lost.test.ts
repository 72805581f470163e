import { describe, expect, it } from 'vitest';
import { folderLost } from '../../src/shell/folder-lost.ts';

const steps = (...codes: readonly [code: string, done: boolean][]): { id: string; code: string; done: boolean }[] => codes.map(([code, done], i) => ({ id: `s${i + 1}`, code, done }));
const values = new Map([['PARCEL_HOME', '/srv/parcels']]);

describe('a step whose folder only a step goes to that is left out', () => {
  it.each([
    ['takes files away by their short names', 'rm -rf cache/*'],
    ['works on a project', 'git pull'],
    ['goes on from there', 'cd labels && ls'],
    ['runs what lies there', './weigh'],
    ['writes there', 'date > weighed'],
  ])('%s', (_, code) => {
    expect(folderLost(steps(['cd /srv/parcels', false], [code, true]), '/home/ada', values)).toEqual({ id: 's2', by: 's1', folder: '/srv/parcels' });
    expect(folderLost(steps(['cd "$PARCEL_HOME"', false], [code, true]), '/home/ada', values)).toMatchObject({ folder: '/srv/parcels' });
  });
  it.each([
    ['the run starts there', steps(['cd /srv/parcels', false], ['make', true]), '/srv/parcels'],
    ['a step before it goes somewhere by itself', steps(['cd /srv/parcels', false], ['cd /opt/belt', true], ['make', true]), '/home/ada'],
    ['it goes somewhere by itself', steps(['cd /srv/parcels', false], ['cd /opt/belt\nmake', true]), '/home/ada'],
    ['it works wherever it is', steps(['cd /srv/parcels', false], ['systemctl restart belt\nrm /tmp/weighed\ngit -C /srv/parcels pull', true]), '/home/ada'],
    ['the step that goes there runs', steps(['cd /srv/parcels', true], ['make', true]), '/home/ada'],
    ['what is left out goes there for itself alone', steps(['(cd /srv/parcels && make)', false], ['make', true]), '/home/ada'],
    ['what is left out comes back', steps(['cd /srv/parcels\ntouch x\ncd -', false], ['make', true]), '/home/ada'],
    ['it comes back from the stack', steps(['pushd /srv/parcels\ntouch x\npopd', false], ['make', true]), '/home/ada'],
    ['another one goes there, step by step', steps(['cd /srv\ngit clone parcels.git\ncd parcels', true], ['cd /srv/parcels\ngit pull', false], ['make', true]), '/home/ada'],
    ['it is a folder beside', steps(['git clone parcels.git\ncd parcels', false], ['make', true]), '/home/ada'],
  ])('says nothing where %s', (_, all, start) => expect(folderLost(all, start, values)).toBeNull());
  it('the run has gone away from where it starts', () => expect(folderLost(steps(['cd /srv\nls', true], ['cd /home/ada', false], ['make', true]), '/home/ada', values)).toEqual({ id: 's3', by: 's2', folder: '/home/ada' }));
});
