/** Transcripts taken apart: commands, expected output, typed answers. */
import { expect, test } from 'vitest';
import { fence, lastBlock } from './read-one.ts';

type Row = readonly [rule: string, lines: readonly string[], commands: readonly string[], expected: string | null];

const rows: readonly Row[] = [
  ['two blanks after the prompt', ['$  cd app', '$  make'], ['cd app', 'make'], null],
  ['$> is a prompt', ['$> app check', 'all good'], ['app check'], 'all good'],
  ['user and host', ['ops@front-1:~$ uptime', ' up 3 days'], ['uptime'], ' up 3 days'],
  ['brackets and a root prompt', ['[root@db ~]# systemctl stop shop'], ['systemctl stop shop'], null],
  ['a virtual environment', ['(venv) $ pip list'], ['pip list'], null],
  ['a conda environment', ['(base) > pip list'], ['pip list'], null],
  ['the shell’s own name', ['sh-5.1# chroot /host', 'sh-5.1# toolbox'], ['chroot /host', 'toolbox'], null],
  ['a continued command is one', ['$ pip install \\', '    shop==2', '$ pip check'], ['pip install \\\n    shop==2', 'pip check'], null],
  ['a continued command with the second prompt', ['$ docker run \\', '>   shop', 'ok'], ['docker run \\\n  shop'], 'ok'],
  ['an open quote goes on', ["$ git commit -m 'one", "two'", '[main 1a2b] one'], ["git commit -m 'one\ntwo'"], '[main 1a2b] one'],
  ['a here-document goes on to its end word', ['$ cat > a <<EOF', 'x: 1', 'EOF', '$ ls'], ['cat > a <<EOF\nx: 1\nEOF', 'ls'], null],
  ['comments between stay out of the commands', ['# build', '$ make', '# test', '$ make check'], ['make', 'make check'], null],
  ['a known command before the first prompt', ['kubectl get pods', '$ kubectl exec -it <pod> -- bash'], ['kubectl get pods', 'kubectl exec -it <pod> -- bash'], null],
  ['all behind the root prompt of a shell that was opened', ['$ dbus-run-session -- sh # the prompt changes', '# echo word | keyring --unlock # opens it', '# shopui # starts it'], ['dbus-run-session -- sh # the prompt changes', 'echo word | keyring --unlock # opens it', 'shopui # starts it'], null],
  ['output after a comment that says result', ['git describe', '# Output:', 'v1.2.3'], ['git describe'], 'v1.2.3'],
  ['output in a here-document that feeds nothing', ['etcdctl endpoint health', '<<COMMENT', 'it is healthy', 'COMMENT'], ['etcdctl endpoint health'], '<<COMMENT\nit is healthy\nCOMMENT'],
  ['a known program, then a table', ['kubectl get pods', 'NAME    READY', 'web-1   1/1'], ['kubectl get pods'], 'NAME    READY\nweb-1   1/1'],
  ['a client opened without a prompt, then its lines behind the bare mark', ['mongosh "$URL"', '> db.users.count()', '12'], ['mongosh "$URL"'], '12'],
  ['under a result all is printed, file contents too', ['cat /etc/rotate.d/shop', '', '# Result ↓↓', '/var/log/shop.log {', '  weekly', '  rotate 4', '}'], ['cat /etc/rotate.d/shop'], '/var/log/shop.log {\n  weekly\n  rotate 4\n}'],
  ['a blank line and a comment end the result', ['cat a | grep level', '# Output:', 'level = 2', '', '# the other', 'cat b'], ['cat a | grep level', 'cat b'], 'level = 2'],
  ['a host’s name with its dollar is a prompt', ['worker-2$ redis-cli -h cache', 'cache:6379> get x'], ['redis-cli -h cache'], null],
  ['a remark in brackets behind a prompted command is not typed', ['$ export MODE=dev  (not needed on Windows)', '$ make check'], ['export MODE=dev', 'make check'], null],
  ['a container’s prompt without its name', [':/# mkdir keep', ':/# cd keep'], ['mkdir keep', 'cd keep'], null],
  ['words that only a client takes are typed into it', ['cqlsh', '# from its prompt', 'describe keyspaces', 'use shop;'], ['cqlsh'], null],
  ['code after an interpreter is typed into it', ['python3 -i', 'import shop', 'shop.rebuild()'], ['python3 -i'], null],
  ['a client’s lines are typed into it', ['psql -U shop', 'CREATE USER reader;'], ['psql -U shop'], null],
];

