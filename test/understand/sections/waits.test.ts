/** What is waited for over a command that does not wait by itself. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

async function steps(body: string): Promise<readonly string[]> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Move the hall\n\n## Steps\n\n${body}`), 'doc.md', { fragment: null, all: true });
  return plan.steps.map((s) => (s.kind === 'manual' ? `person: ${s.text}` : s.kind === 'shell' ? s.code.trim() : s.kind));
}

describe('a sentence that orders to wait', () => {
  it.each([
    ['Wait for the hall to be green again:', 'ceph -s', 'Wait for the hall to be green again (look again'],
    ['Then wait until all shelves are there:', 'kubectl get pods -n hall', 'Then wait until all shelves are there (look again'],
    ['Attendre que la halle soit verte :', 'ceph -s', 'Attendre que la halle soit verte ('],
  ])('over a look is asked about below it: %s', async (lead, code, asked) => {
    const found = await steps(`Restart it:\n${sh('systemctl restart hall')}${lead}\n${sh(code)}Go on:\n${sh('systemctl restart belt')}`);
    const at = found.indexOf(code);
    expect(found[at + 1]).toContain(asked);
  });

  it('over what does something is asked about before it', async () => {
    const found = await steps(`Build it:\n${sh('make hall')}Wait two weeks, and let it go:\n${sh('git push origin hall')}`);
    expect(found.findIndex((s) => s.startsWith('person: Wait two weeks'))).toBe(found.indexOf('git push origin hall') - 1);
  });

  it.each([['waits itself', 'kubectl wait pod/hall --for=condition=Ready'], ['sleeps', 'sleep 30'], ['goes on until one stops it', 'kubectl get pods -w']])('over a command that %s is that command', async (_, code) => {
    expect((await steps(`Restart it:\n${sh('systemctl restart hall')}Wait for the hall:\n${sh(code)}`)).filter((s) => s.startsWith('person'))).toEqual([]);
  });
});

describe('a sentence that has a command done until something is so', () => {
  it.each([
    ['Retry this until it prints `green`:', 'systemctl is-active hall', 'Retry this until it prints green ('],
    ['Then keep looking at it until it says green:', 'systemctl is-active hall', 'Then keep looking at it until it says green ('],
    ['Relancer la commande qui suit jusqu\'à obtenir `vert` :', 'systemctl is-active hall', 'Relancer la commande qui suit jusqu\'à obtenir vert ('],
    ['Retry this until it costs $& or less:', 'systemctl is-active hall', 'Retry this until it costs $& or less ('],
    ['The hall comes slowly, run this until it answers:', 'systemctl start hall-door', 'The hall comes slowly, run this until it answers ('],
  ])('is asked about below the command: %s', async (lead, code, asked) => {
    const found = await steps(`Restart it:\n${sh('systemctl restart hall')}${lead}\n${sh(code)}Go on:\n${sh('systemctl restart belt')}`);
    expect(found.filter((s) => s.startsWith('person'))).toHaveLength(1);
    expect(found[found.indexOf(code) + 1]).toContain(asked);
  });

  it.each([
    ['Look at it:', 'Repeat until the state is `green`, then:', 'Repeat until the state is green ('],
    ['Regarder l\'état :', 'Recommencer jusqu\'à ce que l\'état soit `vert`, puis ouvrir :', 'Recommencer jusqu\'à ce que l\'état soit vert ('],
    ['Look at it:', 'Repeat until the state is `green`.', 'Repeat until the state is green'],
  ])('is asked about below the command that it stands behind: %s … %s', async (lead, behind, asked) => {
    const found = await steps(`Restart it:\n${sh('systemctl restart hall')}${lead}\n${sh('systemctl is-active hall')}${behind}\n${sh('systemctl start hall-door')}`);
    expect(found.filter((s) => s.startsWith('person'))).toHaveLength(1);
    expect(found[found.indexOf('systemctl is-active hall') + 1]).toContain(asked);
    expect(found.at(-1)).toBe('systemctl start hall-door');
  });

  it.each([['Do not go on until it is green:'], ['This runs until the hall is closed:']])('is another thing than one that forbids or tells: %s', async (lead) => {
    expect((await steps(`Restart it:\n${sh('systemctl restart hall')}${lead}\n${sh('systemctl is-active hall')}`)).filter((s) => s.includes('look again'))).toEqual([]);
  });
});

describe('a time that is to pass', () => {
  it.each([
    ['Wait 10 minutes, then look:', 'Wait 10 minutes'], ['**Cool down.** Wait ten minutes. Then look at the belt:', 'Wait ten minutes'], ['Wait about 30 seconds for the belt, and look:', 'Wait about 30 seconds for the belt'],
    ['Let it turn for an hour. Then look at the belt:', 'Let it turn for an hour'], ['Attendre 5 minutes, puis regarder :', 'Attendre 5 minutes'], ['Laisser tourner dix minutes, puis regarder :', 'Laisser tourner dix minutes'], ['**Pause.** Patienter une demi-heure. Puis regarder la bande :', 'Patienter une demi-heure'],
  ])('is over before one looks: %s', async (lead, asked) => {
    const found = await steps(`Restart it:\n${sh('systemctl restart hall')}${lead}\n${sh('cat belt')}`);
    expect(found).toHaveLength(3);
    expect(found[1]).toContain(asked);
    expect(found[2]).toBe('cat belt');
  });

  it('is over before one goes on in the same line', async () => {
    expect(await steps('**Cool down.** Wait ten minutes. Then start the others: `./start.sh all`\n')).toEqual(['person: Wait ten minutes', './start.sh all']);
    expect(await steps('Run `systemctl restart hall`. Wait 5 minutes. Then run `systemctl restart belt`.\n')).toEqual(['systemctl restart hall', 'person: Wait 5 minutes', 'systemctl restart belt']);
    expect(await steps('Run `systemctl restart hall`. Wait 5 minutes.\n')).toEqual(['systemctl restart hall', 'person: Wait 5 minutes']);
  });

  it('is none where it ends with what is seen', async () => {
    expect((await steps(`Restart it:\n${sh('systemctl restart hall')}Wait up to 5 minutes until it is green:\n${sh('cat belt')}`)).at(-1)).toContain('look again');
  });
});
