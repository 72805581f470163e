// Tables of what each trait is expected to say before any document is looked at: `fit-weights.mjs` draws its weights towards
// these, so that a trait that few documents show keeps what its name means. From the definitions of the labels (what a role
// is) and the counts in the evidence notes; about 1 is a hint, 3 usually decides, 5 decides alone.

const letters = { p: 'prerequisites', s: 'setup', d: 'procedure', v: 'verification', b: 'rollback', t: 'troubleshooting', c: 'cleanup', r: 'reference' };
const expand = (row) => Object.fromEntries(Object.entries(row).map(([letter, weight]) => [letters[letter], weight]));

/** What a word of the heading says. */
const says = {
  prerequisites: { p: 6 }, rollback: { b: 6 }, restore: { b: 5 }, trouble: { t: 6 }, faq: { t: 1.5, r: 2 }, error: { t: 5 }, investigate: { t: 2 }, emergency: { t: 1.5 },
  cleanup: { c: 6 }, delete: { c: 2.5 }, verify: { v: 5.5 }, test: { v: 3 }, monitor: { v: 1.5, s: 0.5 }, check: { v: 1 }, overview: { r: 4 },
  pointer: { r: 4.5 }, background: { r: 2.5 }, explains: { r: 2 }, example: { r: 3 }, inventory: { r: 1 }, setup: { s: 3.5 }, install: { s: 2.5 },
  configuration: { s: 2.2 }, schedule: { s: 2 }, task: { d: 2 }, steps: { d: 2 }, howto: { d: 2 }, deploy: { d: 2.5 }, backup: { d: 2 },
  maintenance: { d: 1 }, remedy: { d: 3 }, preparation: { s: 1, p: 1, d: 1 }, checklist: { p: 1, v: 1, d: 0.5 }, manual: { d: 1 }, condition: { d: 0.5 },
};

/** Every other trait of a section. */
const rows = {
  always: { d: 1, r: 0.5, s: 0.3 }, 'what it holds is not yet known': { r: -1 },
  'also:error': { t: 1 }, 'also:rollback': { b: 1 }, 'also:local': { s: 0.5 },
  'holds:commands': { d: 1 }, 'holds:scripts': { d: 1 }, 'holds:lines to do': { d: 0.7 }, 'holds:few lines to do': { r: 0.5, d: 0.3 },
  'holds:prose': { r: 0.5 }, 'holds:shown blocks': { r: 0.7 }, 'holds:edits': { s: 0.5 }, 'nothing to do here or below': { r: 1.5 }, 'points elsewhere': { r: 1 },
  'says:error, holds:prose': { t: 1 }, 'says:error, as what is wrong': { t: 1.5 }, 'says:error, as a task': { d: 1 }, 'says:configuration, purpose:install': { s: 1 }, 'says:configuration, holds:prose': { s: 1 }, 'says:configuration, holds:shown blocks': { s: 1 }, 'says:verify, holds:commands': { v: 1 },
  'purpose:install': { s: 1.2 }, 'purpose:diagnose': { t: 0.7 }, 'says:install, purpose:deploy': { d: 1 }, 'says:install, purpose:release': { d: 1 },
  'says:task, purpose:install': { s: 1 }, 'says:check, purpose:diagnose': { t: 2 }, 'says:test, purpose:diagnose': { t: 2 }, 'says:verify, purpose:diagnose': { t: 1 }, 'says:preparation, purpose:release': { p: 1 }, 'numbered, says:verify': { v: -2, d: 2 }, 'numbered, says:check': { v: -0.5, d: 1 }, 'numbered, says:test': { v: -1, d: 1 }, 'also:test': { v: 1 }, 'says:check, commands that only read': { v: 1.5 }, 'says:task, commands that only read': { d: 0.3 }, question: { r: 1 }, 'parent says:faq': { r: 0.7 }, 'says:checklist, late': { v: 2.5 }, 'says:checklist, early': { p: 2.5 }, 'commands that mostly install': { s: 0.7 }, 'commands that only read': { v: 0.5, t: 0.5 }, 'for development': { s: 0.3 }, 'for development, purpose:install': { s: 1.5 }, 'for servers, purpose:install': { d: 1 }, 'also:after': { v: 0.3 }, 'says:restore, purpose:restore': { b: 1 },
  'title:troubleshooting': { t: 2.5 }, 'title:rollback': { b: 1 }, 'title:cleanup': { c: 3 }, 'title:setup': { s: 1.2 }, 'title:procedure': { d: 0.3 },
  'title, says:unknown words': { r: 0.5 }, 'title of an alert': { t: 4 }, 'document of an alert': { t: 1 }, 'parent says:deploy': { d: 1 },
  'document says:cleanup': { c: 3 }, 'document says:rollback': { b: 2 }, 'document says:restore': { b: 1.5 }, 'document says:trouble': { t: 1 }, 'document says:install': { s: 1 }, 'document says:setup': { s: 0.7 },
  'said to be done once': { s: 2.5 },
  'numbered throughout, purpose:deploy': { d: 2, s: -0.5 }, 'numbered, purpose:deploy': { d: 0.5 }, 'numbered throughout, purpose:release': { d: 1 }, 'numbered, purpose:release': { d: 0.5 }, 'numbered task without commands': { d: 3 }, 'holds numbered steps': { d: 2, r: -2 }, 'holds task boxes': { d: 0.3, r: -2.5 }, 'every line is to be done': { d: 1, r: -1.5 }, 'opens with a verb': { d: 0.5, r: -0.5 },
};

