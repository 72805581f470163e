import { describe, expect, it } from 'vitest';
import { leavesShell, reachesFromOutside, typedParts } from '../../src/shell/session.ts';

const typed = (source: string): readonly string[][] => typedParts(source).map((p) => [p.kind, source.slice(p.start, p.end)]);

describe('what is typed into a shell that a command opens', () => {
  it.each([
    ['ssh ops@web1\nuptime', [['host', 'uptime']]],
    ['ssh ops@web1\ncd /srv\n./go\nexit\necho here', [['host', 'cd /srv\n./go\nexit\n']]],
    ['cd infra && ssh web1\nuptime', [['host', 'uptime']]],
    ['ssh -t web1 "sudo -i"\nuptime', [['host', 'uptime']]],
    ['ssh <user>@<server>\nuptime', [['host', 'uptime']]],
    ['vagrant ssh\nmake', [['host', 'make']]],
    ['heroku run bash -a shop\nrake', [['host', 'rake']]],
    ['aws ssm start-session --target i-1\nuptime', [['host', 'uptime']]],
    ['docker compose exec web bash\n./manage.py check', [['container', './manage.py check']]],
    ['sudo docker exec -it db sh\nls', [['container', 'ls']]],
    ['docker run -it --rm debian bash\nls', [['container', 'ls']]],
    ['kubectl exec -it pod/x -- /bin/sh\nls', [['container', 'ls']]],
    ['kubectl debug node/n1 -it --image=busybox\ndf -h', [['container', 'df -h']]],
    ['sudo cephadm shell\nceph -s', [['container', 'ceph -s']]],
    ['sudo su - postgres\npsql', [['user', 'psql']]],
    ['sudo su - oven\nls\nsudo reboot', [['user', 'ls\n']]],
    ['sudo -iu oven\nls\nsudo reboot', [['user', 'ls\n']]],
    ['su - oven\nls\nsudo reboot', [['user', 'ls\nsudo reboot']]],
    ['sudo -i\nls\nlogout\npwd', [['user', 'ls\nlogout\n']]],
    ['sudo -i\ndocker exec -it db bash\nls\nexit\npwd\nexit\nhere', [['user', 'docker exec -it db bash\nls\nexit\npwd\nexit\n']]],
  ])('%j', (source, parts) => expect(typed(source)).toEqual(parts));

  it.each([
    ['a command on a machine', 'ssh web1 uptime\nls'],
    ['a greeting', 'ssh -T git@code.example\nls'],
    ['a greeting without its option', 'ssh git@code.example\nls'],
    ['a tunnel', 'ssh -L 8080:db:5432 bastion\npsql'],
    ['a tunnel in the background', 'ssh -fNL 8080:db:5432 bastion\npsql'],
    ['a shell that is fed', 'ssh web1 <<END\nls\nEND\nls'],
    ['a shell that a pipe feeds', 'cat it | ssh web1 bash\nls'],
    ['a command as another user', 'sudo -u postgres createdb shop\nls'],
    ['a command in a container', 'docker exec web ls\nls'],
    ['a shell of one’s own', 'bash\nls'],
    ['a screen', 'tmux\nls'],
  ])('%s opens nothing', (_, source) => expect(typed(source)).toEqual([]));

  it('a machine right after another is reached from the first shell', () => {
    expect(typed('ssh web1\nssh web2')).toEqual([['host', ''], ['host', '']]);
  });
});

describe('a shell that a tool of the team’s own opens', () => {
  it.each([
    ['make shell\npython manage.py migrate', [['container', 'python manage.py migrate']]],
    ['make shell-web\n./go\nmake test', [['container', './go\n']]],
    ['just ssh\nuptime', [['host', 'uptime']]],
    ['./bin/box ssh web1\nuptime', [['host', 'uptime']]],
    ['npm run docker:bash\nls', [['container', 'ls']]],
    ['boxer exec hub -- bash\nls', [['container', 'ls']]],
    ['boxer run hub -- /bin/sh\nls', []],
    ['invoke ssh\nuptime\nexit\nls', [['host', 'uptime\nexit\n']]],
  ])('%j', (source, parts) => expect(typed(source)).toEqual(parts));

  it.each([
    ['make shell-lint\nls'], ['make test-ssh\nls'], ['boxer ssh keys\nls'], ['boxer ssh web1 uptime\nls'], ['boxer shell migrate.py\nls'], ['boxer exec hub -- ls\nls'],
    ['poetry shell\nls'], ['pipenv shell\nls'], ['npm run build\nls'], ['boxer shell -c "ls"\nls'], ['boxer exec hub\nls'], ['boxer connect hub\nls'],
  ])('%j opens nothing by itself', (source) => expect(typed(source)).toEqual([]));
});

describe('where a text is typed', () => {
  it.each(['exit', 'logout', 'exit # done'])('%s leaves a shell', (source) => expect(leavesShell(source)).toBe(true));
  it.each(['exit\nls', 'ls'])('%j does no more than that', (source) => expect(leavesShell(source)).toBe(false));
  it.each([['kubectl scale deploy/x --replicas=1', 'container', true], ['helm upgrade x ./x', 'container', true], ['scp a web1:', 'host', true], ['ssh web1 ls', 'host', true], ['rsync -a . web1:/srv', 'host', true], ['ls', 'host', false], ['psql', 'user', false], ['chroot /host', 'container', false]] as const)('%s, in a session on a %s: outside of it %s', (source, kind, outside) => {
    expect(reachesFromOutside(source, kind)).toBe(outside);
  });
});
