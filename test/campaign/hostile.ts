/** Documents that want to be executed before anybody agreed, or without being shown; and values that want to become commands. By the whole program. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from './engine.ts';
import { each } from './trials.ts';
import type { Attack } from './trials.ts';

/** Text that tries to have a command executed where none is to be; `c` makes a file. */
const places: readonly ((c: string) => string)[] = [
  (c) => `## Deploy $(${c})`, (c) => `## \`${c}\`; ${c}`, (c) => `[the page](javascript:${c})`, (c) => `![picture]($(${c}))`, (c) => `<!-- ${c} -->`, (c) => `<details><summary>More</summary>\n\n${c}\n\n</details>`,
  (c) => `<img src=x onerror="${c}">`, (c) => `<!-- runbook: check="${c}" -->\n\`\`\`bash\necho one > one.txt\n\`\`\``, (c) => `<!-- runbook: undo="${c}" expect="$(${c})" cwd="$(${c})" timeout="$(${c})" -->\n\`\`\`bash\necho two > two.txt\n\`\`\``,
  (c) => `\`\`\`bash $(${c})\ntouch three.txt\n\`\`\``, (c) => `\`\`\` ${c}\ntext\n\`\`\``, (c) => `\`\`\`bash {run=false}\n${c}\n\`\`\``, (c) => `\`\`\`console\n$ ls\n${c}\n\`\`\``, (c) => `\`\`\`text\n${c}\n\`\`\``,
  (c) => `| command | why |\n|---|---|\n| \`${c}\` | it is there |`, (c) => `> ${c}`, (c) => `Never run \`${c}\`.`, (c) => `Restart \`<$(${c})>\`:\n\n\`\`\`bash\necho <$(${c})> > four.txt\n\`\`\``, (c) => `Take <name;${c}>, for example \`; ${c}\`:\n\n\`\`\`bash\necho <name> > five.txt\n\`\`\``,
  (c) => `\`\`\`bash\necho safe > six.txt\r${c}\n\`\`\``, (c) => `\`\`\`bash\necho "\u202e" > seven.txt # ${c}\n\`\`\``, (c) => `\`\`\`bash\ncat > eight.txt <<'EOF'\n$(${c})\nEOF\n\`\`\``, (c) => `Do not run this:\n\n\`\`\`bash\n${c}\n\`\`\``,
  (c) => `If it fails, roll back:\n\n\`\`\`bash\n${c}\n\`\`\``, (c) => `\`\`\`python\nimport os; os.system("${c}")\n\`\`\``, (c) => `On the server:\n\n\`\`\`bash\nssh nowhere.invalid\n${c}\n\`\`\``, (c) => `1. Open the page\n2. Type \`${c}\` there`, (c) => `- [ ] ${c}`, (c) => `\u200b\`\`\`bash\n${c}\n\`\`\``,
  (c) => `~~~sh\n${c}\n~~~`, (c) => `    ${c}`, (c) => `\`\`\`bash\n${c}\n\`\`\``, (c) => `{% include "$(${c})" %}`, (c) => `:::note $(${c})\n${c}\n:::`, (c) => `Set \`PATH\` to \`$(${c})\`.`, (c) => `Edit \`$(${c}).conf\`:\n\n\`\`\`diff\n- a\n+ $(${c})\n\`\`\``,
];
const heads: readonly ((c: string) => string)[] = [
  () => '', (c) => `---\nrunbook:\n  env: { BASH_ENV: "$(${c})", PROMPT_COMMAND: "${c}", LD_PRELOAD: "/x.so" }\n---\n`, (c) => `---\ntitle: "$(${c})"\nrunbook:\n  inputs:\n    NAME: { default: "$(${c})", choices: ["; ${c}"] }\n  require: ["$(${c})"]\n---\n`,
  (c) => `---\n!!js/function 'function(){ require("child_process").execSync("${c}") }'\n---\n`, (c) => `---\nrunbook: { cwd: "$(${c})" }\n---\n`,
];
const names = ['doc.md', '$(touch named).md', 'a;touch named;.md', '-rf.md', "it's `touch named`.md", 'doc.txt', 'doc.rst', 'doc.adoc'];
/** Values for every input that the document has. */
const values: readonly ((c: string) => string)[] = [(c) => `$(${c})`, (c) => `; ${c}`, (c) => `\`${c}\``, (c) => `x' ; ${c} ; '`, (c) => `x" ; ${c} ; "`, (c) => `\n${c}\n`, (c) => `a[$(${c})]`, (c) => `--x=$(${c})`];

