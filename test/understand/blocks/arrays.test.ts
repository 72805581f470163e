/** Arrays of a shell are set as other variables are, and what is read as output is named in the plan. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';
import { planText } from '../../../src/show/plan-text.ts';
import { speaker } from '../../../src/words/say.ts';
import { fence } from './read-one.ts';

const deployed = (body: string) => planOf(`# Belts\n\n## Deploy\n\n${body}\n`, { path: 'notes.md' });
const codesOf = async (body: string) => (await deployed(body)).steps.map((s) => ('code' in s ? s.code : s.kind));

const use = fence('bash', 'scales "${OPTS[@]}"');

describe('an array in a block of commands', () => {
  it.each([
    ['behind another variable', ['HALL=north', 'OPTS=(-q -n)']],
    ['with more put to it', ['OPTS=(-q)', 'OPTS+=(--hall "north side")']],
    ['before a command', ['echo weigh', 'OPTS=(-q -n); scales "${OPTS[@]}"']],
    ['above a command', ['echo weigh', 'OPTS=(-q -n)', 'rsync "${OPTS[@]}" lists/ hall:lists/']],
    ['over several lines', ['echo weigh', 'HALLS=(', '  north', '  south   # the old one', ')', 'echo "${HALLS[@]}"']],
    ['by its places', ['echo weigh', 'OPTS[2]=-q', 'echo "${OPTS[@]}"']],
    ['with names of its own', ['declare -A HALL', 'HALL=([a]=north [b]=south)', 'echo "${HALL[a]}"']],
    ['of another command\'s words', ['echo weigh', 'LISTS=( $(ls lists) )', 'echo "${LISTS[@]}"']],
    ['beside a variable in small letters', ['echo weigh', 'Total=3', 'echo "$Total"']],
    ['beside a path that is a variable\'s', ['echo weigh', '"$HOME/bin/scales" --zero']],
  ])('runs: %s', async (_, lines) => expect(await codesOf(`${fence('bash', ...lines)}\n\nWeigh:\n\n${use}`)).toEqual([lines.join('\n'), 'scales "${OPTS[@]}"']));

  it('runs where nothing uses it, if the text says to set it', async () => {
    expect(await codesOf(`Choose the options:\n\n${fence('bash', 'OPTS=(-q -n)')}\n\nStart:\n\n${fence('bash', 'systemctl start belt')}`)).toEqual(['OPTS=(-q -n)', 'systemctl start belt']);
  });
});

it('names in the plan what it takes for output in a block without prompts', async () => {
  const plan = await deployed(fence('bash', 'systemctl start belt', 'Started by Hall, 3 belts.'));
  const text = planText({ plan, fragment: null, commit: null, values: {}, leftOut: new Map(), cwd: null, say: speaker('en'), paint: (_, shown) => shown });
  expect(text).toContain('taken for what is printed, not run:\n          Started by Hall, 3 belts.');
});
