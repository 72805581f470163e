/** Evidence that a block is the content of a file: an edit that the text asks for, or configuration that it shows. */
import type { Evidence } from '../../model/procedure.ts';
import { withoutHereDocuments } from '../../shell/logical-lines.ts';
import { evidence } from '../evidence.ts';
import type { BlockLook } from './block-look.ts';
import { codeTags } from './code-shape.ts';
import { dataTags, fstabLine } from './data-shape.ts';
import { lastSentence, type BlockView } from './view-block.ts';
import { fileAfter, fileOfFirstLine, filesIn, opensAsScript, placeAlone } from './files.ts';
import { instructionOf } from '../sections/instruction.ts';
import { setsForShell } from './shell-rules.ts';
import { shellTags, wordsOfCode } from './shell-tags.ts';
import { opensOnlyEditor } from './through-editor.ts';
import { typedBeside } from './typed-beside.ts';
import { words } from './words.ts';

/** Whether the block could be what a file holds: data, code, or lines that are no commands. */
function canBeContent(look: BlockLook): boolean {
  const { view, shell } = look;
  if (look.shellPrompt || look.programPrompt || look.windowsPrompt) return false;
  if (look.output && look.output.name !== 'tree') return false;
  if (mistagged(look) && !opensAsScript(view.text)) return false;
  if (look.data || Object.hasOwn(dataTags, view.tag)) return true;
  if (opensAsScript(view.text)) return true;
  if (Object.hasOwn(codeTags, view.tag) || look.code) return !shell.looks.every((l) => l === 'known') || shell.commands.some((c) => wordsOfCode(view.tag, c.text));
  if (look.file && /(?:^|\/|\.)(?:env|profile|bashrc|bash_profile|zshrc|environment)\b/.test(look.file.file) && shell.commands.length > 0 && shell.commands.every((c) => /^\s*(?:export\s|alias\s|\w+=)/.test(c.text))) return true;
  const opensKnown = shell.looks[0] === 'known' || shell.looks[0] === 'path' || shell.looks[0] === 'keyword';
  const commandLike = opensKnown && shell.parses && shell.looks.every((l) => l === 'known' || l === 'path' || l === 'keyword' || l === 'form');
  if (shell.looks.length > 0 && shell.looks.every((l) => l === 'assignment')) return true;
  // A word among many known commands does not make them a file's lines.
  if (opensKnown && shell.commands.length > 3 && shell.sure > 0.8) return false;
  // A label that says shell on lines that open with no program, under the name of a file, is a mistake.
  const mislabelled = look.file?.how === 'alone' && shell.looks.length > 0 && shell.looks.every((l) => l === 'none');
  return !commandLike && (!shellTags.has(view.tag) || mislabelled) && !look.sql;
}

/** A script by its name. */
const scriptName = /\.(?:(?:ba|z|k)?sh|py|rb|pl|php|js|ts|lua|ps1|bat|cmd)$/i;

/** Whether the text has the reader run the script that is shown: in the paragraph before, or as the last such words of the section. */
const toldToRun = (look: BlockLook): boolean => words.runScript.test(look.view.before) || words.runScript.test(look.view.near);

