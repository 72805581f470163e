/** The table of rules: one line a rule, in the order in which they are documented. */
import type { LintRule } from './rule.ts';
import { closeEvidence } from './rules/close-evidence.ts';
import { dangerousWithoutWarning } from './rules/dangerous-without-warning.ts';
import { deadLink } from './rules/dead-link.ts';
import { duplicateHeading } from './rules/duplicate-heading.ts';
import { leftoverTemplate } from './rules/leftover-template.ts';
import { mislabelledLanguage } from './rules/mislabelled-language.ts';
import { noRollback } from './rules/no-rollback.ts';
import { promptInShellFence } from './rules/prompt-in-shell-fence.ts';
import { secretInText } from './rules/secret-in-text.ts';
import { smartCharacters } from './rules/smart-characters.ts';
import { staysInFront } from './rules/stays-in-front.ts';
import { unclosedFence } from './rules/unclosed-fence.ts';
import { unexplainedPlaceholder } from './rules/unexplained-placeholder.ts';
import { unknownCorrection } from './rules/unknown-correction.ts';
import { unsetVariable } from './rules/unset-variable.ts';

export const lintRules: readonly LintRule[] = [
  mislabelledLanguage,
  promptInShellFence,
  leftoverTemplate,
  unsetVariable,
  unexplainedPlaceholder,
  deadLink,
  dangerousWithoutWarning,
  noRollback,
  staysInFront,
  duplicateHeading,
  secretInText,
  unclosedFence,
  smartCharacters,
  closeEvidence,
  unknownCorrection,
];
