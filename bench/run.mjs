/**
 * Compares leakcheck with the least that has to be done for a tarball: decompress it, and search it for fixed strings.
 *
 * npm run bench [-- [--rounds <n>] [--json <file>] [--check] <folder or .tgz>…]
 *
 * Without a target the synthetic leak is made and judged. `--check` compares the ratios with limits.json.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../.ci/fresh.mjs';
import { keywords } from './keywords.mjs';
import { syntheticLeak } from './leak.mjs';
import { available, command, memoryProbe, peakMemory, pipeline, quoted, race } from './measure.mjs';

const SLACK = 1.3;
const BIN = 'dist/cli.js';
const LIMITS = new URL('limits.json', import.meta.url);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

function tarballs(paths) {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith('.tgz'))
          .toSorted()
          .map((name) => join(path, name))
      : [path],
  );
}

/** What was judged: a time only counts together with the receipt that nothing was skipped. */
function receipt(tarball) {
  const scan = [BIN, tarball, '-f', 'json'];
  const { stdout } = spawnSync(process.execPath, scan, { encoding: 'utf8', maxBuffer: 1024 ** 3 });
  const { stats } = JSON.parse(stdout).reports[0];
  return { entries: stats.entries, bytes: stats.bytes, skipped: stats.skipped };
}

function measure(tarball, patterns) {
  const scan = command(process.execPath, BIN, tarball);
  const candidates = {
    leakcheck: scan,
    gzip: pipeline(`gzip -dc ${quoted(tarball)} | wc -c`),
    ...(patterns === null ? {} : { rg: pipeline(`gzip -dc ${quoted(tarball)} | rg -acF -f ${quoted(patterns)}`) }),
    node: command(process.execPath, '-e', '0'),
  };
  const probe = memoryProbe(scan);
  const judged = receipt(tarball);
  const times = race(candidates, Number(options.rounds));
  return {
    tarball: basename(tarball).replace(/-[0-9a-f]{12}\.tgz$|\.tgz$/, ''),
    ...judged,
    times,
    ratios: {
      floor: overFloor(times, 'best'),
      floorOfMedians: overFloor(times, 'median'),
      ...(times.rg === undefined ? {} : { rg: times.leakcheck.best / times.rg.best }),
    },
    peakMB: probe === null ? null : peakMemory(probe),
    commands: [...Object.values(candidates), ...(probe === null ? [] : [probe])].map(({ text }) => text),
  };
}

/** Of the best times, or of the medians. */
function overFloor({ leakcheck, gzip, node }, which) {
  return leakcheck[which] / (2.5 * gzip[which] + node[which]);
}

function print(result) {
  const ms = ({ best, median }) => `${best.toFixed(0)} ms (median ${median.toFixed(0)})`;
  const { tarball, entries, bytes, skipped, times, ratios, peakMB, commands } = result;
  console.log(`\n${tarball}: ${entries} files, ${(bytes / 1e6).toFixed(1)} MB, ${skipped} skipped`);
  for (const [name, value] of Object.entries(times)) console.log(`  ${name.padEnd(28)} ${ms(value)}`);
  const floor = `${ratios.floor.toFixed(2)} (of the medians ${ratios.floorOfMedians.toFixed(2)})`;
  console.log(`  ${'leakcheck / (2.5 gzip + node)'.padEnd(28)} ${floor}`);
  console.log(`  ${'leakcheck / rg'.padEnd(28)} ${ratios.rg?.toFixed(2) ?? 'not measured: ripgrep is missing'}`);
  console.log(`  ${'peak memory'.padEnd(28)} ${peakMB === null ? 'not measured' : `${peakMB.toFixed(0)} MB`}`);
  for (const text of commands) console.log(`  $ ${text}`);
}

/** One line per figure above its recorded value plus the slack; a tarball without recorded values is not checked. */
function violations({ tarball, ratios, peakMB, skipped }, limits) {
  const found = { floor: ratios.floor, rg: ratios.rg, peakMB };
  const above = Object.entries(limits[tarball] ?? {})
    .filter(([name, limit]) => (found[name] ?? 0) > limit * SLACK)
    .map(([name, limit]) => `${tarball}: ${name} is ${found[name].toFixed(2)}, recorded ${limit}, slack ${SLACK}`);
  return skipped === 0 ? above : [...above, `${tarball}: ${skipped} entries skipped`];
}

await ensureBuilt();
// Kept after the run: the printed commands can be typed again.
const patterns = available('rg') ? '.cache/bench-patterns.txt' : null;
if (patterns !== null) writeFileSync(patterns, (await keywords()).join('\n'));
const targets = positionals.length > 0 ? tarballs(positionals.map((path) => resolve(path))) : [syntheticLeak()];
console.log(
  `node ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${options.rounds} interleaved rounds, best`,
);
const results = targets.map((target) => {
  const result = measure(target, patterns);
  print(result);
  return result;
});
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
if (options.check) {
  const limits = JSON.parse(readFileSync(LIMITS, 'utf8'));
  const broken = results.flatMap((result) => violations(result, limits));
  for (const line of broken) console.error(line);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
