/** Sessions that prose tells a person to open: by the command in plain words ("Connect to the server: ssh ops@web1"), or by none ("Log in to the server"). */
import type { Language, Session } from '../../model/procedure.ts';
import { leadingPrograms, typedParts } from '../../shell/session.ts';
import { instructionOf, sentencesOf } from './instruction.ts';
import { accountWords, connectWords, lookWords, says } from './session-words.ts';

/** `session`: which command opens it is written; `told`: only that a person goes there, or becomes that user. */
export type Told = { readonly session: Session } | { readonly told: string; readonly line: number; readonly as: 'machine' | 'user' };

/** A longer sentence is none. */
const longest = 600;
/** From the program to the end of what may be its command; a point or a comma before a blank ends it, and so do words that go on. */
const written = new RegExp(`(?<=^|[\\s:：(«"\`])(?:sudo |doas )?(?:${leadingPrograms.filter((p) => p.length > 1).join('|')}) [^,;:()«»"\`\\n]+?(?=[.,;:)»"\`]*$|[.,;:)»"\`]+\\s|\\s(?:\\(|(?:and|then|to|as|from|via|using|puis|et|pour|depuis|par|avec)\\s))`, 'gu');
/** Who goes there only if something is so is not there for what follows. */
const onlyIf = /^\W*(?:(?:but|and|mais|et) )?(?:if (?!you can,)|when |in case|should |unless |whenever |si (?!possible,)|en cas|lorsque? |quand |au cas)/iu;
/** One of two ways to have it so, named beside the other ("either from a root shell (x) or …", "x, or as an administrator"): nothing says that one is in it. */
const eitherBefore = /(?<!\p{L})(?:either|soit|perhaps|maybe|peut-être)(?!\p{L})[^.;]*$/iu;
const orBehind = /^[)`"'\s,]*(?:or|ou) (?!(?:similar|equivalent|équivalent|the like)(?!\p{L}))/iu;
/** Who goes to a page of it has no shell there: "Log in to your instance and open the Lamps tab". */
const inPage = /\b(?:and|then),? (?:go to|open|click|select|choose|navigate to|visit|browse to|head to|find|locate) (?:on |to )?(?:the|your|its) [^.;]{0,50}\b(?:pages?|tabs?|menu|dashboard|section|sidebar|button|screen)\b|(?<!\p{L})(?:et|puis),? (?:allez|aller|ouvre[zr]|cliquez|cliquer|choisi(?:r|ssez)|rendez-vous|se rendre)(?!\p{L})[^.;]{0,50}(?<!\p{L})(?:pages?|onglets?|menu|tableau de bord|bouton|écran)(?!\p{L})|\b(?:in|with|from) (?:your|a|the) (?:web )?browser\b|(?<!\p{L})(?:dans|avec|depuis) (?:votre|un|le) navigateur(?!\p{L})/iu;
/** What no word of a sentence has: a user and a host, a number, a name to fill in, an option. */
const asCommand = /[@<$\d]|\s-{1,2}[a-z]/i;

/**
 * Where a paragraph or item has one go, in its order; nothing where it only says that one may go there.
 * @param ordered a person is told to do what it says; else each sentence has to tell it
 */
export function toldIn(text: string, line: number, ordered: boolean, language: Language): Told[] {
  if (!speaks.test(text)) return [];
  const found: Told[] = [];
  for (const wrapped of sentencesOf(text)) {
    const sentence = wrapped.replace(/\s+/g, ' ');
    if (sentence.length > longest || says(lookWords, sentence.replace(/^(?:if you can|si possible), /i, ''))) continue;
    const connects = says(connectWords, sentence) && !onlyIf.test(sentence) && !inPage.test(sentence);
    const commands = openedIn(sentence, connects, ordered || instructionOf(sentence, { language, familiar: false }) !== null);
    for (const command of commands) found.push({ session: { ...command, line } });
    if ((connects || (says(accountWords, sentence) && !onlyIf.test(sentence) && !inPage.test(sentence))) && commands.length === 0) found.push({ told: sentence.replace(/^[,;:.]\s*(?:(?:and|then|et|puis) )*/i, ''), line, as: connects ? 'machine' : 'user' });
  }
  return found;
}

/** The texts that may say it at all. */
const speaks = new RegExp(`\\b(?:${leadingPrograms.join('|')})\\b|ssh|log|connect|connex|session|sign|shell|terminal|console|invite|user|account|utilisateur|compte`, 'iu');

/** The shells elsewhere that the commands of a sentence open. */
function openedIn(sentence: string, connects: boolean, ordered: boolean): Pick<Session, 'kind' | 'command'>[] {
  const plain = sentence.replace(/^\W*(?:\d+[.)]\s*)?[$>]?\s*/u, '').trim();
  const found: Pick<Session, 'kind' | 'command'>[] = [];
  for (const { 0: command, index } of plain.matchAll(written)) {
    const before = plain.slice(0, index);
    const led = /[:：]\s*[«"`]?$/.test(before) || before.trim() === '';
    if (eitherBefore.test(before) || orBehind.test(plain.slice(index + command.length))) continue;
    if (!(led || connects || ordered) || !(asCommand.test(command) || (led && connects))) continue;
    const part = typedParts(command).at(-1);
    if (part !== undefined && part.start === part.end) found.push({ kind: part.kind, command: part.command });
  }
  return found;
}
