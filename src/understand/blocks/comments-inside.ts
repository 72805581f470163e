/** Finds the comments in a block that say when what stands under them is done ("# If that fails:"), or what a person does between two commands. */
import { asksOfTrouble } from '../../model/road-back.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { knownPrograms } from '../../shell/programs.ts';
import { logicalLines } from '../../shell/logical-lines.ts';
import type { LogicalLine } from '../../shell/logical-lines.ts';
import { guardWords } from '../sections/guard-words.ts';
import { stayingCommand } from '../../shell/effects/stays.ts';
import { restored, restores, saves } from '../sections/saving-words.ts';
import type { BlockPart, InsideComment } from './block-part.ts';
import { bareWords, isLifecycle, takesBack } from './opposites.ts';

/** "needed if the hook changed", "nécessaire si …", "only when …": said beside a command, as it is over one. */
const onlyWhen = /^\W*(?:only|(?:only )?(?:needed|necessary|required)|uniquement|seulement|n[eé]cessaire|utile|[àa] faire)(?: que)? (?:if|when|where|for|in case|si|quand|lorsqu|en cas)/i;

/** "# Instead of:", "# WRONG:", "# ❌ loses the data": what nobody is to type; the next comment has what is typed. */
const instead = /^(?:instead of|rather than|au lieu de|plutôt que|à la place de)\s*[:：]?$|^(?:❌|✗|✘|🚫)|^(?:incorrect|wrong|bad|mauvaise?|faux|à éviter|à ne pas faire)(?!\p{L})[^.]{0,30}[:：]?$/iu;
/** "# Or restart it": what the block does otherwise, where its parts are no plain choice. */
const otherwise = /^(?:or|ou(?: bien)?),?\s\p{L}/iu;
const holding = [onlyWhen, instead, ...guardWords.filter((g) => g.kind === 'condition' || g.kind === 'optional').map((g) => g.pattern)];

/** "# Rollback to revision 2", below what goes on: nobody does both. One with a number is the next step of a course. */
const back = /^(?:roll(?:ing)? ?back|revert|undo|retour (?:en )?arri[eè]re|revenir|annule[rz]?|annulation)(?!\p{L})/iu;

/** "# Rebuild after changes": once there are some. */
const afterChanges = /(?:\bafter|\bfollowing|(?<!\p{L})après)(?: (?:any|each|every|code|config(?:uration)?|your|toute|chaque|une?|des|vos))* (?:changes?|modifications?|edits?|changements?)\W*$/iu;

