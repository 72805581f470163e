/** Which of two versions is this time's, and one version asked for once. */
import { describe, expect, it } from 'vitest';
import { inputsOf } from './inputs-of.ts';

const values = (codes: readonly string[]): Record<string, readonly string[]> => Object.fromEntries(inputsOf(codes, { purpose: 'release' }).inputs.map((i) => [i.name, i.written]));

describe('the version of a release', () => {
  it('is the one that is tagged, whatever the branch begins at', () => {
    expect(values(['git checkout -b fix/3.1.1 v3.1.0', 'git tag v3.1.1', 'git push origin fix/3.1.1 v3.1.1'])).toEqual({ VERSION: ['3.1.1', 'v3.1.1'], PREVIOUS_VERSION: ['v3.1.0'] });
  });
  it('is the one of the branch where no tag is made', () => {
    expect(values(['git switch -c fix-3.1.1 v3.1.0', 'git push origin fix-3.1.1'])).toMatchObject({ VERSION: ['3.1.1'], PREVIOUS_VERSION: ['v3.1.0'] });
  });
  it('is not the one whose tag is taken away', () => {
    expect(values(['git tag -d v3.1.0', 'git tag v3.1.1'])).toMatchObject({ VERSION: ['v3.1.1'], PREVIOUS_VERSION: ['v3.1.0'] });
  });
  it('is asked for once, under the name of the variable that is set to it', () => {
    expect(values(['export NEXT=3.1.1', 'git tag "v$NEXT"', 'git tag -d v3.1.1'])).toEqual({ NEXT: ['3.1.1', 'v3.1.1'] });
  });
  it('is not joined where two variables are set to it', () => {
    expect(Object.keys(values(['APP=3.1.1; CHART=3.1.1; echo $APP $CHART', 'git tag v3.1.1']))).toContain('VERSION');
  });
});
