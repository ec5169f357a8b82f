/** Packed bytes → entries. Decides by magic what was given and sends every byte to the sink, whatever the structure says. */
import { Buffer } from 'node:buffer';
import type { Sink } from '../base/entry.ts';
import { LeakcheckError } from '../base/errors.ts';
import type { Budget } from '../base/limits.ts';
import { ByteSource } from './byte-source.ts';
import { describe } from './describe.ts';
import { isGzip } from './gzip-header.ts';
import { GzipReport } from './gzip-report.ts';
import { gunzip } from './gunzip.ts';
import { BLOCK } from './tar/header.ts';
import { TarWalker } from './tar/walker.ts';

/** npm gives up on archives that inflate more than this; smaller ones may be all blanks. */
const NPM_RATIO = 1_000;
const RATIO_FROM_BYTES = 16 * 1024 * 1024;

export interface Unpacked {
  readonly entries: number;
  readonly inflatedBytes: number;
}

function metadata(sink: Sink, detail: string): void {
  sink.fact({ kind: 'archive', rule: 'archive-metadata', path: ['<archive>'], detail, offset: 0, benign: true });
}

function notTarball(what: string): LeakcheckError {
  return new LeakcheckError('ENOTARBALL', `not an npm tarball: ${what}`, {
    hint: 'give a .tgz made by npm pack, a package name, or the address of a tarball',
  });
}

async function* plain(source: ByteSource): AsyncGenerator<Buffer> {
  for (let chunk = await source.chunk(); chunk; chunk = await source.chunk()) yield chunk;
}

/** Walks the inflated chunks; returns their number of bytes and the first ones. */
async function walk(
  chunks: AsyncIterable<Buffer>,
  walker: TarWalker,
  source: ByteSource,
  sink: Sink,
  budget: Budget,
  signal: AbortSignal | undefined,
): Promise<{ bytes: number; head: Buffer }> {
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (signal?.aborted) throw new LeakcheckError('EABORT', 'interrupted');
    budget.inflate(chunk.length);
    budget.readPacked(source.offset);
    const passed = budget.passedByBytes;
    if (passed !== null) {
      sink.incomplete({ code: 'limit', detail: `${passed}; the rest of the archive was not read`, waivable: true });
      walker.end(false);
      return { bytes, head };
    }
    if (head.length < BLOCK) head = Buffer.concat([head, chunk.subarray(0, BLOCK - head.length)]);
    bytes += chunk.length;
    walker.push(chunk);
  }
  walker.end(true);
  return { bytes, head };
}

/**
 * Reads the whole artifact into the sink. Returns the number of entries and of inflated bytes.
 * Throws ENOTARBALL if the bytes are no tarball at all, EABORT when the signal fires.
 */
export async function unpackArtifact(
  chunks: AsyncIterable<Uint8Array>,
  sink: Sink,
  budget: Budget,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const source = new ByteSource(chunks);
  const walker = new TarWalker(sink, budget.limits.entries);
  const gzip = new GzipReport(sink);
  try {
    const magic = await source.peek(BLOCK);
    const compressed = isGzip(magic);
    if (magic.length < BLOCK && !compressed) throw notTarball(`it is ${describe(magic)}`);
    const inflated = compressed ? gunzip(source, gzip) : plain(source);
    const { bytes, head } = await walk(inflated, walker, source, sink, budget, signal);
    gzip.end();
    if (walker.entries === 0) refuse(compressed, gzip.defective, head);
    if (!compressed) metadata(sink, 'a plain tar without compression');
    if (bytes > RATIO_FROM_BYTES && bytes > NPM_RATIO * source.offset) {
      metadata(sink, 'the archive inflates more than a thousandfold: npm refuses it');
    }
    return { entries: walker.entries, inflatedBytes: bytes };
  } finally {
    await source.close();
  }
}

/** Called when no entry was found: what is neither an empty archive nor a tar cannot be judged. */
function refuse(compressed: boolean, defective: boolean, head: Buffer): void {
  if (!compressed) throw notTarball(`it is ${describe(head)}`);
  if (defective) throw notTarball('its gzip data is damaged or cut before the first entry');
  if (head.some((byte) => byte !== 0)) {
    const what = describe(head);
    throw notTarball(what === 'neither gzip nor tar' ? 'its gzip data holds no tar' : `its gzip data holds ${what}`);
  }
}
