/** Executables as Bun compiles them with a source map: texts in zstd frames, found through a trailer. */
import { Buffer } from 'node:buffer';

export const MARK: Buffer = Buffer.from('\n---- Bun! ----\n');
export const ELF: Buffer = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), Buffer.alloc(200, 7)]);

/** A frame of one plain block that tells its size. */
export function frame(content: Buffer): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(content.length, 5);
  head.writeUIntLE(1 | (content.length << 3), 9, 3);
  return Buffer.concat([head, content]);
}

/** Pieces one after the other, with the place and length of each. */
class Heap {
  readonly parts: Buffer[] = [];
  #length: number;

  constructor(start: number) {
    this.#length = start;
  }

  add(piece: Buffer): Buffer {
    const span = Buffer.alloc(8);
    span.writeUInt32LE(this.#length, 0);
    span.writeUInt32LE(piece.length, 4);
    this.parts.push(piece);
    this.#length += piece.length;
    return span;
  }
}

export function mapBlob(sources: Readonly<Record<string, Buffer | null>>): Buffer {
  const count = Object.keys(sources).length;
  const heap = new Heap(8 + 16 * count);
  const names = Object.keys(sources).map((name) => heap.add(Buffer.from(name)));
  const contents = Object.values(sources).map((content) => (content ? heap.add(content) : Buffer.alloc(8)));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(count, 0);
  return Buffer.concat([head, ...names, ...contents, ...heap.parts]);
}

export function bunExecutable(
  map: Buffer,
  { record = 52, path = '/$bunfs/root/app' }: { readonly record?: number; readonly path?: string } = {},
): Buffer {
  const heap = new Heap(0);
  const spans = [path, 'console.log(1)'].map((piece) => heap.add(Buffer.from(piece)));
  const sourceMap = heap.add(map);
  const module = Buffer.concat([...spans, sourceMap, Buffer.alloc(record - 24)]);
  const table = heap.add(module);
  const graph = Buffer.concat(heap.parts);
  const header = Buffer.alloc(32);
  header.writeBigUInt64LE(BigInt(graph.length), 0);
  table.copy(header, 8);
  return Buffer.concat([ELF, MARK, Buffer.alloc(5_000, 1), graph, header, MARK, Buffer.alloc(3_000, 2)]);
}
