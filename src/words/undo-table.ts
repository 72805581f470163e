/** The table of the words of a rollback: one key, one row, English and French. */

export const undoWords = {
  title: { en: 'Rollback of {run}', fr: 'Retour arrière de {run}' },
  'step-title': { en: 'Undo: {title}', fr: 'Défaire : {title}' },
  skipped: { en: 'it was left out of the run: there is nothing to undo', fr: 'elle a été laissée de côté : il n’y a rien à défaire' },
  read: { en: 'it only read: there is nothing to undo', fr: 'elle n’a fait que lire : il n’y a rien à défaire' },
  failed: { en: '“{title}” failed half-way: look at what it left, and take that back by hand. It was:', fr: '« {title} » a échoué en cours de route : regardez ce qu’elle a laissé, et défaites-le à la main. C’était :' },
  unknown: { en: 'Nobody knows what became of “{title}”: look, and take back by hand what it did. It was:', fr: 'Personne ne sait ce qu’est devenue « {title} » : regardez, et défaites à la main ce qu’elle a fait. C’était :' },
  manual: { en: 'A person did this; take it back by hand where that is needed: {text}', fr: 'Une personne a fait ceci ; défaites-le à la main si nécessaire : {text}' },
  'no-inverse': { en: 'No inverse is known; take back by hand what these did:', fr: 'Aucun inverse connu ; défaites à la main ce qu’ont fait ces commandes :' },
  holds: { en: 'only if {holds}; this is looked at first', fr: 'seulement si {holds} ; c’est vérifié d’abord' },
  'no-longer': { en: 'not undone: it is no longer so that {holds}', fr: 'pas défait : il n’est plus vrai que {holds}' },
  'edit.holds': { en: '{file} is still as the run left it', fr: '{file} est resté tel que l’exécution l’a laissé' },
  author: { en: 'the author’s own undo', fr: 'l’annulation prévue par l’auteur' },
  'could.author': { en: 'can be undone: the author says how', fr: 'peut être défaite : l’auteur dit comment' },
  'could.backup': { en: 'can be undone: the old bytes are kept', fr: 'peut être défaite : les anciens octets sont gardés' },
  'could.table': { en: 'can be undone: {undone}', fr: 'peut être défaite : {undone}' },
  'could.none': { en: 'cannot be undone by itself', fr: 'ne peut pas être défaite toute seule' },
  'could.not': { en: 'cannot be undone by itself: no inverse is known for {commands}', fr: 'ne peut pas être défaite toute seule : aucun inverse connu pour {commands}' },
  'no-return': { en: 'Point of no return: from here on, not everything can be undone by itself.', fr: 'Point de non-retour : à partir d’ici, tout ne peut pas être défait tout seul.' },
} as const;
