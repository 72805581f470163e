/** Tells what form a stretch of a command has, and what its words say: the first row that fits. */
import { capitalNames, literalCapitals, metasyntactic } from './word-lists.ts';

/** Words that say what kind of thing stands there, in English and French: of nothing else than these, a name names nothing. */
const nouns: ReadonlySet<string> = new Set((
  'name names id ids uid uuid key keys value values number address addr ip hostname host hosts server servers machine node nodes vm vps instance cluster pod container image volume network bucket database db dbname base table schema user users username login account owner group role team org organization organisation company customer client tenant project repo repository branch tag release version commit hash sha ref revision remote fork namespace ns context environment env region zone location domain subdomain url uri site website endpoint port path dir directory folder file filename filepath archive backup backups dump snapshot export volume disk device partition drive mount mountpoint share token secret password passwd pass passphrase credential credentials certificate cert email mail message text title comment description label date day time timestamp month year service app application appname program process job task queue topic stack package module plugin extension component feature ticket issue pr request policy entity resource subscription workspace profile config configuration setting settings option options args arguments command script shard replica worker master slave primary secondary gateway router proxy registry chart manifest template playbook inventory generation recording record omapkey ' +
  'nom noms identifiant cle valeur numero adresse hote serveur serveurs noeud conteneur utilisateur compte groupe equipe organisation client projet depot branche etiquette domaine chemin dossier repertoire fichier sauvegarde archive jeton secret motdepasse mdp courriel message texte titre commentaire jour heure ticket paquet appli application base bdd'
).split(' '));

/** Kinds of things that name nothing either, where the rest of the name does not. */
const kinds: ReadonlySet<string> = new Set('migration migrations change changes changement changements feature features fonctionnalite index keyspace model modele page article event alert alerte rule regle record zone list liste category language langue currency country feed form order product produit invoice facture board report rapport note hook webhook secretname client clients device appareil model test tests work item items object objet'.split(' '));

/** Words that choose one of a kind. */
const choosers: ReadonlySet<string> = new Set((
  'affected failed failing broken replacement custom old new source src target dest destination previous current latest last next first second other another desired chosen some any specific given actual real original local remote public private full short long main test backup admin staging your my our this that the of to for from a an is be dev prod ' +
  'concerne touche defaillant ancien ancienne nouveau nouvelle cible precedent precedente courant dernier derniere suivant premier autre voulu souhaite du de la le les des un une mon ma mes ton ta tes votre vos notre jour'
).split(' '));

