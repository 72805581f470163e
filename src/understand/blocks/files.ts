/** Finds the file that a text speaks of: as a code span, a path, a caption, the first comment of a block. */
import { allMatches } from '../../model/all-matches.ts';
import { inItsFolder } from './file-place.ts';
import { words } from './words.ts';
import { type BlockView, lastSentence } from './view-block.ts';

const extension = '(?:ya?ml|json5?|toml|ini|cfg|conf|config|cnf|env|sh|bash|py|rb|js|mjs|cjs|ts|tsx|jsx|go|rs|php|java|kt|xml|html?|css|scss|sql|tf|tfvars|hcl|md|rst|txt|service|timer|socket|properties|gradle|lock|list|repo|rules|pem|key|crt|tpl|tmpl|j2|erb|sls|pp|plist|csv|sample|dist|example|local|nix|bicep|proto|cron|network|netdev|desktop|mk|vim|lua|pl|ex|exs|gitignore|dockerignore|sudoers|in|yaml\\.gotmpl)';

/** A file's name: a path with an extension or in a system folder, a dot file, a well-known name without one. */
const fileName = new RegExp(
  `^(?:(?:[\\w.@~$<>{}*+-]+|\\.{1,2}|~)?(?:/[\\w.@$<>{}*+ -]+)+|[\\w.@<>{}*+-]*\\.${extension}(?:\\.(?:local|prod|production|staging|dev|example|sample|dist|j2|tpl|erb))?|\\.[a-z][\\w.-]*|(?:Dockerfile|Makefile|Procfile|Gemfile|Rakefile|Vagrantfile|Jenkinsfile|Caddyfile|Brewfile|Pipfile|CODEOWNERS|CHANGELOG|VERSION|crontab|fstab|hosts|sudoers|Cargo\\.lock|authorized_keys|known_hosts|sshd?_config|Containerfile|Justfile|justfile|Podfile|Capfile|Tiltfile|Corefile)(?:[._\\\\][\\w.-]+)?)$`, 'u');

const extended = new RegExp(`\\.${extension}$`);

/** What holds files, by its name alone: `sites-available`, `conf.d`, the folder of systemd's units, a program's folder below `/etc`. */
const folderName = /\/(?:nginx|apache2|httpd)\/(?:modules|conf|snippets|sites)$|\/(?:[\w.-]+-(?:available|enabled)|[\w-]+\.d)$|\/systemd\/(?:system|user|network)$|^\/etc\/(?:nginx|apache2|httpd|haproxy|postgresql|mysql|ssl|letsencrypt|docker|fail2ban|supervisor|systemd|ssh|netplan|apt|yum)$/;

/** True for what can be a file's name rather than a command, an address, a folder or a pattern. */
export function isFileName(text: string): boolean {
  const name = text.trim();
  // "Firmware/Kernel settings" is no path; "/srv/My Files/app.conf" is.
  if (/^@[\w-]+\/[\w.-]+$/.test(name)) return false; // a scoped package
  // a group of an API or an annotation ("cert-manager.io/Certificate"), a program of the system, the folder of programs
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:io|com|org|dev|net|sh|fr)\/[\w.-]+$/.test(name) && !/^[^/]*\.sh\//.test(name) && !extended.test(name)) return false;
  if (folderName.test(name)) return false;
  if (/^\/(?:usr\/)?s?bin\/[\w.-]+$|(?:^|\/)bin\/?$/.test(name)) return false;
  if (/\s/.test(name) && !/^[~.]?\/|\.\w{1,8}$/.test(name)) return false;
  return fileName.test(name) && !/^https?:|^\/\/|\/$|^\.{1,3}$|^\/(?:[\w-]+|api\b.*)$|\s-/.test(name) && !/^\.(?:sh|py|pfx|md|ya?ml|json|txt|env\.)$/.test(name);
}

