import type { EntryPath } from './types.ts';

/** A source text that anybody can rebuild from a map of the artifact. */
export interface RecoveredText {
  /** Where to write it: relative, `/` between folders, safe on every system. Equal texts under one name share a file. */
  readonly file: string;
  /** As in the `sources` of the map; null if it gives no name. */
  readonly source: string | null;
  readonly map: EntryPath;
  readonly bytes: number;
  readonly lines: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly firstParty: boolean;
  /** First-party, and in no file of the artifact. */
  readonly novel: boolean;
}
