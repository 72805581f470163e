/** The depth `check`: starts nothing of the document's, but looks whether each step could run here. */
import { editedFile } from '../../model/edited-file.ts';
import type { Finding, Look, StepProof } from '../../model/dry-run.ts';
import type { Answers } from '../../model/run.ts';
import { isForPerson } from '../../model/for-person.ts';
import type { Step } from '../../model/plan.ts';
import type { Language } from '../../model/procedure.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import type { SimpleCommand } from '../../shell/commands-of.ts';
import { dryRunWords } from '../../words/dry-run-table.ts';
import { inLanguage } from '../../words/reading-words.ts';
import { fill } from '../../words/say.ts';
import { cdTarget, knownAssignment, knownValues, knownWord, resolvePath } from '../../shell/known-words.ts';
import { gitNeeds } from './git-needs.ts';
import type { GitFact } from './git-needs.ts';
import { namedFiles } from './needed-files.ts';

/** Words that bash itself knows: they are no program on the disk (bash(1), "Shell builtin commands"). */
const builtins = new Set(': . [ alias bg bind break builtin caller cd command compgen complete continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait'.split(' '));
/** Less than this is worth a word. Bytes. */
const littleRoom = 100 * 1024 * 1024;

export interface CheckedPlan {
  readonly proofs: readonly StepProof[];
  readonly findings: readonly Finding[];
}

/** What the steps before have brought about, as far as their text says. */
interface Made {
  readonly paths: Set<string>;
  readonly git: Set<string>;
  /** Folders of work trees that will have been cloned: what is in them is not known, but that they have an `origin`. */
  readonly clones: Set<string>;
  /** An earlier step runs something whose products are not known: a missing file may be one of them. */
  opaque: boolean;
  installs: boolean;
}

/**
 * Looks at each step in order.
 * @param steps those that would run
 * @param cwd absolute starting folder
 */
export async function checkPlan(steps: readonly Step[], answers: Answers, cwd: string, look: Look, language: Language): Promise<CheckedPlan> {
  const proofs: StepProof[] = [];
  const findings: Finding[] = [];
  const values = knownValues(answers);
  const made: Made = { paths: new Set(), git: new Set(), clones: new Set(), opaque: false, installs: false };
  let folder: string | null = cwd;

  for (const step of steps) {
    const say = (rule: keyof typeof dryRunWords, fields: Record<string, string | number> = {}): string => fill(dryRunWords[rule][language], fields, language);
    const own: Finding[] = [];
    const find = (severity: Finding['severity'], rule: keyof typeof dryRunWords, fields: Record<string, string | number> = {}): void => {
      const message = say(rule, fields);
      if (!own.some((f) => f.message === message)) own.push({ step: step.id, line: step.line, severity, rule, message });
    };
    const shown: string[] = [];
    const notShown: string[] = [];
    if (step.open !== null) find('error', 'step-open', { why: inLanguage(step.open, language) });

    if (step.kind === 'shell' && step.stays !== undefined && !isForPerson(step)) find('info', 'stays', { command: step.stays.command });

    if (isForPerson(step)) {
      // What is typed elsewhere needs nothing here.
    } else if (step.kind === 'shell') {
      const complaint = await look.shellSyntax(step.code);
      if (complaint === null) shown.push(say('shown.syntax'));
      else find('error', 'shell-syntax', { detail: complaint });
      for (const line of (await look.shellcheck(step.code)) ?? []) find('info', 'shellcheck', { detail: line });
      const commands = commandsOf(step.code);
      const here: string[] = [];
      const hosts = new Set<string>();
      let start: string | null = folder;
      for (const command of commands.commands) {
        start = await checkCommand(command, { start, cwd, values, made, look, find, here, hosts, functions: commands.functions });
      }
      folder = start;
      if (here.length) shown.push(say('shown.programs', { names: [...new Set(here)].join(', ') }));
      if (hosts.size) notShown.push(say('not-shown.network', { names: [...hosts].join(', ') }));
      if (folder === null) notShown.push(say('not-shown.folder'));
    } else if (step.kind === 'script') {
      const program = step.interpreter.split(/\s+/)[0] ?? step.interpreter;
      const path = await look.program(program === 'js' || program === 'ts' || program === 'javascript' || program === 'typescript' ? 'node' : program);
      if (path === null) find(made.installs ? 'warning' : 'error', made.installs ? 'program-installed-before' : 'program-missing', { name: program });
      else shown.push(say('shown.programs', { names: program }));
    } else if (step.kind === 'edit') {
      const named = editedFile(step, answers);
      if (named !== null && folder !== null) {
        const [path, ...others] = await look.edited(named, folder, cwd, step.creates === true);
        if (path !== undefined && others.length === 0) {
          const place = path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
          const known = step.inputs.every((name) => answers[name] !== undefined);
          const done = known ? ((await look.edit?.(step, path, answers)) ?? null) : null;
          // An earlier step may bring about what is not there yet.
          if (done !== null && 'why' in done) find(made.opaque ? 'warning' : 'error', 'edit-impossible', { why: done.why });
          else shown.push(done === null ? say('shown.edit-file', { path: place }) : say('shown.edit', { path: place, ...done }));
        }
        else if (path !== undefined) notShown.push(say('not-shown.which-file', { n: others.length + 1, path: named }));
        else if (step.creates) shown.push(say('shown.make', { path: named }));
        else find('warning', 'file-maybe-later', { path: named });
      }
    }

    const check = step.corrections['check'];
    // An author's check is only looked at when the table knows it as reading.
    if (check !== undefined && folder !== null && effectsOf(check).every((e) => e.effect === 'read') && (await look.check(check, folder, answers))) find('info', 'already-done');

    const fails = own.some((f) => f.severity === 'error');
    proofs.push({
      step: step.id, line: step.line, title: step.title, depth: 'check', shown, notShown,
      outcome: isForPerson(step) ? 'person' : fails ? 'fails' : shown.length ? 'ok' : 'unknown',
    });
    findings.push(...own);
    if (step.effect !== 'read') made.opaque = true;
  }
  const free = await look.room(cwd);
  const first = steps[0];
  if (free !== null && free < littleRoom && first) findings.push({ step: first.id, line: first.line, severity: 'warning', rule: 'no-room', message: fill(dryRunWords['no-room'][language], { megabytes: Math.floor(free / 1024 / 1024), path: cwd }, language) });
  return { proofs, findings };
}

