/** Names that every object has a member of (`constructor`, `__proto__`), as variables, placeholders, programs, labels, ids and settings: words like any other. */
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';

const members = Object.getOwnPropertyNames(Object.prototype);
const each = (line: (name: string) => string): string => members.map(line).join('\n');
const fault = /fault of ours|TypeError/;

const commands = each((name) => `${name} --x; sudo ${name} ${name}; git ${name} a; docker ${name}; ${name} | bash; kubectl --${name} x`);
const markdown = `---
runbook:
  env: { ${members.map((name) => `${name}: x`).join(', ')} }
  environments: { ${members.map((name) => `${name}: { A: x }`).join(', ')} }
---
# Deploy the &constructor; of toString

${each((name) => `## ${name}\n\nOn the ${name}, run \`${name} ${name}\` and &${name};.\n\n\`\`\`${name} {${name}=x id=${name} kind=${name} interpreter=${name} run=${name} when=${name}=${name}}\necho ${name}\n\`\`\`\n`)}
\`\`\`sh
${commands}
\`\`\`

Set this in \`app.${members[0] ?? ''}\`:

\`\`\`${members[0] ?? ''}
${each((name) => `${name}=1`)}
\`\`\`
`;
const rst = `Deploy\n======\n\n${each((name) => `.. ${name}:: ${name}\n   :${name}: x\n     y\n\n   echo ${name}\n\n.. code-block:: ${name}\n   :${name}: x\n\n   echo ${name}\n`)}`;
const asciidoc = `= Deploy\n\n${each((name) => `[${name},${name},${name}=x]\n----\necho ${name}\n----\n`)}`;

test.each([['deploy.md', markdown], ['deploy.rst', rst], ['deploy.adoc', asciidoc], ['deploy.txt', commands]])('%s is read, checked and listed', async (file, text) => {
  for (const args of [['plan', file], ['lint', file], ['exec', file, '--dry-run', '--trust']]) {
    const { status, stdout, stderr } = await program(...args).file(file, text).run();
    expect([args, fault.exec(stdout + stderr), status === 70]).toEqual([args, null, false]);
  }
}, 60_000);

test('as variables that nothing sets and as placeholders they are asked for under a name of their own, and reach the command', async () => {
  const values = members.flatMap((name) => ['--var', `INPUT_${name.replace(/^_+/, '')}=of ${name}`]);
  const run = program('exec', 'say.md', '--trust', '--yes', ...values)
    .file('say.md', `# Say\n\n\`\`\`sh\n${each((name) => `printf '%s\\n' "${name}=$${name}" >> said`)}\nprintf '%s\\n' "<valueOf>" >> said\n\`\`\`\n`);
  expect((await run.run()).stderr).not.toMatch(fault);
  expect(run.read('said')).toBe(`${each((name) => `${name}=of ${name}`)}\nof valueOf\n`);
}, 30_000);

test('as variables that a step sets they reach the next one', async () => {
  const run = program('exec', 'say.md', '--trust', '--yes')
    .file('say.md', `# Say\n\n\`\`\`sh\n${each((name) => `export ${name}=of-${name}`)}\n\`\`\`\n\nThen:\n\n\`\`\`sh\n${each((name) => `sh -c 'echo "${name}=$${name}" >> said'`)}\n\`\`\`\n`);
  expect((await run.run()).stderr).not.toMatch(fault);
  expect(run.read('said')).toBe(`${each((name) => `${name}=of-${name}`)}\n`);
}, 30_000);

test('as words of the command line they are no command, option or input of ours', async () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    for (const args of [[name], ['log', name], ['completion', name], ['exec', 'say.md', `--${name}`], ['exec', 'say.md', '--var', `${name}=x`], ['exec', 'say.md', '--only', name, '--trust']]) {
      const { status, stdout, stderr } = await program(...args).file('say.md', '# Say\n\n```sh\necho <what>\n```\n').run();
      expect([args, fault.exec(stdout + stderr), status]).toEqual([args, null, expect.not.toBeOneOf([0, 70])]);
    }
  }
}, 60_000);
