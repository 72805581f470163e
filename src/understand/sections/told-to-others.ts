/** Whether a command is for somebody else to run: "Ask the DBA to run `…`", "The customer then runs `…`", « Envoyez-lui la commande `…` ». */
import type { Prose } from '../../model/document.ts';
import { fold } from './fold.ts';

/** Who can be told to do something, and those of them who are hardly ever the reader. Each pattern is of folded text; a column a language. */
const people = '(?:them|him|her|(?:some|any|every)(?:one|body)|(?:(?:the|a|an|your|our|their|another|each|all|every|new|other|whoever is) )*(?:(?:database|system|network|tenant|site|server|local|remote|affected|new|end|last|responsible|release|on-?call|other|first|second) )*(?:users?|customers?|clients?|colleagues?|co-?workers?|team-?mates?|developers?|devs?|engineers?|dbas?|admins?|administrators?|owners?|requesters?|reporters?|employees?|hires?|joiners?|starters?|newcomers?|managers?|persons?|people|contractors?|partners?|vendors?|teams?|members?|students?|testers?|reviewers?|maintainers?|participants?|support|helpdesk))';
const others = '(?:(?:the|a|an|your|each|every|new|end|affected) )*(?:users?|customers?|clients?|colleagues?|dbas?|employees?|hires?|requesters?|reporters?)';
const personnes = "(?:(?:le|la|les|l'|un|une|votre|vos|ton|notre|chaque|nouvel(?:le)?|nouveau) ?)*(?:client(?:e|s|es)?|utilisat(?:eur|rice)s?|collegues?|dba|administrat(?:eur|rice)s?|admins?|developpeu(?:r|se)s?|equipes?|demandeu(?:r|se)s?|collaborat(?:eur|rice)s?|personnes?|responsables?|prestataires?|exploitants?|support|salaries?|arrivante?s?)";
const auxPersonnes = `(?:a|au|aux) ?${personnes}`;
/** The reader takes over again: "Ask the team, then run …". */
const own = '(?!.*(?:[,;] (?:and |then |and then |puis |et |ensuite )|(?<!\\p{L})then (?:you )?run |(?<!\\p{L})(?:you|vous) ))';

/** What is sent: the command, whatever it is called. */
const command = '(?:,? (?:the|this|that|these|a|following|commands?|lines?|one-?liner|snippet|instruction))*:?';
const commande = "(?:,? (?:la|cette|les|l'|une|commandes?|lignes?|instruction|suivante|ci-dessous))* ?:?";

/** What stands before the command in its sentence. */
const before: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:tell|ask|instruct|remind|invite)(?:ing)? ${people}(?!\\p{L})${own}(?: [^.!?:;,]{0,60})? to (?!you)[^.!?;]{1,80}$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:have|get) ${people}(?!\\p{L})(?: to)? (?:run|type|execute|enter|launch|try|log in|check|test)(?!\\p{L})[^.!?;:]{0,60}$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:explain|show|tell) (?:to )?${people}(?!\\p{L})[^.!?]{0,40} (?:has|have|should|must|needs?|can)(?!\\p{L})[^.!?]{0,40}$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:send|give|forward|e-?mail|mail|dictate|pass|hand|message)(?:ing)? ${people}${command}$`, 'u'),
  new RegExp(`(?:^|[,;:] )(?:(?:then|now|next|after that|finally),? )?${others}(?!\\p{L})(?: (?:should|must|can|may|will|could|has to|have to|needs? to|is to|are to|then|now|also|first|next|just|simply))* (?:runs?|types?|executes?|enters?|launch(?:es)?|logs? in|connects?|calls?)(?!\\p{L})[^.!?;]{0,40}$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:demande[rz]?|di(?:re|tes|s)|indique[rz]?|propose[rz]?|rappele[rz]|rappelle[rz]?|conseille[rz]?)(?:-(?:lui|leur)| ${auxPersonnes})(?!\\p{L})${own}[^.!?;]{0,60} (?:de |d')[^.!?;]{1,80}$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:envoye[rz]|envoie|transmet(?:s|tre|tez)|donne[rz]?|communique[rz]?|dicte[rz]?|fourni(?:r|ssez|s))(?:-(?:lui|leur)| ${auxPersonnes})${commande}$`, 'u'),
  new RegExp(`(?<!\\p{L})(?:envoye[rz]|envoie|transmet(?:s|tre|tez)|communique[rz]?|donne[rz]?) (?:la |cette )?(?:commande|ligne)[^.!?;]{0,20}$`, 'u'),
  new RegExp(`(?<!\\p{L})fai(?:re|tes|s)(?:-(?:lui|leur))? (?:lancer|executer|taper|jouer) (?:(?:par|a|au|aux) ?${personnes})[^.!?;]{0,40}$|(?<!\\p{L})faites-(?:lui|leur) (?:lancer|executer|taper)[^.!?;]{0,20}$`, 'u'),
  new RegExp(`(?:^|[,;:] )(?:(?:puis|ensuite|alors|enfin),? )?${personnes}(?!\\p{L})(?: (?:alors|ensuite|puis|doit|doivent|peut|peuvent|devra|pourra))* (?:lance(?:r|nt)?|execute(?:r|nt)?|tape(?:r|nt)?|saisi(?:r|t|ssent)|se connecte(?:r|nt)?)(?!\\p{L})[^.!?;]{0,40}$`, 'u'),
];
/** After it: whose machine it is run on, who is sent it. */
const after: readonly RegExp[] = [
  /^[^.!?]{0,30}(?:on|from|at|in) (?:his|her|their)(?: own)? (?:machines?|laptops?|computers?|workstations?|pcs?|desktops?|terminals?|side|end|phones?)(?!\p{L})/u,
  /^[^.!?]{0,30}(?:sur|depuis|dans) (?:son|leur|sa)(?: propre)? (?:poste|machine|ordinateur|portable|pc|terminal)(?!\p{L})/u,
];
/** To whom a command is sent that stands between: "send `…` to the customer". */
const sends = /(?<!\p{L})(?:send|forward|mail|e-?mail|envoye[rz]|transmet(?:tre|tez))(?: the commands?| this| la commande| cette commande)?[\s:"'(«]*$/u;
const sentTo = new RegExp(`^[\\s"'»)]*(?:(?:to|over to) ${people}|${auxPersonnes})(?!\\p{L})`, 'u');
const toldToRun = /(?<!\p{L})(?:runs?|types?|executes?|lance[rz]?|execute[rz]?|tape[rz]?)(?: the command| la commande)?[\s:"'(«]*$/u;

/** So many letters on either side are looked at. */
const near = 200;

/** Whether the sentence around the span from `start` to `end` tells somebody else to run it. */
export function toldToOthers({ text }: Prose, start: number, end: number): boolean {
  const lead = fold(text.slice(Math.max(0, start - near), start).replace(/`[^`]*`/g, ' ').split(/[.!?](?=\s)|\n\s*\n/).at(-1) ?? '').replace(/["'(«\s]+$/u, '');
  if (lead === '') return false;
  const rest = fold(text.slice(end, end + near).split(/[.!?](?=\s|$)/)[0] ?? '');
  return before.some((p) => p.test(lead)) || (toldToRun.test(lead) && after.some((p) => p.test(rest))) || (sends.test(lead) && sentTo.test(rest));
}
