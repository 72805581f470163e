/** Words that say that what they lead to is not for everyone who reads on: old ways, the first time, other versions, other people, a quiet hour. A third language is a third set of rows. */
import { atWord, byLeave, start } from './leave-words.ts';
import { row } from './time-words.ts';

/** At the end of a lead or of a heading, and nothing behind it. */
const end = '[^.!?:]{0,60}[:：]?\\s*$';
const aside = (words: string): string => `\\((?:${words})\\)\\W*$`;

const person = "(?:dbas?|(?:on-call )?(?:\\p{L}+ ){0,2}(?:administrators?|admins?|sysadmins?|teams?|engineers?|colleagues?|managers?|owners?|providers?|hosters?|customers?|support|helpdesk|security|someone|somebody|maintainers?|developers?))";
const personne = "(?:dba|(?:autre |second(?:e)? )?(?:administrateur|administratrice|admin|équipe|collègue|responsable|hébergeur|prestataire|client|exploitant|intégrateur|développeur|mainteneur|ingénieur|dsi|rssi)s?)";
const stale = '(?:deprecated|obsolete|outdated|out of date|superseded|no longer (?:used|needed|supported|maintained|valid|recommended|up to date|relevant|current|true|works?)|not (?:up to date|yet (?:implemented|available|supported|tested|finished|complete)))';
const perime = "(?:obsol[eè]tes?|d[eé]pr[eé]ci[eé]e?s?|p[eé]rim[eé]e?s?|remplac[eé]e?s? par|plus (?:utilis[eé]e?s?|[àa] jour|maintenue?s?|valables?|d['’]actualit[eé]|support[eé]e?s?|n[eé]cessaires?))";
const quiet = '(?:maintenance|low[- ]traffic|off-?peak|quiet|night|office|business|working|change)';

/** "This section is outdated": said of all of its section, wherever it stands in it. */
export const ofItsSection = row(`^\\W*(?:note ?[:,-] ?|attention ?[:,-] ?)?(?:this|the following|cette|ce|le) (?:section|chapter|procedure|method|approach|paragraph|part|chapitre|procédure|méthode|paragraphe|partie|passage)s? (?:is|are|has been|was|n['’]est|ne sont|est|a été) (?:now |currently |actuellement |désormais )?(?:${stale}|${perime}|(?:a )?(?:draft|work in progress|brouillon|en cours de rédaction))`);

const when = "(?:hors|en dehors|pendant|durant|de nuit|la nuit|le (?:soir|week-end|dimanche)|en (?:heures? creuses?|journée)|à (?:froid|vide|heures? creuses?))";
const quietly = '(?:outside|off-peak|at night|overnight|after hours|during (?:the |a |an )?(?:[\\w-]+ )?(?:window|night|weekend|hours)|on (?:a )?(?:weekends?|sundays?)|when (?:the )?(?:traffic|load|activity))';
/** "À faire hors période d'inventaire.", "Run this at night only.": said of the command above it, where none stands right below. */
export const saidBehind = row(`^\\W*(?:à (?:faire|lancer|exécuter|jouer|réaliser|planifier)|ne (?:lancer|faire|exécuter|jouer|lancez|faites|exécutez)(?: (?:ceci|cela|cette commande|ce script))?|(?:opération|étape|commande) à (?:faire|lancer|réaliser)|(?:to|must|should) be (?:run|done|executed|performed)|(?:(?:only|please) )?(?:run|do|execute|perform) (?:this|it|these|them))(?: (?:que|qu['’]|uniquement|seulement|impérativement|de préférence|only|preferably))* ?(?:${when}|${quietly})(?![a-zà-ÿœ])[^.:]{0,80}[.!]?\\s*$`);

