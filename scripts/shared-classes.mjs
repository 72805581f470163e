// A plugin's step for the bundler: a class of letters is written once, and taken from there by every string and template that a pattern is put together from.
// Written out it is two hundred letters long and stood in six hundred of them: the twentieth part of the program.
import { parse } from 'acorn';

/** What the module is called that has them. */
export const sharedClasses = 'runbook:shared-classes';

/** That module's text. They are taken out of a list: constants the bundler would write out again. */
export const sharedModule = (classes) => `export const [${classes.map((_, i) => nameOf(i)).join(', ')}] = ${JSON.stringify(classes)};`;

const nameOf = (i) => `letters$${i}`;

/**
 * JavaScript with its strings and templates so; what stands in `/…/` stays.
 * @param classes as they stand in a pattern, one that holds another before it
 */
export function withSharedClasses(source, classes) {
  const doubled = classes.map((text) => text.replaceAll('\\', '\\\\'));
  if (!doubled.some((text) => source.includes(text)) && !classes.some((text) => source.includes(text))) return source;
  const changes = [];
  const used = new Set();
  const put = ({ start, end }, text, written, mark) => {
    let made = text;
    for (const [i, one] of written.entries()) {
      if (!made.includes(one)) continue;
      made = made.replaceAll(one, () => `\${${nameOf(i)}}`);
      used.add(i);
    }
    if (made !== text) changes.push({ start, end, text: mark + made + mark });
  };
  const visit = (node, raw) => {
    if (node.type === 'Literal' && typeof node.value === 'string') put(node, source.slice(node.start + 1, node.end - 1).replace(/\\[^]|`|\$(?=\{)/g, (sign) => (sign.length > 1 ? sign : `\\${sign}`)), doubled, '`');
    else if (node.type === 'TemplateLiteral') for (const part of node.quasis) put(part, source.slice(part.start, part.end), raw ? classes : doubled, '');
    const isRaw = node.type === 'TaggedTemplateExpression' && source.slice(node.tag.start, node.tag.end) === 'String.raw';
    for (const [key, child] of Object.entries(node)) if (key !== 'regex') for (const one of Array.isArray(child) ? child : [child]) if (typeof one?.type === 'string') visit(one, isRaw);
  };
  visit(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }), false);
  if (changes.length === 0) return source;
  let made = source;
  for (const { start, end, text } of changes.toSorted((one, other) => other.start - one.start)) made = made.slice(0, start) + text + made.slice(end);
  return `import { ${[...used].map(nameOf).join(', ')} } from '${sharedClasses}';\n${made}`;
}
