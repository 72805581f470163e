import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { partsThatDestroy } from '../../../src/understand/blocks/parts-that-destroy.ts';

const titles = (source: string): (string | null)[] | null => partsThatDestroy(source)?.map((p) => p.title ?? null) ?? null;

describe('the parts of a block that destroys something', () => {
  it.each([
    ['a menu', '# Take the last change back\nmake undo-last\n\n# Take all of them back\ndropdb shop', ['Take the last change back', 'Take all of them back']],
    ['saved and brought back', '# Sauvegarde\npg_dump shop > shop.sql\n\n# Restauration\npsql shop < shop.sql', ['Sauvegarde', 'Restauration']],
    ['what stands before the first comment', 'cd /srv/shop\n\n# Look\nls\n\n# Wipe\nrm -rf data', [null, 'Look', 'Wipe']],
    ['a loop with a comment below a blank line in it', 'for d in a b; do\n\n  # one\n  rm -rf "$d"\ndone\n\n# Look\nls', [null, 'Look']],
    ['a client by itself', '# Connect\npsql shop\n\n# Restore\npsql shop < shop.sql', ['Connect', 'Restore']],
    ['a line sent elsewhere', '# Look\nssh shop "ls"\n\n# Wipe\nssh shop "rm -rf data"', ['Look', 'Wipe']],
    ['two lines of a comment', '# Wipe\n# (slow)\nrm -rf data\n\n# Look\nls', ['Wipe', 'Look']],
  ])('are named by their comments: %s', (_, source, wanted) => expect(titles(source)).toEqual(wanted));

  it.each([
    ['nothing is destroyed', '# Build\nmake\n\n# Look\nls'],
    ['one part alone', '# Wipe\nrm -rf data\nls'],
    ['no blank line', '# Stop\nsystemctl stop shop\n# Wipe\nrm -rf data'],
    ['it holds for a whole shell', '# Be careful\nset -euo pipefail\n\n# Wipe\nrm -rf data'],
    ['what goes on behind', '# Start\nserve &\n\n# Wipe\nrm -rf data'],
    ['typed elsewhere', '# Go there\nssh shop\n\n# Wipe\nrm -rf data'],
    ['typed in a container', '# Go in\ndocker compose exec app bash\n\n# Wipe\nrm -rf data'],
    ['it cannot be cut there', '# Wipe\n(rm -rf data\n\n# Look\nls)'],
  ])('are none: %s', (_, source) => expect(titles(source)).toBeNull());

  it('are steps of their own: each has its own effect, and is asked about and left out by itself', async () => {
    const text = '# Shop\n\n## Undo\n\n```sh\n# 1. Take the last change of <region> back\nmake undo-last R=<region>\n\n# 2. Take all of them back:\ndropdb shop\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => [s.line, s.endLine, s.title, s.kind === 'shell' ? s.effect : null, s.inputs])).toEqual([
      [6, 7, 'Take the last change of <region> back', 'unknown', ['REGION']], [9, 10, 'Take all of them back', 'destroy', []],
    ]);
  });
});
