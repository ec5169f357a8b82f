/** Sends one embedded text at a time to the sink as a child entry, with its digest, bytes and lines. */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Sink } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import { digestText, TextDigest } from '../../../base/text-digest.ts';
import { sayTooDeep } from '../../too-deep.ts';
import { LF } from './json-bytes.ts';
import { StringDecoder } from './json-strings.ts';
import type { PendingContent } from './map-record.ts';
import { Utf8Repair } from './utf8-repair.ts';

const CAPACITY = 256 * 1024;

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
  readonly #repair = new Utf8Repair();
  #decoder: StringDecoder | null = null;
  #child: EntryWriter | null = null;
  /** Of a text in several pieces. */
  #stream: TextDigest | null = null;
  #digest = '';
  #path: [string, ...string[]] = [''];
  #bytes = 0;
  #last = 0;
  #refused = false;
  /** True if the text that ended last was no UTF-8. */
  repaired = false;

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
    const deep = !this.#budget.mayNest(info.path);
    const { passed } = this.#budget;
    if (!deep && passed === null) return true;
    this.#refused = true;
    if (deep) sayTooDeep('a map', info.path, this.#budget, this.#sink);
    else {
      const detail = `${passed}; further embedded texts were not decoded`;
      this.#sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
    }
    return false;
  }

  begin(info: EntryInfo, name: string): StringDecoder {
    const decoder = this.#pool.take();
    decoder.begin();
    decoder.flush = (bytes) => this.#write(bytes, false);
    this.#decoder = decoder;
    this.#stream = null;
    this.#path = [...info.path, name];
    this.#bytes = 0;
    this.#repair.begin();
    return decoder;
  }

  /** A text that was decoded already. */
  whole(info: EntryInfo, name: string, index: number, text: string): PendingContent {
    this.begin(info, name).push(Buffer.from(JSON.stringify(text)), 1);
    return this.end(0, index)!;
  }

  /** Null for an empty text, which is no content. */
  end(array: number, index: number): PendingContent | null {
    const decoder = this.#decoder!;
    decoder.end();
    this.#write(decoder.held, true);
    this.#decoder = null;
    this.#pool.give(decoder);
    this.repaired = this.#repair.repaired;
    if (!this.#child) return null;
    this.#child.end();
    this.#child = null;
    const lines = decoder.lines + (this.#last === LF ? 0 : 1);
    const digest = this.#stream?.end() ?? this.#digest;
    return { array, index, path: this.#path, content: { bytes: this.#bytes, lines, digest } };
  }

  #write(decoded: Buffer, last: boolean): void {
    const bytes = this.#repair.push(decoded, last);
    if (bytes.length === 0) return;
    const whole = last && !this.#child;
    if (whole) this.#digest = digestText(bytes);
    else (this.#stream ??= new TextDigest()).push(bytes);
    if (!this.#child) {
      const [path, type, via] = [this.#path, 'file', 'map-content'] as const;
      this.#child = this.#sink.open(whole ? { path, type, via, size: bytes.length } : { path, type, via });
    }
    this.#bytes += bytes.length;
    this.#last = bytes[bytes.length - 1]!;
    this.#budget.inflate(bytes.length);
    this.#child.push(bytes);
  }
}
