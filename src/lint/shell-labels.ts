/** The labels of a fence that say shell, as Linguist and Pygments know them, and those that say a session with its prompts. */

/** Commands as they are typed. */
export const shellLabels: ReadonlySet<string> = new Set(['bash', 'sh', 'shell', 'zsh', 'ksh', 'fish', 'shellscript', 'shell-script', 'commandline', 'command']);

/** Prompts, commands and what was printed. */
export const sessionLabels: ReadonlySet<string> = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'bash-session', 'terminal', 'term', 'tty', 'session', 'ssh', 'cmd']);

/** Labels that say nothing about what stands in the block. */
export const mutedLabels: ReadonlySet<string> = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'raw', 'no-highlight', 'nohighlight', 'code', 'example', 'default']);
