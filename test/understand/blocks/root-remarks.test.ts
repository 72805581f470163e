import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const steps = async (text: string): Promise<string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
  return plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.code] : []));
};

describe('a block at a root’s prompt', () => {
  it('may hold a remark of its own', async () => {
    expect(await steps('# Lamps\n\nAs root:\n\n```\n# chmod 700 lamps\n# chmod 600 lamps/key\n# # on old machines also: chmod 755 .\n```\n')).toEqual(['chmod 700 lamps\nchmod 600 lamps/key\n# on old machines also: chmod 755 .']);
  });

  it('is none where all of it is remarks', async () => {
    expect(await steps('# Lamps\n\nAs root:\n\n```\n# # chmod 700 lamps\n# # chmod 600 lamps\n```\n')).toEqual([]);
    expect(await steps('# Lamps\n\nThe file:\n\n```bash\n# lamps are lit here\n# # and there\n```\n')).toEqual([]);
  });
});

describe('a command by a word of the language', () => {
  it('runs where the label is a shell’s', async () => {
    expect(await steps('# Lamps\n\nCheck who is logged in.\n\n```bash\nwho\n```\n\nAnd what they do.\n\n```bash\nw\n```\n')).toEqual(['who', 'w']);
    expect(await steps('# Lamps\n\nThe lamp is new by now.\n\n```bash\ntest "$(cat current)" = v2 && echo OK\n```\n')).toEqual(['test "$(cat current)" = v2 && echo OK']);
  });

  it('does not without one', async () => {
    expect(await steps('# Lamps\n\nCheck who is logged in.\n\n```\nwho\n```\n')).toEqual([]);
  });
});
