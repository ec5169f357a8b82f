/** Writes Zstandard frames of plain blocks and runs (RFC 8878), which any decoder must read. */
import { Buffer } from 'node:buffer';

export interface ZstdBlock {
  readonly content: Uint8Array;
  /** One byte, repeated so often. */
  readonly run?: number;
}

export interface ZstdOptions {
  readonly checksum?: boolean;
  readonly dictionary?: boolean;
  /** Exponent of the window, 10 to 41. */
  readonly windowLog?: number;
}

/** The checksum, if any, is not the right one: the decoder does not look at it. */
export function zstdFrame(blocks: readonly ZstdBlock[], options: ZstdOptions = {}): Buffer {
  const { checksum = false, dictionary = false, windowLog = 20 } = options;
  const descriptor = (checksum ? 4 : 0) | (dictionary ? 1 : 0);
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor, (windowLog - 10) << 3])];
  if (dictionary) parts.push(Buffer.from([7]));
  for (const [index, { content, run }] of blocks.entries()) {
    const header = Buffer.alloc(3);
    const last = index === blocks.length - 1 ? 1 : 0;
    header.writeUIntLE(last | (run === undefined ? 0 : 2) | ((run ?? content.length) << 3), 0, 3);
    parts.push(header, Buffer.from(content));
  }
  if (checksum) parts.push(Buffer.alloc(4));
  return Buffer.concat(parts);
}

export function skippableFrame(content: Uint8Array): Buffer {
  const header = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
}
