/** @secretlint's rules asked about a piece of text; loaded only when something looks like a key. */
import { rulesWithoutMarker } from './key-markers.ts';

export interface KeyRange {
  /** In characters of the text. */
  readonly from: number;
  readonly to: number;
  /** What it is, in words: `AWS secret access key`. */
  readonly kind: string;
}

/** What stands in for a rule: as much of @secretlint's as is used here, without its promises. */
interface Rule {
  readonly meta: { readonly id: string };
  create(context: object, options: object): { file?(source: object): unknown };
}

let rules: readonly Rule[] | null = null;
let loading: Promise<void> | null = null;

export function rulesLoaded(): boolean {
  return rules !== null;
}

/** Where the library is not there, all that looks like a key is taken for one. */
export async function loadRules(): Promise<void> {
  loading ??= import('@secretlint/secretlint-rule-preset-recommend').then(
    (preset) => void (rules = (preset.rules as unknown as readonly Rule[]).filter((rule) => !rulesWithoutMarker.some((name) => rule.meta.id.endsWith(`-${name}`)))),
    () => void (rules = []),
  );
  return loading;
}

/** An AWS secret key behind its name, as files, JSON, YAML, XML and shells write it: the library knows none that ends in `/` or `+`. */
const awsSecret = /(?<=secret_?access_?key[ \t"'\\:=>|]{1,40})[a-z\d/+]{40}(?![a-z\d/+])(?<!EXAMPLEKEY)/gi;

/** The keys in a text. A comment in it that switches rules off has no effect. */
export function keysIn(text: string): KeyRange[] {
  if (rules?.length === 0) return [{ from: 0, to: text.length, kind: 'key' }];
  const found: KeyRange[] = [];
  const context = {
    sharedOptions: {}, ignore: () => undefined,
    createTranslator: () => (messageId: string, found: Readonly<Record<string, string>> = {}) => ({ messageId, message: messageId, key: Object.values(found)[0] ?? '' }),
    report: ({ message: { messageId, key }, range }: { message: { messageId: string; key: string }; range: readonly [number, number] }) => void found.push({ ...wholeKey(text, range, key), kind: kindOf(messageId) }),
  };
  // Any file may be printed; npm's rule looks for a token only in one of this name.
  const source = { content: text, filePath: '.npmrc', physicalFilePath: undefined, ext: '.txt', contentType: 'text' };
  for (const rule of rules ?? []) rule.create(context, {}).file?.(source);
  for (const { index, 0: key } of text.matchAll(awsSecret)) found.push({ from: index, to: index + key.length, kind: 'AWS secret access key' });
  return found.toSorted((a, b) => a.from - b.from);
}

/** Where the key stands: a rule that knows it by its name says where that begins, and how long the key is. To the end of the word. */
function wholeKey(text: string, [from, to]: readonly [number, number], key: string): { readonly from: number; readonly to: number } {
  const at = text.startsWith(key, from) ? from : text.indexOf(key, from);
  return at < 0 || at === from ? { from, to } : { from: at, to: at + key.length + (/^[\w\-+/=]*/.exec(text.slice(at + key.length))?.[0].length ?? 0) };
}

/** `AWSSecretAccessKey`, `SLACK_TOKEN` as words. */
function kindOf(messageId: string): string {
  return messageId.replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').toLowerCase().replace(/^(aws|npm|gcp|mysql|ops)\b/, (name) => name.toUpperCase());
}
