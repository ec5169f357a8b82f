/** Findings about exceptions that need care: one that expired, one that matches nothing. */
import { fingerprint } from '../base/fingerprint.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Finding, Severity } from '../base/types.ts';
import type { AllowEntry } from './layer.ts';

export function aboutExpired(entry: AllowEntry): Finding {
  const owner = entry.owner === undefined ? '' : `, owner ${entry.owner}`;
  const message = `an exception expired on ${entry.expires}: ${subjectOf(entry)}${owner}`;
  return about(entry, 'policy-expired-allow', 'medium', message);
}

export function aboutUnused(entry: AllowEntry): Finding {
  return about(entry, 'policy-unused-allow', 'low', `an exception matches nothing: ${subjectOf(entry)}`);
}

function about(entry: AllowEntry, ruleId: RuleId, severity: Severity, message: string): Finding {
  return {
    ruleId,
    severity,
    confidence: 'certain',
    message,
    data: { rule: entry.ruleId, expires: entry.expires },
    locations: [{ path: [entry.source], line: entry.line }],
    locationCount: 1,
    fingerprint: fingerprint(ruleId, subjectOf(entry)),
  };
}

function subjectOf({ ruleId, paths, fingerprint: id }: AllowEntry): string {
  return id ?? `${ruleId} in ${(paths ?? []).join(', ')}`;
}