/** "Skip this section if the hall has one.", "Si la halle répond, sautez cette section.", "À ne faire qu'une fois.": said at its head of all of a section. */
export const skipsSection = row(`(?<!\\p{L})(?:skip|ignore|jump over) (?:this|the) (?:whole |entire )?(?:section|chapter|part)(?! of)(?![a-zà-ÿœ])|(?<!\\p{L})(?:saute[rz]?|passe[rz]?|ignore[rz]?) (?:toute )?(?:cette (?:section|partie|rubrique)|ce (?:chapitre|paragraphe))(?![a-zà-ÿœ])|${start}(?:(?:this (?:step |section )?)?(?:has to be|needs to be|must be|is|to be) (?:only )?done (?:only )?once|à ne (?:faire|lancer|exécuter|jouer) qu['’]une (?:seule )?fois)(?! (?:a|per|par|qu|every|each)(?![a-zà-ÿœ]))[^.:]{0,60}[.:]?\\s*$`);

const verb = "(?:faire|faites|lance[rz]|ex[eé]cute[rz]|joue[rz]|r[eé]alise[rz]|effectue[rz]|applique[rz]|utilise[rz]|employe[rz])";
/** "Deprecated: …", "This command is no longer to be used.", "Ne plus lancer :": of the block that it leads to, else of the one it stands below. */
export const noLonger: readonly RegExp[] = [
  row(`${start}(?:${stale}|${perime})(?:\\s*[:：–-].{0,80})?\\s*$`),
  row(`${start}(?:this|the following|these) (?:command|step|script|block|line|option)s? (?:is|are|must|should) (?:no longer|not(?= [^.:]{0,30}any ?(?:more|longer)(?![a-z]))) (?:to )?be (?:used|run|executed|done)(?![a-z])[^.!?:]{0,60}[.:]?\\s*$`),
  row(`${start}(?:no longer|(?:do not|don['’]t)(?= [^.:]{0,60}any ?(?:more|longer)(?![a-z]))) (?:use|run|execute|apply|do)(?![a-z])${end}`),
  row(`${start}(?:cette|ces|la|ce) (?:commande|étape|script|ligne|option)s? (?:n['’]est|ne sont|ne doi(?:t|vent)) plus (?:à |[êe]tre )?(?:utilis|lanc|ex[eé]cut|employ)(?:er|[eé]e?s?)(?![a-zà-ÿœ])[^.!?:]{0,60}[.:]?\\s*$`),
  row(`${start}ne (?:doi(?:t|vent) )?plus ${verb}(?![a-zà-ÿœ])${end}`),
];

