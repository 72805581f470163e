/** What reading and planning a document may take. */

/** Seconds: the largest documents that people could write take a tenth of it on a machine that does nothing else. */
export const planningLimit = 60;

/** Whether a document may take so long that somebody wants to stop it: the start of a thread for it is then some tenth of the reading. AsciiDoc's library is no linear reader. */
export const isLarge = (bytes: Uint8Array, path: string): boolean => bytes.length > (/\.(?:adoc|asciidoc|asc)$/i.test(path) ? 64 : 160) * 1024;
