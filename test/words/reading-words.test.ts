/** What the reading says, in the operator's language: from either language into the other, values as they were. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byRole, bySeen, close, inLanguage, inTable, planReasons, spokenOf } from '../../src/words/reading-words.ts';

const all = [...Object.values(bySeen), inTable, spokenOf, ...Object.values(byRole), close, ...Object.values(planReasons)];
/** A value that a document might have in the gap, with marks that mean something to a pattern. */
const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => `${name} $1 (a|b) {x} : “q”`);
const spaces = (text: string): string => text.replaceAll('\u00a0', ' ');

test.each(all.map((row) => [row.en, row.fr]))('%j goes over into French and back', (en, fr) => {
  expect(spaces(inLanguage(filled(en), 'fr'))).toBe(spaces(filled(fr)));
  expect(spaces(inLanguage(filled(fr), 'en'))).toBe(spaces(filled(en)));
  expect(inLanguage(filled(en), 'en')).toBe(filled(en));
});

test('a sentence that is none of the table\u2019s is shown as it is', () => {
  for (const text of ['', 'a document says what it says', 'Unexpected']) for (const language of ['en', 'fr'] as const) expect(inLanguage(text, language)).toBe(text);
});

test('what is expected is said in the same language, names and values are not touched', () => {
  expect(spaces(inLanguage('Unexpected value `zz` of the correction `timeout`, expected a time such as 30s, 5m or 1h', 'fr'))).toBe('Valeur inattendue `zz` de la correction `timeout`, attendu : une durée comme 30s, 5m ou 1h');
  expect(spaces(inLanguage('Unexpected value of `runbook.approve`, expected how many people have to agree: it is taken as 2', 'fr'))).toBe('Valeur inattendue de `runbook.approve`, attendu : le nombre de personnes qui doivent être d’accord : 2 est retenu');
  expect(inLanguage('rollback: only when named (deploy.md#rollback)', 'fr')).toContain('retour arrière');
});

test('every complaint of the reading has a row', () => {
  const root = join(import.meta.dirname, '../../src');
  const files = ['understand', 'read'].flatMap((room) => readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => join(root, room, f)));
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:complain\((?:\d, )?|message: |const message = )([`'])(Unexpected (?:\\.|\$\{(?:[^{}]|\{[^{}]*\})*\}|(?!\1).)*)\1/g)].map((m) => (m[2] ?? '').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'X').replaceAll('\\`', '`').replace(/`X`X$/, '`X`')));
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter((text) => inLanguage(text, 'fr') === text)).toEqual([]);
});
