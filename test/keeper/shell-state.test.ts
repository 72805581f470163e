/** Inputs that are given another value: whatever a block has made of their variables gives way. */
import { describe, expect, test } from 'vitest';
import { freshState, restoreState, withInputs } from '../../src/keeper/shell-state.ts';

const state = {
  ...freshState('/srv', { ROOM: 'old', KEPT: 'k' }), variables: [{ name: 'FLOOR', text: 'declare -ix FLOOR="1"' }, { name: 'list', text: 'declare -a list=([0]="a")' }],
};

describe('another value of an input', () => {
  test('stands in the environment, and no declaration sets the old one again', () => {
    const next = withInputs(state, { ROOM: 'new', FLOOR: '2' });
    expect(next.environment).toEqual({ ROOM: 'new', FLOOR: '2', KEPT: 'k' });
    expect(next.variables.map(({ name }) => name)).toEqual(['list']);
    expect(next.cwd).toBe('/srv');
  });

  test('holds in a run that is gone on with as well', () => {
    const { environment, ...rest } = state;
    const restored = restoreState({ ...rest, changed: environment, removed: [] }, { ROOM: 'new', FLOOR: '2' }, ['ROOM', 'FLOOR']);
    expect(restored.environment).toEqual({ ROOM: 'new', FLOOR: '2', KEPT: 'k' });
    expect(restored.variables.map(({ name }) => name)).toEqual(['list']);
  });
});
