/** Which rules are about values that open something: only an explicit consent makes these milder. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Severity } from '../base/types.ts';

export function isCredentialRule(id: RuleId): boolean {
  return /^(?:secret|key|credential-file)-/.test(id);
}

/** A credential or key that must never ship. */
export function isGraveCredential(id: RuleId, effective: Severity | 'off'): boolean {
  return isCredentialRule(id) && (effective === 'critical' || effective === 'high');
}
