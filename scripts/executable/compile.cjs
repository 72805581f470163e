// Runs the program once as the executable will, and keeps what V8 has compiled by then: `node compile.cjs PROGRAM FOLDER WORD…` writes FOLDER/WORD.code,
// and a file for each part that is started on the way. By the Node that the executable is made of.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [, , program, folder, ...words] = process.argv;
// Parts of the program are started as the executable starts them.
const self = path.join(folder, 'self');
if (!fs.existsSync(self)) fs.writeFileSync(self, `#!/bin/sh\nexec '${process.execPath}' '${__filename}' '${program}' '${folder}' "$@"\n`, { mode: 0o700 });
process.execPath = self;
process.argv = [self, self, ...words];
const script = new vm.Script(fs.readFileSync(program, 'latin1'), { filename: 'runbook', importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
process.on('exit', () => fs.writeFileSync(path.join(folder, `${words[0].replace(/^__part:/, '')}.code`), script.createCachedData()));
const own = { exports: {} };
script.runInThisContext()(own.exports, require, own, self, '/');
void own.exports.start(process.argv);
