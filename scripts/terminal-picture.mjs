#!/usr/bin/env node
// Draws what a command prints on a terminal as an SVG picture, so that the README shows what the program really says.
//   node scripts/terminal-picture.mjs OUT.svg COLUMNS "SHOWN COMMAND" < output-with-colours
import { readFileSync, writeFileSync } from 'node:fs';
import { picture } from './terminal-svg.mjs';

const [out, columns = '100', shown = ''] = process.argv.slice(2);
const lines = readFileSync(0, 'utf8').replace(/\n+$/, '').split('\n');
writeFileSync(out, picture(shown ? [`\u001b[32m$\u001b[0m \u001b[1m${shown}\u001b[0m`, ...lines] : lines, Number(columns), shown));
