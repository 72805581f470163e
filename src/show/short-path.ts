/** A path as it is typed from where one stands. */

/** @param here an absolute folder; paths that are not below it stay as they are */
export const shortPath = (path: string, here: string): string => (here !== '/' && path.startsWith(`${here}/`) ? path.slice(here.length + 1) : path);
