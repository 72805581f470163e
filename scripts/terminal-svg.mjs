// Draws terminal screens as SVG: one picture, or a film of them that plays by itself. Text, not pixels: it can be searched, and a test can read it.

const colours = ['#3b4252', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#dcdfe4', '#8b93a3', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#ffffff'];
const plain = { fill: '#dcdfe4', bold: false, dim: false, underline: false };
const cell = { width: 8.4, height: 18 };
const margin = { left: 20, top: 52, bottom: 2 };
const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** One line of output to spans of one style each. */
function spans(line) {
  const found = [];
  let style = plain;
  // oxlint-disable-next-line no-control-regex
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    // oxlint-disable-next-line no-control-regex
    const codes = /^\u001b\[([0-9;]*)m$/.exec(part)?.[1];
    if (codes === undefined) {
      if (part) found.push({ text: part, ...style });
      continue;
    }
    const list = (codes || '0').split(';').map(Number);
    for (let i = 0; i < list.length; i++) {
      const code = list[i];
      if (code === 0) style = plain;
      else if (code === 1) style = { ...style, bold: true };
      else if (code === 2) style = { ...style, dim: true };
      else if (code === 4) style = { ...style, underline: true };
      else if (code === 22) style = { ...style, bold: false, dim: false };
      else if (code === 24) style = { ...style, underline: false };
      else if (code === 39) style = { ...style, fill: plain.fill };
      else if (code >= 30 && code <= 37) style = { ...style, fill: colours[code - 30] };
      else if (code >= 90 && code <= 97) style = { ...style, fill: colours[code - 82] };
      else if (code === 38 && list[i + 1] === 5) style = { ...style, fill: colours[list[(i += 2)]] ?? plain.fill };
      else if (code === 48 && list[i + 1] === 5) i += 2;
    }
  }
  return found;
}

/** A line as one text, its spans set on their columns. */
function row(line, width) {
  let column = 0;
  const parts = spans(line).flatMap(({ text, fill, bold, dim, underline }) => {
    const at = column;
    const shown = [...text].slice(0, Math.max(0, width - at)).join('').trimEnd();
    column += [...text].length;
    if (shown.trim() === '') return [];
    // Blanks in front are a place, those inside are kept: not every viewer keeps them by itself.
    const indent = shown.length - shown.trimStart().length;
    return [`<tspan x="${(margin.left + (at + indent) * cell.width).toFixed(1)}"${fill === plain.fill ? '' : ` fill="${fill}"`}${bold ? ' font-weight="bold"' : ''}${dim ? ' opacity=".65"' : ''}${underline ? ' text-decoration="underline"' : ''}>${escape(shown.trimStart()).replace(/ {2,}/g, (blanks) => '\u00a0'.repeat(blanks.length))}</tspan>`];
  });
  return parts.length === 0 ? '' : parts.join('');
}

function frame(width, rows, label, inside) {
  const height = margin.top + rows * cell.height + margin.bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${(width * cell.width + 2 * margin.left).toFixed(0)} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${plain.fill}" role="img" aria-label="${escape(label)}">
<rect width="100%" height="100%" rx="8" fill="#20242c"/>
<circle cx="20" cy="18" r="5" fill="#e06c75"/><circle cx="38" cy="18" r="5" fill="#e5c07b"/><circle cx="56" cy="18" r="5" fill="#98c379"/>
${inside}
</svg>
`;
}

/** One screen. @param lines with their colours */
export function picture(lines, width, label) {
  const body = lines.map((line, i) => [row(line, width), margin.top + i * cell.height]).filter(([text]) => text !== '').map(([text, y]) => `<text y="${y}">${text}</text>`);
  return frame(width, lines.length, label, body.join('\n'));
}

/**
 * A film: each line is kept once, each screen names its lines; CSS moves from screen to screen, and stays on the last one for whoever wants no motion.
 * @param frames `{ lines, seconds }`
 */
export function film(frames, width, rows, label) {
  const known = new Map();
  const height = rows * cell.height;
  const total = frames.reduce((sum, f) => sum + f.seconds, 0);
  const groups = frames.map(({ lines }, n) => lines.slice(0, rows).map((line, i) => {
    const text = row(line, width);
    if (text === '') return '';
    if (!known.has(text)) known.set(text, `l${known.size.toString(36)}`);
    return `<use href="#${known.get(text)}" y="${n * height + (i + 1) * cell.height - 4}"/>`;
  }).join(''));
  let at = 0;
  const steps = frames.map(({ seconds }, n) => {
    const step = `${((at / total) * 100).toFixed(2)}%{transform:translateY(${-n * height}px)}`;
    at += seconds;
    return step;
  });
  const last = -(frames.length - 1) * height;
  const style = `#film{animation:film ${total.toFixed(1)}s steps(1,end) infinite}@keyframes film{${steps.join('')}100%{transform:translateY(${last}px)}}@media (prefers-reduced-motion:reduce){#film{animation:none;transform:translateY(${last}px)}}`;
  const lines = [...known].map(([text, id]) => `<text id="${id}">${text}</text>`).join('\n');
  return frame(width, rows, label, `<style>${style}</style>\n<defs>\n${lines}\n</defs>\n<svg y="${margin.top - cell.height + 4}" width="100%" height="${height}"><g id="film">\n${groups.join('\n')}\n</g></svg>`);
}