/** "# Solution: raise the limit", below what finds the cause: only where that was it. "# Open the hall when the belt is repaired": not before. */
const remedy = /^(?:possible )?(?:solutions?|fix|remedy|remediation|mitigation|work-?around|correctif|correction|rem[eè]de|contournement)\s*(?:\d+\s*)?[:：–—]\s*\S/iu;
const whenOver = /\b(?:once|when|after) (?:the |an? |your |all )?(?:[\w-]+ ){0,3}(?:is|are|has been|have been) (?:resolved|fixed|over|solved|back|repaired|replaced|finished|complete[d]?|stable|healthy)\b|(?<!\p{L})(?:une fois|quand|lorsque) (?:l['’]|le |la |les )?[^,.;:]{2,40} (?:est|sont) (?:r[eé]solue?s?|r[eé]gl[eé]e?s?|corrig[eé]e?s?|termin[eé]e?s?|r[eé]tablie?s?)/iu;

/** "# Example:", below what it is one of: the same again, with values that nobody asked for. */
const example = /^(?:e\.g\.?|(?:for )?examples?|(?:par )?exemples?)\s*[:：]?$/iu;

/** "# Stop", below "# Start": the block shows both. */
const starting = /^(?:start(?:ing|-?up)?|launch(?:ing)?|run|full start|d[eé]marr(?:er|ez|age)|lanc(?:er|ez|ement))(?:\s+\p{L}+){0,2}\W*$/iu;
const stopping = /^(?:stop(?:ping)?|shut ?down|shutting down|tear ?down|arr[eê]t(?:er|ez)?|extinction|éteindre)(?:\s+\p{L}+){0,2}\W*$/iu;

/** "# Decrypt it", below what encrypts it. */
const sealing = /^(?:encrypt|(?:en)?chiffre[rz]?)(?!\p{L})/iu;
const unsealing = /^(?:decrypt|d[eé]chiffre[rz]?|d[eé]crypte[rz]?)(?!\p{L})/iu;

/** "# Available options", below a command: the same again, as one may also type it. */
const menuOf = /^(?:(?:all|other|more|further|available|additional|useful|common|les|toutes|autres|quelques) )*(?:options|variants|variantes|flags|modes)(?: (?:are|available|possible|disponibles|possibles|utiles|courantes))*\s*[:：]?$/iu;

/** What only hands do: to fill in a file, or to wait. Deliberately few: most comments say what the command under them does. */
const byHand = /^(?:(?:then|now|puis|ensuite|maintenant)[, ]+)?(?:edit|modify|adjust|fill (?:in|out)|modifie[rz]?|[eé]dite[rz]?|adapte[rz]?|compl[eé]te[rz]?|renseigne[rz]?|remplisse[rz]|remplir)\b(?! (?:by|with|using|par) )/i;
const waiting = /^(?:(?:then|now|puis|ensuite|maintenant)[, ]+)?(?:wait|attendre|attendez|patiente[rz])\b/i;
/** "# on the file server: copy a to b": done elsewhere, and by nobody's command here. */
const elsewhere = /^(?:(?:then|now|puis|ensuite|maintenant)[, ]+)?(?:on|in|at|sur|dans) (?:the|your|le|la|l['’]|votre|un|an?) ?[\p{L}\d _-]{2,30}\s*[:,]\s+(?:copy|move|upload|download|edit|replace|paste|plug|unplug|swap|mount|click|open|copie[rz]?|déplace[rz]?|remplace[rz]?|édite[rz]?|branche[rz]?|débranche[rz]?|clique[rz]?|ouvr)/iu;
/** "# look through `a` and copy them into `b`", "# disable the lamps in the dashboard": nothing that is typed. */
const byMouse = /^(?:(?:then|now|first|puis|ensuite|d['’]abord)[, ]+)?(?:check|look)\b.*\band (?:add|merge|copy|change|update) (?:them|it)\b|^(?:(?:then|now|first|puis|ensuite|d['’]abord)[, ]+)?(?:stop|start|restart|create|enable|disable|add|remove|delete|change|set|open|click|log ?in|approve|select|choose|go|arr[eê]te[rz]?|d[eé]marre[rz]?|cr[eé]e[rz]?|active[rz]?|ajoute[rz]?|supprime[rz]?|ouvr(?:ir|ez)|clique[rz]?|va|aller|allez)(?!\p{L}).*(?<!\p{L})(?:from|in|via|using|through|on|to|depuis|dans|sur|via) (?:the |your |l['’]|le |la )?(?:[\w-]+ )?(?:ui|web ui|gui|dashboard|portal|web interface|interface(?: web| d['’]administration)?|tableau de bord|portail)(?!\p{L})/iu;
const doesEdit = /^(?:sudo (?:-\S+ \S+ )?)?(?:vim?|nvim|nano|emacs|ed|code|micro|pico|sed|perl|awk|yq|jq|tee|cat|echo|printf|crontab|visudo|\$\{?(?:EDITOR|VISUAL)|\S+ edit\b|git commit|kubectl edit|oc edit)/;
const doesWait = /\b(?:sleep|wait|watch|until|while|timeout|tail|rollout status)\b|\s(?:-w|--wait\S*|--watch\S*|-f|--follow)\b|^(?:for|read)\b|^\S+ (?:get|status|ps|logs)\b/;
/** What is filled in is named: then the command right under the comment is not what does it. */
const named = /\bfiles?\b|\bfichiers?\b|\.(?:env|ya?ml|json|toml|conf|ini|cfg|properties)\b|\b(?:values?|credentials|valeurs?|identifiants)\b/i;
/** "# fill in SHOP_TOKEN and SHOP_HOST": variables, of which the command under it sets none. */
const variables = /(?<![\w-])[A-Z][A-Z0-9]*_[A-Z0-9_]+(?![\w-])/g;
const setsOne = (comment: string, command: string): boolean => (comment.match(variables) ?? []).some((name) => command.includes(name));

/**
 * The parts of a block that such comments cut it into, every line in one of them; null where there are none, or where lines are typed
 * elsewhere. A part with `guard` is held back by its own comment: up to a blank line or the next comment. One with `told` stands
 * after what a person does. `goesBack`: the section is for going back, as such a comment is.
 */
export function commentsInside(source: string, goesBack = false): readonly BlockPart[] | null {
  if (source.split('\n').some((line) => typedElsewhere.test(line) && !saysItAll.test(line))) return null;
  const lines = logicalLines(source);
  const hands = numberedForHands(lines);
  const menu = isMenu(lines) || isLifecycle(lines.flatMap((l) => (l.kind === 'command' && !changesPlace.test(l.text) ? [l.text.trim()] : [])), (c) => effectsOf(c).every((e) => e.effect === 'read'));
  const again = new Set<number>();
  lines.forEach((line, i) => { if (menu ? line.kind === 'command' && !changesPlace.test(line.text) : stopsAgain(lines, i, again) || (line.kind === 'command' && stopsStarted(lines, i))) again.add(i); });
  if (!source.includes('#') && again.size === 0) return null;
  const parts: { variant: null; from: number; to: number; guard?: InsideComment; told?: InsideComment; full?: boolean; alone?: boolean }[] = [];
  lines.forEach((line, i) => {
    const last = parts.at(-1);
    const text = line.kind === 'comment' ? commentOf(line.text) : line.kind === 'command' ? trailing(line.text) : '';
    const comment = { text, at: line.kind === 'comment' ? line.start : line.end - 1 };
    const opened = { variant: null, from: line.start, to: line.end };
    if (line.kind === 'comment' && (hands.has(line) || tellsPerson(text, lines[i + 1]))) parts.push({ ...opened, told: comment });
    else if (text !== '' && (holding.some((p) => p.test(text)) || line.kind === 'comment' && lines.slice(0, i).some((l) => l.kind === 'command' && !/^\s*cd\s/.test(l.text)) && (remedy.test(text) || whenOver.test(text) || example.test(text) || menuOf.test(text) || otherwise.test(text) || afterChanges.test(text) || again.has(i + 1) || stopsStarted(lines, i) || !goesBack && (back.test(text) || asksOfTrouble(text) && effectsOf(lines[i + 1]?.text ?? '').some((e) => e.effect !== 'read') || restores.test(text) && savedOnly(lines.slice(0, i))) && !/^\s*#+\s*\d/.test(line.text))) && !(line.kind === 'comment' && ((last?.guard && !last.full) || !leadsToCommand(lines[i + 1])))) {
      parts.push({ ...opened, guard: comment, ...(line.kind === 'command' ? { full: true, alone: true } : {}) });
    }
    else if (again.has(i) && !(last?.guard && !last.full)) parts.push({ ...opened, guard: { text: text || line.text.trim(), at: line.start }, full: true, alone: true });
    else if (last === undefined || (last.guard && last.full && (last.alone || line.kind !== 'command'))) parts.push(opened);
    else {
      last.to = line.end;
      if (line.kind === 'command') last.full = true;
    }
  });
  const meant = parts.filter((p) => !p.guard || p.full);
  return parts.some((p) => p.told || (p.guard && p.full)) && meant.length > 0 ? parts.map(({ variant, from, to, guard, told, full }) => ({ variant, from, to, ...(guard && full ? { guard, ...(restores.test(guard.text) ? { title: guard.text } : {}) } : {}), ...(told ? { told } : {}) })) : null;
}

/** What the lines below it are typed into, unless it says itself what is done there. */
const typedElsewhere = /^\s*(?:ssh|su|psql|mysql)\b/;
const saysItAll = /^\s*(?:psql|mysql)\b[^#]*(?:\s(?:-\w*[cfel]|--(?:command|file|execute|list))(?=[\s='"]|$)|\s<)/;

/** More than a name, and no place. */
const says = /^(?:(?:step|étape)\s*\d+\s*:\s*)?\p{L}+\s+(?!https?:|:)\S/iu;

/** `# 4. Point the name at the new hall` between steps that have commands: what stands under no number is done by hand. A place or a bare name is none. */
function numberedForHands(lines: readonly LogicalLine[]): ReadonlySet<LogicalLine> {
  const steps = lines.flatMap((line, i) => {
    const number = line.kind === 'comment' ? /^\s*#+\s*(?:(?:step|étape)\s*)?(\d+)[.):]\s+\S/iu.exec(line.text)?.[1] : undefined;
    return number === undefined ? [] : [{ line, i, number: Number(number) }];
  });
  if (steps.length < 2 || steps.some((s, k) => k > 0 && s.number !== (steps[k - 1]?.number ?? 0) + 1)) return new Set();
  const acts = steps.map((s, k) => lines.slice(s.i + 1, steps[k + 1]?.i).some((l) => l.kind === 'command'));
  return new Set(acts.includes(true) ? steps.flatMap((s, k) => (acts[k] || !says.test(commentOf(s.line.text)) ? [] : [s.line])) : []);
}

/** Whether something is saved in these lines, or looked for among what was, and nothing restored. */
function savedOnly(lines: readonly LogicalLine[]): boolean {
  return lines.some((l) => saves.test(l.text)) && !lines.some((l) => restored.test(l.text));
}

/** Sub-commands that look, and those of which nobody types two in one go. */
const looks = /^(?:status|logs?|ps|list|ls|show|monit|info|events|history|top|stats|is-active|activity)$/;
const oneOfThem = /^(?:start|stop|restart|reload|delete|remove|rm|reset|restore|backup|down|upgrade|update|uninstall|enable|disable)$/;

/**
 * A table of what a program can do (`lamps status  # how they are`, `lamps restart  # all anew`, `lamps remove  # for good`): nobody types one after the other.
 * Most have what they do beside them; they are of one program, no two the same, and there is a look among them. Over 590 documents five blocks.
 */
function isMenu(lines: readonly LogicalLine[]): boolean {
  const at = lines.flatMap((l, i) => (l.kind === 'command' && !changesPlace.test(l.text) ? [i] : []));
  const behind = at.filter((i) => trailing(lines[i]?.text ?? '') !== '');
  const above = at.filter((i) => lines[i - 1]?.kind === 'comment' && !/^\s*#+\s*(?:\d|(?:step|étape)\s)/iu.test(lines[i - 1]?.text ?? ''));
  if (at.length < 4 || Math.max(behind.length, above.length) < 0.6 * at.length) return false;
  const words = at.map((i) => bareWords((lines[i]?.text ?? '').replace(/^\s*sudo\s+/, '')));
  const program = words[0]?.[0];
  const own = words.filter(([first]) => first === program);
  // `compose -f x.yml`, and what comes behind it in all of them
  const same = Math.max(1, (own[0] ?? []).findIndex((w, n) => !own.every((o) => o[n] === w)));
  const told = own.map((o) => o[same] ?? '');
  if (own.length < 0.75 * at.length || !told.some((w) => looks.test(w))) return false;
  if (behind.length >= 0.6 * at.length) {
    // The same with another option ("down", "down -v") is another row.
    return new Set(own.map((w) => w.join(' '))).size === new Set(told).size && told.filter((w) => oneOfThem.test(w)).length >= 2;
  }
  // What stands below comments may be a course ("reload, enable, start, look"): nobody starts anew and stops in one.
  return told.some((w) => /^(?:restart|reload)$/.test(w)) && told.some((w) => /^(?:stop|down)$/.test(w)) && new Set(told).size >= 4;
}

const changesPlace = /^\s*cd\s/;

/**
 * "# Stop" right below "# Start", or below a look that goes on until one stops it: the block shows both, and nobody does both at once.
 * @param again the lines above that do so: what stands below them is held against what they take back
 */
function stopsAgain(lines: readonly LogicalLine[], at: number, again: ReadonlySet<number>): boolean {
  const command = lines[at];
  // Starting anew makes a setting known, and takes nothing back.
  const above = lines.slice(0, at).findLast((l, i) => l.kind === 'command' && !again.has(i) && stayingCommand(l.text) === null && !/\s(?:restart|reload)(?:\s|$)/.test(l.text));
  // With a number it is the next step of a course.
  return command?.kind === 'command' && above !== undefined && !/^\s*#+\s*\d/.test(lines[at - 1]?.text ?? '') && takesBack(command.text.trim(), above.text.trim());
}

/** Whether a comment that says no more than "Stop" stands right below what stands under "Start" ("Decrypt" below "Encrypt"), or both behind their commands, and nothing starts again. */
function stopsStarted(lines: readonly LogicalLine[], at: number): boolean {
  const kind = lines[at]?.kind;
  const said = (l: LogicalLine | undefined): string => (l === undefined || l.kind !== kind ? '' : kind === 'command' ? trailing(l.text) : !/^\s*#+\s*\d/.test(l.text) ? commentOf(l.text) : '');
  const [here, above] = [said(lines[at]), said(lines.slice(0, at).findLast((l) => l.kind === kind))];
  return [[starting, stopping], [sealing, unsealing]].some(([does, undoes]) => undoes?.test(here) && does?.test(above) && !lines.slice(at + 1).some((l) => does.test(said(l))));
}

/** Whether a comment is for hands: to fill in a file, or to wait, and the command right under it does not do that itself. */
function tellsPerson(text: string, next: LogicalLine | undefined): boolean {
  const command = next?.kind === 'command' ? next.text.trim() : null;
  if (elsewhere.test(text)) return command === null || !/^(?:sudo )?(?:cp|mv|scp|rsync|ssh|curl|wget|sed|mount|open|xdg-open)\b/.test(command);
  if (byMouse.test(text)) return true;
  if (waiting.test(text)) return command === null || !doesWait.test(command);
  return byHand.test(text) && (command === null || ((named.test(text) || (text.match(variables) !== null && !setsOne(text, command))) && !doesEdit.test(command)));
}

/** A command, or a comment that goes on; a command that was commented out is what the comment over it is about. */
function leadsToCommand(next: LogicalLine | undefined): boolean {
  if (next?.kind !== 'comment') return next?.kind === 'command';
  return !knownPrograms.has(commentOf(next.text).split(/\s/)[0] ?? '');
}

function commentOf(line: string): string {
  return line.replace(/^\s*#+\s*/, '').replace(/^(?:\d+[.)]|[-*])\s+/, '').replace(/\s+/g, ' ').trim();
}

/** The comment at the end of a command, empty where there is none. */
export function trailing(command: string): string {
  return /\s#+\s*([^'"#]*)$/.exec(command.split('\n').at(-1) ?? '')?.[1]?.trim() ?? '';
}
