/** What prose says of where one is: that a session is opened or left, or that one only looks whether it can be. A column a language. */
import { sieve } from '../../model/sieve.ts';

/** After these words the commands are typed at one's own shell again. */
export const leaveWords: readonly RegExp[] = [
  // English
  /\b(?:exit|leave|quit|close|log ?out|log off|sign out|disconnect|detach)\b(?! (?:code|status|with))[^.]{0,60}\b(?:session|shell|server|host|machine|vm|instance|container|pod|bastion|node|ssh|root|user|prompt|terminal|connection|box)\b/i,
  /\b(?:log ?out|disconnect)\b\s*(?:[.,:;]|$|and\b)|^\W*(?:exit|logout)\W*$/i,
  /\b(?:back|return|switch back) (?:on|to|at|in) (?:your|the|my) (?:own |local |host |first |original |deploy\w* |admin |control )*(?:machine|laptop|computer|workstation|pc|host|terminal|shell|desktop|mac|user|root|bastion)\b|\bswitch back to\b/i,
  /\b(?:on|from|in|at) (?:your|my|the) (?:own |local )+(?:machine|laptop|computer|workstation|pc|host|terminal|shell|desktop|development|dev|mac|repo|repository|checkout|clone)\b|\b(?:on|from) (?:your|my) (?:machine|laptop|computer|workstation|pc|desktop|mac)\b|\blocally\b/i,
  /^\W*(?:then |now |next )?(?:back )?(?:on|from) the (?:docker |container )?host\b(?! (?:name|file))/i,
  /^\W*(?:\d+[.)]\s*)?(?:then |now |finally |puis |enfin |ensuite )?(?:exit|log ?out|quit|leave|sortir|sortez|quitter|se déconnecter)\s*(?:[:：]?\s*\(?[`"']?(?:exit|logout)[`"']?\)?)?\W*$/iu,
  /^\W*(?:\d+[.)]\s*)?(?:[^,:]{2,60}, )?(?:then |now |next )?(?:back )?(?:on|from) (?:the|your) (?:control|management|admin|ansible|deploy(?:ment)?) (?:machine|host|node|workstation|server)\b/i,
  // "Exit and sweep the hall:"
  /^\W*(?:\d+[.)]\s*)?(?:exit|log ?out|sortir|sortez),? (?:and|then|et|puis) (?!save|write|close|enregistr|sauve)/i,
  /(?:^|[,;] )\W*as your (?:regular|normal|own|usual) user\b/i,
  // French
  /(?:^|[,;] )\W*(?:avec|sous|en tant qu['’]) ?(?:votre |ton )?(?:utilisateur|compte) (?:habituel|normal)(?!\p{L})/iu,
  /(?<!\p{L})(?:sur|depuis) l['’]h[oô]te(?!\p{L})/iu,
  // a client or an editor is left for the shell that it was opened in
  /\b(?:quitt(?:er|ez|e)(?![^.\n]{0,30}\b(?:mysql|mariadb|psql|postgres\w*|sqlite|redis|mongo\w*|vim?|nano|l['’]éditeur)(?![\w-]))|ferm(?:er|ez)|sort(?:ir|ez) d[eu]|se déconnecter|déconnectez-vous|déconnexion)\b/i,
  /\b(?:sur|depuis|dans) (?:votre|ton|son|le|la) (?:propre )?(?:poste|ordinateur|pc|portable|machine|terminal|dépôt)(?: de travail| de développement| d['’]administration)?(?: locale?)?\b(?<!la machine|le terminal|le dépôt)|\ben local\b|\blocalement\b|\b(?:revenir|retourner|revenez|retournez|retour) (?:sur|à|au|dans)\b/i,
];

/** After these words who had become another user is root again: "To do this, as `root`, run:". */
export const asRoot = /(?:^|[,;.] )\W*(?:as|en tant que) (?:the )?`?(?:root|super-?user|super-?utilisateur)`?,? (?:user,? )?(?:run|do|execute|type|lance[rz]|exécute[rz])(?!\p{L})/iu;

/** Before a command that opens a session: it only shows that this is possible, and nothing after it is typed there. */
export const lookWords: readonly RegExp[] = [
  /\b(?:check|verify|test|try|make sure|ensure|confirm|see)\b[^.]{0,80}\b(?:can|able|connect\w*|access|log ?in|reach\w*|works?|ssh)\b/i,
  /\b(?:vérifi\w+|test\w*|s['’]assurer|assurez-vous|contrôl\w+)\b[^.]{0,80}\b(?:connexion|connect\w+|accès|accéd\w+|ssh|fonctionne)\b/i,
  /\b(?:you can|can now|should (?:now )?be able to|to (?:debug|inspect|look around|get a shell|open a shell)|if you (?:need|want) (?:to|a))\b/i,
  /\b(?:vous pouvez|il est possible d|pour (?:déboguer|inspecter|ouvrir un shell)|si (?:besoin|nécessaire|vous voulez))\b/i,
];

const step = '^\\W*(?:\\d+[.)]?\\s+)?(?:step \\d+[.:)—–-]?\\s*)?';
const goes = '(?:(?:[^:;]{1,120}?, )?(?:(?:then|first|now|next|again|and|please|finally|afterwards|alternatively|you (?:need to|must|should|have to))[ ,]+)*)';
const reached = 'servers?|hosts?|machines?|vms?|instances?|nodes?|bastion|jump ?(?:host|box)|droplet|vps|box(?:es)?|controllers?|gateway|workstation|ec2|raspberry pi';
const there = '(?:ssh|vpn|putty|openssh|mosh|rdp|the bastion|the vpn|the jump host|a terminal|your ssh key)';
/** Who gives a shell in a page; a name the more is a word the more. */
const hosted = 'pythonanywhere|heroku|render|railway|scalingo|alwaysdata|o2switch|infomaniak|hostinger|cpanel|plesk|(?:google |azure )?cloud ?shell|codespaces?|gitpod|replit';
/** What one connects to that is no shell: a program's own port, a page, a name for a service. */
const noShell = "(?!['’]s |[ /-](?:ui|web|dashboard|console page|page|url|api|settings|manager|panel|port|address|group|pool|list|names?|files?)\\b)";

/** A line for a person that takes them to another machine, without saying by which command. A sentence; a clause before it may say when. */
export const connectWords: readonly RegExp[] = [
  // "SSH into the box": whatever it is called.
  new RegExp(`${step}${goes}(?:ssh(?: back| again)?(?: ?in)?(?: to| into|to|into| on| onto)|ssh(?: back)? in|(?:log ?in|log ?on|connect|sign in) (?:(?:to|into) it )?(?:with|via|over|using|by|through) (?:ssh|putty|mosh))(?![\\w-])(?! (?:keys?|access|tunnel|works))`, 'iu'),
  new RegExp(`${step}${goes}(?:(?:after |once )(?:you (?:have |are |['’](?:ve|re) )?)?logg(?:ing|ed) (?:in|on)|log ?(?:back )?(?:in|on)|(?:re)?connect|sign in|remote in|hop|jump)(?: back)?(?: in)?(?: ?\\([^)]{1,20}\\))?(?: (?:via|with|using|by|over|through) ${there})?(?: ?to| ?into| on| onto)\\b[^.,;:]{0,50}\\b(?:${reached})\\b${noShell}`, 'iu'),
  new RegExp(`${step}${goes}(?:open|start|get|launch) (?:an?|your|another|a new) (?:new )?(?:ssh |remote |root )?(?:session|shell|terminal|connection|prompt)(?: session)? (?:on|to|into|in) (?:the|your|an?|each|one of the) [^.,;:]{0,40}\\b(?:${reached})\\b${noShell}`, 'iu'),
  new RegExp(`${step}${goes}(?:access|connect to|log ?in ?to|enter) [^.,;:]{1,60} (?:via|with|using|by|over|through) (?:ssh|putty|mosh)\\b`, 'iu'),
  // "Run the following commands over SSH:", "Lancez les commandes suivantes en SSH :"
  new RegExp(`${step}${goes}(?:run|execute|type|enter|issue) (?:the |these |all )?(?:following |next )?commands?(?: below)? (?:over|via|through|using|by|in) ssh(?![\\w-])`, 'iu'),
  new RegExp(`${step}(?:(?:puis|ensuite|d['’]abord|maintenant)[ ,]+)*(?:lance[rz]|exécute[rz]|tape[rz]|saisi(?:r|ssez)) (?:les |la |ces |cette )?commandes?(?: suivantes?| ci-dessous)? (?:en|via|par) ssh(?!\\p{L})`, 'iu'),
  // "Open a Bash console on PythonAnywhere": a shell in a page
  new RegExp(`${step}${goes}(?:open|start|launch) (?:an?|the|another) (?:new )?(?:\\p{L}+ )?(?:console|shell|terminal) (?:on|in|at) (?:the |your )?(?:${hosted})(?![\\p{L}-])`, 'iu'),
  // French
  new RegExp(`${step}(?:(?:puis|ensuite|d['’]abord|maintenant)[ ,]+)*(?:ouvrir|ouvre[zs]?|lance[rz]|démarre[rz]) (?:une?|la|le) (?:nouve(?:lle|au) )?(?:console|terminal|shell|invite de commandes?)(?: \\p{L}+)? (?:sur|dans|de|depuis) (?:(?:le |la |l['’]|votre |un |une )?(?:${hosted})(?![\\p{L}-])|(?:le |la |l['’]|votre )(?:serveurs?|machine distante|vm|bastion|hôte|vps|instance)(?!\\p{L}))`, 'iu'),
  new RegExp(`${step}(?:[^,.:;]{1,60}, )?(?:(?:puis|ensuite|d['’]abord|maintenant|enfin|et|il faut|vous devez)[ ,]+)*(?:après (?:s['’]être connecté|la connexion)|une fois connectée?s?|se (?:re)?connecter|(?:re)?connecte[rz](?:-vous)?|(?:re)?connecte-toi|(?:re)?connexion|ouvrir une (?:nouvelle )?session|ouvrez une (?:nouvelle )?session|se loguer|se logger|loguez-vous)(?!\\p{L})[^.,;:]{0,50}(?<!\\p{L})(?:serveurs?|machines?|vm|bastion|hôtes?|vps|instances?|n(?:oe|œ)uds?|frontaux|frontal|poste distant)(?!\\p{L})(?! (?:ftp|smtp|ldap|vpn|web de))`, 'iu'),
  new RegExp(`${step}(?:(?:puis|ensuite|d['’]abord|maintenant)[ ,]+)*(?:(?:se (?:re)?connecter|connectez-vous|connecte-toi|connexion|accéder|accédez|ouvrir une session|ouvrez une session)(?!\\p{L})[^.;:]{0,60}(?<!\\p{L})(?:en|via|par) ssh(?!\\p{L})|(?:en )?ssh (?:sur|dans|vers) (?:le |la |l['’]|votre |ton |chaque |[\\w.-]*\\d))`, 'iu'),
];

const account = "(?!root\\b|super|sudo|admin|an?\\b|any\\b|another\\b|your\\b|each\\b|id\\b|new\\b|same\\b|other\\b|current\\b|normal\\b|regular\\b)[`\"'«]? ?[a-z_][\\w.-]*[`\"'»]?";
const compte = "(?!root(?!\\p{L})|admin)[`\"'«]? ?[a-z_][\\w.-]*[`\"'»]?";

/** Nobody's name: "un utilisateur normal". */
const named = `(?!(?:normal|courant|habituel|simple|standard|ordinaire|non|avec|sans|ayant|qui|disposant|du|de|d['’])(?!\\p{L}))${compte}`;

/** A name alone, behind "as": neither what a program runs as nor how a thing is done. */
const bare = "(?!(?:root|sudo|admin\\p{L}*|super\\p{L}*|(?:micro)?services?|daemons?|démons?|jobs?|t[aâ]ches?|tasks?|scripts?|conteneurs?|containers?|plug-?ins?|modules?|images?|needed|required|necessary|appropriate|desired|follows|usual|above|below|before|soon|well|shown|described|possible|one|part|it|is|an?|any|your|each|tel(?:le)?s?|utilisateur|compte|user)(?![\\w-]))[a-z_][\\w.-]*";

/** A line that makes one another user, by no command: "Switch to the `deploy` user". Who is not root cannot do what root does; who is root does it in root's name. */
export const accountWords: readonly RegExp[] = [
  new RegExp(`${step}${goes}(?:become|switch (?:over )?to|su to|sudo to|change to|log ?in as|ssh as|work as) (?:the )?(?:user ${account}|${account}(?: system| unix| linux| service)? (?:user|account))(?=\\s*(?:[.,:;(–—-]|$|(?:and|on|in|to|then|with|before)\\s))`, 'iu'),
  new RegExp(`${step}(?:(?:puis|ensuite|d['’]abord|maintenant)[ ,]+)*(?:(?:passer|passez|basculer|basculez|devenir|se connecter|connectez-vous)(?: (?:sur|en|vers|avec|sous))?(?: tant que)? (?:l['’]utilisateur|le compte)(?: système| de service)? ${compte})(?![\\w-])`, 'iu'),
  new RegExp(`${step}(?:(?:puis|ensuite|d['’]abord|maintenant)[ ,]+)*(?:passer|passez|basculer|basculez|se connecter|connectez-vous) (?:en tant qu(?:e |['’])|sous )${bare}(?=\\s*(?:[.,:;(]|$|(?:et|puis|sur)(?!\\p{L})))`, 'iu'),
];

/** The same of the command right behind it: "As the `deploy` user, run:". */
export const accountLeads: readonly RegExp[] = [
  new RegExp(`${step}(?:(?:then|next|now|and|finally|first),? )?(?:run )?(?:as|logged in as|using|under) (?:the )?(?:user ${account}|${account}(?: system| unix| linux| service)? (?:user|account)(?: user)?)\\s*[,:(]`, 'iu'),
  new RegExp(`${step}(?:(?:puis|ensuite|maintenant|enfin|d['’]abord),? )?(?:(?:en tant que|avec|sous) (?:l['’]utilisateur|le compte)|en tant qu(?:e |['’])) ?${compte}\\s*[,:(]`, 'iu'),
  // "To be run as the `ldap` user:", "Exécuter en tant qu'utilisateur tomcat :"
  new RegExp(`${step}(?:(?:then|next|now|and|finally|first),? )?(?:to be |must be |should be )?(?:run|ran|execut\\w*|type|launch|do|done|issue)(?: [^,.;:]{0,60}?)? (?:as|under) (?:(?:the )?(?:user ${account}|${account}(?: system| unix| linux| service)? (?:user|account))|${bare})\\s*[,:(]`, 'iu'),
  new RegExp(`${step}(?:(?:puis|ensuite|maintenant|enfin|d['’]abord),? )?(?:(?:[àa] )?(?:ex[eé]cut|lanc|jou|tap|fai)\\p{L}+(?: [^,.;:]{0,60}?)? )?(?:(?:en tant qu(?:e |['’])|comme |avec |sous )(?:l['’]|le )?(?:utilisateur|compte|user) (?:système |linux |unix |de service )?${named}|en tant qu(?:e |['’])${bare})\\s*[,:(]`, 'iu'),
];

const place = 'container|conteneur|pod|vm|guest|instance|machine|server|serveur|host|h[oô]te|node|n(?:oe|œ)ud|bastion|jail|toolbox';
const prompt = 'shell|bash|prompt|terminal|session|invite(?: de commandes?)?|console';

/** After a command: it has opened a shell there, and what follows is typed into it. */
export const insideWords: readonly RegExp[] = [
  /\b(?:once|when|now that|now)\b(?: you(?: are|['’]re| have|['’]ve)?| we(?: are|['’]re)?)?(?: got| been)? (?:inside\b(?! (?:the|your|this|an?) (?:folder|directory|repo|project))|in\b(?=\s*[,:.])|(?:logged|connected|attached|dropped|shelled)\b)/i,
  new RegExp(`\\byou(?: are|['’]re| will be|['’]ll be| should (?:now )?be)(?: now)? (?:inside|in|on|within) (?:an?|the|your) (?:[\\w-]+ ){0,3}(?:${place}|${prompt})\\b`, 'iu'),
  new RegExp(`\\b(?:(?:this|it|that|which) (?:command )?(?:will )?(?:opens?|gives?|drops?|starts?|launches|puts?|brings?|attaches)|you (?:will|should)(?: now)? (?:get|see|have|be (?:given|dropped|presented)))(?: you)?(?: with| in| into| to)? (?:an?|the|your) (?:[\\w-]+ ){0,3}(?:${prompt})\\b`, 'iu'),
  new RegExp(`(?<!\\p{L})une fois (?:dedans|[àa] l['’]int[ée]rieur|connectée?s?|(?:dans|sur) (?:le |la |l['’])(?:${place}|${prompt}))`, 'iu'),
  new RegExp(`(?<!\\p{L})vous (?:êtes|serez|voilà)(?: maintenant| alors| désormais)? (?:dans|sur|connectée?s?)|(?<!\\p{L})(?:cela|ceci|elle|cette commande|ce qui) (?:vous )?(?:ouvre|donne|lance) (?:une? |l['’]|le )(?:${prompt})`, 'iu'),
];

/** Before a command of a team's own tool: it leads to such a place. */
export const opensWords: readonly RegExp[] = [
  new RegExp(`\\b(?:open|get|start|spawn|launch|obtain|attach|enter|exec|shell|connect|hop|ssh|log ?in|go|jump|drop|mount)\\w*\\b[^.:;]{0,80}\\b(?:in|into|to|on|inside|with|within|of)?\\b[^.:;]{0,60}\\b(?:${place}|${prompt})s?\\b`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:ouvr\\p{L}*|obtenir|lance[rz]?|entre[rz]?|se connecter|connecte[rz]?|se placer|placez-vous|aller|passer|accéder)(?!\\p{L})[^.:;]{0,60}(?<!\\p{L})(?:${place}|${prompt})s?(?!\\p{L})`, 'iu'),
];

/** Where the text says a command is done, on a machine that may not be this one: "On the worker, run:". It is only told: the run may be there already. */
export const elsewhereWords: readonly RegExp[] = [
  /^\W*(?:\d+[.)]\s*)?(?:(?:then|next|now|and|finally|first),? )?(?:on|from) (?:the|a|an|your|one of the) (?:[\w./-]+ ){0,3}(?:servers?|hosts?|vps|vms?|workers?|nodes?|masters?|controllers?|instances?|bastion|jump host|gateway|router|raspberry pi|pi|box|appliance|replica|primary|standby)\b(?! (?:side|name|list|file|console|ui|dashboard|page|settings))/i,
  /^\W*(?:\d+[.)]\s*)?(?:(?:puis|ensuite|maintenant|enfin|d['’]abord),? )?(?:sur|depuis) (?:le |la |l['’]|un |une |votre )(?:[\p{L}\d./-]+ ){0,2}(?:serveurs?|hôtes?|vps|vms?|n(?:oe|œ)uds?|instances?|bastion|passerelle|routeur|réplica|machine distante|raspberry pi)(?!\p{L})/iu,
];

const verbs = "(?:(?:then|next|now|and|finally|first),? )?(?:run|execute|do|type|issue)(?: (?:this|these|it|them|all of this|the following|(?:the |these )?(?:following )?commands?(?: below)?))?";
const commence = "(?:(?:puis|ensuite|maintenant|enfin|d['’]abord),? )?(?:à )?(?:lance[rz]|exécute[rz]|tape[rz]|faire|faites)(?: (?:ceci|cela|ces commandes|la commande|les commandes|ce qui suit)(?: suivantes?)?)?";
const kinds = 'servers?|hosts?|vps|vms?|workers?|nodes?|masters?|controllers?|instances?|bastion|jump host|gateway|router|raspberry pi|pi|appliance|replica|primary|standby|kiosk|client';

/** The same in an order: "Run on the Pi:", "Exécutez ceci sur le serveur :". */
export const orderedThere: readonly RegExp[] = [
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?${verbs} (?:on|from) (?:the|one of the) (?:[\\w./-]+ ){0,3}?(?:${kinds})\\b(?! (?:side|name|list|file|console|ui|dashboard|page|settings))[^.:]{0,60}[:：]\\s*$`, 'iu'),
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?${commence} (?:sur|depuis) (?:le |la |l['’])(?:[\\p{L}\\d./-]+ ){0,2}?(?:serveur|hôte|vps|vm|n(?:oe|œ)ud|instance|bastion|passerelle|routeur|réplica|machine distante|raspberry pi|pi)(?!\\p{L})[^.:]{0,60}[:：]\\s*$`, 'iu'),
];

/** A machine that is not the one at hand, by the words alone: "From another machine:", "From a host that is NOT your laptop:". */
export const anotherMachine: readonly RegExp[] = [
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:${verbs} |(?:then|next|now|and|finally|first),? )?(?:on|from) (?:another|(?:a|some) (?:different|separate|second|third-party|third))(?: [\\w-]+)? (?:machine|computer|host|server|vm|vps|device|laptop|workstation|node)(?![\\w-])[^.:]{0,120}[:：,]`, 'iu'),
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:${verbs} |(?:then|next|now|and|finally|first),? )?(?:on|from) (?:a|an|any|some) (?:[\\w-]+ ){0,2}?(?:machine|computer|host|server|vm|device|laptop|workstation|node) (?:(?:that|which)(?: is|['’]s)?|other than|outside)(?: (?:not|outside|elsewhere|other than)|(?<=other than|outside))(?![\\w-])[^.:]{0,160}[:：]\\s*$`, 'iu'),
  // "Test it on a system different than where it was made", "… on a machine other than this one"
  /^\W*(?:note\W+)?(?:[^.:;,]{0,60} )?(?:on|from) (?:a|an|another|some) (?:[\w-]+ ){0,2}?(?:system|machine|computer|host|server|vm)s? (?:different (?:than|from|to)|other than|distinct from)(?![\w-])/i,
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:${commence} |(?:puis|ensuite|maintenant|enfin|d['’]abord),? )?(?:sur|depuis) (?:une? autre (?:[\\p{L}-]+ )?(?:machine|ordinateur|poste|serveur|hôte|vm|n(?:oe|œ)ud|appareil)|une? (?:machine|poste|serveur|hôte|ordinateur) (?:qui n['’]est pas|autre que|différente?|tierce?|extérieure?))(?!\\p{L})[^.:]{0,120}[:：,]`, 'iu'),
];

/** Back in the console or session that the text opened before. */
export const againThere: readonly RegExp[] = [
  /\b(?:in|from|on) (?:the|that|your) (?:same |remote |bash |ssh |server['’]s )+(?:console|terminal|session|shell|connection)\b/i,
  /(?<!\p{L})(?:dans|depuis|sur) (?:la|le|votre) (?:même )?(?:console|session|terminal|connexion) (?:bash|ssh|distante?|du serveur)(?!\p{L})/iu,
];

/** The same, behind or before it: "This has to be executed on the failing host." Only said, and of the command that stands beside it. */
export const elsewherePassive: readonly RegExp[] = [
  /\b(?:must|has to|have to|should|needs? to) be (?:run|executed|issued|done|performed|typed) (?:on|in|from) (?:the|a|an|your|one of the) (?:[\w./-]+ ){0,3}(?:servers?|hosts?|vps|vms?|workers?|nodes?|masters?|leader|controllers?|instances?|bastion|gateway|replica|primary|standby)\b/i,
  /(?<!\p{L})(?:doit|doivent|est à|sont à) (?:être )?(?:lancée?s?|exécutée?s?|faite?s?|faire|lancer|exécuter) (?:sur|depuis) (?:le |la |l['’]|un |une |votre )(?:[\p{L}\d./-]+ ){0,2}(?:serveurs?|hôtes?|vps|vms?|n(?:oe|œ)uds?|instances?|bastion|primaire|réplica|machine distante)(?!\p{L})/iu,
];

/** What the command right after it is typed into, where no command of the document leads there: "Inside the container, run:". */
export const withinWords: readonly RegExp[] = [
  /^\W*(?:\d+[.)]\s*)?(?:then |next |now |first |and |finally )?,? ?((?:(?:from )?(?:inside|within)|in|from)(?: of)? (?:the|your|this|that|an?|each) (?:[`'"\w.-]+ ){0,3}(?:container|pod|vm|guest|jail)(?: [`'"][\w.-]+[`'"]?)?)\b(?! (?:registry|image|log|spec|definition|network|port|name|id)s?\b)/i,
  /^\W*(?:\d+[.)]\s*)?(?:puis |ensuite |maintenant |d['’]abord |enfin )?,? ?((?:dans|depuis|à l['’]intérieur de?) (?:le |la |l['’]|un |une |ce |cette |votre |chaque |du )(?:[`'"\w.-]+ ){0,2}(?:conteneur|container|pod|vm|machine virtuelle|jail)(?: [`'"]?[\w.-]+[`'"]?)?)(?= ?[,:(]| (?:lance|ex[ée]cute|tape|faire|faites|jouer))/iu,
];

/** Prose that goes on at the other end after a copy from one's own machine. */
export const backThereWords: readonly RegExp[] = [
  /^\W*(?:\d+[.)]\s*)?(?:then |now |next |and |again |finally )?,? ?(?:back )?(?:on|in|at) (?:the|your) (?:[\w-]+ ){0,2}(?:server|host|vm|instance|remote|node|container|pod|bastion)\b|\bback (?:on|in|to) the |\bon the (?:[\w-]+ )?(?:server|host|vm|instance)(?: again)?\s*[:：]\s*$/i,
  /^\W*(?:\d+[.)]\s*)?(?:puis |ensuite |enfin |maintenant )?,? ?(?:de retour )?(?:sur|dans) (?:le |la |l['’])(?:serveur|vm|instance|hôte|machine distante|n(?:oe|œ)ud|conteneur|pod|bastion)(?!\p{L})|(?<!\p{L})de retour (?:sur|dans)|(?<!\p{L})sur (?:le |la |l['’])(?:serveur|vm|instance)\s*[:：]\s*$/iu,
];

/** Whether a text says what one of these tables is for. */
export function says(words: readonly RegExp[], text: string): boolean {
  let maybe = maybeSaid.get(words);
  if (maybe === undefined) maybeSaid.set(words, maybe = sieve(words, (w) => w));
  return maybe(text).some((w) => w.test(text));
}

const maybeSaid = new WeakMap<readonly RegExp[], (text: string) => readonly RegExp[]>();
