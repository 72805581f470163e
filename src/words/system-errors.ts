/** The table of what a system call says when a file is not to be had, in French; in English its own words stand. */
import type { Language } from '../model/procedure.ts';

/** errno(3), strerror(3) */
const french: Readonly<Record<string, string>> = {
  EACCES: 'permission refusée', EPERM: 'opération non permise', EROFS: 'système de fichiers en lecture seule', ENOSPC: 'plus de place sur le disque',
  ENOTDIR: 'ce n’est pas un dossier', EISDIR: 'c’est un dossier',
};

/** `permission denied (EACCES)` in the operator's language; an error without a code, in its words either, as it is. */
export function systemError(error: unknown, language: Language): string {
  const { message, code = /^(E[A-Z0-9]+): /.exec(message)?.[1] } = error as { readonly code?: string; readonly message: string };
  if (!code) return message;
  return `${(language === 'fr' ? french[code] : undefined) ?? /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message} (${code})`;
}
