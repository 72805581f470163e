/** `runbook log` and `runbook list`: what was run, told, verified and exported; what can be run. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canonical } from '../../src/record/canonical.ts';
import { bareEnvironment, launcher, program, temporaryFolder, type Seen } from '../rig/program.ts';
import { repository } from '../rig/repository.ts';
import { systemLogMissing, withSystemLog } from '../rig/system-log.ts';
import { onTerminal } from '../rig/terminal.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

const document = '# Say\n\n```sh\necho hello\n```\n';

/** A folder with one run, and further command lines in it. */
async function ran(): Promise<{ readonly folder: string; readonly run: string; readonly also: (...args: string[]) => Promise<Seen> }> {
  const { folder } = await program('exec', 'say.md', '--trust', '--yes').file('say.md', document).stdout('hello\n').stderr(/Done/).success();
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  return { folder, run: readdirSync(join(folder, '.runbook', 'runs')).find((n) => n !== '.locks') ?? '', also };
}

test('log lists the runs, show tells one, by the beginning or the end of its name', async () => {
  const { run, also } = await ran();
  expect((await also('log')).stdout).toMatch(new RegExp(`^${run} {2}Done +1/1 .*say\\.md\n$`));
  for (const name of [run, run.slice(0, 15), run.slice(-4)]) expect((await also('log', 'show', name)).stdout).toMatch(/say\.md {2}Done {2}1\/1[\s\S]*► 1 {2}say-1[\s\S]*echo hello[\s\S]*exit status 0/);
  expect(await also('log', 'show', 'nothing')).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no run nothing') });
  expect(JSON.parse((await also('log', 'list', '--json')).stdout)).toMatchObject([{ run, outcome: 'done' }]);
  expect((await also('log', 'list', '--result', 'failed')).stdout).toBe('No run is like that.\n');
});

test('show of a step, by its id or number, tells that step alone, and what it printed', async () => {
  const { run, also } = await ran();
  const [byId, byNumber] = [await also('log', 'show', run, 'say-1'), await also('log', 'show', run, '1')];
  expect(byId.stdout).toBe(byNumber.stdout);
  expect(byId.stdout).toMatch(/► 1 {2}say-1[\s\S]*exit status 0[\s\S]*\nsteps\/1-say-1\.log\nhello\n$/);
  expect(byId.stdout).not.toContain('Done · ');
  expect(await also('log', 'show', run, 'sya-1')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/has no step sya-1\n {2}Did you mean say-1\?/) });
});

test('how far a record can be believed is told in the operator’s language', async () => {
  const { also } = await ran();
  expect((await also('log', 'verify', '--lang', 'fr')).stdout).toMatch(/^COHÉRENT MAIS NON ANCRÉ {2}\d{8}-\S+ {2}\S+\.md\n/);
});

test('an edited record is BROKEN (exit 6), a torn one INCOMPLETE (exit 1)', async () => {
  const { folder, run, also } = await ran();
  const path = join(folder, '.runbook', 'runs', run, 'record.jsonl');
  const whole = readFileSync(path, 'utf8');
  expect(await also('log', 'verify')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^CONSISTENT BUT UNANCHORED/) });
  writeFileSync(path, whole.replace('echo hello', 'echo hullo'));
  expect(await also('log', 'verify')).toMatchObject({ status: 6, stdout: expect.stringMatching(/^BROKEN/) });
  writeFileSync(path, whole);
  appendFileSync(path, '{"type":"do');
  expect(await also('log', 'verify')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^INCOMPLETE/) });
});

test('a last line that was changed, which no line after it vouches for, and a changed copy of the document are BROKEN as well', async () => {
  const { folder, run, also } = await ran();
  const [record, copy] = ['record.jsonl', 'document'].map((name) => join(folder, '.runbook', 'runs', run, name)) as [string, string];
  const whole = readFileSync(record, 'utf8');
  writeFileSync(record, whole.replace('"outcome":"done"', '"outcome":"gone"'));
  expect(await also('log', 'verify')).toMatchObject({ status: 6, stdout: expect.stringMatching(/^BROKEN {2}\S+ {2}\S+\n {2}line 4 /) });
  writeFileSync(record, whole);
  writeFileSync(copy, document.replace('hello', 'hullo'));
  expect(await also('log', 'verify')).toMatchObject({ status: 6, stdout: expect.stringContaining('document') });
});

test.each([['markdown', /^# /], ['json', /^\{/], ['junit', /^<\?xml/], ['asciicast', /^\{"/]])('export as %s', async (format, begins) => {
  const { also } = await ran();
  expect(await also('log', 'export', '--format', format)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(begins) });
});

