/** What stands in the lines of a file as it is written although it is a value elsewhere is said. */
import { expect, it } from 'vitest';
import type { PlanInput, Step } from '../../src/model/plan.ts';
import { leftAsWritten } from '../../src/plan/left-as-written.ts';

const pier = { name: 'PIER', source: 'placeholder', written: ['<pier>', 'pier-7'], usedBy: ['take'] } as unknown as PlanInput;
const said = (written: string, inputs: readonly string[] = [], kind: Step['kind'] = 'edit'): readonly string[] => leftAsWritten([{ kind, written, inputs, line: 9 } as unknown as Step], [pier], 'en').map(({ message }) => message);

it('a name with its number is', () => expect(said('pier-7;free')).toEqual(['“pier-7” stays in these lines as it is written: elsewhere PIER takes its place']));
it.each(['pier-71;free', 'pier;free'])('%s is not', (written) => expect(said(written)).toEqual([]));
it('where it is put in, and in what a shell runs, it is not', () => expect([...said('<pier>;pier-7', ['PIER']), ...said('moor pier-7', [], 'shell')]).toEqual([]));
