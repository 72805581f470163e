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
  if (!Map.groupBy) {
    Map.groupBy = function (items, keyOf) {
      var groups = new Map();
      var index = 0;
      for (var item of items) {
        var key = keyOf(item, index++);
        if (groups.has(key)) groups.get(key).push(item);
        else groups.set(key, [item]);
      }
      return groups;
    };
  }
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
  try {
    var cold = JSON.parse(require('fs').readFileSync(path.join(bundle, 'cold.json'), 'utf8'));
    var locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
    var text = asked === '--version' ? cold.version + '\n' : asked === '--help' ? cold.help[/^fr(?![a-z])/i.test(locale) ? 'fr' : 'en'] : cold.completion[args[1]];
    if (!text) return false;
    process.stdout.on('error', function () {});
    process.stdout.write(text);
    return true;
  } catch (error) {
    return false;
  }
}

/** The plan of an unchanged document, from the user's cache; false where it has to be worked out. */
function keptPlan() {
  try {
    return require('../dist/kept-plan.cjs').planIsShown(args.slice(1));
  } catch (error) {
    return false;
  }
}

/** The compile cache lives in the user's cache folder (XDG Base Directory Specification); without one it is left out. */
function start() {
  var home = process.env.XDG_CACHE_HOME || (process.env.HOME && path.join(process.env.HOME, '.cache'));
  var enable = require('module').enableCompileCache;
  if (enable && home && path.isAbsolute(home)) {
    try {
      enable(path.join(home, 'runbook', 'node-' + process.versions.node));
    } catch (error) {
      // Slower, not wrong.
    }
  }
  if (args[0] === 'plan' && keptPlan()) return;
  import('../dist/main.js').catch(function (error) {
    var missing = error && error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).indexOf('main.js') >= 0;
    var said = missing ? 'is not built; in a clone of the repository: npm run build' : 'cannot start on Node ' + process.versions.node + ': ' + (error && error.message);
    process.stderr.write('runbook: ' + said + '\n');
    if (process.env.RUNBOOK_DEBUG === '1') process.stderr.write(String(error && error.stack) + '\n');
    process.exitCode = 1;
  });
}
