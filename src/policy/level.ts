/** From a finding to what happens with it: effective severity first, then the level. */
import { severityRank } from '../base/sort.ts';
import {
  CONFIDENCES,
  type Confidence,
  type Finding,
  type FindingStatus,
  type Level,
  type Severity,
  type Visibility,
} from '../base/types.ts';
import type { Policy } from './policy.ts';

/** The severity that counts for this package. `off`: no concern for an open package. */
export function effectiveSeverity(finding: Finding, visibility: Visibility): Severity | 'off' {
  if (visibility.value === 'open') return finding.severityIfOpen ?? finding.severity;
  const softened = !visibility.proven && finding.severity === 'critical' && isSourceExposure(finding);
  return softened ? 'high' : finding.severity;
}

/** Rules about source text that ships: the only ones that an unproven visibility changes. */
export function isSourceExposure(finding: Finding): boolean {
  return finding.ruleId.startsWith('source-');
}

/** The level of a finding: explicit, else derived from the severity; then capped by confidence; then raised by strict. */
export function levelOf(finding: Finding, effective: Severity | 'off', policy: Policy): Level {
  const chosen = policy.rules.get(finding.ruleId) ?? derivedLevel(effective, policy.failOn);
  const level = chosen === 'error' && isLess(finding.confidence, policy.minConfidence) ? 'warn' : chosen;
  return level === 'warn' && policy.strict ? 'error' : level;
}

function derivedLevel(effective: Severity | 'off', failOn: Severity | 'never'): Level {
  if (effective === 'off') return 'off';
  if (failOn !== 'never' && severityRank(effective) <= severityRank(failOn)) return 'error';
  return effective === 'info' ? 'info' : 'warn';
}

function isLess(confidence: Confidence, wanted: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) > CONFIDENCES.indexOf(wanted);
}

const STATUS = { error: 'failing', warn: 'warning', info: 'note', off: 'off' } as const;

export function statusOf(level: Level): FindingStatus {
  return STATUS[level];
}
