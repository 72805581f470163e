import { describe, expect, it, test } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { correctBlocks } from '../../src/understand/correct-blocks.ts';
import { readCorrections } from '../../src/understand/corrections.ts';
import { readSidecar } from '../../src/understand/sidecar.ts';
import { readingOf } from './reading-of.ts';

async function corrected(markdown: string, sidecar?: string) {
  const built = await readingOf(markdown);
  const context = { ...built.context, sidecar: sidecar === undefined ? null : readSidecar(sidecar, built.document) };
  const corrections = readCorrections(context);
  const blocks = correctBlocks(built.readings.blocks, corrections);
  return {
    of: (text: string) => corrections.units.get(built.at(text)) ?? {},
    role: (text: string) => blocks.find((b) => b.index === built.at(text))?.role,
    block: (text: string) => blocks.find((b) => b.index === built.at(text)),
    messages: corrections.messages.map((m) => `${m.line}: ${m.message}`),
    settings: corrections.settings,
  };
}

describe('what only a step has', () => {
  it.each(['check="test -e done"', 'expect=/a b/', 'undo="rm x"', 'dry="echo"', 'retry=2', 'confirm'])('makes a shell block one that reads like prose: %s', async (said) => {
    expect((await corrected('# Deploy\n\n```bash\nfrob a b\n```\n')).role('frob a b')).toBe('sample');
    expect((await corrected(`# Deploy\n\n\`\`\`bash ${said}\nfrob a b\n\`\`\`\n`)).role('frob a b')).toBe('run');
  });

  it('makes none of what is no shell block, of one that is left out, or by a name alone', async () => {
    for (const info of ['text expect=/a/', 'bash retry=2 run=false', 'bash retry=2 kind=sample', 'bash id=frob']) {
      expect([info, (await corrected(`# Deploy\n\n\`\`\`${info}\nfrob a b\n\`\`\`\n`)).role('frob a b')]).toEqual([info, 'sample']);
    }
  });
});

describe('a correction in the info string', () => {
  it('is read, with and without quotes', async () => {
    const { of, messages } = await corrected('```sh run=false timeout=90s undo="drop it now" confirm\nmake it\n```\n');
    expect(of('make it')).toEqual({ run: 'false', timeout: '90s', undo: 'drop it now', confirm: 'true' });
    expect(messages).toEqual([]);
  });

  it.each(['check', 'expect', 'undo', 'dry', 'cwd'])('may be the word true in quotes, a text and no flag: %s', async (name) => {
    for (const text of [`\`\`\`sh ${name}="true" confirm\nmake it\n\`\`\`\n`, `<!-- runbook: ${name}='true' confirm -->\n\`\`\`sh\nmake it\n\`\`\`\n`]) {
      const { of, messages } = await corrected(text);
      expect([of('make it'), messages]).toEqual([{ [name]: 'true', confirm: 'true' }, []]);
    }
  });

  it('that is a name alone where a text belongs is complained about', async () => {
    for (const said of ['check', 'check=true']) {
      const { of, messages } = await corrected(`\`\`\`sh ${said}\nmake it\n\`\`\`\n`);
      expect([of('make it'), messages]).toEqual([{}, ['1: Unexpected value `true` of the correction `check`, expected a command that says whether the step is already done']]);
    }
  });

  it('of another tool is understood where it means the same, and left alone where it means nothing here', async () => {
    const { of, messages } = await corrected('```sh {"name":"start it","excludeFromRunAll":"true","background":"false"}\nmake it\n```\n');
    expect(of('make it')).toEqual({ id: 'start-it', run: 'false' });
    expect((await corrected('```sh {"ignore":"true"}\nmake it\n```\n')).of('make it')).toEqual({ run: 'false' });
    expect((await corrected('```sh { transform=false }\nmake it\n```\n')).of('make it')).toEqual({ run: 'false' });
    expect((await corrected('```sh {"ignore":"false","transform":"true"}\nmake it\n```\n')).of('make it')).toEqual({});
    expect(messages).toEqual([]);
  });

  it('of a site generator is nobody’s business', async () => {
    expect((await corrected('```sh linenos=true hl_lines=2\nmake it\n```\n')).messages).toEqual([]);
  });

  it('that is a slip of the pen is complained about', async () => {
    expect((await corrected('```sh timout=3s\nmake it\n```\n')).messages).toEqual(['1: Unexpected correction `timout`, expected `timeout`']);
  });
});