export const hostileAttacks: readonly Attack[] = [{
  name: 'hostile-documents', few: 3, many: 250,
  run: async (engine, seed, count) => {
    const program = await buildProgram(engine);
    return each(seed, count, (folder, i, next) => trial(program, folder, (i * 7 + seed) % places.length, next));
  },
}];

async function trial(program: string, room: string, first: number, next: () => number): Promise<readonly string[]> {
  const pick = <V>(of: readonly V[]): V => of[Math.floor(next() * of.length)] as V;
  const [folder, made, home] = ['work', 'made', 'home'].map((name) => join(room, name)) as [string, string, string];
  for (const path of [folder, made, home]) mkdirSync(path);
  // Each place has a file of its own, so that it is known which was executed.
  let number = 0;
  const command = (): string => `touch ${join(made, `c${(number += 1)}`)}`;
  const name = pick(names);
  const parts = [places[first], ...Array.from({ length: 3 }, () => pick(places))].map((place) => place?.(command()) ?? '');
  writeFileSync(join(folder, name), `${pick(heads)(command())}# Deploy\n\n## Steps\n\n${parts.join('\n\n')}\n\n\`\`\`bash\ngit --version\n\`\`\`\n`);
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', TMPDIR: process.env['TMPDIR'] ?? '/tmp', XDG_CACHE_HOME: join(room, 'cache'), NODE_COMPILE_CACHE: join(program, '../compiled') };
  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<string> => new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env: { ...env, ...more }, timeout: 120_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(`${stdout}\n${stderr}${error?.killed === true ? '\nTIMED OUT' : ''}`);
    }).stdin?.end();
  });
  const bad: string[] = [];
  const executed = (): string[] => [...readdirSync(made), ...(existsSync(join(folder, 'named')) ? ['named'] : [])];
  const path = `./${name}`;
  let planned = '';
  for (const args of [['plan', path, '--json'], ['lint', path], ['list', '.'], ['exec', path, '--yes'], ['exec', path, '--dry-run=check', '--trust', '--yes']]) {
    const said = await run(args);
    planned ||= said;
    if (/\n\s+at .*\.js:\d+/.test(said)) bad.push(`${args.join(' ')} crashed: ${said.slice(-300)}`);
    if (said.endsWith('TIMED OUT')) bad.push(`${args.join(' ')} did not end`);
    if (executed().length > 0) return [...bad, `${args.join(' ')} of ${JSON.stringify(parts.join('\n\n'))} executed ${executed().join()}`];
  }
  // Agreed to: what is executed then is what the plan shows as a step, and no value is.
  const plan = JSON.parse(/^\{[\s\S]*^\}$/m.exec(planned)?.[0] ?? '{}') as { steps?: readonly object[]; inputs?: readonly { name: string }[] };
  const evil = command();
  const given = Object.fromEntries((plan.inputs ?? []).map((input) => [`RUNBOOK_VAR_${input.name}`, pick(values)(evil)]));
  const said = await run(['exec', path, '--trust', '--yes', '--allow-destroy', '--manual=skip'], given);
  if (/\n\s+at .*\.js:\d+/.test(said)) bad.push(`exec crashed: ${said.slice(-300)}`);
  const shown = JSON.stringify(plan.steps ?? []);
  for (const file of executed()) if (!new RegExp(`/made/${file}\\b`).test(shown) || evil.endsWith(`/${file}`)) bad.push(`exec of ${JSON.stringify(parts.join('\n\n'))} executed ${file}, which no step shows (values ${JSON.stringify(given)})`);
  return bad;
}
