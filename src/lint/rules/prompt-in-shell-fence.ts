/** prompt-in-shell-fence: prompts under a label that says commands. */
import { blocksWithUnits, languageSpot, offsetOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';
import { shellLabels } from '../shell-labels.ts';

export const promptInShellFence: LintRule = {
  name: 'prompt-in-shell-fence',
  checks: 'A fence labelled as commands holds no prompts and no output.',
  why: 'Who copies the block copies the `$` too, and the shell says "command not found". A label for sessions tells highlighters and readers which lines are typed.',
  mend: 'Write `console` in the place of `bash`, or take the prompts and the output off.',
  severity: 'warning',
  check({ document, procedure, say }) {
    return blocksWithUnits(document, procedure).flatMap(({ block, unit }): Finding[] => {
      if (unit.kind !== 'commands' || unit.role !== 'transcript' || !shellLabels.has(block.language?.toLowerCase() ?? '')) return [];
      const lines = block.text.split('\n');
      // And a sign before what is printed (`<level>`) is none: a command that was read stands behind a prompt.
      const typed = new Set(unit.commands.map((command) => (command.split('\n')[0] ?? '').trim()));
      const promptOn = (l: string): string => /^\s*(?:\([\w ./~-]+\) ?|\[[^\]]*\] ?)?\S*?[$#%>]+(?=\s?\S)/.exec(l)?.[0] ?? '';
      const prompted = (l: string, prompt: RegExp): boolean => prompt.test(promptOn(l)) && typed.has(l.slice(promptOn(l).length).trim());
      // `#` is a comment as long as anything else can be the prompt.
      const at = [/[$%>]\s*$|\S\s*#\s*$/, /#\s*$/].map((prompt) => lines.findIndex((l) => prompted(l, prompt))).find((i) => i >= 0) ?? -1;
      const label = languageSpot(document, block);
      if (at < 0 || !label) return [];
      const line = block.contentLine + at;
      const prompt = promptOn(lines[at] ?? '');
      const shift = Math.max(0, (document.lines[line - 1] ?? '').lastIndexOf(lines[at] ?? ''));
      const column = shift + prompt.length - prompt.trimStart().length + 1;
      const start = offsetOf(document, label.line, label.column);
      return [{
        line, column, endColumn: column + Math.max(1, prompt.trim().length), message: say({ en: `Unexpected prompt \`${prompt.trim() || '$'}\` under the label \`${block.language}\`, expected the label \`console\``, fr: `Invite \`${prompt.trim() || '$'}\` inattendue sous l’étiquette \`${block.language}\`, étiquette \`console\` attendue` }),
        fix: [{ start, end: start + (block.language ?? '').length, text: 'console' }],
      }];
    });
  },
  bad: [{ text: '# Look\n\n```bash\n$ uptime\n 10:02 up 3 days\n```\n', found: ['4:1 Unexpected prompt `$` under the label `bash`, expected the label `console`'], fixed: '# Look\n\n```console\n$ uptime\n 10:02 up 3 days\n```\n' },
    { text: '# Look\n\n> ```bash\n> $ uptime\n> $ who\n> ```\n', found: ['4:3 Unexpected prompt `$` under the label `bash`, expected the label `console`'], fixed: '# Look\n\n> ```console\n> $ uptime\n> $ who\n> ```\n' },
    { text: '# Look\n\n```bash\n(lamp) $ pip list\n```\n\nAnd:\n\n```bash\n[root@lamp ~]# systemctl status web\n```\n', found: ['4:1 Unexpected prompt `(lamp) $` under the label `bash`, expected the label `console`', '10:1 Unexpected prompt `[root@lamp ~]#` under the label `bash`, expected the label `console`'], fixed: '# Look\n\n```console\n(lamp) $ pip list\n```\n\nAnd:\n\n```console\n[root@lamp ~]# systemctl status web\n```\n' }],
  good: [{ text: '# Look\n\n```console\n$ uptime\n 10:02 up 3 days\n```\n' }, { text: '# Look\n\n```bash\nuptime\n```\n' }, { text: '# Look\n\n```sh\n# Which lamps\ncat lamps.xml | grep level\n\n# Output:\n<level>high</level>\n\n# And on\ncat lamps.log | grep on\n\n# Output:\nlamp = on\n```\n' }],
};