interface CommandView {
  readonly start: string | null;
  readonly cwd: string;
  readonly values: Map<string, string>;
  readonly made: Made;
  readonly look: Look;
  readonly find: (severity: Finding['severity'], rule: keyof typeof dryRunWords, fields?: Record<string, string | number>) => void;
  readonly here: string[];
  readonly hosts: Set<string>;
  readonly functions: ReadonlySet<string>;
}

/** Looks at one command. @returns the folder after it, null where that is not known. */
async function checkCommand(command: SimpleCommand, view: CommandView): Promise<string | null> {
  const { values, made, look, find } = view;
  for (const assignment of command.assignments) {
    const known = knownAssignment(assignment, values);
    if (known && command.words.length === 0) values.set(known[0], known[1]);
  }
  const [rawProgram] = command.words;
  if (rawProgram === undefined) return view.start;
  const words = command.words.map((w) => knownWord(w, values));
  const [program] = words;
  if (program === null || program === undefined) return view.start;
  let folder = view.start;

  if (program === 'cd' || program === 'pushd') {
    const target = cdTarget(words);
    if (target === undefined) return null;
    if (target === null || target === '-' || folder === null) return null;
    const there = [folder, view.cwd].map((from) => resolvePath(from, target));
    for (const path of there) if (made.paths.has(path) || (await look.kind(path)) === 'folder') return path;
    find(made.opaque ? 'warning' : 'error', made.opaque ? 'file-maybe-later' : 'folder-missing', { path: target });
    return null;
  }
  if (!builtins.has(program) && !view.functions.has(program) && !program.includes('/')) {
    if ((await look.program(program)) !== null) view.here.push(program);
    else if (made.installs) find('warning', 'program-installed-before', { name: program });
    else find('error', 'program-missing', { name: program });
  }
  if (/^(apt|apt-get|dnf|yum|apk|brew|pip|pip3|npm|gem|cargo|snap)$/.test(program) && words.includes('install')) made.installs = true;

  const known = words.map((w) => w ?? '\0');
  const files = namedFiles(known);
  const redirected = command.redirects.filter((r) => r.operator === '<').map((r) => knownWord(r.target, values));
  const written = command.redirects.filter((r) => r.operator.startsWith('>') || r.operator === '&>').map((r) => knownWord(r.target, values));
  if (folder !== null) {
    for (const path of [...files.reads, ...redirected]) {
      if (path === null || path.includes('\0') || path.startsWith('/dev/')) continue;
      const absolute = resolvePath(folder, path);
      if (made.paths.has(absolute) || (await look.kind(absolute)) !== null) continue;
      find(made.opaque ? 'warning' : 'error', made.opaque ? 'file-maybe-later' : 'file-missing', { path });
    }
    for (const path of [...files.makes, ...written]) if (path !== null && !path.includes('\0')) made.paths.add(resolvePath(folder, path));
  }
  for (const word of known) for (const host of hostsIn(word)) {
    view.hosts.add(host);
    if (!(await look.host(host))) find('warning', 'host-unknown', { name: host });
  }
  if (program === 'git') {
    if (known[1] === 'clone' && folder !== null) {
      const target = known.slice(2).filter((w) => !w.startsWith('-'));
      const name = target[1] ?? target[0]?.split('/').at(-1)?.replace(/\.git$/, '');
      const clone = name === undefined ? null : resolvePath(folder, name);
      if (clone !== null && (await look.kind(clone)) === null) made.clones.add(clone);
      if (clone !== null) made.paths.add(clone);
      folder = view.start;
    } else if (known[1] !== 'init' && folder !== null) await checkGit(known, folder, view);
  }
  return folder;
}

