/** The findings of one milder rule together: a line for the rule, a row per cause, a few places each. */
import type { Judged, Location } from '../../base/types.ts';
import type { Rendered } from './block.ts';
import { causeLines } from './fix.ts';
import { severityTag, TAG_WIDTH, type Look } from './look.ts';
import { countPlaces, placesInLine, showPath, showPlace } from './place.ts';
import { hang } from './wrap.ts';

const MAX_ROWS = 5;
const MAX_PLACES = 5;

/** `findings` are of one rule and status, worst first. */
export function group(findings: readonly [Judged, ...Judged[]], verbose: boolean, look: Look): Rendered {
  const rows = verbose ? findings.map((finding) => fullRow(finding, look)) : shortRows(findings, look);
  let shown = 0;
  for (const row of rows) shown += row.shown;
  const lines = [titleLine(findings, look), ...rows.flatMap((row) => row.lines), ...fixLines(findings, look)];
  return { lines, shown };
}

const MAX_FIXES = 3;

/** The changes of the project that keep these findings out, each once. */
function fixLines(findings: readonly Judged[], look: Look): string[] {
  const causes = new Map(findings.flatMap(({ causes: all = [] }) => all.map((cause) => [cause.edit, cause] as const)));
  const texts = causeLines([...causes.values()].slice(0, MAX_FIXES));
  return texts.flatMap((text, index) => hang(index === 0 ? '    fix  ' : '         ', look.text(text), look.width));
}

type Row = Pick<Judged, 'message' | 'locations' | 'locationCount'>;

function shortRows(findings: readonly Judged[], look: Look): Rendered[] {
  const all = sameTextTogether(findings);
  const rows = all.slice(0, MAX_ROWS);
  const perRow = Math.max(1, Math.floor(MAX_PLACES / rows.length));
  const rendered = rows.map((row) => shortRow(row, perRow, look));
  const left = all.length - rows.length;
  return left === 0 ? rendered : [...rendered, { lines: [look.dim(`    and ${left} more of this rule`)], shown: 0 }];
}

/** Causes that differ only in their places share a row. */
function sameTextTogether(findings: readonly Judged[]): readonly Row[] {
  const rows = new Map<string, { message: string; locations: Location[]; locationCount: number }>();
  for (const { message, locations, locationCount } of findings) {
    const row = rows.get(message) ?? { message, locations: [], locationCount: 0 };
    row.locations.push(...locations);
    row.locationCount += locationCount;
    rows.set(message, row);
  }
  return [...rows.values()];
}

/** `▲ medium    path-home-directory             214 in 37 files` */
function titleLine(findings: readonly [Judged, ...Judged[]], look: Look): string {
  const [{ status, effective, ruleId }] = findings;
  const count = countPlaces(
    findings.flatMap(({ locations }) => locations),
    totalPlaces(findings),
  );
  const gap = Math.max(2, look.width - TAG_WIDTH - 2 - ruleId.length - count.length);
  return `${severityTag(look, status, effective)}  ${look.cyan(ruleId)}${' '.repeat(gap)}${look.dim(count)}`;
}

function shortRow({ message, locations, locationCount }: Row, places: number, look: Look): Rendered {
  const label = hang('    ', look.text(message), look.width);
  const last = label.at(-1) ?? '';
  const beside = placesInLine(locations, locationCount, { columns: look.width - last.length - 2, places }, look);
  if (last.length + 2 + beside.text.length <= look.width) {
    return { lines: [...label.slice(0, -1), `${last}  ${look.dim(beside.text)}`], shown: beside.shown };
  }
  const below = placesInLine(locations, locationCount, { columns: look.width - 6, places }, look);
  return { lines: [...label, `      ${look.dim(below.text)}`], shown: below.shown };
}

function fullRow(
  { message, details = [], objections = [], locations, locationCount, fingerprint }: Judged,
  look: Look,
): Rendered {
  const left = locationCount - locations.length;
  const lines = [
    ...hang('    ', look.text(message), look.width),
    ...[...details, ...objections].flatMap((line) => hang('      ', look.text(line), look.width)),
    ...locations.map((location) => `      ${showPlace(location, look)}`),
    ...(left > 0 ? [`      and ${left} more`] : []),
    `      ${look.dim(look.text(fingerprint))}`,
  ];
  return { lines, shown: locations.length };
}

/** A note in one line: `· info      source-map-dangling-reference     9 in 9 files   dist/**` */
export function folded(findings: readonly [Judged, ...Judged[]], look: Look): Rendered {
  const locations = findings.flatMap((finding) => finding.locations);
  const total = totalPlaces(findings);
  const only = total === 1 ? locations[0] : undefined;
  const where = only === undefined ? commonFolder(locations, look) : showPlace(only, look);
  return { lines: [`${titleLine(findings, { ...look, width: 72 })}   ${look.dim(where)}`], shown: Math.min(total, 1) };
}

export function totalPlaces(findings: readonly Judged[]): number {
  let total = 0;
  for (const { locationCount } of findings) total += locationCount;
  return total;
}

/** The deepest folder that holds all places, as `dist/**`; the file itself if there is but one. */
function commonFolder(locations: readonly Location[], look: Look): string {
  const [first, ...others] = locations.map(({ path }) => path[0]);
  if (first === undefined) return '';
  if (others.every((path) => path === first)) return showPath([first], look);
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (folder !== '' && !others.every((path) => path.startsWith(folder))) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return `${look.name(folder)}**`;
}
