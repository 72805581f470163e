/**
 * A program's text in ASCII, so that it is the same read as Latin-1 (which V8 keeps in a byte a letter) and as UTF-8. The bundler escapes
 * strings, but not patterns and templates: `é` is `\\xe9` in all of them, a pair of units likewise, with `u` and without.
 */
export const inAscii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => (unit < '\u0100' ? `\\x${unit.charCodeAt(0).toString(16)}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
