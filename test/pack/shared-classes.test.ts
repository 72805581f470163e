/** The bundler writes a class of letters once for all strings and templates that hold it: they come to the same text. */
import { join } from 'node:path';
import { expect, test } from 'vitest';

const { sharedModule, withSharedClasses } = (await import(join(process.cwd(), 'scripts/shared-classes.mjs'))) as { sharedModule: (classes: readonly string[]) => string; withSharedClasses: (source: string, classes: readonly string[]) => string };

const classes = [String.raw`[^\0-@\xd7]`, String.raw`\0-@\xd7`];
const comesTo = (source: string): unknown => new Function(`${sharedModule(classes).replace('export ', '')}\nreturn (${source.replace(/^import .*\n/, '')});`)();

test('a string, a template and a raw one that hold a class take it from there, and come to the same text', () => {
  for (const source of [
    String.raw`'(?<![^\\0-@\\xd7])a'`,
    String.raw`"it's [^\\0-@\\xd7-] \n \\d"`,
    'String.raw`[^\\0-@\\xd7]+${"[^\\\\0-@\\\\xd7]"}`',
    '`[^\\\\0-@\\\\xd7]${`in [^\\\\0-@\\\\xd7]`}`',
    '\'a ` and ${b} [^\\\\0-@\\\\xd7]\'',
    '\'\\` and \\${b} [^\\\\0-@\\\\xd7]\'',
  ]) {
    const made = withSharedClasses(source, classes);
    expect(made).toMatch(/^import \{ letters\$/);
    expect(made.replace(/^import .*\n/, '')).not.toMatch(/\\0-@/);
    expect(comesTo(made)).toBe(comesTo(source));
  }
});

test('what has none of them stays, and so does a pattern between slashes', () => {
  for (const source of ["const a = 'b';", String.raw`const a = /[^\0-@\xd7]/i;`]) expect(withSharedClasses(source, classes)).toBe(source);
});
