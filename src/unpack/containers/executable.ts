/**
 * Executables that carry a program in JavaScript. Bun appends its modules, and with them the original sources as zstd frames that
 * no search for text finds; Node has a blob with the main script in clear. Layouts as observed: neither is documented.
 */
import { Buffer } from 'node:buffer';
import type { NamedText } from '../../base/entry.ts';
import { digestText } from '../../base/text-digest.ts';
import { cleanSourceName } from '../../base/source-name.ts';
import { PIECE_BYTES } from './coverage.ts';
import type { Nest } from './nest.ts';

/** Ends the graph of modules; the runtime itself holds it once more, before. */
export const BUN_MARK = '\n---- Bun! ----\n';
/** The runtime of Node holds it, with a blob or without. */
export const SEA_MARK = 'NODE_SEA_FUSE_';
const SEA_MAGIC = Buffer.from([0x20, 0xda, 0x43, 0x01]);
const BUN_HEADER = 32;
/** Sizes of a module's record in several versions. */
const RECORDS = [52, 44, 36, 28] as const;
const BUN_PATH = /^(?:\/\$bunfs\/|[A-Z]:[\\/]~BUN[\\/])/;
const MAX_NAME = 4_096;
const MAX_MODULES = 100_000;
const MAX_SOURCES = 1_000_000;
/** A single file larger than this is no source. */
const MAX_TEXT = 64 * 1024 * 1024;

interface Span {
  readonly at: number;
  readonly length: number;
}

/** Every place of the bytes, in order. */
function* places(nest: Nest, bytes: Buffer): Generator<number, undefined> {
  const { stored } = nest;
  for (let from = 0; from < stored.size; from += PIECE_BYTES) {
    const piece = stored.read(from, PIECE_BYTES + bytes.length - 1);
    for (let at = piece.indexOf(bytes); at >= 0; at = piece.indexOf(bytes, at + 1)) yield from + at;
  }
}

function spanAt(bytes: Buffer, at: number, base: number): Span {
  return { at: base + bytes.readUInt32LE(at), length: bytes.readUInt32LE(at + 4) };
}

function text(nest: Nest, { at, length }: Span): string {
  return length > MAX_NAME ? '' : nest.stored.read(at, length).toString('utf8');
}

/** Spans of the source maps of all modules; null if no known layout fits. */
function bunMaps(nest: Nest, trailer: number): Span[] | null {
  const header = nest.stored.read(trailer - BUN_HEADER, BUN_HEADER);
  const graph = trailer - BUN_HEADER - Number(header.readBigUInt64LE(0));
  const { at, length } = spanAt(header, 8, graph);
  if (graph < 0 || at + length > trailer || length === 0) return null;
  for (const size of RECORDS) {
    if (length % size !== 0 || length / size > MAX_MODULES) continue;
    const records = nest.stored.read(at, length);
    const starts = Array.from({ length: length / size }, (_, index) => index * size);
    if (starts.some((start) => !BUN_PATH.test(text(nest, spanAt(records, start, graph))))) continue;
    return starts.map((start) => spanAt(records, start + 16, graph)).filter((span) => span.length > 8);
  }
  return null;
}