/** Each opens or closes what leads to steps, or is a heading. */
export const notNow: readonly RegExp[] = [
  ofItsSection,
  saidBehind,
  skipsSection,
  ...noLonger,
  // Old ways: "Legacy procedure", "The old way:", "Ancienne méthode"; what was done, and what does not exist yet.
  row(`${start}(?:the )?(?:legacy|old|previous|former) (?:way|method|procedure|process|approach|instructions|steps)(?![a-zà-ÿœ])${end}`),
  row(`${start}(?:l['’])?(?:anciennes?|précédentes?|vieilles?) (?:méthodes?|procédures?|façons?|étapes|instructions|démarches?)(?![a-zà-ÿœ])${end}`),
  row(aside(`${stale}|legacy|old|draft|wip|work in progress|todo|${perime}|ancienn?e?|brouillon|à (?:faire|compléter|venir)|en cours de rédaction`)),
  row(`${start}(?:draft|brouillon|wip|work in progress|(?:not yet|pas encore) [^:]{3,30}|coming soon|à venir|planned|prévu|todo|to ?do|à (?:faire|vérifier|compléter|rédiger)|fixme)(?:\\s*[:：–-].{0,80})?\\s*$`),
  row(`${start}(?:historique\\s*[:：] ?on |previously|formerly|historically|in the past|before|autrefois|auparavant|historique(?:ment)?|par le passé|avant)(?: \\([^)]*\\)|,? we [^:]{2,30}|,? (?:on|nous) [^:]{2,30})?\\s*[:：]\\s*$`),
  // Done once: "On the first deployment only:", "(première fois seulement)"
  row(`${start}(?:only )?(?:(?:on|at|for|during|before) (?:the |your )?(?:very )?first (?:time|deploy\\w*|install\\w*|release|setup)|(?:the )?first[ -]time(?: only)?)(?![a-zà-ÿœ])(?! you| that| it)${end}`),
  row(`${start}(?:uniquement |seulement )?(?:(?:lors (?:de la |du |d['’]une? )|à la |au |pour (?:la |le |une? )|avant (?:la |le ))(?:tou(?:t|te) )?premi(?:er|ère) (?:fois|d[eé]ploiement|installation|livraison|mise en (?:production|service|ligne))|la (?:toute )?première fois)(?![a-zà-ÿœ])(?! que)${end}`),
  row(aside('(?:the )?(?:very )?first (?:time|run|deploy\\w*|install\\w*|setup)(?: only)?|once only|only once|one[- ]time(?: (?:only|setup|steps?|tasks?|configuration|installation))?|(?:la )?première (?:fois|installation|exécution)(?: (?:seulement|uniquement))?|premier (?:déploiement|lancement)(?: (?:seulement|uniquement))?|une (?:seule )?fois(?: seulement)?|(?:installation|configuration|étape|opération) unique')),
  row(`${start}(?:this (?:step )?(?:has to|needs to|must) (?:only )?be done (?:only )?once|à (?:ne )?faire (?:qu['’])?une seule fois)`),
  // Done already
  row(`${start}(?:already|déjà) (?:done|run|applied|executed|fait\\w*|exécuté\\w*|appliqué\\w*)(?![a-zà-ÿœ])${end}`),
  // "1. Create the hall ✅ done 2031-02-03", "Poser les lampes — fait le 3 mai"
  row('^[^.!?:]{3,80}?(?:[✅☑✔]\\uFE0F?|\\s[—–-]|[\\[(])\\s*(?:already |déjà )?(?:done|completed|finished|fait(?:e|s|es)?|terminée?s?|réalisée?s?)(?![a-zà-ÿœ])(?! (?:by|via|with|through|using|par|avec))[^.!?:,]{0,30}$'),
  // Other versions: "For versions before 2.0:", "PostgreSQL 12 and older"
  row(`${start}(?:for|on|with|in|up to|until|before|from|since) (?:[\\w.-]+ ){0,3}?(?:versions?|releases?) (?:(?:before|prior to|older than|newer than|below|above|after|earlier than|later than|up to|until|<=?|>=?) ?)?v?\\d[\\w.]*(?: (?:and|or) (?:older|earlier|newer|later|below|above|up|higher|lower))?\\s*[:：]?\\s*$`),
  row(`${start}[^.!?:]{2,50}\\d[\\w.]* (?:and|or) (?:older|earlier|below|lower)\\W*$|${start}(?:from|for|since|depuis|pour) v?\\d[\\w.]* (?:and|or|et|ou) (?:newer|later|above|higher|up|plus|ultérieure?s?|supérieure?s?)\\W*$`),
  row(`${start}(?:pour|sur|avec|depuis|jusqu['’]à|avant) (?:[\\p{L}\\d.-]+ ){0,3}?versions? (?:(?:antérieures?|postérieures?|inférieures?|supérieures?|ultérieures?) (?:ou égales? )?à |avant (?:la )?|<=? ?|>=? ?)?v?\\d[\\w.]*(?: et (?:antérieures?|ultérieures?|suivantes?|plus))?[^.:]{0,20}[:：]\\s*$`),
  row(`${start}[^.!?:]{2,50}\\d[\\w.]* (?:et|ou) (?:antérieure?s?|inférieure?s?)\\W*$`),
  // Other people: "The DBA runs:", "Ask the network team to run:", "Maintainers only:"
  row(`${start}(?:then )?(?:(?:the|your|our|an?|another) )?${person} (?:with [\\w ]{3,30} )?(?:then |now )?(?:(?:must|should|has to|have to|will|can|may|needs? to) )?(?:runs?|executes?|types?|launch(?:es)?|applies|apply|do(?:es)?)(?![a-zà-ÿœ])${end}`),
  row(`${start}(?:only (?:the |an? )?${person} (?:can|may|should|must|has to|have to)|(?:ask|get|have|let|request|tell) (?:the |your |an? |our )?${person} (?:to )?(?:run|execute|type|launch|apply|do))(?![a-zà-ÿœ])`),
  row(`${start}(?:puis )?(?:(?:le|la|l['’]|les|votre|notre|une?|un autre|une autre) ?)?${personne}(?: \\p{L}+){0,2}? (?:(?:doit|doivent|devra|peut|va) )?(?:lance(?:nt|r)?|exécute(?:nt|r)?|tape(?:nt|r)?|applique(?:nt|r)?|joue(?:nt|r)?)(?![a-zà-ÿœ])${end}`),
  row(`${start}(?:seule?s? (?:le |la |l['’]|les |un |une )?${personne}|(?:demande[rz]?|faire|faites) (?:à |au |aux |faire |exécuter |lancer )[^.:]{0,40}(?:lancer|exécuter|taper|appliquer|jouer|par ))`),
  row(`${start}(?:only|uniquement|seulement) (?:on|in|for|with|at|sur|dans|pour|en|avec|chez)(?![a-zà-ÿœ])[^.!?:]{2,80}[:：]\\s*$|${start}(?:for )?(?:the )?${person} only\\s*[:：]?\\s*$|${start}(?:réservé|uniquement|seulement) (?:aux?|à l['’]|à la|pour les?|pour l['’]|pour la) ?${personne}${end}`),
  // As somebody else: "As root:", "En tant qu'utilisateur postgres :"
  row(`${start}(?:run )?(?:as|logged in as|being) (?:the |an? )?(?:root|super-?user|administrator|\`?[\\w-]+\`? user|user \`?[\\w-]+\`?|postgres)\\s*[,:：]\\s*$|${start}en tant (?:que |qu['’]) ?(?:root|super-?utilisateur|administrateur|(?:l['’])?utilisateur \`?[\\w-]+\`?)\\s*[,:：]\\s*$`),
  ...byLeave,
  ...atWord,
  // A quiet hour, a second pair of eyes
  row(`${start}(?:only )?(?:during|in|outside|within|at) (?:the |a |an |of )*(?:[\\w-]+ )?${quiet} (?:window|hours?|times?|periods?|night)(?![a-zà-ÿœ])${end}|${start}when (?:the )?(?:traffic|load|activity) is (?:low|lowest|at its lowest)${end}`),
  row(`${start}(?:seulement |uniquement )?(?:pendant|durant|dans|hors|en dehors|en) (?:la |les |des |de la )?(?:fenêtre de (?:maintenance|tir|changement)|heures? (?:creuses?|ouvrées?|de bureau|non ouvrées?)|période creuse)(?![a-zà-ÿœ])${end}`),
  row(`${start}(?:with (?:two|a second) (?:people|persons?|pair of eyes|operators?)|four[- ]eyes|à deux(?: personnes)?|en binôme)(?![a-zà-ÿœ])${end}`),
  // A threshold: "Above 10,000, stop the producers:", "> 80 % :"
  row(`${start}(?:(?:if )?(?:above|below|over|under|beyond|between|more than|less than|fewer than|greater than|at least|at most|au-dessus de|au-delà de|en dessous de|en-dessous de|entre|plus de|moins de|à partir de) (?:about |~ ?|environ )?\\d[\\d.,\\s]*(?:%|[kMGT]i?[bo]?|[\\p{L}]+)?(?: (?:and|et) [^,:]{1,20})?|[<>≤≥]=? ?\\d[\\d.,\\s]*(?:%|[\\p{L}]+)?)\\s*[,:：–—]`),
  // "Drain them only if they are older than a day:", "Run this except in May:"
  row('^[^.!?:]{3,120}\\s\\**(?:only|but only|except|unless|seulement|uniquement|sauf|que)\\**\\s\\**(?:(?:if|when|where|for|after|si|quand|lorsque|après|en cas)\\**\\s|s[’\'](?:ils?|elles?))[^:]{3,120}[:：]\\s*$'),
  // "Remove the host, but not if it is the last of its rack:"
  row('^[^.!?:]{3,120}[;,(—–]\\s?(?:(?:but|and|mais|et) )?(?:not|never|pas|jamais|surtout pas) (?:if|when|while|unless|as long as|si|quand|pendant|tant qu|s[’\'])(?![a-zà-ÿœ])'),
  // "Stop it (ask in the channel first):"
  row('\\((?:first |after |once you have |but |d[’\']abord |après avoir )?(?:ask(?:ing)?|tell(?:ing)?|warn(?:ing)? (?:the|your|all|users?|people|every)|notify(?:ing)?|inform(?:ing)?|check(?:ing)? with|announc(?:e|ing)|page|call(?:ing)? the|talk(?:ing)? to|prévenir|prévenez|demande[rz]|avertir|avertissez|informe[rz]|annonce[rz]|voir avec|en parler)(?![a-zà-ÿœ])[^()]{3,80}\\)'),
  // Not as a rule: "You should never need this:", "Normalement inutile, mais au cas où :"
  row(`${start}(?:this|these|it|you|the following|cela|ceci|vous|normalement|usually|normally)[^.:]{0,40}?(?:(?:should|will|would|do|does|must) (?:not|never|n['’]t|rarely|hardly)|shouldn['’]t|don['’]t|rarely|never|not|ne devri?ez? (?:pas|jamais)|ne devrait (?:pas|jamais)|rarement|inutile|pas) ?(?:normally |usually |ever )?(?:be )?(?:need|necessary|needed|required|en avoir besoin|avoir besoin|être nécessaire|nécessaire|utile|inutile)?[^.:]{0,40}(?:just in case|au cas où|need (?:this|it|to)|necessary|needed|en avoir besoin|être nécessaire)[^.:]{0,30}[:：]\\s*$`),
];

