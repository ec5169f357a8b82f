/** What was found and accepted: by which configuration, and which exception ends first. */
import type { AllowRef, Judged, Report } from '../../base/types.ts';
import { plural, thousands } from '../../base/numbers.ts';
import type { Look } from './look.ts';
import { showPlace } from './place.ts';
import { hang } from './wrap.ts';

/** Days before the end from which the line is a warning. */
const SOON = 14;
const NEVER = 'never';
const DAY_MS = 86_400_000;

interface Accepted {
  readonly finding: Judged;
  readonly by: AllowRef;
}

/**
 * `– 3 accepted by leakcheck.config.json (next expires in 9 days: path-home-directory, "demo recordings")`; `verbose`
 * adds a line for each.
 */
export function accepted({ verdict, stats }: Report, verbose: boolean, look: Look): string[] {
  const all = verdict.findings.flatMap((finding): Accepted[] =>
    finding.acceptedBy === undefined ? [] : [{ finding, by: finding.acceptedBy }],
  );
  const [first, ...others] = all;
  if (first === undefined) return [];
  let next = first;
  for (const one of others) if (one.by.expires < next.by.expires) next = one;
  const days = daysLeft(next.by, stats.startedAt);
  const sources = [...new Set(all.map(({ by }) => by.source))].map(look.name).join(', ');
  const end = next.by.expires === NEVER ? 'never expires' : `next expires ${when(days)}`;
  const text = `${thousands(all.length)} accepted by ${sources} (${end}: ${describe(next, look)})`;
  const mark = days <= SOON ? look.yellow(look.mark.warn) : look.mark.dash;
  return [...hang(`${mark} `, text, look.width, 2), ...(verbose ? all.flatMap((one) => fullLine(one, look)) : [])];
}

function fullLine({ finding, by }: Accepted, look: Look): string[] {
  const [location] = finding.locations;
  const places = finding.locationCount > 1 ? ` +${thousands(finding.locationCount - 1)}` : '';
  const where = location === undefined ? '' : ` ${showPlace(location, look)}${places}`;
  const until = by.expires === NEVER ? 'for good' : `until ${by.expires}`;
  const text = `${finding.ruleId}${where}, accepted ${until} by ${look.name(by.source)}:${by.line}, "${look.name(by.reason)}"`;
  return hang('    ', text, look.width);
}

/** Whole days until the last one; a date like 2027-05-01 and `never` are all there is. */
function daysLeft({ expires }: AllowRef, startedAt: string): number {
  if (expires === NEVER) return Infinity;
  return Math.round((Date.parse(expires) - Date.parse(startedAt.slice(0, 10))) / DAY_MS);
}

function when(days: number): string {
  return days <= 0 ? 'today' : `in ${plural(days, 'day')}`;
}

function describe({ finding, by: { reason, owner } }: Accepted, look: Look): string {
  return `${finding.ruleId}, "${look.name(reason)}"${owner === undefined ? '' : `, ${look.name(owner)}`}`;
}
