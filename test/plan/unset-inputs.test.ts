import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const fence = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n`;
const setUp = `# Shop\n\n## Set up the shop\n${fence('export DATA=/srv/shop\nexport WHO=<owner>')}\n## Empty the shop\n${fence('rm -rf "$DATA"/*\nchown -R "$WHO" .')}`;

async function asked(text: string, fragment: string | null = null): Promise<unknown[]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment, all: fragment === null });
  return plan.inputs.map((i) => [i.name, i.default, i.usedBy, ...(i.namedBy ? [i.namedBy] : [])]);
}

describe('a variable that only a step which is left out sets', () => {
  it('is asked for, with the document’s own value where that is plain', async () => {
    expect(await asked(setUp, 'empty-the-shop')).toEqual([['DATA', '/srv/shop', ['empty-the-shop-1']], ['WHO', null, ['empty-the-shop-1']]]);
  });
  it('is not, where the step that sets it is done before', async () => {
    // WHO is given its value by the operator: the step that only names it needs it as well, where the other is left out.
    expect(await asked(setUp)).toEqual([['WHO', null, ['set-up-the-shop-1'], ['empty-the-shop-1']]]);
  });
  it('is asked for where it is set after it is used, and without a value where two are given', async () => {
    expect(await asked(`# Shop\n${fence('rm -rf "$DATA"/*')}${fence('DATA=/srv/a')}${fence('DATA=/srv/b')}`)).toEqual([['DATA', null, ['shop-1']]]);
  });
  it.each([
    ['one with a default', 'rm -rf "${DATA:-/tmp/x}"/*'], ['one that is only looked at', 'test -n "${DATA+set}"'], ['one in single quotes', "echo '$DATA'"], ['its own step sets it', 'DATA=$(mktemp -d)\nrm -rf "$DATA"/*'],
    ['a file is taken in before', 'source shop.env\nrm -rf "$DATA"/*'],
  ])('is not: %s', async (_, code) => expect(await asked(`# Shop\n\n## Set up the shop\n${fence('export DATA=/srv/shop')}\n## Empty the shop\n${fence(code)}`, 'empty-the-shop')).toEqual([]));
});

describe('a variable that a shown file would set', () => {
  const shown = '# Shop\n\nThe service reads:\n\n```dotenv\nDATA=/srv/shop\n```\n\nIt is `CACHE=/var/cache/shop` by default.\n';
  it('is asked for, since nothing here takes the file in', async () => {
    expect((await asked(`${shown}${fence('rm -rf "$DATA"/* "$CACHE"/*')}`)).map((i) => (i as string[])[0])).toEqual(['DATA', 'CACHE']);
  });
  it('is not, where a command does', async () => {
    expect(await asked(`${shown}${fence('set -a; . ./shop.env\nrm -rf "$DATA"/*')}`)).toEqual([]);
  });
});

it('a value is needed by whoever may put it in: a shell that a step starts, an expansion of any kind, a member of an array', async () => {
  for (const use of [`bash -c 'ls $DATA/x'`, 'ls "${DATA:-none}"', 'echo "${DATA[0]}" "${DATA:0:3}"']) expect(await asked(`# Shop\n${fence('DATA=<data>\nls "$DATA"')}${fence(use)}`)).toEqual([['DATA', null, ['shop-1'], ['shop-2']]]);
});

it('let sets a variable', async () => expect(await asked(`# Count\n${fence('let COUNT=0')}${fence('let COUNT+=1\necho "$COUNT"')}`)).toEqual([]));

describe('a bare name in arithmetic is a variable', () => {
  it.each([['$(( ))', 'ln -sfn "v/$((LAST - 1))" live'], ['(( ))', 'if ((LAST > 1)); then ls; fi'], ['for (( ))', 'for ((i = 0; i < LAST; i++)); do echo "$i"; done'], ['let', 'let BEFORE=LAST-1\nls "$BEFORE"']])('%s', async (_, code) => {
    expect((await asked(`# Shop\n${fence(code)}`)).map((i) => (i as string[])[0])).toEqual(['LAST']);
    expect(await asked(`# Shop\n\n## Out\n${fence('LAST=$(ls v | wc -l)')}\n## Back\n${fence(code)}`, 'back')).toEqual([['LAST', null, ['back-1']]]);
    expect(await asked(`# Shop\n${fence('LAST=$(ls v | wc -l)')}${fence(code)}`)).toEqual([]);
  });
  it('also the index of an array', async () => expect(await asked(`# Shop\n\n## Out\n${fence('AT=$(cat at)')}\n## Back\n${fence('L=(a b)\nrm "${L[AT]}"')}`, 'back')).toEqual([['AT', null, ['back-1']]]));
  it.each([['what counts from nothing', '((count++))\necho "$count"'], ['what is no arithmetic', 'echo "((LAST))"\n( (ls LAST) )'], ['a key', 'declare -A M\nM["one"]=1\necho "${M[one]}" "${M["one"]}"'], ['the words of a command', 'echo $(( $(date -d now +%s) - `stat -c %Y till` ))'], ['a number', 'echo $((0x1F + 16#ff))'], ['what is printed', "awk '{ print $((LAST)) }' f"]])('not %s', async (_, code) => expect(await asked(`# Shop\n${fence(code)}`)).toEqual([]));
});
