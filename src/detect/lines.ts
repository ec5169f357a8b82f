/** Byte offset → line and UTF-16 column without keeping the entry: a cursor that only moves forward over the bytes it is shown. */
import { Buffer, isAscii } from 'node:buffer';

const LF = 10;

/** UTF-16 units of UTF-8 bytes: one per lead byte, two for four-byte sequences. Never throws on invalid bytes. */
function utf16Units(bytes: Uint8Array): number {
  if (isAscii(bytes)) return bytes.length;
  let units = 0;
  // By index: an iterator costs an object per byte until this is compiled.
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if ((byte & 0xc0) !== 0x80) units++;
    if (byte >= 0xf0) units++;
  }
  return units;
}

/** Where a byte offset lies. `line` and `column` count from 0. */
export class LineCursor {
  offset: number;
  line: number;
  column: number;

  constructor(offset = 0, line = 0, column = 0) {
    this.offset = offset;
    this.line = line;
    this.column = column;
  }

  clone(): LineCursor {
    return new LineCursor(this.offset, this.line, this.column);
  }

  /** Moves over `bytes`, which start at the cursor's offset. */
  advance(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let lineStart = 0;
    for (let at = buffer.indexOf(LF); at >= 0; at = buffer.indexOf(LF, lineStart)) {
      this.line++;
      lineStart = at + 1;
    }
    if (lineStart > 0) this.column = 0;
    this.column += utf16Units(buffer.subarray(lineStart));
    this.offset += bytes.length;
  }
}