/** What parents, neighbours and children hand on, by role: how much their own role counts. */
const handedOn = {
  parent: { p: 1.5, s: 2, d: 1.2, v: 1.5, b: 2, t: 2, c: 2, r: 0.3 },
  'numbered, parent': { p: 2.5, s: 2.5, d: 1.5, v: 2.5, b: 2.5, t: 2.5, c: 2.5, r: 1.5 },
  'says little, parent': { p: 1.5, s: 1.5, d: 1, v: 1.5, b: 1.5, t: 1.5, c: 1.5, r: 0.3 },
  'says a task, parent': { p: 1.2, s: 1.2, d: 0.5, v: 1.2, b: 1.2, t: 1.2, c: 1.2, r: 0 },
  'only groups': { p: 2.5, s: 2.5, d: 2.5, v: 2.5, b: 2.5, t: 2.5, c: 2.5, r: 2.5 },
  'groups nothing but': { p: 1, s: 1, d: 1, v: 1, b: 1, t: 1, c: 1, r: 1 },
  groups: { p: 0.3, s: 0.3, d: 0.8, v: 0.3, b: 0.3, t: 0.3, c: 0.3, r: 0.3 },
  before: { p: 0.3, s: 0.3, d: 0.3, v: 0.3, b: 0.3, t: 0.3, c: 0.3, r: 0.3 },
  'numbered, before': { p: 0.7, s: 0.7, d: 0.7, v: 0.7, b: 0.7, t: 0.7, c: 0.7, r: 0.7 },
};

/** By trait of `section-traits.ts`, then by role. */
export const sectionPriors = Object.fromEntries([
  ...Object.entries(rows).map(([trait, row]) => [trait, expand(row)]),
  ...Object.entries(says).map(([word, row]) => [`says:${word}`, expand(row)]),
  ...['background', 'example', 'overview', 'pointer', 'explains', 'inventory'].map((word) => [`says:${word}, holds:commands`, expand({ d: 1 })]),
  ...['deploy', 'task', 'steps', 'maintenance'].flatMap((word) => ['shown blocks', 'nothing'].map((held) => [`says:${word}, holds:${held}`, expand({ r: 0.7 })])),
  ...Object.entries(handedOn).flatMap(([place, row]) => Object.entries(row).map(([letter, weight]) => [`${place}:${letters[letter]}`, { [letters[letter]]: weight }])),
]);

