import { describe, expect, test } from 'vitest';
import { mendTypography } from '../../src/shell/typography.ts';

describe('mendTypography', () => {
  test.each([
    ['a pair round an argument', 'git tag -m “the second”', 'git tag -m "the second"'],
    ['a single pair with an apostrophe in it', 'echo ‘it’s me’ now', "echo 'it’s me' now"],
    ['a pair that a word processor opened the wrong way', 'find . -name ’*.log’ -delete', "find . -name '*.log' -delete"],
    ['pairs within a pair', 'curl -d ‘{“lamp”: “red”}’ lamps.example', "curl -d '{\"lamp\": \"red\"}' lamps.example"],
    ['a body over several lines', 'curl -d ‘{\n  “lamp”: 1\n}’ lamps.example', "curl -d '{\n  \"lamp\": 1\n}' lamps.example"],
    ['a query with two statements', 'psql -c “select 1; select 2”', 'psql -c "select 1; select 2"'],
    ['a word that ends a here-document', 'cat <<“END”\n“as is”\nEND\nls “a b”', 'cat <<"END"\n“as is”\nEND\nls "a b"'],
    ['hyphens of a page', 'ls ‑la ; docker‑compose up –d ; head –3 f', 'ls -la ; docker-compose up -d ; head -3 f'],
    ['hard blanks', 'ls\u00a0-l\n\u00a0\u00a0pwd', 'ls -l\n  pwd'],
  ])('%s is mended', (_, text, mended) => {
    expect(mendTypography(text)).toBe(mended);
  });

  test.each([
    ['apostrophes of two lines', 'echo Début de l’envoi\ntouch here\necho Fin de l’envoi'],
    ['an apostrophe and a mark at a word’s end', 'echo l’hiver ; echo users’ lamps'],
    ['a here-document', 'cat > note <<END\n“l’hiver” – end\nEND'],
    ['comments', 'ls # c’est “là” –x\n# “encore” – fin'],
    ['quotes of the other kind', `echo "il dit “oui” – l’hiver" 'et “non”'`],
    ['a hard blank within quotes alone', 'echo "Fini\u00a0!"'],
    ['half a pair', 'echo “one'],
    ['what would open over the line', 'echo “one\ntouch here\necho two”'],
    ['marks that may be apostrophes round two commands', 'echo ’one; touch here; echo two’'],
    ['a pair that a straight quote crosses', 'echo “one" two” "three'],
  ])('%s stay as they are written', (_, text) => {
    expect(mendTypography(text)).toBe(text);
  });

  test('keeps the length and takes no square of the text', () => {
    const long = `${'“{ ‘a ’b '.repeat(20_000)}\n`;
    const before = Date.now();
    expect(mendTypography(long)).toHaveLength(long.length);
    expect(Date.now() - before).toBeLessThan(3000);
  });
});
