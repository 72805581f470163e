/** Edits that put lines at the end, make them comments or none, and what differs between what was and what is to be. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { changeText } from '../../src/run/edit/change-text.ts';

const fill = (values: Record<string, string>) => (text: string): string => text.replace(/\$\{(\w+)\}/g, (m, n: string) => values[n] ?? m);
const plain = fill({});

describe('a line that is made a comment', () => {
  const file = '[oven]\ndebug=1\n;heat=3\n# cold=yes\n';
  it('is the one that is there, with the sign that is shown', () => expect(changeText(file, '#debug=1', 'ini', plain, 'oven.ini', { way: 'comment' })).toEqual({ text: file.replace('debug', '#debug'), left: [] }));
  it('or is one already', () => expect(changeText(file, '#cold=yes', 'ini', plain, 'oven.ini', { way: 'comment' })).toEqual({ text: file, left: [] }));
  it.each([['#fan=1', file, { fault: 'path', what: 'fan=1' }], ['#debug=1', `${file}debug=1\n`, { fault: 'ambiguous', what: 'debug=1' }]] as const)('%s fails where it is not there, or several times', (line, text, fault) => expect(changeText(text, line, 'ini', plain, 'oven.ini', { way: 'comment' })).toEqual(fault));
});

describe('a comment that is made a line', () => {
  const file = '[oven]\r\n  # heat=3\r\n#fan=1\r\n;fan=1\r\ndoor=shut\r\n';
  it.each(['heat=3', '#heat=3'])('loses its sign, shown as %s', (line) => expect(changeText(file, line, 'ini', plain, 'oven.ini', { way: 'uncomment' })).toEqual({ text: file.replace('# heat', 'heat'), left: [] }));
  it('or is one already', () => expect(changeText(file, 'door=shut', 'ini', plain, 'oven.ini', { way: 'uncomment' })).toEqual({ text: file, left: [] }));
  it.each([['fan=1', 'ambiguous'], ['cold=1', 'path']])('%s fails where it is not there, or several times', (line, fault) => expect(changeText(file, line, 'ini', plain, 'oven.ini', { way: 'uncomment' })).toEqual({ fault, what: line }));
});

it('what is put at the end takes no line’s place, whatever its form', () => {
  const values = fill({ A: '10.0.0.9', B: 'north' });
  expect(changeText('127.0.0.1   localhost\n', '${A}   ${B}', 'lines', values, 'hosts', { way: 'append', adds: true })).toEqual({ text: '127.0.0.1   localhost\n10.0.0.9   north\n', left: [] });
  expect(changeText('127.0.0.1   localhost\n10.0.0.9   north\n', '${A}   ${B}', 'lines', values, 'hosts', { way: 'append', adds: true })).toMatchObject({ text: '127.0.0.1   localhost\n10.0.0.9   north\n' });
});

describe('what is put at the end of a file of sections', () => {
  const file = '; till\n[till]\nport=80\n\n[log]\nlevel=info\n';
  const put = (shown: string, more: { readonly way?: 'append'; readonly text?: string; readonly name?: string } = {}) => changeText(more.text ?? file, shown, more.name?.split('.')[1] ?? 'ini', fill({ SIZE: '9' }), more.name ?? 'till.ini', { ...(more.way === undefined ? {} : { way: more.way }), adds: true });
  const way = 'append';
  it('stands there: lines in the last section, sections of their own behind it', () => {
    expect(put('include=x\nmode=quick', { way })).toEqual({ text: `${file}include=x\nmode=quick\n`, left: [] });
    // Another section's is another one.
    expect(put('port=9', { way })).toEqual({ text: `${file}port=9\n`, left: [] });
    expect(put('[cache]\n; how much\nsize=${SIZE}', { way })).toEqual({ text: `${file}\n[cache]\n; how much\nsize=9\n`, left: [] });
    expect(put('[[bin]]\nname = "b"', { way, text: '[[bin]]\nname = "a"\n', name: 'till.toml' })).toEqual({ text: '[[bin]]\nname = "a"\n\n[[bin]]\nname = "b"\n', left: [] });
    expect(put('[tool.b]\nx = 1', { way, text: '[tool.a]\nx = 1\n', name: 'till.toml' })).toEqual({ text: '[tool.a]\nx = 1\n\n[tool.b]\nx = 1\n', left: [] });
  });
  it('takes no place of another of its name', () => expect(put('[log]\nlevel=debug', { way })).toMatchObject({ fault: 'path' }));
  it.each([
    ['10-hall.network', '[Address]\nAddress=10.0.0.1/24\n', '[Address]\nAddress=10.0.0.2/24'], ['wg0.conf', '[Interface]\nMTU=1400\n\n[Peer]\nPublicKey=a\n', '[Peer]\nPublicKey=b'],
    ['till.ini', '[door]\nname=a\n\n[door]\nname=b\n', '[door]\nname=c'],
  ])('stands beside another of its name where there may be several: %s', (name, text, shown) => {
    // As settings, and as the lines that such a file's ending makes of them.
    for (const [told, syntax] of [[{ way, adds: true }, 'ini'], [{ adds: true }, 'ini'], [{ way, adds: true }, 'lines']] as const) expect(changeText(text, shown, syntax, plain, name, told)).toEqual({ text: `${text}\n${shown}\n`, left: [] });
    expect(changeText(`${text}\n${shown}\n`, shown, 'ini', plain, name, { way, adds: true })).toEqual({ text: `${text}\n${shown}\n`, left: [] });
  });
  it('which one that is added to has more of, where it is not said to come at the end', () => expect(changeText('[Peer]\nPublicKey=a\n', '[Peer]\nMTU=1400', 'ini', plain, 'wg0.conf', { adds: true })).toEqual({ text: '[Peer]\nPublicKey=a\nMTU=1400\n', left: [] }));
  it('not so a section that a file has once', () => expect(changeText('[Interface]\nMTU=1400\n\n[Peer]\nPublicKey=a\n', '[Interface]\nMTU=1500', 'ini', plain, 'wg0.conf', { way, adds: true })).toMatchObject({ fault: 'path' }));
  it('is there once', () => {
    for (const [shown, text] of [['level=info', file], ['[log]\nlevel=info', file], ['[[bin]]\nname = "a"', '[[bin]]\nname = "a"\n']] as const) expect(put(shown, { way, text })).toEqual({ text, left: [] });
    expect(put('level=debug', { way })).toEqual({ text: file.replace('info', 'debug'), left: [] });
  });
  it('or before all sections, where the file sets it there', () => expect(put('mode=quick', { way, text: `mode=slow\n${file}` })).toEqual({ text: `mode=quick\n${file}`, left: [] }));
  it('of which a new section needs no such word', () => expect(put('[cache]\nsize=1')).toEqual({ text: `${file}\n[cache]\nsize=1\n`, left: [] }));
});

describe('an entry that is put above the others', () => {
  const put = (text: string, entry: string, file = 'NEWS.md') => changeText(text, entry, 'markdown', fill({ V: '3' }), file, { way: 'prepend', adds: true });
  it.each([
    ['below the title', '# Oven 2000\n\n## 2\n\n- warm\n', '## ${V}\n\n- hot', '# Oven 2000\n\n## 3\n\n- hot\n\n## 2\n\n- warm\n'],
    ['beside a title of its own kind', '# Oven\n\n# 2\n\n- warm\n', '# ${V}\n\n- hot', '# Oven\n\n# 3\n\n- hot\n\n# 2\n\n- warm\n'],
    ['where it is the first', '# Oven\n\nWhat is new.\n', '## ${V}\n\n- hot', '# Oven\n\nWhat is new.\n\n## 3\n\n- hot\n'],
    ['with an underline', 'Oven\n====\n\n2\n---\n\n- warm\n', '${V} (new)\n-------\n\n- hot', 'Oven\n====\n\n3 (new)\n-------\n\n- hot\n\n2\n---\n\n- warm\n'],
    ['with the line ends that are there', '## 2\r\n', '## ${V}', '## 3\r\n\r\n## 2\r\n'],
  ])('%s', (_, text, entry, wanted) => expect(put(text, entry)).toMatchObject({ text: wanted }));
  it('is above the others, and not in an example of one', () => expect(put('# Oven\n\n```\n## 0\n```\n\n## 2\n', '## ${V}')).toMatchObject({ text: '# Oven\n\n```\n## 0\n```\n\n## 3\n\n## 2\n' }));
  it('is left where it is there', () => expect(put('# Oven\n\n## 3\n\n- hot\n', '## ${V}\n\n- hot')).toEqual({ text: '# Oven\n\n## 3\n\n- hot\n', left: [] }));
  it('is refused where its heading has another text, and where it has none', () => {
    expect(put('# Oven\n\n## 3\n\n- warm\n', '## ${V}\n\n- hot')).toEqual({ fault: 'path', what: '- hot' });
    expect(put('# Oven\n\n## 2\n\n- warm\n', '- hot\n- new')).toEqual({ fault: 'path', what: '- hot' });
  });
});

it('the day in an entry is asked for', async () => {
  const { plan } = await planDocument(new TextEncoder().encode('# Release the oven\n\n1. Look:\n\n   ```sh\n   ls\n   ```\n\n2. Add an entry at the top of `NEWS.md`:\n\n   ```markdown\n   ## 3 (YYYY-MM-DD)\n\n   - hot\n   ```\n'), 'a.md', { fragment: null, all: true });
  expect(plan.inputs.map((i) => i.written)).toEqual([['YYYY-MM-DD']]);
});

it('each value that differs between what was and what is to be is changed, not only the one that is asked for', () => {
  const was = 'db.host=north\ndb.role=first\ndb.pool=5';
  const file = 'db.host=north\ndb.role=first\ndb.pool=9\n';
  expect(changeText(file, 'db.host=${B}\ndb.role=second\ndb.pool=5', 'properties', fill({ B: 'south' }), 'oven.properties', { replaces: was })).toEqual({ text: 'db.host=south\ndb.role=second\ndb.pool=9\n', left: [{ path: 'db.pool', found: '9', shown: '5' }] });
});

describe('the sentence tells it', () => {
  const way = async (lead: string, code: string): Promise<unknown> => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Oven\n\n1. Look:\n\n   \`\`\`sh\n   ls\n   \`\`\`\n\n2. ${lead}\n\n   \`\`\`ini\n   ${code}\n   \`\`\`\n`), 'a.md', { fragment: null, all: true });
    const step = plan.steps.find((s) => s.kind === 'edit');
    return step?.kind === 'edit' ? step.way : null;
  };
  it.each([
    ['Comment out the line `debug=1` in `oven.ini`:', '#debug=1', 'comment'], ['Commenter la ligne `debug=1` dans `oven.ini` :', '#debug=1', 'comment'],
    ['Uncomment this line in `oven.ini`:', 'fan=on', 'uncomment'], ['Décommenter la ligne suivante dans `oven.ini` :', 'fan=on', 'uncomment'],
    ['Append this line to `oven.ini`:', 'fan=on', 'append'], ['Ajouter à la fin du fichier `oven.ini` :', 'fan=on', 'append'], ['Add this at the end of `oven.ini`:', 'fan=on', 'append'],
    ['Add this at the top of `oven.ini`:', 'fan=on', 'prepend'], ['Ajouter ceci en haut de `oven.ini` :', 'fan=on', 'prepend'],
    ['Add this line to `oven.ini`:', 'fan=on', undefined], ['Uncomment and change this line in `oven.ini`:', 'fan=on', undefined],
  ])('%s', async (lead, code, wanted) => expect(await way(lead, code)).toBe(wanted));
});
