/** Finds placeholders by their form alone: `your-x`, `X.Y.Z`, `[WORDS]`, `/path/to/…`, `example.com`. */
import { sieve } from '../../model/sieve.ts';
import { candidateAt, isLive, lineAround } from './candidate.ts';
import type { Candidate, Code, Finder } from './candidate.ts';
import { accountSecret, addressCut, addressOf, besideLeftOut, capitalsCut, dateLettersCut, isAnyone, isCommandName, notBracketed, ownWord, pathOf, versionLetters, xLettersCut } from './form-parts.ts';
import { metasyntactic } from './word-lists.ts';

/** One row a form. `pattern` has the value in its first group, or as a whole; `unless` looks at the word around it. */
interface Form {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly more?: Partial<Candidate> | ((written: string, code: Code, start: number) => Partial<Candidate>);
  readonly unless?: (written: string, code: Code, start: number, end: number) => boolean;
  /** What of the match is not part of the value: characters off its start and off its end. */
  readonly cut?: (written: string, code: Code, start: number) => readonly [number, number];
  /** Holds in code of other languages and in edits, too. */
  readonly everywhere?: boolean;
}

const edge = String.raw`(?<![\p{L}\p{N}_$\\])`;
/** What is told to somebody: there is a verb in it. */
const sentence = /\s(?:is|are|was|were|has|have|will|must|est|sont|sera|seront|ont|aura|va|doit|doivent|peut|a été)\s/i;
/** A secret is called like the variable that it is given to. */
function setTo(_: string, code: Code, start: number): Partial<Candidate> {
  const name = /(\w+)=["']?$/.exec(code.source.slice(Math.max(0, start - 80), start))?.[1] ?? 'SECRET';
  return { kind: 'secret', words: name, name };
}

/** A comment behind a setting by which its value is the reader's. A row a language. */
const leftByComment = String.raw`["']?[ \t]+(?:#|\/\/)[ \t]*(?:[<←=-]+[ \t]*)?(?:${[
  String.raw`(?:change|replace|adapt|adjust|modify)[ \t]+(?:me|this|it|to your|with your|by your)`,
  String.raw`(?:à (?:changer|remplacer|adapter|modifier)|(?:change|remplace|adapte|modifie)[rz]? (?:ce|cet|cette|ces|par votre|à votre|avec votre))`,
].join('|')})(?!\p{L})`;

/** What a setting is given is called like its key; a path without one like its last part. */
function settingOf(written: string, code: Code, start: number): Partial<Candidate> {
  const key = /([\w.-]+)["']?[ \t]?[=:][ \t]?["']?$/.exec(code.source.slice(Math.max(0, start - 100), start).split('\n').at(-1) ?? '')?.[1];
  return { source: 'example', example: written, ...(key === undefined ? written.includes('/') ? pathOf(written.replace(/:.*$/, '')) : { words: 'value' } : { words: key }) };
}

/** Whether a file that is written lies on the machine by its path, and is no template (nor YAML, where rules and playbooks have their own braces). */
const ofMachine = ({ reading }: Code): boolean => 'file' in reading && reading.role === 'edit' && /^[/~$]/.test(reading.file ?? '') && !/\.(?:j2|jinja2?|tpl|tmpl|ctmpl|mustache|hbs|erb|ya?ml|tf)$/.test(reading.file ?? '') && !/(?:ansible|alertmanager|prometheus|consul-template|helm|grafana)/.test(reading.file ?? '');

/** What Go's templates and Jinja begin with that is no name. */
const templateWords = /^\{\{\s*(?:range|end|if|else|with|json|jinja|template|define|block|include|printf|println|toYaml|title|upper|lower|len|index|join|split|truncate|table|pad)(?![\w-])/;
/** Variables of Windows, which every session there has. */
const windowsOwn = /^%(?:USERPROFILE|USERNAME|USERDOMAIN|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|SYSTEMROOT|SYSTEMDRIVE|WINDIR|TEMP|TMP|PATH|CD|COMSPEC|COMPUTERNAME|HOMEPATH|HOMEDRIVE|OS|ERRORLEVEL)%$/i;
/** Programs whose words in single quotes have braces of their own. */
const hasOwnBraces = /\b(?:awk|gawk|jq|yq|perl|sed|python3?|node|ruby|php|ansible|find|xargs|mongo\w*|rg|grep)\b|--(?:format|template)|\s-w\s/;
/** A server on this machine, by its port. */
const local = String.raw`(?:https?:\/\/)?(?:localhost|127\.0\.0\.1):\d{2,5}`;
const nothings = [...metasyntactic].filter((w) => /^[a-z]{3,}$/.test(w)).join('|');

/** Who logs in where nobody does. */
const nobody = '(?:db_?|my|some)?(?:user(?:name)?|usr|utilisateur|login)';

/** What is called the reader's in one word: `yourapp`, `yourdomain`. */
const yours = 'app(?:name)?|project|user(?:name)?|password|domain|branch|token|bucket|namespace|email|repo|host|server|database|db|file|org';

const forms: readonly Form[] = [
  // postgres://user:pass@host/db, sqlplus user/pass@//host/service: whose it is stands for everybody's; the address as a whole is the value
  { rule: 'login of nobody', everywhere: true, pattern: new RegExp(String.raw`(?<![\w/.-])(?:[a-z][a-z0-9+.-]*:\/\/(?:${nobody})[:]|(?:${nobody})\/(?=[^\s/@]+@))(?:(?:db_?|my|some)?(?:pass(?:word|wd|phrase)?|pwd|pw|secret|motdepasse|mdp))@[^\s"'${'`'};|&()<>{}\]$]+`, 'giu'), more: { words: 'connection url', kind: 'secret' } },
  // https://host.example.com/…: the whole address; mail addresses; hosts. RFC 2606 and RFC 6761 keep these names for examples
  { rule: 'example domain', everywhere: true, pattern: /(?<![\w-]|[\w-]\.)(?:[a-z][a-z+]*:\/\/(?:[\w.+-]+:[^\s@/"'`]{0,40}@)?)?(?:[\w.+-]+@)?(?:[\w-]+\.)*(?:(?:example|exemple|acme|contoso|foo|foobar|bar)\.(?:com|org|net|fr|ch|be|eu|io|co(?:\.uk)?|tld|dev|app|de|uk|edu|gov|local|internal|lan|cloud|xyz|test|host|tech|ai|ca|au|us|it|es|nl)(?![\w-])|(?:(?:your|votre|vos|my|mon|ton|the)-?|(?:le|un|nom-de)-)?(?:domaine?|site|server|serveur|host|company|app|instance|website|address|organi[sz]ation)(?:-?name)?\.(?:com|org|net|fr|io|tld|ch|eu|be|de|dev|local|example)(?![\w-]))(?::\d+)?(?:\/[^\s"'`;|&)]*)?/giu, more: addressOf, cut: addressCut, unless: isAnyone },
  // https://shop.example/, deploy@web.test: not a file's ending (.env.example)
  { rule: 'example domain', everywhere: true, pattern: /(?:https?:\/\/|(?<=@))(?:(?:[a-z][\w-]*\.)+(?:example|invalid|test)|(?<=\/)example(?=[/:]))(?![\w-]|\.\w)(?::\d+)?(?:\/[^\s"'`;|&)]*)?/giu, more: addressOf, cut: addressCut },
  { rule: 'your', everywhere: true, pattern: new RegExp(String.raw`${edge}(?:your|votre|vos|ton|tes)[-_.](?:[\p{L}\p{N}]+[-_.])*[\p{L}\p{N}]+`, 'giu'), more: (w) => ({ words: w.replace(/\./g, '-') }), cut: capitalsCut },
  { rule: 'your', everywhere: true, pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_$\\])(?:[A-Za-z]+_){0,3}(?:YOUR|VOTRE|VOS)_[A-Z0-9_]*[A-Z0-9]`, 'gu'), cut: capitalsCut },
  // PASTE_KEY_HERE: an order to the reader
  { rule: 'your', everywhere: true, pattern: /(?<![\p{L}\p{N}_$\\{<])(?:PASTE|PUT|INSERT|ENTER|ADD|FILL|WRITE|TYPE|COPY|REPLACE|COLLE[RZ]|METT(?:RE|EZ)|INSERE[RZ]|SAISI(?:R|SSEZ)|COPIE[RZ])_(?:[A-Z0-9]+_)*(?:HERE|ICI)(?![\p{L}\p{N}_])/gu, more: (w) => ({ words: w.replace(/^[A-Z]+_(?:YOUR_|THE_|VOTRE_|LA_|LE_)?|_?(?:HERE|ICI)$/g, '') || 'value' }) },
  { rule: 'your', everywhere: true, pattern: new RegExp(String.raw`${edge}(?:[yY]our|[vV]otre|[vV]os|[tT]on|[tT]es)\p{Lu}\p{Ll}[\p{L}\p{N}]+(?:@ss\w*[!#%*]*)?`, 'gu') },
  { rule: 'your', pattern: /(?<=["'])(?:your|votre) [\p{L} -]{2,40}(?=["'])/giu, unless: (w) => sentence.test(w) },
  // ssh://x@yourapp-yourdomain.host.com/~/git/yourapp.git: an address of the reader's, as a whole; oo_yourapp: as a whole, too
  { rule: 'your', pattern: new RegExp(String.raw`(?<![\w:/.-])[a-z][a-z+]*:\/\/(?:[^\s"'@/]+@)?(?:[\w-]+[-.])?(?:your|votre)-?(?:${yours})[\w.-]*(?::\d+)?(?:\/[^\s"';|&)]*)?`, 'giu'), more: addressOf, cut: addressCut },
  { rule: 'your', pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_$\\/.-])[a-z]{1,12}_(?:your|votre)(?:${yours})\b(?![-_.=])`, 'gu') },
  { rule: 'your', pattern: new RegExp(String.raw`${edge}(?:your|votre)(?:${yours})\b(?![-_.=])`, 'giu') },
  { rule: 'my', pattern: new RegExp(String.raw`${edge}my[-_]?(?:user(?:name)?|role(?:name)?|app(?:lication)?(?:[-_]?name)?|host(?:name)?|name(?:space)?|project|cluster|server|domain|bucket|password|pod|node|service|release|namespace|deployment|container|image|token|database|db|instance|resource-?group|registry|secret|branch|tag|repo|org|vm|key|keyvault|account|subscription|site|config|project)(?:[-_]?\d+)?${String.raw`(?![\p{L}\p{N}_=(/]|[-.][\p{L}\p{N}])`}`, 'gu'), more: ownWord, unless: (_, code, start) => isCommandName(code, start) },
  // /etc/agent/.../agent.conf, agent@...: a part of a path, an instance (systemd.unit(5)), as they are left out
  { rule: 'ellipsis value', pattern: /(?<=\/)(?:\.{3}|…)(?=\/)|(?<=[\s"'=])(?:\.{3}|…)(?=\/\w)|(?<=[a-z]@)(?:\.{3}|…)(?=["'\s]|$|\.(?:service|timer|socket))/gm, more: besideLeftOut },
  // curl 'http://shop/{PROJECTION}/{Z}': curl(1) would take no braces either
  { rule: 'braces', pattern: /(?<=https?:\/\/[^\s"']{0,200})(?<![$^\\{])\{[A-Za-z][\w-]{0,40}\}(?!\})/g, more: (w) => ({ words: w.slice(1, -1) }) },
  // export API_KEY="API key from the provider": what it is, in words
  { rule: 'named in words', pattern: /(?<=(?:^|[\s;])(?:export )?\w*(?:key|secret|token|password|passwd|mot_de_passe|cle)\w*=(["']))\p{L}[\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+)+(?=\1)/giu, more: { kind: 'secret' } },
  // vZ.Z.Z beside vX.X.X: another version
  { rule: 'version letters', everywhere: true, pattern: /(?<![\p{L}\p{N}.])v?([A-HJ-WYZ])\.\1\.\1(?![\p{L}\p{N}.])/gu, more: (w) => ({ kind: 'version', words: 'version', name: `VERSION_${w.at(-1) as string}` }) },
  { rule: 'version letters', everywhere: true, pattern: /(?<![\p{L}\p{N}.])v?(?:[XxNn]\.[YyXxNnMm](?:\.(?:\[?[A-Za-z](?:\+1\])?|\d+)(?:[-.]?(?:rc|RC|beta|alpha)[-.]?[NnXx\d]?|\[[-.]?(?:rc|RC|beta|alpha)[-.]?[NnXx\d]?\])?)?|[Xx]([-_])[Yy]\1[Zz]|MAJOR\.MINOR(?:\.PATCH)?|major\.minor(?:\.patch)?|\d+\.[XxYyNn]\.[YyZzXxNn]|\d+\.\d+\.[XxZz]|YYYY\.MM(?:\.DD)?(?:\.N)?|A\.B\.C|(?<=v)#\.#(?:\.#)?|#\.#\.#)(?![\p{L}\p{N}#])/gu, more: versionLetters },
  // appli-VX.Y.tgz: the letter before it is the name's; NN.NN
  { rule: 'version letters', everywhere: true, pattern: /(?<=(?<![\p{L}\p{N}.])V)[XN]{1,2}\.[XYN]{1,2}(?:\.[XYZN]{1,2})?(?![\p{L}\p{N}#]|\.[NX])/gu, more: { words: 'version', name: 'VERSION', kind: 'version', form: 'without-v' } },
  { rule: 'version letters', everywhere: true, pattern: /(?<![\p{L}\p{N}.])(?:NN\.NN(?:\.NN)?|XX\.XX(?:\.XX)?)(?![\p{L}\p{N}#]|\.[NX])/gu, more: { words: 'version', name: 'VERSION', kind: 'version', form: 'without-v' } },
  // myrepository/app: whose image it is
  { rule: 'my', pattern: /(?<![\p{L}\p{N}_$\\/.-])my[-_]?(?:repo(?:sitory)?|registry|org(?:ani[sz]ation)?|account|user(?:name)?|company|dockerid)(?=\/[a-z0-9])/gu, more: ownWord },
  // mywebcontainer: the reader's own; mysql and its kin are programs
  { rule: 'my', pattern: new RegExp(String.raw`${edge}my(?!sql|isam|dumper|cli|py)[a-z]{2,14}(?:container|image|app|repo|server|cluster|bucket|database|project|network|volume|registry|account|branch|key)(?![\p{L}\p{N}_=(/]|[-.][\p{L}\p{N}])`, 'gu'), more: ownWord, unless: (_, code, start) => isCommandName(code, start) },
  // my-shop-orders: the reader's own, whatever it is of
  { rule: 'my', pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_$\\.@-])my-[a-z]{2,}(?:-[a-z0-9]+)+(?![\p{L}\p{N}_=(]|[-./][\p{L}\p{N}])`, 'gu'), more: ownWord, unless: (_, code, start) => isCommandName(code, start) },
  // test-host.corp.org, dummy-user: nobody's; "test-host.corp.org." with the root's dot
  { rule: 'example in its name', pattern: /(?<![\w$/@.-])(?:[\w-]+\.)*(?:test|dummy|sample|fake)[-.](?:host(?:name)?|machine|domain|service|user(?:name)?)(?!\.(?:sh|py|js|ts|rb|go|json|ya?ml|sql|txt|conf|log|md)\b)(?:\.[a-z][\w-]*)*(?:(?<=\.[\w-]+\.[\w-]+)\.(?=["']))?(?![\w=(/-])/g, more: (w) => ({ source: 'example', words: w.split('.').find((part) => /test|dummy|sample|fake/.test(part))?.replace(/^(?:test|dummy|sample|fake)$/, 'service').replace(/^(?:test|dummy|sample|fake)-/, '') ?? w, example: w }) },
  // made-up firms of manuals: acme-backup, ~/keys/contoso.key
  { rule: 'made-up firm', pattern: /(?<![\p{L}\p{N}_$\\%/~.:-])(?:[~.]{0,2}\/)?(?:[\w.-]+\/)*(?:acme|contoso|fabrikam|initech|globex|foobar|mycompany|mycorp|yourcompany)(?:[-_.][\w.-]*\w)?(?:\/[\w.-]+)*(?![\w=(@:]|-\w)/gu, more: (w) => ({ source: 'example', words: w.split('/').at(-1)?.replace(/\.\w+$/, '').replace(/acme|contoso|fabrikam|initech|globex/, '') || w, example: w }), unless: (w, code, start) => isCommandName(code, start) || /\.(?:sh|py|com|org|net|io)$|(?:^|\/)\.?acme\.|_acme|acme-(?:challenge|dns|v\d)|\.well-known/.test(w) },
  // 01JZX…, eyJhbGci...: a value that is cut short
  { rule: 'cut short', everywhere: true, pattern: /(?<![\p{L}\p{N}_.$[<-])(?=[\w+:-]*\d|[\w+:-]*[a-z][A-Z]|sk-|pk-|gh[ps]_)[A-Za-z0-9][\w+:-]{2,}(?:…|\.\.\.(?!\.))(?!\w)/gu, more: (w) => ({ source: 'example', words: w.startsWith('sha') ? 'digest' : 'value', example: w }), unless: (w, code, start) => /^[A-Z][A-Za-z]+(?:\.{3}|…)$/.test(w) && code.source[start - 1] === ' ' && code.zones[start] !== 'plain' },
  // kubeadm join … --token x.y --discovery-token-ca-cert-hash=z: of one cluster and one day (kubeadm-join(1))
  { rule: 'id of one day', pattern: /(?<=\bkubeadm join\b[^\n|;&]{0,300}--token[ =])[a-z0-9]{6}\.[a-z0-9]{16}(?![\w.])/g, more: { kind: 'secret', words: 'join token', name: 'JOIN_TOKEN' } },
  { rule: 'id of one day', pattern: /(?<=--discovery-token-ca-cert-hash[ =](?:\\\n\s*)?)sha256:[0-9a-f]{40,64}(?!\w)/g, more: (w) => ({ source: 'example', words: 'ca cert hash', name: 'CA_CERT_HASH', example: w }) },
  // SECRET_KEY="supersecure", PASSWORD=$3cr3t!: what nobody keeps, and the shell would read $3 as a parameter
  { rule: 'made-up secret', pattern: /(?<=(?:^|[\s"'])\w*(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|KEY)\w*=["']?)(?:(?:super|very|my|top)[-_]?)+(?:secure|secret|s3cr3t|safe|strong)\w*!*(?=["'\s]|$)/gim, more: setTo },
  { rule: 'made-up secret', pattern: /(?<=(?:^|[\s"'])\w*(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN)\w*="?)\$\d[a-z]\w+[!#%*]*(?=["\s]|$)/gim, more: setTo },
  // -umyname: glued to its option (mysql(1))
  { rule: 'my', pattern: /(?<=(?:^|\s)-[uph])my[-_]?(?:user(?:name)?|login|pass(?:word)?|secret|host(?:name)?)(?![\w./=-])/gm, more: ownWord },
  { rule: 'my', pattern: new RegExp(String.raw`${edge}my[-_]?(?:database|db|user|host|table|project|app|site|domain|server|cluster|bucket|schema)[-_]?name(?![\p{L}\p{N}_=(/]|[-.][\p{L}\p{N}])`, 'gu'), more: ownWord, unless: (_, code, start) => isCommandName(code, start) },
  // ParameterValue=999999, arn:aws:iam::111111111111:role/x: accounts that nobody has
  { rule: 'id of one day', pattern: /(?<=ParameterValue=["']?)(\d)\1{3,}(?!\w)|(?<=(?:^|[\s:=/"'@]))(?:([1-9])\2{11}|123456789012)(?=$|[\s:.,/"'])/gm, more: (w) => ({ source: 'example', words: 'account id', example: w }) },
  // export AWARD=yyyyyyyyyyy, beside =xxxxxxxxx
  { rule: 'x letters', everywhere: true, pattern: /(?<=\w["']?[=:]\s?["']?)([yYzZ])\1{4,}(?![\p{L}\p{N}_])/gu, more: { words: 'value' } },
  // sk_live_..., whsec_…, glpat-...: the prefix by which a service knows its keys (Stripe, GitLab, Slack, GitHub, npm)
  { rule: 'cut short', everywhere: true, pattern: /(?<![\p{L}\p{N}_.$-])(?:[spr]k_(?:live|test)_|whsec_|glpat-|xox[abp]-|gh[ops]_|github_pat_|npm_|AKIA)[\w-]*(?:…|\.\.\.(?!\.))(?!\w)/gu, more: { words: 'key', kind: 'secret' } },
  // a ULID; a key in groups of four
  { rule: 'id of one day', pattern: /(?<![\p{L}\p{N}_-])(?:[0-7](?=[A-Z]*\d)[0-9A-HJKMNP-TV-Z]{25}|(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3,})(?![\p{L}\p{N}_-])/gu, more: (w) => ({ source: 'example', words: 'id', example: w }) },
  // a1b2c3d4, abc123: letters and digits counted up
  { rule: 'id of one day', pattern: /(?<![\p{L}\p{N}_-])(?:a1b2c3d4\w*|abc123(?:4\w*|def\w*)?|123(?:4|456)?abc\w*)(?![\p{L}\p{N}_-])/gu, more: (w) => ({ source: 'example', words: 'id', example: w }) },
  // /home/user/app: somebody's folder
  { rule: 'path', pattern: /(?<![\p{L}\p{N}_.~}])\/(?:home|Users)\/(?:user|username|your-?user(?:name)?|utilisateur|you|me|votre-?user)(?:\/[^\s"'`;|&()<>:]*[^\s"'`;|&()<>:/])?(?=[\s"'`;|&):/]|$)/gu, more: pathOf },
  // 12.12.12.12: an address that nobody has been given
  { rule: 'example address', pattern: /(?<![\d./])(?!(?:0|1|8|9|255)\.)(\d{1,3})(?:\.\1){3}(?![\d/]|\.\d)/g, more: (w) => ({ source: 'example', words: 'ip address', name: 'IP_ADDRESS', example: w }) },
  // ckanext-myext: named after the reader's own
  { rule: 'my', pattern: /(?<![\p{L}\p{N}_$\\/.@-])[a-z]+(?:-[a-z]+)*-my(?!sql|isam|dumper|cli|py)[a-z]{2,12}(?![\p{L}\p{N}_=(/.:-])/gu, more: ownWord, unless: (_, code, start) => isCommandName(code, start) },
  // several servers on one machine are a demonstration of a cluster: the reader's stand elsewhere
  { rule: 'local members', pattern: new RegExp(String.raw`(?<=${local},)${local}|(?<![\w.-])${local}(?=,${local})`, 'gu'), more: (w) => ({ source: 'example', words: 'endpoint', name: 'ENDPOINT', example: w, default: w }) },
  // {"token": "foo"}, {"path": "/api/whatever"}: the body of a request
  { rule: 'metasyntactic', pattern: new RegExp(String.raw`(?<=[:[,]\s?\\?")(?:\/(?:[\w.-]+\/)*)?(?:${nothings})(?=\\?")`, 'gu'), more: (w) => ({ words: w.split('/').at(-1) ?? w, example: w }) },
  // RFC 5737 and RFC 3849 keep these addresses for documentation; a private one (RFC 1918) may be the document's own server
  { rule: 'example address', pattern: /(?<![\d./])(?:192\.0\.2|198\.51\.100|203\.0\.113|1\.2\.3)\.(?:[1-9]\d{0,2}(?![\d/]|\.\d)|\d{1,3}\/\d{1,2}(?![\d/]|\.\d))/g, more: (w) => ({ source: 'example', words: 'ip address', name: 'IP_ADDRESS', example: w }) },
  // POSTGRES_PASSWORD=monmotdepasse
  { rule: 'my', everywhere: true, pattern: new RegExp(String.raw`${edge}(?:mon|ton|votre|le)?[-_]?(?:mots?[-_]?de[-_]?passe|mdp)(?:[-_]?(?:tres[-_]?)?(?:fort|securise|secret|admin|root))?(?![\p{L}\p{N}_=(/]|[-.][\p{L}\p{N}])`, 'giu'), more: { kind: 'secret' }, unless: (_, code, start) => isCommandName(code, start) || !/[=:]\s?["']?$|\s-p\s?["']?$/.test(code.source.slice(Math.max(0, start - 8), start)) },
  { rule: 'my', pattern: new RegExp(String.raw`${edge}(?:ma|mon|mes)[-_]?(?:branche?|appli(?:cation)?|projet|domaine|serveur|base|depot|dépôt|conteneur|utilisateur|image|cluster)(?![\p{L}\p{N}_=(/]|[-.][\p{L}\p{N}])`, 'gu'), more: ownWord, unless: (_, code, start) => isCommandName(code, start) },
  { rule: 'version counted up', pattern: /(?<![\p{L}\p{N}.])v?1\.2\.3(?:[.-](?:Final|RELEASE|GA|SNAPSHOT))?(?![\p{N}]|\.\p{N})/gu, more: (w) => ({ source: 'example', kind: 'version', words: 'version', name: 'VERSION', example: w, form: w.startsWith('v') ? 'with-v' : 'without-v' }) },
  { rule: 'number letters', everywhere: true, pattern: /(?<![\p{L}\p{N}.])(?:(?:[NX]{1,3}\.){3}[NX]{1,3}|(?:x{1,3}\.){3}x{1,3}|a\.b\.c\.d|aaa\.bbb\.ccc\.(?:ddd|\d{1,3})(?:\/NN)?)(?![\p{L}\p{N}.])/gu, more: { words: 'ip address', name: 'IP_ADDRESS' } },
  // "## 1.2.0 (YYYY-MM-DD)" in an entry of a list of changes; in a file of settings it is the form of a date
  { rule: 'date letters', everywhere: true, pattern: /(?<![\p{L}\p{N}%])(?:YYYY[-/.]MM[-/.]DD|AAAA[-/.]MM[-/.]JJ|JJ[-/.]MM[-/.]AAAA|DD[-/.]MM[-/.]YYYY)(?![\p{L}\p{N}])/gu, more: { words: 'date' }, unless: (_, { shell, reading }) => shell || !('file' in reading) || reading.role !== 'edit' || !/\.(?:md|markdown|rst|adoc|txt)$|(?:^|\/)(?:CHANGE(?:S|LOG)|NEWS|HISTORY)$/i.test(reading.file ?? '') },
  { rule: 'date letters', pattern: /[^\s"'`=;|&()<>$[\]]*(?:YYYY[-_.]?MM(?:[-_.]?DD)?|AAAA[-_.]?MM[-_.]?JJ|JJ[-_.]?MM[-_.]?AAAA|DD[-_.]?MM[-_.]?YYYY|MM[-_.]?DD[-_.]?YYYY|YYMMDD|YY\.M{1,2}(?=\.))[^\s"'`;|&()<>$[\]]*(?<!-)/gu, more: { words: 'date' }, cut: dateLettersCut, unless: (w) => w.includes('%') },
  { rule: 'x letters', everywhere: true, cut: xLettersCut, pattern: /(?<![\p{L}\p{N}_%\\])(?:[\p{L}\p{N}]+[-_.])*(?:[a-z]{1,3}(?=X{4}))?(?:[xX]{3,}[A-Z\d]*)(?:[-_.:](?:[\p{L}\p{N}]+))*(?![\p{L}\p{N}_])/gu, more: (w) => ({ words: w.replace(/x{3,}/gi, ' ').trim() || 'value' }), unless: (_, code, start) => /\bmktemp\b/.test(lineAround(code, start)) },
  { rule: 'path', pattern: /(?<![\p{L}\p{N}_.~}])(?:~?\/)?(?:[\w.-]+\/)*?(?:path\/(?:to|of)|chemin\/(?:vers|absolu|de|du)|path_to|somewhere)(?:\/(?:\{[^{}\s]*\}|[^\s"'`;|&()<>:{}])+)?/giu, more: pathOf },
  { rule: 'path', pattern: /(?<![\p{L}\p{N}_.~}/:])\/(?:my|your|some|votre|mon|pathname)\/?(?:\/[^\s"'`;|&()<>:]*|[\w/-]*)(?=[\s"'`;|&):]|$)/gu, more: pathOf, unless: (w) => !/^\/(?:my|your|some|votre|mon|pathname)(?:[/_-]|$)/.test(w) },
  { rule: 'brackets', pattern: /(?<![\p{L}\p{N}_$\])*?.[-])\[([\p{L}](?:[\p{L}\p{N} _/-]|[.:](?=[\p{L}]))*[\p{L}\p{N}])\](?![\p{L}\p{N}\])*+?({[])/gu, more: (w) => ({ words: w.slice(1, -1) }), unless: notBracketed },
  // shop.[version].tar.gz: a word that says what stands there, in a name that is otherwise whole
  { rule: 'brackets', pattern: /(?<=[\w][.-])\[(?:version|tag|release|date|timestamp|name|id|host(?:name)?|domain|branch|env(?:ironment)?|namespace|service|region|nom|horodatage)\](?=[.-]\w)/g, more: (w) => ({ words: w.slice(1, -1) }), unless: (_, code, start) => code.zones[start] === 'single' },
  // postgres://app:[DB_PASSWORD]@db.[PROJECT_REF].example: capitals with an underscore are no class of a pattern; alone on a line they head a part of a file
  { rule: 'brackets', everywhere: true, pattern: /(?<![\p{L}\p{N}_$\][])(?<!^[ \t]*)\[\p{Lu}[\p{Lu}\d]*(?:_[\p{Lu}\d]+)+\](?![\p{L}\p{N}_*+?({[\]])/gmu, more: (w) => ({ words: w.slice(1, -1) }) },
  // backup-[daily|weekly].tar.gz: one of them
  { rule: 'one of', pattern: /(?<=^|[\s"'=/\w.-])\[[\p{L}\d][\w.-]*(?:\|[\p{L}\d][\w.-]*)+\](?=[\s"';&|)/\w.-]|$)/gu, more: (w) => ({ words: w.slice(1, -1).replace(/\|/g, ' or '), options: w.slice(1, -1).split('|') }), unless: (_, code, start) => code.zones[start] === 'single' || code.zones[start] === 'double' },
  // /srv/start[Blue/Green].sh: one of them; no name of a file has a stroke in it, so that no shell's pattern does
  { rule: 'one of', pattern: /\[\p{L}[\p{L}\p{N}_-]*(?:\/\p{L}[\p{L}\p{N}_-]*)+\](?![\p{L}\p{N}_*]|[([])/gu, more: (w) => ({ words: w.slice(1, -1).replace(/\//g, ' or '), options: w.slice(1, -1).split('/') }), unless: (_, code, start) => code.zones[start] === 'single' || code.zones[start] === 'double' },
  { rule: 'named in words', pattern: new RegExp(String.raw`${edge}(?:nom|name)[-_](?:(?:de|du|d|of|the|la|le)[-_])*[\p{L}]+(?:[-_][\p{L}]+)*(?![\p{L}\p{N}_=(/.-])`, 'gu'), unless: (_, code, start) => code.source[start - 1] === '-' || isCommandName(code, start) },
  { rule: 'named in words', pattern: new RegExp(String.raw`${edge}[\p{L}]+(?:[-_][\p{L}]+)*[-_](?:(?:a|à)[-_](?:jouer|executer|exécuter|lancer|modifier|remplacer|supprimer|creer|créer|deployer|déployer|restaurer|utiliser|copier)|to[-_](?:run|use|delete|remove|change|replace|create|deploy|restore|copy|migrate|upgrade))(?![\p{L}\p{N}_=(/.-])`, 'gu'), unless: (_, code, start) => code.source[start - 1] === '-' || isCommandName(code, start) },
  // KEY=replace-with-a-long-secret: what is to be done with it, in its own place
  { rule: 'named in words', pattern: /(?<=[=\s"'])(?:replace|remplacer)[-_](?:with|me|this|by|par|ici|moi)(?:[-_][\p{L}\d]+)*(?![\p{L}\p{N}_=(/.-])/giu, more: (w) => ({ words: w }), unless: (_, code, start) => isCommandName(code, start) },
  // rollback web N: a number, alone
  { rule: 'named in words', pattern: /(?<=[\p{L}\p{N}_](?: |=))N(?=\s|$)/gmu, more: { words: 'number', name: 'NUMBER' }, unless: (_, code, start) => code.zones[start] === 'single' || code.zones[start] === 'double' },
  // strong-password, un_mot_de_passe_fort: words that ask for a secret
  { rule: 'secret in words', everywhere: true, pattern: /(?<![\p{L}\p{N}_$\\/.-])(?:(?:an?|the|some|un|une|le)[-_ ])?(?:(?:very|super)[-_])?(?:(?:strong|secure|secret|long|random|new)[-_])+(?:password|passphrase|secret|token|key)(?![\p{L}\p{N}_=(/.-])|(?<![\p{L}\p{N}_$\\/.-])(?:(?:un|le|votre|nouveau)[-_])?(?:mot[-_]de[-_]passe|motdepasse|mdp|phrase[-_]secr[eè]te|secret)[-_](?:(?:tr[eè]s|bien)[-_])?(?:fort|solide|robuste|s[uû]r|s[eé]curis[eé]|secret|long|al[eé]atoire)e?(?![\p{L}\p{N}_=(/.-])/gu, more: { words: 'password' }, unless: (_, code, start) => isCommandName(code, start) || code.source[start - 1] === '-' },
  // ~/.ssh/id_for_this_host, key_of_the_server: a name in words
  { rule: 'named in words', pattern: /(?<![\p{L}\p{N}_$\\])(?:[~.]{0,2}\/(?:[\w.-]+\/)*)?[a-z]+[-_](?:for|of|from|to)[-_](?:this|that|the|your|my|a|an|some)[-_][a-z]+(?:[-_][a-z]+)*(?![\p{L}\p{N}_=(/.-])/gu, more: (w) => ({ words: w.split('/').at(-1) ?? w }), unless: (_, code, start) => code.source[start - 1] === '-' || isCommandName(code, start) },
  // echo 'thepassword' | tool --password-stdin
  { rule: 'secret in words', pattern: /(?<=\becho (?:-n )?["'])[\w.!@#-]*(?:pass(?:word|wd)?|secret|mdp|token)[\w.!@#-]*(?=["']\s*\|)/gi, more: { words: 'password' } },
  { rule: 'double underscores', everywhere: true, pattern: /(?<![\p{L}\p{N}_])(?:__[A-Z][A-Z0-9_]*?__|@@?[A-Z][A-Z0-9_]+@@?|%[A-Z][A-Z0-9_]+%)(?![\p{L}\p{N}_])/gu, more: (w) => ({ words: w.replace(/[_@%]+/g, ' ').trim() }), unless: (w) => windowsOwn.test(w) },
  { rule: 'my', pattern: /(?<=\b[A-Z][A-Z_]*=["']?)my[A-Z]\w+(?=["']?(?:\s|$))/g, more: ownWord },
  // &lt;name&gt; in a command: brackets that were escaped twice; the shell would run it in the background
  { rule: 'angle brackets', pattern: /&lt;\p{L}[^&<>\n;]{0,80}&gt;/gu, more: (w) => ({ words: w.slice(4, -4) }) },
  // a JSON Web Token: nobody's after an hour
  { rule: 'token of one day', everywhere: true, pattern: /(?<![\w.])eyJ[\w-]{4,}(?:\.[\w-]{3,}){1,2}(?![\w.])/g, more: (w) => ({ source: 'example', words: 'token', kind: 'secret', example: w }) },
  // EMAIL_PASSWORD = "password", "secret_key": "my_secret": settings that hold no setting
  { rule: 'to be changed', everywhere: true, pattern: /(?<=(?:password|passwd|secret|token|mot_de_passe)["']?\s?[=:]\s?["'])(?:password|passwd|secret|token|motdepasse)(?=["'])/gi, more: { words: 'value' }, unless: (_, code) => code.shell },
  { rule: 'my', everywhere: true, pattern: /(?<=^[ \t]{0,20}[\w.-]{1,40}[ \t]?[=:][ \t]?)my[_-](?:login|user(?:name)?|pass(?:word|wd)?|host|db|database|token|secret|key|domain)(?=[ \t]*$)/gm, more: ownWord, unless: (_, code) => code.shell },
  { rule: 'my', everywhere: true, pattern: /(?<=[=:]\s?["'])my[_-][a-z]{2,}(?:[_-][a-z]+)*(?=["'])/g, more: ownWord, unless: (_, code) => code.shell },
  { rule: 'substitution', everywhere: true, pattern: /(?<=^|[^\s|])\|(?:version|release|today|project)\|(?=$|[^\s|])/g, more: (w) => ({ words: w.replace(/\|/g, '') }) },
  // |product|: a block whose substitutions are made (`read/rst/substitutions.ts`), of a name that the document does not define
  { rule: 'substitution', everywhere: true, pattern: /\|[\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)*\|/gu, more: (w) => ({ words: w.replace(/\|/g, '') }), unless: (w, { reading }) => !('block' in reading) || !`|${reading.block.attributes['substitutions'] ?? ''}|`.includes(w) },
  // {{ tag }}, {{ site.next_release }}: what a generator of sites, or a person, fills in; what Go and Ansible fill in themselves is theirs
  { rule: 'double braces', pattern: /\{\{\s*([A-Za-z][\w .-]*)\s*\}\}/gu, more: (w) => ({ words: w.replace(/[{}]/g, ' ').trim().split('.').at(-1) ?? '' }), unless: (w, code, start) => templateWords.test(w) || /--format|-f\s|-o\s|go-template|--template|\bansible\b|\bjust\b|\bgomplate\b/.test(lineAround(code, start)) },
  // Port {{ new_port }}: in a machine's own file nothing else fills it in
  { rule: 'double braces', everywhere: true, pattern: /\{\{\s?([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)\s?\}\}/gu, more: (w) => ({ words: w.replace(/[{}]/g, ' ').trim() }), unless: (w, code, start) => templateWords.test(w) || !ofMachine(code) || /^\s*[#;]/.test(lineAround(code, start)) },
  // not a revision's `tag^{commit}`, `branch@{upstream}` (gitrevisions(7))
  { rule: 'braces', pattern: /(?<![$^\\{%'])(?<!@(?!\{[a-z]+_))\{([a-z][\w-]{1,40}|[A-Z][A-Z0-9_-]{1,40})\}(?!\})/gu, more: (w) => ({ words: w.slice(1, -1) }), unless: (w, code, start) => code.zones[start] !== 'plain' && code.zones[start] !== 'double' && !(/[a-z][_-][a-z]/.test(w) && !hasOwnBraces.test(lineAround(code, start))) },
  // {your name}, {APP NAME}; in a path {app name}, too
  { rule: 'braces', everywhere: true, pattern: /(?<![$^\\\p{L}\p{N}_{@%"'])\{(?:(?:your|votre|vos|mon|my)[ _-][\p{L}\p{N}'’ _-]{1,40}|[A-Z][A-Z0-9]*(?: [A-Z0-9]+)+|(?<=[/=]\{)[a-z]+(?: [a-z]+){1,3}|path\/to\/[^{}\s]{1,60})\}(?!\})/gu, more: (w) => ({ words: w.slice(1, -1) }) },
  // {target shard}: a group of commands has a blank behind its bracket
  { rule: 'braces', pattern: /(?<![$^\\{@%'\w])\{[a-z][\w-]*(?: [\w-]+){1,4}\}(?!\})/g, more: (w) => ({ words: w.slice(1, -1) }), unless: (_, code, start) => code.zones[start] !== 'plain' && code.zones[start] !== 'double' },
  // {topic#ticket}, {numéro}: outside of quotes bash itself leaves braces alone that hold neither a comma nor a range
  { rule: 'braces', pattern: /(?<![$^\\{@%'\w])\{(?!\w*(?:-\w*)*\}|[^{}]*\.\.)\p{L}[^\s{},"'`;|&<>()$\\=:]{1,60}\}(?!\})/gu, more: (w) => ({ words: w.slice(1, -1) }), unless: (_, code, start) => code.zones[start] !== 'plain' },
  // ${path to the list}: no variable has a blank in its name
  { rule: 'braces', pattern: /\$\{[A-Za-z][\w.-]*(?: [\w.-]+){1,8}\}/g, more: (w) => ({ words: w.slice(2, -1) }), unless: (_, code, start) => code.zones[start] === 'single' },
  // host: {host}: the whole value of a setting
  { rule: 'braces', everywhere: true, pattern: /(?<=^[ \t]{0,40}(?:export )?[\w.-]{1,80}\s?[:=]\s?["']?)\{[A-Za-z][\w-]*\}(?=["']?[ \t]*$)/gmu, more: (w) => ({ words: w.slice(1, -1) }) },
  { rule: 'brackets', everywhere: true, pattern: /(?<![\p{L}\p{N}_$\])])\[(?:your|votre|vos) [\p{L}\p{N}'’ _-]{1,40}\](?![([])/giu, more: (w) => ({ words: w.slice(1, -1) }) },
  // PASSWORD=changeme, key: "à modifier", TOKEN=<...>: the value of a setting that says so itself
  { rule: 'to be changed', everywhere: true, pattern: /(?<=^[ \t]{0,40}(?:export )?[\w.-]{1,80}[ \t]{0,20}[=:][ \t]{0,20}["']?)(?:change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|it)|to[-_ ]?be[-_ ]?(?:changed|replaced|set|filled in)|(?:à|a)[-_ ]?(?:changer|modifier|remplacer|compl[ée]ter|renseigner|d[ée]finir))(?=["',;]*[ \t]*(?:$|[ \t]#))/gimu, more: { words: 'value' } },
  // {"password": "..."}: the value of a key
  { rule: 'ellipsis value', everywhere: true, pattern: /(?<="[A-Za-z][\w-]{0,60}"\s?:\s?")(?:\.{3}|…)(?=")/g, more: { words: 'value' } },
  // xx-version-xx, XX_NAME_XX: a name between marks
  { rule: 'x letters', everywhere: true, pattern: /(?<![\p{L}\p{N}_$\\/.-])(xx|XX)([-_])[A-Za-z]+(?:[-_][A-Za-z]+)*\2\1(?![\p{L}\p{N}_=-])/gu, more: (w) => ({ words: w.slice(3, -3) }) },
  // url_to_the_archive, path-of-config: what is to stand there, in words
  { rule: 'named in words', pattern: /(?<=[\s"'=]|:\/\/)(?:url|link|path|chemin|adresse|address)[-_](?:to|of|for|de|du|vers)[-_]\p{L}+(?:[-_]\p{L}+)*(?![\p{L}\p{N}_=(.-])/gu, unless: (_, code, start) => isCommandName(code, start) },
  // nameofthecontainer
  { rule: 'named in words', pattern: new RegExp(String.raw`${edge}(?:name|nom)(?:of|du|de)(?:the|your|an?|la|le)?[a-z]{3,20}(?![\p{L}\p{N}_=(/.-])`, 'gu'), unless: (_, code, start) => isCommandName(code, start) },
  // PASSWORD=****, Authorization: ********: hidden by whoever wrote it
  { rule: 'hidden', everywhere: true, pattern: /(?<=[=:]\s?["']?)(?:\*{4,}|•{3,})(?=["'\s]|$)/gm, more: { words: 'secret', kind: 'secret' } },
  // postgres://…/shop
  { rule: 'ellipsis value', everywhere: true, pattern: /(?<=\b[a-z][a-z0-9+]{1,12}:\/\/)(?:\.{3}|…)(?=[/:@])/g, more: { words: 'address' } },
  // s3://backup-bucket/: a bucket called a bucket
  { rule: 'a word for itself', pattern: /(?<=(?:^|[\s"'=])(?:s3|gs|b2|oss|minio):\/\/)(?:[a-z0-9]+-)*bucket(?:-name)?(?=[/\s"']|$)/gm, more: (w) => ({ words: w }) },
  // labXX-name: which one of the folders
  { rule: 'x letters', pattern: /(?<![\w$\\])[a-z]{2,}XX(?:-[a-z]+)*(?![\w.=])/g, more: (w) => ({ words: w.replace('XX', '') }) },
  { rule: 'ellipsis value', everywhere: true, pattern: /(?<=^[ \t]*(?:export )?[A-Za-z_][\w.]*=["']?)(?:\.{3}|…|<\.{3}>|<…>)(?=["']?[ \t]*$)/gmu, more: { words: 'value' } },
  // [[VAR::latest_version]]: a site's own way to put in a value; no shell nor TOML has two colons there
  { rule: 'double brackets', everywhere: true, pattern: /\[\[[A-Za-z]+::[\w.-]+\]\]/g, more: (w) => ({ words: w.replace(/^\[\[\w+::|\]\]$/g, ' ') }) },
  // v[VERSION_NAME]: the letter before it is the tag's
  { rule: 'brackets', pattern: /(?<=(?<![\p{L}\p{N}_$\][])[vV])\[\p{Lu}[\p{Lu}\d_]*\](?![\p{L}\p{N}_*+?({[\]])/gu, more: { words: 'version', name: 'VERSION', kind: 'version', form: 'without-v' } },
  // [your-hostname]: in a file, too
  { rule: 'brackets', everywhere: true, pattern: /(?<![\p{L}\p{N}_$\])])\[(?:your|votre|vos)[-_][\p{L}\p{N}_-]{1,40}\](?![([])/giu, more: (w) => ({ words: w.slice(1, -1) }) },
  // __your_public_ip__: Python's own names have no "your"
  { rule: 'double underscores', everywhere: true, pattern: /(?<![\p{L}\p{N}_])__(?:your|my|votre|the)_[a-z0-9_]*?[a-z0-9]__(?![\p{L}\p{N}_])/gu, more: (w) => ({ words: w.replace(/_+/g, ' ').trim() }) },
  // kubectl label node a key=value: words that stand for any
  { rule: 'a word for itself', pattern: /(?<=\b(?:label|annotate|taint)\s[^\n|;&]{0,120}\s["']?)key=value(?=[:"'\s]|$)/gm, more: (w) => ({ words: w.replace('=', ' ') }) },
  // ${shop-host}: an attribute of AsciiDoc or a property of a build; bash would put in "host" where `shop` is not set
  { rule: "make's variable", pattern: /\$\{[a-z]{2,}(?:-[a-z]{2,})+\}/g, more: (w) => ({ words: w.slice(2, -1) }), unless: (w, code, start) => code.zones[start] === 'single' || new RegExp(`(?:^|[\\s;])${/\w+/.exec(w)?.[0] ?? ''}=`, 'm').test(code.source) },
  // PASSWORD=admin  # <- Change this; - /srv/films:/films  # adapte ce chemin: a setting that its own comment leaves to the reader
  { rule: 'to be changed', everywhere: true, pattern: new RegExp(String.raw`(?<=^[ \t]*(?:-[ \t]+)?["']?[\w.-]{1,80}["']?[ \t]?[=:][ \t]?["']?)(?![\s"'#-])[^\s"'#][^"'#\n]{0,200}?(?=${leftByComment})`, 'gimu'), more: settingOf, unless: (w, code) => code.shell || /[$<{]/.test(w) },
  { rule: 'to be changed', everywhere: true, pattern: new RegExp(String.raw`(?<=^[ \t]*-[ \t]+["']?)[~.]{0,2}\/[^\s"'#:$<{]+(?=(?::[^\s"'#]*)?${leftByComment})`, 'gimu'), more: settingOf, unless: (_, code) => code.shell },
  // password: "the database's password, to be changed!"
  { rule: 'to be changed', everywhere: true, pattern: /(?<=[=:][ \t]?(["']))[^"'\n]{3,80}(?<!\p{L})(?:to be (?:changed|replaced|set|filled in)|(?:à|a) (?:changer|modifier|remplacer|compl[ée]ter|renseigner|d[ée]finir))[ \t]?!?(?=\1)/giu, more: settingOf },
  // «nom du serveur», ‹name›: no shell has such quotes
  { rule: 'guillemets', everywhere: true, pattern: /«[ \u00a0\u202f]?[\p{L}\p{N}][^«»\n]{0,60}»|‹[^‹›\n]{1,60}›/gu, more: (w) => ({ words: w.slice(1, -1).trim() }), unless: (_, code, start) => code.zones[start] !== 'plain' || !code.shell },
  // $(EDITOR): make's way of writing a variable; the shell would run a program of that name
  { rule: "make's variable", pattern: /\$\([A-Z][A-Z0-9_]{2,}\)/g, more: (w) => ({ words: w.slice(2, -1) }) },
  // PASSWORD 'secret', IDENTIFIED BY 'password': an account's secret in SQL
  { rule: 'secret of an account', everywhere: true, pattern: /(?<=\b(?:PASSWORD(?:\s?=)?|IDENTIFIED BY|IDENTIFIED WITH \w+ (?:BY|AS))\s{0,3}')(?=[^'\n]*(?:pass|pwd|mdp|secret|chang|your|votre|xxx|1234|\*{3}|\.{3}))[^'\n<>$`]{3,60}(?=')/gi, more: accountSecret },
  { rule: 'secret of an account', everywhere: true, pattern: /(?<![\w$./-])(?:my|your)(?:super)?(?:secret|strong|secure)[-_]?(?:password|passwd|pass|pw|key|token)?(?![\w.=(-])/gi, more: accountSecret, unless: (_, code, start) => isCommandName(code, start) },
  // AWS's own: AKIAIOSFODNN7EXAMPLE, wJalr…EXAMPLEKEY
  { rule: 'example in its name', everywhere: true, pattern: /(?<![\w/+])[A-Za-z0-9/+]{8,40}EXAMPLE(?:KEY)?(?![\w/+])/g, more: (w) => ({ source: 'example', words: 'key', example: w }) },
  // github.com/username/repo: whose repository it is
  { rule: 'a word for itself', everywhere: true, pattern: /(?<=(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|ghcr\.io|docker\.io)[:/])(?:user(?:name)?|org(?:anization)?|owner|account|me|you)(?=\/)|(?<=(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[:/][\w.-]+\/)(?:repo(?:sitory)?|project)(?:[-_]?name)?(?=\.git|[/\s"']|$)/gm },
  // s3:my-backups/shop, gs://my-bucket/: the bucket
  { rule: 'my', pattern: /(?<=(?:^|[\s"'=])[a-z][a-z0-9]*:(?:\/\/)?)(?:my|your|mon)-[a-z0-9]+(?:-[a-z0-9]+)*(?=[/\s"']|$)/gm, more: ownWord },
  { rule: 'quoted message', pattern: /(?<=(?:^|\s)(?:-[a-z]*m|--message)[ =]["'])[^"'$]*\b(?:message|text|texte|comment|description)\b[^"'$]*(?=["'])/giu, more: { words: 'message', name: 'MESSAGE' } },
  { rule: 'person', pattern: /(?<=["'])(?:pr[ée]nom nom|first ?name last ?name|your name|full name|votre nom|j(?:ohn|ane) doe|john smith|jean dupont|firstname lastname)(?=["'])/giu, more: { words: 'full name', name: 'FULL_NAME' } },
  // --set image.tag=…, ?token=…; postgres://app:…@db/shop; git tag v…: what `leftOpen` takes for a value has to be asked for
  { rule: 'ellipsis value', everywhere: false, pattern: /(?<=(?:[?&;]|[\s,]["']?)[A-Za-z][\w.[\]-]{0,60}=["']?)(?:\.{3}|…)(?=["'&;,\s]|$)/gm, more: { words: 'value' } },
  { rule: 'ellipsis value', everywhere: true, pattern: /(?<=:\/\/[\w.-]{1,40}:)(?:\.{3}|…)(?=@)/g, more: { words: 'password', kind: 'secret' } },
  { rule: 'ellipsis value', everywhere: false, pattern: /(?<=(?:^|[\s"'])v)(?:\.{3}|…)(?=["'\s]|$)/gm, more: { words: 'version', kind: 'version' } },
  { rule: 'ellipsis value', everywhere: false, pattern: /(?:\.{3}|…)(?<=(?:(?:^|\s)(?:export )?[A-Z][A-Z0-9_]*=["']?|--?[a-z][\w-]*[= ]["']?)(?:\.{3}|…))(?=["']?(?:\s|$))/gmu, more: { words: 'value' } },
];

const formsMaybeIn = sieve(forms, ({ pattern }) => pattern, 'forms');

/** Finds all forms of the table. */
export const findForms: Finder = (code) => {
  const found: Candidate[] = [];
  for (const { rule, pattern, more, unless, cut, everywhere } of formsMaybeIn(code.scan)) {
    if (!code.shell && !everywhere) continue;
    pattern.lastIndex = 0;
    // Not matchAll, which copies the pattern for each code: that is most of the time where nothing is found.
    for (let match = pattern.exec(code.scan); match; match = pattern.exec(code.scan)) {
      if (match[0] === '') pattern.lastIndex += 1;
      const [head, tail] = cut?.(match[0], code, match.index) ?? [0, 0];
      const written = match[0].slice(head, match[0].length - tail).replace(rule === 'your' && !match[0].includes('/') ? /\.git$/ : /$^/, '').replace(rule === 'cut short' ? /[,:]+$/ : /[.,:]+$/, (ending) => (ending === match[0] || (rule === 'example in its name' && ending === '.') ? ending : ''));
      const start = match.index + head;
      const end = start + written.length;
      if (!written || !isLive(code, start, end) || code.zones[start] === 'heredoc-literal' && !everywhere) continue;
      // "secret_key": a key, whatever it is called
      if (/^["']\s?:(?!\/)/.test(code.source.slice(end, end + 3)) && /^[\w-]+$/.test(written)) continue;
      if (unless?.(written, code, start, end)) continue;
      found.push(candidateAt(code, start, end, rule, typeof more === 'function' ? more(written, code, start) : more));
    }
  }
  return found;
};
