/** The data of one zip entry → its bytes. Decodes to the real end of the data, whatever sizes are declared. */
import { crc32, inflateRawSync } from 'node:zlib';
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../../base/entry.ts';
import { inflateRaw, type InflateEnd } from '../../raw-inflate.ts';
import { source } from '../compressed.ts';
import { pieces } from '../coverage.ts';
import type { Nest } from '../nest.ts';
import { zstdFrames } from '../zstd.ts';
import { DEFLATED } from './local.ts';

const STORED = 0;
const ZSTD = 93;
/** Entries up to this size are inflated at once: a stream for each of thousands would be slow. */
const SMALL_PACKED = 1024 * 1024;
const SMALL_SIZE = 4 * 1024 * 1024;

export interface Member {
  readonly name: string;
  readonly mode: number | undefined;
  readonly method: number;
  readonly encrypted: boolean;
  /** These three are unknown for an entry that only its data describes. */
  readonly crc: number | undefined;
  readonly packed: number | undefined;
  readonly size: number | undefined;
  readonly dataAt: number;
}

/** Where the data ends; null if it could not be read to its end, and was reported. */
export async function readMember(nest: Nest, member: Member): Promise<number | null> {
  const { name, method, packed, dataAt } = member;
  await nest.pace.step(packed ?? 0);
  if (member.encrypted) {
    nest.gap('encrypted', 'encrypted, and was not read; leave it out of the package', name);
    return null;
  }
  const isStream = method === DEFLATED || method === ZSTD;
  if (!isStream && (method !== STORED || packed === undefined)) {
    nest.gap('unsupported-container', `compressed with method ${method}, and was not read`, name);
    return null;
  }
  if (dataAt + (packed ?? 0) > nest.stored.size) nest.gap('truncated', 'the archive ends inside this entry', name);
  if (name.endsWith('/') && (member.size ?? 0) === 0 && (packed ?? 0) <= 2) {
    open(nest, member, 'directory').end();
    return dataAt + (packed ?? 0);
  }
  if (method === STORED) return copy(nest, member, dataAt + packed!);
  if (method === ZSTD) return decode(nest, member, zstdFrames(nest, dataAt, name));
  return inflateSmall(nest, member) ?? (await decode(nest, member, inflated(nest, dataAt)));
}

/** Yields what the data holds, and returns how it ends; null if that was told. `packed` tells how much of it was read. */
interface Decoder {
  readonly chunks: AsyncGenerator<Buffer, InflateEnd | null>;
  packed(): number;
}

function inflated(nest: Nest, dataAt: number): Decoder {
  const input = source(nest, dataAt, nest.stored.size);
  return { chunks: inflateRaw(input), packed: () => input.offset };
}

function open(nest: Nest, { name, mode, size }: Member, type: 'file' | 'directory'): EntryWriter {
  return nest.open(name, {
    type,
    via: 'archive',
    ...(size === undefined ? {} : { size }),
    ...(mode === undefined ? {} : { mode }),
  });
}

async function copy(nest: Nest, member: Member, end: number): Promise<number | null> {
  const writer = open(nest, member, 'file');
  const stream = { inflated: 0 };
  let sum = 0;
  let whole = true;
  for (const piece of pieces(nest, member.dataAt, end)) {
    await nest.pace.step(piece.length);
    sum = crc32(piece, sum);
    writer.push(piece);
    whole = nest.charge(piece.length, stream, piece.length, member.name);
    if (!whole) break;
  }
  writer.end();
  if (!whole) return null;
  check(nest, member, sum, stream.inflated);
  return Math.min(end, nest.stored.size);
}

/** Null if the entry is large, or not as it was declared: then it is read as a stream. */
function inflateSmall(nest: Nest, member: Member): number | null {
  const { packed, size, dataAt } = member;
  if (packed === undefined || size === undefined || packed > SMALL_PACKED || size > SMALL_SIZE) return null;
  const data = nest.stored.read(dataAt, packed);
  const bytes = inflateExactly(data, size);
  if (bytes?.length !== size || crc32(bytes) !== member.crc) return null;
  const writer = open(nest, member, 'file');
  if (size > 0) writer.push(bytes);
  writer.end();
  nest.charge(size, { inflated: 0 }, packed, member.name);
  return dataAt + packed;
}

/** Null if the data is damaged, longer than declared, or followed by other bytes. */
function inflateExactly(data: Buffer, size: number): Buffer | null {
  try {
    const options = { maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1), info: true };
    const result: unknown = inflateRawSync(data, options);
    const { buffer, engine } = result as { buffer: Buffer; engine: { bytesWritten: number } };
    return engine.bytesWritten === data.length ? buffer : null;
  } catch {
    return null;
  }
}

async function decode(nest: Nest, member: Member, decoder: Decoder): Promise<number | null> {
  const { name, packed, dataAt } = member;
  const { chunks } = decoder;
  const writer = open(nest, { ...member, size: undefined }, 'file');
  const stream = { inflated: 0 };
  let sum = 0;
  for (;;) {
    const { done, value } = await chunks.next();
    if (!done) {
      await nest.pace.step(value.length);
      sum = crc32(value, sum);
      writer.push(value);
      // The decoder reads ahead: what lies behind the entry does not count.
      if (nest.charge(value.length, stream, Math.min(decoder.packed(), packed ?? Infinity), name)) continue;
      await chunks.return('complete');
      writer.end();
      return null;
    }
    writer.end();
    if (value === null) return null;
    if (value !== 'complete') {
      nest.gap(
        value,
        `the compressed data is ${value === 'corrupt' ? 'damaged' : 'cut'} after ${stream.inflated} bytes`,
        name,
      );
      return null;
    }
    if (packed !== undefined && packed !== decoder.packed())
      doubt(nest, member, 'compressed data longer or shorter than declared');
    check(nest, member, sum, stream.inflated);
    return dataAt + decoder.packed();
  }
}

function check(nest: Nest, member: Member, sum: number, size: number): void {
  if (member.crc !== undefined && sum !== member.crc) nest.gap('checksum', 'the checksum is wrong', member.name);
  else if (member.size !== undefined && member.size !== size)
    doubt(nest, member, 'a size that is not the declared one');
}

function doubt(nest: Nest, { name, dataAt }: Member, detail: string): void {
  nest.oddities.report('archive-ambiguous-entry', [name], detail, dataAt, false);
}