test.each(rows)('%s', async (_rule, lines, commands, expected) => {
  const reading = await lastBlock(`Do:\n\n${fence('', ...lines)}`);
  expect({ role: reading.role, commands: reading.commands, expected: reading.expected }).toEqual({ role: 'transcript', commands, expected });
});

test('a question and what was typed after it are a dialogue; the return key alone is empty', async () => {
  const reading = await lastBlock(`Do:\n\n${fence('', '$ manage move_item', 'Which item is to be moved ? 9f3a-12', 'the item `9f3a-12` will be moved', 'Move it (No/yes)?yes', 'Empty the trash (N/y) ?', 'Using default: kept')}`);
  expect(reading.commands).toEqual(['manage move_item']);
  expect(reading.dialogue).toEqual([
    { question: 'Which item is to be moved ?', typed: '9f3a-12', line: 5 },
    { question: 'Move it (No/yes)?', typed: 'yes', line: 7 },
    { question: 'Empty the trash (N/y) ?', typed: '', line: 8 },
  ]);
  expect(reading.expected).toBe('the item `9f3a-12` will be moved\nUsing default: kept');
});

test('what is typed behind what would be taken anyway is an answer; what a log says behind a name in brackets is none', async () => {
  const reading = await lastBlock(`Do:\n\n${fence('', '$ harbour sign', 'Town of the berth (port, not land) [Brest]:Cherbourg', 'Pier (eg, east) []:', 'Depth [12]: 14', 'Error [E_TIDE]: low water', 'Warning [main]: fog', 'Tug at 10:40 [east]: moored')}`);
  expect(reading.dialogue.map(({ question, typed }) => [question, typed])).toEqual([['Town of the berth (port, not land) [Brest]:', 'Cherbourg'], ['Pier (eg, east) []:', ''], ['Depth [12]:', '14']]);
});

test('a prompt of a client with nothing typed behind the command that opened it is no command', async () => {
  const reading = await lastBlock(`Connect:\n\n${fence('', 'docker run -d --name db mongo', 'docker exec -it db mongo -u root', '>')}`);
  expect(reading.commands).toEqual(['docker run -d --name db mongo', 'docker exec -it db mongo -u root']);
});

test('a prompt of a shell with nothing typed behind it is no command, whatever stands in its brackets', async () => {
  const reading = await lastBlock(`Go in:\n\n${fence('console', '$ source hall/bin/activate', '(hall) $')}`);
  expect(reading.commands).toEqual(['source hall/bin/activate']);
});

test('smart quotes and hard blanks are mended, and that is said', async () => {
  const reading = await lastBlock(`Run:\n\n${fence('bash', 'git\u00A0tag -m \u201Cnew\u201D v2')}`);
  expect(reading.source).toBe('git tag -m "new" v2');
  expect(reading.evidence.map((e) => e.name)).toContain('mended');
});

test('a loop is one command', async () => {
  const reading = await lastBlock(`Run:\n\n${fence('bash', 'for n in 1 2; do', '  ping -c1 host-$n', 'done', 'echo done')}`);
  expect(reading.commands).toEqual(['for n in 1 2; do\n  ping -c1 host-$n\ndone', 'echo done']);
});

