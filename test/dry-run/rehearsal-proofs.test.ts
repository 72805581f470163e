/** What a rehearsal has shown of each step, and what it falls back to. */
import { describe, expect, it } from 'vitest';
import { sandboxReason } from '../../src/dry-run/rehearse/blind-rows.ts';
import { rehearsalProofs } from '../../src/dry-run/rehearse/rehearsal-proofs.ts';
import type { StepProof } from '../../src/model/dry-run.ts';
import type { RehearsedStep } from '../../src/model/rehearsal-protocol.ts';
import { planDocument } from '../../src/plan-document.ts';

it('as an ordinary user a refusal would have come outside as well', () => {
  expect(sandboxReason(['date: cannot set date: Operation not permitted'], false)).toBeNull();
});

describe('why a step failed', () => {
  it.each([
    ['curl: (6) Could not resolve host: api.example.org', 'network'],
    ["fatal: unable to access 'https://git.example.org/a.git/': Could not resolve host: git.example.org", 'network'],
    ['ssh: Could not resolve hostname web1: Temporary failure in name resolution', 'network'],
    ['psql: error: connection to server at "127.0.0.1", port 5432 failed: Connection refused', 'network'],
    ['Error: getaddrinfo EAI_AGAIN registry.example.org', 'network'],
    ['The connection to the server localhost:8080 was refused; dial tcp 127.0.0.1:8080: connect: connection refused', 'network'],
    ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 'network'],
    ['sudo: The "no new privileges" flag is set, which prevents sudo from running as root.', 'privileges'],
    ['System has not been booted with systemd as init system (PID 1). Can\'t operate.', 'services'],
    ['bash: line 2: notes.txt: Value too large for defined data type', 'owner'],
    ['psql: erreur : la connexion au serveur sur « 127.0.0.1 », port 5432 a échoué : Connexion refusée', 'network'],
    ['ssh: Could not resolve hostname web1: Échec temporaire dans la résolution du nom', 'network'],
    ['OSError: [Errno 97] Address family not supported by protocol', 'sockets'],
    ['mount: /mnt: permission denied.', 'refused'],
    ['umount: /proc: must be superuser to unmount.', 'refused'],
    ['bash: line 1: /proc/sys/kernel/sysrq: Read-only file system', 'refused'],
    ['date: cannot set date: Operation not permitted', 'refused'],
    ['date: impossible de définir la date: Opération non permise', 'refused'],
    ['cat: secret.txt: Permission denied', null],
    ['fatal: pathspec \'v9\' did not match any files', null],
    ['make: *** [Makefile:3: release] Error 1', null],
    ['ERROR: relation "host" does not exist', null],
  ])('%s', (line, reason) => {
    expect(sandboxReason(['before', line, 'after'], true)?.reason ?? null).toBe(reason);
  });
});

const played = (id: string, outcome: RehearsedStep['outcome'], tail: readonly string[] = []): [string, RehearsedStep] => [id, { id, outcome, reason: null, exitCode: outcome === 'failed' ? 1 : 0, seconds: 0.1, tail, refused: [] }];

it('a failure in the wake of a step that could not be rehearsed proves nothing, where both name the same thing', async () => {
  const document = '# A\n\n```sh\npg_dump -h db.example.org -f before.dump shop\n```\n\n```sh\ntest -s before.dump\n```\n\n```sh\nfalse\n```\n\n```sh\ndate\n```\n';
  const { plan } = await planDocument(Buffer.from(document), 'a.md', { fragment: null, all: false });
  const ids = plan.steps.map((s) => s.id);
  const check = (id: string): [string, StepProof] => [id, { step: id, line: 1, title: '', depth: 'check', outcome: 'ok', shown: ['seen'], notShown: [] }];
  const { proofs, findings } = rehearsalProofs(plan.steps, new Map([played(ids[0] as string, 'failed', ['could not translate host name "db.example.org"']), played(ids[1] as string, 'failed'), played(ids[2] as string, 'failed', ['no'])]), new Map(ids.map(check)), true, 'en');
  expect(proofs.map((p) => [p.depth, p.outcome])).toEqual([['check', 'unknown'], ['check', 'unknown'], ['rehearse', 'fails'], ['check', 'unknown']]);
  expect(proofs[0]?.notShown).toContain('the database over the network');
  expect(proofs[1]?.notShown[0]).toContain(`after ${ids[0]}`);
  expect(proofs[3]?.notShown[0]).toBe('the rehearsal did not get to it');
  expect(findings).toMatchObject([{ step: ids[2], severity: 'error', rule: 'rehearsal-failed' }]);
});
