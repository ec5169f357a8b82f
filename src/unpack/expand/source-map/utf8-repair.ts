/** Replaces what is no UTF-8 by U+FFFD, as every reader of the map does; text that is UTF-8 passes untouched. */
import { Buffer, isUtf8 } from 'node:buffer';

export class Utf8Repair {
  #loose: InstanceType<typeof TextDecoder> | null = null;
  #strict: InstanceType<typeof TextDecoder> | null = null;
  /** True if something had to be replaced since `begin`. */
  repaired = false;

  begin(): void {
    this.#loose = null;
    this.#strict = null;
    this.repaired = false;
  }

  /** The next piece of the text. A piece may end inside a character; the rest of it then comes with the next one. */
  push(bytes: Buffer, last: boolean): Buffer {
    if (!this.#loose) {
      if (isUtf8(bytes)) return bytes;
      this.#loose = new TextDecoder('utf-8', { ignoreBOM: true });
      this.#strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
    }
    const options = { stream: !last };
    try {
      if (!this.repaired) this.#strict!.decode(bytes, options);
    } catch {
      this.repaired = true;
    }
    return Buffer.from(this.#loose.decode(bytes, options));
  }
}
