/** The icons of effects and roles, a path each; a word always stands beside them. */
import type { Element } from 'hast';
import { h } from './hast.ts';

const paths = {
  read: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  change: 'M4 20h4L19 9l-4-4L4 16v4zM13 7l4 4',
  destroy: 'M12 3 2 21h20L12 3zM12 10v5M12 18v.5',
  unknown: 'M9 9a3 3 0 1 1 4 2.8c-.8.3-1 .9-1 2.2M12 18v.5M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 4-6 8-6s8 2 8 6',
  guard: 'M12 2 4 5v6c0 5 3.5 9 8 11 4.5-2 8-6 8-11V5l-8-3zM12 8v4M12 15.5v.5',
  typed: 'M2 6h20v12H2zM6 10h.5M10 10h.5M14 10h.5M18 10h.5M7 14h10',
  idle: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM5 5l14 14',
} as const;

/** An icon beside its word: nothing for those who listen. */
export function icon(name: keyof typeof paths): Element {
  return h('svg', { viewBox: '0 0 24 24', width: '16', height: '16', fill: 'none', stroke: 'currentColor', strokeWidth: '2', strokeLinecap: 'round', strokeLinejoin: 'round', ariaHidden: 'true', className: ['rb-icon'] }, h('path', { d: paths[name] }));
}
