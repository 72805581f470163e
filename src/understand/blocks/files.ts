/** Finds the file that a text speaks of: as a code span, a path, a caption, the first comment of a block. */
import { words } from './words.ts';
import { type BlockView, lastSentence } from './view-block.ts';

const extension = '(?:ya?ml|json5?|toml|ini|cfg|conf|config|cnf|env|sh|bash|py|rb|js|mjs|cjs|ts|tsx|jsx|go|rs|php|java|kt|xml|html?|css|scss|sql|tf|tfvars|hcl|md|rst|txt|service|timer|socket|properties|gradle|lock|list|repo|rules|pem|key|crt|tpl|tmpl|j2|erb|sls|pp|plist|csv|sample|dist|example|local|nix|bicep|proto|cron|network|netdev|desktop|mk|vim|lua|pl|ex|exs|gitignore|dockerignore|sudoers|in|yaml\\.gotmpl)';

/** A file's name: a path with an extension or in a system folder, a dot file, a well-known name without one. */
const fileName = new RegExp(
  `^(?:(?:[\\w.@~$<>{}*+-]+|\\.{1,2}|~)?(?:/[\\w.@$<>{}*+ -]+)+|[\\w.@<>{}*+-]*\\.${extension}(?:\\.(?:local|prod|production|staging|dev|example|sample|dist|j2|tpl|erb))?|\\.[a-z][\\w.-]*|(?:Dockerfile|Makefile|Procfile|Gemfile|Rakefile|Vagrantfile|Jenkinsfile|Caddyfile|Brewfile|Pipfile|CODEOWNERS|CHANGELOG|VERSION|crontab|fstab|hosts|sudoers|Cargo\\.lock|authorized_keys|known_hosts)(?:[._\\\\][\\w.-]+)?)$`, 'u');

const extended = new RegExp(`\\.${extension}$`);

/** True for what can be a file's name rather than a command, an address, a folder or a pattern. */
export function isFileName(text: string): boolean {
  const name = text.trim();
  // "Firmware/Kernel settings" is no path; "/srv/My Files/app.conf" is.
  if (/^@[\w-]+\/[\w.-]+$/.test(name)) return false; // a scoped package
  // a group of an API or an annotation ("cert-manager.io/Certificate"), a program of the system, the folder of programs
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:io|com|org|dev|net|sh|fr)\/[\w.-]+$/.test(name) && !/^[^/]*\.sh\//.test(name) && !extended.test(name)) return false;
  if (/^\/(?:usr\/)?s?bin\/[\w.-]+$|(?:^|\/)bin\/?$/.test(name)) return false;
  if (/\s/.test(name) && !/^[~.]?\/|\.\w{1,8}$/.test(name)) return false;
  return fileName.test(name) && !/^https?:|^\/\/|\/$|^\.{1,3}$|^\/(?:[\w-]+|api\b.*)$|\s-/.test(name) && !/^\.(?:sh|py|pfx|md|ya?ml|json|txt|env\.)$/.test(name);
}

