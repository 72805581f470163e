/** Knows which console the text has the reader in: one that a command of the section opened, one that its prose names, one that the whole document is about. */
import { byText } from '../../model/by-text.ts';
import { sieve } from '../../model/sieve.ts';
import { handClient, handClients } from '../../shell/clients.ts';
import type { Context } from '../reading.ts';
import type { BlockView } from './view-block.ts';

export interface Console {
  readonly interpreter: string;
  readonly how: 'opened' | 'named' | 'topic';
  readonly seen: string;
}

/** How prose names a console. The first row that fits decides. */
const named: readonly (readonly [RegExp, string])[] = [
  [/\b(?:rails|ruby on rails)[ -](?:console|c\b)|\bgitlab-rails console|console (?:de )?rails|\bpry\b|\birb\b/i, 'rails console'],
  [/\b(?:django|flask)(?:'s)? (?:\w+ )?(?:shell|console)\b|\bmanage\.py shell|\bshell_plus\b|(?:shell|console) (?:de )?django/i, 'django shell'],
  [/\bpython3? (?:shell|console|repl|terminal|interpreter|prompt|session)\b|\bipython\b|(?:console|interpréteur|invite) python/i, 'python3'],
  [/\bmongo(?:db|sh)? (?:shell|console|client|prompt)\b|\bmongosh\b|(?:console|invite|client) mongo/i, 'mongosh'],
  [/\bredis(?:-cli| cli| console| client| shell| prompt)\b|(?:console|client) redis/i, 'redis-cli'],
  [/\bcqlsh\b/i, 'cqlsh'],
  [/\bpsql\b|\bpostgres(?:ql|s)? (?:shell|console|client|prompt)\b|(?:console|invite|client) (?:postgres|psql)/i, 'psql'],
  [/\b(?:mysql|mariadb) (?:shell|console|client|prompt|cli|monitor)\b|(?:console|invite|client) (?:mysql|mariadb)/i, 'mysql'],
  [/\b(?:sql|database|db) (?:shell|console|client|prompt)\b/i, 'sql'],
  [/\b(?:php artisan )?tinker\b|\bpsysh\b/i, 'tinker'],
  [/\biex\b|\belixir (?:shell|console)\b|\bremote console\b/i, 'iex'],
  [/\bnode(?:\.js)? repl\b|\b(?:browser|developer|devtools|javascript|js|chrome) (?:\w+ )?console\b|console (?:du navigateur|javascript)|\bhardhat console\b/i, 'node'],
  [/\bscript console\b|\bjenkins console\b/i, 'groovy'],
  [/\bscala (?:shell|console)|\bspark-shell\b/i, 'scala'],
  [/\bpowershell\b/i, 'pwsh'],
];

/** Clients that a document can be about, by its title. */
const topics: readonly (readonly [RegExp, string])[] = [
  [/\bredis(?:[- ]cli)?\b/i, 'redis-cli'], [/\bmongo(?:db|sh)?\b/i, 'mongosh'], [/\bcassandra\b|\bcqlsh?\b/i, 'cqlsh'], [/\bmysql\b|\bmariadb\b/i, 'mysql'], [/\bpostgres(?:ql)?\b|\bpsql\b/i, 'psql'], [/\bpowershell\b/i, 'pwsh'], [/\brails console\b/i, 'rails console'],
];

const mayBeNamed = sieve<readonly [RegExp, string]>([...named, ...handClients.map((c) => [c.named, c.name] as const)], ([test]) => test);

/** The console that a text names, or null. */
export const consoleNamed = byText((text: string): string | null => mayBeNamed(text).find(([test]) => test.test(text))?.[1] ?? null);

/** The console a document is about, by its title and path, or null. */
export function consoleTopic(context: Context): string | null {
  const title = context.document.pieces.find((p) => p.kind === 'heading')?.text ?? '';
  const name = context.document.path.split('/').slice(-2).join(' ').replace(/[_-]/g, ' ').replace(/\.\w+$/, '');
  return topics.find(([test]) => test.test(title) || test.test(name))?.[1] ?? null;
}

const languages: Readonly<Record<string, string>> = { 'rails console': 'ruby', 'django shell': 'python', python3: 'python', tinker: 'php', iex: 'elixir', node: 'javascript' };

/** The languages whose consoles the document's headings and prose name. */
export function consolesNamed(context: Context): Set<string> {
  const found = new Set<string>();
  for (const piece of context.document.pieces) {
    if (piece.kind !== 'heading' && piece.kind !== 'prose') continue;
    const language = languages[consoleNamed(piece.text) ?? ''];
    if (language) found.add(language);
  }
  return found;
}

/** The prose between the section's heading and a block, nearest last; before it the headings above with their introductions. */
export const proseOfSection = (view: BlockView): string => [...view.introductions, ...view.recent].join('\n');

const redisCommand = /^(?:SET|GET|DEL|KEYS|EXISTS|EXPIRE|TTL|PTTL|TYPE|INCR|DECR|APPEND|MSET|MGET|HSET|HGET|HGETALL|HMSET|HMGET|HDEL|HKEYS|HLEN|HINCRBY|LPUSH|RPUSH|LPOP|RPOP|LRANGE|LLEN|LREM|SADD|SMEMBERS|SREM|SCARD|SISMEMBER|SINTER|SUNION|ZADD|ZRANGE|ZRANGEBYSCORE|ZREM|ZSCORE|ZCARD|ZREVRANGE|PUBLISH|SUBSCRIBE|MONITOR|INFO|CONFIG|CLIENT|CLUSTER|SCAN|DBSIZE|FLUSHALL|FLUSHDB|SELECT|SAVE|BGSAVE|BGREWRITEAOF|LASTSAVE|SHUTDOWN|SLAVEOF|REPLICAOF|ROLE|SLOWLOG|DEBUG|MEMORY|OBJECT|RENAME|PERSIST|PING|AUTH|ACL|EVAL|SCRIPT|XADD|XRANGE|XREAD|XLEN|SETEX|SETNX|UNLINK|SENTINEL|LATENCY|COMMAND|MULTI|EXEC|DUMP|RESTORE|MOVE|RANDOMKEY|SORT|ECHO|QUIT)(?:\s|$)/i;
const mongoLine = /^(?:db\b|rs\.|sh\.|use\s+[\w<-]+\s*;?$|show\s+(?:dbs|databases|collections|users|roles|profile|tables|logs?)\s*;?$|var\s+\w+\s*=|it$|exit$|quit\(\)|load\(|printjson|cursor\b|\w+\s*=\s*(?:db|Mongo|new Mongo)\b|new Mongo\()/;

/** Whether a line is one that a client of that kind takes: Redis by its commands, MongoDB by its objects, the others by their tables. */
export function clientTakes(interpreter: string, line: string): boolean {
  const text = line.trim();
  if (interpreter === 'redis-cli') return redisCommand.test(text);
  if (interpreter === 'mongosh') return mongoLine.test(text);
  return handClient(interpreter)?.takes.test(text) ?? false;
}
