import { describe, expect, it } from 'vitest';
import { editedFile } from '../../src/model/edited-file.ts';
import type { EditStep } from '../../src/model/plan.ts';
import { planDocument } from '../../src/plan-document.ts';

async function editIn(text: string): Promise<EditStep> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'pools.md', { fragment: null, all: true });
  const step = plan.steps.find((s) => s.kind === 'edit');
  if (step?.kind !== 'edit') throw new Error('the fixture has no edit');
  return step;
}

const pools = (file: string): string => `# Pools\n\n1. Look:\n\n   \`\`\`sh\n   ls clusters/<env>\n   \`\`\`\n\n2. In \`${file}\` add:\n\n   \`\`\`yaml\n   pools:\n     - batch\n   \`\`\`\n`;

describe('the file that an edit changes', () => {
  it('has the values of the placeholders in its name, the same as in the commands', async () => {
    const step = await editIn(pools('clusters/<env>/pools.yml'));
    expect([step.file, step.inputs]).toEqual(['clusters/${ENV}/pools.yml', ['ENV']]);
    expect(editedFile(step, { ENV: 'dev' })).toBe('clusters/dev/pools.yml');
    expect(editedFile(step, {})).toBe('clusters/${ENV}/pools.yml');
  });

  it('is its own where nothing is marked in it', async () => {
    const step = await editIn(pools('clusters/example/your-pools.yml'));
    expect([step.file, step.inputs]).toEqual(['clusters/example/your-pools.yml', []]);
  });

  it('is the answer where the document names none', () => {
    const asked = { file: null, fileInput: 'FILE', inputs: ['FILE'] } as unknown as EditStep;
    expect([editedFile(asked, { FILE: 'a.yml' }), editedFile(asked, {})]).toEqual(['a.yml', null]);
  });
});
