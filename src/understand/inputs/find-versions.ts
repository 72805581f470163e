/** Finds the version that a release or deployment document uses as its example, in all its forms. */
import { allMatches } from '../../model/all-matches.ts';
import { oneLine } from '../../model/one-line.ts';
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts } from './candidate.ts';
import { firstFrom } from './pieces-by-line.ts';
import { withoutQuotes } from '../../shell/quote.ts';

const version = String.raw`\d+\.\d+(?:\.\d+)*(?:[-.]?(?:rc|alpha|beta|pre|dev|post|hotfix|SNAPSHOT|RELEASE|Final|GA|b|a)[-.]?\d*)?`;
const literal = new RegExp(String.raw`(?<![\p{L}\p{N}.])([vV]?)(${version})(?![\p{N}]|\.\p{N}|\.[xXyYzZ](?![\p{L}\p{N}]))`, 'gu');

/** Git sub-commands that name a tag; `checkout` and `reset` do so only where a version is what the document is about. */
const naming = /\bgit\b(?:\s+-\S+(?:\s+\S+)?)*\s+(tag|push|checkout|switch|reset|log|diff|cherry-pick|merge|rebase|describe|show|branch)\b/;

/** A tag that is only listed, looked at or taken away, and a branch that is begun: `git checkout -b hotfix/1.2.1 v1.2.0` (the version is the branch's, the tag where it begins). */
const onlyNamed = /\s(?:-d|--delete|-l|--list|-v|--verify|-n\d*|--contains|--points-at)(?=\s|$)/;
const begins = /\bgit\b.*\s(?:checkout|switch)\b.*\s-[bBcC]$/;
const ofBranch = new RegExp(`^(?:[\\w./-]*[-_/])?[vV]?(${version})$`, 'u');

/** Helpers of the release itself that are given its version (git-flow, npm-version, the Maven versions and release plugins, bump scripts), and scripts that go to one. */
const releasing = /\bgit (?:flow|hf) (?:release|hotfix|support) (?:start|finish|publish)\b|\b(?:npm|yarn|poetry|hatch) version\b|\b(?:bump|release|set)[-_]?version\S*$|(?:^|[\s/])[\w-]*(?:rollback|deploy|promote|publish)[\w-]*\.(?:sh|py|rb)$/;

/** Scripts of the release that are given a version as a word of its own. */
const script = /^(?:(?:ba)?sh )?(?:\.{0,2}\/)?[\w./-]*\.(?:sh|py|rb|pl)$|^(?:\.{1,2}\/|bin\/|scripts?\/|tools?\/)[\w./-]+$/;

/** Commands of package registries that are given a version of the document's own package (npm-dist-tag, gem, cargo-yank). */
const publishing = /\b(?:npm (?:dist-tag|deprecate|unpublish)|gem (?:yank|push)|cargo (?:yank|publish)|helm (?:package|push)|twine upload)\b/;

/** Sentences that leave a version to the reader, so that the one below is an example. */
const versionWanted = /\b(?:specif(?:y(?:ing)?|ic)|desired|wanted|certain|particular|chosen|latest|newest|most recent|choose|change|replace)\b[^.]{0,60}?(?<![\p{L}-])(?:version|tag|release(?! notes?))(?![\p{L}-])|(?<![\p{L}])(?:version|tag|release)\s+(?:précise?|souhaitée?|voulue?|donnée?|de votre choix|à (?:installer|déployer))(?![\p{L}])/iu;

/** Words of a way back: which version one goes back to differs each time. */
const goesBack = /\b(?:down-?grad(?:e|ing)|roll(?:ing)? ?back|revert(?:ing)? to|(?:previous|older|earlier) (?:version|release))\b|(?<!\p{L})(?:rétrograder|revenir (?:en arrière|à (?:une|la) version)|(?:version|release) (?:précédente|antérieure))(?!\p{L})/iu;

/** A version that a package is pinned to: `shop==1.4.2`, `@scope/cli@1.4.2`, `shop=1.4.2-1`. */
const pinned = new RegExp(`[\\w\\]-](?:==?|@)["']?[vV]?(${version})["']?$`, 'u');

