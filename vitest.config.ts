import { defineConfig } from 'vitest/config';

const report = process.env['RUNBOOK_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/rig/temporary-room.ts', 'test/rig/build-program.ts'],
    testTimeout: 60_000,
    // Real processes, terminals and browsers on two shared cores: in CI a test that fails is tried again, and vitest says so.
    retry: process.env['CI'] ? 2 : 0,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
