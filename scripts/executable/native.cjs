// Stands for @lydell/node-pty's requireBinary.js in the executable: the native module is an asset, and a library can only be loaded from a file.
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { getRawAsset } = require('node:sea');

/** Written into a folder of its own that nobody else can enter, loaded, and removed at once: nothing stays that could be exchanged before the next time. */
exports.requireBinary = function requireBinary(file) {
  const home = process.env.XDG_CACHE_HOME || (process.env.HOME && path.join(process.env.HOME, '.cache'));
  const faults = [];
  // A temporary folder may be mounted without permission to load code from it.
  for (const base of [home && path.isAbsolute(home) && path.join(home, 'runbook'), process.env.XDG_RUNTIME_DIR, os.tmpdir()]) {
    if (!base) continue;
    let folder;
    try {
      fs.mkdirSync(base, { recursive: true, mode: 0o700 });
      folder = fs.mkdtempSync(path.join(base, 'native-'));
      const copy = path.join(folder, file);
      fs.writeFileSync(copy, new Uint8Array(getRawAsset(file)), { mode: 0o500, flag: 'wx' });
      const own = { exports: {} };
      process.dlopen(own, copy);
      return own.exports;
    } catch (error) {
      faults.push(error.message.split('\n')[0]);
    } finally {
      if (folder) fs.rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new Error(faults.join('; '));
};
