/** Sends one embedded text at a time to the sink as a child entry, with its digest, bytes and lines. */
import type { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Sink } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import { TextDigest } from '../../../base/text-digest.ts';
import { StringDecoder } from './json-strings.ts';
import type { PendingContent } from './map-record.ts';

const CAPACITY = 256 * 1024;
const LF = 10;

/** Decoders of one artifact: one is in use per nesting level, however many maps there are. */
export class DecoderPool {
  readonly #free: StringDecoder[] = [];

  take(): StringDecoder {
    return this.#free.pop() ?? new StringDecoder(CAPACITY, () => {});
  }

  give(decoder: StringDecoder): void {
    this.#free.push(decoder);
  }
}

export class ContentWriter {
  readonly #sink: Sink;
  readonly #budget: Budget;
  readonly #pool: DecoderPool;
  #decoder: StringDecoder | null = null;
  #child: EntryWriter | null = null;
  #digest: TextDigest | null = null;
  #path: [string, ...string[]] = [''];
  #bytes = 0;
  #last = 0;
  #refused = false;
  tolerated = false;

  constructor(sink: Sink, budget: Budget, pool: DecoderPool) {
    this.#sink = sink;
    this.#budget = budget;
    this.#pool = pool;
  }

  /** True between `begin` and `end`. */
  get active(): boolean {
    return this.#decoder !== null;
  }

  /** False when a limit forbids to decode further texts of this entry; said once. */
  mayDecode(info: EntryInfo): boolean {
    if (this.#refused) return false;
    const tooDeep = info.path.length > this.#budget.limits.depth;
    if (!tooDeep && this.#budget.inflate(0)) return true;
    this.#refused = true;
    const limit = tooDeep ? `nested deeper than ${this.#budget.limits.depth}` : 'more decoded bytes than allowed';
    this.#sink.incomplete({
      code: 'limit',
      path: info.path,
      detail: `embedded texts not decoded: ${limit}`,
      waivable: true,
    });
    return false;
  }

  begin(info: EntryInfo, index: number): StringDecoder {
    const decoder = this.#pool.take();
    decoder.begin();
    decoder.flush = (bytes) => this.#write(bytes, undefined);
    this.#decoder = decoder;
    this.#path = [...info.path, `<source ${index}>`];
    this.#bytes = 0;
    return decoder;
  }

  /** Null for an empty text, which is no content. */
  end(array: number, index: number): PendingContent | null {
    const decoder = this.#decoder!;
    decoder.end();
    this.tolerated = decoder.tolerated;
    const rest = decoder.held;
    if (rest.length > 0) this.#write(rest, this.#bytes + rest.length);
    this.#decoder = null;
    this.#pool.give(decoder);
    if (!this.#child) return null;
    this.#child.end();
    this.#child = null;
    const lines = decoder.lines + (this.#last === LF ? 0 : 1);
    return { array, index, path: this.#path, content: { bytes: this.#bytes, lines, digest: this.#digest!.end() } };
  }

  #write(bytes: Buffer, size: number | undefined): void {
    if (!this.#child) {
      const info = { path: this.#path, type: 'file', via: 'map-content' } as const;
      this.#child = this.#sink.open(size === undefined ? info : { ...info, size });
      this.#digest = new TextDigest();
    }
    this.#bytes += bytes.length;
    this.#last = bytes[bytes.length - 1]!;
    this.#budget.inflate(bytes.length);
    this.#digest!.push(bytes);
    this.#child.push(bytes);
  }
}
