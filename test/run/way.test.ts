import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { Way } from '../../src/run/way.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
const planOf = async (text: string) => (await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true })).plan;

describe('a line that leads elsewhere', () => {
  it.each([
    ['a link', 'If the disk is full, go to [Full disk](#full-disk).', 'full-disk'],
    ['a heading by its name', 'If the disk is full, see Full disk.', 'full-disk'],
    ['French', 'Si le disque est plein, aller à [Full disk](#full-disk).', 'full-disk'],
    ['without a condition', 'Go to [Full disk](#full-disk).', undefined],
    ['to another page', 'If the disk is full, go to [the disks](disks.md#full-disk).', undefined],
    ['to itself', 'If the disk is full, go to [Diagnosis](#diagnosis).', undefined],
  ])('%s', async (_, line, section) => {
    const plan = await planOf(`# Errors in the shop\n\n## Diagnosis\n\nLook:\n${sh('df')}- ${line}\n\n## Full disk\n\nRemove:\n${sh('rm old.log')}`);
    const step = plan.steps.find((s) => s.kind === 'manual');
    expect(step?.kind === 'manual' ? step.leads?.section : undefined).toBe(section);
  });

  it('in a procedure passes over what stands between, and closes nothing', async () => {
    const plan = await planOf(`# Deploy the shop\n\n## Prepare\n\n- If it is there already, skip to [Start](#start).\n\n## Install\n\nInstall it:\n${sh('make install')}## Start\n\nStart it:\n${sh('make start')}`);
    const [lead, install, start] = plan.steps;
    expect(lead).toMatchObject({ leads: { section: 'start', branch: false } });
    for (const isSo of [true, false]) {
      const way = new Way(plan);
      way.answered(lead!, isSo);
      expect([way.passes(install!)?.why ?? null, way.passes(start!)]).toEqual([isSo ? 'led-past' : null, null]);
    }
    expect(start?.guards).toEqual([]);
  });

  it('is only a remark in a procedure where nothing is gone to', async () => {
    const plan = await planOf(`# Deploy the shop\n\n## Prepare\n\n- If you use a proxy, read [Proxies](#proxies).\n\n## Install\n\nInstall it:\n${sh('make install')}## Proxies\n\nSet it:\n${sh('export PROXY=x')}`);
    expect(plan.steps.some((s) => s.kind === 'manual' && s.leads !== undefined)).toBe(false);
  });
});
