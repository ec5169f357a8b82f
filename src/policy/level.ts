/** From a finding to what happens with it: effective severity first, then the level. */
import { graver, severityRank } from '../base/sort.ts';
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
  return visibility.proven ? finding.severity : unprovenSeverity(finding);
}

/**
 * Closed only because nothing proves otherwise: source text stays a failure one step below the worst, and for everything
 * that is harmless in an open package being unproven alone is no reason to fail.
 */
function unprovenSeverity(finding: Finding): Severity {
  const { severity, severityIfOpen } = finding;
  if (isSourceExposure(finding)) return milder(severity, 'high');
  if (severityIfOpen === undefined || isCredential(finding)) return severity;
  const capped = milder(severity, 'medium');
  return severityIfOpen === 'off' ? capped : graver(capped, severityIfOpen);
}

function isCredential({ ruleId }: Finding): boolean {
  return /^(?:secret|credential|key)-/.test(ruleId);
}

function milder(a: Severity, b: Severity): Severity {
  return graver(a, b) === a ? b : a;
}

/** Rules about source text that ships: a failure even when only unproven. */
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
