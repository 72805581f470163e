/** Finds the sections that tell, phase by phase, what a script does by itself: the commands there are its own, and the reader started it above. */
import type { Piece } from '../../model/document.ts';

/** "Phase 3 — Workspace", "2. Détection". */
const numbered = /^\W*(?:(?:phase|step|stage|étape|partie)\s+\d+|\d+[.)])(?!\p{L})/iu;
/** A first sentence without a subject: "Fetches the latest release", "Récupère la dernière version". */
const tells = /^(?:(?:Sources|Reads|Checks|Fetches|Creates|Applies|Downloads|Polls|Waits|Installs|Runs|Prompts|Detects|Writes|Removes|Copies|Validates|Verifies|Starts|Stops|Builds|Generates|Sets|Configures|Adds|Deletes|Loads|Resolves|Updates|Uploads|Extracts|Cleans|Asks|Confirms|Patches|Executes)|(?:Lit|Vérifie|Récupère|Crée|Applique|Télécharge|Attend|Installe|Lance|Demande|Détecte|Écrit|Supprime|Copie|Valide|Démarre|Arrête|Construit|Génère|Configure|Ajoute|Charge|Nettoie|Exécute))\s/u;
/** What only a program does: "Exits with an error if …", "the script prints …". */
const ofProgram = /(?:^|[.!?]\s+|\n)(?:Exits|Aborts|Fails|Falls back|Retries|Quits|S['’]arrête|Échoue|Abandonne|Quitte|Réessaie)(?!\p{L})|(?<!\p{L})(?:[Tt]he (?:script|installer|playbook)|[Ll]e script|[Ll]['’]installeur)(?!\p{L})[^.]{0,60}(?<!\p{L})(?:exits|prints|prompts|asks|aborts|waits|stops|falls back|s['’]arrête|affiche|demande|attend|quitte|abandonne)(?!\p{L})/gu;
/** Sections that make a course, those of them that tell, and what in them a program does. */
const leastPhases = 3;
const leastOfProgram = 2;
const leastTelling = 3;

/** Indexes (in pieces) of the blocks in which a script's own commands are shown. */
export function scriptPhases(pieces: readonly Piece[]): ReadonlySet<number> {
  const found = new Set<number>();
  if (!pieces.some((p) => p.kind === 'prose' && tells.test(p.text))) return found;
  for (let at = 0; at < pieces.length; at++) {
    const head = pieces[at];
    if (head?.kind !== 'heading' || !numbered.test(head.text)) continue;
    const end = pieces.findIndex((p, k) => k > at && p.kind === 'heading' && (p.level < head.level || (p.level === head.level && !numbered.test(p.text))));
    const part = pieces.slice(at, end < 0 ? undefined : end);
    const leads = part.flatMap((p, k) => { const next = part[k + 1]; return p.kind === 'heading' && p.level === head.level ? [next?.kind === 'prose' && tells.test(next.text)] : []; });
    const own = part.reduce((n, p) => n + (p.kind === 'prose' ? (p.text.match(ofProgram) ?? []).length : 0), 0);
    if (leads.length >= leastPhases && leads.filter(Boolean).length * 3 >= leads.length && leads.filter(Boolean).length >= leastTelling && own >= leastOfProgram) part.forEach((p, k) => { if (p.kind === 'block') found.add(at + k); });
    at += part.length - 1;
  }
  return found;
}