/** Variables, most of them with `export`, that the text has in a file it names: "adapt the script `x.sh`", "set … in your `.env`". */
function variablesOfFile(look: BlockLook): boolean {
  const { shell, file, view } = look;
  if (!file || view.leadIsHeading || file.how !== 'sentence' && file.how !== 'alone' || !shell.commands.length) return false;
  const set = shell.commands.filter((c) => /^\s*(?:export\s+)?\w+=/.test(c.text)).length;
  // What a command does with them is typed.
  if (shell.commands.some((c, i) => shell.looks[i] === 'known' && !/^\s*(?:export|alias|source|\.|umask|ulimit|unset|set|if|fi)(?:\s|$)/.test(c.text))) return false;
  const before = view.before.slice(0, Math.max(0, view.before.lastIndexOf(file.file)));
  return set * 2 >= shell.commands.length && /^\s*(?:export\s+)?\w+=/.test(shell.commands[0]?.text ?? '') && words.edit.test(view.lead) && !/(?:from|of|before|after|by|source|sourcing|depuis|avant|après|par)\s+(?:the\s+|your\s+|le\s+)?[`*_]*$/i.test(before);
}

/** "Example in the file `setenv.sh`:" over variables: what stands there, with values of somebody else. */
const exampleOfFile = ({ shell, file, view }: BlockLook): boolean => file !== null && !view.leadIsHeading && /^\W*(?:for )?(?:an? |par |un )?(?:example|exemple)s?(?:,? (?:of|for|d['’]une|de|pour) [^:]{1,30}?)?,? (?:in|from|dans) [^:]{3,60}[:：]?\s*$/iu.test(view.lead) && shell.commands.length > 0 && shell.commands.every((c) => /^\s*(?:export\s+)?\w+=\S*\s*$/.test(c.text));

/** Whether a sentence orders something other than to look or to run: "switch the cache on in `x`". */
function changes(sentence: string, look: BlockLook): boolean {
  const instruction = instructionOf(sentence, { language: look.language, familiar: false });
  return instruction !== null && words.changes.test(instruction.verb);
}

/** A sentence without its conditions: "if you do not use X, add". */
const withoutConditions = (sentence: string): string => sentence.replace(/(?<!\p{L})(?:if|when|unless|where|si|lorsque|quand|sauf si)\s[^,:;]*(?=[,:;])/giu, ' ');

/** Whether one of the sentences orders a change and names the file: "Update `x`. It is needed by …". */
export const orderedAbout = (text: string, file: string): boolean => text.replace(/\s+/g, ' ').split(/(?<=[.!?]) (?=[\p{Lu}])/u).some((sentence) => sentence.includes(file) && words.editOrder.test(sentence.trim()));

/** An order whose object is in a file: "create groups in your inventory file". The file's name is the block's first comment. */
const ordersFile = /(?<!\p{L})(?:add|create|define|declare|put|set|write|list|edit|ajoute[rz]?|crée[rz]?|créer|défini(?:r|ssez)|déclare[rz]?|mettez|mettre|écri(?:re|vez)|liste[rz]?)\s[^.:]{1,60}\s(?:in|into|to|dans|à|au)\s[^.:]{0,40}(?:file|fichier)s?(?!\p{L})/iu;

/** An order or a permission: "you can add", "il faut ajouter". */
const toReader = /(?<!\p{L})(?:you|we|please|simply|just|vous|on|il faut|veuillez)(?!\p{L})[^.]*(?<!\p{L})(?:add|append|insert|paste|replace|change|edit|modify|update|put|comment|uncomment|adapt|adjust|ajout\p{L}+|coll\p{L}+|insér\p{L}+|remplac\p{L}+|modifi\p{L}+|adapt\p{L}+)(?!\p{L})/iu;

/** A parameter that only a script or a function has. */
const positional = /\$[1-9@](?!\w)|\$\{[1-9@](?:[:}-])/;

/** A text without what its here-documents hold (its arguments are those of what is written), without what stands in single quotes (the programs of awk, perl, sed) and without functions and `bash -c`, which have arguments of their own. */
const outsideOthers = (text: string): string => (/^\s*(?:function\s+\w|[\w-]+\s*\(\)|alias\s)|\bset --\s|\b(?:ba)?sh\s+-\w*c\b/m.test(text) ? '' : text.replace(/'\\''/g, '').replace(/'[^']*'/g, ' ').replace(/\\\$/g, '  '));

/** Headings that are a step of their own: "4. Web server", "Étape 2", "Enable the cache". */
const stepHeading = /^\W*(?:\d+(?:\.\d+)*[.)\s:–—-]|[a-z][.)]\s|(?:step|étape|phase|part|partie)\s+\w{1,3}\b)/iu;

/**
 * Whether the name of a file alone stands in a step, so that its content is to be written there: in a numbered item, under a numbered
 * heading or one that orders something, or as a place ("In `x.conf`:"). Elsewhere it says whose content is shown.
 */
function tellsStep(view: BlockView): boolean {
  if (view.ordered || view.headings.some((h) => stepHeading.test(h)) || words.inFile.test(view.before.trim()) || placeAlone.test(view.before.trim()) || view.block.around.itemLine !== null && view.sectionRole !== 'reference') return true;
  const heading = view.headings[0] ?? '';
  return words.edit.test(view.before) || words.editOrder.test(heading) || view.recent.slice(0, -1).some((t) => words.editStrong.test(t));
}

/** Whether the document makes a script of this name executable: then it is to be written first. */
const madeExecutable = (look: BlockLook, file: string): boolean => {
  const name = file.split('/').at(-1) ?? file;
  return opensAsScript(look.view.text) && look.around.split('\n').some((line) => /(?:^|\s)chmod\s/.test(line) && line.includes(name));
};

/** Whether a label of data stands on nothing but known commands, none of which could be data: no key, no item, no bracket opens a line. */
const mistagged = ({ data, shell, view }: BlockLook): boolean => data === null && (Object.hasOwn(dataTags, view.tag)) && shell.parses && shell.looks.length > 0 && shell.looks.every((l) => l === 'known') && view.lines.every((l) => !/^\s*[-[{"'<&*!]|^\s*[\w.-]+\s*[:=](?:\s|$)/.test(l));

/** Whether the reader is told to run what stands there, and it is a command over the JSON that it printed: the tag is that of the rest. */
const commandOverJson = ({ shell, view }: BlockLook): boolean => {
  const [first = '', second = ''] = view.lines.filter((l) => l.trim());
  return words.runStrong.test(view.lead) && shell.looks[0] === 'known' && /^\s*[a-z][\w.-]* +\S/.test(first) && /^\s*(?:[{[]\s*$|\{\s*"|\[\s*[{"])/.test(second);
};

/** Whether the lines are options, and the text has them given to a command: no file holds them. */
const passedToCommand = (view: BlockView): boolean => !view.leadIsHeading && words.passed.test(view.lead) && view.lines.every((l) => l.trim() === '' || /^\s*-{1,2}[A-Za-z]/.test(l));

/** Whether nothing but an example is announced, and its values are the example's own: written to a file they would be somebody else's. */
const exampleOnly = ({ view }: BlockLook): boolean => !view.leadIsHeading && words.onlyExample.test(view.above ? view.before.trim() : view.lead.trim()) && !toFillIn.test(view.text);
const toFillIn = /<[^<>\n]{1,60}>|your|votre|vos[-_ ]|change[-_ ]?me|\{\{|X{3}|\$\{?[A-Z]|\.{3}|…/i;

/** "Type: CNAME", "Name: www", "Value: …": what is typed into the form of a provider; no file has it so. */
const isDnsRecord = ({ lines }: BlockView): boolean => {
  const shown = lines.filter((l) => l.trim());
  return shown.length > 1 && /^\s*(?:record )?type\s*[:=]\s*(?:A{1,4}|CNAME|MX|TXT|NS|SRV|CAA|ALIAS)\s*$/imu.test(shown.join('\n')) && shown.every((l) => /^\s*[-*]?\s*(?:record|type|name|nom|host|hôte|value|valeur|content|contenu|target|cible|ttl|priority|priorité|points? (?:to|vers)|proxy)[^:=]{0,20}[:=]/iu.test(l));
};

/** A setting that is commented out already: the file as it is to be. */
const commentedOut = /^\s*(?:[#;]|\/\/|--)\s*[\w.-]+\s*[=:]/;

export function fileEvidence(look: BlockLook): Evidence[] {
  const { view } = look;
  const found = contentEvidence(look);
  if (look.data === null && !Object.hasOwn(dataTags, view.tag) && !view.leadIsHeading && (words.ordersCommand.test(view.lead) || words.thenDone.test(view.lead) || opensOnlyEditor(view.text)) || isDnsRecord(view)) return found.filter((e) => e.speaksFor !== 'edit');
  if (passedToCommand(view) || look.data !== 'diff' && exampleOnly(look)) {
    const kept = found.filter((e) => e.speaksFor !== 'edit');
    if (kept.length < found.length) return [...kept, ...(passedToCommand(view) ? [] : [evidence('example-shown', view.before)])];
  }
  if (!look.shellPrompt && exampleOfFile(look)) return [...found.filter((e) => e.speaksFor !== 'edit'), evidence('example-of-file', view.lead)];
  const leaves = !view.leadIsHeading && words.takenOut.test(view.lead) && !words.putsIn.test(view.lead.replace(words.takenOut.pattern, ' ').replace(words.opensFile.pattern, ' ')) && look.data !== 'diff' && !/^(?:diff|patch)$/.test(view.tag);
  if (!leaves || !found.some((e) => e.speaksFor === 'edit') || view.lines.every((l) => /^\s*(?:[#;]|\/\/|--|$)/.test(l)) || view.lines.some((l) => commentedOut.test(l))) return found;
  return [...found.filter((e) => e.speaksFor !== 'edit'), evidence('taken-out', view.lead)];
}

function contentEvidence(look: BlockLook): Evidence[] {
  const { file, data, opened, shell } = look;
  // Assignments that nothing marks are a block only because the document's commands take them: they are no file's.
  if (look.view.block.form === 'lines' && setsForShell(look)) return [];
  // Where the paragraph just before only joins ("Example:"), the one above it tells.
  const view = look.view.above ? { ...look.view, before: look.view.above, lead: lastSentence(look.view.above), codes: look.view.aboveCodes } : look.view;
  const found: Evidence[] = [];
  const first = view.lines.find((l) => l.trim()) ?? '';
  const content = canBeContent(look);
  const dataTag = Object.hasOwn(dataTags, view.tag);
  // "Replace `<branch>` with yours": what is filled in is not changed in a file.
  const fills = words.fillsIn.test(view.lead);
  const ordered = !view.leadIsHeading && !fills && words.editOrder.test(view.lead);
  const told = !(words.mayKeep.test(view.lead) && !view.ordered) && !words.notEdited.test(withoutConditions(view.lead)) && !(words.supposes.test(view.recent.map((t) => t.slice(-400)).join(' ')) && words.narrates.test(view.lead));
  const byItself = !view.leadIsHeading && words.byItself.test(view.lead);
  const describes = !told || byItself || words.describes.test(view.lead) && !words.editStrong.test(view.lead) && !ordered && !(file !== null && orderedAbout(view.before, file.file));
  const verb = !view.leadIsHeading && words.edit.test(view.lead);
  const strong = !view.leadIsHeading && !fills && told && !byItself && words.editStrong.test(view.lead);
  if (opened?.kind === 'editor' && (content || data)) found.push(evidence('editor-before', opened.file ?? ''));
  if (file && !view.leadIsHeading && (file.how === 'sentence' || file.how === 'alone') && told && !byItself && words.putInto.test(view.lead) && !typedBeside(view.lead, file.file, shell, view.tag) && !look.shellPrompt && !look.sql && !look.output && !/^\s*(?:cat|tee|sudo tee|echo|printf)\b.*(?:>|tee)/.test(first)) found.push(evidence('put-into-file', `${file.file}: ${view.lead}`));
  if (!view.leadIsHeading && told && words.replacesLine.test(view.lead) && !look.shellPrompt) found.push(evidence('put-into-file', view.lead));
  if (content && file) {
    if (file.how === 'alone') found.push(evidence(told && (tellsStep(view) || madeExecutable(look, file.file)) ? 'file-alone' : 'file-shown', file.file));
    else if (file.how === 'caption') found.push(evidence('file-in-caption', file.file));
    else if (file.how === 'heading' && (dataTag || data)) found.push(evidence('file-in-heading', file.file));
    else if (file.how === 'sentence' && verb && !describes) found.push(evidence('file-and-verb', `${file.file}: ${view.lead}`));
    else if (file.how === 'sentence' && /[:]\s*$/.test(view.before.trim()) && (view.ordered && (data || dataTag) && !words.looksOnly.test(view.lead) || words.inFile.test(view.lead) && !words.looksOnly.test(view.lead) || changes(view.lead, look)) && (data || dataTag || Object.hasOwn(codeTags, view.tag)) && !describes) found.push(evidence('file-and-verb', view.lead));
  }
  // "Change the first line of `x`:" / the old / "to:" / the new
  const fresh = look.previous?.evidence.find((e) => e.name === 'old-content');
  const changed = fresh !== undefined && words.changedTo.test(look.view.before.trim());
  if (changed) found.push(evidence('new-content', fresh.seen));
  const solid = data !== null || dataTag || Object.hasOwn(codeTags, view.tag);
  if (content && solid && words.placedAfter.test(view.after)) found.push(evidence('placed-after', view.after));
  if (told && !byItself && variablesOfFile(look) && !look.shellPrompt) found.push(evidence('variables-of-file', `${file?.file}: ${view.lead}`));
  const lines = strong && /(?<!\p{L})(?:lines?|lignes?|entr(?:y|ies|ées?)|stanza|directives?)(?!\p{L})/iu.test(view.lead);
  // Of code without a named file the text has to say so itself, and to the reader: "you can add:".
  const codeOnly = Object.hasOwn(codeTags, view.tag) && !data && !dataTag;
  const toldOfCode = !codeOnly || !look.view.above && (ordered || toReader.test(view.lead) || fileAfter(view) !== null);
  if (content && toldOfCode && !setsForShell(look) && (strong || ordered && (data || dataTag)) && (solid || lines) && !words.outputStrong.test(view.lead) && !words.runStrong.test(view.lead.replace(/terminal|console|prompt/gi, ''))) found.push(evidence('edit-verb', view.lead));
  const anywhere = words.editStrong.test(view.before) || file !== null && orderedAbout(view.before, file.file) || words.edit.test(view.headings[0] ?? '');
  if (content && solid && file && (file.how === 'paragraph' || file.how === 'sentence') && anywhere && told && !describes && !(file.how === 'sentence' && verb)) found.push(evidence('file-and-verb-apart', `${file.file}: ${view.before}`));
  else if (content && solid && file?.how === 'comment' && told && !describes && ordersFile.test(view.before)) found.push(evidence('file-and-verb-apart', `${file.file}: ${view.before}`));
  else if (content && verb && file?.how === 'paragraph' && solid) found.push(evidence('file-and-verb', `${file.file}: ${view.lead}`));
  if (content && solid && file === null && fileAfter(view)) found.push(evidence('file-named-after', fileAfter(view) ?? ''));
  if (data === 'diff' && /^(?:diff --git|--- a?\/?\S+)/m.test(view.text)) found.push(evidence('diff', first));
  if (dataTag && !mistagged(look) && !commandOverJson(look)) found.push(evidence('data-tag', view.tag));
  if (data && data !== 'crontab' && !(data === 'dotenv' && (shellTags.has(view.tag) || setsForShell(look)))) found.push(evidence('data-form', data));
  if (data === 'crontab' && verb && /\bcron(?:tab)?\b/i.test(`${view.lead} ${view.headings[0] ?? ''}`)) found.push(evidence('file-and-verb', 'crontab'));
  if (data === 'crontab') found.push(evidence('crontab', first));
  if (data === 'conf' && view.lines.some((l) => fstabLine.test(l))) found.push(evidence('mounts', first));
  // "`purge.sh` contains:": its lines are the script's, whatever they look like.
  const holds = file !== null && !view.leadIsHeading && scriptName.test(file.file) && view.lead.includes(file.file) && words.holdsScript.test(view.lead) && !look.shellPrompt && !toldToRun(look);
  if (holds) found.push(evidence(words.toHold.test(view.lead) ? 'put-into-file' : 'script-file', view.lead));
  if (!holds && opensAsScript(view.text) && !(toldToRun(look) && !file)) found.push(evidence('script-file', first));
  const argument = look.shellPrompt || shell.commands.length < 2 ? null : positional.exec(outsideOthers(withoutHereDocuments(view.text)));
  if (argument !== null) found.push(evidence('positional', argument[0]));
  const named = fileOfFirstLine(view.lines);
  // a path by itself over a blank line: no shell starts a file of settings, whatever stands below
  const bare = named !== null && view.lines[0] === named && !shellTags.has(view.tag);
  if (named && content) found.push(evidence('names-itself', named));
  // A place on the machine, in a section that is done; a name by itself may be of any project.
  if (named && (content || bare) && /^~?\//.test(named) && told && !describes && view.sectionRole !== 'reference' && view.sectionRole !== 'troubleshooting') found.push(evidence('names-its-place', named));
  if (content && solid && describes) found.push(evidence('describes', view.lead));
  if (shell.looks.length > 0 && shell.looks.every((l) => l === 'assignment') && !shell.commands.some((c) => /\$\(|`/.test(c.text)) && !setsForShell(look)) found.push(evidence('assignments', first));
  if (!changed && words.changedTo.test(look.view.after.trim())) {
    // "Find the line" / the old / "in `x` and change it to:"
    const sought = !view.leadIsHeading && words.findsLine.test(view.lead) ? file?.file ?? filesIn(look.view.after.replaceAll('`', ''), []).at(0) : undefined;
    if (content && file && found.some((e) => e.speaksFor === 'edit')) found.push(evidence('old-content', file.file));
    else if (content && sought !== undefined) found.push(evidence('old-content', sought));
  }
  return found;
}