/** By trait of `span-traits.ts`: above zero for being run. */
export const spanPriors = {
  'position:only': 2.5, 'position:own line': 2, 'position:middle': -0.6, 'position:last': 0.3, prompt: 3,
  'section:reference': -1, 'section:procedure': 0.3, 'section:rollback': 0.3, 'section:setup': 0.2,
  'after a word for running': 1, 'after a word for mentioning': -1, 'before a word for mentioning': -2, 'repeated by a block': -6, 'sets a variable': -3,
  'sentence about what runs by itself': -2, 'list of what runs by itself': -1.5, 'prose:row': -1, 'in a condition': -0.7, 'followed by what for': 1,
  'beside items that open with code': 0.7, 'program not known': -1, 'before the word command': -0.3, 'under a heading that explains': -2.5, 'as an example': -1.5, 'as the example of an instruction': 0.7, 'whose output is wanted': 1.5, 'opens its line as a verb': 1.2, 'bare name in a list': -6, 'part of another thing': -4, 'makes a value': 3,
  'words:2': -0.5, 'has an argument': 0.4, 'in an instruction': 0.7, 'after a colon': 0.8, 'prose:numbered item': 0.5,
  'command without its argument': -6, 'left open, as a name': -2.5, 'own line after what runs by itself': -3, 'told not to': -3, 'something else runs it': -3.5, 'after a passive': -1,
  'told as done': -1.2, 'subject of what it does': -2.5, 'nothing says to run it': -0.7,
  'numbered item, position:first': 0.5, 'numbered item, position:last': 0.5, 'before a block': -0.5, 'in parentheses': 0.2,
  'only looks': 0.2, 'a state to check': 2.5, 'a step by its label': 2.5, 'what a look shows': 1, 'as another thing': -2.5, 'words:1': -1.5, 'told of the past': -3, 'list of what a command does': -6, 'menu of commands': -4, 'several ways, of which one is taken': -5, 'sub-command without its program': -4, 'as one may want, in a note': -3, 'asked of as done': -5, 'left out in the middle': -5, 'a field to fill in': -3.5, 'short for another': -4, 'as a verb': 1.5,
};

const shapes = ['item', 'numbered item', 'paragraph'];
/** By trait of `manual-traits.ts`: above zero for a step for a person. */
export const manualPriors = {
  'title in bold': -5, 'sets a variable': -6, 'task box that ends in its command': -6, 'says what to fill in above': -4,
  // Between two commands nothing is only remarked: what is told there and not done is lost.
  'told between commands': 6,
  always: -1, 'only links in the page': -6, 'names a heading': -5, 'nothing but code': -2, 'points elsewhere': -2, 'list of what runs by itself': -2.5,
  'task box of a check-list': 3, 'task box': 1, 'verb of running': -0.5, 'holds a command': -1.5, 'holds a command later': -0.3, question: -1,
  'ends in a colon before an inline command': -2, 'says where one can look': 2.5, 'way through a screen': 2, 'opens with code': -0.5, 'tells what something does': -2, 'tells what happens by itself': -1.5, 'done by hand before commands': 2, 'one thing, then a sentence for the commands': 4.5, 'ends in the name of a program': -2.7, 'item: opens with an imperative of another language': 2, forbids: -2.5, 'forbids, and says more': -1, 'tells what is found': -2.7, 'tells what is found, and says more': -0.7, 'describes a name': -3, 'assures a state before a block': 2.5, 'does one thing, then runs another': 4, 'does one thing by hand, then runs another': 6.5, 'item of a check-list': 2, 'item of a verification': 0.8, 'title of an admonition': -2.5, 'underlined as a heading': -4, 'told in detail further down': -4, 'paragraph: at the head of the document': -1, 'instruction before lines that are commands': -3, 'instruction, the command below is an offer': 4,
  ...Object.fromEntries(shapes.flatMap((shape) => [
    [`${shape}: opens with an imperative`, shape === 'paragraph' ? 1.5 : 2.2], [`${shape}: opens with an imperative form`, shape === 'paragraph' ? 1.2 : 2],
    [`${shape}: tells nothing to do`, -1.5], [`${shape}: before commands`, -1.5], [`${shape}: before edit`, -1.5],
    [`${shape}: before a list that commands`, -1], [`${shape}: before a list that is all commands`, -3], [`${shape}: instruction that holds a command`, -0.7],
  ])),
};

