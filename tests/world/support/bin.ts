/** Runs the built bin and reads what it prints. */
import { spawnSync } from 'node:child_process';
import type { MapRecord, Outcome, Report } from '../../../src/base/types.ts';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
}

/** Throws if there is no report at all: then the reason is on stderr. */
export function leakcheck(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (stdout === '') throw new Error(`leakcheck ${args.join(' ')} printed nothing, exit ${status}: ${stderr}`);
  return { status, stdout };
}

/** Judges one artifact. */
export function judge(target: string): {
  readonly status: number | null;
  readonly outcome: Outcome;
  readonly report: Report;
} {
  const { status, stdout } = leakcheck(target, '-f', 'json');
  const { outcome, reports } = JSON.parse(stdout) as { outcome: Outcome; reports: Report[] };
  const [report] = reports;
  if (report === undefined || reports.length > 1) throw new Error(`${reports.length} reports for ${target}`);
  return { status, outcome, report };
}

/** The counts that the Python scripts of this folder print. */
export interface MapTotals {
  readonly maps: number;
  readonly sources: number;
  readonly sourcesWithContent: number;
  readonly contentBytes: number;
  readonly firstParty: number;
  readonly firstPartyBytes: number;
}

/** Sums over every map of the artifact, whatever its form. */
export function inventoryTotals({ inventory: { sourceMaps } }: Report): MapTotals {
  const total = (count: (map: MapRecord) => number): number => sourceMaps.reduce((sum, map) => sum + count(map), 0);
  return {
    maps: sourceMaps.length,
    sources: total((map) => map.sources),
    sourcesWithContent: total((map) => map.sourcesWithContent),
    contentBytes: total((map) => map.contentBytes),
    firstParty: total((map) => map.firstParty.sources),
    firstPartyBytes: total((map) => map.firstParty.bytes),
  };
}
