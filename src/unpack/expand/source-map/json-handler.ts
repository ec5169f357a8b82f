/** What a streaming JSON document tells its reader. */
import type { StringDecoder } from './json-strings.ts';

export type StringMode = 'skip' | 'collect' | 'decode';

export interface JsonHandler {
  open(isObject: boolean): void;
  close(): void;
  key(name: string): void;
  /** Asked at the opening quote of a string value. */
  mode(): StringMode;
  /** Takes the text of a string whose mode is `decode`. */
  decoder(): StringDecoder;
  /** A string value ended: its first 4 KB if it was collected, else null. */
  string(text: string | null): void;
  scalar(text: string): void;
  /** A top-level value is complete. */
  complete(): void;
  /** The document is no JSON from `offset` on; the rest goes on raw. */
  broken(offset: number, reason: string): void;
}
