/** Answers a pure question about a text once: the parts of the reading ask the same of the same lines, several times a document. */

/** Texts of more letters are seldom asked about twice, and dear to keep. */
const longest = 500;

/** Letters of the texts that one question keeps, before the older half goes; a text by itself counts as some more. */
const room = 40_000;
const eachCounts = 40;

/**
 * `answer`, which remembers what it said of a text. The answers are shared: nobody may change one.
 * @param answer depends on the text alone
 */
export function byText<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  let letters = 0;
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    if (text.length > longest) return answer(text);
    const before = old.get(text);
    const said = before === undefined ? answer(text) : before;
    letters += text.length + eachCounts;
    if (letters > room) {
      old = young;
      young = new Map();
      letters = 0;
    }
    young.set(text, said);
    return said;
  };
}
