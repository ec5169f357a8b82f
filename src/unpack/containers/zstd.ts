/** Zstandard through fzstd, on every Node alike: node:zlib knows the format only from Node 22.15 on. */
import { Buffer } from 'node:buffer';
import { passOn } from './compressed.ts';
import type { Nest } from './nest.ts';
import { readFrame } from './zstd-frames.ts';

/** What the reference decoder accepts unless it is told otherwise. */
const MAX_WINDOW = 128 * 1024 * 1024;
/** The decoder moves its window once per block: a bound on bytes moved, so on time. */
const MAX_MOVED = 64 * 1024 ** 3;

/** Yields what the frames hold. Stops, and says why, at the first that cannot be decoded. */
async function* decode(nest: Nest, progress: { at: number }): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  const { stored } = nest;
  let moved = 0;
  while (progress.at < stored.size) {
    const frame = readFrame(stored, progress.at);
    moved += frame.window * frame.blocks;
    if (frame.hasDictionary || frame.window > MAX_WINDOW || moved > MAX_MOVED) {
      const reason = frame.hasDictionary ? 'needs a dictionary' : 'needs too much memory or time';
      nest.gap('unsupported-container', `the zstd data ${reason}; leave it out of the package, or ship it plain`);
      return;
    }
    const out: Buffer[] = [];
    const decoder = new Decompress((bytes) => void out.push(Buffer.from(bytes)));
    for (const cut of frame.cuts) {
      try {
        decoder.push(stored.read(progress.at, cut - progress.at), cut === frame.end && frame.defect === null);
      } catch {
        nest.gap('corrupt', `the zstd data is damaged after byte ${progress.at}`);
        return;
      }
      progress.at = cut;
      yield* out.splice(0);
    }
    if (frame.defect) {
      nest.gap(
        frame.defect,
        `the zstd data is ${frame.defect === 'corrupt' ? 'damaged' : 'cut'} after byte ${progress.at}`,
      );
      return;
    }
    progress.at = frame.end;
  }
}

export async function readZstd(nest: Nest): Promise<void> {
  const progress = { at: 0 };
  await passOn(nest, 'zstd', decode(nest, progress), () => progress.at);
}
