/** What a streaming JSON document tells its reader. Offsets count bytes from the beginning of the entry. */
import type { Buffer } from 'node:buffer';
import type { StringDecoder } from './json-strings.ts';

/**
 * `ignore`: like `skip`, and nobody needs to hear of its end. `watch`: skipped, with the bytes shown as they stand. `name`:
 * collected, and more of it if it is a `data:` URL.
 */
export type StringMode = 'ignore' | 'skip' | 'collect' | 'name' | 'decode' | 'watch';

export interface JsonHandler {
  /** The string at hand is the `mappings` of a map. */
  readonly isInMappings: boolean;
  /** True for an array whose strings nobody wants to hear of. */
  open(isObject: boolean, offset: number): boolean;
  /** `end` is the offset behind the closing bracket. */
  close(end: number): void;
  key(name: string): void;
  /** Asked at the opening quote of a string value. */
  mode(offset: number): StringMode;
  /** Takes the text of a string whose mode is `decode`. */
  decoder(): StringDecoder;
  /** The next bytes of a string whose mode is `watch`: those of `chunk` from `from` to `to`. */
  watch(chunk: Buffer, from: number, to: number): void;
  /** A string value ended: its first 4 KB if it was collected, the first megabyte of a URL, else null. */
  string(text: string | null): void;
  scalar(text: string): void;
  /** A top-level value is complete. */
  complete(): void;
  /** Something that JSON does not allow and that could be read over. */
  tolerated(offset: number, reason: string): void;
  /** The nesting is deeper than `limit`; `broken` follows. */
  tooDeep(limit: number): void;
  /** The document is no JSON from `offset` on; the rest goes on raw. */
  broken(offset: number, reason: string): void;
}
