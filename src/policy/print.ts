/** The policy in force, as JSON for people: what --print-config shows. */
import type { JsonObject } from '../base/types.ts';
import { compareText } from '../base/sort.ts';
import type { Policy } from './policy.ts';

/** Only what is set is listed: all other rules get their level from their severity. */
export function printablePolicy(policy: Policy): JsonObject {
  const { rules, confidences, overrides, allow, baseline, budgets, required, compare } = policy;
  const { failOn, minConfidence, strict, visibility, sourceMaps, allowIncomplete, limits, sources } = policy;
  return {
    sources: sources.map(({ name, sha256 }) => ({ name, sha256 })),
    visibility,
    failOn,
    minConfidence,
    strict,
    sourceMaps,
    allowIncomplete,
    rules: Object.fromEntries([...rules].toSorted(([a], [b]) => compareText(a, b))),
    confidences: Object.fromEntries([...confidences].toSorted(([a], [b]) => compareText(a, b))),
    overrides: overrides.map(({ files, rules: settings }) => ({
      files,
      rules: Object.fromEntries([...settings].map(([id, setting]) => [id, { ...setting }])),
    })),
    budgets: { ...budgets },
    require: { ...required },
    limits: { ...limits },
    compare: compare === null ? false : { ...compare },
    allow: allow.map((entry) => ({ ...entry })),
    baseline: baseline === null ? null : { source: baseline.source, findings: baseline.entries.length },
  };
}
