/** A baseline accepts what was there when the tool was adopted: nothing new, nothing more, nothing graver. */
import { plural } from '../base/numbers.ts';
import { fingerprint } from '../base/fingerprint.ts';
import type { RuleId } from '../base/rule-ids.ts';
import { severityRank } from '../base/sort.ts';
import type { Finding, Judged, Severity } from '../base/types.ts';
import { isGraveCredential } from './credential.ts';

export interface BaselineEntry {
  readonly fingerprint: string;
  readonly ruleId: RuleId;
  /** The effective one when it was accepted. */
  readonly severity: Severity;
  /** Places. */
  readonly count: number;
  /** ISO date. */
  readonly firstSeen: string;
  /** The only package it is for; any if absent. */
  readonly packageName?: string;
}

export interface Baseline {
  /** The file as messages show it. */
  readonly source: string;
  readonly entries: readonly BaselineEntry[];
  /** Line of the entry of the same index, from 1. */
  readonly lines: readonly number[];
}

export interface Baselined {
  readonly findings: readonly Judged[];
  /** Findings about the baseline itself. */
  readonly about: readonly Finding[];
}

const CONDITIONS = /^(?:budget|require|release|policy)-/;

/** Credentials are revoked or allowed one by one; what a policy itself demands is set in the policy. */
export function mayBeBaselined({ ruleId, effective }: Pick<Judged, 'ruleId' | 'effective'>): boolean {
  return !isGraveCredential(ruleId, effective) && !isCondition(ruleId);
}

export function isCondition(ruleId: RuleId): boolean {
  return CONDITIONS.test(ruleId);
}

/** Whether an entry is for a package of this name. */
export function isFor(entry: BaselineEntry, packageName: string | null): boolean {
  return entry.packageName === undefined || entry.packageName === packageName;
}

/** `complete`: everything was read, so an entry that matches nothing is of no use any more. */
export function applyBaseline(
  findings: readonly Judged[],
  baseline: Baseline | null,
  { packageName, complete }: { readonly packageName: string | null; readonly complete: boolean },
): Baselined {
  if (baseline === null) return { findings, about: [] };
  const entries = baseline.entries.flatMap((entry, index) =>
    isFor(entry, packageName) ? [{ entry, line: baseline.lines[index] ?? 1 }] : [],
  );
  const known = new Map(entries.map((one) => [one.entry.fingerprint, one]));
  const seen = new Set(findings.map((finding): string => finding.fingerprint));
  const stale = complete ? entries.filter(({ entry }) => !seen.has(entry.fingerprint)) : [];
  return {
    findings: findings.map((finding) => {
      const one = known.get(finding.fingerprint);
      return one === undefined ? finding : accept(finding, one.entry, `${baseline.source}:${one.line}`);
    }),
    about: stale.length === 0 ? [] : [aboutStale(baseline.source, stale)],
  };
}

function accept(finding: Judged, entry: BaselineEntry, place: string): Judged {
  if (finding.status !== 'failing' && finding.status !== 'warning') return finding;
  const objection = objectionTo(finding, entry, place);
  return objection === null
    ? { ...finding, status: 'baseline' }
    : { ...finding, objections: [...(finding.objections ?? []), objection] };
}

/** Why an entry does not hold any more, for the reader of the finding. */
function objectionTo(finding: Judged, { severity, count }: BaselineEntry, place: string): string | null {
  if (!mayBeBaselined(finding)) return `${place} cannot accept it: a baseline holds no credentials of this severity`;
  if (finding.locationCount > count) {
    return `${place} accepts ${plural(count, 'place')}, there are ${finding.locationCount} now`;
  }
  const isGraver = severityRank(finding.effective) < severityRank(severity);
  return isGraver ? `${place} accepts it as ${severity}, it is ${finding.effective} now` : null;
}

const MAX_LOCATIONS = 100;

interface Placed {
  readonly entry: BaselineEntry;
  readonly line: number;
}

function aboutStale(source: string, stale: readonly Placed[]): Finding {
  const ruleId = 'policy-stale-baseline';
  const [first] = stale;
  const what = stale.length === 1 && first ? `: ${first.entry.fingerprint}` : '';
  return {
    ruleId,
    severity: 'low',
    confidence: 'certain',
    message: `${plural(stale.length, 'entry of the baseline matches', 'entries of the baseline match')} nothing${what}`,
    data: { entries: stale.length },
    locations: stale.slice(0, MAX_LOCATIONS).map(({ line }) => ({ path: [source], line })),
    locationCount: stale.length,
    fingerprint: fingerprint(ruleId, ruleId),
  };
}
