/** The verdict as a pure function of findings, gaps, policy and visibility. Reads no bytes, knows no detector. */
import { comparePath, compareText, severityRank } from '../base/sort.ts';
import type {
  Finding,
  FindingStatus,
  Incomplete,
  Judged,
  Outcome,
  Severity,
  Totals,
  Verdict,
  Visibility,
} from '../base/types.ts';
import { applyAllow } from './allow.ts';
import { applyBaseline } from './baseline.ts';
import { checkConditions, isUnchecked } from './conditions.ts';
import type { Measured } from './measured.ts';
import { effectiveSeverity, isSourceExposure, levelOf, statusOf } from './level.ts';
import type { Policy } from './policy.ts';

export interface JudgeInput {
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incomplete[];
  readonly policy: Policy;
  readonly visibility: Visibility;
  /** ISO date in UTC: which exceptions have expired. */
  readonly today: string;
  readonly measured: Measured;
}

/** Appended where an unproven visibility decides: the finding would be none if the source were known to be public. */
export const CURE = '(set "visibility": "open" if this source is public)';

/** Severity of a rule that is no concern for open packages and was asked for all the same. */
const ASKED_FOR: Severity = 'medium';

/**
 * Judges every finding, then applies the exceptions, then judges what there is to say about these. For the whole a wrong
 * integrity decides first, then a failing finding, then a gap.
 */
export function judge(input: JudgeInput): Verdict {
  const { policy, visibility, today, measured } = input;
  const conditions = checkConditions(measured, input.incomplete, policy);
  const { incomplete, notes } = conditions;
  const findings = [...input.findings, ...conditions.findings];
  const packageName = measured.facts.manifest?.name ?? null;
  const judged = findings.map((finding) => judgeOne(finding, policy, visibility));
  const complete = incomplete.every(isUnchecked);
  const allowed = applyAllow(judged, policy.allow, { today, packageName, complete });
  const baselined = applyBaseline(allowed.findings, policy.baseline, { packageName, complete });
  const about = [...allowed.about, ...baselined.about].map((finding) => judgeOne(finding, policy, visibility));
  const all = [...baselined.findings, ...about].toSorted(compareJudged);
  return {
    outcome: outcomeOf(all, incomplete, policy),
    findings: all,
    stale: allowed.stale,
    notes,
    totals: count(all),
  };
}

function judgeOne(finding: Finding, policy: Policy, visibility: Visibility): Judged {
  const severity = effectiveSeverity(finding, visibility, policy);
  const level = levelOf(finding, severity, policy);
  const effective = severity === 'off' ? (level === 'off' ? 'info' : ASKED_FOR) : severity;
  return { ...finding, message: messageOf(finding, effective, visibility), effective, level, status: statusOf(level) };
}

/** The cure is worth a mention only where it would change the severity. */
function messageOf(finding: Finding, effective: Severity, visibility: Visibility): string {
  const unproven = visibility.value === 'closed' && !visibility.proven;
  const grave = effective === 'critical' || effective === 'high';
  const curable = finding.severityIfOpen !== undefined && finding.severityIfOpen !== finding.severity;
  return unproven && grave && curable && isSourceExposure(finding) ? `${finding.message} ${CURE}` : finding.message;
}

function outcomeOf(judged: readonly Judged[], incomplete: readonly Incomplete[], policy: Policy): Outcome {
  if (incomplete.some(({ code }) => code === 'integrity')) return 'undecided';
  if (judged.some(({ status }) => status === 'failing')) return 'fail';
  const open = incomplete.some(({ waivable }) => !(waivable && policy.allowIncomplete));
  return open ? 'undecided' : 'pass';
}

const ORDER: readonly FindingStatus[] = ['failing', 'warning', 'note', 'accepted', 'baseline', 'off'];

function compareJudged(a: Judged, b: Judged): number {
  return (
    ORDER.indexOf(a.status) - ORDER.indexOf(b.status) ||
    severityRank(a.effective) - severityRank(b.effective) ||
    Number(b.newInRelease ?? false) - Number(a.newInRelease ?? false) ||
    compareText(a.ruleId, b.ruleId) ||
    comparePath(a.locations[0]?.path ?? [], b.locations[0]?.path ?? []) ||
    (a.locations[0]?.offset ?? 0) - (b.locations[0]?.offset ?? 0) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function count(judged: readonly Judged[]): Totals {
  const of = (status: FindingStatus): number => judged.filter((one) => one.status === status).length;
  return {
    failing: of('failing'),
    warning: of('warning'),
    note: of('note'),
    accepted: of('accepted'),
    baseline: of('baseline'),
    off: of('off'),
  };
}
