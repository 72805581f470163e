/** Effects of Redis and Valkey commands, from their command reference (redis.io/commands). */
import { gravest } from './judgement.ts';
import type { Judgement } from './judgement.ts';

const destroy = new Set('FLUSHALL FLUSHDB DEL UNLINK GETDEL HDEL LTRIM SPOP ZPOPMIN ZPOPMAX LPOP RPOP SREM ZREM ZREMRANGEBYSCORE ZREMRANGEBYRANK ZREMRANGEBYLEX LREM XDEL XTRIM JSON.DEL FT.DROPINDEX SHUTDOWN'.split(' '));
const read = new Set('GET MGET EXISTS KEYS SCAN TYPE TTL PTTL INFO PING ECHO DBSIZE MONITOR STRLEN GETRANGE HGET HGETALL HKEYS HVALS HLEN HMGET HEXISTS HSCAN LRANGE LLEN LINDEX SMEMBERS SCARD SISMEMBER SSCAN ZRANGE ZRANGEBYSCORE ZREVRANGE ZCARD ZSCORE ZCOUNT ZRANK ZSCAN XRANGE XLEN XINFO XREAD XPENDING ROLE TIME LASTSAVE SUBSCRIBE PSUBSCRIBE SELECT AUTH HELLO QUIT EXIT RANDOMKEY DUMP WAIT COMMAND HELP PUBSUB BITCOUNT GETBIT GEOPOS PFCOUNT JSON.GET FT.SEARCH FT.INFO EXPIRETIME OBJECT'.split(' '));

/** Commands whose second word decides. */
const pairs: Readonly<Record<string, Judgement['effect']>> = {
  'CONFIG GET': 'read', 'CONFIG SET': 'change', 'CONFIG REWRITE': 'change', 'CONFIG RESETSTAT': 'change', 'CLIENT LIST': 'read', 'CLIENT INFO': 'read', 'CLIENT GETNAME': 'read', 'CLIENT KILL': 'change',
  'MEMORY USAGE': 'read', 'MEMORY STATS': 'read', 'MEMORY DOCTOR': 'read', 'SLOWLOG GET': 'read', 'SLOWLOG LEN': 'read', 'LATENCY DOCTOR': 'read', 'LATENCY LATEST': 'read', 'LATENCY HISTORY': 'read',
  'CLUSTER INFO': 'read', 'CLUSTER NODES': 'read', 'CLUSTER SLOTS': 'read', 'CLUSTER SHARDS': 'read', 'CLUSTER RESET': 'destroy', 'CLUSTER FORGET': 'destroy', 'ACL LIST': 'read', 'ACL WHOAMI': 'read', 'ACL GETUSER': 'read', 'ACL DELUSER': 'destroy',
  'SCRIPT EXISTS': 'read', 'SCRIPT FLUSH': 'change', 'XGROUP DESTROY': 'destroy', 'FUNCTION DELETE': 'destroy', 'FUNCTION LIST': 'read', 'SENTINEL MASTERS': 'read', 'SENTINEL MASTER': 'read', 'SENTINEL REPLICAS': 'read', 'SENTINEL SLAVES': 'read', 'SENTINEL GET-MASTER-ADDR-BY-NAME': 'read', 'MODULE LIST': 'read',
};

/** What one Redis command, given as words, does. */
export function redisCommand(words: readonly string[]): Judgement {
  const verb = (words[0] ?? '').toUpperCase();
  const pair = pairs[`${verb} ${(words[1] ?? '').toUpperCase()}`];
  if (pair !== undefined) return { effect: pair, why: `Redis ${verb} ${(words[1] ?? '').toUpperCase()}` };
  if (destroy.has(verb)) return { effect: 'destroy', why: `Redis ${verb} deletes` };
  if (read.has(verb)) return { effect: 'read', why: `Redis ${verb} reads` };
  return { effect: 'change', why: `Redis ${verb} writes` };
}

/** The lines of a Redis session. */
export function redisJudgement(source: string): Judgement {
  const lines = source.split('\n').map((l) => l.replace(/^\s*\S*>\s+/, '').trim()).filter((l) => l !== '' && !l.startsWith('#'));
  return gravest(lines.map((l) => redisCommand(l.split(/\s+/))), { effect: 'read', why: 'no command in it' });
}
