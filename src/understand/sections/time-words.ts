/** Words that place what is told at another time: days later, the day before, each month, at midnight, after the next release. A third language is a third set of rows. */

const number = '(?:\\d+(?:\\s?(?:[-–/]|to|or|à|ou)\\s?\\d+)?|(?:an?|one|two|three|four|five|six|seven|ten|twelve|fourteen|thirty)(?: (?:to|or) (?:two|three|four|five|six|seven|ten|twelve))?|a few|several|some|a couple of)';
const about = '(?:(?:at least|about|around|approximately|roughly|some|another|no later than|up to) )*';
/** Who waits minutes waits here. */
const span = `${about}${number}[ -]?(?:hours?|days?|weeks?|months?|quarters?|years?|business days?|working days?|nights?|h)`;
const nombre = '(?:\\d+(?:\\s?(?:[-–/]|à|ou)\\s?\\d+)?|(?:une?|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|trente)(?: (?:à|ou) (?:deux|trois|quatre|cinq|six|sept|huit|dix|douze))?|quelques|plusieurs)';
const duree = `(?:(?:environ|au moins|au minimum|à peu près|encore) )*${nombre} ?(?:heures?|jours?|semaines?|mois|trimestres?|ans?|années?|nuits?|h)`;
/** The number of an item or a step; a mark. */
const start = '^\\W*(?:(?:step|étape|phase|day|jour)?\\s?\\d+(?:\\.\\d+)*\\s?[.):–—-]\\s*)?(?:(?:then|and|only|finally|puis|et|enfin|seulement),? )?';
/** A clause of its own tells what happens then, not what to do: "After 30 days the backups are deleted". */
const noSubject = "(?!,?\\s(?:it|they|this|that|these|those|the|an?|your?|its|their|we|users?|all|any|each|every|[\\w-]+s? (?:is|are|will|expires?|get|gets)|ils?|elles?|les?|la|l['’]|un|une|des|cela|ce|ces|cette|vos?|votre|nous|on (?!peut|supprim|lanc|fait))(?![a-zà-ÿœ]))";
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
const jour = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?';
const clock = '(?:midnight|noon|midday|\\d{1,2}(?::\\d{2})? ?(?:am|pm|a\\.m\\.|p\\.m\\.)|\\d{1,2}:\\d{2}|\\d{1,2} ?h ?(?:\\d{2})?)';
const release = '(?:release|deploy(?:ment)?|version|upgrade|update|maintenance(?: window)?|sprint|cut-?over|go-?live|reboot|restart|migration)';
const livraison = '(?:mise en production|mep|livraison|version|release|mise à jour|montée de version|maintenance|itération|bascule|migration)';
const period = '(?:retention|grace|trial|soak(?:ing)?|observation|transition|deprecation|quarantine|cool-?(?:ing-?)?down|warranty|hold)';

/** A wording, in capitals or not. */
export const row = (pattern: string): RegExp => new RegExp(pattern, 'iu');

