/** Joins what was found to inputs: one for one thing, however often and however written. */
import type { Input, Slot } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { lineAround } from './candidate.ts';
import type { Candidate, Code } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import { leftEmpty } from './find-empty.ts';
import { kindOf } from './kind-of.ts';
import { keyOf, nameOf, safeName, tellingWords } from './name-of.ts';
import { secretPlace } from './secret-places.ts';
import { sentenceAbout } from './sentence-about.ts';
import { isUsedFirst, variablesSetOtherwise } from './set-otherwise.ts';
import type { About } from './sentence-about.ts';
import { withoutQuotes } from '../../shell/quote.ts';

/** Words that name nothing: the place where they stand says more. */
const vague = new Set(['value', 'valeur', 'n', 'todo', 'tbd', 'foo', 'bar', 'something', 'placeholder', 'changeme', 'text', 'string', 'id', 'name', 'nom', 'path', 'key', 'url', 'path path']);

const isVague = (words: string): boolean => {
  const telling = tellingWords(words).join(' ');
  return vague.has(telling) || /^(?:x+|y+|z+)?$/.test(telling);
};

/** @param given inputs that exist already: declared ones and choices; their names are theirs, but for one that stands for a literal and whose variable the commands set to something else */
export function joinCandidates(context: Context, found: ReadonlyMap<Code, readonly Candidate[]>, given: readonly Input[]): { readonly inputs: Input[]; readonly slots: Map<Code, Slot[]> } {
  const setOtherwise = variablesSetOtherwise(found);
  const ownName = ({ name, written }: Input): string => (written.length > 0 && setOtherwise.has(name) && !isUsedFirst(found.keys(), name) ? apartFrom(setOtherwise, name) : name);
  const inputs = new Map(given.map((input) => [ownName(input), { ...input, name: ownName(input) }]));
  const nameByKey = new Map<string, string>(given.map((input) => [keyOf(input.name), ownName(input)]));
  const slots = new Map<Code, Slot[]>();
  const abouts = new Map<string, About>();
  const variables: Variables = { setAs: variablesOfVersions(found), setOtherwise };
  const users = [...found].flatMap(([code, candidates]) => candidates.filter((c) => anyUser.test(c.written)).map((c) => ofDatabase(c, code)));
  const apart = users.includes(true) && users.includes(false);
  for (const [code, candidates] of found) {
    const assignments = code.words.filter((w) => w.variable !== null);
    const here: Slot[] = [];
    let line = code.line;
    let counted = 0;
    for (const candidate of candidates) {
      const name = nameFor(apart && ofDatabase(candidate, code) ? { ...candidate, words: `database ${candidate.words}` } : candidate, code, assignments, nameByKey, inputs, variables);
      for (; counted < candidate.start; counted++) if (code.source[counted] === '\n') line += 1;
      const known = inputs.get(name);
      if (!known) {
        inputs.set(name, inputOf(candidate, name, line, secretAt(candidate, code)));
        abouts.set(name, { line, written: candidate.written, comment: commentBy(code, candidate.start) });
      }
      else inputs.set(name, { ...(secretAt(candidate, code) === null ? known : asSecret(known)), required: known.required || (known.source !== 'declared' && candidate.optional !== true && candidate.default === undefined), written: [...new Set([...known.written, ...formsOf(candidate)])] });
      here.push({ start: candidate.start, end: candidate.end, written: candidate.written, input: name, form: candidate.form ?? 'plain', ...(candidate.evidence ? { evidence: candidate.evidence } : {}) });
    }
    if (here.length) slots.set(code, here);
  }
  const inputsBy = new Map([...inputs.values()].flatMap(({ name, written }) => written.filter((form) => form.length > 3).map((form) => [form, name] as const)));
  for (const [name, about] of abouts) {
    const input = inputs.get(name);
    if (input) inputs.set(name, { ...input, context: sentenceAbout(context.document, name, about, inputsBy) });
  }
  return { inputs: [...inputs.values()], slots };
}

/** What is known of the document's own variables. */
interface Variables {
  /** By the name of an example version. */
  readonly setAs: ReadonlyMap<string, string>;
  readonly setOtherwise: ReadonlySet<string>;
}

const versionRule = 'example version';

