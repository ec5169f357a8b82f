/** Findings as results: one per finding and file, because code scanning shows a result at one place. */
import { createHash } from 'node:crypto';
import { pathIdentity } from '../../base/fingerprint.ts';
import { plural, thousands } from '../../base/numbers.ts';
import type { Judged, Location, Severity } from '../../base/types.ts';
import { what } from '../pretty/block.ts';
import { PLAIN } from '../pretty/look.ts';
import { showPlace } from '../pretty/place.ts';
import { locate, locateCauses, type Base } from './location.ts';
import type { Result, SarifLevel, Suppression } from './log.ts';
import { plain } from './text.ts';

/** What is left out of a file that would be too large for an upload. */
export interface Reduction {
  /** Places of a result beside the first one. */
  readonly onlyFirstPlace: boolean;
  /** The mildest severity that is kept. */
  readonly least: Severity;
  /** Results of one run. */
  readonly maxResults: number;
}

/** GitHub shows the first hundred places of a result. */
export const MAX_PLACES = 100;

export const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

type Places = readonly [Location, ...Location[]];

/** What one result is made from: a finding and its places in one file. */
export interface Placed {
  readonly finding: Judged;
  readonly places: Places;
}

/** In the order of the findings; the files of a finding in the order of its places. */
export function placed(findings: readonly Judged[]): readonly Placed[] {
  return findings.flatMap((finding) => byFile(finding.locations).map((places) => ({ finding, places })));
}

function byFile(locations: readonly Location[]): readonly Places[] {
  const files = new Map<string, [Location, ...Location[]]>();
  for (const location of locations) {
    const known = files.get(location.path[0]);
    if (known === undefined) files.set(location.path[0], [location]);
    else known.push(location);
  }
  return [...files.values()];
}

export function resultsOf(
  all: readonly Placed[],
  ruleIndex: ReadonlyMap<string, number>,
  base: Base,
  { onlyFirstPlace }: Pick<Reduction, 'onlyFirstPlace'>,
): readonly Result[] {
  const numbers = new Map<string, number>();
  return all.map(({ finding, places }) => {
    const { ruleId, effective, status, confidence, fingerprint } = finding;
    const hash = lineHash(finding, places[0], base);
    const number = (numbers.get(hash) ?? 0) + 1;
    numbers.set(hash, number);
    return {
      ruleId,
      ruleIndex: ruleIndex.get(ruleId)!,
      level: LEVELS[effective],
      message: { text: messageOf(finding, places) },
      locations: places.slice(0, onlyFirstPlace ? 1 : MAX_PLACES).map((place) => locate(place, base)),
      ...(onlyFirstPlace ? {} : locateCauses(finding, base)),
      partialFingerprints: { primaryLocationLineHash: `${hash}:${number}`, 'leakcheck/v1': fingerprint },
      ...suppressionsOf(finding),
      properties: { status, severity: effective, confidence, places: places.length },
    };
  });
}

/**
 * GitHub keeps an alert alive by this hash and would otherwise take it from the line, which in a minified file is the
 * whole file. Equal hashes are numbered: names that differ in a content hash only are one path here.
 */
function lineHash({ fingerprint }: Judged, { path: [file] }: Location, { report, prefix }: Base): string {
  const path = pathIdentity([prefix + file], report.subject.version);
  return createHash('sha256').update(`${fingerprint}\0${path}`, 'utf8').digest('hex').slice(0, 16);
}

function messageOf(finding: Judged, places: Places): string {
  const { locations, locationCount } = finding;
  const [first] = places;
  const said = [what(finding, PLAIN).replace(/\.?$/, '.')];
  if (first.path.length > 1) said.push(`Inside: ${showPlace(first, PLAIN)}.`);
  else if (first.line === undefined && first.offset) said.push(`At byte ${thousands(first.offset)}.`);
  if (first.original !== undefined) {
    const { path, line, column } = first.original;
    said.push(`Original: ${PLAIN.name(path)}:${line}:${column}.`);
  }
  if (places.length > 1) said.push(`${plural(places.length, 'place')} in this file.`);
  const unlisted = locationCount - locations.length;
  if (unlisted > 0) said.push(`${plural(unlisted, 'more place')} in the package.`);
  return plain(said.join(' '));
}

/** Accepted findings stay visible, marked as such. */
export function isSuppressed({ status }: Judged): boolean {
  return status === 'accepted' || status === 'baseline';
}

function suppressionsOf(finding: Judged): { readonly suppressions?: readonly Suppression[] } {
  if (!isSuppressed(finding)) return {};
  const justification = finding.acceptedBy?.reason ?? 'in the baseline';
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}
