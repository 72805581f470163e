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

/** The keys in a text. A comment in it that switches rules off has no effect. */
export function keysIn(text: string): KeyRange[] {
  if (rules?.length === 0) return [{ from: 0, to: text.length, kind: 'key' }];
  const found: KeyRange[] = [];
  const context = {
    sharedOptions: {}, ignore: () => undefined,
    createTranslator: () => (messageId: string) => ({ messageId, message: messageId }),
    report: ({ message, range }: { message: { messageId: string }; range: readonly [number, number] }) => void found.push({ from: range[0], to: range[1], kind: kindOf(message.messageId) }),
  };
  // Any file may be printed; npm's rule looks for a token only in one of this name.
  const source = { content: text, filePath: '.npmrc', physicalFilePath: undefined, ext: '.txt', contentType: 'text' };
  for (const rule of rules ?? []) rule.create(context, {}).file?.(source);
  return found.toSorted((a, b) => a.from - b.from);
}

/** `AWSSecretAccessKey`, `SLACK_TOKEN` as words. */
function kindOf(messageId: string): string {
  return messageId.replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').toLowerCase().replace(/^(aws|npm|gcp|mysql|ops)\b/, (name) => name.toUpperCase());
}