async function checkGit(words: readonly string[], folder: string, view: CommandView): Promise<void> {
  const { made, look, find } = view;
  if ([...made.clones].some((clone) => folder === clone || folder.startsWith(`${clone}/`))) return;
  const needs = gitNeeds(words);
  const key = (fact: GitFact): string => `${folder}\n${fact.name}`;
  const known = (fact: GitFact): boolean => !fact.name.includes('\0') && fact.name !== '';
  if (!made.paths.has(folder) && (await look.git(folder, 'rev-parse', '--git-dir')) === null) {
    if ([...made.paths].some((p) => folder.startsWith(`${p}/`))) return;
    find(made.opaque ? 'warning' : 'error', 'not-a-work-tree', { path: folder });
    return;
  }
  const exists = async ({ what, name }: GitFact): Promise<boolean> => {
    if (what === 'remote') return ((await look.git(folder, 'remote')) ?? '').split('\n').includes(name);
    if (what === 'branch') return (await look.git(folder, 'rev-parse', '--verify', '--quiet', `refs/heads/${name}`)) !== null;
    if (what === 'tag') return (await look.git(folder, 'rev-parse', '--verify', '--quiet', `refs/tags/${name}`)) !== null;
    for (const form of [name, `refs/remotes/origin/${name}`]) if ((await look.git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${form}^{}`)) !== null) return true;
    return name.includes('...') || name.includes('..');
  };
  for (const fact of needs.there.filter(known)) {
    if (made.git.has(key(fact)) || (await exists(fact))) continue;
    find(made.opaque && fact.what !== 'remote' ? 'warning' : 'error', `${fact.what}-missing`, { name: fact.name });
  }
  for (const fact of needs.absent.filter(known)) if (!made.git.has(key(fact)) && (await exists(fact))) find('error', `${fact.what}-exists`, { name: fact.name });
  for (const fact of needs.makes.filter(known)) made.git.add(key(fact));
}

/** Host names in a word: of a URL, or of `user@host:path`. */
function hostsIn(word: string): string[] {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@\s]*@)?([A-Za-z0-9.-]+)/.exec(word)?.[1];
  const scp = /^[\w.-]+@([A-Za-z0-9.-]+)(?::|$)/.exec(word)?.[1];
  const host = url ?? scp;
  return host === undefined || host === 'localhost' || /^[\d.]+$/.test(host) || word.includes('\0') ? [] : [host];
}
