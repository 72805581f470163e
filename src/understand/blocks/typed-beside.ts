/** A change that a sentence leaves to the reader above commands that are typed after it: "Add an entry to `CHANGES.txt`." / git commit … The commands are not what the file gets. */
import { shellLook, type ShellLook } from './command-look.ts';
import { shellTags } from './shell-tags.ts';

/** Files in which commands stand: scripts, profiles, hooks, tables of cron, recipes. */
const holdsCommands = /\.(?:(?:ba|z|k|da)?sh|command|bats|mk|service|cron|local|rules|up|down|rc|profile|ya?ml|bat|cmd|ps1|Dockerfile)$|(?:^|\/)\.?(?:[\w-]*rc|[\w-]*profile|[\w-]*_aliases|zshenv|[\w-]*crontab|[Mm]akefile|GNUmakefile|[Jj]ustfile|Procfile|Dockerfile|Containerfile|Jenkinsfile|Vagrantfile|rc\.\w+|interfaces)(?:[._-][\w-]+)?$|(?:^|\/)(?:hooks|cron\.\w+|bin|sbin|init\.d|profile\.d|scripts?|\.husky)\/[\w.-]+$/;

/** Files of text and data, in which no line is a command by itself. */
const heldData = /\.(?:txt|md|markdown|rst|adoc|asciidoc|toml|cfg|ini|json5?|xml|html?|css|csv|spec|cabal|csproj|props|properties|lock|plist|po|pot|version)$|(?:^|\/)(?:CHANGES|CHANGELOG|NEWS|HISTORY|VERSION|RELEASES?|AUTHORS|README|configure\.ac)$/;

/** Says that what stands below is what the file gets. */
const announced = /(?<!\p{L})(?:following|below|(?:this|these|that|those) (?:lines?|commands?|entr(?:y|ies)|content|text|block|snippet|code|two|three)|contain(?:s|ing)?|contents?|suivante?s?|ci-dessous|ceci|ces|cette ligne|ce (?:texte|contenu|bloc)|contenant|contenu|qui suit)(?!\p{L})|(?:add|append|insert|paste|put|ajoute[rz]?|colle[rz]?) (?:this|these|it|ceci)(?!\p{L})/iu;

/** What the sentence ends with is another order: "… and commit:", « … puis valider : ». */
const endsWithOrder = /(?:[,;]| and| then| et| puis| ensuite)\s+(?:(?:then|finally|puis|ensuite|enfin|le |la |les |l['’])\s*)*(?:commit|tag|push|publish|release|rebuild|build|restart|reload|start|run|re-?run|verify|check|test|validate|deploy|apply|valide[rz]?|commite[rz]?|étiquete[rz]?|étiquette[rz]|pousse[rz]?|publie[rz]?|redémarre[rz]?|recharge[rz]?|relance[rz]?|lance[rz]?|vérifie[rz]?|teste[rz]?|déploye[rz]|déployer|applique[rz]?|enregistre[rz]? (?:le|la|les) (?:commit|changements?))(?!\p{L})[^.:;]{0,40}[.:：]?\s*$/iu;

/** What keeps versions is typed, and stands in no file of settings. */
const keepsVersions = /^\s*(?:git|hg|svn)\s/;

/**
 * Whether the lines below a sentence that has a file changed are typed, not what the file gets: known commands, of which one at least has
 * an argument (a list of packages has none), where the sentence is over before them, or ends with another order.
 * @param lead the last sentence before the block
 * @param file the file that it has changed
 */
export function typedBeside(lead: string, file: string, shell: ShellLook, tag: string): boolean {
  if (announced.test(lead) || !shell.parses || shell.commands.length === 0) return false;
  if (!shell.looks.every((l) => l === 'known' || l === 'path' || l === 'keyword' || l === 'assignment' || (l === 'form' && shellTags.has(tag))) || !shell.looks.some((l) => l === 'known' || l === 'path')) return false;
  if (!shell.commands.some((c) => /^\s*\S+\s+\S/.test(c.text))) return false;
  if (endsWithOrder.test(lead) || heldData.test(file)) return true;
  return /[.!]\s*$/.test(lead) && !holdsCommands.test(file) && (shellTags.has(tag) || shell.commands.every((c) => keepsVersions.test(c.text)));
}

/** The same of a paragraph above a block that is typed: its sentence, where it leaves a change of a file to the reader. What leads on with a colon may be what the commands do. */
export function leavesChange(lead: string, file: string, commands: string): boolean {
  const shell = shellLook(commands, new Set());
  return typedBeside(lead, file, shell, 'sh') && (!/[:：]\s*$/u.test(lead) || endsWithOrder.test(lead) || shell.commands.every((c) => keepsVersions.test(c.text)));
}
