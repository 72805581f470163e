/** "Save this as `compose.yml` and run `docker compose up`:" — the file stands below the sentence, and is there before the command runs. */
import type { Document } from '../../model/document.ts';
import type { Unit } from '../../model/procedure.ts';

/** What makes the file, before the command; a colon leads on to its content. A column a language. */
const savesThenRuns = /(?<!\p{L})(?:save|store|create|copy|paste|put|write|place|enregistre[rz]?|sauvegarde[rz]?|crée[rz]?|créer|copie[rz]?|colle[rz]?|place[rz]?|écri(?:re|vez))(?!\p{L})(?:[^.!?]|\.(?=\S)){0,160}?(?<!\p{L})(?:and|then|et|puis|ensuite)(?!\p{L})[^.!?]{0,40}$/iu;

/** @param units in document order */
export function withFilesFirst({ pieces }: Document, units: readonly Unit[]): Unit[] {
  const ordered = [...units];
  const isPair = (i: number): boolean => { const [command, file] = [ordered[i], ordered[i + 1]]; return command?.kind === 'commands' && command.role === 'inline' && file?.kind === 'edit'; };
  if (!ordered.some((_, i) => isPair(i))) return ordered;
  /** By the line of a block: the paragraph right above it that leads to it. */
  const leads = new Map(pieces.flatMap((p, i) => { const above = pieces[i - 1]; return p.kind === 'block' && above?.kind === 'prose' && /[:：]\s*$/u.test(above.text) ? [[p.place.line, above] as const] : []; }));
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [command, file] = [ordered[i] as Unit, ordered[i + 1] as Unit];
    const lead = isPair(i) ? leads.get(file.place.line) : undefined;
    const code = lead?.codes.find((c) => c.place.line === command.place.line && c.place.column === command.place.column);
    if (lead !== undefined && code !== undefined && savesThenRuns.test(lead.text.slice(0, code.start))) [ordered[i], ordered[i + 1]] = [file, command];
  }
  return ordered;
}