test('a comment at the end of a command stays, a line that is only a comment goes', async () => {
  const reading = await lastBlock(`Run:\n\n${fence('bash', '# first', 'make build   # a minute')}`);
  expect(reading.commands).toEqual(['make build   # a minute']);
  expect(reading.source).toBe('# first\nmake build   # a minute');
});

test('a name in brackets or a folder before the dollar is a prompt', async () => {
  const named = await lastBlock(`On the second cluster:\n\n${fence('console', '[cluster-2]$ kubectl get pods', 'NAME   READY', 'web-0  1/1')}`);
  expect(named.commands).toEqual(['kubectl get pods']);
  const folder = await lastBlock(`Install:\n\n${fence('', '$ cd tools/web', 'tools/web $ npm ci')}`);
  expect(folder.commands).toEqual(['cd tools/web', 'npm ci']);
});

test('what is printed below a command without a prompt is none: a status by keys, samples of metrics, an interruption', async () => {
  const status = await lastBlock(`Look:\n\n${fence('bash', '  ceph status', '    cluster:', '      id: 4711', '      health: HEALTH_WARN', '    services:', '      mon: 3 daemons')}`);
  expect(status.commands).toEqual(['ceph status']);
  const metrics = await lastBlock(`Look:\n\n${fence('sh', 'curl -s localhost:9100/metrics | grep shop', 'shop_orders_total{zone="a"} 30', 'shop_orders_failed_total{zone="a"} 0')}`);
  expect(metrics.commands).toEqual(['curl -s localhost:9100/metrics | grep shop']);
  const stopped = await lastBlock(`Look:\n\n${fence('console', 'ceph status', '^CCluster connection interrupted')}`);
  expect(stopped.commands).toEqual(['ceph status']);
});

test('a key to press is no command', async () => {
  const reading = await lastBlock(`Close the tunnel:\n\n${fence('bash', 'cf target -s prod', 'ctrl+c', 'cf delete-service-key db key')}`);
  expect(reading.commands).toEqual(['cf target -s prod', 'cf delete-service-key db key']);
});

test('behind a command that opened a shell, a hash is its prompt; a container has its own', async () => {
  const root = await lastBlock(`Unlock:\n\n${fence('', '$ conda activate shop', '$ dbus-run-session -- sh # the prompt becomes a hash', '# msui --unlock', '# this is said of the next line', '$ exit')}`);
  expect(root.commands).toEqual(['conda activate shop', 'dbus-run-session -- sh # the prompt becomes a hash', 'msui --unlock', 'exit']);
  const container = await lastBlock(`Start:\n\n${fence('', '$ singularity shell shop.sif', '$ Singularity > shop start', 'Singularity> shop stop')}`);
  expect(container.commands).toEqual(['singularity shell shop.sif', 'shop start', 'shop stop']);
});

test('what is typed in a container or at the prompt of a client is none of the shell’s commands', async () => {
  const container = await lastBlock(`Try it:\n\n${fence('bash', '# Start one', 'docker run -it alpine sh', '', '# Inside the container:', 'cat /etc/os-release', 'exit', 'docker ps')}`);
  expect(container.commands).toEqual(['docker run -it alpine sh', 'docker ps']);
  const client = await lastBlock(`Try it:\n\n${fence('bash', 'sudo systemctl restart ssh', 'sftp shop@localhost # as above', 'pwd', 'exit')}`);
  expect(client.commands).toEqual(['sudo systemctl restart ssh', 'sftp shop@localhost # as above']);
});

test.each([
  ['in brackets that the shell could not read', ['cd ../pages; git pull (begin with what is there)', 'git push'], ['cd ../pages; git pull', 'git push']],
  ['in brackets with a quoted word of another shell', ['export LAMP=on (or "set LAMP=on" on Windows)', 'git status'], ['export LAMP=on', 'git status']],
  ['behind an arrow', ['npm audit --omit=dev  →  should find nothing', 'echo "a → b"'], ['npm audit --omit=dev', 'echo "a → b"']],
] as const)('a remark %s is not typed', async (_rule, lines, commands) => {
  const reading = await lastBlock(`Do:\n\n${fence('', ...lines)}`);
  expect([reading.commands, reading.source]).toEqual([commands, commands.join('\n')]);
});

