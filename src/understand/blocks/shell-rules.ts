/** Evidence that a block is shell commands, or a transcript of them. */
import type { Evidence } from '../../model/procedure.ts';
import { evidence } from '../evidence.ts';
import type { BlockLook } from './block-look.ts';
import { commandWords, readsAsProse } from './command-look.ts';
import { interpreterOpened } from './interpreters.ts';
import { consoleTags, shellTags, wordsOfCode } from './shell-tags.ts';
import { words } from './words.ts';

const opensClient = (line: string): boolean => ['client', 'interpreter'].includes(interpreterOpened(line)?.kind ?? '');

/** Assignments, unlabelled or under a shell's label, whose every variable a command of the document opens with or takes, where no file is spoken of. */
export function setsForShell(look: BlockLook): boolean {
  const { shell, view } = look;
  const used = shell.commands.every((c) => look.used.has(/^\s*(\w+)\+?=/.exec(c.text)?.[1] ?? ''));
  // Lines that nothing marks are a block only because the document takes what they set.
  if (view.block.form === 'lines' && used && shell.looks.length > 0 && shell.looks.every((l) => l === 'assignment')) return true;
  if (view.tag !== '' && !shellTags.has(view.tag) || look.file !== null || !shell.looks.length || !shell.looks.every((l) => l === 'assignment')) return false;
  if (words.describes.test(view.lead) || /\bfile|fichier/i.test(view.lead)) return false;
  return used;
}

export function shellEvidence(look: BlockLook): Evidence[] {
  const { view, shell } = look;
  const found: Evidence[] = [];
  const tagged = shellTags.has(view.tag) || consoleTags.has(view.tag);
  const first = shell.commands[0]?.text.trim() ?? '';
  if (shellTags.has(view.tag)) found.push(evidence('shell-tag', view.tag));
  if (consoleTags.has(view.tag)) found.push(evidence('console-tag', view.tag));
  if (look.shellPrompt) found.push(evidence('shell-prompt', look.shellPrompt));
  const exporting = shell.commands.length > 0 && shell.commands.every((c) => /^\s*(?:export|unset|set -x|setx?)\s/.test(c.text));
  const known = exporting ? 0 : shell.looks.filter((l) => l === 'known' || l === 'path' || l === 'keyword').length;
  const all = known > 0 && shell.sure === 1;
  const ofCode = shell.commands.some((c) => wordsOfCode(view.tag, c.text));
  if (shell.commands.length && !look.sql && !ofCode) {
    if (all && shell.looks.length) found.push(evidence('all-lines-known', first));
    else {
      const firstKnown = shell.looks.findIndex((l) => l !== 'assignment');
      if (['known', 'path'].includes(shell.looks[firstKnown] ?? 'none')) found.push(evidence('first-line-known', first));
      if (shell.sure >= 0.5 && known > 0) found.push(evidence('most-lines-known', `${Math.round(shell.sure * shell.looks.length)} of ${shell.looks.length}`));
    }
    const content = !view.leadIsHeading && !tagged && words.editStrong.test(view.lead) && !words.runStrong.test(view.lead);
    if (shell.formed && shell.parses && !all && !content && !shell.looks.every((l) => l === 'assignment')) {
      const single = shell.commands.every((c) => commandWords(c.text).length === 1);
      if (!single || /:\s*$/.test(view.before.trim())) found.push(evidence('form-of-commands', first));
    }
    if (shell.commands.some((c) => /(?:^|\s)--?[A-Za-z]|[^|]\|[^|]|&&|\$\(|\$\{?\w|\s(?:~|\.{1,2})?\/[\w.-]/.test(c.text)) && shell.parses && !shell.commands.some((c) => readsAsProse(c.text))) found.push(evidence('command-marks', first));
  }
  if (shell.looks[0] === 'known' && shell.commands.length > 1 && opensClient(first)) found.push(evidence('opens-client', first));
  if (shell.parses && shell.commands.length) found.push(evidence('parses-as-shell', ''));
  if (words.runStrong.test(view.lead) && !words.outputStrong.test(view.lead)) found.push(evidence('told-to-run', view.lead));
  if (exporting) found.push(evidence('exports', first));
  if (shell.looks.length && shell.looks.every((l) => l === 'assignment') && (tagged || setsForShell(look))) {
    const used = shell.commands.map((c) => /^\s*(\w+)\+?=/.exec(c.text)?.[1] ?? '').find((n) => look.used.has(n));
    if (used) found.push(evidence('sets-variable-used', used));
    else if (!view.leadIsHeading && words.setVariables.test(view.lead) && look.file === null) found.push(evidence('told-to-set', view.lead));
  }
  return found;
}
