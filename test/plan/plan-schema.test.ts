import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { planJsonSchema, planSchema } from '../../src/plan/plan-schema.ts';

const root = join(import.meta.dirname, '../..');
const documents = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((f) => /\.(md|rst|txt|adoc)$/.test(f)).map((f) => join(folder, f)) : []);
const seeds = join(root, '../shared/seeds');

describe('plan.schema.json', () => {
  it('is what the schema in the code says (mend: npm run build, or write planJsonSchema() into it)', () => {
    expect(readFileSync(join(root, 'src/plan/plan.schema.json'), 'utf8')).toBe(planJsonSchema());
  });

  it('refuses what is no plan', () => {
    expect(planSchema.safeParse({ schema: 'runbook-plan/2' }).success).toBe(false);
  });
});

describe('every plan keeps to the schema, whole and by default', () => {
  const all = [...documents(join(root, 'runbooks')), ...documents(seeds)];
  it.each(all.map((path) => [path.slice(root.length + 1), path]))('%s', async (_, path) => {
    for (const all of [true, false]) {
      const { plan } = await planDocument(readFileSync(path), path, { fragment: null, all });
      const seen = planSchema.safeParse(JSON.parse(JSON.stringify(plan)));
      expect(seen.error?.issues ?? []).toEqual([]);
      for (const step of plan.steps) for (const name of step.inputs) expect(plan.inputs.map((i) => i.name)).toContain(name);
      expect(new Set(plan.steps.map((s) => s.id)).size).toBe(plan.steps.length);
    }
  });
});
