/** A rule's documentation page, made of the rule itself. */
import type { Example, LintRule } from './rule.ts';

/** Markdown: what it checks, why, how to mend it, a bad example with what is said about it, a good one. */
export function rulePage(rule: LintRule): string {
  const fixes = rule.bad.some((e) => e.fixed !== undefined);
  return [
    `# ${rule.name}`, '', rule.checks, '', `Severity: ${rule.severity}.${fixes ? ' `runbook lint --fix` mends it.' : ''}`, '',
    '## Why', '', rule.why, '', '## How to mend it', '', rule.mend, '',
    ...rule.bad.flatMap((e, i) => [`## Not right${rule.bad.length > 1 ? ` (${i + 1})` : ''}`, '', ...shown(e), ...(e.found ?? []).map((f) => `- ${f}`), '', ...(e.fixed === undefined ? [] : ['After `--fix`:', '', ...fenced(e.fixed, e.path)])]),
    ...rule.good.flatMap((e, i) => [`## Right${rule.good.length > 1 ? ` (${i + 1})` : ''}`, '', ...shown(e)]),
  ].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd().concat('\n');
}

function shown(example: Example): string[] {
  return [...fenced(example.text, example.path), ...(example.files?.length ? [`Beside it: ${example.files.map((f) => `\`${f}\``).join(', ')}.`, ''] : [])];
}

function fenced(text: string, path = 'example.md'): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(longest + 1);
  // An example may hold something that looks like a secret: its page may not.
  return [`${fence}${path.endsWith('.rst') ? 'rst' : 'markdown'}`, text.trimEnd().replace(/gh[pousr]_\w{30,}/g, 'ghp_…'), fence, ''];
}