describe('a correction in a comment', () => {
  it('holds for the next block, and wins over the info string', async () => {
    expect((await corrected('```sh timeout=1h30m\nmake it\n```\n')).messages).toEqual([]);
    expect((await corrected('<!-- runbook: timeout=5m -->\n\nAs before:\n\n```sh\nfirst it\n```\n')).of('first it')).toEqual({ timeout: '5m' });
    expect((await corrected('<!-- runbook: id=ask -->\n\n- Ask the team.\n\n```sh\nfirst it\n```\n')).of('Ask the team')).toEqual({ id: 'ask' });
    expect((await corrected('<!-- runbook: timeout=5m -->\n```sh timeout=1s\nfirst it\n```\n')).of('first it')).toEqual({ timeout: '5m' });
  });

  it('with an unknown name names the nearest', async () => {
    expect((await corrected('<!-- runbook: interactiv -->\n```sh\nx y\n```\n')).messages).toEqual(['1: Unexpected correction `interactiv`, expected `interactive`']);
  });

  it('with text behind it on its line says so, and corrects nothing', async () => {
    const { of, messages } = await corrected('- <!-- runbook: run=false --> `make one`\n- `make two`\n');
    expect(messages).toEqual(['1: Unexpected text behind a correction, expected the correction on a line of its own']);
    expect(of('make two')).toEqual({});
  });

  it('with nothing after it says so', async () => {
    expect((await corrected('```sh\nx y\n```\n\n<!-- runbook: run=false -->\n\n# Next\n')).messages).toEqual(['5: Unexpected correction with nothing after it, expected a block before the next heading']);
  });

  it.each(['soon', '3 every now'])('whose limit nobody can read stays as it is written, for the run to refuse it', async (value) => {
    const { of, messages } = await corrected(`\`\`\`sh timeout="${value}" retry="${value}"\nmake it\n\`\`\`\n`);
    expect(of('make it')).toEqual({ timeout: value, retry: value });
    expect(messages).toHaveLength(2);
  });

  it.each(['3', '3x10s', '3 every 1m30s'])('may say retry=%s, as a run understands it', async (value) => {
    expect((await corrected(`\`\`\`sh retry="${value}"\nmake it\n\`\`\`\n`)).messages).toEqual([]);
  });

  it('whose value for run nobody understands keeps the block from running', async () => {
    const { of, messages } = await corrected('<!-- runbook: run=maybe -->\n```sh\nx y\n```\n');
    expect(of('x y')).toEqual({ run: 'false' });
    expect(messages).toEqual(['1: Unexpected value `maybe` of the correction `run`, expected true or false']);
  });

  it.each(['no', 'off', 'jamais'])('run=%s means run=false', async (word) => {
    expect((await corrected(`<!-- runbook: run=${word} -->\n\`\`\`sh\nx y\n\`\`\`\n`)).of('x y')).toEqual({ run: 'false' });
  });

  it('of Innovation Engine makes the next block output, and a pattern of it an expectation', async () => {
    const { of, role } = await corrected('```sh\nask it\n```\n\n<!-- expected_similarity="ready.*" -->\n\n```sh\nready now\n```\n');
    expect(of('ask it')).toEqual({ expect: '/ready.*/' });
    expect(role('ready now')).toBe('output');
  });

  it('of Innovation Engine, a number: how like the output has to be', async () => {
    const { of, role } = await corrected('```sh\nask it\n```\n\n<!-- expected_similarity=0.8 -->\n\n```sh\nready now\n```\n');
    expect(of('ask it')).toEqual({ expect: 'ready now', likeness: '0.8' });
    expect(role('ready now')).toBe('output');
  });
});

