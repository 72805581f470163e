/** Answers a pure question about a document, a plan or a row once, for as long as that is there. */
export function onceFor<Asked extends object, Answer extends object>(answer: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new WeakMap<Asked, Answer>();
  return (asked) => {
    const before = known.get(asked);
    if (before !== undefined) return before;
    const said = answer(asked);
    known.set(asked, said);
    return said;
  };
}
