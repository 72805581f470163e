/** Whether a sentence only speaks of a command: what something else runs, what is not to be used, what a form looks like, what happened. A third language is a third set of rows. */
import type { Prose } from '../../model/document.ts';
import { fold } from './fold.ts';

/** What runs commands by itself. */
const robot = '(?:workflows?|ci|ci/cd|pipelines?|jobs?|scripts?|hooks?|entry-?points?|containers?|playbooks?|makefile|targets?|cron(?: ?jobs?)?|timers?|runners?|actions?|installers?|wizards?|wrappers?|programs?|logs?|output)';
const automate = "(?:workflows?|ci|pipelines?|jobs?|taches?|scripts?|hooks?|conteneurs?|playbooks?|makefile|cibles?|cron|planificateur|installeur|programmes?|logs?|journa(?:l|ux)|sortie)";

/** What stands before the command in its sentence, folded; code that stands there is `\u0001`. */
const before: readonly RegExp[] = [
  // "The nightly job runs `x`", "logs show `start.sh` running `x`", « le script lance `x` »
  new RegExp(`(?<!\\p{L})(?:the|this|that|our|each|every|its) (?:[\\w-]+ ){0,2}${robot} (?:\u0001 )?(?:(?:then|also|will|now|automatically|itself|internally|only|already|first|just) )*(?:runs?|executes?|calls?|invokes?|triggers?|launches|prints?|shows?|does)(?: the| a)?$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:le|la|les|l'|ce|cette|chaque|notre) ?(?:[\\p{L}-]+ )?${automate} (?:\u0001 )?(?:(?:va|ensuite|alors|aussi|automatiquement|deja) )*(?:lance(?:r|nt)?|execute(?:r|nt)?|appelle(?:nt)?|declenche(?:nt)?|affiche(?:nt)?|joue(?:nt)?)(?: le| la| un| une)?$`, 'u'),
  /\u0001 (?:running|executing|calling|invoking|qui (?:lance|execute|appelle))$/u,
  // "Format: `a — b`", "Syntax: `x <y>`"
  /^\W*(?:the |le |la )?(?:(?:[\w-]+ ){0,2}formats?|syntax(?:e)?)(?: is| est)? ?:$/u,
  // "Ignore any references to the old `x`", "instead of running `x`", "no longer needs `x`"
  /(?<!\p{L})(?:references?|mentions?) (?:to|of|a|de) [^.;:]{0,60}$/u,
  /(?<!\p{L})(?:instead of|rather than|as opposed to|au lieu (?:de|d')|plutot que(?: de)?) ?(?:(?:the|a|an|just|simply|plain|le|la|un|une|running|using|typing|calling|lancer|utiliser|taper|executer) ?)*$/u,
  /(?<!\p{L})no longer (?:needs?|requires?|runs?|uses?|calls?)(?: to run| the| a)?$|(?<!\p{L})(?:n'a plus besoin de|n'utilise plus|ne lance plus)$/u,
  // "That is covered by `x`", « c'est couvert par `x` »
  /(?<!\p{L})(?:is|are|was|were|gets?) (?:already |also |now |all |fully |automatically )*(?:covered|handled|superseded|enforced|guarded|wrapped|driven|triggered|caught) by(?: the| a)?$/u,
  /(?<!\p{L})(?:est|sont|etait|etaient) (?:deja |aussi )?(?:couverte?s?|geree?s?|assuree?s?|verifiee?s?|declenchee?s?|prise?s? en charge) par(?: le| la)?$/u,
  // "As root, perhaps via `x`": one way of several to have it so
  /(?<!\p{L})(?:perhaps|maybe|possibly|peut-etre) (?:via|with|by|using|through|par|avec) ?(?:a |an |running |using |une? )?$/u,
  // "If you are unable to run `x`, skip this", "if you run `x`, it asks"
  /(?<!\p{L})(?:unable|not able|fail(?:s|ed)?) to (?:successfully )?(?:run|execute|use|call)(?: the| a)?$|(?<!\p{L})(?:impossible|incapables?) (?:de |d')(?:lancer|executer|utiliser|appeler)(?: le| la)?$/u,
  /(?<!\p{L})if (?:you|we) (?:run|execute|type|call|invoke|try)(?: the| a)?$|(?<!\p{L})si (?:vous|tu|on|nous) (?:lance|execute|tape|appelle|essaye|essaie)[a-z]{0,4}(?: le| la)?$/u,
  // "You may also use `x`": what one may do besides
  /(?<!\p{L})you (?:may|might|could) (?:also|alternatively|equally)(?: want to| wish to)? (?:run|execute|use|try|call)(?: the| a)?(?: \u0001 (?:and|or))?$/u,
  /(?<!\p{L})(?:vous pouvez|on peut) (?:aussi|egalement) (?:lancer|executer|utiliser|essayer)(?: le| la| un| une)?(?: \u0001 (?:et|ou))?$/u,
  // « la cible `x` », « les instructions `x` », « l'option `x` »: the noun stands before it, unless one is to run it
  /(?<!(?:lance[rz]?|execute[rz]?|utilise[rz]?|appelle[rz]?) (?:la |le |les )?)(?<!\p{L})(?:cibles?|instructions?|sections?|page de manuel|documentation|regles?)(?: (?:du|de la|de|d'))?$/u,
  // "To halt them, for later resuming via `x`:"
  /(?<!\p{L})(?:for|to) later \p{L}+(?:ing)? (?:it |them )?(?:via|with|by|using)$|(?<!\p{L})(?:for|before) (?:resuming|restarting|starting) (?:it |them )?(?:later|again) (?:via|with|by|using)$/u,
];

/** Right behind it, folded: who runs it, or what was seen then. */
const after: readonly RegExp[] = [
  /^\W{0,3}(?:runs? )?(?:in|on|by|inside) (?:the |our )?(?:ci|ci\/cd|github actions?|gitlab ci|jenkins|pipeline|pre-commit(?: hook)?)(?![\p{L}-])/u,
  /^\W{0,3}(?:en|dans|par|sur) (?:la |le |notre )?(?:ci|integration continue|github actions?|gitlab ci|jenkins|pipeline)(?![\p{L}-])/u,
];
/** Right behind it, what it only gives its name to: "update the `x` instructions", "the `x` target builds …". */
const named = /^\s?(?:make )?(?:instructions?|targets?|docs?|documentation|sections?|syntax|man ?pages?|help texts?|reference|usage|goals?|recipes?|alias(?:es)?)(?![\p{L}-])/u;
/** … unless that is what is to be run: "run the `x` target". */
const namedToRun = /(?<!\p{L})(?:run|execute|use|call|invoke|trigger|running|executing|using|invoking)(?: (?:the|our|your|its))?$/u;
/** "After running `x` we saw …": the whole of it is told. */
const afterRunning = /(?<!\p{L})(?:after|when|while|on|by|apres avoir|en) (?:[^.,;:]{0,40} )?(?:running|executing|lance|execute|lancant|executant)$/u;
const seenThen = /^\W{0,3}(?:[^.,;:]{0,40}[ ,])?(?:we|i|nous|on) (?:saw|got|noticed|found|had|observed|hit|ran into|avons|a (?:vu|eu|obtenu)|voyait|avait)(?!\p{L})/u;

/** "Why `a` and not `b`?": what stands behind the question answers it. */
const asksWhy = /^\W*(?:why|pourquoi)(?!\p{L})[^?\n]{3,160}\?/u;

const toldToRun = /(?<!\p{L})(?:run|execute|type|lance[rz]?|execute[rz]?|tape[rz]?)$/u;

/** "Run `a`. To undo, run `b`.": the road back, told beside what is done. */
const undoes = /^\W*(?:(?:in order )?to|pour|afin d[e']) ?(?:undo|cancel|revert|roll ?back|back out|annuler|defaire|revenir en arriere)(?![a-z])/u;

const near = 240;

/** A text up to an offset, each of its codes as one letter. */
export function codeMasked({ text, codes }: Prose, to: number): string {
  let [masked, at] = ['', 0];
  for (const code of codes) {
    if (code.start < at || code.end > to) continue;
    masked += `${text.slice(at, code.start)}\u0001`;
    at = code.end;
  }
  return masked + text.slice(at, to);
}

/** Whether what stands around the span from `start` to `end` only speaks of it. */
export function onlyMentioned(prose: Prose, start: number, end: number): boolean {
  const { text } = prose;
  const lead = fold(codeMasked(prose, start).slice(-near).split(/[.!?;](?=\s)|\n\s*\n/).at(-1) ?? '').replace(/["'(«*_`\s]+$/u, '').replace(/\s+/g, ' ').replace(/^ /, '');
  const rest = fold(text.slice(end, end + near).split(/[.!?;](?=\s|$)/)[0] ?? '').replace(/^[`"'»*_]+/, '').replace(/\s+/g, ' ');
  if (asksWhy.test(fold(text.slice(0, near)))) return !toldToRun.test(lead);
  if (undoes.test(lead) && prose.codes.filter((c) => c.end <= start).length >= lead.split('\u0001').length) return true;
  return before.some((p) => p.test(lead)) || after.some((p) => p.test(rest)) || (named.test(rest) && !namedToRun.test(lead)) || (afterRunning.test(lead) && seenThen.test(rest));
}
