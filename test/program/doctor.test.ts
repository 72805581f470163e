/** `runbook doctor`: what is there, what is missing for what. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../rig/program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(process.execPath, join(folder, 'bin/node'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parts = (stdout: string): Readonly<Record<string, { needed: boolean; found: string | null; why?: string }>> => Object.fromEntries((JSON.parse(stdout) as { parts: { name: string; needed: boolean; found: string | null }[] }).parts.map((p) => [p.name, p]));

describe('doctor', () => {
  test('says that documents can be run on this machine, in either language', async () => {
    const { stdout } = await program('doctor').stdout(/\nReady: documents can be run here\.\n$/).success();
    expect(stdout).toMatch(/^✓ bash +\d+\.\d/m);
    await program('doctor').env({ LANG: 'fr_FR.UTF-8' }).stdout(/\nPrêt : les documents peuvent être exécutés ici\.\n$/).success();
  });

  test('without bash nothing can be run; without git or bubblewrap less can', async () => {
    const { stdout } = await program('doctor', '--json').env({ PATH: join(folder, 'bin') }).stdout(/./).status(1);
    const found = parts(stdout);
    for (const name of ['bash', 'flock']) expect(found[name]).toMatchObject({ needed: true, found: null });
    for (const name of ['git', 'ssh', 'bubblewrap', 'namespaces']) expect(found[name]).toMatchObject({ needed: false, found: null });
    expect(found['Node.js']?.found).toBe(process.versions.node);
  });

  test('a bash that is too old is as good as none, and its version is told', async () => {
    writeFileSync(join(folder, 'bin/bash'), '#!/bin/sh\necho "GNU bash, version 3.2.57(1)-release"\n');
    chmodSync(join(folder, 'bin/bash'), 0o755);
    const { stdout } = await program('doctor', '--json').env({ PATH: join(folder, 'bin') }).stdout(/./).status(1);
    expect(parts(stdout)['bash']).toMatchObject({ found: null, why: '3.2.57' });
    rmSync(join(folder, 'bin/bash'));
  });

  test('a folder for the records that cannot be written to is told with what to do', async () => {
    writeFileSync(join(folder, 'a file'), '');
    await program('doctor', '--runs-dir', join(folder, 'a file/runs')).stdout(/^✗ records +not here \(.*a file\), for the record of each run: .*--runs-dir/m).status(1);
    await program('doctor', '--runs-dir', '/proc/none').stdout(/^✗ disk +not here \(0\.0 GB\)/m).status(1);
  });
});