const families: readonly (readonly [says: string, pattern: RegExp])[] = [
  ['your', /(?<![a-z])(?:your|yours|votre|vos|tonc?|tes|vous|you)(?![a-z])|(?:^|[-_./@])(?:your|votre)[a-z]+|^[yY]our[A-Z]|^Ton[A-Z]|^(?:replace|remplacer?|change|put|insert|fill|enter|paste|copy|coller?|copier?)[-_](?:with|me|this|by|it|in|from|here|the|par|moi|ici|depuis)(?:$|[-_])/i],
  ['my', /(?:^|[./@:=])(?:my(?:[-_][a-z]|(?!sql|isam|cli|dumper|py|rocks|php)[a-z]{3,}|[A-Z])|MY[-_]?(?!SQL)[A-Z]{3,}|(?:mon|mes)(?:[-_](?!(?:fs|host|hosts|map|stat)(?![a-z]))[a-z]|[A-Z]|(?:app(?:li(?:cation)?)?|user|utilisateur|pass|mdp|projet|serveur|domaine|site|fichier|image|conteneur|compte|depot|cluster|espace|module)(?![a-z])))|^me$|(?:^|[./@=])ma(?:_[a-z]{4,}|[-_]?(?:branche|base|machine|cle|table|stanza|cible|sauvegarde|cle))/],
  ['my, inside', /[-_]my(?:$|[-_])/],
  ['example', /exampl|exempl|sample|dummy|fake|(?:^|[-_./@])some(?:thing|one|where|user(?:name)?|pass(?:word)?|host|name|file|path|id|key|token|secret|value|email|domain|server|app|db|bucket)?(?:$|[-_./@])|lorem/i],
  ['described', /(?:^|[-_ ])(?:strong|secure|long|random|complex|fort|robuste|solide)[-_ ](?:[a-z]+[-_ ])*(?:pass|secret|key|token|string|value|mot)|(?:pass(?:word|phrase)?|secret|key|token|mdp)[-_ ](?:min|of|with|at)[-_ ]/i],
  ['test', /(?:^|[-_@])test(?:$|[-_@])|^test(?:user|host|app|db|ing)/i],
  ['made up', /^pr[eé]nom[-._]?nom|(?:^|[-_./@])(?:acme(?!\.sh(?:$|\/))|contoso|fabrikam|initech|globex|foobar|mycompany|mycorp|alice|bob|john|jane|doe|jdoe|johndoe|dupont|durand|toto|titi|tata)(?:$|[-_./@])/i],
  ['a secret', /(?:pass(?:word|wd|phrase)?|p[a@]ss(?:w[o0]rd|wort)|wachtwoord|contrase[nñ]a|senha)\d*[!@#$%&*?]*$|^pass|secret|token|motdepasse|mot-de-passe|mdp|changeme|change-me|pwd|^(?:root|admin|user|db|my|test|demo)_?pw$/i],
  ['a home', /^\/(?:home|Users)\/(?:user(?:name)?|your-?user(?:name)?|utilisateur|you|me|votre-?user)(?:\/|$)/i],
  ['a path to', /path\/(?:to|of)|chemin\/|path_to|\/somewhere|\/pathname/i],
  ['old or new', /(?:^|[-_])(?:old|new|previous|prev|source|target|ancien|nouveau|precedent)[-_]/i],
  ['another', /^(?:another|other|some|any|autre|une?)[-_]/i],
  ['a name', /(?:[-_](?:name|nom|id|ip|uuid)|Name|ID|Id)$/],
];

/** Of several parts one may say it, and be the value alone. */
function sayings(text: string): string[] {
  const compound = /[/:]/.test(text) && !/^[a-z][a-z+]*:\/\//i.test(text);
  return families.flatMap(([says, pattern]) => (pattern.test(text) ? [compound && !says.startsWith('a path to') && says !== 'a home' ? `${says}, in a part` : says] : []));
}

const dump = /\.(?:sql|dump|dmp|bak|backup|pgdump|rdb)(?:\.(?:gz|bz2|xz|zst|gpg|age|enc))*$/i;
const archive = /\.(?:tar|tgz|zip|7z|rar|gz|bz2|xz|zst|img|iso|gpg|enc|age)(?:\.\w{2,4})?$|\.tar\.\w+$/i;
const code = /\.(?:sh|py|rb|js|ts|pl|php|jar|war|exe|ps1|lua|go|rs|c|java|bat|mjs|cjs)$/i;
const file = /\.[A-Za-z]\w{0,9}$/;
const inMonth = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
/** A day as files are named after it: 2026-01-31, 20260131, 31-01-2026, and 260131 where the hour follows it (`-0415`). */
export const dayInName = `(?:20\\d\\d[-_.]?${month}[-_.]?${inMonth}|${inMonth}[-_.]${month}[-_.]20\\d\\d|\\d\\d${month}${inMonth}(?=[-_](?:[01]\\d|2[0-3])[0-5]\\d))`;
const aDay = new RegExp(`(?<![\\dvV])${dayInName}(?!\\d)`);

/** A name that Kubernetes made (`generateName`): five letters and digits without vowels or look-alikes at its end, of which words are few. */
const isGenerated = (text: string): boolean => /^[a-z][a-z0-9-]*-[bcdfghjklmnpqrstvwxz2456789]{5}$/.test(text) && !/-(?:https|pgsql|mssql|\d{5}|[a-z]+\d{1,2}|v\d+)$/.test(text);

/** One row a form. */
const forms: readonly (readonly [form: string, fits: (text: string) => boolean])[] = [
  ['nobody', (t) => metasyntactic.has(t.toLowerCase()) || /^(?:\/(?:foo|bar|baz))+\/?$/.test(t)],
  ['a person', (t) => /^(?:pr[ée]nom nom|first ?name last ?name|firstname lastname|your name|full name|votre nom|j(?:ohn|ane) (?:doe|smith)|jean dupont|alice \w+|bob \w+)$/i.test(t)],
  ['bracketed', (t) => /^\[[\p{L}][^[\]]*\]$/u.test(t)],
  ['braced', (t) => /^\{{1,2}\s?[\p{L}][^{},$]*\}{1,2}$/u.test(t)],
  ['file to copy from', (t) => !t.includes('://') && (/\.(?:example|sample|dist|template|tpl|exemple|default)$|(?:example|sample|template)\.(?:ya?ml|json|conf|env|ini|toml|xml|cfg|py|rb|js|ts|php|sh|properties|service|tfvars)$|^\.env\./.test(t))],
  // `./cmd/...`, `//lamps/...`: all below, for Go and Bazel
  ['cut short', (t) => /(?:…|\.{3})$/.test(t) && !/^[./]\/[\w./-]*\/\.{3}$/.test(t) && (/[\d/:=+_-]|[a-z][A-Z]/.test(t) || !/[a-z]/i.test(t))],
  ['capitals that are themselves', (t) => literalCapitals.has(t)],
  ['capitals with underscores', (t) => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(t)],
  ['capitals that name', (t) => capitalNames.has(t) || /^[A-Z]+-(?:[A-Z]+-)*[A-Z]+$/.test(t)],
  ['capitals', (t) => /^[A-Z][A-Z0-9]+$/.test(t)],
  ['ticket', (t) => /^[A-Z]{2,}-\d+$/.test(t)],
  ['letters for digits', (t) => !/[@/:]/.test(t) && (/^v?(?:[XxNn]\.[YyXxNnMm]|\d+\.[XxYy]|MAJOR\.|major\.minor|YY)/.test(t) || /[Xx]{3,}|NNN/.test(t) || /YYYY|AAAA-MM|JJ-MM/.test(t))],
  ['unique id', (t) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(t)],
  ['id of a platform', (t) => isGenerated(t) || /^(?:i|vol|sg|ami|vpc|subnet|snap|eni|rtb|eipalloc)-[0-9a-f]{8,17}$/.test(t) || /^(?:[a-z]+\/)?[a-z0-9][a-z0-9-]*-[a-f0-9]{8,10}-[a-z0-9]{5}$/.test(t)],
  ['hash', (t) => /^(?=[a-f0-9]*\d)(?=[a-f0-9]*[a-f])[a-f0-9]{7,64}$/.test(t) && t !== 'ed25519'],
  ['key material', (t) => /^(?:[A-Za-z0-9+/_=-]{28,}|eyJ[\w.-]+|(?:sk|pk|ghp|xox[abp])[-_]\w+|[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,})$/.test(t) && /\d/.test(t) && /[A-Z]/.test(t) && !/^[A-Za-z][\w.]*(?:-[\w.]+)*\/[A-Za-z][\w.-]*$/.test(t) || /^ssh-(?:rsa|ed25519)\s/.test(t)],
  ['this machine', (t) => /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|::1)(?::\d+)?$|^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)/.test(t)],
  ['address of everybody', (t) => /^(?:0|1|8|9|255)(?:\.(?:0|1|8|9|255)){3}$/.test(t)],
  ['documentation address', (t) => /^(?:192\.0\.2|198\.51\.100|203\.0\.113|1\.2\.3)\.\d|^(\d{1,3})(?:\.\1){3}$|^2001:db8/i.test(t)],
  ['home address', (t) => /^192\.168\.[01]\.\d{1,3}$/.test(t)],
  ['private address', (t) => /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.[\d.]+(?:[:/]\d+)?$/.test(t)],
  ['address in numbers', (t) => /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?$|^[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,}$/i.test(t)],
  ['package and version', (t) => /^@?[\w./-]+(?:==|@)\d[\w.]*$/.test(t)],
  ['mail address of nobody', (t) => /^[a-z]@/i.test(t)],
  ['mail address', (t) => /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(t)],
  ['login and host', (t) => /^[\w.+-]+@[\w.-]+$/.test(t)],
  ['web address', (t) => /^[a-z][a-z0-9+]*:\/\//i.test(t)],
  ['example domain', (t) => /(?:^|\.)(?:example|exemple|acme|contoso|mydomain|yourdomain|domaine?|votre-domaine|le-domaine|mon-domaine)(?:\.[a-z]{2,}){0,2}$|(?<!\.(?:ya?ml|json|env|conf|ini|js|ts|py|rb|php|sh|toml|xml|cfg))\.(?:test|invalid)$/i.test(t) && t.includes('.')],
  ['dated file', (t) => aDay.test(t) && file.test(t) && !t.includes('/')],
  ['dated path', (t) => aDay.test(t) && t.includes('/')],
  ['dated', (t) => aDay.test(t)],
  ['version', (t) => /^v?\d+\.\d+(?:\.\d+)*(?:[-.+]?[A-Za-z][\w.]*)?$/.test(t)],
  ['name with a version', (t) => /[-_/@]v?\d+\.\d+(?:\.\d+)*(?:$|[-.])/.test(t)],
  ['number', (t) => /^[\d:.,]+[a-zA-Z%]?$/.test(t)],
  ['device', (t) => /^\/dev\/(?:sd|vd|xvd|nvme|rbd|mmcblk|disk|md|mapper)/.test(t)],
  ['dump below a path', (t) => dump.test(t) && t.includes('/')],
  ['dump', (t) => dump.test(t)],
  ['archive below a path', (t) => archive.test(t) && t.includes('/')],
  ['archive', (t) => archive.test(t)],
  ['script', (t) => code.test(t)],
  ['home path', (t) => t.startsWith('~/')],
  ['absolute path of a file', (t) => /^\/.*\w\.\w+$/.test(t)],
  ['absolute path', (t) => t.startsWith('/')],
  ['Windows path', (t) => /^[A-Za-z]:\\/.test(t)],
  ['words', (t) => /\s/.test(t)],
  ['pattern', (t) => /[*?[\]{}^\\%]/.test(t)],
  ['local domain', (t) => /^[\w-]+(?:\.[\w-]+)*\.(?:local|lan|internal|home|localdomain|intranet)$/.test(t)],
  ['domain', (t) => /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|fr|ch|be|de|uk|eu|dev|app|cloud|gov|edu|ai|co|us|ca|info|tech|me|sh|it|es|nl|se|xyz)(?:\.[a-z]{2})?$/i.test(t)],
  ['path of a file', (t) => t.includes('/') && file.test(t)],
  ['path', (t) => t.includes('/')],
  // some.remote.server: no file ends so
  ['nothing but general words', (t) => /^[a-z]+(?:\.[a-z]+)+\.(?:server|serveur|host|hostname|machine|node|domain|vm)$/.test(t)],
  ['file', (t) => file.test(t)],
];

