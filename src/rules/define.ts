/** The shape of a rule's text. Terminal, SARIF help, docs page and `leakcheck explain` are made from this one object. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Severity } from '../base/types.ts';

export const FAMILIES = [
  'source-exposure',
  'credential',
  'key-material',
  'ai-artifact',
  'personal-data',
  'internal-infrastructure',
  'dev-environment',
  'debug-info',
  'packaging-hygiene',
  'release-diff',
  'scan',
] as const;
export type Family = (typeof FAMILIES)[number];

/** A fix for one tool or situation; `tool` is what a reader looks for, for example `esbuild` or `any`. */
export interface RuleFix {
  readonly tool: string;
  readonly text: string;
}

export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  readonly family: Family;
  /** Worst case for a closed package; a detector may lower it per finding. */
  readonly severity: Severity;
  /** Worst case for an open package. */
  readonly severityIfOpen: Severity | 'off';
  /** What the rule looks at, in a sentence or two. */
  readonly what: string;
  /** What happens if it is published. One sentence, lower case start, no full stop: printed after `why`. */
  readonly why: string;
  /** Most useful first; the first one is printed with a finding that has no better one of its own. */
  readonly fix: readonly RuleFix[];
  /** What the artifact looks like when the rule fires; no real values. */
  readonly example: string;
  /** What looks alike and is not reported, or reported milder. */
  readonly quiet: string;
  /** A CWE id such as `CWE-540`. */
  readonly cwe?: string;
  /** Standard, documentation or incident behind the rule. */
  readonly source?: string;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
