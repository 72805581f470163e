/** What would run of a whole document, and what must not: each case was found in a document that nobody wrote for us, and is told here in words of our own. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

/** The commands that would run, in order: `?` before those that are asked about first, `A:` before those of one way, `!` before what destroys. */
async function runs(text: string, path = 'ops.md'): Promise<string[]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true });
  return plan.steps.flatMap((step) => {
    if (step.kind === 'manual' || step.inside) return [];
    const lines = step.kind === 'edit' ? [`edit ${step.file ?? '?'}`] : step.kind === 'shell' ? step.commands : [`${step.interpreter} ${step.code}`];
    const asked = step.guards.some((g) => g.kind === 'condition' || g.kind === 'optional') ? '? ' : '';
    const way = Object.values(step.when).map((w) => `${w}: `).join('');
    return lines.map((line) => `${step.effect === 'destroy' ? '! ' : ''}${asked}${way}${line}`);
  });
}

describe('lists and sentences that open like commands', () => {
  it('a list of what listens where starts nothing', async () => {
    expect(await runs('Ports\n=====\n\nAfterwards these listen:\n\n- shopd   127.0.0.1:4000\n- mysqld (the parts)   127.0.0.1:3306\n- nginx   *:80, *:443\n', 'ports.txt')).toEqual([]);
    expect(await runs('## Ports\n\n```\nnginx   0.0.0.0:80\nredis   127.0.0.1:6379\n```\n')).toEqual([]);
  });
  it('a program and its address are a command', async () => {
    expect(await runs('## Look\n\nRun:\n\n```sh\ntelnet 127.0.0.1:4000\n```\n')).toEqual(['telnet 127.0.0.1:4000']);
  });
  it('a path that a sentence names is not started', async () => {
    expect(await runs('Setup\n=====\n\nThe web folder is mostly\n\n    /srv/www/shop on Linux and\n    C:\\shop\\www on Windows\n\nPut the files there.\n', 'INSTALL.txt')).toEqual([]);
    expect(await runs('## Compare\n\nRun it:\n\n    ./compare.sh parts\n\n    Both lists are kept. The second is found at lists/second.txt and\n    lists/third.txt.  They are compared with diff -w\n')).toEqual(['./compare.sh parts']);
  });
});

describe('a command broken over lines', () => {
  it('is held where no backslash joins them: the shell would run the second line by itself', async () => {
    expect(await runs('## Move\n\nRun the script:\n\n    cd tools\n    php move.php from-host from-port\n          to-host to-port\n')).toEqual([]);
    expect(await runs('## Start\n\nRun:\n\n```sh\nshopctl start\n  --port 80\n```\n')).toEqual([]);
  });
  it('runs where they are joined, and where what stands deeper is a command too', async () => {
    expect(await runs('## Start\n\nRun:\n\n```sh\ndocker run shop \\\n  --port 80\n```\n')).toEqual(['docker run shop \\\n  --port 80']);
    expect(await runs('## Build\n\nRun:\n\n```sh\ncd shop\n  make install\n```\n')).toEqual(['cd shop', 'make install']);
  });
});

it('small and large steps to a new version are two ways', async () => {
  const text = (minor: string, major: string): string => `Upgrading the shop\n==================\n\n${minor}\n${'-'.repeat(minor.length)}\n\n    $ shopctl upgrade\n\n${major}\n${'-'.repeat(major.length)}\n\n    $ shopctl export\n    $ shopctl upgrade --all\n`;
  expect(await runs(text('Minor version updates', 'Major version upgrade'), 'upgrade.rst')).toEqual(['Minor version updates: shopctl upgrade', 'Major version upgrade: shopctl export', 'Major version upgrade: shopctl upgrade --all']);
  expect(await runs(text('Mise à jour mineure', 'Mise à jour majeure'), 'maj.rst')).toEqual(['mineure: shopctl upgrade', 'majeure: shopctl export', 'majeure: shopctl upgrade --all']);
});
