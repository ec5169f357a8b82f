/**
 * How time and memory grow with the input, from 1 MB to 1 GB, for ordinary and hostile shapes.
 *
 * npm run bench:scale [-- [--max <MB>] [--rounds <n>] [<shape>…]]
 *
 * Beside each size: the time of `gzip -dc | wc -c` and of `node -e 0` in the same rounds, the growth over half the size, and
 * the peak memory. Needs room for the largest tarball in the folder for temporary files.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../.ci/fresh.mjs';
import { command, memoryProbe, peakMemory, pipeline, quoted, race } from './measure.mjs';
import { SHAPES, writeScaled } from './scaled.mjs';

const BIN = 'dist/cli.js';
/** Doubling the input may cost so much more. */
const MAX_GROWTH = 2.2;
const MAX_PEAK_MB = 150;
/** A shape that takes longer is not doubled again. */
const ENOUGH_MS = 60_000;
/** Below this the start of Node hides the growth. */
const GROWTH_FROM_MB = 16;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { max: { type: 'string', default: '1024' }, rounds: { type: 'string', default: '3' } },
});
const unknown = positionals.filter((shape) => !Object.hasOwn(SHAPES, shape));
if (unknown.length > 0) throw new Error(`no shape ${unknown.join(', ')}; there are ${Object.keys(SHAPES).join(', ')}`);

async function measure(folder, shape, megabytes) {
  const tarball = join(folder, 'scaled.tgz');
  await writeScaled(tarball, shape, megabytes);
  const scan = command(process.execPath, BIN, tarball);
  const times = race(
    {
      leakcheck: scan,
      gzip: pipeline(`gzip -dc ${quoted(tarball)} | wc -c`),
      node: command(process.execPath, '-e', '0'),
    },
    Number(options.rounds),
  );
  const probe = memoryProbe(scan);
  return { times, peakMB: probe === null ? null : peakMemory(probe) };
}

await ensureBuilt();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-scale-')));
const broken = [];
try {
  for (const shape of positionals.length > 0 ? positionals : Object.keys(SHAPES)) {
    console.log(`\n${shape}\n      MB  leakcheck      gzip      node   /(2.5 gzip + node)   growth   peak MB`);
    let half = null;
    for (let megabytes = 1; megabytes <= Number(options.max); megabytes *= 2) {
      const { times, peakMB } = await measure(folder, shape, megabytes);
      const [own, gzip, node] = [times.leakcheck.best, times.gzip.best, times.node.best];
      const growth = half === null ? null : own / half;
      half = own;
      const cells = [
        String(megabytes).padStart(8),
        `${own.toFixed(0)} ms`.padStart(10),
        `${gzip.toFixed(0)} ms`.padStart(9),
        `${node.toFixed(0)} ms`.padStart(9),
        (own / (2.5 * gzip + node)).toFixed(2).padStart(20),
        (growth?.toFixed(2) ?? '').padStart(8),
        (peakMB?.toFixed(0) ?? 'n/a').padStart(9),
      ];
      console.log(cells.join(' '));
      const where = `${shape}, ${megabytes} MB`;
      if (growth !== null && megabytes >= GROWTH_FROM_MB && growth > MAX_GROWTH) {
        broken.push(`${where}: ${growth.toFixed(2)} times the time of half the size`);
      }
      if (peakMB !== null && peakMB > MAX_PEAK_MB) broken.push(`${where}: peak memory ${peakMB.toFixed(0)} MB`);
      if (own > ENOUGH_MS) break;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const line of broken) console.error(line);
process.exitCode = broken.length > 0 ? 1 : 0;
