import type { RuleId } from './rule-ids.ts';

/** Rules whose detector does not run unless a level is set for them: of what they find nothing is known otherwise. */
export const OPTIONAL_RULES: readonly RuleId[] = ['secret-generic-assignment'];