test('the folder of a virtual environment in brackets is a prompt', async () => {
  const reading = await lastBlock(`Start:\n\n${fence('console', '$ source activate /srv/shop/env', '(/srv/shop/env)$ shopd --all')}`);
  expect(reading.commands).toEqual(['source activate /srv/shop/env', 'shopd --all']);
});

test('second prompts that were pasted without the first are not typed; one line may redirect', async () => {
  const pasted = await lastBlock(`Store it:\n\n${fence('', "curl -X PUT http://localhost/shop -d '{", '>   "kind": "fs",', '>   "place": "/srv"', "> }'", '{"stored": true}')}`);
  expect(pasted.commands).toEqual([`curl -X PUT http://localhost/shop -d '{\n  "kind": "fs",\n  "place": "/srv"\n}'`]);
  const redirected = await lastBlock(`Store it:\n\n${fence('sh', 'pg_dump shop \\', '> shop.sql')}`);
  expect(redirected.commands).toEqual(['pg_dump shop \\\n> shop.sql']);
});

test('an assignment whose backticks hold a command of several words is no output', async () => {
  const lines = ['DIR=/srv/keep', 'FILE=$DIR/shop-`date +%m`.tar', 'tar -cf $FILE up'];
  const reading = await lastBlock(`Keep it:\n\n${fence('bash', ...lines)}`);
  expect([reading.role, reading.source, reading.expected ?? null]).toEqual(['run', lines.join('\n'), null]);
});

test('a date that is printed behind a name sets no variable', async () => {
  const reading = await lastBlock(`Look:\n\n${fence('', 'openssl x509 -noout -enddate -in shop.crt', 'notAfter=Mar  1 12:00:00 2027 GMT')}`);
  expect([reading.commands, reading.expected]).toEqual([['openssl x509 -noout -enddate -in shop.crt'], 'notAfter=Mar  1 12:00:00 2027 GMT']);
});

test.each([
['a loop of several lines behind a pipe is one, whatever words the shell has in it', ['cd lamps', 'ls | while read -r lamp; do', '  if [ ! -e "$lamp" ]; then echo "no $lamp"; fi', 'done'], ['cd lamps', 'ls | while read -r lamp; do\n  if [ ! -e "$lamp" ]; then echo "no $lamp"; fi\ndone']],
  ['a program that is called like a word of a sentence', ['sudo lampctl state', 'which lamp belt bell'], ['sudo lampctl state', 'which lamp belt bell']],
  ['a command over two lines below a remark that tells what the first prints', ['docker logs lamp', '#  -> it is dark', 'docker inspect \\', '  lamp'], ['docker logs lamp', 'docker inspect \\\n  lamp']],
  ['an arrow in a remark is the remark’s', ['sudo systemctl start lamp # → it is lit'], ['sudo systemctl start lamp # → it is lit']],
  ['a number behind an arrow', ['$ npm test  → 3 + 4 lamps'], ['npm test']],
  ['another shell’s brackets', ['eval (env LAMP=on lampctl words)', 'git status'], ['eval (env LAMP=on lampctl words)', 'git status']],
  ['prompts with remarks alone, and commands between', ['ops@lamp:~$  # the lamp', '', 'git status'], ['git status']],
] as const)('nothing of a block is lost: %s', async (_rule, lines, commands) => {
  expect((await lastBlock(`Do:\n\n${fence('bash', ...lines)}`)).commands).toEqual(commands);
});

test.each([['nothing at all', []], ['a prompt and a remark', ['ops@lamp:~$  # the lamp']]] as const)('%s is no step', async (_rule, lines) => {
  expect(['run', 'transcript']).not.toContain((await lastBlock(`Do:\n\n${fence('bash', ...lines)}`)).role);
});
