/**
 * Data in the middle of a file that no decoder here reads. Programs that know these formats hold their magic too: only a header
 * that is right to the last bit of its checksum counts.
 */
import { Buffer } from 'node:buffer';
import { crc32 } from '../../base/crc32.ts';
import type { Consumer, EntryInfo, Sink } from '../../base/entry.ts';

export interface Format {
  readonly format: string;
  readonly archive: boolean;
  /** Bytes to look at, with the magic. */
  readonly length: number;
  isRight(head: Buffer): boolean;
}

/** Stream header: magic, two bytes of flags, their CRC-32 (the .xz file format, section 2.1.1). */
const XZ: Format = {
  format: 'xz',
  archive: false,
  length: 12,
  isRight: (head) => head.readUInt32LE(8) === crc32(head.subarray(6, 8)),
};
/** Signature header: magic, version, CRC-32 of the twenty bytes behind it (7zFormat.txt of the LZMA SDK). */
const SEVEN_ZIP: Format = {
  format: '7z',
  archive: true,
  length: 32,
  isRight: (head) => head.readUInt32LE(8) === crc32(head.subarray(12, 32)),
};
/** The magic of the file and that of its first block are ten bytes together: no chance. */
const BZIP2: Format = { format: 'bzip2', archive: false, length: 10, isRight: () => true };

export const UNSUPPORTED: ReadonlyMap<string, Format> = new Map([
  ['\xfd7zXZ\0', XZ],
  ["7z\xbc\xaf'\x1c", SEVEN_ZIP],
  ...Array.from({ length: 9 }, (_, level) => [`BZh${level + 1}1AY&SY`, BZIP2] as const),
]);

/** `where` follows the name of the format. */
export function sayUnsupported(info: EntryInfo, format: string, archive: boolean, where: string, sink: Sink): void {
  const detail = `${format} data${where} cannot be decoded; leave it out of the package, or ship it as gzip or zip`;
  sink.fact({ kind: 'container', path: info.path, format, archive });
  sink.incomplete({ code: 'unsupported-container', path: info.path, detail, waivable: true });
}

/** Waits for the whole header. */
export class UnsupportedPart implements Consumer {
  readonly #format: Format;
  readonly #tell: () => void;
  #head: Buffer;

  constructor(magic: string, format: Format, tell: () => void) {
    this.#format = format;
    this.#tell = tell;
    this.#head = Buffer.from(magic, 'latin1');
  }

  push(bytes: Uint8Array): boolean {
    const { length, isRight } = this.#format;
    this.#head = Buffer.concat([this.#head, bytes.subarray(0, length - this.#head.length)]);
    if (this.#head.length < length) return true;
    if (isRight(this.#head)) this.#tell();
    return false;
  }

  end(): void {
    // A file that ends in a header holds nothing more.
  }
}