describe('what a block is', () => {
  it.each([['shell', 'run'], ['script', 'script'], ['edit', 'edit'], ['output', 'output'], ['config', 'config'], ['sample', 'sample']])('kind=%s says it', async (kind, role) => {
    expect((await corrected(`\`\`\`text kind=${kind}\none two\n\`\`\`\n`)).role('one two')).toBe(role);
    expect((await corrected(`\`\`\`sh kind=${kind}\none two\n\`\`\`\n`)).role('one two')).toBe(role);
  });

  it('run=true makes an idle block a step where it parses as shell, and only there', async () => {
    expect((await corrected('```text run=true\nfrobnicate --all && twice \\\n  --again\n```\n')).block('frobnicate')).toMatchObject({ role: 'run', commands: ['frobnicate --all && twice \\\n  --again'] });
    expect((await corrected('```text run=true\nif then (\n```\n')).role('if then')).toBe('sample');
  });

  it('an edit takes the file that the author names', async () => {
    expect((await corrected('```yaml kind=edit file=deploy/app.yml\nimage: a\n```\n')).block('image')).toMatchObject({ role: 'edit', file: 'deploy/app.yml', syntax: 'yaml' });
  });
});

describe('front matter under runbook:', () => {
  it('takes `approve: 2` at the top as well, and never fewer people than were asked for anywhere', async () => {
    const people = async (front: string): Promise<number | undefined> => (await corrected(`---\n${front}---\n\n# T\n`)).settings.approve;
    expect([await people('approve: 2\n'), await people('approve: 3\nrunbook: { approve: 2 }\n'), await people('approve: 1\n'), await people('approve: yes please\n')]).toEqual([2, 3, undefined, undefined]);
  });
  it('gives folder, environment and needs', async () => {
    const { settings, messages } = await corrected('---\nrunbook:\n  cwd: ../app\n  env: { LOUD: 1 }\n  environments: { staging: { HOST: a }, production: { HOST: b } }\n  require: [git, psql]\n---\n\n# T\n');
    expect(settings).toEqual({ cwd: '../app', env: { LOUD: '1' }, environments: { staging: { HOST: 'a' }, production: { HOST: 'b' } }, require: ['git', 'psql'] });
    expect(messages).toEqual([]);
  });

  it('sets no variable by which the shell, the loader or an interpreter would start something', async () => {
    const { settings, messages } = await corrected('---\nrunbook:\n  env: { LOUD: 1, LD_PRELOAD: ./a.so, BASH_ENV: ./a, PATH: ., NODE_OPTIONS: -r a, a-b: 1, TZ: UTC }\n---\n\n# T\n');
    expect(settings).toEqual({ env: { LOUD: '1', TZ: 'UTC' } });
    expect(messages.map((m) => /`(.*?)`/.exec(m)?.[1])).toEqual(['LD_PRELOAD', 'BASH_ENV', 'PATH', 'NODE_OPTIONS', 'a-b']);
  });

  it('complains about what it does not know', async () => {
    expect((await corrected('---\nrunbook:\n  cdw: x\n---\n\n# T\n')).messages).toEqual(['3: Unexpected `cdw` under `runbook:`, expected `cwd`']);
    const inputs = async (yaml: string): Promise<string[]> => (await corrected(`---\nrunbook:\n  inputs: ${yaml}\n---\n\n# T\n`)).messages;
    expect(await inputs('{ TAG: { patern: v.* }, HOST: web-1 }')).toEqual(['3: Unexpected `patern` of the input `TAG`, expected `pattern`']);
    expect(await inputs('[{ name: TAG, kind: txet }, { kind: text }, HOST]')).toEqual(['3: Unexpected value of `runbook.inputs.TAG.kind`, expected `text`, `secret`, `version`, `file`, `choice`', '3: Unexpected input without a name under `runbook.inputs`, expected `name`']);
    expect(await inputs('TAG')).toEqual(['3: Unexpected value of `runbook.inputs`, expected names with what is said of them']);
    expect(await inputs('[{ name: TAG, description: Which, options: [a, b], default: a, replaces: v1, required: false }]')).toEqual([]);
  });
});

it('a slip of the pen in what keeps from running keeps from running', async () => {
  for (const [said, kept] of [['runn=false', { run: 'false' }], ['runn=true', {}], ['confrim', { confirm: 'true' }], ['timeuot=9s', {}]] as const) {
    const { of, messages } = await corrected(`# T\n\n<!-- runbook: ${said} -->\n\n\`\`\`sh\nfirst it\n\`\`\`\n`);
    expect(of('first it'), said).toEqual(kept);
    expect(messages).toHaveLength(1);
  }
});

