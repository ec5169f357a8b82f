/** Compressed streams: gzip, zlib, brotli, zstd. What they hold is a tar, or one file. */
import { createBrotliDecompress, type BrotliDecompress } from 'node:zlib';
import type { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../base/entry.ts';
import type { IncompleteCode } from '../../base/types.ts';
import { ByteSource } from '../byte-source.ts';
import { gunzip, type GzipListener } from '../gunzip.ts';
import { decompress, type InflateEnd } from '../raw-inflate.ts';
import { BLOCK } from '../tar/header.ts';
import { TarWalker } from '../tar/walker.ts';
import { pieces, PIECE_BYTES } from './coverage.ts';
import { isTar } from './kind.ts';
import { decodedName } from './names.ts';
import type { Nest } from './nest.ts';

export function source(nest: Nest, from: number, to: number): ByteSource {
  return new ByteSource(
    (async function* () {
      yield* pieces(nest, from, to);
    })(),
  );
}

/** Sends decoded bytes on: to a tar walker or to one child. Stops at a limit. `packed` tells how far the decoder has read. */
export async function passOn(
  nest: Nest,
  format: string,
  chunks: AsyncIterable<Buffer>,
  packed: () => number,
): Promise<void> {
  const decoded = new ByteSource(chunks);
  try {
    const head = await decoded.peek(BLOCK);
    const tar = isTar(head);
    nest.is(tar ? `tar in ${format}` : format, tar);
    const name = decodedName(nest.path.at(-1)!);
    const target = tar ? walkInto(nest) : plainChild(nest.open(name, { type: 'file', via: 'gzip' }));
    const stream = { inflated: 0 };
    let whole = true;
    for (let chunk = await decoded.chunk(); chunk && whole; chunk = whole ? await decoded.chunk() : null) {
      await nest.pace.step(chunk.length);
      target.push(chunk);
      whole = nest.charge(chunk.length, stream, packed());
    }
    target.end(whole);
  } finally {
    await decoded.close();
  }
}

interface Target {
  push(bytes: Buffer): void;
  end(whole: boolean): void;
}

function walkInto(nest: Nest): Target {
  return new TarWalker(nest.members, nest.budget.limits.entries, 'nested');
}

function plainChild(writer: EntryWriter): Target {
  return { push: (bytes) => writer.push(bytes), end: () => writer.end() };
}

/** What is wrong with a stream. */
export interface Defect {
  readonly code: IncompleteCode;
  readonly detail: string;
}

/** A name and a comment are shorter; in longer fields something may be packed. */
const LONG_FIELDS = 64;

/** Bytes beside the compressed ones, as text fields of gzip headers: searched with the raw bytes, and looked into if they are long. */
export function fieldsEntry(nest: Nest, name: string): { push(bytes: Buffer): void; end(): void } {
  let writer: EntryWriter | null = null;
  return {
    push(bytes) {
      if (bytes.length < LONG_FIELDS && !writer) return;
      writer ??= nest.open(name, { type: 'residue', via: 'residue' });
      writer.push(bytes);
    },
    end: () => writer?.end(),
  };
}

export async function readGzip(nest: Nest): Promise<void> {
  const residue: EntryWriter[] = [];
  const header = fieldsEntry(nest, '<gzip header>');
  const listener: GzipListener = {
    fields: (bytes) => header.push(bytes),
    hiddenMember(offset) {
      nest.oddities.report('archive-trailing-data', nest.path, 'compressed data behind zeros', offset, false);
    },
    residue(bytes, offset) {
      if (residue.length === 0) {
        residue.push(nest.open(`<after gzip data @ ${offset}>`, { type: 'residue', via: 'residue' }));
      }
      residue[0]?.push(bytes);
    },
    defect: (code, detail) => nest.gap(code, detail),
  };
  const packed = source(nest, 0, nest.stored.size);
  await passOn(nest, 'gzip', gunzip(packed, listener), () => packed.offset);
  residue[0]?.end();
  header.end();
}

/** A suffix before that of brotli: what was compressed. */
const COMPRESSED_NAME = /\.(?:[a-z0-9]{1,16}\.br|tbr)$/i;

function brotli(): BrotliDecompress {
  return createBrotliDecompress({ chunkSize: PIECE_BYTES });
}

/** How the stream would end; given up as complete when it is a bomb, which is met again when it is read. */
async function rehearse(nest: Nest): Promise<{ end: InflateEnd; packed: number }> {
  const packed = source(nest, 0, nest.stored.size);
  const chunks = decompress(packed, brotli());
  const { inflatedBytes } = nest.budget.limits;
  let size = 0;
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return { end: value, packed: packed.offset };
    await nest.pace.step(value.length);
    size += value.length;
    if (size <= inflatedBytes && !nest.budget.isBomb(size, nest.stored.size)) continue;
    await chunks.return('complete');
    return { end: 'complete', packed: nest.stored.size };
  }
}

/** No magic betrays brotli: only what decodes to its end was brotli. */
export async function readBrotli(nest: Nest): Promise<void> {
  const { size } = nest.stored;
  const { end, packed } = await rehearse(nest);
  // A name with nothing but this suffix may mean something else.
  const isSure = COMPRESSED_NAME.test(nest.path.at(-1)!);
  if (!isSure && (end !== 'complete' || packed < size)) return;
  if (end !== 'complete') {
    if (!isText(nest.stored.read(0, BLOCK))) nest.gap(end, 'the name says brotli, and the data does not decode');
    return;
  }
  if (packed < size) {
    nest.gap('unsupported-container', `brotli data with other bytes behind it, from byte ${packed} on`);
  }
  const bytes = source(nest, 0, packed);
  await passOn(nest, 'brotli', decompress(bytes, brotli()), () => bytes.offset);
}

function isText(bytes: Buffer): boolean {
  return bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}
