/** Reviewed exceptions: which findings they accept, and which of them do nothing any more. */
import { compileGlob } from '../base/glob.ts';
import type { AllowRef, Finding, Judged, Location } from '../base/types.ts';
import { aboutExpired, aboutUnused } from './allow-findings.ts';
import { isGraveCredential } from './credential.ts';
import type { AllowEntry } from './layer.ts';
import { NEVER } from './parse-allow.ts';
import { compilePathPatterns } from './path-pattern.ts';

export interface AllowContext {
  /** ISO date in UTC. */
  readonly today: string;
  readonly packageName: string | null;
  /** Whether everything was read: else an exception that matches nothing may still be needed. */
  readonly complete: boolean;
}

export interface Allowed {
  readonly findings: readonly Judged[];
  readonly stale: readonly AllowRef[];
  /** Findings about the exceptions themselves. */
  readonly about: readonly Finding[];
}

/** Accepts the findings all of whose places are covered by exceptions that hold today. Rules that are off stay off. */
export function applyAllow(
  findings: readonly Judged[],
  entries: readonly AllowEntry[],
  context: AllowContext,
): Allowed {
  const uses = entries
    .filter((entry) => isFor(entry, context.packageName))
    .map((entry) => examine(entry, findings, context.today));
  const expired = uses.filter(({ isExpired, isMatched }) => isExpired && (isMatched || context.complete));
  const unused = uses.filter(({ isExpired, isMatched }) => !isExpired && !isMatched && context.complete);
  return {
    findings: findings.map((finding) => (finding.status === 'off' ? finding : acceptOne(finding, uses))),
    stale: uses.filter((use) => expired.includes(use) || unused.includes(use)).map(({ entry }) => refer(entry)),
    about: [...expired.map(({ entry }) => aboutExpired(entry)), ...unused.map(({ entry }) => aboutUnused(entry))],
  };
}

interface Use {
  readonly entry: AllowEntry;
  readonly covers: (finding: Finding, location: Location) => boolean;
  /** Places it matches, listed or not. */
  readonly places: number;
  readonly isMatched: boolean;
  readonly isExpired: boolean;
}

function isFor({ packages }: AllowEntry, name: string | null): boolean {
  return packages === undefined || (name !== null && packages.some((pattern) => compileGlob(pattern)(name)));
}

function examine(entry: AllowEntry, findings: readonly Finding[], today: string): Use {
  const inPaths = compilePathPatterns(entry.paths ?? []);
  const covers = (finding: Finding, { path }: Location): boolean =>
    entry.fingerprint === undefined
      ? finding.ruleId === entry.ruleId && inPaths(path)
      : finding.fingerprint === entry.fingerprint;
  let places = 0;
  let isMatched = false;
  for (const finding of findings) {
    const listed = finding.locations.filter((location) => covers(finding, location)).length;
    const named = finding.fingerprint === entry.fingerprint;
    // Places beyond the listed ones may be anywhere: they count as matched.
    if (!named && listed === 0) continue;
    isMatched = true;
    places += listed + finding.locationCount - finding.locations.length;
  }
  return { entry, covers, places, isMatched, isExpired: entry.expires !== NEVER && entry.expires < today };
}

function acceptOne(finding: Judged, uses: readonly Use[]): Judged {
  const { locations, locationCount } = finding;
  const matching = uses.filter(({ entry, covers }) =>
    entry.fingerprint === undefined
      ? locations.some((location) => covers(finding, location))
      : entry.fingerprint === finding.fingerprint,
  );
  const [first, ...others] = matching.filter((use) => objection(use, finding) === null);
  const valid = first === undefined ? [] : [first, ...others];
  const byName = valid.some(({ entry }) => entry.fingerprint !== undefined);
  const listed = locations.length > 0 && locationCount <= locations.length;
  const everywhere = listed && locations.every((location) => valid.some(({ covers }) => covers(finding, location)));
  if (first !== undefined && (byName || everywhere)) {
    return { ...finding, status: 'accepted', acceptedBy: refer(soonest(first, others)) };
  }
  const objections = matching.map((use) => objection(use, finding)).filter((text) => text !== null);
  return objections.length === 0 ? finding : { ...finding, objections };
}

/** Why an exception that matches does not hold, for the reader of the finding. */
function objection({ entry, places, isExpired }: Use, finding: Judged): string | null {
  const place = `the exception in ${entry.source}:${entry.line}`;
  if (isExpired) return `${place} expired on ${entry.expires}`;
  if (entry.maxCount !== undefined && places > entry.maxCount) {
    return `${place} accepts ${entry.maxCount} at most, it matches ${places}`;
  }
  const needsConsent = isGraveCredential(finding.ruleId, finding.effective) && !entry.acceptCritical;
  return needsConsent ? `${place} does not hold without "acceptCritical": true` : null;
}

/** Dates compare as text, and `never` comes after all of them. */
function soonest(first: Use, others: readonly Use[]): AllowEntry {
  let found = first.entry;
  for (const { entry } of others) if (entry.expires < found.expires) found = entry;
  return found;
}

function refer({ source, line, reason, expires, owner }: AllowEntry): AllowRef {
  return { source, line, reason, expires, ...(owner === undefined ? {} : { owner }) };
}
