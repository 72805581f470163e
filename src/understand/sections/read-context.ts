/** Reads what all parts of `understand/` look at: language, purpose, the document's own programs. */
import type { Document, Piece } from '../../model/document.ts';
import type { Language } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { fold, wordPattern } from './fold.ts';
import { everyWords, words } from './words.ts';
import type { Purpose } from './word-table.ts';

/** A first word after a prompt: `$ foo`, `$> foo`, `user@host:~$ foo`, `(venv) $ foo`. */
const prompted = /^\s*(?:\([\w.-]+\)\s*)?(?:[\w.-]+@[\w.-]+[:\s]?[^\s$#]*)?\$>?\s+(?:sudo\s+)?([A-Za-z_][\w.-]*|\.{0,2}\/[\w./-]+)/;
const plainCommand = /^\s*(?:sudo\s+)?([a-z_][\w.-]*)(?=\s|$)/;
const shellLanguages = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'shellsession', 'terminal', 'commandline', 'ksh', 'fish']);
/** Shell words, which open a line without being a program of the document's own. */
const shellWords = new Set(['if', 'then', 'else', 'elif', 'fi', 'for', 'while', 'until', 'do', 'done', 'case', 'esac', 'in', 'function', 'select', 'time', 'export', 'local', 'set', 'unset', 'echo', 'true', 'false', 'the', 'a', 'an']);

/** Reads a document's language, purpose and own programs. */
export function readContext(document: Document): Context {
  const text = document.pieces.map((p) => (p.kind === 'prose' || p.kind === 'heading' ? p.text : '')).join(' ');
  const tokens = fold(text).split(/[^\p{L}]+/u);
  return { document, language: readLanguage(tokens), programs: readPrograms(document.pieces), purpose: readPurpose(document), ground: readGround(tokens) };
}

/** The language with more of its own stop words in the headings and the prose; English where neither has any. */
function readLanguage(tokens: readonly string[]): Language {
  const counts = (Object.keys(words) as Language[]).map((language) => {
    const stops = new Set(words[language].stops);
    return { language, count: tokens.filter((t) => stops.has(t)).length };
  });
  return counts.reduce((best, c) => (c.count > best.count ? c : best), { language: 'en' as Language, count: 0 }).language;
}

const developing = new Set(everyWords.flatMap((t) => t.developing));
const serving = new Set(everyWords.flatMap((t) => t.serving));
/** Shares of the words about developing from which a document speaks of a developer's machine, or of that as well. */
const shares = { development: 0.55, both: 0.35 };

/** So many such words have to be there. */
const wordsThatTell = 4;

/** Whose machine the document speaks of. */
function readGround(tokens: readonly string[]): NonNullable<Context['ground']> | null {
  const [own, served] = [developing, serving].map((set) => tokens.filter((t) => set.has(t)).length) as [number, number];
  if (own + served < wordsThatTell) return null;
  const share = (own + 1) / (own + served + 2);
  return share >= shares.development ? 'development' : share >= shares.both ? 'both' : 'servers';
}

function readPrograms(pieces: readonly Piece[]): Set<string> {
  const programs = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind !== 'block') continue;
    const shell = shellLanguages.has((piece.language ?? '').toLowerCase());
    let continues = false;
    for (const line of piece.text.split('\n')) {
      const first = continues ? null : (prompted.exec(line)?.[1] ?? (shell ? plainCommand.exec(line)?.[1] : null));
      continues = /\\\s*$/.test(line);
      if (first && first.length > 1 && !shellWords.has(first)) programs.add(first);
    }
  }
  return programs;
}

const purposePatterns = everyWords.map((table) => Object.fromEntries(Object.entries(table.purposes).map(([purpose, row]) => [purpose, wordPattern(row)])) as Record<Purpose, RegExp>);
/** How much a word counts by where it stands. Title and file name say what a document is for; its first paragraph only hints. */
const titleWeight = 5;
const fileWeight = 3;
const folderWeight = 1;
const paragraphWeight = 1;
/** `docs/deployment/heroku.md`: the file and the folder it stands in. */
const foldersThatTell = 2;
/** On equal votes the rarer, more telling purpose wins. */
const purposeOrder: readonly Purpose[] = ['rollback', 'restore', 'diagnose', 'release', 'deploy', 'install', 'operate', 'explain'];

/** The document's title and its file's name (with the folder it stands in) as words. */
export function nameOf(document: Document): { title: string; file: string } {
  const declared = document.frontMatter?.['title'];
  const headings = document.pieces.filter((p) => p.kind === 'heading');
  const top = headings[0];
  const title = typeof declared === 'string' ? declared : top && headings.filter((h) => h.level === top.level).length === 1 ? top.text : '';
  const file = document.path.replace(/\.[a-z]+$/i, '').split('/').slice(-foldersThatTell).join(' ').split('__').at(-1) ?? '';
  return { title, file: file.replace(/[_.-]+/g, ' ').replace(/(?<=[a-z])(?=[A-Z])/g, ' ') };
}

/** What the document is for, by its file name, title and first paragraph; `operate` where nothing tells. */
function readPurpose(document: Document): Purpose {
  const { title, file } = nameOf(document);
  const paragraph = document.pieces.find((p) => p.kind === 'prose' && p.shape === 'paragraph' && p.text.length > 30);
  const seen: [string, number][] = [
    [title, titleWeight],
    [nameOf({ ...document, path: document.path.split('/').at(-1) ?? '' }).file, fileWeight],
    [file, folderWeight],
    [paragraph?.kind === 'prose' ? paragraph.text.slice(0, 400) : '', paragraphWeight],
  ];
  const votes = new Map<Purpose, number>();
  for (const [text, weight] of seen) {
    const folded = fold(text);
    for (const patterns of purposePatterns) for (const purpose of purposeOrder) if (patterns[purpose].test(folded)) votes.set(purpose, (votes.get(purpose) ?? 0) + weight);
  }
  return purposeOrder.reduce((best, p) => ((votes.get(p) ?? 0) > (votes.get(best) ?? 0) ? p : best), 'operate' as Purpose);
}
