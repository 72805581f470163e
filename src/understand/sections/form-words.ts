/** Where text is typed that no shell of this machine reads: a field of a form, an editor on a page, a console in a browser. A column a language. */

const verbs = 'paste|enter|type|fill in|copy|put|insert|add|drop|provide|supply|set';
const verbes = 'coll\\p{L}*|copi\\p{L}*|sais\\p{L}*|entre[rz]?|renseign\\p{L}*|rempl\\p{L}*|mett\\p{L}*|ajout\\p{L}*|insér\\p{L}*|indiqu\\p{L}*';
const named = '[\\p{L}\\d"“”\'’`«»:/.\\u00a0 -]{0,40}?';
const field = '(?:(?:text |input |form )?fields?|text ?(?:box|area)|input box|dialog(?:ue)?(?: box)?|(?:web|online|inline|browser|stack|ya?ml|compose|built-in|in-browser|code) editor|user[- ]data(?: box| section)?|cloud-init (?:box|section)|pop-?up|web form)(?![\\p{L}-])["”»’\']?(?: (?:field|box|section))?';
const champ = '(?:champs?|formulaire|zone de (?:texte|saisie)|éditeur (?:web|en ligne|intégré|ya?ml|de (?:la )?stack)|données utilisateur|user[- ]data|boîte de dialogue|fenêtre de saisie)(?!\\p{L})';
const page = '(?:dashboard|portal|control panel|admin(?:istration)? (?:panel|page|ui|interface)|web (?:ui|interface|page)|settings(?: page)?|wizard|ui)(?![\\p{L}-])';
const pageFr = '(?:interface(?: web| d[’\']administration)?|tableau de bord|portail|panneau(?: [\\p{L}’\']+){0,2}|page (?:web|de configuration)|console (?:web|d[’\']administration|cloud))(?!\\p{L})';
const setting = '(?:build|start|install|pre-?deploy|post-?deploy|deploy|release|pre-?start|health ?check|entry ?point)';

/** What the last words before it are said to be typed into. The first group is the place. */
export const formWords: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:${verbs})(?!\\p{L})[^.;]{0,80}?(?<!\\p{L})(?:in|into|to|under|as) ((?:the |its |your |an? )?${named}${field})`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:in|into|from|under|for) ((?:the |its |your )?${named}${field})[^.;]{0,60}?(?<!\\p{L})(?:${verbs}|use)(?!\\p{L})`, 'iu'),
  new RegExp(`(?<!\\p{L})paste(?!\\p{L})[^.;]{0,60}?(?<!\\p{L})(?:in|into|to) ((?:the |its |your )?${named}${page})`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:in|into|from|on) ((?:the |its |your )?${named}${page})[^.;]{0,80}?(?<!\\p{L})paste(?!\\p{L})`, 'iu'),
  // "Build command: `npm run build`", "set the start command to …": the settings of a service that hosts it.
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:(?:set|use|enter|change|configure|update)\\s+)?((?:the |a |your )?(?:custom )?${setting} command)(?: field)?(?: to| as)?[\\W]*$`, 'iu'),
  // French
  new RegExp(`(?<!\\p{L})(?:${verbes})(?!\\p{L})[^.;]{0,80}?(?<!\\p{L})(?:dans|sur) ((?:le |la |l[’']|les |votre |un |une )?${named}${champ})`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:dans|sur) ((?:le |la |l[’']|les |votre |un |une )?${named}${champ})[^.;]{0,60}?(?<!\\p{L})(?:${verbes})(?!\\p{L})`, 'iu'),
  new RegExp(`(?<!\\p{L})coll(?:er|ez|e)(?!\\p{L})[^.;]{0,60}?(?<!\\p{L})dans ((?:le |la |l[’']|votre )?${named}${pageFr})`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:dans|sur|depuis) ((?:le |la |l[’']|votre )?${named}${pageFr})[^.;]{0,80}?(?<!\\p{L})coll(?:er|ez|e)(?!\\p{L})`, 'iu'),
  new RegExp(`^\\W*(?:\\d+[.)]\\s*)?(?:(?:définir|définissez|mettre|saisir|indiquer|renseigner|configurer)\\s+)?((?:la )?commande (?:de |d[’'])(?:build|démarrage|construction|installation|déploiement|compilation))(?: à| sur)?[\\W]*$`, 'iu'),
];

const browser = '(?:web|browser(?:-based)?|in-browser|online|cloud|remote)[ -](?:based )?(?:terminal|shell|console|ssh)|cloud ?shell|(?:serial|rescue|recovery|kvm|vnc|novnc|ipmi|idrac|ilo|out-of-band) console|(?:browser|javascript|js|developer|devtools)[’\']?s? console|devtools';
const navigateur = '(?:terminal|shell|console) (?:web|en ligne|du navigateur|du fournisseur|de l[’\']hébergeur|série|kvm|vnc|de secours|distante?|cloud)|cloud ?shell';
const query = '(?:sql|query|database|script)[ -](?:editor|runner|tool|console|worksheet|workspace|window)|phpmyadmin|pgadmin|adminer|dbeaver|script console';
const requete = 'éditeur (?:sql|de requêtes)|console sql|outil de requêtes|phpmyadmin|pgadmin|adminer|dbeaver|sql editor|query tool';

/** Another console, that takes commands (`host`) or a language (`client`). The first group is the place. */
export const consoleWords: readonly { readonly kind: 'host' | 'client'; readonly pattern: RegExp }[] = [
  { kind: 'client', pattern: new RegExp(`(?<!\\p{L})(?:in|into|from|open|using|via|on|with) ((?:the |its |your |an? )?${named}(?<!\\p{L})(?:${query}))(?![\\p{L}-])`, 'iu') },
  { kind: 'client', pattern: new RegExp(`(?<!\\p{L})(?:dans|sur|depuis|ouvrir|ouvrez|via|avec) ((?:le |la |l[’']|votre |un |une )?${named}(?<!\\p{L})(?:${requete}))(?![\\p{L}-])`, 'iu') },
  { kind: 'host', pattern: new RegExp(`(?<!\\p{L})(?:in|into|from|open|using|via|on|with) ((?:the |its |your |an? )?${named}(?:${browser}))(?![\\p{L}-])`, 'iu') },
  { kind: 'host', pattern: new RegExp(`(?<!\\p{L})(?:dans|sur|depuis|ouvrir|ouvrez|via|avec) ((?:le |la |l[’']|votre |un |une )?${named}(?:${navigateur}))(?![\\p{L}-])`, 'iu') },
];
