/** Zstandard through fzstd, on every Node alike: node:zlib knows the format only from Node 22.15 on. */
import { Buffer } from 'node:buffer';
import type { IncompleteCode } from '../../base/types.ts';
import { fieldsEntry, passOn, type Defect } from './compressed.ts';
import { pieces } from './coverage.ts';
import { readDecoding, type Read } from './doubtful.ts';
import type { InflateEnd } from '../raw-inflate.ts';
import type { Nest } from './nest.ts';
import { isFrame, readFrame } from './zstd-frames.ts';

/** What the reference decoder accepts unless it is told otherwise. */
const MAX_WINDOW = 128 * 1024 * 1024;
/** The decoder moves its window once per block: a bound on bytes moved, so on time. */
const MAX_MOVED = 64 * 1024 ** 3;

/** Magic and length of a frame that is to be skipped. */
const SKIPPABLE_HEADER = 8;

type Report = (code: IncompleteCode, detail: string) => void;

interface Progress {
  at: number;
  blocks: number;
}

type Skipped = ReturnType<typeof fieldsEntry>;

/** What decoders skip is public too. */
async function skip(nest: Nest, from: number, to: number, skipped: Skipped): Promise<void> {
  for (const piece of pieces(nest, from, to)) {
    await nest.pace.step(piece.length);
    skipped.push(piece);
  }
}

function skippedIn(nest: Nest): Skipped {
  return fieldsEntry(nest, '<skippable frames>');
}

/** Yields what the frames hold, up to what is none. Stops, and says why, at the first that cannot be decoded. */
async function* decode(
  nest: Nest,
  progress: Progress,
  report: Report,
  isPart: boolean,
  skipped: Skipped,
): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  const { stored } = nest;
  let moved = 0;
  for (let frames = 0; progress.at < stored.size; frames++) {
    if (isPart && frames > 0 && !isFrame(stored.read(progress.at, 4))) return;
    const frame = readFrame(stored, progress.at);
    if (frame.cuts.length === 0) await skip(nest, progress.at + SKIPPABLE_HEADER, frame.end, skipped);
    progress.blocks += frame.blocks;
    moved += frame.window * frame.blocks;
    if (frame.hasDictionary || frame.window > MAX_WINDOW || moved > MAX_MOVED) {
      const reason = frame.hasDictionary ? 'needs a dictionary' : 'needs too much memory or time';
      report('unsupported-container', `the zstd data ${reason}; leave it out of the package, or ship it plain`);
      return;
    }
    const out: Buffer[] = [];
    const decoder = new Decompress((bytes) => void out.push(Buffer.from(bytes)));
    for (const cut of frame.cuts) {
      try {
        decoder.push(stored.read(progress.at, cut - progress.at), cut === frame.end && frame.defect === null);
      } catch {
        report('corrupt', `the zstd data is damaged after byte ${progress.at}`);
        return;
      }
      progress.at = cut;
      yield* out.splice(0);
    }
    if (frame.defect) {
      report(
        frame.defect,
        `the zstd data is ${frame.defect === 'corrupt' ? 'damaged' : 'cut'} after byte ${progress.at}`,
      );
      return;
    }
    progress.at = frame.end;
  }
}

export async function readZstd(nest: Nest): Promise<void> {
  const progress = { at: 0, blocks: 0 };
  const report: Report = (code, detail) => nest.gap(code, detail);
  const skipped = skippedIn(nest);
  await passOn(nest, 'zstd', decode(nest, progress, report, false, skipped), () => progress.at);
  skipped.end();
}

/** Frames in the middle of other bytes. `end` is where those that are whole end, `blocks` what it took to see that. */
export async function readZstdAt(nest: Nest, from: number): Promise<{ read: Read; end: number; blocks: number }> {
  const progress = { at: from, blocks: 0 };
  const defects: Defect[] = [];
  const report: Report = (code, detail) => void defects.push({ code, detail });
  const skipped = skippedIn(nest);
  const decoding = {
    chunks: decode(nest, progress, report, true, skipped),
    packed: () => progress.at - from,
    defects: () => defects,
  };
  const read = await readDecoding(nest, 'zstd', decoding, false);
  skipped.end();
  return { read, end: progress.at, blocks: progress.blocks };
}

/** The frames that begin at `from` as the data of the member of that name; what cannot be decoded is told. */
export function zstdFrames(
  nest: Nest,
  from: number,
  member: string,
): { chunks: AsyncGenerator<Buffer, InflateEnd | null>; packed(): number } {
  const progress = { at: from, blocks: 0 };
  async function* chunks(): AsyncGenerator<Buffer, InflateEnd | null> {
    let end: InflateEnd | null = 'complete';
    const report: Report = (code, detail) => {
      end = null;
      nest.gap(code, detail, member);
    };
    const skipped = skippedIn(nest);
    yield* decode(nest, progress, report, true, skipped);
    skipped.end();
    return end;
  }
  return { chunks: chunks(), packed: () => progress.at - from };
}
