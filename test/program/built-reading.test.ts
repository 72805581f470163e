/** The built program reads as its source does: the bundler rewrites patterns for speed, and must not change what they match. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(dirname(process.env['RUNBOOK_TEST_PROGRAM'] ?? ''), '../dist');
const filesIn = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).filter((f) => f.isFile() && /\.(?:md|rst|adoc|txt)$/.test(f.name)).map((f) => join(folder, f.name));
const shared = (['corpus/docs', 'seeds'] as const).map((folder) => join(root, '../shared', folder)).flatMap((folder) => {
  try {
    return filesIn(folder).filter((_, i) => i % 3 === 0);
  } catch {
    return [];
  }
});
const documents = [...filesIn(join(root, 'runbooks')), ...filesIn(join(root, 'test/fixtures/read')), ...filesIn(join(root, 'test/fixtures/site')), ...shared];

/** Words whose letters the rewriting of patterns could lose: accents, quotation marks, signs of warning, arrows. */
const signs = `# Préparer la mise à jour\n\n## Étapes\n\n> ⚠️ Ceci efface définitivement les données.\n\nSi nécessaire, exécuter :\n\n\`\`\`\nrm -rf /srv/données\n\`\`\`\n\n🚨 À ne jamais lancer en préproduction :\n\n\`\`\`\nmake peupler NOM="Prénom Nom" CLÉ=votre-clé-d-accès\n\`\`\`\n\n\`\`\`\nboutique/\n├── données\n└── réglages\n\`\`\`\n\n## Vérification\n\nL’état attendu : « prêt ».\n\n## Retour arrière\n\nRestaurer d’après la sauvegarde :\n\n\`\`\`\ncp -a /srv/données.bak /srv/données\n\`\`\`\n`;

describe('the built program', () => {
  it('is in ASCII, so that it is the same whichever way it is read', () => {
    expect(readFileSync(join(dist, 'main.cjs'), 'utf8')).not.toMatch(/[^\0-\u007F]/);
  });

  it(`reads ${documents.length} documents and a page of signs as the source does`, async () => {
    const built = (await import(pathToFileURL(join(dist, 'index.js')).href)) as { readonly planDocument: typeof planDocument };
    for (const [name, bytes] of [['signs.md', new TextEncoder().encode(signs)] as const, ...documents.map((d) => [d, new Uint8Array(readFileSync(d))] as const)]) {
      const selection = { fragment: null, all: true };
      expect((await built.planDocument(bytes, name, selection)).plan, name).toEqual((await planDocument(bytes, name, selection)).plan);
    }
  }, 240_000);
});
