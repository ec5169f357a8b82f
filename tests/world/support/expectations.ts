/** Compares a report with what the corpus says about the package; every difference is one line of text. */
import { compileGlob } from '../../../src/base/glob.ts';
import { severityRank } from '../../../src/base/sort.ts';
import type { Judged, Report } from '../../../src/base/types.ts';
import type { CorpusPackage, Expectation } from './corpus.ts';

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function differences(name: string, found: object, wanted: { readonly [name: string]: unknown }): string[] {
  const values = new Map<string, unknown>(Object.entries(found));
  return Object.entries(wanted)
    .filter(([key, value]) => values.get(key) !== value)
    .map(([key, value]) => `${name} ${key}: ${String(values.get(key))} instead of ${String(value)}`);
}

/** Files, bytes and the exact counts of the maps: records of map files at the top level whose name ends in `.map`. */
export function countDifferences({ facts, stats, inventory }: Report, truth: CorpusPackage): string[] {
  const maps = inventory.sourceMaps.filter(
    ({ form, path }) => form === 'file' && path.length === 1 && path[0].endsWith('.map'),
  );
  const counted = {
    maps: maps.length,
    mapsWithContent: maps.filter(({ sourcesWithContent }) => sourcesWithContent > 0).length,
    sources: sum(maps.map(({ sources }) => sources)),
    sourcesWithContent: sum(maps.map(({ sourcesWithContent }) => sourcesWithContent)),
    contentBytes: sum(maps.map(({ contentBytes }) => contentBytes)),
    novelSources: sum(maps.map(({ novel }) => novel.sources)),
    novelBytes: sum(maps.map(({ novel }) => novel.bytes)),
  };
  return [
    ...differences('inventory', counted, {
      maps: truth.maps,
      mapsWithContent: truth.mapsWithContent,
      sources: truth.mapTruth?.sources ?? 0,
      sourcesWithContent: truth.mapTruth?.sourcesWithContent ?? 0,
      contentBytes: truth.mapTruth?.contentBytes ?? 0,
      novelSources: truth.mapTruth?.novelFirstPartyContents ?? 0,
      novelBytes: truth.mapTruth?.novelFirstPartyBytes ?? 0,
    }),
    ...differences('facts', facts, { files: truth.files, unpackedBytes: truth.unpackedBytes }),
    ...differences('stats', stats, { entries: truth.files, bytes: truth.unpackedBytes, skipped: 0 }),
  ];
}

/** How many of its unit an expectation found. The units are words of the corpus; a new one must be added here. */
function measure(findings: readonly Judged[], unit: string | undefined): number {
  const places = sum(findings.map(({ locationCount }) => locationCount));
  // Other identifiers of the same rule are no DSN.
  if (unit === 'telemetry DSN')
    return measure(
      findings.filter(({ data }) => data['kind'] === 'secret-sentry-dsn'),
      'occurrences',
    );
  // A program may hold paths of several machines: one finding for each.
  if (unit === 'files' && findings.every(({ ruleId }) => ruleId === 'binary-build-path')) {
    return new Set(findings.flatMap(({ locations }) => locations.map(({ path }) => path.join(' > ')))).size;
  }
  // Map rules make one finding per package and cause, and give the number of maps in `data` or by their places.
  if (unit === 'maps') {
    return sum(
      findings.map(({ data, locationCount }) => (typeof data['maps'] === 'number' ? data['maps'] : locationCount)),
    );
  }
  // The corpus does not group: a key in four files, or five files of one editor, are as many findings to it. We make
  // one finding with that many places.
  if (unit === undefined || unit === 'files' || unit === 'occurrences') return places;
  if (unit.startsWith('package.json files')) return places;
  throw new Error(`the corpus counts in an unknown unit: ${unit}`);
}

function expectationDifferences(findings: readonly Judged[], wanted: Expectation): string[] {
  const { rule, count, min, unit, paths = [], atMost, strings } = wanted;
  const found = measure(findings, unit);
  const lines: string[] = [];
  if (count !== undefined && found !== count) lines.push(`${rule}: ${found} ${unit ?? 'places'} instead of ${count}`);
  if (min !== undefined && found < min) lines.push(`${rule}: ${found} ${unit ?? 'places'}, at least ${min} expected`);

  const places = findings.flatMap(({ locations }) => locations.map(({ path }) => path[0]));
  const complete = findings.every(({ locations, locationCount }) => locations.length === locationCount);
  const lost = complete ? paths.filter((path) => !places.some(compileGlob(path))) : [];
  lines.push(...lost.map((path) => `${rule}: nothing in ${path}`));

  const limit = atMost === undefined ? 0 : severityRank(atMost);
  const grave = findings.filter(({ effective }) => severityRank(effective) < limit);
  lines.push(...grave.map(({ effective, message }) => `${rule}: ${effective}, at most ${atMost} expected: ${message}`));

  const texts = sum(findings.map(({ data }) => (typeof data['strings'] === 'number' ? data['strings'] : 0)));
  if (strings !== undefined && texts !== strings) lines.push(`${rule}: ${texts} strings instead of ${strings}`);
  return lines;
}

/** What must and what must not be reported. Expectations about rules that leakcheck does not have yet are left out. */
export function findingDifferences(report: Report, truth: CorpusPackage, rules: ReadonlySet<string>): string[] {
  const of = (rule: string): Judged[] => report.verdict.findings.filter(({ ruleId }) => ruleId === rule);
  const medium = severityRank('medium');
  const loud = truth.expectZero.flatMap(of).filter(({ effective }) => severityRank(effective) <= medium);
  const unwanted = [...(truth.expectNone ?? []).flatMap(of), ...loud];
  return [
    ...truth.expect
      .filter(({ rule }) => rules.has(rule))
      .flatMap((wanted) => expectationDifferences(of(wanted.rule), wanted)),
    ...unwanted.map(({ ruleId, effective, message, locations }) => {
      return `${ruleId}: must not report, but says ${effective} "${message}" at ${locations[0]?.path.join(' > ')}`;
    }),
  ];
}