/** What is only told for whoever wants to know, or wants to try. */
export const onlyTold: readonly RegExp[] = [
  row(`${start}(?:for (?:your )?(?:reference|information|the record)|fyi|for the curious|pour (?:mémoire|info(?:rmation)?)|à titre (?:indicatif|d['’]information|de référence))\\s*[,:：]`),
  row(`${start}(?:[^.!?:]{0,40},? )?(?:(?:just )?to (?:try|test) (?:it|this|them|things)(?: out| locally| quickly)?|pour (?:essayer|tester)(?: (?:en local|rapidement|cela))?)\\s*[:：]\\s*$`),
  // How the fault is made, in a document that mends it: "You can reproduce it with:", "To simulate a dark hall:"
  row(`${start}(?:you can(?: also)?|to|vous pouvez(?: aussi)?(?: le| la)?|on peut(?: le| la)?|pour)(?: (?:then|easily))? (?:(?:reproduce|reproduire)(?![a-z])|simulate|simuler)(?![a-z])[^.!?]{0,80}[:：]\\s*$`),
  // "What the nightly job does:", "Ce que fait la tâche :", "…, kept for reference:"
  row(`${start}(?:(?:this|here|that) is |voici |c['’]est )?(?:what (?:the|our) (?:\\S+ ){0,3}?(?:(?:cron )?(?:jobs?|tasks?)|cron|timer|pipeline|workflow|(?:old|previous|former) [^.:!?]{2,30}) (?:does|do|did|says|said|runs?|ran)(?![a-z])|ce qu(?:e |['’])(?:fait|font|faisai(?:t|ent)|lance(?:nt)?|exécute(?:nt)?|disait|dit) (?:le|la|les|l['’]|notre|nos) ?(?:\\S+ ){0,3}?(?:tâches?|jobs?|cron|minuteur|pipeline|workflow|ancienne?s?)(?![a-z]))[^.!?]{0,80}[:：]\\s*$`),
  row('\\b(?:kept|left here|conservée?s?|gardée?s?|laissée?s?)(?: here| ici)?(?: only)? (?:for|as a|pour|à titre) (?:reference|history|the record|historical|mémoire|référence|historique|l[\'’]histoire|information)(?![a-z])[^.!?]{0,30}[:：]\\s*$'),
  // A question that is answered
  row('^\\W*(?:why|pourquoi)(?![a-z])[^.!?:]{3,80}\\?\\s*$'),
  row(`${start}(?:ideally|in theory|quick and dirty|experimental(?:ly)?|idéalement|en théorie|expérimental)\\s*[:：]`),
];
