/** Labels that say shell or terminal, and words that a label of another language takes for its own. */
import { codeTags } from './code-shape.ts';

export const shellTags: ReadonlySet<string> = new Set(['bash', 'sh', 'shell', 'zsh', 'fish', 'ksh', 'csh', 'tcsh', 'ash', 'dash', 'shellscript', 'shell-script', 'bashrc', 'posix', 'sh-script', 'bash-script', 'linux', 'unix', 'macos', 'debian', 'ubuntu']);
export const consoleTags: ReadonlySet<string> = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'bash-session', 'terminal', 'term', 'commandline', 'command-line', 'command', 'commands', 'cli', 'prompt', 'zsh-session', 'ssh', 'session', 'sourcecode']);

/** Programs whose names are also words of a language: under that language's label they prove no shell. */
export const wordsOfCode = (tag: string, line: string): boolean => Object.hasOwn(codeTags, tag) && /^\s*(?:gem|source|ruby|go|set|import|export|var|let|const|return|package|use|require|node|func|from|def|test|group|echo\s*[('])\b/.test(line);
