import { describe, expect, it } from 'vitest';
import type { ScriptStep } from '../../src/model/plan.ts';
import { filesHolding, output, recordOf, rig, shellStep } from './rig.ts';

function script(interpreter: string, code: string, given: Partial<ScriptStep> = {}): ScriptStep {
  return { ...shellStep({ code }, 0), kind: 'script', id: 'script', interpreter, language: interpreter, ...given } as unknown as ScriptStep;
}

describe('a script step', () => {
  it('runs Python where the shell stands, with what it exported', async () => {
    const r = rig([{ code: 'mkdir sub; cd sub; export NAME=ada', id: 'a' }, script('python3', 'import os\nprint(os.environ["NAME"], os.path.basename(os.getcwd()))\n')]);
    const result = await r.run();
    expect(result.outcome).toBe('done');
    expect(output(r.events)).toBe('ada sub\n');
    expect(recordOf(result).findLast((l) => l.type === 'intent')).toMatchObject({ code: 'import os\nprint(os.environ["NAME"], os.path.basename(os.getcwd()))\n' });
  });
  it('runs a JavaScript fence through zx, with $ in scope', async () => {
    const r = rig([script('js', 'const { stdout } = await $`echo from bash`\nconsole.log(stdout.trim(), "${WHO}")', { inputs: ['WHO'] })]);
    expect((await r.run({ answers: { WHO: 'ada' } })).outcome).toBe('done');
    expect(output(r.events)).toBe('from bash ada\n');
  });
  it('runs a TypeScript fence', async () => {
    const r = rig([script('ts', 'const n: number = 1 + 1\nconsole.log(n)')]);
    await r.run();
    expect(output(r.events)).toBe('2\n');
  });
  for (const interpreter of ['python3', 'js']) {
    it(`keeps a secret in a script for ${interpreter} off the disk`, async () => {
      const code = interpreter === 'js' ? 'console.log("got", "${TOKEN}".length, "${TOKEN}")' : 'print("got", len("${TOKEN}"), "${TOKEN}")';
      const r = rig([script(interpreter, code, { inputs: ['TOKEN'] })]);
      const result = await r.run({ answers: { TOKEN: 'hunter22hunter' }, secrets: ['TOKEN'] });
      expect(result.outcome).toBe('done');
      expect(output(r.events)).toBe('got 14 ***\n');
      expect(filesHolding(result.folder, 'hunter22')).toEqual([]);
    });
  }
  it('says which interpreter is missing', async () => {
    const r = rig([script('cobolshell', 'x')]);
    expect(await r.run()).toMatchObject({ outcome: 'failed', failure: { exitCode: 127, tail: ['no interpreter cobolshell here'] } });
  });
});
