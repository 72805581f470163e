/** How long a run was at work, from its record. */
import { expect, it } from 'vitest';
import { timeSpent } from '../../src/model/time-spent.ts';

const at = (type: string, time: string): { type: string; time: string } => ({ type, time: `2026-11-21T${time}Z` });

it('counts each part, and not what lies between one that stopped and the one that went on', () => {
  expect(timeSpent([at('run-start', '10:00:00'), at('run-end', '10:00:30'), at('resume', '18:00:00'), at('run-end', '18:00:05.5')])).toBe(35.5);
});

it('a part that was killed counts up to its last line, and a clock that was put back takes nothing away', () => {
  expect(timeSpent([at('run-start', '10:00:00'), at('intent', '10:00:30'), at('resume', '09:00:00'), at('done', '09:00:01'), at('run-end', '08:00:00')])).toBe(31);
  expect(timeSpent([])).toBe(0);
});

it('a step that went on without its runner counts what it took', () => {
  expect(timeSpent([at('run-start', '10:00:00'), at('intent', '10:00:01'), at('resume', '18:00:00'), { ...at('done', '18:00:02'), seconds: 20 }, at('intent', '18:00:02'), { ...at('done', '18:00:03'), seconds: 1 }])).toBe(22);
});
