/** What warnings and limits look like in a sentence, per language. A third language is a third set of rows. */
import type { Guard } from '../../model/procedure.ts';
import { limits, notThen } from './limit-words.ts';
import { notNow, onlyTold } from './not-now-words.ts';
import { anotherTime } from './time-words.ts';

export interface GuardWord {
  readonly kind: Guard['kind'];
  readonly pattern: RegExp;
}

const doing = '(?:run|ran|execut\\w*|use[ds]?|using|launch\\w*|appl(?:y|ied)|do(?:ne)?|try|deploy\\w*|start\\w*|perform\\w*|enabled?|set|suitable|safe|intended|meant|recommended|ready|allowed|available)';
const faire = "(?:ex[eé]cut\\w*|lanc\\w*|utilis\\w*|jou\\w*|appliqu\\w*|faire|fait\\w*|d[eé]ploy\\w*|activ\\w*|possible|disponible|permis\\w*|autoris\\w*|recommand\\w*|pr[eé]vu\\w*|[àa] faire)";

/** States that come about by themselves, or by others: "once the incident is over" waits for them, "once the build is done" only goes on. */
const trouble = '(?:incidents?|outages?|emergenc(?:y|ies)|problems?|issues?|alerts?|alarms?|failures?|crisis|attacks?|maintenance|maintenance (?:window|period)|down-?time|disasters?|breakages?|degradation|vulnerabilit(?:y|ies))';
const over = '(?:resolved|over|fixed|solved|mitigated|cleared|closed|finished|ended|past|passed|contained|done|complete[d]?|stable|back to normal|restored)';
const ennui = "(?:incidents?|pannes?|probl[eè]mes?|alertes?|alarmes?|crises?|attaques?|maintenances?|coupures?|interventions?|sinistres?|d[eé]faillances?|urgences?|indisponibilit[eé]s?|situations?)";
const fini = '(?:r[eé]solue?s?|r[eé]gl[eé]e?s?|termin[eé]e?s?|close?s?|finie?s?|pass[eé]e?s?|r[eé]tablie?s?|lev[eé]e?s?|corrig[eé]e?s?|revenue?s? [àa] la normale|stabilis[eé]e?s?)';

