/** Tells what kind of value an input takes, by its name and its text. */
import { fold } from '../sections/fold.ts';
import type { InputKind } from '../../model/procedure.ts';

const secretWords = /(?:^|[_\W])(?:password|passwd|passphrase|passcode|pwd|pass|secret|token|(?:api|access|secret|private|encryption|deploy|auth|license|master|signing)[_\s-]?keys?|apikey|credentials?|mot[_\s-]de[_\s-]passe|mdp|jeton|cle[_\s-](?:api|secrete|privee)|dsn|pin[_\s-]code)(?:$|[_\W\d])/;
/** A URL that carries a user and a password, by the names that platforms give them. */
const credentialUrl = /(?:^|_)(?:database|db|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|redis|amqp|rabbitmq|clickhouse|elastic(?:search)?|smtp|broker|connection)(?:_\w+)?_(?:url|uri|dsn|string|addon_uri)$|_(?:database|postgresql|mysql|mongo|redis)_(?:url|uri)$/;
/** Short names of passwords: in a sentence they are other words. */
const shortName = /(?:^|_)(?:mdp|passe|pw)$|^(?:(?:user|so|sim|card|carte|code|hsm)_?)?pin$/;
const keyAlone = /(?:^|_)(?:key|keys|cle)$/;
/** Keys that are names, not secrets. */
const publicKey = /public|pub_key|key_(?:id|name|path|file)|ssh_key_name|keyspace|keyring|object_key|omap|primary_key|foreign_key|cache_key|map_?key|key_?\d$/;
/** What belongs to a secret and is none: where it is kept, what it is called. */
const besideSecret = /(?:^|_)(?:secret|token|password|passwd|credential|key)s?_(?:(?:file)?name(?:space)?|file|path|dir|length|count|type|policy|field)s?$/;
const fileWords = /(?:^|_)(?:file|filename|path|dump|folder|directory|dir|fichier|chemin|dossier|repertoire|archive|backup_name|sauvegarde|tarball|playbook)s?(?:$|_)/;
const versionWords = /(?:^|_)(?:version|tag|release|semver)(?:$|_(?:name|number)$)/;

/** @param name the input's name, @param words the placeholder's own text */
export function kindOf(name: string, words: string): InputKind {
  const text = fold(`${name} ${words}`.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')).replace(/[\s-]+/g, '_');
  const lower = name.toLowerCase();
  if (!publicKey.test(text) && !besideSecret.test(lower) && (secretWords.test(`_${text}_`) || credentialUrl.test(lower) || keyAlone.test(lower) || shortName.test(lower) || credentialUrl.test(fold(words)))) return 'secret';
  if (versionWords.test(lower) && !/_(?:file|path)$/.test(lower)) return 'version';
  if (fileWords.test(lower)) return 'file';
  return 'text';
}
