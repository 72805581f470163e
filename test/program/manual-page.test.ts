/** The manual page: every command and option, and no line that roff complains of. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands, options } from '../../src/commands/options.ts';

const path = join(dirname(process.env['RUNBOOK_TEST_PROGRAM'] ?? ''), '../dist/runbook.1');
const page = readFileSync(path, 'utf8');
const hasMandoc = spawnSync('mandoc', ['-T', 'lint', '/dev/null']).error === undefined;
const hasRoff = spawnSync('groff', ['--version']).status === 0;

describe('the manual page', () => {
  test('names every command and every option', () => {
    for (const { name } of commands) expect(page).toMatch(new RegExp(`^\\.B ${name}(?: |$)`, 'm'));
    for (const { name } of options) expect(page).toContain(`\\-\\-${name.replaceAll('-', '\\-')}`);
  });

  test.runIf(hasMandoc)('is what mandoc wants, but for a date, which would make each build another', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', path], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line))).toEqual([]);
  });

  test.runIf(hasRoff)('is set without a complaint', () => {
    const { stderr, status } = spawnSync('groff', ['-man', '-Kutf8', '-Tutf8', '-ww', path], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(execFileSync('groff', ['-man', '-Kutf8', '-Tascii', path], { encoding: 'utf8' })).toContain('--dry-run');
  });

  test.runIf(hasRoff).each([['runbook.1', 'ascii'], ['runbook.1', 'utf8'], ['runbook.fr.1', 'utf8']])('%s is set in %s without a complaint, and says each exit status', (name, device) => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Kutf8', `-T${device}`, '-P-cbou', '-ww', join(dirname(path), name)], { encoding: 'utf8' });
    expect(stderr).toBe('');
    for (const status of ['0', '1', '2', '3', '4', '5', '6', '130, 143']) expect(stdout).toMatch(new RegExp(`^ {7}${status}(?: |$)`, 'm'));
  });

  test('is in French too, values in its words', () => {
    const french = readFileSync(join(dirname(path), 'runbook.fr.1'), 'utf8');
    for (const { name } of options) expect(french).toContain(`\\-\\-${name.replaceAll('-', '\\-')}`);
    expect(french).toContain('NOM=VALEUR');
    expect(french).not.toMatch(/\b(?:every command|FOLDER|STEP)\b/);
  });

  test.runIf(hasRoff)('in French divides no words as English is divided, where it is shown by its file', () => {
    expect(execFileSync('groff', ['-man', '-Kutf8', '-Tutf8', '-P-cbou', join(dirname(path), 'runbook.fr.1')], { encoding: 'utf8' })).not.toMatch(/\p{L}[‐-]$/mu);
  });
});
