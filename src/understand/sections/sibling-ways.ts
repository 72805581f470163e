/** Reads a heading as what is done and how: "Full backup" beside "Partial backup", "Run using the wrapper", "Install (Windows)" are ways to the same, of which one is taken. */
import { byText } from '../../model/by-text.ts';
import { plainVerb, variantOf } from './variant-of.ts';
import type { Variant } from './variant-of.ts';

/** How it is done, said at the end, or alone. Versions are stations of one way. A third language is a third row. */
const clauses: readonly string[] = [
  '(?:with|without|using|via|through|from)(?! (?:v?\\d|versions?\\b|scratch\\b)).*',
  "(?:avec|sans|via|depuis|en utilisant|[àa] partir d(?:e|u|es)|[àa] l['’]aide d(?:e|u|es))(?! (?:v?\\d|versions?(?!\\p{L}))).*",
];
const clause = new RegExp(`(?<!\\p{L})(?:${clauses.join('|')})$`, 'iu');

/** How it is done, said in one word. What names a machine, a time or a place is none of them: the old one and the new one are both worked on. */
const manners: readonly string[] = [
  'manual(?:ly)?|automatic(?:ally)?|automated|quick|fast|full|classic|standard|local(?:ly)?|offline|online|minimal|complete|partial|incremental',
  'manuel(?:le|lement)?s?|automatique(?:ment)?s?|automatisée?s?|rapides?|complète?s?|complets?|classiques?|standards?|local(?:e|ement)?s?|hors ligne|en ligne|minimale?s?|partiel(?:le)?s?|incrémentale?s?',
];
const manner = new RegExp(`(?<!\\p{L})(?:${manners.join('|')})(?!\\p{L})`, 'giu');

/** In brackets these say when, where or how often, and not how. */
const station = /(?<!\p{L})(?:old|new|source|target|destination|primary|secondary|standby|master|replica|nodes?|before|after|first|second|then|step|phase|part|option(?:al|nel(?:le)?)|required|requis|recommended|recommandée?|continued|suite|ancien(?:ne)?s?|nouve(?:au|lle|l|aux)s?|cible|primaire|secondaire|avant|après|puis|étape|partie|daily|weekly|monthly|minutes?|hours?|heures?|jours?)(?!\p{L})|\d/iu;
/** What they say of how; any other word there may be a part of what is done, and all parts are: "Backup (database)" beside "Backup (files)". */
const waysThere = /(?<!\p{L})(?:method|mode|way|manual(?:ly)?|automatic(?:ally)?|by hand|official|prebuilt|only|without|with|via|using|from|build|source|binar(?:y|ies)|packages?|scripts?|gui|ui|cli|console|quick|fast|slow|simple|easy|default|legacy|alternative|défaut|méthode|manière|façon|manuel(?:le)?|automatique|à la main|officielle?s?|seule?|seulement|uniquement|sans|avec|depuis|sources?|paquets?|rapide|lente?|simple|ancienne méthode|variante)(?!\p{L})|\+/iu;
const inBrackets = /\(([^()]{2,40})\)\W*$/u;

/** Filler between the words of what is done; "You have not installed it" stands beside "You have installed it" as the other of two. */
const filler = /(?<!\p{L})(?:not|do not|don['’]t|ne|pas|the|an?|of|to|in|our|your|le|la|les|un|une|du|de|des|en|notre|votre)(?!\p{L})|(?<!\p{L})[ldn]['’]|(?<=\p{L})n['’]t(?!\p{L})/giu;
/** What is looked at is looked at in all ways; one works with what one looks after, and is helped with what went wrong. */
const noWay = /^(?:(?:working|work|dealing|interact\p{L}*|integrat\p{L}*|continu\p{L}*|help|issues?|problems?|trouble\p{L}*|errors?|log ?in|connect\p{L}*|config\p{L}*|travailler|connexion|problèmes?|erreurs?|aide)(?!\p{L})|(?:test|check|verif|vérif|contrôl|valid))/iu;
const longest = 70;
/** "1. Quick install", "2. Manual install": what is numbered is a course, but of work that nobody does twice. */
const counted = /^\d{1,2}[.)]\s+(\p{L}.*)$/u;
const doneOnce = /^(?:install|deploy|set ?up|mise place)$/u;

/**
 * A heading as one way of several, for headings that stand right beside one another; null where it tells of none.
 * `rest` is what is done, the way off. Over 640 documents it found eleven choices that no table of words had, all of them ways of which one is taken.
 */
export const siblingWayOf = byText((title: string): Variant | null => {
  const plain = title.replace(/[*_`#]+|\p{Extended_Pictographic}\uFE0F?/gu, ' ').replace(/\s+/g, ' ').trim();
  const behind = counted.exec(plain)?.[1];
  if (behind !== undefined) {
    const way = siblingWayOf(behind);
    return way !== null && doneOnce.test(way.rest) && behind.replace(manner, '') !== behind ? way : null;
  }
  if (plain.length > longest || /^(?:\d|(?:step|étape|phase|part(?:ie)?|test|exemple|example) ?\d)/iu.test(plain)) return null;
  const bracket = inBrackets.exec(plain)?.[1];
  if (bracket !== undefined && (station.test(bracket) || (!waysThere.test(bracket) && (variantOf(bracket)?.kind ?? 'environment') === 'environment'))) return null;
  const said = plain.replace(/\([^()]*\)/g, ' ').replace(/[\s:.–—-]+$/u, '').trim();
  const done = said.replace(clause, ' ').replace(manner, ' ').replace(filler, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
  if (noWay.test(done) || (done === '' && !clause.test(said))) return null;
  return { kind: 'way', key: plain.toLowerCase(), label: plain, rest: plainVerb(done), asWay: true };
});
