/** The wall between documents and pages: only these elements, attributes and protocols pass, whatever the tree was made of. */
import type { Nodes, Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';

/** Elements that the renderer uses; a table: element → its attributes beside the common ones. */
const elements: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'], img: ['src', 'alt', 'loading'], input: ['type', 'name', 'value', 'checked', 'disabled', 'autoComplete', 'spellCheck', 'placeholder'], label: ['htmlFor'], button: ['type', 'hidden'],
  select: ['name'], option: ['value', 'selected'], form: ['autoComplete'], ol: ['start'], li: ['value'], th: ['scope'], td: [], details: ['open'], time: ['dateTime'],
  svg: ['viewBox', 'width', 'height', 'fill', 'stroke', 'strokeWidth', 'strokeLinecap', 'strokeLinejoin'], path: ['d'], circle: ['cx', 'cy', 'r'], output: [],
  ...Object.fromEntries(['section', 'div', 'p', 'span', 'pre', 'code', 'var', 'samp', 'strong', 'em', 'del', 'br', 'hr', 'ul', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'blockquote', 'aside', 'figure', 'figcaption',
    'header', 'footer', 'fieldset', 'legend', 'small', 'summary', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'nav', 'kbd'].map((name) => [name, []])),
};

export const sanitiserSchema: Schema = {
  tagNames: Object.keys(elements),
  attributes: { ...elements, '*': ['id', 'className', 'title', 'lang', 'dir', 'role', 'hidden', 'tabIndex', 'ariaLabel', 'ariaHidden', 'ariaLive', 'ariaDescribedBy', 'ariaLabelledBy', 'data*'] } as NonNullable<Schema['attributes']>,
  // Pictures are files of the site, or drawings that the site itself put in (see links.ts): never a document's own address.
  protocols: { href: ['http', 'https', 'mailto'], src: ['data'] },
  // What is left out here is taken from GitHub's schema, which disables every field.
  required: {}, ancestors: {}, clobber: [], strip: ['script', 'style'], allowComments: false, allowDoctypes: false,
};

/** HTML of a tree, through the wall. */
export function safeHtml(tree: Root): string {
  return toHtml(sanitize(tree as Nodes, sanitiserSchema) as Root);
}
