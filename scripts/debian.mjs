#!/usr/bin/env node
// A Debian package of the executable, with manual page and completions: `npm run deb [-- --executable FILE] [--out FOLDER]` (deb(5), deb-control(5), Debian Policy 4.6).
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { completionLoaders } from '../src/commands/completion-loaders.ts';

const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const executable = resolve(option('--executable', 'dist-executable/runbook'));
const out = resolve(option('--out', 'dist-executable'));
if (!existsSync(executable)) execFileSync(process.execPath, ['scripts/executable.mjs', '--out', executable], { stdio: 'inherit' });

const { version, description } = JSON.parse(readFileSync('package.json', 'utf8'));
/** A pre-release sorts before its release (deb-version(7)). */
const debianVersion = version.replace('-', '~');
const maintainer = `The runbook founders <${process.env.DEBEMAIL ?? 'runbook@localhost'}>`;
/** The same sources give the same package (reproducible-builds.org/specs/source-date-epoch). */
const epoch = process.env.SOURCE_DATE_EPOCH ?? execFileSync('sh', ['-c', 'git log -1 --format=%ct 2>/dev/null || date +%s'], { encoding: 'utf8' }).trim();
mkdirSync(out, { recursive: true });
const tree = mkdtempSync(join(out, '.debian-'));
const put = (path, bytes, mode = 0o644) => {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  chmodSync(file, mode);
};
const overrides = `# Node.js and what it is made of are in the one file.
runbook: embedded-library *
runbook: hardening-no-pie *
# The name is one of several editors that are looked for.
runbook: missing-depends-on-sensible-utils *
`;
const compressed = (text) => gzipSync(text, { level: 9 });
try {
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  copyFileSync(executable, join(tree, 'usr/bin/runbook'));
  chmodSync(join(tree, 'usr/bin/runbook'), 0o755);
  put('usr/share/man/man1/runbook.1.gz', compressed(readFileSync(`${executable}.1`)));
  put('usr/share/man/fr/man1/runbook.1.gz', compressed(readFileSync(`${executable}.fr.1`)));
  put('usr/share/bash-completion/completions/runbook', execFileSync(executable, ['completion', 'bash']));
  for (const { path, text } of Object.values(completionLoaders)) put(`usr/share/${path}`, text);
  put('usr/share/doc/runbook/changelog.gz', compressed(debianChangelog()));
  put('usr/share/doc/runbook/CHANGELOG.md.gz', compressed(readFileSync('CHANGELOG.md')));
  put('usr/share/doc/runbook/copyright', `${readFileSync('LICENSE', 'utf8').trim()}\n\nThe one file holds Node.js and parts of other packages: their licences are in licences.gz.\n`);
  put('usr/share/doc/runbook/licences.gz', compressed(readFileSync(`${executable}.licences`)));
  put('usr/share/lintian/overrides/runbook', overrides);
  put('DEBIAN/control', control());
  put('DEBIAN/md5sums', execFileSync('sh', ['-c', 'find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum'], { cwd: tree }));
  for (const name of readdirSync(tree, { recursive: true })) if (statSync(join(tree, name)).isDirectory()) chmodSync(join(tree, name), 0o755);
  chmodSync(tree, 0o755);
  const file = join(out, `runbook_${debianVersion}_amd64.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', tree, file], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SOURCE_DATE_EPOCH: epoch } });
  process.stdout.write(`${file}\n`);
} finally {
  rmSync(tree, { recursive: true, force: true });
}

function control() {
  const size = Math.ceil(readdirSync(tree, { recursive: true }).map((name) => statSync(join(tree, name))).reduce((sum, s) => sum + (s.isFile() ? s.size : 4096), 0) / 1024);
  return `Package: runbook
Version: ${debianVersion}
Architecture: amd64
Maintainer: ${maintainer}
Installed-Size: ${size}
Depends: bash (>= 4.4), ${libraries()}
Recommends: git
Suggests: bubblewrap, openssh-client
Section: admin
Priority: optional
Description: runs the documents that a team already has
${wrapped(description)}
 .
 Commands run with prompts, dry runs and a record of what was done; what a
 person does is asked for, and what must not run does not run.
`;
}

/** The packages of the libraries that the executable is linked with, and the version that its symbols need. */
function libraries() {
  const symbols = execFileSync('objdump', ['-T', executable], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const needed = (prefix) => [...symbols.matchAll(new RegExp(`${prefix}_(\\d+(?:\\.\\d+)+)`, 'g'))].map((m) => m[1]).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  // libstdc++'s symbol versions and the compiler's that brought them: gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html.
  const compilers = { '3.4.21': '5.1', '3.4.22': '6.1', '3.4.23': '7.1', '3.4.24': '7.2', '3.4.25': '8.1', '3.4.26': '9.1', '3.4.28': '9.3', '3.4.29': '11.1', '3.4.30': '12.1' };
  const compiler = compilers[needed('GLIBCXX')];
  if (compiler === undefined) throw new Error(`GLIBCXX_${needed('GLIBCXX')}: no row for it`);
  return `libc6 (>= ${needed('GLIBC')}), libgcc-s1, libstdc++6 (>= ${compiler})`;
}

/** A paragraph of a description: lines of at most 79 columns, each with a blank before it. */
function wrapped(text) {
  return text.replace(/(?=\S)(.{1,76})(?:\s+|$)/g, ' $1\n').trimEnd();
}

/** deb-changelog(5): one entry, the project's own CHANGELOG has the rest. */
function debianChangelog() {
  return `runbook (${debianVersion}) unstable; urgency=medium\n\n  * What changed is in CHANGELOG.md.gz.\n\n -- ${maintainer}  ${new Date(Number(epoch) * 1000).toUTCString().replace('GMT', '+0000')}\n`;
}
