/** Finds what is the reader's by what it is or what the text says: a fork to be cloned, a machine of a home network, `login@host`. */
import { allMatches } from '../../model/all-matches.ts';
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import { withoutQuotes } from '../../shell/quote.ts';

/** Wordings by which the repository is the reader's; a row a language. */
const ownRepository: readonly RegExp[] = [
  /\b(?:clone|check ?out|fetch|pull)\s+(?:down\s+)?your\s+(?:own\s+)?(?:fork|project|copy)\b|\b(?:the|your)\s+fork['’]s\b|\burl of your\b/iu,
  /(?<!\p{L})(?:clone[rz]?|récupére[rz]?)\s+(?:ensuite\s+)?(?:votre|ton)\s+(?:propre\s+)?(?:fork|projet|copie)(?!\p{L})|(?<!\p{L})(?:url|adresse)\s+de\s+(?:votre|ton)(?!\p{L})/iu,
];

/** Programs that go to another machine. */
const remoteShells = /^(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|sshfs)$/;

/** 192.168.0.0/24 and 192.168.1.0/24 are what routers give out at home: a machine there is somebody's own. */
const homeAddress = /(?<=^|[=,@/])192\.168\.[01]\.(?:[2-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-4])(?=$|[,:/](?!\d{1,2}(?!\d)))/g;

export const findReadersOwn: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  const clones = code.source.includes('clone') && ownRepository.some((wording) => wording.test(proseBefore(code, facts)));
  return code.words.flatMap((word) => {
    if (word.role === 'name' || word.text.length > 300 || !isLive(code, word.start, word.end)) return [];
    const text = withoutQuotes(word.text);
    const at = word.start + word.text.indexOf(text);
    return [...(clones ? clonedFrom(word, code, text, at) : []), ...homeAddresses(code, facts, text, at), ...hostBehindLogin(word, code, text, at)];
  });
};

/** The whole address that `git clone` is given. */
function clonedFrom(word: CodeWord, code: Code, text: string, at: number): Candidate[] {
  const cloned = /^git\s(?:.*\s)?clone\b/.test(word.before.filter((b) => b !== 'sudo').join(' '));
  if (!cloned || !/^(?:[a-z+]+:\/\/|[\w.-]+@[\w.-]+:)\S+$/.test(text) || /[<>{}$]/.test(text)) return [];
  return [candidateAt(code, at, at + text.length, 'own clone', { source: 'example', words: 'repository url', name: 'REPOSITORY_URL', example: text })];
}

/** An address of a home network that the prose does not speak of. */
function homeAddresses(code: Code, facts: Facts, text: string, at: number): Candidate[] {
  return allMatches(text, homeAddress).flatMap((match) => {
    if (facts.context.document.pieces.some((piece) => piece.kind === 'prose' && piece.text.includes(match[0]))) return [];
    return [candidateAt(code, at + match.index, at + match.index + match[0].length, 'home address', { source: 'example', words: 'ip address', name: 'IP_ADDRESS', example: match[0] })];
  });
}

/** deploy@host: who logs in is the document's own, where to is not. */
function hostBehindLogin(word: CodeWord, code: Code, text: string, at: number): Candidate[] {
  const host = /^[a-z][\w.-]*@(host(?:name)?|server|serveur|remote(?:[-_]?host)?|machine)(?=$|:)/i.exec(text)?.[1];
  if (!host || word.role !== 'argument' || !remoteShells.test(word.before.find((b) => b !== 'sudo') ?? '')) return [];
  const from = at + text.indexOf('@') + 1;
  return [candidateAt(code, from, from + host.length, 'a word for itself', { words: host })];
}

/** The paragraph or item right above a code, on one line. */
function proseBefore(code: Code, facts: Facts): string {
  const { pieces } = facts.context.document;
  const at = pieces.findIndex((piece) => ('block' in code.reading ? piece === code.reading.block : piece.place.line >= code.line));
  const piece = pieces[at - 1];
  return piece?.kind === 'prose' ? piece.text.replace(/\s+/g, ' ') : '';
}
