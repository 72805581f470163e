#!/usr/bin/env node
// The door on the disk: answers --version, --help and completions from constants, then the compile cache, then the bundle.
// Old syntax throughout, so that an old Node can say that it is too old.
'use strict';
var path = require('path');

var major = Number(process.versions.node.split('.')[0]);
var args = process.argv.slice(2);
var bundle = path.join(__dirname, '..', 'dist');

if (major < 20) {
  process.stderr.write('runbook: needs Node 20 or later (24 is best); this is Node ' + process.versions.node + '. Install a newer one: https://nodejs.org/\n');
  process.exitCode = 2;
} else if (!answeredCold()) {
  fill();
  start();
}

/** What Node 20 does not have and the program uses. */
function fill() {
  if (!Set.prototype.union) {
    Object.defineProperty(Set.prototype, 'union', { configurable: true, writable: true, value: function (other) {
      return new Set(Array.from(this).concat(Array.from(other.keys())));
    } });
  }
}

/** `--version`, `--help` and `completion SHELL` without loading anything else. */
function answeredCold() {
  var asked = args.length === 1 ? args[0] : args.length === 2 && args[0] === 'completion' ? 'completion' : '';
  if (asked !== '--version' && asked !== '--help' && asked !== 'completion') return false;
  // It is set for 80 columns.
  if (asked === '--help' && process.stdout.columns < 80) return false;
  try {
    var cold = JSON.parse(require('fs').readFileSync(path.join(bundle, 'cold.json'), 'utf8'));
    var locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
    var language = /^fr(?![a-z])/i.test(locale) ? 'fr' : 'en';
    var text = asked === '--version' ? cold.version + '\n' : asked === '--help' ? cold.help[language] : inLanguage(cold.completion[args[1]], language);
    if (!text) return false;
    process.stdout.on('error', function () {});
    process.stdout.write(text);
    return true;
  } catch (error) {
    return false;
  }
}

/** Lines that were put together from both languages, and packed (scripts/cold.mjs). */
function inLanguage(packed, language) {
  return packed && JSON.parse(require('zlib').gunzipSync(Buffer.from(packed, 'base64')).toString()).map(function (line) { return typeof line === 'string' ? line : line[0] + line[language === 'fr' ? 2 : 1] + line[3]; }).join('\n');
}

/** What is told of unchanged documents from the user's cache: the exit status, or a promise of it; null where it has to be worked out. */
function toldFromCache(folder) {
  try {
    // No plan is kept of a document that changed after the last was.
    if (process.env.RUNBOOK_CACHE === 'off' || (args[0] === 'plan' && folder && changed(path.join(folder, '..', 'plans')) < changed(documentAsked()))) return null;
    if (args[0] === 'plan' || args[0] === 'list' || args[0] === 'lint') return require('../dist/kept.cjs')[args[0]](args.slice(1));
  } catch (error) {
    // Told in its place.
  }
  return null;
}

/** The compile cache lives in the user's cache folder (XDG Base Directory Specification); without one of his own it is left out. */
function start() {
  var home = process.env.XDG_CACHE_HOME || (process.env.HOME && path.join(process.env.HOME, '.cache'));
  var folder = home && path.isAbsolute(home) ? ownFolder(path.join(home, 'runbook', 'node-' + process.versions.node)) : '';
  var runs = args[0] === 'exec' && args.length > 1 && !args.some(function (word) { return /^(?:-h|--help|--dry-run(?:=.*)?|--resume(?:=.*)?)$/.test(word); });
  // A run's keeper gets ready while all else is loaded.
  var keeper = runs ? keeperAhead(folder) : undefined;
  var enable = require('module').enableCompileCache;
  if (enable && folder) {
    try {
      enable(folder);
    } catch (error) {
      // Slower, not wrong.
    }
  }
  Promise.resolve(toldFromCache(folder)).then(function (status) {
    if (status === null) whole(folder, keeper);
    else process.exitCode = process.exitCode || status;
  });
}

/** The folder, made where it is not there; '' where somebody else can write in it: kept code is run as it stands there. */
function ownFolder(folder) {
  var fs = require('fs');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 448 });
    var own = [path.dirname(folder), folder].every(function (dir) {
      var state = fs.lstatSync(dir);
      return state.isDirectory() && (!process.getuid || state.uid === process.getuid()) && (state.mode & 18) === 0;
    });
    return own ? folder : '';
  } catch (error) {
    return '';
  }
}

/** The keeper of a run; undefined where it cannot be started, which is told in its place. */
function keeperAhead(folder) {
  try {
    return require('../dist/keeper-ahead.cjs').keeperAhead(folder);
  } catch (error) {
    return undefined;
  }
}

/** The whole program. */
function whole(folder, keeper) {
  try {
    load(path.join(bundle, 'main.cjs'), folder, keeper);
  } catch (error) {
    var missing = error && error.code === 'ENOENT' && String(error.message).indexOf('main.cjs') >= 0;
    var said = missing ? 'is not built; in a clone of the repository: npm run build' : 'cannot start on Node ' + process.versions.node + ': ' + (error && error.message);
    process.stderr.write('runbook: ' + said + '\n');
    if (process.env.RUNBOOK_DEBUG === '1') process.stderr.write(String(error && error.stack) + '\n');
    process.exitCode = 1;
  }
}