/** Words of commands stand again and again, in one document and in the next. */
const known = new Map<string, { readonly form: string; readonly says: readonly string[] }>();
const most = 4000;

/** The form of a text, by the first row that fits (else by what its parts are), and what its words say: a trait of the evidence each. */
export function lookOf(text: string): { readonly form: string; readonly says: readonly string[] } {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= most) known.clear();
  const look = { form: formOf(text), says: sayings(text) };
  known.set(text, look);
  return look;
}

function formOf(text: string): string {
  const form = forms.find(([, fits]) => fits(text))?.[0];
  if (form !== undefined) return form;
  const parts = partsOf(text);
  const named = parts.filter((p) => nouns.has(p)).length;
  if (parts.length > 1 && named > 0 && parts.every((p) => nouns.has(p) || choosers.has(p) || kinds.has(p))) return 'nothing but general words';
  if (parts.length === 1 && named === 1) return 'a general word';
  if (parts.length > 1 && nouns.has(parts.at(-1) ?? '')) return 'ends in a general word';
  if (/[a-z][-_]?\d{1,3}$/i.test(text)) return 'counted name';
  if (/^[a-z]+$/.test(text)) return 'small letters';
  if (/^[A-Z][a-z]+$/.test(text)) return 'capitalised';
  if (/[a-z][A-Z]/.test(text)) return 'camel case';
  if (/^[a-z0-9-]+$/.test(text)) return 'small letters with dashes';
  if (/^\w+$/.test(text)) return 'with underscores';
  return 'other';
}

/** The words of a name: `backupServer-2` is backup, server. */
function partsOf(text: string): string[] {
  return text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^a-z]+/).filter(Boolean);
}
