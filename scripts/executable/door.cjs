// The door of the single-file executable: answers --version, --help and completions from constants, else runs the program with the code that was compiled at the build.
'use strict';
const { getAssetKeys, getRawAsset } = require('node:sea');

const args = process.argv.slice(2);
const bytes = (name) => Buffer.from(getRawAsset(name));
const text = cold();
if (text) process.stdout.on('error', () => undefined).write(text);
else program().start(process.argv);

/** What needs no program, or undefined. */
function cold() {
  const [first, shell] = args;
  if (!(args.length === 1 ? first === '--version' || first === '--help' : args.length === 2 && first === 'completion')) return undefined;
  // Help is set for 80 columns.
  if (first === '--help' && process.stdout.columns < 80) return undefined;
  const { version, help, completion } = JSON.parse(bytes('cold.json').toString('utf8'));
  if (first === '--version') return `${version}\n`;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = /^fr(?![a-z])/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en';
  if (first === '--help') return help[language];
  if (completion[shell] === undefined) return undefined;
  const lines = JSON.parse(require('node:zlib').gunzipSync(Buffer.from(completion[shell], 'base64')).toString('utf8'));
  return lines.map((line) => (typeof line === 'string' ? line : line[0] + line[language === 'fr' ? 2 : 1] + line[3])).join('\n');
}

function program() {
  const vm = require('node:vm');
  // Own scripts of the operator's (zx) are imported from where they stand; all that is ours is in this file, so `require` knows Node's own modules only.
  const code = `${(args[0] || '').replace(/^__part:/, '')}.code`;
  const cachedData = getAssetKeys().includes(code) ? bytes(code) : undefined;
  const script = new vm.Script(bytes('program.cjs').latin1Slice(), { filename: 'runbook', cachedData, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  if (process.env.RUNBOOK_DEBUG === '1' && script.cachedDataRejected) process.stderr.write('runbook: the compiled code was refused\n');
  const own = { exports: {} };
  script.runInThisContext()(own.exports, require, own, process.execPath, '/');
  return own.exports;
}