test('an exported recording reprograms no terminal that plays it', async () => {
  const { folder } = await program('exec', 'say.md', '--trust', '--yes').file('say.md', '# Say\n\n```sh\nprintf \'\\033]0;owned\\007\\033]52;c;eA==\\007\\033[6n\\033[31mred\\033[0m\\n\' | tee raw\n```\n').stdout(/red/).stderr(/Done/).success();
  const { stdout } = await program('log', 'export', '--format', 'asciicast').in(folder).run();
  const shown = stdout.trimEnd().split('\n').slice(1).map((line) => (JSON.parse(line) as [number, string, string])[2]).join('');
  expect(shown).toContain('\u001B[31mred\u001B[0m');
  expect(shown).not.toMatch(/\u001B(?:\]|\[6n)/);
});

test('export as OTLP: one trace, a span for the run and one for each step, with times and status', async () => {
  const { run, also } = await ran();
  const { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] } = JSON.parse((await also('log', 'export', '--format', 'otlp')).stdout) as { resourceSpans: [{ resource: object; scopeSpans: [{ spans: Record<string, unknown>[] }] }] };
  expect(JSON.stringify(resource)).toContain(run);
  expect(spans).toMatchObject([{ kind: 1, status: { code: 1 } }, { parentSpanId: spans[0]?.['spanId'], traceId: spans[0]?.['traceId'], status: { code: 1 } }]);
  for (const s of spans) {
    expect(s['traceId']).toMatch(/^[0-9a-f]{32}$/);
    expect(s['spanId']).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(String(s['endTimeUnixNano'])) >= BigInt(String(s['startTimeUnixNano']))).toBe(true);
  }
});

describe('list', () => {
  test('names documents with something to run, and how their last run ended', async () => {
    const { also } = await ran();
    expect((await also('list')).stdout).toMatch(/^say\.md {2}Say\n {2}1 step · Done /);
  });
  test('says in words that there is none', async () => {
    // A document that is about restoring is not listed a second time as a way back.
    await program('list').file('restore.md', '# Restore the base\n\n## Steps\n\n```sh\nmake restore\n```\n').stdout('restore.md  Restore the base\n  1 step · never run here\n').success();
    await program('list').file('prose.md', '# About\n\nThis page tells a story.\n').stderr('No document with something to run in ./ or below.\n').success();
  });
});

