/** Recognises a program's question in a transcript, and what was typed after it. */

/** Where the question ends and the answer begins; the first row that fits decides. */
const questions: readonly RegExp[] = [
  // "Continue? [Y/n] y", "(yes/no/[fingerprint])? yes", "Modify (No/yes)?yes", "Truncate (N/y) ?"
  /^(\s*\S.*?[([](?:[\p{L}\d]+\/)+(?:\[?[\p{L}\d]+\]?)[)\]]\s*[?:]?\s?)(.*)$/u,
  // "Enter a value: yes", "Password:", "Type 'yes' to confirm: yes", "Email address: x"
  /^(\s*(?:enter|type|please|input|new|current|retype|repeat|confirm|\(?current\)?|entrez|saisissez|tapez|confirmez)\b[^:?]*[:?]\s?)(.*)$/iu,
  /^(\s*[^:]*(?:password|passphrase|mot de passe|username|user name|e-?mail(?: address)?|login|token|otp|verification code)\b[^:?]{0,40}:\s?)(\S{0,80}\s*)$/iu,
  // "Port [8080]: 8443", "Organization Name (eg, company) []:": what is taken where nothing is typed
  /^(\s*\p{Lu}[^:[\]]*\s\[[^[\]]*\]\s?:\s?)((?:[^\s:]+(?: [^\s:]+){0,4})?)\s*$/u,
  // "Which project? web": a question mark, then at most a few words
  /^(\s*(?:\? )?\p{Lu}[^?]*\?\s?)((?:\S+(?: \S+){0,3})?)\s*$/u,
];

/** Among what is offered is a word that answers. */
const answers = /[([/](?:\[?(?:y|n|yes|no|o|oui|non|all|none|quit|skip|abort|cancel|retry|continue)\]?)[/)\]]/iu;

/** A line of a log: the name of a module stands there in brackets. */
const logged = /^\s*(?:\p{L}*(?:error|exception)|erreur|warn(?:ing)?|avertissement|attention|info|debug|notice|fatal|trace|ok|failed)(?!\p{L})/iu;

/** The question and what was typed, or null where the line asks nothing. What was typed is '' for the return key alone. */
export function questionOf(line: string): { readonly question: string; readonly typed: string } | null {
  for (const pattern of questions) {
    const match = pattern.exec(line);
    // "(19/19), done.", "[origin/master] Update": counts and names of what there is are no answers to choose from.
    if (match && pattern === questions[0] && !/[?:]\s?$/.test(match[1] ?? '') && !answers.test(match[1] ?? '')) continue;
    if (match && logged.test(line)) continue;
    if (match) return { question: (match[1] ?? '').trim(), typed: (match[2] ?? '').trim() };
  }
  return null;
}
