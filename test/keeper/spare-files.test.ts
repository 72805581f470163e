import { closeSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SpareFiles } from '../../src/keeper/spare-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-spare-'));
  mkdirSync(join(folder, 'state'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files made beforehand', () => {
  it('get their names when they are needed, are private, and nothing else is left', () => {
    const spares = new SpareFiles(join(folder, 'state'));
    spares.make();
    expect(readdirSync(join(folder, 'state'))).toHaveLength(2);
    spares.write(join(folder, '1.sh'), 'écho\n');
    const log = spares.open(join(folder, '1.log'));
    writeSync(log, 'a');
    writeSync(log, 'b');
    closeSync(log);
    // None is ready: it is made on the spot.
    spares.write(join(folder, '2.sh'), 'two\n');
    spares.make();
    expect(readdirSync(join(folder, 'state'))).toHaveLength(2);
    spares.end();
    expect(readdirSync(folder, { recursive: true }).map(String).toSorted()).toEqual(['1.log', '1.sh', '2.sh', 'state']);
    expect(['1.sh', '1.log', '2.sh'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['écho\n', 'ab', 'two\n']);
    expect(['1.sh', '1.log', '2.sh'].map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(['600', '600', '600']);
  });
  it('never take the place of a file that is there: a log goes on, a text is written anew', () => {
    for (const name of ['1.log', '1.sh']) writeFileSync(join(folder, name), 'before\n');
    const spares = new SpareFiles(join(folder, 'state'));
    spares.make();
    expect(readdirSync(join(folder, 'state'))).toHaveLength(2);
    const log = spares.open(join(folder, '1.log'));
    writeSync(log, 'after\n');
    closeSync(log);
    spares.write(join(folder, '1.sh'), 'after\n');
    spares.end();
    expect(readdirSync(join(folder, 'state'))).toEqual([]);
    expect(['1.log', '1.sh'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['before\nafter\n', 'after\n']);
  });
  it('of a keeper that was killed go with the next one', () => {
    writeFileSync(join(folder, 'state', 'spare-1-1'), '');
    writeFileSync(join(folder, 'state', 'shell.json'), '{}');
    new SpareFiles(join(folder, 'state')).sweep();
    expect(readdirSync(join(folder, 'state'))).toEqual(['shell.json']);
  });
});
