/** What stands in a block above the first prompt was not printed: it is written, or shown, and never lost. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const indented = (...lines: readonly string[]): string => lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');

describe('what a block shows above its first prompt', () => {
  it.each([
    ['Set the tone in `etc/bell.ini`:', '# Ring\n\n'], ['Modifier le ton dans `etc/bell.ini` :', '# Sonner\n\n'],
  ])('is written into the file that the sentence names: %s', async (lead, title) => {
    const { steps } = await planOf(`${title}${lead}\n\n${indented('[bell]', 'tone = low', '', '$ systemctl restart bell', 'bell rings')}\n`);
    expect(steps.map((s) => [s.kind, s.line])).toEqual([['edit', 5], ['shell', 8]]);
    expect(steps[0]).toMatchObject({ file: 'etc/bell.ini' });
    expect(steps[1]).toMatchObject({ commands: ['systemctl restart bell'], expect: 'bell rings' });
  });

  it('is written in plain text and in a fence, too', async () => {
    const body = ['[bell]', 'tone = low', '', '$ systemctl restart bell'];
    expect((await planOf(`Ring\n====\n\nSet the tone in etc/bell.ini :\n\n${indented(...body)}\n`, { path: 'ring.txt' })).steps.map((s) => s.kind)).toEqual(['edit', 'shell']);
    expect((await planOf(`# Ring\n\nSet the tone in \`etc/bell.ini\`:\n\n\`\`\`console\n${body.join('\n')}\n\`\`\`\n`)).steps.map((s) => s.kind)).toEqual(['edit', 'shell']);
  });

  it('is told where no file is named', async () => {
    const plan = await planOf(`# Ring\n\n${indented('[bell]', 'tone = low', '', '$ systemctl restart bell')}\n`);
    expect(plan.skipped.map((s) => s.line)).toContain(3);
    expect(plan.steps).toMatchObject([{ kind: 'shell', commands: ['systemctl restart bell'], expect: null }]);
  });

  it('is never what is expected to be printed', async () => {
    const plan = await planOf(`# Ring\n\n${indented('The bell may be loud; cover it', '$ systemctl restart bell', 'bell rings')}\n`);
    expect(plan.steps).toMatchObject([{ commands: ['systemctl restart bell'], expect: 'bell rings', code: '# The bell may be loud; cover it\nsystemctl restart bell' }]);
  });

  it('stays a command where it is one', async () => {
    const plan = await planOf(`# Ring\n\n${indented('cd etc', '', '$ systemctl restart bell')}\n`);
    expect(plan.steps).toMatchObject([{ commands: ['cd etc', 'systemctl restart bell'] }]);
  });
});