/**
 * Runs the program with the code that earlier runs of the same command compiled: all its functions, where Node's own cache has only what is compiled on loading.
 * The name says of which program, command and format it is; V8 itself refuses what another V8 wrote. Each day it is kept anew, with what was compiled meanwhile.
 */
function load(file, folder, keeper) {
  var fs = require('fs');
  var vm = require('vm');
  var Module = require('module');
  // Node's own modules come compiled for the flags that V8 was started with: loaded after the next line they take twice as long.
  ['crypto', 'os', 'child_process'].forEach(function (name) { require(name); });
  hurry();
  var source = fs.readFileSync(file, 'latin1');
  var command = /^(?:exec|plan|list|lint|log|trust|doctor|rehearse|rollback)$/.test(args[0]) ? args[0] : '';
  if (!folder || !command) return void require(file).main(keeper);
  var format = /\.(rst|adoc|asciidoc|txt)(?:#.*)?$/i.exec(args.join('\n'));
  // Where the plan is likely kept, the code without that of the reading is a third to load. A wrong guess is only slower.
  var plans = path.join(folder, '..', 'plans-to-run');
  var planned = changed(plans);
  var light = command === 'exec' && process.env.RUNBOOK_CACHE !== 'off' && planned > changed(documentAsked());
  // A few lines need a part of the code only: kept by themselves, the next document does not miss the rest all day.
  var few = /^(?:exec|plan)$/.test(command) && !light && size(documentAsked()) < 2048;
  var name = 'code-' + command + (light ? '-kept' : '') + (few ? '-few' : '') + (format ? '-' + format[1].toLowerCase() : '') + '-';
  var kept = path.join(folder, name + source.slice(-64, -48));
  var code;
  var old = true;
  try {
    code = fs.readFileSync(kept);
    old = Date.now() - fs.statSync(kept).mtimeMs > 864e5;
  } catch (error) {
    // The first time.
  }
  var script = new vm.Script(source, { filename: file, cachedData: code });
  if (old || script.cachedDataRejected) {
    process.on('exit', function () {
      try {
        // What was refused or misspelt needed next to nothing of it.
        if (process.exitCode === 2 || process.exitCode === 3 || (light && changed(plans) !== planned)) return;
        // V8 takes kept code back only under the flags it was kept under.
        hurry();
        fs.mkdirSync(folder, { recursive: true, mode: 448 });
        var beside = kept + '.' + process.pid;
        fs.writeFileSync(beside, script.createCachedData(), { mode: 384, flag: 'wx' });
        fs.readdirSync(folder).forEach(function (other) {
          if (other.indexOf(name) === 0 && /^[0-9a-f]+$/.test(other.slice(name.length))) fs.rmSync(path.join(folder, other), { force: true });
        });
        fs.renameSync(beside, kept);
      } catch (error) {
        // A full or read-only disk: slower the next time, not wrong.
      }
    });
  }
  var own = { exports: {} };
  function ownImport(name) {
    return import(name.indexOf('./') === 0 ? require('url').pathToFileURL(path.join(bundle, name)).href : name);
  }
  script.runInThisContext().call(own.exports, own.exports, Module.createRequire(file), own, file, path.dirname(file), ownImport);
  own.exports.main(keeper);
}

/** The path of the document that a plan or a run is asked of; '' for none. */
function documentAsked() {
  return (args.slice(1).find(function (word) { return word[0] !== '-'; }) || '').replace(/#.*$/, '');
}

/** Bytes of a file; 0 for one that is not there. */
function size(file) {
  try {
    return require('fs').statSync(file).size;
  } catch (error) {
    return 0;
  }
}

/** When a file or folder last changed (ms); 0 for one that is not there. */
function changed(file) {
  try {
    return require('fs').statSync(file).ctimeMs;
  } catch (error) {
    return 0;
  }
}

/**
 * What ends in a fifth of a second gains nothing from code that is optimised: with a small document V8 begins with that after half a second (a run goes on).
 * And patterns that run once are not worth polishing.
 */
function hurry() {
  try {
    var v8 = require('v8');
    v8.setFlagsFromString('--no-regexp-peephole-optimization');
    var document = (args[0] === 'plan' || args[0] === 'exec') && documentAsked();
    if (!document) return;
    var bytes = size(document);
    if (bytes > 262144) {
      // What is read and dropped is collected sooner, and nothing compiled twice: half the memory for a third more time.
      v8.setFlagsFromString('--semi-space-growth-factor=1');
      v8.setFlagsFromString('--heap-growing-percent=15');
      v8.setFlagsFromString('--no-maglev');
    }
    if (bytes > 32768) return;
    v8.setFlagsFromString('--regexp-tier-up-ticks=60');
    // The young generation grows in fewer steps: a third of the collections, and the one of old objects, are left out.
    v8.setFlagsFromString('--semi-space-growth-factor=4');
    // Threads beside ours, woken for a heap that stays small, cost a tenth.
    ['incremental-marking', 'concurrent-marking', 'parallel-scavenge', 'concurrent-sparkplug'].forEach(function (flag) { v8.setFlagsFromString('--no-' + flag); });
    // Only what a V8 has on by itself may be turned on again.
    var later = ['opt'].concat(major < 24 ? [] : ['maglev']);
    later.forEach(function (flag) { v8.setFlagsFromString('--no-' + flag); });
    setTimeout(function () {
      later.forEach(function (flag) { v8.setFlagsFromString('--' + flag); });
    }, 500).unref();
  } catch (error) {
    // No such document, which is told in its place.
  }
}