/** Files named in a text: its code spans first, then bare paths and names. The last named comes last. */
export function filesIn(text: string, codes: readonly { readonly text: string; readonly start: number }[], offset = 0): string[] {
  const found: { name: string; at: number }[] = [];
  for (const code of codes) {
    const name = /^(?:sudo\s+)?(?:nano|vim?|emacs|code)\s+(\S+)$/.exec(code.text.trim())?.[1] ?? code.text.trim();
    if (code.start >= offset && isFileName(name) && !isRun(text.slice(0, code.start))) found.push({ name, at: code.start });
  }
  const bare = text.slice(offset);
  for (const match of bare.matchAll(/(?<![\w/`@:])[~.]?[\w./<>{}\\-]*[\w>}](?![\w/])/g)) {
    const name = match[0].replace(/\\/g, '');
    const at = offset + match.index;
    const known = extended.test(name) || /^(?:\/(?:etc|var|usr|opt|home|srv|root|lib|run)\/[\w./-]*\w|~\/\.[\w./-]+|\.env(?:\.\w+)?|Dockerfile|Makefile|Procfile|Gemfile\w*|Vagrantfile|Jenkinsfile|Caddyfile|Pipfile)$/.test(name);
    if (known && isFileName(name) && !isRun(text.slice(0, at)) && !/^(?:www\.|e\.g|i\.e)|\.(?:com|org|net|fr|io)$/.test(name) && !found.some((f) => Math.abs(f.at - at) < 3 || f.name.endsWith(name))) found.push({ name, at });
  }
  // What stands in brackets is told beside: "in a `.env` at the root (beside `README.md`)".
  const beside = (at: number): number => (/\([^()]*$/.test(text.slice(Math.max(0, at - 200), at)) ? 0 : 1);
  return found.toSorted((a, b) => beside(a.at) - beside(b.at) || a.at - b.at).map((f) => f.name);
}

/** "run archive.py", "copy them from your .env": the file is what is run or read, not what is changed. */
const isRun = (before: string): boolean => /(?:cop(?:y|ie[rz]?|ied|ying)|reprene[rz]|reprendre|récupére[rz]|taken?)(?!\p{L})[^.]{0,40}\s(?:from|depuis|de|d['’]après)\s+(?:(?:your|the|an?|existing|votre|vos|le|la|ton|notre)\s+)*[`*_]*$/iu.test(before) || /(?:^|\s)(?:run|runs|running|execute|launch|invoke|exécute[rz]?|lance[rz]?|via|with|using)\s+(?:the\s+|le\s+)?[`*_]*$/i.test(before);

export interface NamedFile {
  readonly file: string;
  readonly how: 'sentence' | 'alone' | 'heading' | 'caption' | 'comment' | 'paragraph' | 'after';
}

/** The file that a block is about and how the text names it, or null. */
export function namedFile(given: BlockView): NamedFile | null {
  const own = namedBefore(given);
  // "Change the host in `x.yml`." / "Example:" / the block.
  if (!given.above || own && own.how !== 'comment') return own;
  return namedBefore({ ...given, before: given.above, lead: lastSentence(given.above), codes: given.aboveCodes }) ?? own;
}

function namedBefore(view: BlockView): NamedFile | null {
  const caption = view.block.title ?? view.block.attributes['title'] ?? view.block.attributes['file'] ?? view.block.attributes['filename'] ?? null;
  if (caption && isFileName(caption.replace(/^`|`$/g, ''))) return { file: caption.replace(/^`|`$/g, ''), how: 'caption' };
  if (view.before) {
    const bare = view.before.trim().replace(/[\s:]+$/, '').replace(/^[`*_]+|[`*_]+$/g, '');
    if (isFileName(bare)) return { file: bare, how: 'alone' };
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
  const comment = fileOfFirstComment(view.lines[0] ?? '');
  if (comment) return { file: comment, how: 'comment' };
  const heading = view.headings[0];
  if (heading && (view.leadIsHeading || view.sectionRole !== 'reference' && /:\s*$/.test(view.before.trim()) && words.thisFile.test(view.lead))) {
    const file = filesIn(heading.replaceAll('`', ''), []).at(-1);
    if (file) return { file, how: 'heading' };
  }
  return null;
}

/** `# /etc/x.conf`, `# contents of /etc/x`, `// src/app.ts`, `<!-- pom.xml -->`. */
export function fileOfFirstComment(line: string): string | null {
  const match = /^\s*(?:#+|\/\/|--|;|<!--)\s*(?:(?:contents? of|file:?|in|fichier:?|contenu d[eu]|dans|(?:sudo )?(?:nano|vim?|edit|emacs|cat))\s+)?[`"']?([\w./@~<>{}-]+)[`"']?\s*(?:-->)?\s*:?$/i.exec(line);
  return match?.[1] && isFileName(match[1]) ? match[1] : null;
}

/** A file named in the text just after a block, for edits whose file is told late. */
export const fileAfter = (view: BlockView): string | null => (words.edit.test(view.lead) ? filesIn(view.after, []).at(0) ?? null : null);