/** Each opens a sentence or a heading, or closes one that leads to what follows. */
export const anotherTime: readonly RegExp[] = [
  // "A week later:", "Two days before the release, …"
  row(`${start}${span} (?:(?:later|after(?:wards)?|before(?:hand)?|prior|ahead|earlier|in advance)(?![a-zà-ÿœ])${noSubject}|(?:before|after|prior to|ahead of) (?:the |your |a )?[^,:.]{2,50}(?:[,:]|$))`),
  row(`${start}${duree} (?:(?:plus tard|après|avant|auparavant|à l['’]avance)(?![a-zà-ÿœ])${noSubject}|(?:avant|après) (?:la |le |l['’]|votre )?[^,:.]{2,50}(?:[,:]|$))`),
  // "After 30 days, remove …", "Au bout d'une semaine :"
  row(`${start}after ${span}(?: (?:of|without|with|have|has) [^,:]{2,60})?${noSubject}(?=[,:)\\s]|$)`),
  row(`${start}(?:après|au bout d(?:e |['’])|passé|d['’]ici) ?${duree}(?: (?:de|d['’]|sans) ?[^,:]{2,60})?${noSubject}(?=[,:)\\s]|$)`),
  // "The next day", "the evening before", "la veille", "le lendemain matin"
  row(`${start}(?:on |in |during )?the (?:next|following|previous|preceding) (?:day|morning|afternoon|evening|night|week|month|business day|working day)(?![a-zà-ÿœ])${noSubject}`),
  row(`${start}(?:on |in )?the (?:day|night|evening|week|morning) (?:before|after)(?![a-zà-ÿœ])${noSubject}`),
  row(`${start}(?:la veille|le lendemain|le surlendemain|l['’]avant-veille|(?:la semaine|le mois) (?:suivante?|d['’](?:après|avant)|précédente?)|le jour (?:suivant|d['’](?:après|avant)|précédent))(?![a-zà-ÿœ])${noSubject}`),
  // "At the end of the day:", "En fin de mois :"
  row(`${start}(?:at|towards) the end of (?:the|each|every) (?:day|week|month|quarter|year|shift)(?![a-zà-ÿœ])(?!,? you )${noSubject}`),
  row(`${start}(?:en|à la|vers la|chaque) fin d(?:e |u |['’])(?:la )?(?:journée|semaine|mois|trimestre|année|service|jour)(?![a-zà-ÿœ])(?!,? (?:vous|tout|tu) )${noSubject}`),
  // "J-7", "T+24h", "(J+1)", "D-1: …"
  row('^\\W*(?:[JDT] ?[+\\-−–] ?\\d{1,3} ?(?:h|d|j|days?|jours?|hours?|heures?|weeks?|w)?)(?=\\s*[:)—–-]|\\s|$)(?!\\s*[=*/+])|\\(\\s*[JDT] ?[+\\-−–] ?\\d{1,3} ?(?:h|d|j|days?|jours?|hours?|heures?)?\\s*\\)\\W*$'),
  // "Before a disaster: save them", "Avant un sinistre": made ready for another day
  row('^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:before (?:an?|the|any) (?:disaster|incident|outage|emergency|crisis|failure|breach)|avant (?:un|une|le|la|l[’\']|tout|toute) ?(?:sinistre|incident|panne|crise|catastrophe|coupure))(?: (?:happens|strikes|occurs|survient|arrive))?(?=\\s*[:：,–—]|\\s*$)'),
  // "Clean up (after 48 hours)"
  row(`\\((?:only )?(?:after|from|not before) ${span}[^()]{0,40}\\)\\W*$|\\(${span} (?:later|after|before)[^()]{0,40}\\)\\W*$`),
  row(`\\((?:seulement )?(?:après|au bout d(?:e |['’])|à partir de|pas avant) ?${duree}[^()]{0,40}\\)\\W*$|\\(${duree} (?:après|avant|plus tard)[^()]{0,40}\\)\\W*$`),
  // "Remove the old volume after a week:"
  row(`^[^.!?:]{3,100}\\s(?:after ${span}|${span} (?:later|before(?:hand)?|ahead|in advance)|the (?:next|following) (?:day|morning|week|month)|the day before)\\s*[:：]\\s*$`),
  row(`^[^.!?:]{3,100}\\s(?:(?:après|au bout d(?:e |['’])) ?${duree}|${duree} (?:après|avant|plus tard|à l['’]avance)|le lendemain(?: matin)?|la veille)\\s*[:：]\\s*$`),
  // "The old data may be dropped after a week of no complaints."
  row(`(?:may|can|could|should|must) (?:then |only |safely |now )?be [\\w ]{3,40} after ${span}|(?:peu(?:t|vent)|pourr(?:a|ont)|devr(?:a|ont)|doi(?:t|vent)) (?:alors |ensuite )?être \\p{L}{3,30} (?:après|au bout d(?:e |['’])) ?${duree}`),
  // "## After a reboot", "Après une coupure de courant :": once there is one
  row(`${start}(?:after|following) (?:an?|any|each|every) (?:[\\w-]+ )?(?:reboot|restart|crash|outage|shutdown|power (?:cut|loss|failure))(?![a-zà-ÿœ])[^.]{0,40}$`),
  row(`${start}(?:après|suite à) (?:une?|chaque|tout|toute) (?:\\p{L}+ )?(?:redémarrage|reboot|plantage|crash|coupure|panne|extinction|arrêt)(?![a-zà-ÿœ])[^.]{0,40}$`),
  // "After making changes to these settings, run:", "Après toute modification :"
  row(`${start}(?:after|whenever|each time|every time) (?:(?:you )?(?:have )?(?:made|mak(?:e|ing)|appl(?:y|ying)|done|doing) (?:any |an? |some |your |these )?|(?:any|each|every) (?:[\\w-]+ )?)(?:changes?|modifications?|edits?)(?![a-zà-ÿœ])[^.:]{0,80}[,:：]`),
  row(`${start}(?:après|à chaque|lors de) (?:(?:avoir (?:fait|effectué|apporté)|toute|chaque|tout) ?(?:des |une |les )?)?(?:modifications?|changements?)(?![a-zà-ÿœ])[^.:]{0,80}[,:：]`),
  // "Redeploying after code changes", "Redémarrer après modification"
  row('^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:re-?deploy(?:ing|ment)?|re-?build(?:ing)?|updat(?:e|ing)|re-?start(?:ing)?|reload(?:ing)?|redéploiement|redéployer|redémarrer|redémarrage|reconstruire|relancer|recharger)(?![a-zà-ÿœ])[^.:]{0,30} (?:after|après) (?:[\\p{L}\'’]+ ){0,3}(?:changes?|modifications?|edits?|changements?)\\W*$'),
  // "Every Monday", "Once a month:", "Tous les mois, …"
  row(`${start}(?:every|each|once (?:a|per|every|each)|twice (?:a|per)) (?:other |second |first |last )?(?:hour|day|night|week|month|quarter|year|morning|evening|${weekday}|\\d+ (?:hours|days|weeks|months))(?![a-zà-ÿœ])(?! (?:at|by|of|to)\\b)${noSubject}`),
  row(`${start}(?:tous les|toutes les|chaque|(?:une|deux) fois (?:par|tous les|toutes les)) (?:premiers? |derniers? )?(?:\\d+ )?(?:jours?|nuits?|semaines?|mois|trimestres?|ans?|années?|matins?|soirs?|heures?|${jour})(?![a-zà-ÿœ])${noSubject}`),
  // "Weekly maintenance", "Tâches mensuelles"; a page that is all for that says it in its title.
  row('^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:hourly|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|semi-annual(?:ly)?)(?![a-zà-ÿœ])(?:[^.:]{0,50}[:：]?\\s*$)'),
  row('^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:(?:tâches?|opérations?|maintenances?|entretiens?|contrôles?|vérifications?|actions?|routines?) )?(?:hebdomadaires?|mensuel(?:le)?s?|trimestriel(?:le)?s?|annuel(?:le)?s?|semestriel(?:le)?s?)(?![a-zà-ÿœ])[^.:]{0,40}[:：]?\\s*$'),
  // "At midnight, …", "À partir de 22 h :"
  row(`${start}(?:at|around|from|not before|by) (?:about )?${clock}(?=[\\s,:)]|$)[^.]{0,120}[:：,]`),
  row(`${start}(?:à|vers|à partir de|dès|pas avant|avant) ?(?:minuit|midi|\\d{1,2} ?h ?(?:\\d{2})?)(?=[\\s,:)]|$)[^.]{0,120}[:：,]`),
  // "After the next release, …", "Lors de la prochaine mise en production :"
  row(`${start}(?:after|at|with|in|during|before) (?:the|your) next (?:[\\w-]+ )?${release}(?![a-zà-ÿœ])${noSubject}`),
  row(`${start}(?:après|lors de|à|avec|pendant|avant) (?:la |votre )prochaine (?:\\p{L}+ )?${livraison}(?![a-zà-ÿœ])${noSubject}`),
  // "For a future change of the schema:", "Pour une prochaine évolution, le déroulé est donc :"
  row(`${start}for (?:an?|the|any|your) (?:next|future|later|subsequent) (?:[\\w-]+ )?(?:${release}|changes?|iterations?)(?![a-zà-ÿœ])[^.]{0,120}[:：]\\s*$`),
  row(`${start}pour (?:une?|la|le|toute|chaque|votre) (?:prochaine?|future?) (?:\\p{L}+ )?(?:${livraison}|évolution|modification|changement)(?![a-zà-ÿœ])[^.]{0,120}[:：]\\s*$`),
  // "Once the retention period (30 days) has passed, …"
  row(`${start}(?:once|when|after) (?:the |a |your )?(?:[\\w-]+ ){0,2}?(?:${period} (?:period|time|window|phase)|${period})(?: \\([^)]*\\))? (?:is|has|have) (?:over|passed|ended|expired|elapsed)`),
  row(`${start}(?:une fois|après|quand|lorsque|dès que) (?:que )?(?:la |le |ce |cette |votre )?(?:période|délai|durée|phase|temps) (?:de |d['’])?[^,:]{2,50}(?:passée?|terminée?|écoulée?|expirée?|finie?|est passée?|est écoulée?)`),
];
