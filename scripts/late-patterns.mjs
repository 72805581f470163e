// A plugin's step for the bundler: a long pattern that is only asked whether it matches becomes one that is made when a text first may match it (`latePattern` in src/model/sieve.ts).
// A document's first reading tries a thousand patterns, most of them on texts that hold none of their words: to compile the long ones for nothing was a tenth of it.
import { parse } from 'acorn';
import { neededWords } from '../src/model/sieve.ts';

/** Letters of a pattern below which a look costs as much as compiling it. */
const long = 100;
/** Words below which a text may hold one by chance. */
const shortest = 3;

/** JavaScript with its long patterns made late; `from` is where `latePattern` is imported from. */
export function withLatePatterns(source, from) {
  const tree = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  /** By name, the patterns that the module keeps for itself. */
  const kept = new Map(tree.body.flatMap((node) => (node.type === 'VariableDeclaration' && node.kind === 'const' ? node.declarations : []))
    .filter(({ id, init }) => id.type === 'Identifier' && init?.regex).map(({ id, init }) => [id.name, { id, init }]));
  const alone = [];
  const asked = (node, above, beyond) => above?.type === 'MemberExpression' && above.object === node && !above.computed && (above.property.name === 'test' || above.property.name === 'exec') && beyond?.type === 'CallExpression' && beyond.callee === above && beyond.arguments.length === 1;
  const visit = (node, above, beyond) => {
    if (node.regex && asked(node, above, beyond)) alone.push(node);
    if (node.type === 'Identifier' && kept.has(node.name) && kept.get(node.name).id !== node && !asked(node, above, beyond) && !isNameAlone(node, above)) kept.delete(node.name);
    for (const [key, child] of Object.entries(node)) if (key !== 'regex') for (const one of Array.isArray(child) ? child : [child]) if (typeof one?.type === 'string') visit(one, node, above);
  };
  visit(tree, null, null);
  const changes = [];
  let hoisted = '';
  for (const { init } of kept.values()) {
    const made = late(init);
    if (made !== null) changes.push({ node: init, text: made });
  }
  for (const node of alone) {
    const made = late(node);
    if (made === null) continue;
    const name = `latePattern$${changes.length}`;
    hoisted += `const ${name} = ${made};\n`;
    changes.push({ node, text: name });
  }
  if (changes.length === 0) return source;
  let result = source;
  for (const { node, text } of changes.toSorted((one, other) => other.node.start - one.node.start)) result = result.slice(0, node.start) + text + result.slice(node.end);
  // Function declarations come before them: a module asks its patterns when it is loaded at the earliest.
  return `import { latePattern } from ${JSON.stringify(from)};\n${hoisted}${result}`;
}

/** `x.name`, `{ name: 1 }`: no use of what is called so. */
const isNameAlone = (node, above) => (above?.type === 'MemberExpression' && above.property === node && !above.computed) || (above?.type === 'Property' && above.key === node && !above.computed && !above.shorthand);

/** How it is written late; null for one that stays. */
function late({ regex: { pattern, flags } }) {
  if (pattern.length < long || /[gy]/.test(flags)) return null;
  const words = neededWords({ source: pattern, flags });
  return words === null || words.some((word) => word.length < shortest) ? null : `latePattern(${JSON.stringify(pattern)}, '${flags}', ${JSON.stringify(words.join('\n'))})`;
}
