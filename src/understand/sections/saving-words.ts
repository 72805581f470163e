/** Words by which a comment or a label says that what stands under it restores what was saved, and by which commands save. A column a language. */

/** "Restore", below "Back up": both are shown, and nobody loads at once what they have just saved. Where it goes to a new place, one does. */
export const restores = /^(?:(?:to|how to|pour)\s)?(?:restor(?:e|ing|ation)|restaur(?:e[rz]|ation))(?=\s*(?:$|[:(])|\s+(?:[\p{L}'’-]+\s+){0,3}?(?:backups?|dumps?|databases?|db|data|snapshots?|sauvegardes?|bases?|donn[eé]es)(?!\p{L}))(?!.*\b(?:new|target|nouve(?:au|l|lle)|cible)\b)(?![^(]*\s(?:in|into|to|on|dans|vers|sur|en)\s(?:\S+\s){0,3}?(?:scratch|test|temporary|temp|throw-?away|separate|second|spare|empty|blank|staging|sandbox|an?other|contrôle|vérification|recette|temporaire|jetable|vierge|vide|autre|séparée?|essai)(?![a-z]))/iu;
export const saves = /back(?:ing)?[ _-]?up|dump|snapshot|sauvegard/i;
export const restored = /restor|restaur/i;