/** Length of the text in a zstd frame (RFC 8878, "Frame_Header"); -1 if the frame does not tell. */
function frameSize(frame: Buffer): number {
  if (frame.length < 6 || frame.readUInt32LE(0) !== 0xfd2fb528) return -1;
  const descriptor = frame[4]!;
  const single = (descriptor & 0x20) !== 0;
  const at = 5 + (single ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!;
  const bytes = [single ? 1 : 0, 2, 4, 6][descriptor >> 6]!;
  if (bytes === 0 || at + bytes > frame.length) return -1;
  return frame.readUIntLE(at, bytes) + (bytes === 2 ? 256 : 0);
}

function decoded(decompress: () => Uint8Array): Buffer | null {
  try {
    return Buffer.from(decompress());
  } catch {
    return null;
  }
}

class BunSources {
  readonly #nest: Nest;
  readonly texts: NamedText[] = [];
  count = 0;
  #undecoded = 0;

  constructor(nest: Nest) {
    this.#nest = nest;
  }

  /** Names, then contents, as spans within the map. */
  async read(map: Span): Promise<void> {
    const { stored, pace } = this.#nest;
    const count = stored.read(map.at, 4).readUInt32LE(0);
    if (count > MAX_SOURCES || 8 + count * 16 > map.length) return this.#damaged();
    const table = stored.read(map.at + 8, count * 16);
    const { decompress } = await import('fzstd');
    for (let i = 0; i < count; i++) {
      const name = text(this.#nest, spanAt(table, i * 8, map.at));
      const content = spanAt(table, (count + i) * 8, map.at);
      this.count++;
      if (content.length === 0) continue;
      const frame = stored.read(content.at, Math.min(content.length, MAX_TEXT));
      await pace.step(frame.length);
      const size = frameSize(frame);
      const fits = size >= 0 && size <= MAX_TEXT && this.#nest.charge(size, { inflated: 0 }, frame.length);
      const bytes = fits ? decoded(() => decompress(frame)) : null;
      if (bytes) this.#add(name, bytes);
      else this.#count(name, size);
    }
    if (this.#undecoded > 0) {
      this.#nest.gap('corrupt', `${this.#undecoded} embedded sources could not be decoded; they were counted only`);
    }
  }

  #add(name: string, bytes: Buffer): void {
    if (bytes.length === 0) return;
    const writer = this.#nest.open(cleanSourceName(name) || '<source>', { type: 'file', via: 'map-content' });
    writer.push(bytes);
    writer.end();
    const lines = bytes.toString('latin1').replace(/\n$/, '').split('\n').length;
    this.texts.push({ name, bytes: bytes.length, lines, digest: digestText(bytes) });
  }

  /** A text that cannot be read: its frame tells the length all the same. */
  #count(name: string, size: number): void {
    this.#undecoded++;
    this.texts.push({ name, bytes: Math.max(0, size), lines: 0, digest: '' });
  }

  #damaged(): void {
    this.#nest.gap('corrupt', 'the source map in this executable is damaged or of an unknown version');
  }
}

/** The runtime alone: what lies before its one mark is other text, and no length of anything before it. */
function isLiteral(nest: Nest, mark: number): boolean {
  return nest.stored.read(mark - BUN_HEADER, 8).readBigUInt64LE(0) > BigInt(mark);
}

/** True if a program was found. */
async function readBun(nest: Nest, trailer: number, marks: number): Promise<boolean> {
  const maps = bunMaps(nest, trailer);
  if (!maps) {
    const detail = 'an executable of Bun in an unknown layout: sources that it may embed were not read';
    if (marks > 1 || !isLiteral(nest, trailer)) nest.gap('unsupported-container', detail);
    return false;
  }
  const sources = new BunSources(nest);
  for (const map of maps) await sources.read(map);
  const { count, texts } = sources;
  if (count > 0) nest.carries({ carrier: 'executable', format: 'executable of Bun', files: count, texts });
  return true;
}

/** The path of the main script in a blob that begins there; null if none does. */
function seaPath(nest: Nest, at: number): string | null {
  const head = nest.stored.read(at, 16 + MAX_NAME + 8);
  if (head.length < 24 || head.readUInt32LE(4) > 0xff) return null;
  const length = Number(head.readBigUInt64LE(8));
  if (length === 0 || length > MAX_NAME || 24 + length > head.length) return null;
  const script = Number(head.readBigUInt64LE(16 + length));
  const path = head.toString('utf8', 16, 16 + length);
  const isText = [...path].every((char) => char >= ' ' && char !== '\ufffd');
  return isText && script > 0 && at + 24 + length + script <= nest.stored.size ? path : null;
}

/** The script itself was searched with all other bytes, the map at its end with it. */
function readSea(nest: Nest): void {
  for (const at of places(nest, SEA_MAGIC)) {
    if (seaPath(nest, at) === null) continue;
    return nest.carries({ carrier: 'executable', format: 'single executable of Node', files: 1, texts: [] });
  }
}

/** True if it holds compressed modules, which were read. */
export async function readExecutable(nest: Nest): Promise<boolean> {
  let trailer = -1;
  let marks = 0;
  for (const at of places(nest, Buffer.from(BUN_MARK))) {
    await nest.pace.step(0);
    trailer = at;
    marks++;
  }
  const found = trailer >= BUN_HEADER && (await readBun(nest, trailer, marks));
  readSea(nest);
  return found;
}

/** ELF, or a blob that is to be put into an executable. */
export function isExecutable(head: Buffer): boolean {
  return (
    head.length >= 64 && (head.readUInt32BE(0) === 0x7f454c46 || head.readUInt32BE(0) === SEA_MAGIC.readUInt32BE(0))
  );
}