/** By the name of an example version: the one variable that the document sets to it. The version is asked for once, under that name, wherever it stands. */
function variablesOfVersions(found: ReadonlyMap<Code, readonly Candidate[]>): ReadonlyMap<string, string> {
  const variables = new Map<string, Set<string>>();
  for (const [code, candidates] of found) {
    for (const candidate of candidates) {
      const variable = candidate.rule === versionRule && candidate.name !== undefined ? code.words.find((w) => w.variable !== null && w.start <= candidate.start && candidate.end <= w.end && coversValue(w.text, candidate))?.variable : null;
      if (variable && candidate.name !== undefined) variables.set(candidate.name, (variables.get(candidate.name) ?? new Set()).add(variable));
    }
  }
  return new Map([...variables].flatMap(([name, set]) => (set.size === 1 ? [[name, [...set][0] as string] as const] : [])));
}

/** The comment behind a command, or the comment lines right above it: what the author says of it. Null where there is none. */
function commentBy(code: Code, at: number): string | null {
  if (!code.shell) return null;
  const own = /(?:^|\s)#+[ \t]*(.*)$/.exec(lineAround(code, at))?.[1];
  const start = code.source.lastIndexOf('\n', at - 1);
  const above = start <= 0 ? '' : /(?:^|\n)((?:[ \t]*#[^\n]*\n)+)$/.exec(code.source.slice(Math.max(0, start - 500), start + 1))?.[1] ?? '';
  const text = (own ?? above.replace(/^[ \t]*#+[ \t]*/gm, '')).replace(/\s+/g, ' ').trim();
  return /\p{L}{3}/u.test(text) ? text : null;
}

function nameFor(candidate: Candidate, code: Code, assignments: readonly CodeWord[], nameByKey: Map<string, string>, inputs: ReadonlyMap<string, Input>, { setAs, setOtherwise }: Variables): string {
  if (candidate.source === 'declared' && candidate.name) return nameByKey.get(keyOf(candidate.name)) ?? candidate.name;
  const assigned = assignments.find((w) => w.start <= candidate.start && candidate.end <= w.end && coversValue(w.text, candidate));
  const wanted = assigned?.variable && candidate.source !== 'variable' ? assigned.variable : (candidate.rule === versionRule ? setAs.get(candidate.name ?? '') : undefined) ?? candidate.name ?? null;
  const own = candidate.source === 'variable' ? candidate.written : candidate.words;
  // the same text is the same thing, and so is the same key, unless the place gives it a name
  const context = wanted === null && isVague(candidate.words) ? placeName(candidate, code) : null;
  const key = wanted ? keyOf(wanted) : context ? `${keyOf(context)}` : keyOf(own);
  const second = `${key}\n${candidate.rule === 'path' ? barePath(candidate.written) : candidate.rule === 'version letters' ? versionShape(candidate.written) : candidate.example ?? candidate.written}`;
  const known = nameByKey.get(second) ?? nameByKey.get(key);
  if (known !== undefined) {
    const input = inputs.get(known);
    if (!input || sameExample(input, candidate)) return known;
  }
  // a variable's own name is left whole
  const base = wanted ? safeName(wanted) : context !== null && /^[A-Z][A-Z\d]*_\w+$/.test(context) ? safeName(context) : nameOf(context ?? own);
  const free = known !== undefined && candidate.otherName !== undefined ? safeName(candidate.otherName) : base;
  // Once the document's commands have set the variable, it is no longer what was asked for; who writes `$NAME` means it all the same.
  let name = /^\$\{?\w+\}?$/.test(candidate.written) ? free : apartFrom(setOtherwise, free);
  for (let n = 2; inputs.has(name); n++) name = `${base}_${n}`;
  // two examples of one name stay two inputs
  nameByKey.set(known === undefined ? key : second, name);
  return name;
}

const apartFrom = (names: ReadonlySet<string>, name: string): string => (names.has(name) ? apartFrom(names, `${name}_VALUE`) : name);

const anyUser = /^(?:(?:your|my)[-_]?)?user(?:name)?$/i;

/** Who logs in to a database is not who logs in to the machine, though both are written `user`. */
const ofDatabase = (candidate: Candidate, code: Code): boolean => anyUser.test(candidate.written) && /\b(?:psql|pg_\w+|createdb|dropdb|mysql\w*|mariadb\S*|mongo\w*)\b[^\n|;&]*\s(?:-[uU]\s?|--user(?:name)?[= ])["']?$/.test(code.source.slice(Math.max(0, candidate.start - 300), candidate.start).replace(/\\\n/g, '  '));

/** A candidate as written; of an optional part what is filled in inside of it. */
const formsOf = (candidate: Candidate): string[] => (candidate.rule === leftEmpty ? [] : [candidate.inner ?? candidate.written]);

const lettersOf = /^v?[a-z]\.[a-z]\.(?:[a-z]|\d)/i;

/** A path as it is told apart from another: `/path/to/a/` is `path/to/a`. */
const barePath = (written: string): string => written.replace(/^~?\/|\/+$/g, '');

/** `X.Y.0` beside `X.Y.Z`, `x.y.0-beta` beside `x.y.z`: letters for one part, and another part or ending as it stands. Optional parts aside. */
const versionShape = (written: string): string => written.replace(/\[[-.].*?\]|^v/gi, '').replace(/(?<![a-z])[a-z](?![a-z])/gi, 'x').toLowerCase();

/** Two different example values are two things, unless they are forms of one version; so are two paths that end alike, and letters of a version with other parts fixed. */
function sameExample(input: Input, candidate: Candidate): boolean {
  if (candidate.rule === 'path') return input.written.every((w) => !w.includes('/') || w.includes('<') || barePath(w) === barePath(candidate.written));
  if (candidate.rule === 'version letters' && candidate.otherName !== undefined) return input.written.every((w) => !lettersOf.test(w) || versionShape(w) === versionShape(candidate.written));
  if (candidate.kind === 'version' || candidate.source !== 'example' || input.source !== 'example') return true;
  return input.written.includes(candidate.written);
}

/** Whether the candidate is the whole value of an assignment, quotes aside. */
function coversValue(text: string, candidate: Candidate): boolean {
  return withoutQuotes(text) === candidate.written;
}

/** The option before a vague placeholder, or the key of `key=<x>`, names it: `--region <value>`. */
function placeName(candidate: Candidate, code: Code): string | null {
  const before = code.source.slice(Math.max(0, candidate.start - 80), candidate.start);
  const assigned = /([A-Za-z][\w-]*)(?:=["']?|["']\s?:\s?["']+)$/.exec(before)?.[1];
  if (assigned) return assigned.replace(/^-+/, '');
  const key = code.shell ? undefined : /^[ \t]*(?:- )?["']?([A-Za-z][\w.-]*)["']?[ \t]*[=:][ \t]*["']?$/.exec(before.slice(before.lastIndexOf('\n') + 1))?.[1];
  if (key) return key;
  const option = /--([a-z][\w-]+)(?:[ =]["']?)$/.exec(before)?.[1];
  if (option) return option;
  const secret = /^<(?:foo|bar|baz|qux)>$/i.test(candidate.written) ? null : secretAt(candidate, code);
  if (secret !== null) return secret;
  const noun = /\b(?:get|describe|delete|logs?|edit|scale|rollout\s+\w+|exec)\s+([a-z]+)s?\s+$/.exec(before)?.[1];
  return noun && /^(?:pod|node|deployment|service|namespace|pvc?|job|configmap|secret|ns|svc|statefulset|daemonset|ingress|pv)$/.test(noun) ? `${noun} ${candidate.words}` : null;
}

/** What a secret is called at the candidate's place. What somebody declared is what it is declared to be. */
const secretAt = (candidate: Candidate, code: Code): string | null => (candidate.source === 'declared' || candidate.options !== undefined ? null : secretPlace(code.source, candidate.start, candidate.end));

/** One place where only a secret stands makes one of it. */
const asSecret = (input: Input): Input => (input.secret || input.source === 'declared' || input.options !== null ? input : { ...input, kind: 'secret', secret: true, example: null, default: null });

function inputOf(candidate: Candidate, name: string, line: number, secret: string | null): Input {
  const guessed = secret === null ? kindOf(name, candidate.source === 'example' ? name : `${name} ${candidate.words}`) : 'secret';
  const kind = guessed === 'secret' ? 'secret' : candidate.kind ?? guessed;
  return {
    name, kind, source: candidate.source, written: formsOf(candidate), example: kind === 'secret' ? null : candidate.example ?? null, default: kind === 'secret' ? null : candidate.default ?? null,
    options: candidate.options ?? null, required: candidate.optional !== true && (kind === 'secret' || candidate.default === undefined), secret: kind === 'secret', pattern: candidate.pattern ?? null, context: null, line,
  };
}
