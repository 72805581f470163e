/** What prose says of where one is: that a session is left, or that one only looks whether it can be opened. A column a language. */

/** After these words the commands are typed at one's own shell again. */
export const leaveWords: readonly RegExp[] = [
  // English
  /\b(?:exit|leave|quit|close|log ?out|log off|sign out|disconnect|detach)\b(?! (?:code|status|with))[^.]{0,60}\b(?:session|shell|server|host|machine|vm|instance|container|pod|bastion|node|ssh|root|user|prompt|terminal|connection|box)\b/i,
  /\b(?:log ?out|disconnect)\b\s*(?:[.,:;]|$|and\b)|^\W*(?:exit|logout)\W*$/i,
  /\b(?:back|return|switch back) (?:on|to|at|in) (?:your|the|my) (?:own |local |host |first |original |deploy\w* |admin |control )*(?:machine|laptop|computer|workstation|pc|host|terminal|shell|desktop|mac|user|root|bastion)\b|\bswitch back to\b/i,
  /\b(?:on|from|in|at) (?:your|my|the) (?:own |local )+(?:machine|laptop|computer|workstation|pc|host|terminal|shell|desktop|development|dev|mac|repo|repository|checkout|clone)\b|\b(?:on|from) (?:your|my) (?:machine|laptop|computer|workstation|pc|desktop|mac)\b|\blocally\b/i,
  // French
  /\b(?:quitt(?:er|ez|e)|ferm(?:er|ez)|sort(?:ir|ez) d[eu]|se déconnecter|déconnectez-vous|déconnexion)\b/i,
  /\b(?:sur|depuis|dans) (?:votre|ton|son|le|la) (?:propre )?(?:poste|ordinateur|pc|portable|machine|terminal|dépôt)(?: de travail| de développement| d['’]administration)?(?: locale?)?\b(?<!la machine|le terminal|le dépôt)|\ben local\b|\blocalement\b|\b(?:revenir|retourner|revenez|retournez|retour) (?:sur|à|au|dans)\b/i,
];

/** Before a command that opens a session: it only shows that this is possible, and nothing after it is typed there. */
export const lookWords: readonly RegExp[] = [
  /\b(?:check|verify|test|try|make sure|ensure|confirm|see)\b[^.]{0,80}\b(?:can|able|connect\w*|access|log ?in|reach\w*|works?|ssh)\b/i,
  /\b(?:vérifi\w+|test\w*|s['’]assurer|assurez-vous|contrôl\w+)\b[^.]{0,80}\b(?:connexion|connect\w+|accès|accéd\w+|ssh|fonctionne)\b/i,
  /\b(?:you can|can now|should (?:now )?be able to|to (?:debug|inspect|look around|get a shell|open a shell)|if you (?:need|want) (?:to|a))\b/i,
  /\b(?:vous pouvez|il est possible d|pour (?:déboguer|inspecter|ouvrir un shell)|si (?:besoin|nécessaire|vous voulez))\b/i,
];

/** A line for a person that takes them to another machine, without saying by which command. */
export const connectWords: readonly RegExp[] = [
  /^\W*(?:\d+[.)]\s*)?(?:then |first |now )?(?:(?:after |once )(?:you (?:have |are |['’](?:ve|re) )?)?logg(?:ing|ed) (?:in|on)|ssh|log ?(?:in|on)|connect|sign in)(?: in)?(?: ?\([^)]{1,20}\))?(?: ?to| ?into| on| onto)\b[^.,;:]{0,50}\b(?:servers?|hosts?|machines?|vms?|instances?|nodes?|bastion|droplet|vps)\b/i,
  /^\W*(?:\d+[.)]\s*)?(?:puis |ensuite |d['’]abord )?(?:après (?:s['’]être connecté|la connexion)|une fois connecté|se connecter|connectez-vous|connexion|ouvrir une session)(?!\p{L})[^.,;:]{0,50}\b(?:serveurs?|machines?|vm|bastion|hôtes?|vps|instances?)\b/iu,
];

export const says = (words: readonly RegExp[], text: string): boolean => words.some((w) => w.test(text));
