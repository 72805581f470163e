/** The words before a block that tell what it is, French and English; a third language is a new column. */
import { wording } from '../../model/sieve.ts';
import type { Wording, Written } from '../../model/sieve.ts';

/** Joins the languages' alternatives into one expression. */
const any = (...columns: readonly string[]): Written => ({ source: `(?<![\\p{L}\\p{N}_-])(?:${columns.join('|')})(?![\\p{L}\\p{N}_])`, flags: 'iu' });

/** The reader is told not to. */
const notToRun = '(?:do not|don\'t|never|must not|should not|shouldn\'t|avoid|please don\'t) (?:run|running|use|using|do|execute|type|try)(?! [^.:]{0,40}without [^.:]{0,40}(?:approval|agreement|consent|permission|sign-?off|go-ahead|authori[sz]ation))';
const nePasLancer = "ne (?:pas|jamais|surtout pas|surtout jamais) (?:exécuter|lancer|utiliser|faire|taper|essayer)(?! [^.:]{0,40}sans [^.:]{0,40}(?:accord|autorisation|feu vert|approbation|aval|validation))|n(?:e |['’])(?:exécute[rz]|lance[rz]|utilise[rz]|faites|tape[rz]) (?:surtout )?(?:pas|jamais)|évite[rz] (?:de |d['’])(?:exécuter|lancer|utiliser|faire)";

