import { describe, expect, it } from 'vitest';
import { applyEdits, applyToFile, editsOf } from '../../src/lint/apply-fixes.ts';
import { reportJson } from '../../src/lint/report-json.ts';
import { reportSarif } from '../../src/lint/report-sarif.ts';
import { reportText } from '../../src/lint/report-text.ts';
import type { LintedDocument } from '../../src/lint/report.ts';
import type { LintMessage } from '../../src/lint/rule.ts';
import { lintOf } from './lint-of.ts';

const message = (more: Partial<LintMessage>): LintMessage => ({ line: 1, column: 1, severity: 'warning', rule: 'mislabelled-language', message: 'Unexpected a, expected b', ...more });
const linted = (lines: readonly string[], ...messages: readonly Partial<LintMessage>[]): LintedDocument => ({ path: 'docs/a b.md', lines, messages: messages.map(message), mended: 0 });
const token = ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_');

describe('the report for a person', () => {
  it('shows place, rule, message, the source line and the spot underlined', () => {
    expect(reportText([linted(['first', 'say “hello” é there'], { line: 2, column: 13, endColumn: 14, note: 'Because.' })], 'en')).toBe([
      'docs/a b.md:2:13  warning  mislabelled-language', '  Unexpected a, expected b', '  2 | say “hello” é there', '    |             ^', '  Because.', '', '1 finding in 1 document', '',
    ].join('\n'));
  });

  it('counts in French', () => {
    expect(reportText([linted(['x'], {}, { fix: [{ start: 0, end: 1, text: 'y' }], severity: 'error' })], 'fr')).toMatch(/erreur[\s\S]*2 remarques dans 1 document · --fix en corrige 1\n$/);
    expect(reportText([linted(['x'])], 'fr')).toBe('1 document : rien à signaler\n');
    expect(reportText([linted(['x'])], 'en')).toBe('1 document: nothing to say\n');
  });

  it('underlines by the width on the screen, tabs and wide characters too', () => {
    const text = reportText([linted(['\t日本 x'], { column: 5, endColumn: 6 })], 'en');
    expect(text).toContain('  1 |     日本 x\n    |          ^');
  });

  it('cuts a very long line around the spot', () => {
    const text = reportText([linted([`${'a'.repeat(500)}HERE${'b'.repeat(500)}`], { column: 501, endColumn: 505 })], 'en');
    const [source = '', under = ''] = text.split('\n').slice(2, 4);
    expect(source.length).toBeLessThan(130);
    expect(source.slice(under.indexOf('^'), under.indexOf('^') + 4)).toBe('HERE');
  });

  it('obeys no control character of the document', () => {
    expect(reportText([linted(['a\u001b[2Jb\u202e'], { message: 'Unexpected \u001b[31m, expected b' })], 'en')).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('a secret', () => {
  it('is in no report, whoever else talks about its line', async () => {
    const { messages, document } = await lintOf({ text: `# Push\n\n\`\`\`python\ngit push --force https://x:${token}@host.test/r.git main\n\`\`\`\n` });
    expect(messages.map((m) => m.rule)).toEqual(expect.arrayContaining(['secret-in-text', 'dangerous-without-warning']));
    const documents = [{ path: 'a.md', lines: document.lines, messages, mended: 0 }];
    for (const report of [reportText(documents, 'en'), reportJson(documents), reportSarif(documents, '1.0.0')]) {
      expect(report).not.toContain(token);
      expect(report).toContain('secret');
    }
  });
});

describe('the report for a program', () => {
  it('has each finding with its mend', () => {
    const report = JSON.parse(reportJson([linted(['x'], { fix: [{ start: 0, end: 1, text: 'y' }] })])) as unknown;
    expect(report).toEqual({ schema: 'runbook-lint/1', errors: 0, warnings: 1, infos: 0, fixable: 1, documents: [{ path: 'docs/a b.md', mended: 0, messages: [message({ fix: [{ start: 0, end: 1, text: 'y' }] })] }] });
  });
});

describe('the SARIF log', () => {
  const log = JSON.parse(reportSarif([linted(['first', 'git tag', 'x'], { line: 2, column: 5, endColumn: 8, fix: [{ start: 10, end: 13, text: 'branch' }] }, { line: 3, rule: 'front-matter', severity: 'error' })], '1.2.3')) as {
    version: string; runs: { tool: { driver: { rules: { id: string }[]; version: string } }; results: Record<string, unknown>[] }[];
  };
  const [run] = log.runs;

  it('is 2.1.0 and names every rule once, those of the reading too', () => {
    expect(log.version).toBe('2.1.0');
    const ids = run!.tool.driver.rules.map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('front-matter');
    for (const result of run!.results) expect(ids[result['ruleIndex'] as number]).toBe(result['ruleId']);
  });

  it('gives place and mend as regions of lines and columns, and the file as a URI', () => {
    expect(run!.results[0]).toMatchObject({
      level: 'warning',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'docs/a%20b.md' }, region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 8 } } }],
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 8 }, insertedContent: { text: 'branch' } }] }] }],
    });
    expect(run!.results[1]).toMatchObject({ level: 'error', ruleId: 'front-matter' });
  });
});

describe('mends', () => {
  it('that overlap are not both made, and one is made whole or not at all', () => {
    const edits = editsOf([message({ fix: [{ start: 0, end: 3, text: 'A' }] }), message({ fix: [{ start: 2, end: 4, text: 'B' }, { start: 8, end: 9, text: 'C' }] }), message({ fix: [{ start: 5, end: 6, text: 'D' }] })]);
    expect(applyEdits('0123456789', edits)).toBe('A34D6789');
  });

  it('keep a file’s byte order mark and line ends', () => {
    expect(applyToFile('\uFEFFab\r\ncd\r\nef', [{ start: 3, end: 5, text: 'X' }, { start: 8, end: 8, text: '!' }])).toBe('\uFEFFab\r\nX\r\nef!');
    expect(applyToFile('ab\ncd', [{ start: 2, end: 3, text: ' ' }])).toBe('ab cd');
    expect(applyToFile('ab\r\ncd', [{ start: 2, end: 3, text: ' ' }])).toBe('ab cd');
  });
});
