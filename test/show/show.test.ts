/** What is shown of steps, failures and output. */
import { describe, expect, test } from 'vitest';
import type { Step } from '../../src/model/plan.ts';
import { failureText } from '../../src/show/failure-text.ts';
import { outputFilter } from '../../src/show/output-filter.ts';
import { dots, stepCode } from '../../src/show/step-code.ts';
import { plain } from '../../src/words/paint.ts';

const code = (text: string, inputs: readonly string[], values = {}): string => stepCode({ kind: 'shell', code: text, inputs } as unknown as Step, values).join('\n');

describe('the code of a step', () => {
  test.each([
    ['a word', 'git push "${TAG}" now', 'git push ⟨TAG⟩ now', 'git push v1 now'],
    ['inside a string', 'echo "to ${TAG}."', 'echo "to ⟨TAG⟩."', 'echo "to v1."'],
    ['a gap in single quotes', `echo 'to '"\${TAG}"' now'`, `echo 'to ⟨TAG⟩ now'`, `echo 'to v1 now'`],
    ['a bare reference', 'echo $TAG', 'echo ⟨TAG⟩', 'echo v1'],
    ['another variable that begins alike', 'echo $TAGS ${TAGS}', 'echo $TAGS ${TAGS}', 'echo $TAGS ${TAGS}'],
  ])('%s', (_name, text, open, given) => {
    expect(code(text, ['TAG'])).toBe(open);
    expect(code(text, ['TAG'], { TAG: 'v1' })).toBe(given);
  });

  test('an optional part is in its brackets until it is filled in or left out', () => {
    const optional = 'deploy ${TAG:+-t "${TAG}"} now';
    expect(code(optional, ['TAG'])).toBe('deploy [-t ⟨TAG⟩] now');
    expect(code(optional, ['TAG'], { TAG: 'v1' })).toBe('deploy -t v1 now');
    expect(code(optional, ['TAG'], { TAG: '' })).toBe('deploy now');
    expect(code('deploy ${TAG:+"--tag=${TAG}"}', ['TAG'])).toBe('deploy ["--tag=⟨TAG⟩"]');
  });

  test('a value is shown as the shell would need it, never as more than one word', () => {
    expect(code('rm "${FILE}"', ['FILE'], { FILE: 'a b; rm -rf /' })).toBe(`rm 'a b; rm -rf /'`);
    expect(code('rm "${FILE}"', ['FILE'], { FILE: `it's` })).toBe(`rm 'it'\\''s'`);
    expect(code('echo "is ${FILE}"', ['FILE'], { FILE: '$(x) "y"' })).toBe('echo "is \\$(x) \\"y\\""');
  });

  test('a secret is dots, whatever its length', () => expect(code('login "${KEY}"', ['KEY'], { KEY: dots })).toBe(`login ${dots}`));
  test('hidden characters of a value are shown', () => expect(code('echo "${A}"', ['A'], { A: 'x\u202Ey' })).toBe(`echo 'x\\u{202E}y'`));
});

test('a failure names its place as compilers do', () => {
  expect(failureText({ message: 'is wrong', exitCode: 3, place: { path: 'a.md', line: 4 }, advice: 'Mend it.\nThen again.' }, plain)).toBe('runbook: a.md:4: is wrong\n  Mend it.\n  Then again.\n');
});

describe('output on a terminal', () => {
  const pass = (...pieces: readonly string[]): string => {
    const filter = outputFilter();
    return pieces.map((p) => filter.pass(p)).join('') + filter.end();
  };
  test('colours, cursor moves and progress bars pass', () => expect(pass('\u001B[31mred\u001B[0m 10%\r20%\u001B[K\u001B[1A')).toBe('\u001B[31mred\u001B[0m 10%\r20%\u001B[K\u001B[1A'));
  test.each([['a title', '\u001B]0;x\u0007'], ['the clipboard', '\u001B]52;c;eA==\u001B\\'], ['a report request', '\u001B[6n'], ['mouse', '\u001B[?1000h'], ['a reset', '\u001Bc'], ['a C1 control', '\u009B31m'], ['text direction', '\u202E']])('%s is shown, not sent', (_name, text) => {
    expect(pass(text)).not.toMatch(/[\u001B\u0080-\u009F\u202E]/);
    expect(pass(...text)).not.toMatch(/[\u001B\u0080-\u009F\u202E]/);
  });
  test('what is cut in two is put together, and nothing is lost', () => expect(pass('a\u001B[3', '1mb')).toBe('a\u001B[31mb\u001B[0m'));
});
