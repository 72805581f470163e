/** What the processes below one take of the memory. */
import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { moreMemoryBelow } from '../../src/world/below.ts';

const mebibyte = 1024 ** 2;
it.each([
  ['a process’s own', 'own = bytearray(b"x") * (64 << 20)'],
  ['shared without a file', 'import mmap; own = mmap.mmap(-1, 64 << 20); own.write(b"x" * (64 << 20))'],
  ['in a file that lies in memory alone', 'import os; own = os.memfd_create("x"); [os.write(own, b"x" * (1 << 20)) for _ in range(64)]'],
])('memory counts that is %s', async (_, code) => {
  const child = spawn('python3', ['-c', `${code}\nprint("there", flush=True)\ninput()`], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect([48, 160].map((most) => moreMemoryBelow(child.pid ?? 0, most * mebibyte))).toEqual([true, false]);
  child.stdin.end('\n');
  await new Promise((resolve) => child.once('close', resolve));
});
