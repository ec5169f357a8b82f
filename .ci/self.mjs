/** Packs leakcheck as `npm publish` would and lets it judge itself; also keeps the promise about the installed size. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAX_UNPACKED = 2_500_000;

const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('start this as `npm run self`');
const folder = await mkdtemp(join(tmpdir(), 'leakcheck-self-'));
try {
  // The build step ran before: packing must not build again, so that what was tested is what is judged.
  const pack = [npm, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync(process.execPath, pack, { encoding: 'utf8' }));
  console.log(`${packed.filename}: ${packed.entryCount} files, ${packed.unpackedSize} bytes unpacked`);
  if (packed.unpackedSize > MAX_UNPACKED) throw new Error(`larger than ${MAX_UNPACKED} bytes`);
  const bin = ['dist/cli.js', join(folder, packed.filename)];
  process.exitCode = spawnSync(process.execPath, bin, { stdio: 'inherit' }).status ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
