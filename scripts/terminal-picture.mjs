#!/usr/bin/env node
// Draws what a command prints on a terminal as an SVG picture, so that the README shows what the program really says.
//   node scripts/terminal-picture.mjs OUT.svg COLUMNS "SHOWN COMMAND" < output-with-colours
// The picture holds text, not pixels: it can be searched, and a test can hold it against the program.
import { readFileSync, writeFileSync } from 'node:fs';

const [out, columns = '100', shown = ''] = process.argv.slice(2);
const width = Number(columns);
const colours = { 30: '#3b4252', 31: '#e06c75', 32: '#98c379', 33: '#e5c07b', 34: '#61afef', 35: '#c678dd', 36: '#56b6c2', 37: '#dcdfe4', 90: '#8b93a3' };
const cell = { width: 8.4, height: 18 };
const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** One line of output to spans of one style each. */
function spans(line) {
  const found = [];
  let style = { fill: '#dcdfe4', bold: false, dim: false };
  // oxlint-disable-next-line no-control-regex
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    // oxlint-disable-next-line no-control-regex
    const codes = /^\u001b\[([0-9;]*)m$/.exec(part)?.[1];
    if (codes === undefined) {
      if (part) found.push({ text: part, ...style });
      continue;
    }
    for (const code of (codes || '0').split(';').map(Number)) {
      if (code === 0) style = { fill: '#dcdfe4', bold: false, dim: false };
      else if (code === 1) style = { ...style, bold: true };
      else if (code === 2) style = { ...style, dim: true };
      else if (code === 22) style = { ...style, bold: false, dim: false };
      else if (code === 39) style = { ...style, fill: '#dcdfe4' };
      else if (colours[code]) style = { ...style, fill: colours[code] };
    }
  }
  return found;
}

const lines = readFileSync(0, 'utf8').replace(/\n+$/, '').split('\n');
const all = shown ? [`\u001b[32m$\u001b[0m \u001b[1m${shown}\u001b[0m`, ...lines] : lines;
const height = all.length * cell.height + 54;
const body = all.map((line, row) => {
  let column = 0;
  return spans(line).map((span) => {
    const x = 20 + column * cell.width;
    column += [...span.text].length;
    const text = span.text.length + column > width + 400 ? span.text.slice(0, width) : span.text;
    return `<text x="${x.toFixed(1)}" y="${(52 + row * cell.height).toFixed(0)}" fill="${span.fill}"${span.bold ? ' font-weight="bold"' : ''}${span.dim ? ' opacity="0.65"' : ''} xml:space="preserve">${escape(text)}</text>`;
  }).join('');
}).join('\n');
writeFileSync(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${(width * cell.width + 40).toFixed(0)} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" role="img" aria-label="${escape(shown)}">
<rect width="100%" height="100%" rx="8" fill="#20242c"/>
<circle cx="20" cy="18" r="5" fill="#e06c75"/><circle cx="38" cy="18" r="5" fill="#e5c07b"/><circle cx="56" cy="18" r="5" fill="#98c379"/>
${body}
</svg>
`);
