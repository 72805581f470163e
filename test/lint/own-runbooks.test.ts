import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/lint/lint-document.ts';
import { planDocument } from '../../src/plan-document.ts';

const folder = join(import.meta.dirname, '../../runbooks');
const documents = readdirSync(folder).filter((f) => /\.(?:md|rst|txt|adoc)$/.test(f));

describe('our own runbooks', () => {
  it.each(documents)('%s has nothing that lint would say', async (name) => {
    const { document, procedure, plan } = await planDocument(readFileSync(join(folder, name)), name, { fragment: null, all: true });
    const messages = await lintDocument(document, procedure, plan, { exists: (path) => existsSync(join(folder, path)) });
    expect(messages.map((m) => `${m.line}:${m.column} ${m.rule} ${m.message}`)).toEqual([]);
  });
});
