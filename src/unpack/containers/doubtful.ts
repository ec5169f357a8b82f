/**
 * Decodes what may be deflate data and may be anything else. What is none leaves no trace; what yields much before it breaks
 * off was data, is searched as far as it goes, and what is missing is told.
 */
import { Buffer } from 'node:buffer';
import { ByteSource } from '../byte-source.ts';
import { inflateRaw, inflateWhole, type InflateEnd } from '../raw-inflate.ts';
import { passOn, source, type Defect } from './compressed.ts';
import { inflateSome } from './magic.ts';
import type { Nest } from './nest.ts';

/** When zlib meets damage, it keeps what it decoded of the same piece: the first bytes are inflated by themselves before. */
export const PROBE_BYTES: number = 64 * 1024;
/** Less than this comes out of any bytes now and then. */
const LEAST_BYTES = 16;
/** Nothing but compressed data yields so much. */
const SUBSTANTIAL_BYTES = 1_024;

/** A stream that is decoded while it is asked for. */
export interface Decoding {
  readonly chunks: AsyncIterable<Buffer>;
  /** Compressed bytes so far. */
  packed(): number;
  /** Of what was decoded so far. */
  defects(): readonly Defect[];
}

/** `none`: too little came out. `broken`: so much that a gap was reported. */
export type Read = 'whole' | 'none' | 'broken';

/** What deflate data yields up to where it is damaged, if it is. */
function inflateBeginning(data: Buffer): { readonly bytes: Buffer; readonly broken: boolean } {
  const whole = inflateSome(data);
  if (whole) return { bytes: whole, broken: false };
  let intact = 0;
  for (let damaged = data.length; damaged - intact > 1;) {
    const middle = (intact + damaged) >> 1;
    if (inflateSome(data.subarray(0, middle))) intact = middle;
    else damaged = middle;
  }
  return { bytes: inflateSome(data.subarray(0, intact)) ?? Buffer.alloc(0), broken: true };
}

/** `head` holds the first bytes of the deflate data, `PROBE_BYTES` if there are as many. */
export async function readDoubtful(nest: Nest, format: string, head: Buffer, open: () => Decoding): Promise<Read> {
  const { bytes, broken } = inflateBeginning(head);
  if (broken) {
    if (bytes.length < LEAST_BYTES) return 'none';
    await passOn(nest, format, once(bytes), () => head.length);
    const detail = `the compressed data is damaged after ${bytes.length} bytes`;
    return bytes.length < SUBSTANTIAL_BYTES ? 'none' : tell(nest, [{ code: 'corrupt', detail }]);
  }
  // Damage that the first bytes did not meet lies behind much that was data, even if none of it was handed out.
  return readDecoding(nest, format, open(), head.length === PROBE_BYTES);
}

/** `long`: so much lies behind what begins the data that damage in it is no chance. */
export async function readDecoding(nest: Nest, format: string, decoding: Decoding, long: boolean): Promise<Read> {
  const decoded = new ByteSource(decoding.chunks);
  let size = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for (let chunk = await decoded.chunk(); chunk; chunk = await decoded.chunk()) {
      size += chunk.length;
      yield chunk;
    }
  }
  try {
    if ((await decoded.peek(LEAST_BYTES)).length === LEAST_BYTES) {
      await passOn(nest, format, counted(), () => decoding.packed());
    }
  } finally {
    await decoded.close();
  }
  const defects = decoding.defects();
  if (defects.length === 0) return size < LEAST_BYTES ? 'none' : 'whole';
  const late = long && defects.some(({ code }) => code === 'corrupt');
  return size < SUBSTANTIAL_BYTES && !late ? 'none' : tell(nest, defects);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function tell(nest: Nest, defects: readonly Defect[]): 'broken' {
  for (const { code, detail } of defects) nest.gap(code, detail);
  return 'broken';
}

/** RFC 1950: two bytes, deflate data, and a checksum, which is not looked at. */
const ZLIB_HEADER = 2;
const ZLIB_TRAILER = 4;
const ENDS: Readonly<Record<Exclude<InflateEnd, 'complete'>, string>> = {
  truncated: 'the zlib data ends early',
  corrupt: 'the zlib data is damaged',
};

/** No magic betrays zlib for certain: only what decodes was zlib. `end` is where that which is whole ends. */
export async function readZlibAt(nest: Nest, from: number): Promise<{ readonly read: Read; readonly end: number }> {
  const { stored } = nest;
  const start = from + ZLIB_HEADER;
  const small = inflateWhole(stored.read(start, PROBE_BYTES));
  if (small) {
    if (small.bytes.length < LEAST_BYTES) return { read: 'none', end: from };
    await passOn(nest, 'zlib', once(small.bytes), () => small.packed);
    return { read: 'whole', end: start + small.packed + ZLIB_TRAILER };
  }
  const packed = source(nest, start, stored.size);
  let end: InflateEnd = 'complete';
  async function* chunks(): AsyncGenerator<Buffer> {
    end = yield* inflateRaw(packed);
  }
  const read = await readDoubtful(nest, 'zlib', stored.read(start, PROBE_BYTES), () => ({
    chunks: chunks(),
    packed: () => packed.offset,
    defects: () => (end === 'complete' ? [] : [{ code: end, detail: ENDS[end] }]),
  }));
  return { read, end: start + packed.offset + ZLIB_TRAILER };
}

/** A file that is zlib data as a whole. */
export async function readZlib(nest: Nest): Promise<void> {
  const { read, end } = await readZlibAt(nest, 0);
  if (read !== 'whole' || end >= nest.stored.size) return;
  nest.gap('unsupported-container', `zlib data with other bytes behind it, from byte ${end} on`);
}
