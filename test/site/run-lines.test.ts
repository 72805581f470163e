import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, runbook, SiteRig } from './site-rig.ts';

const rig = new SiteRig();
const names = ['database-backup', 'deploy-prod', 'disk-full', 'django', 'gitops-release', 'quick-start', 'release-package', 'wiki-mise-a-jour'];

interface Printed {
  readonly step: string;
  readonly line: string;
}

describe.runIf(hasChromium)('the lines of our own runbooks’ pages', () => {
  const printed = new Map<string, readonly Printed[]>();

  beforeAll(async () => {
    rmSync(rig.documents, { recursive: true, force: true });
    cpSync(join(import.meta.dirname, '../../runbooks'), rig.documents, { recursive: true });
    const built = runbook(['site', 'build', 'docs', '--out', 'site'], rig.work, rig.home);
    if (built.status !== 0) throw new Error(built.stderr);
    await rig.start();
    for (const name of names) {
      const { page, close } = await rig.open(`${name}/`);
      for (const field of await page.locator('[data-field]').all()) {
        if ((await field.evaluate((f) => f.tagName)) === 'SELECT') await field.selectOption({ index: 1 });
        else await field.fill((await field.getAttribute('type')) === 'password' ? 'hunter2hunter2' : '2.1.0');
      }
      printed.set(name, await page.locator('[data-step]').evaluateAll((steps) => steps.map((s) => ({ step: s.getAttribute('data-step') ?? '', line: s.querySelector('[data-run]')?.textContent ?? '' }))));
      await close();
    }
  });
  afterAll(() => rig.stop());

  test.each(names)('are taken as they are, without a secret (%s)', (name) => {
    const lines = printed.get(name) ?? [];
    expect(lines.length).toBeGreaterThan(3);
    for (const { step, line } of lines) {
      expect(line).not.toContain('hunter2');
      // Every value that is given is asked for there; what is missing is asked when it runs.
      const words = execFileSync('bash', ['-c', `runbook() { printf '%s\\0' "$@"; }; ${line} --dry-run`], { encoding: 'utf8' }).split('\0').slice(0, -1);
      const { status, stdout, stderr } = runbook(words, rig.work, rig.home);
      expect({ line, stderr, refused: status === 2 || status === -1 }).toEqual({ line, stderr: '', refused: false });
      expect(stdout, line).toContain(step);
    }
  });

  test('go on to the end of the procedure, or of the way back', () => {
    const from = (name: string, step: string): string => printed.get(name)?.find((p) => p.step === step)?.line ?? '';
    expect(from('deploy-prod', 'prerequis-1')).toBe("runbook exec docs/deploy-prod.md --from prerequis-1 --var 'VERSION=2.1.0'");
    expect(from('deploy-prod', '1-poser-le-tag-1')).toBe("runbook exec docs/deploy-prod.md --from 1-poser-le-tag-1 --var 'VERSION=2.1.0'");
    expect(from('deploy-prod', 'remettre-la-version-precedente-1')).toBe("runbook exec docs/deploy-prod.md#'retour-arrière' --from remettre-la-version-precedente-1 --var 'TAG_PRECEDENT=2.1.0'");
    expect(from('database-backup', 'restore-2')).toMatch(/^runbook exec docs\/database-backup\.md#restore --from restore-2/);
  });
});
