#!/usr/bin/env node
// Films real runs of the program on a real terminal (tmux), and draws them as SVG that plays by itself:
//   docs/run.svg                       a run of runbooks/quick-start.md, for the README
//   docs-site/content/guide/resume.svg a run that is killed by SIGKILL, gone on with, and its record verified
// node scripts/terminal-recording.mjs [run | resume] [--out DIR]; needs tmux and git. Nothing is staged: what the film shows was printed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { film } from './terminal-svg.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const asked = process.argv.slice(2);
const outAt = asked.indexOf('--out');
const out = outAt < 0 ? null : resolve(asked[outAt + 1]);
const wanted = asked.filter((_, i) => outAt < 0 || (i !== outAt && i !== outAt + 1));
const columns = 100;

const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A terminal in which a person types, and what it shows as time goes on. */
class Stage {
  constructor(rows, program) {
    this.rows = rows;
    this.program = program;
    this.work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-film-')));
    this.home = join(this.work, 'home');
    this.folder = join(this.work, 'demo');
    mkdirSync(join(this.home, 'bin'), { recursive: true });
    mkdirSync(this.folder);
    writeFileSync(join(this.home, 'bin', 'runbook'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
    this.socket = `film-${process.pid}`;
    this.frames = [];
    this.began = 0;
  }

  tmux(...args) {
    return execFileSync('tmux', ['-L', this.socket, '-f', '/dev/null', ...args], { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: this.home, TERM: 'xterm-256color', LANG: 'C.UTF-8' } });
  }

  async open() {
    const environment = { HOME: this.home, PATH: `${join(this.home, 'bin')}:${process.env.PATH}`, LANG: 'C.UTF-8', PS1: '\\[\\e[32m\\]$\\[\\e[0m\\] ', HISTFILE: '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.org', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.org' };
    this.tmux('new-session', '-d', '-x', String(columns), '-y', String(this.rows), '-c', this.folder, 'env', '-i', 'TERM=screen', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`), 'bash', '--norc', '--noprofile', '-i');
    this.began = performance.now();
    this.filming = this.film();
    // What is typed before the prompt is there is shown twice.
    await this.see(/^\$/m);
  }

  /** Every screen that differs from the one before, with its time. */
  async film() {
    while (this.began !== 0) {
      const screen = this.tmux('capture-pane', '-e', '-p').replace(/\n+$/, '');
      if (screen !== this.frames.at(-1)?.screen) this.frames.push({ screen, at: performance.now() });
      await sleep(70);
    }
  }

  async type(text) {
    for (const part of text.match(/.{1,4}/gs)) {
      this.tmux('send-keys', '-l', '--', part);
      await sleep(110);
    }
  }

  async press(key, before = 700) {
    await sleep(before);
    this.tmux('send-keys', key);
  }

  async enter(line) {
    await this.type(line);
    await this.press('Enter', 400);
  }

  /** Waits until the screen shows it. */
  async see(pattern, seconds = 60) {
    const end = performance.now() + seconds * 1000;
    while (!pattern.test(this.tmux('capture-pane', '-p'))) {
      if (performance.now() > end) throw new Error(`${pattern} was not seen in:\n${this.tmux('capture-pane', '-p')}`);
      await sleep(60);
    }
  }

  end() {
    this.began = 0;
    try {
      this.tmux('kill-server');
    } catch {
      // It was never begun.
    }
    rmSync(this.work, { recursive: true, force: true });
  }

  /** @returns the film, pauses cut to what an eye needs */
  async close(label) {
    await sleep(400);
    this.began = 0;
    await this.filming;
    this.end();
    const frames = this.frames.map(({ screen, at }, i) => ({ lines: screen.split('\n'), seconds: Math.min(2, Math.max(0.05, ((this.frames[i + 1]?.at ?? at + 5000) - at) / 1000)) }));
    frames[frames.length - 1].seconds = 5;
    return film(frames, columns, this.rows, label);
  }
}

const longJob = `# Rebuild the index

Note when it began:

\`\`\`sh
date > began.txt
\`\`\`

Rebuild it part by part:

\`\`\`sh
for part in 1 2 3 4 5 6 7 8 9; do echo "part $part of 9"; sleep 1; done
\`\`\`

Say that it is new:

\`\`\`sh
echo "index of $(date +%Y)" > index.txt && cat index.txt
\`\`\`
`;

const scenes = {
  run: {
    file: 'docs/run.svg', label: 'A run of the quick start: the plan, one question, three steps, the record',
    rows: 34,
    async play(stage) {
      copyFileSync(join(root, 'runbooks/quick-start.md'), join(stage.folder, 'quick-start.md'));
      await stage.open();
      await stage.enter('runbook exec quick-start.md');
      await stage.see(/Approve .*\(y\/N\)/);
      await stage.press('y', 2500);
      await stage.press('Enter', 300);
      await stage.see(/\? NAME/);
      await sleep(500);
      await stage.enter('Ann');
      for (const step of [1, 2, 3]) {
        await stage.see(new RegExp(`Step ${step} of 3 ·[\\s\\S]*run it`));
        await stage.press('Enter', 1200);
        await stage.see(new RegExp(`Step ${step} of 3: done`));
      }
      await stage.see(/Done after/);
      await sleep(1500);
      await stage.enter('clear; runbook log show');
      await stage.see(/exit status 0[\s\S]*exit status 0[\s\S]*exit status 0/);
      await sleep(1500);
      return stage.close(this.label);
    },
  },
  resume: {
    file: 'docs-site/content/guide/resume.svg', label: 'A run whose program is killed by SIGKILL in the middle of a step; it is gone on with, nothing is lost or done twice, and the record is verified',
    rows: 36,
    async play(stage) {
      writeFileSync(join(stage.folder, 'rebuild.md'), longJob);
      const git = (...args) => execFileSync('git', ['-C', stage.folder, ...args], { stdio: 'ignore', env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.org', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.org' } });
      git('init');
      git('add', '.');
      git('commit', '-m', 'how the index is rebuilt');
      await stage.open();
      await stage.enter('runbook exec rebuild.md --trust --yes');
      await stage.see(/part 2 of 9/);
      // Really: the signal that no program can catch, to the program that runs the document.
      process.kill(runnerOf(stage.program), 'SIGKILL');
      await stage.see(/Killed/);
      await sleep(1000);
      await stage.enter('# kill -9 from elsewhere; the step it had begun goes on by itself');
      await stage.enter('runbook exec rebuild.md --resume --yes');
      await stage.see(/Done after/);
      await sleep(1500);
      await stage.enter('runbook log anchor --note && runbook log verify');
      await stage.see(/INTACT/);
      await sleep(500);
      const record = readdirSync(join(stage.folder, '.runbook/runs')).find((n) => n.includes('rebuild'));
      const parts = readFileSync(join(stage.folder, '.runbook/runs', record, 'steps/2-rebuild-the-index-2.log'), 'utf8').trim().split('\n');
      if (parts.length !== 9) throw new Error(`the step printed ${parts.length} lines, not 9`);
      return stage.close(this.label);
    },
  },
};

/** The process of the film's own program that runs a document: by its command line, among this system's processes. */
function runnerOf(program) {
  const found = readdirSync('/proc').filter((n) => /^\d+$/.test(n)).filter((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words[1] === program && words[2] === 'exec';
    } catch {
      return false;
    }
  });
  if (found.length !== 1) throw new Error(`${found.length} processes run the document`);
  return Number(found[0]);
}

const dist = join(root, '.trial', `film-${process.pid}`);
try {
  execFileSync(process.execPath, ['scripts/build.mjs', '--out', join(dist, 'dist')], { cwd: root, stdio: 'inherit' });
  cpSync(join(root, 'bin'), join(dist, 'bin'), { recursive: true });
  for (const name of wanted.length > 0 ? wanted : Object.keys(scenes)) {
    const scene = scenes[name];
    const path = out === null ? join(root, scene.file) : join(out, basename(scene.file));
    const stage = new Stage(scene.rows, join(dist, 'bin', 'runbook.cjs'));
    const drawn = await scene.play(stage).finally(() => stage.end());
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, drawn);
    console.log(`${path}: ${(drawn.length / 1024).toFixed(0)} KiB`);
  }
} finally {
  rmSync(dist, { recursive: true, force: true });
}
