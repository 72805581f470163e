import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { effectReason } from '../../src/words/effect-reasons.ts';

/** The reasons of the rows that destroy, as they stand in the sources of the effects table. */
const folder = join(import.meta.dirname, '../../src/shell/effects');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => readFileSync(join(folder, f), 'utf8')).join('\n');
const reasons = [...new Set([...sources.matchAll(/'destroy', '([^']+)'/g)].map((m) => m[1] as string))].filter((r) => !/^[A-Z ]+$/.test(r));

it('each reason why a command destroys is said in French as well', () => {
  expect(reasons.length).toBeGreaterThan(100);
  expect(reasons.filter((reason) => effectReason(reason, 'fr') === reason)).toEqual([]);
});

it.each([['empties app.log', 'vide app.log'], ['the name "drop-all" says that it deletes or overwrites', 'le nom « drop-all » dit qu’il supprime ou écrase'], ['overwrites the device /dev/sdb', 'écrase le périphérique /dev/sdb'], ['Redis FLUSHALL deletes', 'FLUSHALL de Redis supprime']])('%s, which names something of the command’s own, too', (why, french) => expect(effectReason(why, 'fr')).toBe(french));

it('each form that names something has its row', () => {
  const forms = [...new Set([...sources.matchAll(/effect: 'destroy', why: `([^`]+)`/g)].map((m) => (m[1] as string).replace(/\$\{[^}]*\}/g, 'WORD')))];
  expect(forms.length).toBeGreaterThan(5);
  expect(forms.filter((why) => effectReason(why, 'fr') === why)).toEqual([]);
});

it('a reason that has no row is shown as it is', () => {
  expect(effectReason('says something else', 'fr')).toBe('says something else');
  expect(effectReason('deletes files', 'en')).toBe('deletes files');
});