describe('a sidecar file', () => {
  const document = '# T\n\n```sh\nfirst it --now\n```\n\n```sh\nsecond it --then\n```\n';

  it('corrects the block that has its text', async () => {
    const { of, messages } = await corrected(document, 'blocks:\n  - text: |\n      second   it --then\n    timeout: 9s\n');
    expect(of('second it')).toEqual({ timeout: '9s' });
    expect(messages).toEqual([]);
  });

  it('complains when the block has changed, and keeps only what forbids', async () => {
    const forbids = await corrected(document, 'blocks:\n  - text: first it --later\n    run: false\n    timeout: 9s\n');
    expect(forbids.of('first it')).toEqual({ run: 'false' });
    expect(forbids.messages).toEqual(['3: Unexpected change of this block since doc.md.runbook.yaml corrected it, expected `first it --later`']);
    expect((await corrected(document, 'blocks:\n  - text: first it --later\n    run: true\n')).of('first it')).toEqual({});
  });

  it.each([
    ['blocks: {', 'expected YAML'], ['- a', 'expected `runbook:` and `blocks:`'], ['blocks:\n  - run: false\n', 'expected the text of its block'],
    ['blocks:\n  - text: quite another thing that stands nowhere in here\n    run: false\n', 'Unexpected absence of the block'], ['block: []', 'expected `runbook` or `blocks`'],
  ])('says what is wrong with %j', async (text, wanted) => {
    expect((await corrected(document, text)).messages.join()).toContain(wanted);
  });
});

describe('a slip in an info string', () => {
  it.each([['bash {confrim}', 'confrim', 'confirm'], ['bash confrim', 'confrim', 'confirm'], ['bash tiemout=5m', 'tiemout', 'timeout'], ['bash {rtry=2 check=ls}', 'rtry', 'retry']])('of two letters the other way round is one, too: %s', async (info, written, meant) => {
    const { of, messages } = await corrected(`\`\`\`${info}\nfrob --now\n\`\`\`\n`);
    expect(messages).toEqual([`1: Unexpected correction \`${written}\`, expected \`${meant}\``]);
    expect(of('frob --now')['confirm']).toBe(meant === 'confirm' ? 'true' : undefined);
  });

  it('is not what belongs to others, but is what nobody knows beside a correction', async () => {
    for (const info of ['bash linenos hl_lines="1 2"', 'bash showLineNumbers retry=2 {1,3}', 'bash lamp', 'bash title="a b" lamp']) expect([info, (await corrected(`\`\`\`${info}\nfrob --now\n\`\`\`\n`)).messages]).toEqual([info, []]);
    expect((await corrected('```bash retry=2 lamp\nfrob --now\n```\n')).messages).toEqual(['1: Unexpected correction `lamp`']);
  });

  it('of the front matter stands where it is written', async () => {
    expect((await corrected('---\nrunbook:\n  inputs:\n    - name: LAMP\n      kind: txet\n  cwdd: x\n---\n# A\n\n```sh\nls\n```\n')).messages.map((m) => m.split(':')[0])).toEqual(['6', '5']);
  });
});

describe('kind=manual', () => {
  it.each([['- call the owner', 'call the owner'], ['The lamp is lit by hand.', 'The lamp is lit by hand.']])('makes a step of a person of an item and of a paragraph: %s', async (line, text) => {
    const { plan } = await planDocument(Buffer.from(`# Light\n\n## Do\n\n<!-- runbook: kind=manual -->\n${line}\n\n## Then\n\n\`\`\`bash\nls\n\`\`\`\n`), 'a.md', { fragment: null, all: true });
    expect(plan.steps.map(({ kind, written }) => [kind, written])).toEqual([['manual', text], ['shell', 'ls']]);
  });
});

test('a document of which nothing is run tells what it leaves out', async () => {
  const { plan } = await planDocument(Buffer.from('# Light\n\n```bash\nmake lamp\n./light.sh $1\n```\n'), 'a.md', { fragment: null, all: false });
  expect([plan.steps, plan.skipped]).toEqual([[], [{ line: 3, endLine: 6, role: 'config', reason: 'it takes the arguments of a script (“$1”): in a shell there are none' }]]);
});
