/** Commands that go on in the foreground until one stops them, and those that look so and end. */
import { describe, expect, test } from 'vitest';
import { commandsOf } from '../../../src/shell/commands-of.ts';
import { findRow } from '../../../src/shell/effects/row.ts';
import { stayingCommand } from '../../../src/shell/effects/stays.ts';
import { stayingRows } from '../../../src/shell/effects/tables/staying.ts';
import { commandWords } from '../../../src/shell/effects/words.ts';

test.each(stayingRows.map((r) => [r.example, r] as const))('%s goes on', (example, row) => {
  expect(stayingCommand(example)?.kind).toBe(row.why);
});

/** Rows whose example names the program first: what a runner or an interpreter starts is looked for behind it. */
const direct = stayingRows.flatMap((row) => {
  const command = commandWords(commandsOf(row.example).commands.at(-1)?.words ?? []);
  return row.programs.includes(command.program) ? [{ row, command }] : [];
});
test.each(direct.map((d) => [d.row.pattern, d] as const))('the example of "%s" is decided by that row', (_, { row, command }) => {
  expect(findRow(stayingRows.filter((r) => r.programs.includes(command.program)), command)?.pattern).toBe(row.pattern);
});

describe('goes on, however it is called', () => {
  test.each([
    'sudo -u app python3 -m http.server 8000', 'ssh web tail -f /var/log/syslog', 'ssh -t web "sudo journalctl -fu shop"', 'docker compose exec web rails server', 'docker compose -f a.yml logs -f', 'cd app && npm start',
    'NODE_ENV=production npm run start:prod', 'bundle exec sidekiq', 'poetry run uvicorn app:app --reload', 'npx next dev', 'exec gunicorn app.wsgi', 'kubectl -n prod exec -it web-0 -- tail -f /app.log', 'npm ci\nnpm run dev', 'tail -f a | grep --line-buffered b',
    'while true; do date; sleep 5; done', 'while :\ndo\n  curl -s http://web/health\n  sleep 1\ndone', 'python manage.py runserver 0.0.0.0:8000', 'kubectl port-forward <pod> 8080:80', 'docker run --rm -p 5432:5432 postgres:16',
  ])('%s', (source) => expect(stayingCommand(source)).not.toBeNull());
});

describe('ends, or comes back at once', () => {
  test.each([
    'npm start &', '(npm run dev &)', 'nohup ./bin/rails server > log 2>&1 &', 'timeout 30 tail -f /var/log/syslog', 'journalctl -f | head -3', 'tail -f a | grep -m1 ready', 'docker compose -f a.yml logs', 'docker compose up -d', 'docker compose up --wait',
    'ssh -f -N -L 5432:db:5432 bastion', 'docker exec -d web tail -f /x', 'docker run -d -p 80:80 nginx', 'docker run --rm -it -p 80:80 web bash', 'kubectl logs -f job/migrate', 'kubectl logs deploy/web', 'npx vite build', 'npm run build', 'npm run start-report', 'npm test',
    'rails server -d', 'python manage.py migrate', 'while true; do nc -z db 5432 && break; sleep 1; done', 'while true; do for i in a b; do ping -c 1 $i; done; test -f up && break; done', 'until pg_isready; do sleep 1; done', 'for i in 1 2 3; do curl http://web; done', 'while true; do date; sleep 5; done &', 'tail -n 20 /var/log/syslog', 'ping -c 3 web',
    'systemctl start web', 'pm2 start app.js', 'php artisan queue:work --once', 'vault server --help', 'redis-server --version', 'kubectl get pods', 'heroku run:detached rake jobs:work', 'npm run watch:css:once', 'make start', 'systemd-run --unit x python3 -m http.server', '',
  ])('%s', (source) => expect(stayingCommand(source)).toBeNull());
});

test('what goes on is named as it is written, the first of several', () => {
  expect(stayingCommand('npm ci\nsudo npm run dev\ntail -f log')).toEqual({ command: 'sudo npm run dev', kind: 'server' });
});
