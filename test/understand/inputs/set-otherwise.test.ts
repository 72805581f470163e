/** A value that is asked for and a variable that the document's commands make of it are two things. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';
import { program } from '../../rig/program.ts';

const block = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n`;
const codes = (...steps: readonly string[]): Promise<readonly string[]> => codesBelow('', ...steps);
const codesBelow = async (frontMatter: string, ...steps: readonly string[]): Promise<readonly string[]> => {
  const plan = await planOf(`${frontMatter}# Release the lamps\n${steps.map((code, i) => `\n## ${i + 1}. Part ${i + 1}\n${block(code)}`).join('')}`);
  return plan.steps.map((s) => (s.kind === 'shell' ? s.code : s.kind));
};

describe('a variable that the commands set to something else', () => {
  it.each([
    ['around the value', 'HALL=north-<hall>', 'light <hall> $HALL', ['HALL=north-"${HALL_VALUE}"', 'light "${HALL_VALUE}" $HALL']],
    ['to a version with its v', 'VERSION=v1.2.3\necho $VERSION', 'touch lamps-1.2.3.tar.gz $VERSION', ['VERSION=v"${VERSION_VALUE}"\necho $VERSION', 'touch lamps-"${VERSION_VALUE}".tar.gz $VERSION']],
    ['by a command', 'HALL=$(hallctl current)', 'light <hall> $HALL', ['HALL=$(hallctl current)', 'light "${HALL_VALUE}" $HALL']],
    ['in a loop', 'for HALL in a b; do light $HALL; done', 'light <hall>', ['for HALL in a b; do light $HALL; done', 'light "${HALL_VALUE}"']],
    ['that is taken away', 'light <hall>', 'unset HALL\nlight <hall>', ['light "${HALL_VALUE}"', 'unset HALL\nlight "${HALL_VALUE}"']],
    ['as members of an array', 'HALLS=(<north> <south>)\nlook', 'light "${HALLS[@]}"', ['HALLS=("${NORTH}" "${SOUTH}")\nlook', 'light "${HALLS[@]}"']],
    ['with more behind it', 'HALL=<hall>\nlook $HALL', 'HALL+=-dim\nlight <hall>', ['HALL="${HALL_VALUE}"\nlook $HALL', 'HALL+=-dim\nlight "${HALL_VALUE}"']],
  ])('is not the input: %s', async (_, first, second, wanted) => expect(await codes(first, second)).toEqual(wanted));

  it.each([
    ['as it is', 'HALL=<hall>\nlook $HALL', ['HALL="${HALL}"\nlook $HALL', 'light "${HALL}"']],
    ['in quotes, exported', 'export HALL="<hall>"', ['export HALL="${HALL}"', 'light "${HALL}"']],
    ['where nothing set it before', 'HALL=${HALL:-<hall>}', ['HALL=${HALL:-"${HALL}"}', 'light "${HALL}"']],
  ])('is the input where it is set to the value %s', async (_, first, wanted) => expect(await codes(first, 'light <hall>')).toEqual(wanted));
});

describe('a declared input that stands for a literal', () => {
  const declared = '---\nrunbook:\n  inputs: [{ name: HALL, replaces: north-7 }]\n---\n\n';
  it.each([
    ['has another name where the commands set its variable to something else', ['HALL=$(hallctl current)', 'light north-7 $HALL'], ['HALL=$(hallctl current)', 'light "${HALL_VALUE}" $HALL']],
    ['keeps its name where they set it to that', ['HALL=north-7', 'light north-7 $HALL'], ['HALL="${HALL}"', 'light "${HALL}" $HALL']],
    ['keeps its name where they use it before', ['look $HALL', 'HALL=dark', 'cat north-7'], ['look $HALL', 'HALL=dark', 'cat "${HALL}"']],
    ['keeps its name where they hand it on', ['HALL=${HALL:-dark}', 'cat north-7'], ['HALL=${HALL:-dark}', 'cat "${HALL}"']],
  ])('%s', async (_, steps, wanted) => expect(await codesBelow(declared, ...steps)).toEqual(wanted));
  it('is given by either name', async () => {
    const document = `${declared}# Lamps\n\n\`\`\`sh\nHALL=$(echo dark)\necho north-7 $HALL\n\`\`\`\n`;
    for (const name of ['HALL', 'HALL_VALUE']) expect(await program('exec', 'lamps.md', '--trust', '--yes', '--var', `${name}=south`).file('lamps.md', document).run()).toMatchObject({ status: 0, stdout: 'south dark\n' });
  });
});