/** "Only needed when the keys are lost": where it stands first in its section, all of the section waits for that. */
export const onlyWhen = /^\W*(?:(?:this|these|it|the following|ceci|cela|cette (?:section|étape|procédure)|ce (?:paragraphe|chapitre)) (?:\p{L}+ )?(?:is|are|applies|apply|est|n['’]est|ne s['’]applique|s['’]applique) ?)?(?:only|solely|uniquement|seulement)(?: (?:ever|be))?(?: (?:needed|necessary|required|relevant|useful|applicable|done|run|used|applies|apply|nécessaires?|utiles?|requise?s?|à faire))? ?(?:when|if|in case|after|where|si|quand|lorsqu|en cas|après)(?![\p{L}-])|^\W*(?:(?:this|it|these|the following)(?: \p{L}+)? (?:is|are) )?(?:needed|necessary|required) only (?:when|if|in case|after)\b|^\W*(?:cette|ces) (?:étape|section|opération|commande|partie)s? (?:n['’]est|ne sont) (?:nécessaires?|requise?s?|utiles?) que (?:si|quand|lorsqu|en cas)(?![\p{L}])|^\W*(?:ce n['’]est |n['’]est )?(?:nécessaire|utile|à faire) (?:que |uniquement |seulement )(?:si|quand|lorsqu|en cas|après)(?![\p{L}])|^\W*(?:please )?(?:continue|proceed|read on|go on|carry on|poursuive[rz]|continue[rz]) (?:only|uniquement|seulement) (?:if|when|in case|si|quand|en cas)(?![\p{L}-])|^\W*(?:please )?only \p{L}+ (?:this|these|the following|it)(?!\p{L})[^.:]{0,60}\s(?:if|when|in case|after)(?![\p{L}-])|^\W*n['’](?:utilise[rz]?|exécute[rz]?|effectue[rz]?) (?:ceci|cela|cette|ce|ces|le|la)\s?[^.:]{0,50}\squ(?:e (?:si|quand|lorsqu|pour)|['’]en cas)(?!\p{L})|^\W*(?:this|these(?: steps)?|it|the following) (?:should|will|would|ought to|must) (?:(?:normally|usually|generally|almost) )?(?:(?:not|never|rarely|hardly(?: ever)?) (?:(?:normally|usually|generally|ever) )?be (?:necessary|needed|required)|only (?:(?:ever|normally) )?be (?:done|used|run|performed|needed|necessary|attempted|executed) (?:as|if|when|in case|in the event|to|for|by|after|during|under))(?![\p{L}-])|^\W*(?:ceci|cela|cette (?:section|étape|procédure|opération|manipulation)) ne (?:devrait|doit) (?:(?:normalement|en principe|en général) )?(?:pas|jamais|plus) (?:(?:normalement|en principe) )?être nécessaire(?!\p{L})|^\W*(?:ceci|cela|cette (?:section|étape|procédure|opération|manipulation)) ne (?:doit|devrait) être (?:faite?|(?:utilis|lanc|exécut|réalis)ée?)s? qu(?:e |['’])(?:si|en|pour|quand|lorsqu|après|par)/iu;

/** "For some other lamps, …:", « Pour les autres lampes : »: the reader has one of them. */
export const forOthers = /^\W*(?:for (?:(?:some|all|most|many|any|the|certain) )?others?(?!\p{L})(?! (?:purposes?|reasons?|details?|options?|examples?|information|questions?|issues?|uses?|ways?|things?)(?!\p{L}))|pour (?:les |toutes les |tous les |certaine?s |d['’])autres?(?!\p{L}))[^.!?:]{0,90}[:：]\s*$/iu;

/** "(Leased halls only) The belts …", "These are needed only for leased halls", "This section applies to leased halls only": said of all of its section, where it stands first. */
export const onlyFor = /^\W*\((?:only )?(?!read|view|write|text|internal|json|optional)(?:[\p{L}\d./+-]+ ){1,3}(?:only|uniquement|seulement)\)\s+\p{L}|\b(?:this|these|the following|it) ?(?:\p{L}+ )?(?:is|are) (?:only )?(?:required|needed|necessary|relevant|intended|meant|useful)? ?only (?:for|on|with) (?!(?:one|this|the first|reading|viewing)(?!\p{L}))|\b(?:this|these) (?:\p{L}+ )?(?:only )?appl(?:y|ies) (?:only )?to (?!(?:this|the current) )[^.]{3,60} only\b|\b(?:this|these) (?:\p{L}+ )?(?:only appl(?:y|ies)|appl(?:y|ies) only) to (?!(?:this|the current) (?:branch|version|release|series|repository|repo|document|project)(?!\p{L}))|(?<!\p{L})(?:cette|ces|cela|ceci|ce) ?(?:\p{L}+ )?(?:ne (?:concerne(?:nt)?|vau(?:t|x|lent)|s['’]applique(?:nt)?) (?:que|qu['’])|n['’](?:est|ont|a) (?:nécessaires?|utiles?) que (?:pour|sur|avec|si)|ne sont (?:nécessaires?|utiles?) que (?:pour|sur|avec|si))/iu;

/** "This whole part is optional.", where a section opens with it. */
export const optionalOfAll = /^\W*(?:(?:this|the following|cette|ce|cet) ?(?:whole |entire )?(?:step|section|part|chapter|task|étape|partie|chapitre|tâche)s? (?:is|are|est|sont) (?:\p{L}+ )?(?:optional|facultati|optionn|not (?:required|needed|necessary|mandatory))|cette étape n['’]est pas (?:nécessaire|obligatoire|requise))/iu;

/** "Hanging a second bell is optional.", where a section opens with it: said of the work that the section is about. */
export const optionalWork = /^\W*(?:\p{Lu}\p{L}+ing |(?:La (?:mise en (?:place|œuvre|service)|configuration|création|pose)|L['’](?:installation|ajout|activation|utilisation))(?!\p{L}))[^.!?:;]{3,80} (?:is|are|est|sont) (?:(?:\p{L}+ly|entièrement|tout à fait) )?(?:optional|facultati(?:f|ve)s?|optionnel(?:le)?s?)(?=\W*(?:[.;,]|$))/iu;

/** "For example:", "For example, to light one hall alone:", and below it the command with values of somebody else. */
export const exampleAlone: GuardWord = { kind: 'optional', pattern: /^\W*(?:(?:for (?:example|instance)|examples?|e\.?g|ex|par exemple|exemples?|p\. ?ex)\.?)\s*(?:,? (?:to|if you|pour) [^.!?]{2,90})?[:：]\s*$/iu };

/** First row that fits a sentence wins for its kind; a sentence may be of several kinds. Environments are looked up apart. */
export const guardWords: readonly GuardWord[] = [
  // A negation, something done, and an environment after it.
  { kind: 'not-in', pattern: new RegExp(`\\b(?:not|never|don['’]t|cannot|can['’]t|must ?n['’]t|should ?n['’]t|n['’]t)\\b(?! (?:forget|hesitate|need|have|required|necessary|yet|only|just|be needed))[^.;!?]{0,60}\\b${doing}\\b[^.;!?]{0,60}\\b(?:in|on|against|for|to)\\b[^.;!?]{0,40}`, 'i') },
  { kind: 'not-in', pattern: new RegExp(`\\b(?:not|never|don['’]t)\\b (?:(?:ever|do this|this|it) )?(?:in|on|against|for)\\b[^.;!?]{0,30}`, 'i') },
  { kind: 'not-in', pattern: new RegExp(`(?:\\bn['’]|\\bne )\\s*[^.;!?]{0,40}\\b(?:pas|jamais|aucun cas|plus)\\b[^.;!?]{0,60}${faire}[^.;!?]{0,60}\\b(?:en|sur|dans|pour)\\b[^.;!?]{0,40}`, 'i') },
  // "Mise en production" is the release itself, no place.
  { kind: 'not-in', pattern: new RegExp(`\\b(?:jamais|pas|interdit\\w*|proscri\\w*|en aucun cas)\\b[^.;!?]{0,50}(?<!\\bmises? )\\b(?:en|sur|dans|pour)\\b[^.;!?]{0,30}`, 'i') },
  // "Except in production, …", "Hors production :"
  { kind: 'not-in', pattern: /^\W*(?:\d+[.)]\s*)?(?:except|outside(?: of)?|sauf|hormis|excepté|hors|en dehors d[eu])\s[^.;!?,:]{0,30}/i },
  { kind: 'irreversible', pattern: /\birreversibl|\b(?:can(?:not|['’]t| not)|could not|no way to|impossible to) (?:be )?(?:un(?:do|done)|revert|rever?sed?|roll(?:ed)? back|recover|restored?)|\bno (?:way back|undo)\b|\bunrecoverabl|\bnot (?:recoverable|reversible)/i },
  { kind: 'irreversible', pattern: /\bpermanent(?:ly)? (?:delet|remov|eras|destroy|los)|\b(?:data|everything|records?|changes?) (?:will|would|may|might|can) be (?:\w+ )?(?:lost|deleted|erased|wiped|overwritten|destroyed|dropped)|\bdata ?loss\b|\blos(?:e|ing) (?:all|any|your|the) (?:\w+ )?data/i },
  { kind: 'irreversible', pattern: /\b(?:this|it|the command|that|which) (?:\w+ )?(?:will|would|is going to) (?:\w+ )?(?:delete|erase|wipe|drop|destroy|overwrite|truncate|purge)\b|\b(?:this|the) (?:command|step|operation|script|task)? ?(?:\w+ )?(?:deletes|erases|wipes|drops|destroys|truncates|purges) (?:all|every|the|your|any)\b|\bthese (?:commands|steps|operations|scripts|tasks) (?:\w+ )?(?:delete|erase|wipe|drop|destroy|overwrite|truncate|purge)\b/i },
  { kind: 'irreversible', pattern: /\birr[eé]versible|\bsans retour (?:arri[eè]re|possible)|\bd[eé]finitive(?:ment)?\b|\birr[eé]cup[eé]rable|\bperte (?:de|des) donn[eé]es|\b(?:impossible|aucun moyen) de (?:revenir|r[eé]cup[eé]rer|annuler)/i },
  { kind: 'irreversible', pattern: /\b(?:seront?|sera|sont|va [eê]tre|vont [eê]tre) (?:\w+ )?(?:supprim|effac|[eé]cras|d[eé]truit|perdu|vidé)|\b(?:va|vont) (?:tout )?(?:supprimer|effacer|[eé]craser|d[eé]truire|vider)\b|\b(?:commande|op[eé]ration|script|t[aâ]che)s?\b[^.;!?]{0,20}\b(?:(?:supprime|efface|[eé]crase|vide)(?:nt)?|d[eé]trui(?:t|sent))\b/i },
  { kind: 'warning', pattern: /^\s*(?:[-*•>]\s*)?(?:⚠|🚨|❗|‼|⛔|🛑|☠|:warning:|:exclamation:|:rotating_light:)/u },
  { kind: 'warning', pattern: /^\W*(?:warning|caution|danger|beware|be careful|be aware|take care|watch out|attention|avertissement|mise en garde|prudence|faites attention|faire attention)\b/i },
  { kind: 'warning', pattern: /^\W*(?:never|jamais|n\.?b\.?(?=\s*[!:]))\b/i },
  { kind: 'warning', pattern: /\b(?:dangerous|(?<!\bnon-|\bnot |\bnon )destructive|with (?:great |extreme )?(?:care|caution)|at your own risk|dangereu(?:x|se)|destructeur|destructrice|avec (?:pr[eé]caution|prudence)|[àa] vos risques)\b/i },
  { kind: 'warning', pattern: /\b(?:down-?time|service interruption|will be (?:unavailable|down|interrupted)|coupure de service|interruption de service|sera (?:indisponible|interrompu))/i },
  { kind: 'optional', pattern: /^\W*\(?(?:optional(?:ly)?|if (?:needed|necessary|required|desired|applicable|you (?:want|wish|like|need|prefer))|(?:as|when|where) (?:needed|necessary|required)|facultati(?:f|ve|vement)|optionnel(?:le|lement)?|si (?:besoin|n[eé]cessaire|vous (?:le )?(?:souhaitez|voulez)|applicable)|au besoin|le cas [eé]ch[eé]ant|en cas de besoin|[eé]ventuellement)/i },
  // Another way to do what was just done: both of them would be done twice.
  { kind: 'optional', pattern: /^\W*(?:alternatively\b|or,? alternatively\b|or,? (?:to\b|you can|if you (?:prefer|use|have))\b|(?:an)?other (?:way|option|possibility)\b|you (?:can|may|could) (?:also|alternatively)\b|ou,? pour\b|(?:ou (?:bien|alors)|sinon|autrement),? (?:vous pouvez|on peut|il est possible|utilise[rz]|avec)\b|(?:vous pouvez|on peut|il est possible) (?:aussi|également)\b|(?:une )?autre (?:solution|possibilité|méthode|façon|manière|option)(?![a-zà-ÿ]))/i },
  // "Or apply them by hand, one after the other:", "You can also start it from the panel:", "Utilisez plutôt l'autre script :"
  { kind: 'optional', pattern: /^\W*(?:or|ou(?: bien)?),? (?:else )?(?:run|use|start|stop|build|install|apply|update|upgrade|restore|copy|create|deploy|do|execute|set|add|go|\p{L}{2,}(?:ez|er|ir|re))(?!\p{L})[^.!?]{0,240}[:：]\s*$/iu },
  // "Or by running the playbook", below what is clicked
  { kind: 'optional', pattern: /^\W*(?:\d+[.)]\s*)?(?:or|ou(?: bien)?),? (?:else )?(?:by \p{L}+ing|by hand|manually|(?:from|on|at|with|via|using|through) (?:the |a |your )?(?:command[- ]line|cli|shell|terminal|console|script)|en (?!production|prod|cas|local|effet)\p{L}+ant|à la main|manuellement|(?:depuis|dans|avec|via|en) (?:la |le |un |une |votre )?(?:ligne de commande|cli|shell|terminal|console|script))(?!\p{L})[^.!?]{0,240}$/iu },
  { kind: 'optional', pattern: /^(?!\W*(?:if|when|si|s['’]il|quand)(?!\p{L}))(?:[\s\S]*(?<!\p{L}))?(?:you (?:can|may|could) (?:also|alternatively)|(?:vous pouvez|on peut|il est possible)(?: d[e’'])? ?(?:aussi|également))(?!\p{L})[^.!?]{0,160}[:：]\s*$/iu },
  { kind: 'optional', pattern: /^(?!\W*(?:if|when|si|s['’]il|quand)(?!\p{L}))(?:[\s\S]*(?<!\p{L}))?(?:utilise[rz]|lance[rz]|exécute[rz]|préfére[rz]|employe[rz]) plutôt (?!que)[^.!?]{0,160}[:：]\s*$|^(?!\W*(?:if|when)(?!\p{L}))(?:[\s\S]*(?<!\p{L}))?(?:use|run|execute|choose|prefer)\s[^.!?:]{2,80}\sinstead\s*[:：]\s*$/iu },
  // "Programs such as pigz can be used to make it faster, e.g.:"
  { kind: 'optional', pattern: /\b(?:can|may|could) (?:also )?be used\b[^.:;]{0,160}\b(?:e\.g\.?|for (?:example|instance))[, ]*[:：]\s*$|(?<!\p{L})(?:peu(?:t|vent)|pourrai(?:t|ent)) (?:aussi )?être utilisée?s?(?!\p{L})[^.:;]{0,160}par exemple[, ]*[:：]\s*$/iu },
  // "To run it as a different user, do the following:", "Pour servir plusieurs halles :"
  { kind: 'optional', pattern: /(?:^|[.!?]\s+)\W*(?:to|in order to) (?:run|start|install|deploy|use|put|store|keep|serve|host)\s[^:,.]{0,60}?\b(?:(?:as|on|in|under|at|with|from) (?:an?other|a different|an alternative|different)|(?:several|multiple|more than one))\b[^:]{0,160}[:：]\s*$|(?:^|[.!?]\s+)\W*pour (?:utiliser|lancer|installer|déployer|mettre|servir|héberger|gérer)\s[^:,.]{0,60}?(?<!\p{L})(?:(?:sous|avec|dans|sur|en tant qu(?:e |['’])) ?(?:une? autre|d['’]autres)|plusieurs)(?!\p{L})[^:]{0,160}[:：]\s*$/iu },
  // "To use another place use the following line:"
  { kind: 'optional', pattern: /^\W*(?:to|in order to) (?:use|install (?:to|in|into)|build (?:in|with)|run (?:on|with)|get) (?:an?other|a different|an alternative|other|different)\b[^:]{0,160}[:：]\s*$|^\W*pour (?:utiliser|installer (?:dans|vers)|construire (?:dans|avec)) (?:une? autre|d['’]autres)(?!\p{L})[^:]{0,160}[:：]\s*$/iu },
  { kind: 'optional', pattern: /^\W*(?:(?:concrete |full )?examples?|exemples?(?: concrets?| complets?)?)\s*[:：–—]\s*(?!https?:)\S.{0,100}$/iu },
  exampleAlone,
  // A chapter of them, below what they are examples of.
  { kind: 'optional', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:usage |worked )?examples?|examples? (?:usages?|runs?|sessions?|of (?:use|usage))|exemples?(?: d['’](?:utilisation|usage|exécution|appel)s?| complets?| concrets?)?)[\s*_]*$/iu },
  // "Full release, an example", "Déroulé complet : exemple"
  { kind: 'optional', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?!(?:the|an?|this|following|for|see|le|un|cet|par|voir)\s)(?:[\p{L}-]+[ ,:–—-]+){1,4}(?:(?:an|full|complete|un) )?(?:example|exemple)s?(?: complet| concret)?[\s*_]*$/iu },
  { kind: 'optional', pattern: /^\W*variante?s?(?!\p{L})[^.:：]{0,60}[:：]/iu },
  // The command for it stands above: "Restoring from a dump instead of the files:". What opens with "if" is a condition, of its section where it opens one.
  { kind: 'optional', pattern: /^(?!\W*(?:if|when|si|s['’]ils?|quand)(?!\p{L}))[\s\S]*?(?:\b(?:instead of|rather than) (?!(?:just|only|assuming|guessing|trusting|relying|hoping)\b)|(?<!\p{L})(?:au lieu (?:des? |du |d['’])|plutôt que ))[^.:;!?]{2,60}[:：]\s*$/iu },
  // "Other belts (alternative to leather)", over what is done in its place
  { kind: 'optional', pattern: /^[^.!?\n]{3,80}\((?:(?:as )?an? |une? )?(?:alternative|variante?)(?: (?:to|for|of|à|au|aux|de|du) [^()]{2,40})?\)\W*$/iu },
  // "Version détaillée (ce que fait le script) :", below the short one
  { kind: 'optional', pattern: /^\W*(?:the )?(?:detailed|long|longer|manual|step-by-step) version(?![\p{L}\d])[^.\n]{0,80}|^\W*(?:la )?version (?:détaillée|longue|manuelle|pas à pas)(?!\p{L})|\((?:this is )?what (?:the|this) (?:script|command|target) does\)|\((?:c['’]est )?ce que (?:fait|font) (?:le|la|ce|cette|les) (?:script|commande|cible)s?\)/iu },
  // Told again, or told once: what an appendix repeats by hand is done already.
  { kind: 'optional', pattern: /^\W*(?:appendix|annexe?)\b|(?<!\p{L})(?:manual equivalents?|equivalent manual|[eé]quivalents? manuel(?:le)?s?|(?:steps?|[eé]tapes?|proc[eé]dures?) manuelles? [eé]quivalentes?)(?!\p{L})/iu },
  { kind: 'optional', pattern: /\b(?:skip (?:this|it)(?: step| part)?(?: for now| unless| if|\s*[.:,;)]|\s*$)|(?<!\p{L})(?:[àa] sauter|sauter cette [eé]tape)\b|(?:this|the following|next) (?:step|command|part) is (?:no longer|not) (?:needed|necessary|required)\b|(?:cette [eé]tape|la commande suivante) n['’]est (?:pas|plus) n[eé]cessaire\b)/iu },
  // "The front and (optionally) the back": said of its own words alone.
  { kind: 'optional', pattern: /^\W*(?:\d+[.)]\s*)?(?:(?:then|next|now|and|finally|puis|ensuite|enfin|et),? )?\((?:optionally|facultativement|éventuellement)\)/iu },
  // "So that you can go back if necessary" says what it is for, and not when.
  { kind: 'optional', pattern: /\(\s*(?:optional(?!ly)|facultati(?:fs?|ves?)|optionnel(?:le)?s?|(?:if|when|where) (?:needed|necessary|required|applicable)|in case of need|si (?:besoin|n[eé]cessaire)|en cas de besoin|au besoin|le cas [eé]ch[eé]ant)[^)]{0,80}\)|\b(?:this|the following|next) (?:step|command|part) is optional\b|\b(?:cette|l['’]) ?[eé]tape (?:suivante )?est (?:facultative|optionnelle)|,? (?:if (?:needed|necessary|required|applicable)|si (?:besoin|n[eé]cessaire)|au besoin|le cas [eé]ch[eé]ant)(?<!(?<![\w-])(?:so (?:that )?(?:you|we|it|they)|to be able to|allow(?:s|ing)? (?:you|us) to|lets? (?:you|us)|in case you|afin (?:de|que|d)|pour (?:pouvoir|que)|de (?:sorte|façon|manière) (?:que|à))(?![\w-])[^.:;]{0,120})\s*(?:\([^()]{0,60}\))?\s*[.:,;]?\s*$/i },
  // A menu of commands, none of which is a step of the course above it. Over 550 documents 13 chapters, all of them so.
  { kind: 'optional', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:some |other |quelques |autres )?(?:(?:useful|common|handy|everyday|daily) commands|(?:principales|premi[eè]res) commandes|(?:main|basic|key|essential) commands|commandes (?:principales|essentielles|de base|utiles?|courantes?|rapides?|fr[eé]quentes?|du quotidien))|quick (?:command )?reference|commands? (?:reference|cheat ?sheet)|cheat ?sheet|aide[- ]m[eé]moire|pense-b[eê]te|m[eé]mento)(?![\p{L}-])(?:[^.]{0,40}$|\s?[:：]\s)/iu },
  // Advice for another day. Over 592 documents four chapters with something to run, all of them so.
  { kind: 'optional', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:\p{L}+ )?best practices?|good practices?|(?:further |additional |other |general |some )?(?:recommendations|tips|advice|hints)(?: (?:and|&) tricks)?|(?:quelques |autres )?(?:conseils|recommandations|astuces|bonnes pratiques)(?: (?:supplémentaires|utiles|générale?s|complémentaires))?)\W*$/iu },
  // "# Force it (rarely needed)"
  { kind: 'optional', pattern: /\((?:this is |it is )?(?:rarely|seldom|hardly ever|almost never|not normally|not usually|normally not|usually not|rarement|normalement (?:inutile|pas)|presque jamais)(?!\p{L})[^()]{0,80}\)/iu },
  { kind: 'optional', pattern: optionalOfAll },
  // "It must say `lit`. Failing that:", "… ; dans le cas contraire :"
  { kind: 'condition', pattern: /(?:^|[.;!?,)–—]\s)\W*(?:(?:or )?else|otherwise|(?:and )?if not|failing (?:that|this)|(?:in|upon|on) (?:case of )?(?:failure|errors?)|in (?:the|any) (?:opposite|contrary|other) case|sinon|autrement|dans (?:le cas contraire|(?:tous )?les autres cas)|à défaut|faute de quoi|en cas (?:d['’](?:échec|erreur)|contraire)|en échec)\s*[:：]\s*$/iu },
  { kind: 'condition', pattern: /^\W*(?:otherwise|or else|sinon|autrement)\b[^.]{0,80}[:：]\s*$|^\W*when (?:using|upgrading|updating|migrating|coming|moving) .{3,80}[:：]\s*$|^\W*(?:lors (?:d['’]une|de la) (?:mise|migration)|en (?:venant|partant) d).{3,80}[:：]\s*$/iu },
  // "Otherwise raise the limit": who has an object or a subject behind it tells what happens, not what to do.
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:otherwise|if not|sinon|autrement|dans le cas contraire|à défaut),? (?!(?:it|this|that|these|those|the|you(?! (?:can|may|must|need|should|have to)(?!\p{L}))|your|there|we|they|an?|nothing|some|all|any|its?|please note|ils?|elles?|les?|la|l['’]|vous(?! (?:pouvez|devez)(?!\p{L}))|nous|cela|ça|ce|cette|ces|on|une?|des|du|votre|vos|rien|tout|specified|stated|noted)(?![\p{L}]))(?!\S+ (?:will|would|can|cannot|may|might|must|is|are|has|have|was|were|sera|est|sont|peut|doit)(?![\p{L}]))\p{L}/iu },
  // "On Ubuntu machines, the lamps need a second store. To add it, run:": others have no such system
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:on|for|sur|pour) (?:the |les |des )?(?:(?:système|machine|hôte|distribution)s? )?(?:ubuntu|debian|centos|rhel|red ?hat|fedora|rocky|alma ?linux|(?:open)?suse|arch(?: ?linux)?|alpine|freebsd|macos|windows|wsl|arm|apple silicon)(?: \d[\d.]*)?(?:(?:-| )based|(?: and| or|,|\/)? (?:systems?|hosts?|machines?|servers?|distributions?|distros?|users?|derivatives?))(?!\p{L}),\s(?:(?:the|it|we|you (?:need|must|have)|there|le|la|les|il|vous devez)(?!\p{L})|\S+ (?:requires?|needs?|must|depends?|nécessite|exige|a besoin)(?!\p{L}))[^\n]{3,160}$/iu },
  // "From Windows, copy it with that one:": for whoever sits there
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:on|under|from|for|sous|sur|depuis|pour) windows(?: \d+)?(?: users?)?(?:, | (?=(?:use|run|you|utilise|lance|vous))|\s*[:：])[^\n]{0,160}$/iu },
  // Chapters for another day. Over 560 documents 14, all of them so.
  { kind: 'condition', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:hot-?fix(?:es|ing)?|(?:patch|bug-?fix) releases?|back-?port(?:s|ing)?|emergency(?=:| (?!contacts?|numbers?|team|phone|change)[\p{L}-]+))(?![\p{L}]):?[^.:]{0,60}$|^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:hot-?fix|correctif|déploiement|procédure|mise en production|release|livraison)s?(?: \p{L}+){0,2} (?:urgente?s?|d['’]urgence)$/iu },
  // "Fixing up a release that is out", "Corriger une version déjà publiée"
  { kind: 'condition', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:fix|correct|mend|amend|repair)ing(?: up)? |(?:corriger|réparer|rattraper) )(?:an? |the |une |la )?(?:\p{L}+ ){0,2}?(?:release|version|tag|publication|deployment|livraison|déploiement)s? (?:that |which |already |after |once |qui |déjà |après )[^.:]{3,60}$/iu },
  // "Belt-specific steps", "Étapes spécifiques à la halle" below those for all
  { kind: 'condition', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?!(?:environment|platform|project|application|app|version|machine|os|site|user|customer|client|tenant|host|device|vendor|system|region|language|team|role|service|provider|distro|distribution|cluster|instance|product|company|organi[sz]ation|module|package)s?[- ])(?:[\p{L}\d.+]+ ){0,2}?[\p{L}\d.+]+(?<!(?<!\p{L})(?:to|an?|the|for|of|from|on|in|with|any|some|this|that|each|no|more|very|non|and|or))[- ]specific (?:deployment|steps?|instructions|setup|procedure|installation|tasks?|notes?|configuration|requirements|release)\W*$|^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:étapes?|instructions|procédure|déploiement|installation|configuration|tâches?|opérations?) )?(?:spécifiques?|propres?) (?:à |au |aux |pour )(?!(?:l['’]environnement|la plateforme|votre|l['’]application|chaque)(?!\p{L}))[^.:]{2,40}$/iu },
  // "Add-on: the second bell"
  { kind: 'optional', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:add-?ons?|extras?|bonus|modules? complémentaires?|compléments?|extensions? facultatives?)\s*[:：–—-]\s+\p{L}[^.]{1,60}$/iu },
  // "To only warm the hall without touching the belts: `a` or `b`"
  { kind: 'optional', pattern: /^\W*(?:to (?:only|just) (?:refresh|update|rebuild|restart|redeploy|regenerate|reload|re-?run|recreate|re-?import|re-?index|sync)|to (?:refresh|update|rebuild|restart|redeploy|regenerate|reload|re-?run|recreate|re-?import|re-?index|sync) (?:only|just)|pour (?:ne )?(?:rafraîchir|mettre à jour|reconstruire|redémarrer|redéployer|régénérer|recharger|relancer|recréer|réimporter|réindexer|synchroniser) (?:que|qu['’]|uniquement|seulement))(?!\p{L})[^:]{2,140}[:：]/iu },
  // "Turning it back off", below what turns it on
  { kind: 'condition', pattern: /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:how to |comment )?(?:(?:turn|switch)(?:ing)? (?:it|this|them|the [\w-]+(?: [\w-]+)?) (?:back )?off(?: again)?|(?:(?:le|la|les) |l['’])?(?:désactiver|couper|éteindre|arrêter)(?:-(?:le|la|les))? (?:de|à) nouveau)\W*$/iu },
  // An exercise, beside what is exercised; one that is asked for first is a step.
  { kind: 'condition', pattern: /^\W*(?:section )?(?:\d+(?:\.\d+)*[.)]?\s+)?(?:[—–-]\s*)?(?:(?:disaster recovery|dr|restore|recovery|failover|backup|fire) (?:drills?|tests?|exercises?)|(?:verification with |monthly |quarterly |annual )?(?:test restores?|restore drills?)|(?:tests?|exercices?) de (?:restauration|reprise|bascule|sauvegarde))(?![\p{L}])(?!\s+(?:before|first|avant|d['’]abord)(?!\p{L}))[^.:]{0,40}$/iu },
  // "Set the key up if you wish to check them:", "Try installing the other one:"
  { kind: 'condition', pattern: /^(?!\W*(?:\d+[.)]\s*)?(?:(?:then|next|now|you can|to|please|pour|puis) )*(?:if|when|unless|check|verify|see|test|make sure|confirm|ensure|find out|know|determine|ask|look|decide|si|vérifie[rz]?|voir|savoir|teste[rz]?|contrôle[rz]?|demande[rz]?)(?!\p{L}))[^.!?:]{3,120}[^,\s](?<!\b(?:even|as|see|check|know|whether|only|and|or|même|voir|comme|et|ou))\s(?:if|unless|si|sauf si) (?:you|your|it|they|there|needed|vous|votre|nécessaire|besoin)(?! can\b)(?!\p{L})[^.:]{2,120}[:：]\s*$/iu },
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:(?:you (?:can|may|could)|vous pouvez),? )?(?:try (?!to run|running)(?:to \p{L}+|\p{L}+ing)|(?:essaye[rz]?|tente[rz]?) d(?:e |['’])\p{L}+)(?!\p{L})[^.?!]{0,140}[:：]\s*$/iu },
  { kind: 'condition', pattern: /^\W*(?:as long as|so long as|provided(?: that)?|tant qu(?:e |['’])|pourvu qu|à condition qu)[^.:]{3,120}[:：]\s*$/iu },
  ...onlyTold.map((pattern): GuardWord => ({ kind: 'optional', pattern })),
  ...[...anotherTime, ...notNow, ...limits, ...notThen].map((pattern): GuardWord => ({ kind: 'condition', pattern })),
  { kind: 'condition', pattern: forOthers },
  { kind: 'condition', pattern: onlyWhen },
  { kind: 'condition', pattern: onlyFor },
  // "(only for the great halls) Polish the floor"
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?\((?:only|uniquement|seulement)\s(?:for|on|in|if|when|at|with|pour|sur|en|dans|si|quand)\s[^()]{2,60}\)/iu },
  // "Uncordon the node (if it was drained)", "After the tag (major releases only)": who the step is for, behind it.
  { kind: 'condition', pattern: /^(?:[^.!?\n]|\.(?=\S)){3,90}\((?:only )?(?:(?:if|when|unless|si|quand|sauf si|uniquement si|seulement si)\s|s['’](?:ils?|elles?)\s)[^()]{2,60}\)\W*$|^[^.!?:\n]{3,90}\((?!read|view|api|write|text|append|local|internal|json|admin)(?:[\p{L}\d-]+ ){1,3}(?:only|uniquement|seulement)\)\W*$/iu },
  // "Revoke the key (emergency)", "Test the copies (run quarterly)"
  { kind: 'condition', pattern: /^[^.!?\n]{3,90}\((?![^()]*\b(?:from|of|since|depuis) \p{L}+\))(?:[^()]{0,30}[ ,])?(?:emergency|emergencies|disaster|disaster recovery|incident|urgence|quarterly|monthly|annual(?:ly)?|yearly|weekly|trimestriel(?:le)?|mensuel(?:le)?|annuel(?:le)?|hebdomadaire)(?: only)?\)\W*$/iu },
  // "As a last resort, delete the queue:"
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:(?:only )?as (?:a|the|your) last resort|in the worst case|if all else fails|en dernier recours|en dernier ressort|dans le pire des cas)(?!\p{L})/iu },
  // "Actions si > 80 %"
  { kind: 'condition', pattern: /^\W*(?:actions?|what to do|que faire|[aà] faire|mesures?)\s(?:if|when|in case|si|quand|en cas d)(?!\p{L})/iu },
  // What is taken away once somebody is content with what stands in its place: "Once the new one is stable, delete the old one:"
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:(?:only|and|then|but|finally|lastly|later),? )?(?:(?:once|when|as soon as|after) [^.:;]{3,140}?\b(?:works?|working|validated|verified|confirmed|tested|stable|satisfied|sure|certain|happy|confident|convinced|as expected|no longer (?:need|use|want|require)\w*|(?:do not|don['’]t) need)\b|after (?:the |your |some )?(?:\w+ )?(?:verification|validation|verifying|validating|confirming|testing|checking)\b)[^.:;,]{0,100},?\s(?:you (?:can|may|should|must|need to)(?: then| now| safely)* |please |we (?:can )?)?(?:safely |then |now |finally )?(?:remov|delet|stop|shut|decommission|destroy|drop|tear|disabl|uninstall|clean|purg|retir|eras|turn off)\w*\b/iu },
  { kind: 'condition', pattern: /^\W*(?:\d+[.)]\s*)?(?:(?:seulement|et|puis|mais|enfin|ensuite),? )?(?:(?:une fois|quand|lorsque?|d[eè]s que|apr[eè]s que) ?(?:que |qu['’])?[^.:;]{3,140}?(?<!\p{L})(?:fonctionne(?:nt)?|validée?s?|vérifiée?s?|confirmée?s?|testée?s?|stables?|satisfaite?s?|sûre?s?|certaine?s?|content|plus (?:besoin|utile|utilisée?s?|nécessaires?)|comme (?:prévu|attendu))(?!\p{L})|après (?:la |une? |votre )?(?:vérification|validation|contrôle|test)s?(?!\p{L}))[^.:;,]{0,100},?\s(?:vous pouvez |on peut |tu peux |il faut |vous devez |penser à |pensez à )?(?:alors |ensuite |enfin |maintenant )?(?:supprim|arrêt|détrui|désactiv|désinstall|retir|nettoy|effac|démont|décommission|éteind|étei|purg|coup)\p{L}*(?!\p{L})/iu },
  { kind: 'condition', pattern: new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:(?:only|and|then|but) )?(?:once|when|after|as soon as) (?:the |an? |this |that |your |all (?:the )?)?(?:[\\w-]+ ){0,3}?${trouble} (?:is|are|has|have|was|were)(?: been| fully| all| now| over)* ${over}\\b|^\\W*(?:only )?(?:after|following|at the end of) (?:the |an? |this )(?:[\\w-]+ ){0,2}?${trouble}(?=\\s*(?:[,:.]|$))|^\\W*(?:once|when|as soon as) (?:it|everything|the (?:service|system|site)) (?:is|has)(?: been)? (?:resolved|back to normal|stable again|recovered)\\b`, 'i') },
  { kind: 'condition', pattern: new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:(?:seulement|et|puis|mais) )?(?:une fois|apr[eè]s|quand|lorsque?|d[eè]s que|sit[oô]t)(?: que)? (?:l['’]|la |le |les |cette |cet |ce |votre |toute )?(?:[\\p{L}-]+ ){0,2}?${ennui}(?: [\\p{L}-]+){0,2}? (?:(?:est|sont|soit|a été|ont été|sera) )?${fini}(?![\\p{L}])|^\\W*(?:apr[eè]s|[àa] la (?:fin|suite)(?: de)?|en fin) (?:de |d['’])?(?:l['’]|la |le |cette |cet )?${ennui}(?=\\s*(?:[,:.]|$))`, 'iu') },
  { kind: 'condition', pattern: /^\W*(?:(?:\d+(?:\.\d+)*|[A-H])[.)]\s+)?(?:(?:but|otherwise|then|only|and|however|again|also|next|first|finally|lastly|similarly|likewise|mais|sinon|et|alors|seulement|ensuite|puis|enfin|de même|également)[ ,]+)?(?:(?:if|unless|in case|in the event|should (?:the|this|it|you|there)|for (?:those|people|anyone) (?:who|whose|with)|si|s['’](?:il|ils|elle)|sauf si|pour (?:ceux|celles) (?:qui|dont))(?![\p{L}\p{N}_.-])|when(?:ever)? .{1,60}\b(?:fails?|failed|errors?|missing|stuck|broken|wrong|not)\b|[àa] moins que|en cas d|(?:lorsqu|quand ).{1,60}(?<!\p{L})(?:[eé]chou|erreur|manqu|bloqu))/iu },
];

/** What turns a warning into its contrary when it stands before it: "no data will be deleted", "zero downtime". */
export const negation = /(?:\b(?:no|not|never|zero|without|avoid(?:s|ing)?|prevents?|nothing|aucune?|sans|[eé]vit\w*)\b|n['’]t\b|\bne\b|\bn['’])[^.;,:!?]{0,30}$/i;

/** "From here on all is outdated, and kept for reference", "La suite n'est conservée que pour mémoire": said of all that stands below. */
const restIsOld = /(?<!\p{L})(?:(?:from )?here (?:on(?:wards?)?|down)|(?:everything|all|anything) (?:that stands |that follows |from here |)?(?:below|after this|that follows)|(?:what follows|the (?:rest|remainder)(?: of (?:this|the) (?:document|page|file|text|guide|section))?)|below this line|à partir d['’]ici|tout ce qui suit|ce qui suit|la suite|le reste(?: d(?:e|u) (?:ce |la |cette )?(?:document|page|fichier|texte|guide|section))?)(?!\p{L})[^.!?]{0,40}(?<!\p{L})(?:is|are|est|n['’]est|sont)\s(?:[\p{L}]+ ){0,3}?(?:out-?dated|out of date|obsolete|deprecated|historical|superseded|old|(?:kept |only )+for (?:reference|the record|history)|no longer (?:valid|used|maintained|current|accurate|needed)|obsolète|périmée?|dépassée?|historique|conservée? (?:que )?pour (?:mémoire|référence|information|historique))(?!\p{L})/iu;

/** What tells of all that follows is no longer. */
const longestNotice = 300;
export const saysRestIsOld = (text: string): boolean => text.length < longestNotice && restIsOld.test(text);

/** "You might have to repeat it several times if it is slow:": the first time waits for nothing. */
export const mayRepeat = /\b(?:may|might) (?:need|have) to (?:re-?run|run|repeat|do|execute|try) [^.,:;]{1,40}? (?:again|more than once|repeatedly|(?:several|multiple|a few) times)\b|(?<!\p{L})(?:peut|peuvent|pourra|faudra|possible|nécessaire)(?!\p{L})[^.,:;]{0,40} (?:plusieurs fois|à plusieurs reprises|plus d['’]une fois)(?!\p{L})/iu;

/** Refers to the command that stands before the sentence. */
export const pointsBack = /\b(?:this|that|the (?:above|previous|preceding|last)|these|those) (?:\w+ )?(?:commands?|steps?|scripts?|operations?|actions?|procedures?|tasks?)\b|\babove\b|\b(?:cette|ces|la) (?:derni[eè]re )?(?:commandes?|[eé]tapes?|op[eé]rations?|actions?|proc[eé]dures?|t[aâ]ches?)\b(?! suivantes?)|\bce script\b|\bci-dessus\b|\bpr[eé]c[eé]dente?s?\b/i;

/** Refers to what follows it. */
export const pointsOn = /[:：]\s*$|\b(?:following|below|next (?:command|step)|suivante?s?|ci-dessous|ci-apr[eè]s)\b/i;

/** Admonitions that warn; a `note`, `tip`, `hint` or `important` does not by itself. */
export const warningAdmonitions: ReadonlySet<string> = new Set(['warning', 'caution', 'danger', 'attention', 'error']);

/** What happens, and what is done then: it has a main clause of its own. */
export const remedy = /^\W*(?:if|in case|when|si|s['’]ils?|en cas d|quand|lorsqu)(?!\p{L})[^,]{3,},\s*\S/iu;
/** What is not gone on with then. */
export const stops = /(?<!\p{L})(?:stop|abort|(?:do not|don['’]t|never) (?:continue|proceed|go on|apply)|(?:s['’])?arr[êe]te[rz]?|ne (?:pas |surtout pas )?(?:continue[rz]?|poursui\p{L}+)|abandonne[rz]?)(?!\p{L})/iu;

/** "Count them; if there are less than three, stop here:": the look is made in any case, and then it is decided whether one goes on. */
export const looksThenStops = new RegExp(`^(?!\\W*(?:if|in case|when|unless|si|s['’]ils?|en cas d|quand|lorsqu)(?!\\p{L}))[^;:]{3,160};\\s*(?:(?:and|et) )?(?:if|unless|when|si|s['’]ils?|quand|lorsqu['’e])(?!\\p{L})[^;:]{3,160}?(?:${stops.source})`, 'iu');

/** "Never use FLUSHALL or KEYS in production": what is forbidden by name, which is not whatever stands beside it; null where a sentence names nothing so. */
export function forbiddenByName(sentence: string): RegExp | null {
  const names = /(?<!\p{L})(?:[Nn]ever|NEVER|[Dd]o not|DO NOT|[Dd]on['’]t|(?:[Nn]e )?[Jj]amais|(?:NE )?JAMAIS|[Nn]e (?:pas|surtout pas)|NE PAS)\s(?:use|run|execute|call|utiliser|lancer|exécuter|employer)\s(?:(?:the|la|les?|commands?|commandes?)\s)*([A-Z]{3,}(?:(?:,\s|,?\s(?:or|and|ou|et)\s)[A-Z]{3,})*)(?!\p{L})/u.exec(sentence)?.[1];
  return names === undefined ? null : new RegExp(`(?<![A-Za-z])(?:${names.match(/[A-Z]{3,}/g)?.join('|')})(?![A-Za-z])`, 'i');
}

/** "If the hall has a belt, it has to be stopped first.", where a section opens with it. */
export const opensWith = /^\W*(?:(?:if|unless|in case|in the event|si|sauf si|au cas où)(?![\p{L}-])|s['’]ils?(?!\p{L})|en cas d(?:['’]|(?:e|u|es) )|(?:when(?:ever)?|lorsque?|quand) [^,]{3,80}(?<!\p{L})(?:fails?|failed|is (?:down|broken|stuck|lost)|échoue(?:nt)?|est (?:perdue?|en panne|bloquée?))(?!\p{L}))/iu;
/** Where to look then, or whom to ask: nothing that the section is for. */
export const looksElsewhere = /,\s(?:please |you (?:can|may|should|could|might) |veuillez |merci de |vous pouvez )?(?:see|refer|consult|contact|ask|read|visit|report|open an issue|file|check|look|have a look|go to|voir|voyez|consulte[rz]?|contacte[rz]?|demande[rz]?|lire|lisez|se référer|référez)(?!\p{L})/iu;

/** "If you run it in a cage, see [cages](cages.md).", "For the round ones, refer to …": whoever it is said to reads on elsewhere, and nothing here waits for it. */
export const sendsElsewhere = /^\W*(?:note\s*[:：]\s*)?(?:if|when|unless|in case|for|si|s['’]ils?|lorsque?|quand|pour|en cas)(?!\p{L})[^.;]{3,200},\s(?:(?:then|also|please|instead|you (?:can|may|must|need to)|veuillez|merci de|vous (?:pouvez|devez)|alors|plutôt)[ ,]+)*(?:see|refer to|consult|contact|visit|read(?= (?:the|our|more|this|about|how))|(?:follow|use) (?:the|our|these|this)[^,;:]{0,60}(?:guide|docs?|documentation|page|tutorial|wiki|manual|instructions? (?:in|at|on|from|here))|have a look|voir|voyez|consulte[rz]?|contacte[rz]?|li(?:re|sez)|se référer|référez|reporte[rz]|sui(?:vre|vez) (?:le|la|les|notre|nos|ce|cette) (?:guide|documentation|page|tutoriel|manuel|instructions d))(?!\p{L})[^,;:]{0,200}[.:：]?\s*$/iu;

/** "For the round lamps:", over what stands above "For other lamps:". */
export const leadsOne = /^\W*(?:for|pour) [^.!?:]{2,80}[:：]\s*$/iu;

/** "… you may skip this step.", in a box or a text of its own over what the step is. */
export const skipsStep = /(?<!\p{L})(?:skip|ignore) (?:this|the following|the next) (?:steps?|commands?)(?!\p{L})|(?<!\p{L})(?:saute[rz]?|passe[rz]?|ignore[rz]?) (?:cette étape|l['’]étape suivante|cette commande)(?!\p{L})/iu;

/** Who it is for, as against what may happen: "If you are coming from 1.x, …". */
export const ifYou = /^\W*(?:if|si)\s+(?:you(?:['’]re| are| were| have| use| run| installed| upgraded)|your|vous (?:êtes|avez|utilisez|venez)|votre)\b/iu;

/** "If the port is not set, the script takes 8080": what a program does then, not what a person does. */
export const happens = /(?:^|[,\s])(?:it|(?:the|le|la|l['’])\s?[\w`-]+)\s(?:will|takes?|uses?|listens|defaults|falls|prend|utilise|vaut|écoute)(?!\p{L})/iu;
