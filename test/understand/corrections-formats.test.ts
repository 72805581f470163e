import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

async function planOf(text: string, path: string) {
  return (await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true })).plan;
}

describe('a correction in a comment, whatever the format', () => {
  it.each([
    ['a.md', '# Restart\n\nRun:\n\n<!-- runbook: timeout=30s id=again -->\n```bash\nsystemctl restart web\n```\n'],
    ['a.rst', 'Restart\n=======\n\nRun:\n\n.. runbook: timeout=30s id=again\n\n.. code-block:: bash\n\n   systemctl restart web\n'],
    ['a.adoc', '= Restart\n\nRun:\n\n// runbook: timeout=30s id=again\n[source,bash]\n----\nsystemctl restart web\n----\n'],
  ])('holds for the next block of %s', async (path, text) => {
    const plan = await planOf(text, path);
    expect(plan.steps).toMatchObject([{ id: 'again', corrections: { timeout: '30s', id: 'again' }, commands: ['systemctl restart web'] }]);
    expect(plan.messages).toEqual([]);
  });

  it('keeps a block from running, and says so', async () => {
    const plan = await planOf('# Restart\n\n<!-- runbook: run=false -->\n```bash\nsystemctl restart web\n```\n', 'a.md');
    expect(plan.steps).toEqual([]);
    expect(plan.skipped).toMatchObject([{ line: 4, reason: 'left out by its author (run=false)' }]);
  });

  it('makes a step of what would not be one, and a task for a person of what would run', async () => {
    const made = await planOf('# Restart\n\n<!-- runbook: run=true -->\n```text\nfrobnicate web\n```\n', 'a.md');
    expect(made.steps).toMatchObject([{ kind: 'shell', commands: ['frobnicate web'] }]);
    const manual = await planOf('# Restart\n\n```bash kind=manual\nsystemctl restart web\n```\n', 'a.md');
    expect(manual.steps).toMatchObject([{ kind: 'manual', text: 'systemctl restart web' }]);
  });

  it('gives the document its settings', async () => {
    const plan = await planOf('---\nrunbook:\n  cwd: app\n  require: [git]\n---\n\n# Restart\n\n```bash\ngit status\n```\n', 'a.md');
    expect(plan.settings).toEqual({ cwd: 'app', require: ['git'] });
  });

  it('holds a step back where only one option is named, and where the shell acts on the name; what is declared keeps its options', async () => {
    const one = '```bash when=NAME=prod\ngit push eu main\n```\n\nThen:\n\n```bash\ngit fetch\n```\n';
    const declared = '---\nrunbook:\n  inputs:\n    - { name: NAME, kind: choice, options: [staging, prod] }\n---\n';
    for (const [name, own] of [['REGION', 'REGION'], ['ENV', 'ENV'], ['HOSTNAME', 'INPUT_HOSTNAME']] as const) {
      const alone = await planOf(`# Push\n\n${one}`.replace('NAME', name), 'a.md');
      expect([alone.steps.map((s) => s.when), alone.inputs.map((i) => [i.name, i.source, i.options])]).toEqual([[{ [own]: 'prod' }, {}], [[own, 'choice', ['prod', 'other']]]]);
      const told = await planOf(`${declared}# Push\n\n${one}`.replaceAll('NAME', name), 'a.md');
      expect([told.steps.map((s) => s.when), told.inputs.map((i) => [i.name, i.source, i.options])]).toEqual([[{ [own]: 'prod' }, {}], [[own, 'declared', ['staging', 'prod']]]]);
    }
  });

  it('says which environment a step belongs to, asked once', async () => {
    const plan = await planOf('# Push\n\n```bash when=REGION=eu\ngit push eu main\n```\n\n```bash when=REGION=us\ngit push us main\n```\n', 'a.md');
    expect(plan.inputs).toMatchObject([{ name: 'REGION', kind: 'choice', options: ['eu', 'us'] }]);
    expect(plan.steps.map((s) => s.when)).toEqual([{ REGION: 'eu' }, { REGION: 'us' }]);
  });

  it('which may be said by an option’s number alone', async () => {
    const plan = await planOf('# Oil\n\n## Option 1: by hand\n\n```bash\nbelt oil\n```\n\n## Option 2: by machine\n\n```bash\nbelt oil --machine\n```\n\n## After\n\n```bash when="OPTION=Option 2"\nbelt dry\n```\n', 'a.md');
    expect(plan.inputs).toMatchObject([{ name: 'OPTION', options: ['Option 1: by hand', 'Option 2: by machine'] }]);
    expect(plan.steps.map((s) => s.when['OPTION'])).toEqual(['Option 1: by hand', 'Option 2: by machine', 'Option 2: by machine']);
  });
});
