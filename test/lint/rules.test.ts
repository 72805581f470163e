import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdits, editsOf } from '../../src/lint/apply-fixes.ts';
import { rulePage } from '../../src/lint/rule-page.ts';
import { lintRules } from '../../src/lint/rules.ts';
import { lintOf, running } from './lint-of.ts';

describe('the table of rules', () => {
  it('has each rule’s file once, under its name', () => {
    const files = readdirSync(join(import.meta.dirname, '../../src/lint/rules')).map((f) => f.replace(/\.ts$/, '')).toSorted();
    expect(lintRules.map((r) => r.name).toSorted()).toEqual(files);
  });
});

describe.each(lintRules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('has a good example, and a bad one unless it is about doubt', () => {
    expect(rule.good.length).toBeGreaterThan(0);
    expect(rule.bad.length > 0 || name === 'close-evidence').toBe(true);
    for (const example of rule.bad) expect(example.found?.length).toBeGreaterThan(0);
  });

  it.each(rule.bad.map((example, i) => [i + 1, example] as const))('says of its bad example %i exactly what its page says', async (_, example) => {
    const { messages } = await lintOf(example);
    const own = messages.filter((m) => m.rule === name);
    expect(own.map((m) => `${m.line}:${m.column} ${m.message}`)).toEqual(example.found);
    for (const m of own) {
      expect(m.url).toBe(`lint/${name}/`);
      expect(m.message).toMatch(/^Unexpected .*, expected |^Unexpected /s);
    }
  });

  it.each(rule.bad.map((example, i) => [i + 1, example] as const))('says the same of its bad example %i in French, unless the reading said it', async (_, example) => {
    const english = (await lintOf(example)).messages.filter((m) => m.rule === name);
    const french = (await lintOf(example, 'fr')).messages.filter((m) => m.rule === name);
    expect(french.map((m) => [m.line, m.column])).toEqual(english.map((m) => [m.line, m.column]));
    const fromReading = ['unclosed-fence', 'unknown-correction'].includes(name);
    expect(french.filter((m) => !/attendue?/.test(m.message)).length).toBe(fromReading ? french.length : 0);
  });

  it.each(rule.good.map((example, i) => [i + 1, example] as const))('is silent on its good example %i', async (_, example) => {
    expect((await lintOf(example)).messages.filter((m) => m.rule === name)).toEqual([]);
  });

  it.each(rule.bad.filter((e) => e.fixed !== undefined).map((e, i) => [i + 1, e] as const))('mends its bad example %i, which then runs the same and is clean', async (_, example) => {
    const before = await lintOf(example);
    const edits = editsOf(before.messages.filter((m) => m.rule === name));
    expect(applyEdits(before.document.text, edits)).toBe(example.fixed);
    const after = await lintOf({ ...example, text: example.fixed ?? '' });
    expect(running(after)).toEqual(running(before));
    expect(after.messages.filter((m) => m.rule === name)).toEqual([]);
  });

  it('mends nothing that its examples do not show', async () => {
    for (const example of rule.bad.filter((e) => e.fixed === undefined)) expect(editsOf((await lintOf(example)).messages.filter((m) => m.rule === name))).toEqual([]);
  });

  it('has a page with its examples, and no secret on it', () => {
    const page = rulePage(rule);
    expect(page.startsWith(`# ${name}\n`)).toBe(true);
    for (const example of rule.bad) for (const found of example.found ?? []) expect(page).toContain(found);
    expect(page).not.toMatch(/gh[pousr]_\w{30}/);
  });
});
