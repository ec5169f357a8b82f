/** Judges a report again under another policy, without the artifact. */
import type { Finding, Incomplete, Judged, Report, Verdict, Visibility } from '../base/types.ts';
import { isCondition } from './baseline.ts';
import { isUnchecked } from './conditions.ts';
import { CURE, judge } from './judge.ts';
import { optionalRules, type Policy } from './policy.ts';
import { detectVisibility } from './visibility.ts';

/**
 * The verdict that a scan under this policy would have come to. Pure. What the policy asks for and the scan did not look at
 * leaves it undecided. `today` is an ISO date in UTC, by default the day of the scan: it decides which exceptions hold.
 */
export function evaluate(report: Report, policy: Policy, today: string = report.stats.startedAt.slice(0, 10)): Verdict {
  const { subject, facts, inventory } = report;
  return judge({
    findings: report.verdict.findings.filter(({ ruleId }) => !isCondition(ruleId)).map(asFound),
    incomplete: [...report.incomplete.filter((gap) => !isUnchecked(gap)), ...unasked(report, policy)],
    policy,
    visibility: visibilityUnder(report, policy),
    today,
    measured: { subject, facts, sourceMaps: inventory.sourceMaps },
  });
}

/** A finding as its detector reported it. */
function asFound(judged: Judged): Finding {
  const { effective: _, level: __, status: ___, acceptedBy: ____, objections: _____, message, ...finding } = judged;
  return { ...finding, message: message.endsWith(` ${CURE}`) ? message.slice(0, -CURE.length - 1) : message };
}

function unasked(report: Report, policy: Policy): readonly Incomplete[] {
  const ran = new Set(report.policy.optionalRules);
  return optionalRules(policy)
    .filter((id) => !ran.has(id))
    .map((id) => ({ code: 'not-asked', detail: `${id} was not looked for in this scan`, waivable: false }));
}

/** What was detected stays: a part of it may have come from where the scan ran. */
function visibilityUnder(report: Report, { visibility }: Policy): Visibility {
  const before = report.policy.visibility;
  if (visibility !== 'auto') return detectVisibility(report.facts.manifest, { value: visibility, source: 'config' });
  return before.source === 'detected' ? before : detectVisibility(report.facts.manifest);
}
