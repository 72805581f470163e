/** Finds the dump that a restore reads and that nothing in the document makes: this time's file. */
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import { withoutQuotes } from '../../shell/quote.ts';

const dump = /^[\w./-]*\.(?:sql|dump|dmp|bak|backup|pgdump|rdb|archive)(?:\.(?:gz|bz2|xz|zst|gpg|age|enc))*$|^[\w./-]*(?:dump|backup|sauvegarde)[\w-]*\.(?:tar|tgz|tar\.gz|zip|gz)(?:\.gpg)?$/;
const readers = /^(?:pg_restore|psql|mysql|mariadb|mongorestore|gunzip|zcat|gzip|gpg|redis-cli|createdb|pigz|zstd|unzip|sqlite3|impdp|imp)$/;

/** A file behind `<`, behind `-f`, or the last word of a restoring program. */
export const findRestoredFiles: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  const found: Candidate[] = [];
  for (const word of code.words) {
    const text = withoutQuotes(word.text);
    if (!dump.test(text) || !isLive(code, word.start, word.end)) continue;
    // 001_users.sql: the repository's own, in their order
    if (/(?:^|\/)\d{1,6}[-_][^/]*\.sql$/.test(text)) continue;
    // schema.sql, shop.sql: the project's own; a dump says that it is one, or of when
    if (text.includes('/') || !/backup|dump|sauve|export|snapshot|archive|restore|base|\d{4}/i.test(text.replace(/(?:\.\w+)+$/, '')) || /latest|derni(?:er|ère)/i.test(text)) continue;
    const at = word.start + word.text.indexOf(text);
    const reads = word.role === 'redirect' ? /<\s*["']?$/.test(code.source.slice(0, at)) : word.role === 'argument' && word.before.some((b) => readers.test(b)) && !/^-(?:o|Fo|-output|-file)$/.test(word.before.at(-1) ?? '');
    // the document itself says where it was put
    const told = text.includes('/') && facts.context.document.pieces.some((piece) => piece.kind === 'prose' && piece.text.includes(text));
    if (!reads || told || facts.codes.some((c) => makes(c, text) || unpacksAbove(c, text))) continue;
    found.push(candidateAt(code, at, at + text.length, 'restored file', { source: 'example', kind: 'file', words: 'backup file', name: 'BACKUP_FILE', example: text }));
  }
  return found;
};

/** Whether a code unpacks an archive into a folder above the file. */
const unpacksAbove = (code: Code, file: string): boolean => code.words.some((w) => {
  const folder = withoutQuotes(w.text).replace(/^(?:-C|-d|-o|--directory=)/, '').replace(/\/$/, '');
  return folder.includes('/') && file.startsWith(`${folder}/`) && /^(?:tar|unzip|bsdtar|7z|unar|borg|restic)$/.test(w.before.find((b) => b !== 'sudo') ?? '');
});

/** Whether a code writes the file: a redirection, an option for output, a copy or a download to that name. */
function makes(code: Code, file: string): boolean {
  const name = file.split('/').at(-1) ?? file;
  return code.words.some((w) => {
    const text = withoutQuotes(w.text);
    // what gpg and its kin write has the name of what they read, with an ending
    if (/^(?:gpg|gpg2|age|gzip|pigz|bzip2|xz|zstd)$/.test(w.before.find((b) => b !== 'sudo') ?? '') && name.startsWith(`${text.split('/').at(-1) ?? text}.`)) return true;
    if (text.split('/').at(-1) !== name && !text.endsWith(`=${name}`)) return false;
    if (w.role === 'redirect') return />\s*["']?$/.test(code.source.slice(0, w.start));
    return /^(?:-[a-zA-Z]*[ofO]|--(?:file|output|result-file|archive))$/.test(w.before.at(-1) ?? '') && !w.before.some((b) => /restore/.test(b)) || /^--(?:file|output|result-file|archive)=/.test(text) || /^(?:cp|mv|scp|curl|wget|rsync|touch|docker|kubectl|tar|git)$/.test(w.before.find((b) => b !== 'sudo') ?? '');
  });
}