const table = {
  /** A paragraph that only joins two blocks. */
  connector: /^(?:or|and|then|and then|next|also|or even|e\.?g\.?|i\.?e\.?|for (?:example|instance)|example|ou(?: bien| encore)?|et|puis|ensuite|soit|par exemple|exemple|ex)\s*[.:,…]*$/iu,
  /** What follows is typed. */
  run: any(
    'run|runs|running|execute|executing|type|typing|enter|issue|issuing|invoke|launch|following commands?|commands? below|commands?|with|using|do|start|install|use',
    'lancer|lancez|lance|exécuter|exécutez|exécute|taper|tapez|tape|saisir|saisissez|commandes? suivantes?|commandes?|avec|via|démarrer|installer|utiliser|utilisez|faire',
  ),
  /** What follows is typed, said so that nothing else is meant. */
  runStrong: any(
    'run|running(?=\\s*:*\\s*$)|(?<=, )use(?=\\s*:\\s*$)|execute|type|issue|launch|(?:following|this|these|below) (?:commands?|queries|query|sql|script)|queries|query|do this|console|prompt|shell|terminal',
    'lance[rz]?|exécute[rz]?|tape[rz]?|(?<=, )utilise[rz](?=\\s*:\\s*$)|commandes? suivantes?|requêtes?|console|terminal|invite',
  ),
  /** The sentence orders a command to be run, whatever file it is for: "Run this command for a new `.ini` file". */
  ordersCommand: /^(?:(?:then|next|now|first|finally|please|puis|ensuite|enfin)[, ]+)*(?:run|execute|type|issue|launch|enter|lance[rz]?|exécute[rz]?|tape[rz]?|saisi\p{L}+)\s(?:\p{L}+\s){0,4}?(?:commands?|commandes?)(?!\p{L})/iu,
  /** Code is typed or run: a verb, or a console as the place; a "prompt" alone can be what the code is about. */
  typeCode: any(
    '(?:run|execute|type|paste|enter|launch|issue)|(?:in|into|inside|from|at|via|open|start|with)(?: [\\p{L}-]+){0,5} (?:console|shell|repl|terminal|prompt|interpreter)|(?:console|shell|terminal) (?:commands?|session)|(?:following|these|this|below) (?:commands?|queries|query|script)',
    'lance[rz]?|exécute[rz]?|tape[rz]?|colle[rz]?|(?:dans|depuis|sur|avec|ouvr\\p{L}+)(?: [\\p{L}-]+){0,4} (?:console|terminal|invite|interpréteur|shell)|commandes? suivantes?|requêtes? suivantes?',
  ),
  /** What follows was or would be printed. */
  output: any(
    'outputs?|prints?|printed|returns?|results?|looks? (?:something )?like|will see|should see|you see|you get|will get|should get|shows?|displays?|responds?|response|log(?:s)? (?:info|message|lines?|output|entr(?:y|ies))|errors?(?: messages?)?|messages?|similar to|something like|warning|appears?|fails? with|stack ?trace|traceback|expected',
    "sorties?|résultats?|affiche(?:r|ra)?|renvoie|retourne|ressemble(?:r|ra)?|obtien(?:t|drez|s)|obtenir|vous (?:devriez|devez) (?:voir|obtenir)|on (?:doit|devrait) (?:voir|obtenir)|réponse|erreurs?|message|attendue?s?|journa(?:l|ux)|apparaît",
  ),
  /** The same, said so that nothing else is meant. */
  outputStrong: any(
    '(?:sample|example|expected|following|this|the|an?) (?:[\\p{L}-]+ )?(?:outputs?|results?|response|errors?|logs?)|outputs?:|result (?:example|is|looks)|results? in|looks? (?:something )?like|will see|should see|you see|you(?:\'ll| will| should) get|should (?:return|print|show|output|display)|will (?:return|print|show|output|display)|logs? should|similar to|fails? with|error messages?|in (?:their|the|your) logs?|log info like|logs? a line|returns?:|which (?:prints|outputs|returns|shows|gives)|(?:should|must|has to|will) give|(?:and|then) you get|(?:this|that|it) gives(?=\\s*[:：]?\\s*$)',
    "(?:exemple de |)(?:sortie|résultat|réponse)s?(?: attendue?s?)?|vous (?:devriez|devez|obtenez|obtiendrez) ?(?:voir|obtenir)?|on (?:obtient|doit obtenir|devrait obtenir|doit voir|devrait voir)|(?:affiche|renvoie|retourne)(?:ra)?|ce qui (?:donne|renvoie|affiche)|(?:cela|ça|ceci) donne|(?:doit|devrait) donner|et (?:on|vous) obt(?:ient|enez)|message d'erreur|l'erreur",
  ),
  /** Nothing but that: "Output:", "Expected result :". */
  outputLabel: /^[*_]*(?:(?:the|sample|example|expected|typical|command|console|terminal) )*(?:outputs?|results?|response|returns|prints)[*_]*\s*:?[*_]*\s*$|^[*_]*(?:exemple de )?(?:sortie|résultat|réponse)s?(?: (?:attendue?s?|de la commande))?[*_]*\s*:?[*_]*\s*$/iu,
  /** It is called an output by name. */
  outputNoun: any('outputs?|results?|logs?|prints?|printed', 'sorties?|résultats?|affich\\p{L}+|journa(?:l|ux)'),
  /** Something else runs it, or nobody should. */
  notTold: any(
    notToRun, 'is equivalent to|are equivalent to|equivalent of|the same as running|under the hood|behind the scenes|(?:the|this|that|each|every|an?) (?:[\\p{L}-]+ ){0,2}(?:script|job|pipeline|workflow|action|hook|service|cron ?job|target|task|image|entrypoint|container|playbook|tool) (?:runs|executes|calls|invokes|launches|does|will run|will execute|then runs)|automatically (?:runs?|executes?)|is run automatically|as (?:we|you|one) can see (?:from|in|by)|^\\W*(?:not (?:preferred|recommended|advised|advisable)|discouraged)\\W*$|as seen (?:in|from)|was run|were run|we ran|I ran|had run|(?:we|you|I|it|he|she|they|this|that|which|people|one|everyone|everybody) (?:all |also |always )?used to run|previously ran|(?:previously|formerly|in the past|historically),? (?:we|you|I|one|it|they) (?:used?|ran|did|had|would)|(?:this|it|which|that) (?:generates|produces|emits|expands to|translates (?:in)?to)|(?:this|that|these|those|it|they|following|below) (?:is|are) (?:wrong|incorrect)|(?:the|a) (?:wrong|incorrect) (?:way|command|usage|use|form|syntax|order|one)|(?:is|are) (?:wrong|incorrect)\\W*$|(?:wrong|incorrect)(?=\\s*(?::|way))|bad practice|deprecated|obsolete|no longer works|my (?:own )?(?:scenario|session|run|terminal|screen|setup)\\b[^.:]{0,20}looks? like',
    nePasLancer, "(?:cela|ceci|ce qui) (?:génère|produit|donne en sql)|(?:avant|auparavant|autrefois),? (?:on|nous) (?:utilis|lan|exécut)\\p{L}+|équivaut|équivalente?s? à|revient à|(?:le|la|ce|cette|l') ?(?:script|tâche|pipeline|workflow|service|cron|hook|job|commande) (?:exécute|lance|appelle|fait|lancera|exécutera)|est (?:exécutée?|lancée?) automatiquement|^\\W*(?:à éviter|déconseillée?s?|non recommandée?s?|mauvaise?s?(?: \\p{L}+)?|faux|incorrecte?s?)\\W*$|^\\s*(?:❌|🚫|✗|✘)|exécute automatiquement|lance automatiquement|comme on (?:le |peut le )?voi[rt] (?:dans|avec|sur)|a été (?:exécutée?|lancée?)|obsolète|dépréciée?|(?:ma|notre) (?:session|exécution|console) (?:ressemble|donne)|chez moi",
  ),
  /** Nobody should run it: the reader is told so. */
  toldNotTo: any(notToRun, nePasLancer),
  /** A heading over what nobody should do; what a program is not to do ("do not allow logins") is set up below it. */
  forbids: /^\W*(?:(?:never|do not|don['’]t)(?! (?:forget|hesitate|panic|worry|miss|repeat|allow|permit|let|accept|require|show|display|send|log|keep|start|cache|index|expose|listen|ask|wait|load|track|store))|(?:what|things?) (?:not to|to avoid|you should(?: not|n['’]t))|anti-?patterns?$|ne (?:jamais|(?:surtout )?pas)(?! (?:oublier|hésiter|paniquer|autoriser|permettre|laisser|accepter|exiger|demander|afficher|envoyer|garder|exposer|indexer|conserver|stocker))|à (?:ne (?:jamais|(?:surtout )?pas)|éviter|ignorer)|(?:skip(?:ped)?|ignored?|ignoré)\W*$|ce qu['’]il ne faut (?:jamais|pas)|ce qui ne (?:marche|fonctionne) (?:pas|plus)|what (?:does(?: not|n['’]t)|did(?: not|n['’]t)) work)/iu,
  /** A comment over commands: "DO NOT USE — breaks the pods". */
  notToUse: /^\s*(?:#|\/\/|--)+\s*(?:\W*(?:(?:do not|don['’]t|never) (?:use|run|execute|do)|ne (?:surtout )?(?:pas|jamais|plus) (?:utiliser|lancer|exécuter|faire))(?=\s*(?:$|[—–:!.(,-]|this\b|it\b|these\b|ceci\b|cela\b|ça\b))|.{0,60}(?<!\p{L})(?:do not|don['’]t|never|ne (?:surtout )?(?:pas|jamais)|ne (?:faites|lancez|utilisez|exécutez) (?:surtout )?(?:pas|jamais)) (?:(?:use|run|execute|do|utiliser|lancer|exécuter|faire) )?(?:this|these|it|that|ceci|cela|ça)(?!\p{L}))/iu,
  /** A comment that tells who does by itself what stands below it: "-- The primary runs:". */
  doneByOther: /^\s*(?:#|\/\/|--)+\s*\W*(?:(?:the|this|that|le|la|l['’]|ce|cette)\s?)?(?:primary|standby|server|client|script|job|pipeline|workflow|container|service|serveur|conteneur|tâche)\s(?:then |puis )?(?:runs?|executes?|calls|does|lance|exécute|appelle|fait)(?:\s+(?:this|these|ceci|cela))?\s*[:：]?\s*$/iu,
  /** A heading over what somebody did: "What we actually used". */
  wasDone: /^\W*(?:what|how|ce qu(?:e |['’])) ?(?:I|we|nous avons|on a|j['’]ai) (?:\p{L}+ )?(?:used|ran|did|ended up with|utilisée?s?|lancée?s?|faite?s?|exécutée?s?)(?!\p{L})/iu,
  /** "Add it to `x`, then:": what is done when that is. */
  thenDone: /(?:[,;.]|\band\b|\bet\b)\s*(?:then|puis|ensuite)(?: run| lancer?| exécutez?)?\s*:\s*$/iu,
  /** A script shown whole is run as it stands. */
  runScript: any('use (?:this|the following) script|(?:following|this|below|next) script (?:can|may|should|must|will) be (?:used|run|executed)|(?:run|execute|launch|paste) (?:this|the following|the script below|these)(?: [\\p{L}-]+){0,3}', '(?:exécute[rz]?|lance[rz]?|colle[rz]?) (?:ce|le) (?:script|code|bloc)(?: suivant)?'),
  /** Put into a file: said so that even shell commands are its content. */
  putInto: any(
    '(?:add|append|paste|insert) (?:[\\p{L}-]+ ){0,6}(?:to|in|into|inside|at the (?:end|top|bottom) of) (?:[\\p{L}-]+ ){0,3}[`*_"]*[~./]?[\\w./~-]*\\.\\w+|(?:create|write|save) (?:[^.]{0,60} )?(?:[^ ]+ )?(?:with (?:(?:the )?following|this) (?:contents?|code|lines?)|containing)|with (?:the following|this) contents?',
    '(?:ajoute[rz]?|colle[rz]?|insére[rz]?|insérer) (?:[\\p{L}-]+ ){0,6}(?:à|au|dans|en) (?:[\\p{L}-]+ ){0,3}[`*_"]*[~./]?[\\w./~-]*\\.\\w+|(?:créer|crée[rz]?|écrire|écrivez|enregistre[rz]?) (?:[^.]{0,60} )?(?:[^ ]+ )?(?:contenant|avec le contenu|avec le texte|incluant)|avec le contenu suivant',
  ),
  /** What follows is how it went for whoever wrote it: "my session looks like this". */
  ranSo: /(?<!\p{L})(?:my|our|mon|ma|notre|nos)\s(?:[\p{L}-]+\s){1,3}(?:looks?|looked|went|goes|is|was|ressemblent?|ressemblait|est|était)(?!\p{L})[^.]*:\s*$/iu,
  /** How a table or a generated query looks. */
  sqlDescribed: any(
    'definitions?|schemas?|(?:the|a) (?:table|view|index|schema) (?:looks|is (?:defined|structured)|has)|structure|generated (?:sql|query|queries)|is (?:translated|rewritten|converted|compiled) (?:in)?to|the (?:resulting|generated|emitted) (?:sql|query)|equivalent (?:sql|query)|ddl|(?:pattern|template|form) (?:for|of)',
    'définition|schéma|structure|requête générée|est (?:traduite?|réécrite?|convertie?)',
  ),
  /** A line of something else is replaced by what follows. */
  replacesLine: /(?<!\p{L})(?:replac(?:e|ing)|chang(?:e|ing)|remplac(?:er|ez|e)|chang(?:er|ez))\s(?:the|that|this|its|la|cette|le|les)\s(?:[^.:]{1,60}\s)?(?:lines?|lignes?|commands?|commandes?)\s(?:[^.:]{0,40}\s)?(?:with|by|to|into|par|en)\s*:\s*$/iu,
  /** Variables are set for what follows. */
  setVariables: any('set|define|declare|export|assign|save|use|choose|pick', 'définir|définissez|positionner|positionnez|renseigne[rz]?|exporter|exportez|choisir|choisissez|fixer|fixez|déclarer|déclarez'),
  /** A scheduler's entry. */
  cron: any('cron(?: ?jobs?| entry| line)?|crontab|scheduled (?:task|job)', 'cron|crontab|tâches? (?:planifiée|cron)s?'),
  /** What follows only shows. */
  example: any(
    'for example|for instance|examples?|e\\.g\\.?|eg\\.?|such as|similar to|like (?:this|so|the following)|could look like|might look like|may look like|looks like',
    'par exemple|exemples?|p\\. ?ex\\.?|ex\\.|comme ceci|ressemble',
  ),
  /** Calls of all kinds are shown, of which nobody makes all: "typical calls look like this". */
  exampleCalls: any('(?:typical|sample|possible|some) (?:calls?|invocations?|command lines?|uses|usages?)|examples? (?:calls|invocations|command lines|of (?:calls|invocations|use|usage)) ', "(?:appels?|commandes?) (?:typiques?|possibles?)|exemples? (?:d['’]appels?|d['’]utilisation|de commandes?)"),
  /** What follows is the command above with its parts filled in. */
  filledIn: any(
    '(?:would|will|then|this|it|which) becomes?|becomes|filled in|concretely|with (?:those|these|the) values|for instance|in our (?:case|example)',
    'devient|deviendrait|ce qui donne|donne alors|soit par exemple|dans notre (?:cas|exemple)',
  ),
  /** What follows is how a command is written. */
  synopsis: /^(?:(?:general |command |basic )?(?:usage|synopsis|syntax)|utilisation|syntaxe)\s*:?$|\b(?:syntax|usage|general form|form of the command|syntaxe|forme générale)\b[^.:]{0,60}\b(?:is|are|as follows|est)\b/iu,
  /** A paragraph between a template and what it becomes. */
  becomes: /^(?:(?:which|this|that|it|the above|would|will|then|cela|ceci|ce qui) )*(?:becomes|(?<=\s)become|turns? into|is then|translates (?:in)?to|devient|deviendrait|donne(?: alors)?)(?: [^.:]{0,40})?\s*[:.…]?$/iu,
  /** Between what a file holds and what it is to hold: "becomes:", "to:", "par :". */
  changedTo: /^(?:(?:in|dans) (?:(?:the|le) (?:file|fichier) )?[`"«]?[\w.~/-]{2,80}[`"»]?(?: file)?,? (?=and |et |change |replace |change[rz]|remplace[rz]|to\b|with\b|par\b))?(?:(?:and |then |it |this |that |which |et |cela |ceci |ce qui )*(?:(?:should |will )?becomes?|devient|deviendra|doit devenir)|to|with|by|into|par|en|(?:and )?(?:change|replace) (?:it|this|them|that) (?:to|by|with)|(?:et )?(?:le |la |les )?(?:remplace[rz]?|change[rz]?) (?:par|en))(?: (?:this|the following|ceci|ce qui suit))?\s*[:.…]*$/iu,
  /** A line that is looked for, to be changed: "Find the line". */
  findsLine: /(?<!\p{L})(?:find|locate|look for|search for|trouve[rz]?|cherche[rz]?|rep[ée]re[rz]?|localise[rz]?)(?!\p{L})[^.!?]{0,80}[:：]?\s*$/iu,
  /** A sentence whose span (\u0000) is changed to what stands below. */
  replacesSpan: /(?<!\p{L})(?:change|replace|find|locate|remplace[rz]?|change[rz]?|modifie[rz]?|trouve[rz]?)\s(?:(?:the|this|le|la|l['’]) ?)?(?:(?:line|entry|setting|directive|ligne|entrée|réglage)s? )?[`"«]?\u0000[`"»]?(?!\p{L})[^\u0000]{0,80}?(?:to|with|by|into|par|en)(?: (?:this|the following|ceci|ce qui suit|[`"«]?[^:\u0000]{1,60}))?\s*[:：]?\s*$/iu,
  /** What is put in beside what is there. */
  addsTo: any('add|adding|append|appending|insert|inserting', 'ajout\\p{L}+|insér\\p{L}+'),
  /** What is put behind all that is there, whatever stands in it. */
  appends: any('append(?:ing|ed)?|(?:at|to) the (?:very )?(?:end|bottom)(?! of (?:the|each|every|this|that) lines?)', "(?:à|en) (?:la )?fin(?! de (?:la )?ligne)|tout en bas|en bas d[ue]"),
  /** What is put above all that is there: an entry of a list of changes. */
  prepends: any('prepend(?:ing|ed)?|(?:at|to) the (?:very )?(?:top|beginning|start)(?! of (?:the|each|every|this|that) lines?)', "en (?:haut|tête)|au (?:tout )?début(?! de (?:la )?ligne)|tout en haut"),
  /** A line that is there is made a comment, or none; what is set besides is another thing. */
  commentsOut: any('comment(?:ing|s)? out|comment (?:the|this|that|these|those)(?: following)? lines?', '(?:commente[rz]?|commentant)|(?:mettre|mettez|passer|passez) (?:\\p{L}+ ){0,4}en commentaire'),
  uncomments: any('un-?comment(?:ing|s)?|remove the (?:comment|leading) (?:sign|mark|character|hash)', 'décommente[rz]?|décommentant|decommente[rz]?'),
  /** Besides a comment, another value. */
  setsToo: any('set|change|changing|modify|update|replace|adapt|adjust|edit and', 'mett(?:re|ez) à|modifi\\p{L}+|remplac\\p{L}+|adapt\\p{L}+|chang\\p{L}+|ajust\\p{L}+'),
  /** A change in a file is told. */
  edit: any(
    'add|adding|append|insert|paste|pasting|put|edit|editing|modify|change|changing|replace|replacing|update|set|setting|uncomment|comment out|commenting out|create|creating|write|save|fill(?: in)?|adjust|adapt|configure|configuring|ensure|make sure|include|remove|delete|populate|define|bump|copy|place|with (?:the |this )?(?:following )?contents?|should contain|must contain|needs? (?:to contain|to have|the following|these|this)|(?:should|must) (?:now |then )?(?:look like|read|be)|contents? (?:of|should be)|open',
    "ajoute[rz]?|ajoutant|colle[rz]?|insére[rz]?|insère|insérer|édite[rz]?|éditer|modifie[rz]?|change[rz]?|remplace[rz]?|mettre(?: à jour)?|mettez|mets|renseigne[rz]?|décommente[rz]?|commente[rz]?|créer|crée[rz]?|écrire|écrivez|enregistre[rz]?|ajuste[rz]?|adapte[rz]?|complète[rz]?|compléter|configure[rz]?|définir|définissez|placer|placez|copier|copiez|ouvre|ouvrir|ouvrez|réglages?|avec (?:le )?contenu|doit contenir|doit ressembler|contenant|supprime[rz]?|doi(?:t|vent) être (?:le suivant|la suivante|les suivant|comme suit|ainsi)",
  ),
  /** A change is told so that the block can only be it, also where no file is named in the same sentence. */
  editStrong: any(
    'add (?:this|these|the following|an?|it|to)|adding|append|insert|paste|uncomment|comment out|replace|by changing|change it to|edit|modify|with (?:the |this )?(?:following )?contents?|update (?:the|your)|add the|(?:this|these) lines?|(?:these|this) (?:entry|entries|variables?|settings?)|add(?=\\s*:?\\s*$)|(?:recommended|needs?|ha(?:s|ve)|want|sure|necessary|required|best) to (?:adjust|change|set|adapt|tweak|configure|define)|(?:must|should|needs? to|ha(?:s|ve) to) be (?:set|changed|adjusted|adapted|added|put|placed|named|saved)|place it|save (?:it|this) (?:as|in|to)',
    "ajoute[rz]?(?: ceci| cette| ces| les| la| le)?|colle[rz]?|insére[rz]?|insérer|décommente[rz]?|remplace[rz]?|édite[rz]?|éditer|modifie[rz]?|(?:cette|ces|les) lignes?|avec (?:le )?contenu|le contenu suivant|y ajouter|doi(?:t|vent) être (?:ajout|modifi|plac|adapt|renseign|nomm|enregistr)\\p{L}+|il faut (?:adapter|modifier|changer|renseigner|ajouter)",
  ),
  /** The sentence opens with an order to change something, whatever it goes on to explain. */
  editOrder: /^(?:(?:then|next|first|now|finally|also|and|please|optionally|ensuite|puis|enfin|et)[, ]+)*(?:add|append|insert|paste|put|edit|modify|change|replace|update|set|uncomment|configure|define|adjust|adapt|declare|fill in|ajoute[rz]|coller|collez|insérer|insérez|édite[rz]|modifie[rz]|change[rz]|remplace[rz]|mettre|mettez|renseigne[rz]|décommente[rz]|configure[rz]|définir|définissez|adapte[rz])(?! up\b)(?![\p{L}-])/iu,
  /** What is done to a file that is there. */
  inPlace: any('add\\p{L}*|append\\p{L}*|edit\\p{L}*|modif\\p{L}+|chang\\p{L}+|updat\\p{L}+|replac\\p{L}+|(?:un)?comment\\p{L}*|set|adjust\\p{L}*|adapt\\p{L}*|remov\\p{L}+|delet\\p{L}+|insert\\p{L}*|sections?|lines?|block|under|inside', 'ajout\\p{L}+|modifi\\p{L}+|remplac\\p{L}+|chang\\p{L}+|(?:dé)?comment\\p{L}+|lignes?|édit\\p{L}+|renseign\\p{L}+|supprim\\p{L}+|insér\\p{L}+|bloc|section'),
  /** Says what a file holds, or is to hold. */
  holdsScript: any('contents? of|contains?|for reference|goes? (?:in|into|to)|looks? like|(?:here|below) is', "contient|contenu (?:de|du)|contenir|voici|ressemble(?:r|ra)?|va dans|pour (?:référence|mémoire)"),
  /** That it is to. */
  toHold: any('(?:should|must|needs? to|ha(?:s|ve) to) (?:contain|look like)|goes? (?:in|into|to)', "doi(?:t|vent) (?:contenir|ressembler)|va dans"),
  /** Says what stands for a placeholder of the block. */
  fillsIn: /^\W*(?:(?:then|first|and|please|ensuite|puis) )*(?:replac(?:e|ing)|substitut(?:e|ing)|remplace[rz]?|remplaçant|substitue[rz]?)\s(?:(?:the|all|each|every|both|le|la|les|chaque|tous les)\s)?(?:(?:placeholders?|values?|valeurs?|variables?)\s)?[`"'«]?\s?(?:<[^<>]{1,40}>|\{\{?[^{}]{1,40}\}|\[[\p{L} _-]{2,40}\]|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?:your|my|votre|mon)[-_]\w)/iu,
  /** Lines of a file are to go: what is shown is what it holds before, not after. */
  takenOut: /(?<!\p{L})(?:remov(?:e|ing)|delet(?:e|ing)|strip|take out|get rid of|comment(?:ing)? (?:out|(?:(?:these|those|this|that|the following) )?lines?)|supprime[rz]?|retire[rz]?|enl[eè]ve[rz]?|efface[rz]?|comment(?:e[rz]?|ant)|(?:must|should|need to|needs to|ha(?:s|ve) to|can) be (?:removed|deleted|commented out|taken out)|removed\/commented out|(?:doi(?:t|vent)|peu(?:t|vent)) être (?:supprim|retir|enlev|comment)\p{L}+)(?!\p{L})/iu,
  /** Says that a file is worked on, and not yet how: "Edit the file and comment out …". */
  opensFile: /^\W*(?:edit|modify|change|update|open|ouvr(?:ir|ez)|[eé]dite[rz]?|modifie[rz]?|change[rz]?)(?!\p{L})/iu,
  /** … and put in again, or something else in their place. */
  putsIn: /(?<!\p{L})(?:add|append|insert|paste|put|set|replace|change|edit|modify|update|write|uncomment|instead|with|add(?:ed|ing)|ajoute[rz]?|coll(?:er|ez)|ins[eé]r\p{L}+|mett\p{L}+|remplac\p{L}+|modifi\p{L}+|d[eé]commente[rz]?|plutôt|par)(?!\p{L})/iu,
  /** Nothing is to be changed: "do not edit", "rien à modifier"; "do not forget to add" is an order. */
  notEdited: any(
    "(?:do not|don't|must not|should not|shouldn't|never|no need to|need not|needn't|avoid)(?! (?:forget|hesitate|worry|omit|skip))(?: (?:manually|directly|yet|have to|need to))? (?:add|adding|append|insert|paste|put|edit|editing|modify|modifying|change|changing|replace|replacing|update|updating|set|setting|touch|touching|remove|write|create|copy|commit|use|do|be)|(?:nothing|no (?:change|edit|modification)s?) (?:needs?|has|have|is|are|to)|(?<!(?:not|yet|n't) )already (?:in place|set|configured|present|enabled|done|there|included|activated)",
    "(?:ne (?:pas|jamais|surtout pas|surtout jamais)|n['’](?:y )?(?:pas|jamais)|sans|inutile de|pas besoin de|évite[rz] (?:de |d['’]))(?! (?:oublier|hésiter))\\s*(?:ajouter|coller|insérer|éditer|modifier|changer|remplacer|mettre|toucher|supprimer|écrire|créer|copier|utiliser|faire)|ne (?:modifie|change|touche|remplace|mette|supprime|copie)z (?:surtout )?(?:pas|jamais|rien)|n['’](?:ajoute|édite|utilise)z (?:surtout )?(?:pas|jamais|rien)|(?:rien|aucune? (?:changement|modification)) (?:à|n['’]est)|(?<!pas )déjà (?:en place|configurée?s?|présente?s?|activée?s?|faite?s?|incluse?s?|définie?s?)",
  ),
  /** A place is offered, and nothing is asked for: "you can keep them in a file `.env`". */
  mayKeep: /(?<!\p{L})(?:you|we|one) (?:can|may|could) (?:also )?(?:save|store|keep|persist)(?!\p{L})|(?<!\p{L})(?:vous pouvez|on peut|il est possible) (?:aussi |également )?(?:d['’]|de )?(?:les |la |le |l['’])?(?:enregistrer|stocker|garder|conserver)(?!\p{L})/iu,
  /** A made-up case is told: "for instance, consider" … "we create". */
  supposes: /(?:for (?:instance|example)|as an example),? (?:consider|suppose|imagine|let['’]?s|let us|take|say)(?!\p{L})|(?<!\p{L})(?:prenons|considérons|supposons|imaginons)(?!\p{L})/iu,
  narrates: /^(?:and |then |so |next |now |finally |et |puis |alors )*(?:in (?:our|the) [^,]{1,40},? )?(?:we|nous)\s\p{L}|(?:our|notre) [\p{L}`./_-]+ we\s/iu,
  /** A thing does it by itself: "the job writes", "the workflow uses these settings", "two settings prevent it". */
  byItself: /^[^.:]{0,80}(?<!\p{L})(?:generated|produced|written|rendered|créée?|générée?|produite?|écrite?)(?!\p{L})[^:\n]{0,120}(?:(?<!\p{L})(?:will |would |then )*looks? (?:\p{L}+ )?like|ressembler?a?(?: donc| alors)? à)(?!\p{L})|^(?:(?:two|three|four|several|a few|some|deux|trois|quatre|plusieurs|quelques)\s+(?:other\s+|autres\s+)?(?:options|settings|lines|keys|flags|entries|rules|variables|directives|réglages|paramètres|lignes|clés|règles)\s+(?!(?:to|à|in|dans|for|pour|of|de|du|on|sur|below|above|ci|are to)(?!\p{L}))\p{L}|(?:the|this|that|our|each|every|le|la|les|notre|nos|ce|cette|chaque|l['’])\s*(?:[\p{L}\p{N}`_.-]+\s+){1,4}?(?:uses|reads|keeps|takes|sets|defines|holds|ships|comes|writes|creates|generates|adds|updates|replaces|changes|contains|renders|produces|utilisent?|lit|lisent|prend|définit|contient|contiennent|écrit|crée|génère|ajoute|modifie|remplace|produit)(?!\p{L}))(?!.*\b(?:you|must|should|needs?|vous|il faut|doit|doivent)\b)/iu,
  /** Verbs, accents off, whose object is changed where a file is named for it: "switch the cache on in `x`". */
  changes: /^(?:switch|turn|enable|disable|activate|deactivate|allow|permit|grant|restrict|limit|raise|lower|increase|decrease|reduce|point|expose|register|declare|specify|indicate|provide|prepare|tell|give|set|bump|pin|rename|override|extend|tune|harden|secure|customi[sz]e|map|bind|route|mount|force|forbid|deny|open|close|complete|activ\p{L}+|desactiv\p{L}+|autoris\p{L}+|permet\p{L}+|limit\p{L}+|augment\p{L}+|baiss\p{L}+|redui\p{L}+|point\p{L}+|expos\p{L}+|declar\p{L}+|specifi\p{L}+|indiqu\p{L}+|prepar\p{L}+|donn\p{L}+|renomm\p{L}+|surcharg\p{L}+|complet\p{L}+|personnalis\p{L}+|securis\p{L}+|fix\p{L}+|bascul\p{L}+|ouvr\p{L}+|ferm\p{L}+|interdi\p{L}+|forc\p{L}+)$/u,
  /** Sentences that open so, or end with such a verb, only show or suppose what stands in the file they name. */
  looksOnly: /(?:,| and| et)\s(?:then |puis )?(?:check|see|look at|compare|review|inspect|vérifi\p{L}+|voi[rs]|consult\p{L}+|regard\p{L}+)\s[^,;]{0,60}:\s*$|^(?:please |then |now |puis |ensuite )?(?:see|check|confirm|look|notice|note|compare|verify|review|inspect|consider|remember|recall|find|examine|observe|understand|assum|suppos|imagin|expect|given|voi[rc]|vérifi|lire|lisez|not(?:er|ez)|compar|consult|regard|remarqu|retrouv|rappel|examin|observ|trouv)/iu,
  /** The sentence, or what stands behind its label ("Listening address — in `x.conf`:"), opens with the file as the place. */
  inFile: /(?:^|[—–:,;)]\s+|\s-\s)(?:[\p{L}-]+ ){0,3}(?:in|into|to|inside|within|dans|puis dans|à la fin d[eu]|file|fichier)(?!\p{L})/iu,
  /** What is given to a command, not put into a file: "pass in an extra argument". */
  passed: any(
    '(?:pass|passing|give|giving|add|adding|use|using|with)(?: in)? (?:[\\p{L}-]+ ){0,4}(?:arguments?|options?|flags?|parameters?|switch(?:es)?)',
    "(?:pass|donn|ajout|utilis)\\p{L}+ (?:[\\p{L}-]+ ){0,4}(?:arguments?|options?|paramètres?)|avec (?:l['’]|les? )(?:arguments?|options?|paramètres?)",
  ),
  /** Nothing but an example is announced: "Ex:", "An example override could be:". */
  onlyExample: /^[*_]*(?:e\.?g\.?|for (?:example|instance)|par exemple|p\. ?ex\.?|ex)\s*[.:,…]*[*_]*\s*:?$|^[*_]*(?:and |so |then )?(?:here(?:['’]s| is)|this is|below is|an?|one|some|voici|ci-dessous|un|quelques)?\s*(?:an?\s|un\s)?(?:[\p{L}-]+\s){0,3}(?:examples?|exemples?)(?!\s+(?:in|into|dans|à)(?!\p{L}))(?:\s[^.:]{0,60})?[*_]*\s*:[*_]*\s*$/iu,
  /** The text below a heading that names a file speaks of that file. */
  thisFile: /(?<!\p{L})(?:this|the|ce|le)\s+(?:[\p{L}-]+\s+)?(?:file|fichier)(?!\p{L})/iu,
  /** After a block: where it goes. */
  placedAfter: /^(?:this|these|it|that|they|the (?:above|lines|snippet)|ceci|cela|ce bloc|ces lignes|elle|il)\b[^.:]{0,40}?\b(?:placed|goes?|added|put|belongs?|inserted|pasted|plac\p{L}+|va|vont|ajout\p{L}+|coll\p{L}+)\s(?:in|into|inside|at|to|under|dans|à|au|en)\b/iu,
  /** The text speaks of how a file looks, not of changing it. */
  describes: any(
    '^\\W*(?:defined|declared|configured|stored|kept|set|held|listed|described)\\s+(?:in|by|at)|\\byou (?:should|must|will)(?: then| now| already)? have (?:this|these|the following|such)\\b|references?|refers? to|contains|is defined|are defined|(?:is|are) (?:a|the|stored|configured|set|kept|declared|written|read|built|created|generated|mounted|described|held)|currently|by default|default configuration|looks like|(?:here is|this is|following is) an? example|an example of|for reference|accessible|within the|similar to|(?:may|might|could|would) look (?:something |somewhat |a bit |more or less )?like|existing|the (?:current|generated|resulting)',
    "(?<!\\p{L})vous dev(?:ez|riez)(?: alors| donc| déjà)? (?:y )?avoir (?:ceci|cette|ces|la|les|le|une?) |^\\W*(?:défini|déclaré|configuré|stocké|rangé|décrit|listé|réglé|fixé|gardé)e?s?\\s+(?:dans|par)|référence|contient|(?:est|sont) (?:défini|une?|le|la|configuré|réglé|déclaré|fixé|créé|généré|décrit|écrit|construit|rangé|stocké)e?s?|sont définis|par défaut|actuellement|voici un exemple|pour référence|à titre d'exemple|se présente|(?:peut|pourrait) ressembler|l'existant",
  ),
  /** Headings under which a command is explained. */
  explains: /^\W*(?:à quoi|pourquoi|explications?|comprendre|que fait|détails? de|signification|what (?:is|does|do|are)|why|how (?:it|this) works|explanations?|understanding|meaning|breakdown)(?!\p{L})/iu,
  /** After a block: what it means. */
  explainedAfter: /^[-*\s]*(?:traduction|explication|autrement dit|translation|explanation|in other words|meaning|this (?:command )?means)\s*[:.,]/iu,
  /** Headings under which code is shown to be learned from, not typed. */
  patterns: any(
    'patterns?|best practices?|conventions?|guidelines?|anti-?patterns?|style|cheat ?sheet|shortcuts?|reference|syntax|architecture|design|diagrams?|flow|schema|usage in|examples?',
    "bonnes pratiques|conventions?|architecture|principes?|schémas?|exemples?|raccourcis|syntaxe|aide-mémoire|fonctionnement|diagrammes?",
  ),
  /** An interpreter's or a client's console is named as the place to type. */
  console: any(
    'console|repl|interpreter|(?:python|django|node|mongo|redis|psql|mysql|rails|ruby|database|db|sql|interactive) (?:shell|prompt|terminal|client|session)|shell|terminal|prompt|irb|ipython|pry|tinker|psql',
    "console|interpréteur|invite|terminal|shell",
  ),
  /** A comment that says that what stands below it was printed. */
  resultComment: /^\s*(?:#|\/\/|--)+\s*(?:=>|->|[-=]*\s*(?:(?:sample|example|expected|correct|example of|the)?\s*(?:outputs?|results?|returns?|prints?|response|should (?:return|print|show|output)|will (?:return|print|show|output))|(?:exemple de )?(?:sorties?|résultats?|réponse|affiche|retourne|renvoie)(?: attendue?s?)?)(?:\s*[:.…]|[^\p{L}\p{N}]*$|\s+(?:is|should|looks|similar|example|attendu)))/iu,
  /** Words of prose that no command line is made of. */
  prose: any(
    'the|a|an|is|are|was|were|will|would|should|must|your|our|their|this|that|these|those|you|we|they|which|when|then|because|have|has|been|and|of|into|does|not',
    'le|la|les|une?|des|du|est|sont|sera|doit|doivent|votre|vos|notre|nos|ce|cette|ces|vous|nous|ils|qui|que|quand|alors|parce|avez|été|et|pour|dans|avec|par|sur|pas',
  ),
} as const;

/** Letters with signs that people leave out at a keyboard without them. */
const plain: Readonly<Record<string, string>> = { é: 'e', è: 'e', ê: 'e', ë: 'e', à: 'a', â: 'a', î: 'i', ï: 'i', ô: 'o', û: 'u', ù: 'u', ç: 'c' };

/** The pattern, which takes its letters without their signs as well: "Creer le fichier". */
function signsOptional({ source, flags }: Written): Written {
  let inClass = false;
  let out = '';
  for (let i = 0; i < source.length; i += 1) {
    const letter = source[i] as string;
    if (letter === '\\') { out += letter + (source[i += 1] ?? ''); continue; }
    if (letter === '[') inClass = true;
    else if (letter === ']') inClass = false;
    const bare = plain[letter];
    out += bare === undefined ? letter : inClass ? letter + bare : `[${letter}${bare}]`;
  }
  return { source: out, flags };
}

/** Each made at its first use: most documents need a few. */
export const words = Object.defineProperties({}, Object.fromEntries(Object.entries(table).map(([name, pattern]) => {
  let made: Wording | null = null;
  const written = { get source() { return signsOptional(pattern).source; }, flags: pattern.flags };
  return [name, { get: () => (made ??= wording(written, `words.${name}`)) }];
}))) as Readonly<Record<keyof typeof table, Wording>>;
