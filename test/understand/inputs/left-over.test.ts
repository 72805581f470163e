/** Whatever a document holds, no placeholder in angle brackets reaches the shell as redirections. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { leftOver } from '../../../src/shell/bind/left-over.ts';

const word = fc.constantFrom('app', 'App Name', 'nom du pod', 'ID', 'user@host', 'a|b', 'étage', 'x_y-z', 'C:\\Users\\me', 'a/b', "l'app", '1 to 9', 'key=value', '...');
const placeholder = word.map((w) => `<${w}>`);
const piece = fc.oneof(
  placeholder, placeholder.map((p) => `"${p}"`), placeholder.map((p) => `'${p}'`), placeholder.map((p) => `--to=${p}`), placeholder.map((p) => `${p}/${p}`), placeholder.map((p) => `https://h/${p}?a=${p}`), placeholder.map((p) => `{${p}}`), placeholder.map((p) => `$(echo ${p})`),
  fc.constantFrom('--force', '-n', '$X', '%APP%', '[name]', 'a', '> out.txt', '< in.txt', '2>&1', '| tee log', '\\\n ', '&& ls', '# a <note>'),
);
const command = fc.tuple(fc.constantFrom('kubectl get', 'ssh', 'git push', 'docker run', 'echo', 'X=1 make', 'copy', 'sudo -u'), fc.array(piece, { minLength: 1, maxLength: 5 })).map(([name, rest]) => `${name} ${rest.join(' ')}`);
const block = fc.tuple(fc.constantFrom('sh', 'bash', '', 'console', 'powershell', 'cmd'), fc.constantFrom('', '$ '), fc.array(command, { minLength: 1, maxLength: 3 })).map(([tag, prompt, lines]) => `\`\`\`${tag}\n${lines.map((l) => prompt + l).join('\n')}\n\`\`\`\n`);
const text = fc.array(fc.oneof(block, command.map((c) => `1. Run \`${c.replace(/\s+/g, ' ')}\`.\n`), fc.constant('Replace `<app>` with yours:\n')), { minLength: 1, maxLength: 4 }).map((parts) => `# Deploy\n\n${parts.join('\n')}`);

describe('a step that runs', () => {
  it('holds no placeholder that the shell would take for redirections', async () => {
    let steps = 0;
    await fc.assert(fc.asyncProperty(text, async (document) => {
      const { plan } = await planDocument(new TextEncoder().encode(document), 'deploy.md', { fragment: null, all: true });
      for (const step of plan.steps) {
        if (step.kind !== 'shell' || step.open !== null) continue;
        steps += 1;
        expect([document, leftOver(step.code)]).toEqual([document, null]);
        // a second look that shares no code with the first: outside quotes and comments, nothing of the written forms is there
        const bare = step.code.replace(/\\./gs, '').replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').replace(/(?:^|\s)#.*$/gm, '');
        expect([document, /<(?:app|App Name|nom du pod|ID|user@host|étage|x_y-z|a\/b)>/.exec(bare)?.[0] ?? null]).toEqual([document, null]);
      }
    }), { numRuns: 150 });
    expect(steps).toBeGreaterThan(50);
  }, 60_000);
});