/** The digits of the example versions, the document's own first; two in one range are this time's and the one before. */
export interface ExampleVersions {
  readonly current: string | null;
  readonly previous: string | null;
  /** Others that the prose beside them leaves to the reader, in the order of the document. */
  readonly wanted: readonly string[];
  /** Tags with something else before the digits (`version-1.2.3`): the whole word is the value. */
  readonly tags: readonly string[];
}

/**
 * Learns the example version from what `git tag`, `git push`, `git checkout` and the helpers of a release are given; where nothing
 * is, from a version that the prose says to suppose or to replace (`told`).
 */
export function exampleVersions(codes: readonly Code[], facts: Facts, told: readonly string[]): ExampleVersions {
  const releases = ['deploy', 'release', 'rollback', 'operate', 'install'].includes(facts.context.purpose);
  const digits: string[] = [];
  const tags: string[] = [];
  let previous: string | null = null;
  /** What the release makes is its version, whatever is named before it. */
  const made: string[] = [];
  const begun: string[] = [];
  for (const code of codes) {
    if (!code.shell) continue;
    for (const word of code.words) {
      if (word.role !== 'argument' || !isLive(code, word.start, word.end)) continue;
      const command = word.before.join(' ');
      const sub = naming.exec(command)?.[1] ?? (publishing.test(command) || releasing.test(command) || facts.context.purpose === 'release' && script.test(command) ? 'tag' : undefined);
      if (!sub || /^-[a-zA-Z]*m$|^--message$/.test(word.before.at(-1) ?? '')) continue;
      // a refspec: what is pushed stands before the colon
      const bare = withoutQuotes(word.text).replace(/(?<=.):.*$/, '');
      const range = /^([vV]?)(\d[\w.-]*?)\.{2,3}([vV]?)(\d[\w.-]*)$/.exec(bare);
      if (range) {
        const [a = '', b = ''] = [range[2], range[4]];
        const newest = compareVersions(a, b) >= 0 ? a : b;
        digits.push(newest);
        previous = newest === a ? b : a;
        continue;
      }
      if (!releases && sub !== 'tag' && sub !== 'push') continue;
      if (sub === 'branch' || sub === 'show') continue;
      if (begins.test(command)) begun.push(...(ofBranch.exec(bare)?.slice(1) ?? []));
      const alone = new RegExp(`^(?:refs/tags/|tags/|:|origin/)?[vV]?(${version})$`, 'u').exec(bare)?.[1];
      // tag SHOP-1_4_2 of version 1.4.2
      const underscored = sub === 'tag' || sub === 'push' ? /^[A-Za-z]\w*?[-_]v?(\d+(?:_\d+){1,3})$/.exec(bare)?.[1] : undefined;
      if (alone && sub === 'tag' && !onlyNamed.test(`${command} `)) made.push(alone);
      if (alone) digits.push(alone);
      else if (underscored) digits.push(underscored.replaceAll('_', '.'));
      else if ((sub === 'tag' || sub === 'push' || bare.includes('@')) && new RegExp(`^[a-zA-Z@](?:[\\w@/-]*[a-zA-Z])?[-_/@.]v?${version}$`, 'u').test(bare)) tags.push(bare);
    }
  }
  // four numbers are an address
  const supposed = told.filter((value) => !/^\d+(?:\.\d+){3}$/.test(value)).flatMap((value) => new RegExp(`^[vV]?(${version})$`, 'u').exec(value)?.[1] ?? []);
  if (digits.length === 0) digits.push(...supposed);
  if (digits.length === 0) digits.push(...bumpedVersions(codes));
  const current = made[0] ?? (digits.length > 0 ? begun[0] : undefined) ?? digits[0] ?? null;
  // A branch or tag that is called after the version has the version in it: asked for as a whole, the two could differ.
  return { current, previous: previous ?? digits.find((d) => d !== current) ?? null, tags: tags.filter((tag) => ofBranch.exec(tag)?.[1] !== current), wanted: wantedVersions(codes, facts) };
}

