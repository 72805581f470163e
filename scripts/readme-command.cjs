#!/usr/bin/env node
// Prints the n-th command of the README's "Two commands" section, so that CI runs what the README says, as it stands.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const section = readme.split(/^## /m).find((s) => s.startsWith('Two commands'));
const fences = [...(section ?? '').matchAll(/^```(?:sh|bash|shell)\n([\s\S]*?)^```/gm)].map((m) => m[1].trim());
const command = fences[Number(process.argv[2]) - 1];
if (!command) {
  console.error(`README.md has no command ${process.argv[2]} under "Two commands"`);
  process.exit(1);
}
console.log(command);
