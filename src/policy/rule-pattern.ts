/** Rule ids as a configuration spells them: in full, or with a `*` at the end. */
import { RULE_IDS, type RuleId } from '../base/rule-ids.ts';

/** A gap in the scan has no level: it is waived by --allow-incomplete or not at all. */
export const WITHOUT_LEVEL: RuleId = 'scan-incomplete';

/** The rule that a fingerprint names; undefined if it is none, or none with a level. */
export function ruleOfFingerprint(fingerprint: string): RuleId | undefined {
  const name = fingerprint.split(':')[1];
  return RULE_IDS.find((id) => id === name && id !== WITHOUT_LEVEL);
}

/** All rules of an id or pattern that can have a level; none if it is misspelt. */
export function matchingRules(pattern: string): readonly RuleId[] {
  const rules = RULE_IDS.filter((id) => id !== WITHOUT_LEVEL);
  if (!pattern.endsWith('*')) return rules.filter((id) => id === pattern);
  const start = pattern.slice(0, -1);
  return rules.filter((id) => id.startsWith(start));
}