/** Files named in a text: its code spans first, then bare paths and names. The last named comes last. */
export function filesIn(text: string, codes: readonly { readonly text: string; readonly start: number }[], offset = 0): string[] {
  const found: { name: string; at: number }[] = [];
  for (const code of codes) {
    const name = /^(?:sudo\s+)?(?:nano|vim?|emacs|code)\s+(\S+)$/.exec(code.text.trim())?.[1] ?? code.text.trim();
    if (code.start >= offset && (isFileName(name) || isCalledFile(name, text.slice(0, code.start), text.slice(code.start + code.text.length))) && !isRun(text.slice(0, code.start)) && !isBeside(text.slice(0, code.start))) found.push({ name, at: code.start });
  }
  // A setting in a span holds a value: "change `Banner none` to `Banner /etc/issue`".
  const settings = codes.filter((code) => /^[A-Za-z][\w.-]*(?:\s*=\s*|\s+)(?:\/|~)\S*$/.test(code.text) && !/^(?:cat|less|more|tail|head|nano|vim?|emacs|code|edit|open|source|cp|mv|rm|ls|cd)\s/.test(code.text));
  const bare = text.slice(offset);
  for (const match of allMatches(bare, /(?<![\w/`@:])[~.]?[\w./<>{}\\-]*[\w>}](?![\w/])/g)) {
    // `backend\.env`: a path of Windows; before an underscore it is a sign of RST
    const name = match[0].replace(/(?<=\w)\\(?=\.?[A-Za-z])/g, '/').replace(/\\/g, '');
    const at = offset + match.index;
    if (settings.some((code) => at >= code.start && at < code.start + code.text.length + 2)) continue;
    const known = extended.test(name) || /^(?:\/(?:etc|var|usr|opt|home|srv|root|lib|run)\/[\w./-]*\w|~\/\.[\w./-]+|\.env(?:\.\w+)?|\.(?:bashrc|bash_profile|bash_aliases|profile|zshrc|zprofile|zshenv|vimrc|inputrc|gitconfig|pgpass|netrc|npmrc|htaccess)|Dockerfile|Makefile|Procfile|Gemfile\w*|Vagrantfile|Jenkinsfile|Caddyfile|Pipfile|sshd?_config)$/.test(name);
    if (known && isFileName(name) && !isRun(text.slice(0, at)) && !isBeside(text.slice(0, at)) && !/^(?:www\.|e\.g|i\.e)|\.(?:com|org|net|fr|io)$/.test(name) && !found.some((f) => Math.abs(f.at - at) < 3 || f.name.endsWith(name))) found.push({ name, at });
  }
  // What stands in brackets is told beside: "in a `.env` at the root (beside `README.md`)".
  const beside = (at: number): number => (/\([^()]*$/.test(text.slice(Math.max(0, at - 200), at)) ? 0 : 1);
  return found.toSorted((a, b) => beside(a.at) - beside(b.at) || a.at - b.at).map((f) => f.name);
}

/** A bare name that the sentence calls a file: "a `Shopspec` file", "le fichier `Shopspec`". */
const isCalledFile = (name: string, before: string, after: string): boolean =>
  /^[A-Za-z][\w-]{2,40}(?:\.[\w-]+)?$/.test(name) && (/^[A-Z]/.test(name) && /^`?\s+files?\b/i.test(after) || /(?:\bfile|(?<!\p{L})fichier)\s+(?:(?:named|called|nommé|appelé)\s+)?[`"«]?\s?$/iu.test(before));

/** "run archive.py", "copy them from your .env": the file is what is run or read, not what is changed. */
const isRun = (before: string): boolean => /(?:cop(?:y|ie[rz]?|ied|ying)|reprene[rz]|reprendre|récupére[rz]|taken?)(?!\p{L})[^.]{0,40}\s(?:from|depuis|de|d['’]après)\s+(?:(?:your|the|an?|existing|votre|vos|le|la|ton|notre)\s+)*[`*_]*$/iu.test(before) || /(?:^|\s)(?:run|runs|running|execute|launch|invoke|exécute[rz]?|lance[rz]?|via|with|using)\s+(?:the\s+|le\s+)?[`*_]*$/i.test(before);

/** "Create it next to your `.env`", "au même endroit que le `.env`": the file only says where the other one lies. */
const isBeside = (before: string): boolean => commentsOut.test(before) || /(?<!\p{L})(?:next to|beside|alongside|(?:same|the) (?:place|folder|directory|level) as|à côté d[eu]|au même (?:endroit|niveau) que|dans le même (?:dossier|répertoire) que)\s+(?:(?:your|the|its|an?|le|la|votre|un|l['’])\s*)*[`*_]*$/iu.test(before);

/** "Change it to x, and comment `y.sh` out": a line of another file. */
const commentsOut = /(?:,|(?<!\p{L})(?:and|then|et|puis))\s+(?:un)?comment(?:er|ez|e)?(?: out)?\s+(?:(?:the|le|la)\s+)?[`*_]*$/iu;

export interface NamedFile {
  readonly file: string;
  readonly how: 'sentence' | 'alone' | 'heading' | 'caption' | 'comment' | 'paragraph' | 'after';
}

/** Labels of data, with the names of files that never hold such. */
const neverHolds: readonly (readonly [tag: RegExp, name: RegExp])[] = [
  [/^(?:ya?ml|json5?|toml|xml)$/, /(?:^|\/)(?:Docker|Container|Make|Gem|Rake|Proc|Vagrant|Jenkins|Caddy|Pip)file(?:\.[\w-]+)?$|\.(?:py|rb|sh|php|go|rs|java|env)$/],
  [/^(?:dockerfile|makefile)$/, /\.(?:ya?ml|json|toml|ini|py|rb|sh)$|(?:^|\/)\.env(?:\.[\w-]+)?$/],
];

/** The file that a block is about and how the text names it, or null. */
export function namedFile(given: BlockView): NamedFile | null {
  const said = placed(fileSaid(given), given);
  // The first comment says the whole place of the same file.
  const own = said === null ? null : fileOfFirstComment(given.lines[0] ?? '');
  const found = said !== null && own !== null && /^~?\//.test(own) && own.endsWith(`/${said.file}`) ? { ...said, file: own } : said;
  return found && neverHolds.some(([tag, name]) => tag.test(given.tag) && name.test(found.file)) ? null : found;
}

/** With the folder that the text puts it in. */
function placed(found: NamedFile | null, { before, codes, above, aboveCodes }: BlockView): NamedFile | null {
  if (found === null || found.how === 'caption' || found.how === 'comment' || found.how === 'heading') return found;
  const [text, spans] = !before.includes(found.file) && above.includes(found.file) ? [above, aboveCodes] : [before, codes];
  // "Edit `.env` in `services/api`": the last path of the sentence is the folder.
  const inside = extended.test(found.file) ? undefined : filesIn(text, spans).find((f) => extended.test(f) && inItsFolder(f, text, spans) === `${found.file}/${f}`);
  return { ...found, file: inItsFolder(inside ?? found.file, text, spans) };
}

function fileSaid(given: BlockView): NamedFile | null {
  const own = namedBefore(given);
  // "Change the host in `x.yml`." / "Example:" / the block.
  if (!given.above || own && own.how !== 'comment') return own;
  return namedBefore({ ...given, before: given.above, lead: lastSentence(given.above), codes: given.aboveCodes }) ?? own;
}

/** Nothing but a file as the place: "in the file x", "à la racine du projet dans le fichier : x". */
export const placeAlone = /^(?:(?:at|in|à|a)\s+(?:the\s+|la\s+|le\s+)?(?:root|top|racine)(?:\s+(?:of|du|de)\s+(?:the\s+|la\s+|le\s+)?\p{L}+)?,?\s+)?(?:in|into|inside|within|dans|edit|éditer|modifier)\s+(?:the\s+|your\s+|le\s+|votre\s+)?(?:file|fichier)\s*:?\s+/iu;

function namedBefore(view: BlockView): NamedFile | null {
  const caption = view.block.title ?? view.block.attributes['title'] ?? view.block.attributes['file'] ?? view.block.attributes['filename'] ?? null;
  if (caption && isFileName(caption.replace(/^`|`$/g, ''))) return { file: caption.replace(/^`|`$/g, ''), how: 'caption' };
  if (view.before) {
    const bare = view.before.trim().replace(/[\s:]+$/, '').replace(/^[`*_]+|[`*_]+$/g, '');
    const placed = bare.replace(placeAlone, '').replace(/^[`*_]+/, '');
    if (isFileName(placed) && (placed === bare || !/\s/.test(placed))) return { file: placed, how: 'alone' };
    const leadAt = Math.max(0, view.before.replace(/\n/g, ' ').lastIndexOf(view.lead.slice(0, 40)));
    const opening = view.codes[0];
    if (opening && view.before.slice(0, opening.start).trim() === '' && isFileName(opening.text) && /^[\s:]*(?:\([^)]*\))?[\s:.]*$/.test(view.before.slice(opening.end).replaceAll('`', ''))) return { file: opening.text, how: 'alone' };
    const inLead = filesIn(view.before, view.codes, leadAt);
    const last = inLead.at(-1);
    if (last) {
      const rest = view.before.trim().replace(/[\s:.]+$/, '').replaceAll('`', '');
      return { file: last, how: rest.length - last.length <= 8 && !words.example.test(view.before) ? 'alone' : 'sentence' };
    }
    const inParagraph = filesIn(view.before, view.codes).at(-1);
    if (inParagraph) return { file: inParagraph, how: 'paragraph' };
  }
  const comment = fileOfFirstLine(view.lines);
  if (comment) return { file: comment, how: 'comment' };
  const heading = view.headings[0];
  if (heading && (view.leadIsHeading || view.sectionRole !== 'reference' && /:\s*$/.test(view.before.trim()) && words.thisFile.test(view.lead))) {
    const file = filesIn(heading.replaceAll('`', ''), []).at(-1);
    if (file) return { file, how: 'heading' };
  }
  const told = toldAbove(view);
  if (told) return { file: told, how: 'paragraph' };
  return null;
}

/** The file of the paragraphs above, where the sentence before the block speaks of "the file", or orders a change right below one that names it. */
function toldAbove(view: BlockView): string | null {
  if (!view.before || !/[:：]\s*$/.test(view.before.trim())) return null;
  const above = view.recent.slice(0, -1).map((text) => filesIn(text.replaceAll('`', ''), []));
  if (words.thisFile.test(view.lead) || /(?<!\p{L})du fichier(?!\p{L})/iu.test(view.lead)) return above.findLast((files) => files.length > 0)?.at(-1) ?? null;
  return words.editOrder.test(view.lead) ? above.at(-1)?.at(-1) ?? null : null;
}

/** `# /etc/x.conf`, `# contents of /etc/x`, `// src/app.ts`, `<!-- pom.xml -->`. */
export function fileOfFirstComment(line: string): string | null {
  const match = /^\s*(?:#+|\/\/|--|;|<!--)\s*(?:(?:contents? of|file:?|in|fichier:?|contenu d[eu]|dans|(?:sudo )?(?:nano|vim?|edit|emacs|cat))\s+)?[`"']?([\w./@~<>{}-]+)[`"']?\s*(?:-->)?\s*:?$/i.exec(line);
  return match?.[1] && isFileName(match[1]) ? match[1] : null;
}

/** The file that a block's own first line names: in a comment, or as a path of the system by itself over a blank line and the lines of that file. */
export function fileOfFirstLine(lines: readonly string[]): string | null {
  const [first = '', second = ''] = lines;
  return fileOfFirstComment(first) ?? (lines.length > 2 && second.trim() === '' && /^\/(?:etc|boot|usr\/lib|usr\/local\/etc|var\/lib|opt|srv)\/[\w./@-]*\w$/.test(first) && isFileName(first) ? first : null);
}

/** A script without a comment above its first line that only names the file: `#!` counts where the file begins (execve(2)). Any other text as it is. */
export function withoutOwnName(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  const below = rest.join('\n').trimStart();
  if (first.startsWith('/') && fileOfFirstLine(text.split('\n')) !== null) return below;
  return opensInterpreter.test(below) && fileOfFirstComment(first) !== null ? below : text;
}

const opensInterpreter = /^#!\s*\/|^#\/(?:usr\/)?bin\/(?:env )?\w*sh\s*(?:\n|$)/;

/** Whether a text opens with the line of a script (`#!/bin/sh`), also below a comment that only names the file. */
export const opensAsScript = (text: string): boolean => opensInterpreter.test(withoutOwnName(text.trimStart()));

/** A file named in the text just after a block, for edits whose file is told late. */
export const fileAfter = (view: BlockView): string | null => (words.edit.test(view.lead) ? filesIn(view.after, []).at(0) ?? null : null);

/** What stands before the name of a file that is to be made, or that a content is to be saved as. A place between ("create a user in") is another thing. */
const makes = /(?<!\p{L})(?:creat(?:e|ing)|generate|cré(?:er|ez|e)|génére[rz])\s+(?:(?!(?:in|into|to|for|with|from|inside|under|dans|pour|avec|sur|vers)\s)[^\s.:;,]+\s+){0,6}[`"'«(]?\s?$/iu;
const saves = /(?<!\p{L})(?:writ(?:e|ing)|sav(?:e|ing)|put|plac(?:e|ing)|stor(?:e|ing)|écri(?:re|vez)|enregistre[rz]|sauvegarde[rz]|place[rz])(?!\p{L})[^.:]{0,60}\s(?:to|in|into|as|at|under|dans|sous|à)\s+(?:(?:an?|the|un|le)\s+)?(?:(?:new|nouveau)\s+)?(?:(?:file|fichier|name|nom)\s+)?(?:(?:called|named|nommé|appelé)\s+)?[`"'«(]?\s?$/iu;
const anew = /(?<!\p{L})(?:new file|nouveau fichier)(?:\s+(?:called|named|nommé|appelé))?\s+[`"'«(]?\s?$/iu;

/** Whether the text before a block has the reader make the file, not only change it: where it is not there, it is made. */
export function makesFile(text: string, file: string): boolean {
  const flat = text.replace(/\s+/g, ' ');
  for (let at = flat.indexOf(file); at >= 0; at = flat.indexOf(file, at + 1)) {
    const before = flat.slice(Math.max(0, at - 120), at);
    if (makes.test(before) || saves.test(before) || anew.test(before)) return true;
  }
  return /(?<!\p{L})(?:create|créer|créez|crée)\s+(?:(?:a|the|this|that|following|new|un|le|ce|nouveau)\s+)*(?:file|fichier)(?!\p{L})/iu.test(flat);
}
