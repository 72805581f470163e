/** Table: what an RST directive's content is (docutils' reference, Sphinx, and the extensions that documentation uses). */
import { admonitionOf } from '../admonitions.ts';

/** `code`: a block in the argument's language · `text`: its content is read · `tab`: read, under its label · `titled`: read, its argument is a title · `figure` · `rows` · `none`: nothing for a reader. */
export type DirectiveKind = 'code' | 'text' | 'tab' | 'titled' | 'admonition' | 'figure' | 'rows' | 'none';

const kinds: Readonly<Record<string, DirectiveKind>> = {
  code: 'code', 'code-block': 'code', sourcecode: 'code', 'code-cell': 'code', 'substitution-code-block': 'code', 'substitution-prompt': 'code', 'parsed-literal': 'code', prompt: 'code', 'code-tab': 'code', testcode: 'code', doctest: 'code', ipython: 'code',
  'command-output': 'none', program_output: 'none', terminal: 'code', 'shell-session': 'code', console: 'code', highlight: 'none', 'literal-block': 'code', cli: 'code', bash: 'code', shell: 'code',
  image: 'figure', figure: 'figure', thumbnail: 'figure', 'video': 'figure',
  tab: 'tab', 'tab-item': 'tab', 'md-tab-item': 'tab', 'group-tab': 'tab', dropdown: 'tab', details: 'tab', collapse: 'tab', toggle: 'tab', 'tab-set': 'text', 'md-tab-set': 'text', tabs: 'text',
  topic: 'titled', sidebar: 'titled', rubric: 'titled', admonition: 'admonition', card: 'titled', container: 'text', only: 'text', ifconfig: 'text', compound: 'text', 'rst-class': 'text', class: 'text', versionadded: 'titled', versionchanged: 'titled', deprecated: 'titled',
  'list-table': 'rows', 'csv-table': 'rows', table: 'text', 'flat-table': 'rows',
  include: 'none', literalinclude: 'none', toctree: 'none', contents: 'none', index: 'none', meta: 'none', raw: 'none', math: 'none', sectnum: 'none', sectionauthor: 'none', codeauthor: 'none', 'default-role': 'none', role: 'none', currentmodule: 'none',
  module: 'none', automodule: 'none', autoclass: 'none', autofunction: 'none', graphviz: 'none', digraph: 'none', uml: 'none', mermaid: 'none', plantuml: 'none', title: 'none', header: 'none', footer: 'none', unicode: 'none', replace: 'none', 'tabularcolumns': 'none',
};

/** What to do with a directive; content of unknown ones is read, so that nothing in them is lost. */
export function directiveKind(name: string): DirectiveKind {
  const key = name.toLowerCase();
  if (Object.hasOwn(kinds, key)) return kinds[key] ?? 'text';
  return admonitionOf(key) ? 'admonition' : 'text';
}