/** Of a stretch of a command that may be a value to fill in: what its form, its words, its place and its neighbours say. */
export const valuePriors = {
  'form:capitals with underscores': 6, 'form:capitals that name': 4, 'form:capitals': 1.5, 'form:capitals that are themselves': -2, 'form:letters for digits': 6, 'form:nobody': 4.5, 'form:unique id': 4.5, 'form:id of a platform': 5, 'form:hash': 4.5, 'form:key material': 3.5, 'form:documentation address': 5, 'form:home address': 3.5, 'form:private address': 1.5, 'form:address in numbers': 1.5, 'form:this machine': -2, 'form:mail address': 3, 'form:example domain': 6, 'form:dated file': 5, 'form:dated path': -1, 'form:dated': 3.5, 'form:package and version': 0.5, 'form:version': 1.5, 'form:ticket': 3.5, 'form:device': 3, 'form:dump': 2.5, 'form:archive': 0.5, 'form:nothing but general words': 3.5, 'form:a general word': 1, 'form:ends in a general word': 1, 'form:counted name': 0.5, 'form:local domain': 2, 'form:number': -2, 'form:bracketed': 5.5, 'form:braced': 5.5, 'form:cut short': 5, 'form:small letters': -1, 'form:script': -2, 'form:pattern': -2, 'form:file': -0.5, 'form:file to copy from': -4, 'form:dump below a path': 0.5, 'form:a person': 5,
  'says:your': 6, 'says:my': 4, 'says:example': 4, 'says:test': 1, 'says:made up': 4, 'says:a secret': 1.5, 'says:a path to': 7, 'says:old or new': 1, 'says:another': 1.5, 'says:described': 3, 'says:a name': 2.5,
  'form:dated, part:words in quotes': 2.5, 'says:my, inside': 1, 'form:nothing but general words, part:host before a path': 2.5, 'part:host before a path': 0.5, 'place:version to go to': 1.5, 'key:version of this time': 2,
  'key:secret': 2, 'key:mail': 1.5, 'key:message': 1, 'key:version': 0.7, 'key:id': 1.5, 'key:name': 0.7, 'key:host': 0.7, 'key:number': -1, 'key:mode': -3, 'key:letter m': 1,
  'place:host to go to': 1.5, 'place:host to look up': 1, 'place:container': 0.3, 'place:pod': 1, 'place:commit': 2, 'place:branch': 0.3, 'place:tag': 1.5, 'place:file to unpack or restore': 1.5, 'place:user': 1, 'place:database': 0.5, 'place:word 1': -2, 'place:task': -3, 'place:package': -1.5, 'place:service': -2, 'place:service of its own': -3, 'place:script to run': -3, 'place:kind of object': -4, 'place:remote': -3, 'place:path to look at or edit': -1, 'place:pattern': -1, 'place:text to print': -2, 'place:object': 0.7, 'place:what is pushed': 0.5, 'place:path to make': -0.5, 'place:argument of a script': 0.3,
  'named like its key': 1.5, 'in a heading': -1.5, 'in a sentence': -0.3, 'as code in a sentence': -0.2, 'name of the repository': -3, 'often in commands': -0.5, 'in a shown file': -0.7, 'another value of its shape': 0.5, 'one or two letters': -1.5, 'name of a variable': -8, 'made by a command': -1.5, 'set in a container': -2, 'form:dated file, part:last of its path': 2, always: -5.5, 'form:capitals with underscores, named by a command': -6,
  'sentence above says example': 0.7, 'sentence above says replace': 1, 'sentence above says your': 0.3, 'sentence above says specific': 0.5, 'sentence below says replace': 1.5, 'sentence below says where': 1.5, 'comment says replace': 2.5, 'comment says your': 2, 'comment says example': 2.5, 'comment says specific': 0.5,
  'part:inside a path': -1.5, 'part:login and host': -2, 'part:date in a name': -2.5, 'part:version in a name': -0.5, 'part:words in quotes': -1, 'part:address': -1,
  'name of a field': -7, 'behind a word for getting': -2, 'form:address of everybody': -4, 'form:nothing but general words, part:host behind a login': 2, 'form:nothing but general words, part:login': 2, 'form:nothing but general words, place:host to go to': 1.5, 'form:nothing but general words, place:branch': 2, 'form:capitals with underscores, placeholders are marked': -2, 'form:capitals that name, placeholders are marked': -2, 'form:mail address of nobody': -4, 'says:a home': 6, 'form:home address, in a sentence': -4, 'form:private address, in a sentence': -2, 'form:local domain, in a sentence': -1.5, 'form:domain, in a sentence': -1.5,
};

/** By trait of `edit-traits.ts`: above zero for being written into the file. */
export const editPriors = {
  'file:on the machine': 1, 'file:none': -1, 'lead:orders a change': 1.5, 'lead:orders nothing': -0.5, 'section:reference': -1, 'section:troubleshooting': -0.5, 'section:verification': -1,
  'label:page or template': -1, 'after it:run': 0.5, 'after it:edit': 0.5, 'after it:config': -0.5, 'before it:run': 0.5, 'before it:config': -0.5, 'named:alone': 1, 'named:caption': 1,
};