describe('anchors', () => {
  const keyIn = (folder: string): { key: string; allowed: string } => {
    const key = join(folder, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ann', '-f', key]);
    const allowed = join(folder, 'allowed');
    writeFileSync(allowed, `ann@example.org ${readFileSync(`${key}.pub`, 'utf8')}`);
    return { key, allowed };
  };
  test('a head signed by a person who is allowed makes the record INTACT; by nobody allowed, not', async () => {
    const { folder, also } = await ran();
    const { key, allowed } = keyIn(folder);
    expect((await also('log', 'anchor', '--key', key)).status).toBe(0);
    expect(await also('log', 'verify', '--allowed-signers', allowed)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^INTACT {2}\S+ {2}\S+\n {2}signed by ann@example\.org\n$/) });
    writeFileSync(allowed, readFileSync(allowed, 'utf8').replace(/AAAA\S+/, 'AAAAC3NzaC1lZDI1NTE5AAAAIHc7eJ0ehPnBb5PLoXZfzgKXGCCEQZ3Zb5Yk2L7Gg3Zk'));
    expect((await also('log', 'verify', '--allowed-signers', allowed)).stdout).toMatch(/^CONSISTENT BUT UNANCHORED/);
  });
  test('a record written anew after it was signed is BROKEN, and its signature is no use for another head', async () => {
    const { folder, run, also } = await ran();
    const { key, allowed } = keyIn(folder);
    await also('log', 'anchor', '--key', key);
    const at = join(folder, '.runbook', 'runs', run);
    const name = readdirSync(at).find((n) => n.endsWith('.signed')) ?? '';
    const lines = readFileSync(join(at, 'record.jsonl'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
    let prev = sha(run);
    const anew = lines.map((line, i) => {
      const text = canonical({ ...line, ...(i === 0 ? { user: 'someone-else' } : {}), prev });
      prev = sha(text);
      return `${text}\n`;
    });
    writeFileSync(join(at, 'record.jsonl'), anew.join(''));
    writeFileSync(join(at, 'head'), `${canonical({ run, seq: lines.length, head: prev })}\n`);
    expect(await also('log', 'verify', '--allowed-signers', allowed)).toMatchObject({ status: 6, stdout: expect.stringMatching(/^BROKEN/) });
    writeFileSync(join(at, name), `${canonical({ run, seq: lines.length, head: prev })}\n`);
    expect((await also('log', 'verify', '--allowed-signers', allowed)).stdout).toMatch(/^CONSISTENT BUT UNANCHORED/);
  });
  test('a head that was printed and kept by hand', async () => {
    const { also } = await ran();
    const [, , head = ''] = (await also('log', 'anchor')).stdout.trim().split(' ');
    expect(await also('log', 'verify', '--head', head)).toMatchObject({ stdout: expect.stringMatching(/^INTACT {2}\S+ {2}\S+\n {2}--head\n$/) });
    expect(await also('log', 'verify', '--head', '0'.repeat(64))).toMatchObject({ status: 6 });
  });
  test('a git note on the commit of the run', async () => {
    const seen = program('exec', 'say.md', '--trust', '--yes').file('say.md', document).prepare((folder) => {
      const git = (...args: string[]): void => void execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { stdio: 'ignore' });
      git('init');
      git('add', 'say.md');
      git('commit', '-m', 'one');
    }).env({ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.example' });
    const { folder } = await seen.run();
    const also = (...args: string[]): Promise<Seen> => program(...args).env({ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.example' }).within(folder).run();
    expect(await also('log', 'anchor', '--note')).toMatchObject({ status: 0, stdout: expect.stringContaining('git notes --ref=runbook') });
    expect(await also('log', 'verify')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^INTACT {2}\S+ {2}\S+\n {2}git note\n$/) });
  });
});

test('log list is filtered by document, result, person and time', async () => {
  const { run, also } = await ran();
  for (const fits of [['--document', 'say'], ['--result', 'done'], ['--since', '2020-01-01'], ['--until', '2999-01-01']]) expect((await also('log', 'list', ...fits)).stdout).toContain(run);
  for (const not of [['--document', 'other'], ['--result', 'failed'], ['--person', 'nobody-here'], ['--since', '2999-01-01'], ['--until', '2020-01-01']]) expect((await also('log', 'list', ...not)).stdout).not.toContain(run);
});

describe('show --play', () => {
  const slow = '# Slow\n\nSay two things:\n\n```sh\necho one\nsleep 0.6\nprintf "\\033[31mtwo\\033[0m \\033]0;title\\007"\n```\n\nSay a third:\n\n```sh\necho three\n```\n';
  test('plays one step in its own time; space pauses, q ends', async () => {
    const { folder } = await program('exec', 'slow.md', '--trust', '--yes').file('slow.md', slow).stdout(/one/).stderr(/Done/).success();
    const trial = onTerminal(['log', 'show', '--play', readdirSync(join(folder, '.runbook', 'runs')).find((n) => n !== '.locks') ?? '', 'slow-1'], { folder });
    await trial.see('space pauses');
    await trial.see('echo one');
    await trial.see('two');
    await trial.exits(0);
    expect(trial.bytes).toContain('\u001B[31mtwo');
    expect(trial.bytes).not.toContain('\u001B]0;title');
    expect(trial.screen).toContain(']0;title');
    expect(trial.screen).not.toContain('three');
    const paused = onTerminal(['log', 'show', '--play', '--idle', '60'], { folder });
    await paused.see('space pauses');
    paused.type(' ');
    paused.type('q');
    await paused.exits(0);
    expect(paused.screen).not.toContain('three');
  });
  test('without a terminal it says so, with the line that gives the file (exit 2); so for a step or a speed that there is none of', async () => {
    const { run, also } = await ran();
    expect(await also('log', 'show', '--play')).toMatchObject({ status: 2, stdout: '', stderr: `runbook: a recording is played on a terminal\n  runbook log export ${run} --format asciicast > ${run}.cast\n` });
    expect(await also('log', 'show', run, 'say-9', '--play')).toMatchObject({ status: 2, stderr: expect.stringContaining('has no step say-9') });
    expect(await also('log', 'show', '--play', '--speed', 'fast')).toMatchObject({ status: 2, stderr: expect.stringContaining('--speed is a number from 0.1 to 100, not fast') });
  });
});

describe('spans sent to a collector', () => {
  interface Received { readonly path: string; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }
  /** A collector that answers so. */
  async function collector(status = 200, answer = '{}'): Promise<{ readonly url: string; readonly received: Received[] }> {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        received.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(status, { 'content-type': 'application/json', ...(status === 307 ? { location: '/elsewhere' } : {}) });
        response.end(answer);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
  }
  const secret = '# Say\n\n```sh\necho "token is $API_TOKEN"\n```\n';
  const sent = async (url: string, env: Readonly<Record<string, string>>, ...to: string[]): Promise<Seen> => {
    const { folder } = await program('exec', 'say.md', '--trust', '--yes', '--var', 'API_TOKEN=hunter-22-swordfish').file('say.md', secret).stdout(/token is \*+/).stderr(/Done/).success();
    return program('log', 'export', '--format', 'otlp', ...to.map((t) => t.replace('URL', url))).env(env).in(folder).run();
  };

  test('as JSON to /v1/traces, with the headers of the environment; no secret among them', async () => {
    const { url, received } = await collector();
    expect(await sent(url, { OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b, x=1' }, '--to', 'URL')).toMatchObject({ status: 0, stdout: `Sent to ${url}/v1/traces\n`, stderr: '' });
    expect(received).toMatchObject([{ path: '/v1/traces', headers: { 'content-type': 'application/json', 'api-key': 'a b', x: '1' } }]);
    const { resourceSpans: [{ scopeSpans: [{ spans }] }] } = JSON.parse(received[0]?.body ?? '') as { resourceSpans: [{ scopeSpans: [{ spans: object[] }] }] };
    expect(spans).toHaveLength(2);
    expect(received[0]?.body).not.toContain('hunter');
  });
  test('to the address of the environment where --to names none; never without --to', async () => {
    const { url, received } = await collector();
    expect(await sent(url, { OTEL_EXPORTER_OTLP_ENDPOINT: url })).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\{"resourceSpans"/) });
    expect(received).toEqual([]);
    expect(await sent(url, { OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/otlp/` }, '--to')).toMatchObject({ status: 0 });
    expect(await sent(url, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/own` }, '--to')).toMatchObject({ status: 0 });
    expect(received.map((r) => r.path)).toEqual(['/otlp/v1/traces', '/own']);
  });
  test.each<[string, number, string, string]>([
    ['refuses', 503, 'busy', 'did not take the spans: HTTP 503 busy'], ['sends it elsewhere', 307, '', 'did not take the spans: HTTP 307'],
    ['takes only a part', 200, '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}', 'did not take the spans: too old'],
  ])('a collector that %s is told (exit 1)', async (_, status, answer, says) => {
    const { url, received } = await collector(status, answer);
    expect(await sent(url, {}, '--to', 'URL')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(says) });
    expect(received).toHaveLength(1);
  });
  test('nobody there, no address, a bad one, a password in it, another format', async () => {
    const { also } = await ran();
    expect(await also('log', 'export', '--format', 'otlp', '--to', 'http://127.0.0.1:1')).toMatchObject({ status: 1, stderr: expect.stringMatching(/http:\/\/127\.0\.0\.1:1\/v1\/traces did not take the spans: .*(ECONNREFUSED|bad port)/) });
    expect(await also('log', 'export', '--format', 'otlp', '--to')).toMatchObject({ status: 2, stderr: expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT') });
    expect(await also('log', 'export', '--format', 'otlp', '--to', 'ftp://x')).toMatchObject({ status: 2, stderr: expect.stringContaining('ftp://x is no address of a collector') });
    const password = await also('log', 'export', '--format', 'otlp', '--to', 'http://me:hunter22@localhost:4318');
    expect(password).toMatchObject({ status: 2, stdout: '' });
    expect(password.stderr).not.toContain('hunter22');
    expect(await also('log', 'export', '--to', 'http://localhost:4318')).toMatchObject({ status: 2, stderr: expect.stringContaining('--format otlp') });
  });
});

describe('what an auditor meets', () => {
  test('a head that was kept before the run went on still counts, up to its line', async () => {
    const { folder } = await program('exec', 'say.md', '--trust', '--yes').file('say.md', `${document}\n\`\`\`sh\ntest -e go\n\`\`\`\n`).stdout('hello\n').stderr(/failed/).status(1);
    const [, line = '', head = ''] = (await program('log', 'anchor').in(folder).run()).stdout.trim().split(' ');
    writeFileSync(join(folder, 'go'), '');
    await program('exec', 'say.md', '--resume', '--yes').in(folder).stderr(/Done/).success();
    expect((await program('log', 'verify', '--head', head).in(folder).run()).stdout).toMatch(new RegExp(`^CONSISTENT BUT UNANCHORED {2}\\S+ {2}say\\.md\n {2}anchored up to line ${line} of \\d+\n$`));
  });
  test('a signed head that nobody looked at is named, and runbook.signers is looked into by itself', async () => {
    const repo = repository({ 'say.md': document }, ['ann']);
    await repo.run('exec', 'say.md', '--trust', '--yes');
    await repo.run('log', 'anchor', '--key', repo.key('ann'));
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^INTACT {2}\S+ {2}\S+\n {2}signed by ann@example\.org\n$/);
    rmSync(join(repo.folder, 'runbook.signers'));
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^CONSISTENT BUT UNANCHORED {2}\S+ {2}\S+\n {2}a signed head is there, and was not looked at: --allowed-signers FILE .*\n$/);
    expect(await repo.run('log', 'verify', '--allowed-signers', 'nosuch')).toMatchObject({ status: 2, stderr: expect.stringContaining('nosuch does not exist') });
  });
  test('git that does not know who notes is told with its reason (exit 1)', async () => {
    const repo = repository({ 'say.md': document }, []);
    await repo.run('exec', 'say.md', '--trust', '--yes');
    const nobody = { GIT_COMMITTER_NAME: '', GIT_COMMITTER_EMAIL: '', GIT_AUTHOR_NAME: '', GIT_AUTHOR_EMAIL: '' };
    expect(await repo.runWith(nobody, 'log', 'anchor', '--note')).toMatchObject({ status: 1, stderr: expect.stringMatching(/\(--note\): fatal: /) });
  });
  test.skipIf(existsSync('/dev/log'))('a system without a log is told, not passed over (exit 1)', async () => {
    const { also } = await ran();
    expect(await also('log', 'anchor', '--syslog')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('/dev/log') });
  });
  test.skipIf(systemLogMissing() !== null)('the system’s log gets the head by the real logger, and verify takes it from there', async () => {
    const { folder, run, also } = await ran();
    const { stdout, stderr, status } = await withSystemLog(temporaryFolder(), [process.execPath, launcher(), 'log', 'anchor', '--syslog'], { cwd: folder, env: bareEnvironment(temporaryFolder()) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [, head = ''] = new RegExp(`^${run} \\d+ ([0-9a-f]{64})\n  journalctl --identifier runbook\n<\\d+>.* runbook: \\{"head":"\\1","run":"${run}","seq":\\d+\\}$`).exec(stdout) ?? [];
    expect(head).not.toBe('');
    expect(await also('log', 'verify', '--head', head)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^INTACT/) });
  });
  test('in French, from the first word to the last', async () => {
    const { folder, run, also } = await ran();
    const path = join(folder, '.runbook', 'runs', run, 'record.jsonl');
    const whole = readFileSync(path, 'utf8');
    const verify = async (): Promise<string> => (await also('log', 'verify', '--lang', 'fr')).stdout;
    expect(await verify()).toBe(`COHÉRENT MAIS NON ANCRÉ  ${run}  say.md\n  aucune tête n’en est conservée ailleurs (runbook log anchor en conserve une)\n`);
    writeFileSync(path, whole.replace('echo hello', 'echo hullo'));
    expect(await verify()).toMatch(/^ROMPU {2}.*\n {2}la ligne 3 ne nomme pas l’empreinte de la ligne d’avant\n$/);
    writeFileSync(path, whole.slice(0, -9));
    expect(await verify()).toMatch(/^INCOMPLET {2}.*\n {2}la dernière ligne est coupée \(\d+ octets\)\n {2}il avait \d lignes, il en reste \d\n {2}il n’a pas de fin/);
    rmSync(path);
    expect((await also('log', 'verify', '--lang', 'fr')).stderr).toMatch(/: pas de journal\n/);
  });
});

test('the head of one step has the values that it ran with, wherever they were changed', async () => {
  const trial = program('exec', 'size.md', '--trust', '--yes', '--var', 'SIZE=20').file('size.md', '# Size\n\n```sh\necho <size>\n```\n\nThen:\n\n```sh\ntest -e ok\necho <size>\n```\n');
  expect((await trial.run()).status).toBe(1);
  writeFileSync(join(trial.folder, 'ok'), '');
  expect((await program('exec', 'size.md', '--resume', '--trust', '--yes', '--var', 'SIZE=30').within(trial.folder).run()).status).toBe(0);
  const [run = ''] = readdirSync(join(trial.folder, '.runbook', 'runs')).filter((n) => n !== '.locks');
  expect((await program('log', 'show', run, '2').within(trial.folder).run()).stdout).toMatch(/SIZE = 30/);
  expect((await program('log', 'show', run, '1').within(trial.folder).run()).stdout).toMatch(/SIZE = 20/);
});
