/**
 * Reads one header after the other. Packers write neighbours that differ in name, size and time only; for those the rest of the
 * header before is taken over, because decoding it again is what reading many small files would mostly consist of.
 */
import { Buffer } from 'node:buffer';
import type { HeaderData } from 'tar/header';
import { BLOCK, paddingOf, readHeader, sizeField, type TarHeader } from './header.ts';

const NAME_END = 100;
/** What must be equal: everything but name, size, time and checksum. */
const SHARED = [
  [NAME_END, 124],
  [156, BLOCK],
] as const;
const TIME_AT = 136;
const CHECKSUM_AT = 148;
const CHECKSUM_END = 156;
export const VARIES_TO: number = CHECKSUM_END;
/** Where a prefix of the name begins and ends, and the last byte: nothing reaches into the block behind. */
const ENDS = [345, 475, BLOCK - 1];
const MAX_OCTAL_SIZE = 8 ** 11;

export class HeaderReader {
  readonly #before: Buffer = Buffer.alloc(BLOCK);
  #decoded: TarHeader | null = null;
  #repeats = false;

  /** True if the block that was read last is, from `VARIES_TO` on, the one before: nothing new stands there. */
  get repeats(): boolean {
    return this.#repeats;
  }

  /** As `readHeader`, for blocks in the order of the archive. */
  read(block: Buffer, local: HeaderData | undefined, global: HeaderData | undefined): TarHeader | 'zero' | null {
    this.#repeats = false;
    if (local || global) return readHeader(block, local, global);
    const repeated = this.#decoded && this.#repeat(block, this.#decoded);
    if (repeated) {
      this.#repeats = true;
      return repeated;
    }
    const header = readHeader(block, undefined, undefined);
    if (header && header !== 'zero' && header.kind === 'file' && ENDS.every((at) => block[at] === 0)) {
      block.copy(this.#before);
      this.#decoded = header;
    }
    return header;
  }

  #repeat(block: Buffer, decoded: TarHeader): TarHeader | null {
    for (const [from, to] of SHARED) if (block.compare(this.#before, from, to, from, to) !== 0) return null;
    const size = sizeField(block);
    const length = plainLength(block);
    if (length === 0 || size < 0 || size >= MAX_OCTAL_SIZE || !isPlainTime(block) || !checksumFits(block)) return null;
    const name = block.toString('latin1', 0, length);
    const { kind, mode, linkTarget, uid, hasOwnerNames, typeByte } = decoded;
    const padding = paddingOf(size);
    return { kind, name, size, padding, fieldSize: size, mode, linkTarget, uid, hasOwnerNames, typeByte };
  }
}

/** Length of a name of printable ASCII that names a file, with nothing behind its NUL; else 0. */
function plainLength(block: Buffer): number {
  let length = 0;
  while (length < NAME_END && block[length]! >= 0x20 && block[length]! < 0x7f) length++;
  for (let at = length; at < NAME_END; at++) if (block[at] !== 0) return 0;
  return block[length - 1] === 0x2f ? 0 : length;
}

/** True for a time in octal digits: the decoder may refuse any other. */
function isPlainTime(block: Buffer): boolean {
  for (let at = TIME_AT; at < CHECKSUM_AT; at++) {
    const byte = block[at]!;
    if ((byte < 0x30 || byte > 0x37) && byte !== 0 && byte !== 0x20) return false;
  }
  return true;
}

/** True for a checksum that is right, in six or seven digits with NULs and blanks behind them. */
function checksumFits(block: Buffer): boolean {
  let declared = 0;
  let at = CHECKSUM_AT;
  for (; at < CHECKSUM_END && block[at]! >= 0x30 && block[at]! <= 0x37; at++)
    declared = declared * 8 + block[at]! - 0x30;
  if (at < CHECKSUM_AT + 6 || at === CHECKSUM_END) return false;
  for (; at < CHECKSUM_END; at++) if (block[at] !== 0 && block[at] !== 0x20) return false;
  let sum = (CHECKSUM_END - CHECKSUM_AT) * 0x20;
  for (let i = 0; i < CHECKSUM_AT; i++) sum += block[i]!;
  for (let i = CHECKSUM_END; i < BLOCK; i++) sum += block[i]!;
  return sum === declared;
}
