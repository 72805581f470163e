/** The condition of Sphinx's `.. only::`: whether the pages that people read in a browser show what stands below it. */

/** Tags that a build of such pages sets (Sphinx, "Including content based on tags"). */
const set = /^(?:html|builder_html|format_html|builder_dirhtml)$/;
const parts = /\(|\)|[^\s()]+/g;

/** `html`, `html or latex`, `not latex`, `html and not draft`. A tag of the project's own is not taken to be set, and neither is its contrary. */
export function isShown(expression: string): boolean {
  const words = expression.match(parts) ?? [];
  let at = 0;
  const shown = either();
  return shown === true && at === words.length;

  /** Null: nobody knows. */
  function either(): boolean | null {
    let value = both();
    while (words[at] === 'or') { at += 1; const other = both(); value = value === true || other === true ? true : value === null || other === null ? null : false; }
    return value;
  }
  function both(): boolean | null {
    let value = one();
    while (words[at] === 'and') { at += 1; const other = one(); value = value === false || other === false ? false : value === null || other === null ? null : true; }
    return value;
  }
  function one(): boolean | null {
    const word = words[at] ?? '';
    at += 1;
    if (word === 'not') { const value = one(); return value === null ? null : !value; }
    if (word === '(') { const value = either(); at += 1; return value; }
    return set.test(word) ? true : others.test(word) ? false : null;
  }
}

/** Tags of other builds. */
const others = /^(?:(?:builder_|format_)?(?:latex|latexpdf|pdf|epub|man|text|texinfo|gettext|xml|pseudoxml|singlehtml|json|pickle|linkcheck|doctest|changes|slides|revealjs))$/;
