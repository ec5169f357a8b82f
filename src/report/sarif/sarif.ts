/** SARIF 2.1.0 for code scanning: one run per report, within the limits of an upload. */
import { Buffer } from 'node:buffer';
import { SEVERITIES, type Report } from '../../base/types.ts';
import { escapeJson } from '../escape.ts';
import type { FormatOptions, Unjudged } from '../options.ts';
import type { Run } from './log.ts';
import { MAX_PLACES, type Reduction } from './result.ts';
import { candidates, runOf, unjudgedRun } from './run.ts';
import { uri } from './text.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** GitHub refuses a file over 10 MB after compression. A text within that is within it compressed, too. */
const MAX_BYTES = 10_000_000;
/** GitHub keeps the gravest 5,000 results of a run. */
const MAX_RESULTS = 5_000;
/** GitHub refuses a file of more runs. */
const MAX_RUNS = 20;

type Options = Pick<FormatOptions, 'explain' | 'folderOf' | 'unjudged' | 'version'>;

/** One document for all reports. An upload takes those of one of `sarifParts`. */
export function sarif(reports: readonly Report[], options: Options): string {
  let text = '';
  for (const reduction of reductions()) {
    if (!reduction.onlyFirstPlace && leastBytes(reports) > MAX_BYTES) continue;
    text = JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: runs(reports, reduction, options) });
    // Escapes only lengthen: they are not worth the time for a text that is too long already.
    if (Buffer.byteLength(text) > MAX_BYTES) continue;
    text = escapeJson(text);
    if (Buffer.byteLength(text) < MAX_BYTES) break;
  }
  return `${text}\n`;
}

/** Bytes that a place takes if all its names are empty. */
const LEAST_BYTES_OF_A_PLACE = 180;

/** A lower bound, so that hundreds of megabytes need not be written to see that they are too many. */
function leastBytes(reports: readonly Report[]): number {
  let bytes = 0;
  for (const report of reports) {
    for (const { places } of candidates(report).slice(0, MAX_RESULTS))
      bytes += Math.min(places.length, MAX_PLACES) * LEAST_BYTES_OF_A_PLACE;
  }
  return bytes;
}

/** What is given up first when a file is too large: further places, then info, then low, then ever more of the rest. */
function* reductions(): Generator<Reduction> {
  const all: Reduction = { onlyFirstPlace: false, least: 'info', maxResults: MAX_RESULTS };
  yield all;
  for (const least of SEVERITIES.toReversed().filter((severity) => severity !== 'critical' && severity !== 'high')) {
    yield { ...all, onlyFirstPlace: true, least };
  }
  for (let maxResults = MAX_RESULTS / 2; maxResults >= 1; maxResults = Math.floor(maxResults / 2)) {
    yield { onlyFirstPlace: true, least: 'medium', maxResults };
  }
}

function runs(reports: readonly Report[], reduction: Reduction, options: Options): readonly Run[] {
  const seen = new Map<string, number>();
  const judged = reports.map((report) => {
    const category = `leakcheck/${uri(report.subject.name)}/`;
    const number = (seen.get(category) ?? 0) + 1;
    seen.set(category, number);
    return runOf(report, number === 1 ? category : `${category}${number}/`, reduction, options);
  });
  return options.unjudged.length === 0 ? judged : [...judged, unjudgedRun(options)];
}

/** Reports as they go into files of at most 20 runs; targets without a report are told in the first file. */
export function sarifParts(
  reports: readonly Report[],
  unjudged: readonly Unjudged[],
): readonly { readonly reports: readonly Report[]; readonly unjudged: readonly Unjudged[] }[] {
  const first = unjudged.length === 0 ? MAX_RUNS : MAX_RUNS - 1;
  const parts = [{ reports: reports.slice(0, first), unjudged }];
  for (let start = first; start < reports.length; start += MAX_RUNS) {
    parts.push({ reports: reports.slice(start, start + MAX_RUNS), unjudged: [] });
  }
  return parts;
}