const bumping = new RegExp(String.raw`\bgit\b[^\n;|&]*\bcommit\b[^\n;|&]*?(?<![\p{L}])(?:bump\w*|releas\w+|upgrad\w+|updat\w+|version|mise à jour|passage)(?![\p{L}])[^\n;|&\d]{0,40}?(?<![\d.])[vV]?(${version})(?![\d.]*\d)`, 'giu');

/** Where no tag is named: the version that a commit's message says it goes to, if an edit of a file writes it as well. */
function bumpedVersions(codes: readonly Code[]): string[] {
  const edited = codes.filter((c) => !c.shell).map((c) => c.source);
  return codes.filter((c) => c.shell).flatMap((c) => [...c.source.matchAll(bumping)].map((m) => m[1] as string)).filter((digits) => edited.some((text) => text.includes(digits)));
}

const wholeVersion = new RegExp(`(?:^|[:=])["']?[vV](${version})["']?$`, 'u');

/** A version behind a `:`, a `=` or alone as a word, in a code whose neighbouring sentence leaves the version to the reader. */
function wantedVersions(codes: readonly Code[], facts: Facts): string[] {
  const found = new Set<string>();
  const { pieces } = facts.context.document;
  for (const code of codes) {
    if (!code.shell) continue;
    const i = firstFrom(pieces, code.line + 1) - 1;
    const near = [pieces[i - 1], pieces[i + 1]].map((p, side) => (p?.kind === 'prose' ? sentenceBeside(p.text, side === 0) : ''));
    const back = near.some((sentence) => goesBack.test(sentence));
    if (!back && !near.some((sentence) => versionWanted.test(sentence))) continue;
    for (const word of code.words) {
      if (word.role === 'name' || !isLive(code, word.start, word.end)) continue;
      const digits = wholeVersion.exec(word.text)?.[1] ?? (back && /\b(?:install|add|require|upgrade|downgrade)\b/.test(word.before.join(' ')) ? pinned.exec(word.text)?.[1] : undefined);
      if (digits) found.add(digits);
    }
  }
  return [...found];
}

/** The last two sentences before a code, or the first after it. */
function sentenceBeside(text: string, before: boolean): string {
  const sentences = oneLine(text).split(/(?<=[.!?])\s+/);
  return before ? sentences.slice(-2).join(' ') : (sentences[0] ?? '');
}

/** Every place where one of the example versions stands in a code, with or without `v`. */
export function findVersions(code: Code, example: ExampleVersions): Candidate[] {
  const found: Candidate[] = [];
  for (const tag of example.tags) {
    for (let at = code.source.indexOf(tag); at >= 0; at = code.source.indexOf(tag, at + 1)) {
      if (isLive(code, at, at + tag.length)) found.push(candidateAt(code, at, at + tag.length, 'release tag', { source: 'example', kind: 'text', name: 'RELEASE_TAG', example: tag, words: 'release tag' }));
    }
  }
  const wanted = new Map(example.wanted.filter((d) => d !== example.current && d !== example.previous).map((d, i) => [d, example.current === null && i === 0 ? 'VERSION' : `VERSION_${i + 2}`]));
  const text = code.scan.replace(/\.{2,3}(?=[vV]?\d)/g, (dots) => ' '.repeat(dots.length));
  for (const match of allMatches(text, literal)) {
    const digits = match[2] ?? '';
    const name = digits === example.current ? 'VERSION' : digits === example.previous ? 'PREVIOUS_VERSION' : wanted.has(digits) ? (wanted.get(digits) ?? null) : null;
    const end = match.index + match[0].length;
    if (!name || !isLive(code, match.index, end)) continue;
    found.push(candidateAt(code, match.index, end, 'example version', {
      source: 'example', kind: 'version', name, words: name, example: match[0], form: match[1] ? 'with-v' : 'without-v',
    }));
  }
  return found;
}

/** Numeric order, part by part. */
function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((v) => v.split(/[.-]/).map((n) => Number.parseInt(n, 10) || 0));
  for (let i = 0; i < Math.max(x?.length ?? 0, y?.length ?? 0); i++) {
    const d = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (d) return d;
  }
  return 0;
}
