/** What the policy itself demands of a release, whatever detectors found: budgets, conditions, no surprises. */
import type { Finding, Incomplete } from '../base/types.ts';
import { budgetFindings } from './budget.ts';
import { checkComparison } from './compare.ts';
import type { Measured } from './measured.ts';
import type { Policy } from './policy.ts';
import { checkRequired } from './require.ts';

export interface Conditions {
  readonly findings: readonly Finding[];
  /** What could not be read, and what is demanded and could not be checked. */
  readonly incomplete: readonly Incomplete[];
  /** What could not be checked and is not insisted on. */
  readonly notes: readonly string[];
}

/** `incomplete` may hold what was unchecked under another policy: that is judged anew. */
export function checkConditions(measured: Measured, incomplete: readonly Incomplete[], policy: Policy): Conditions {
  const unread = incomplete.filter((gap) => !isUnchecked(gap));
  const required = checkRequired(measured, policy.required, unread);
  const compared = checkComparison(measured, policy.compare);
  return {
    findings: [...budgetFindings(measured, policy.budgets), ...required.findings, ...compared.findings],
    incomplete: [...unread, ...required.unchecked, ...compared.unchecked],
    notes: [...required.notes, ...compared.notes],
  };
}

/** True for a gap in what the policy wants to know, not in what was read. */
export function isUnchecked({ code }: Incomplete): boolean {
  return code === 'unchecked-condition';
}
