import { expect, test } from 'vitest';
import { shownInputs, withoutHeld } from '../../src/model/secret-input.ts';
import type { PlanInput } from '../../src/model/plan.ts';

const input = (over: Partial<PlanInput>): PlanInput => ({ name: 'LAMP_KEY', kind: 'secret', source: 'example', written: ['s3cr3t-lamp'], example: null, default: null, options: null, required: true, secret: true, pattern: null, context: 'The key s3cr3t-lamp opens it.', line: 3, usedBy: [], guarded: false, argument: false, ...over });

test('what a document holds of a secret is shown as dots; what only stands for it, and what is no secret, as it is', () => {
  const text = 'LAMP_KEY is written s3cr3t-lamp or <lamp-key>';
  expect(withoutHeld(text, [input({})])).toBe('LAMP_KEY is written •••• or <lamp-key>');
  expect(withoutHeld(text, [input({ source: 'placeholder', written: ['<lamp-key>'] }), input({ source: 'declared', written: ['<lamp-key>'] })])).toBe(text);
  expect(withoutHeld(text, [input({ secret: false, kind: 'text' })])).toBe(text);
  expect(shownInputs([input({})])).toMatchObject([{ written: ['••••'], context: 'The key •••• opens it.' }]);
});
