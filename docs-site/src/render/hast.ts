/** The few lines that build hast: elements from a name, properties and children. */
import type { Element, ElementContent, Properties } from 'hast';

export type Child = ElementContent | string | null | false | undefined;

/** An element; strings become text, null and false nothing. */
export function h(tagName: string, properties: Properties | null = null, ...children: readonly (Child | readonly Child[])[]): Element {
  const nodes = children.flat().flatMap((child): ElementContent[] => (child === null || child === undefined || child === false || child === '' ? [] : [typeof child === 'string' ? { type: 'text', value: child } : child]));
  return { type: 'element', tagName, properties: properties ?? {}, children: nodes };
}
