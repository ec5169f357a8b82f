/** What a project wants to happen: plain data, made from flags and configuration, used by `judge`. */
import type { RuleId } from '../base/rule-ids.ts';
import { compareText } from '../base/sort.ts';
import type { Confidence, Level, PolicySummary, Severity, Visibility } from '../base/types.ts';

export interface Policy {
  /** Findings of this severity or graver fail; `never` leaves that to rules that are set to `error`. */
  readonly failOn: Severity | 'never';
  /** Every warning fails. */
  readonly strict: boolean;
  /** Less certain findings warn at most. */
  readonly minConfidence: Confidence;
  /** Levels that were set explicitly; for all other rules the level follows from the severity. */
  readonly rules: ReadonlyMap<RuleId, Level>;
  /** Gaps that may be waived do not make the outcome undecided. */
  readonly allowIncomplete: boolean;
}

export function defaultPolicy(): Policy {
  return { failOn: 'high', strict: false, minConfidence: 'likely', rules: new Map(), allowIncomplete: false };
}

/** What a report says about the policy it was judged by. */
export function summarizePolicy(policy: Policy, visibility: Visibility): PolicySummary {
  const off = [...policy.rules].filter(([, level]) => level === 'off').map(([id]) => id);
  return {
    sources: [],
    failOn: policy.failOn,
    strict: policy.strict,
    rulesOff: off.toSorted(compareText),
    visibility,
  };
}
