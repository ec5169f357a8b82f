/** The contract between unpack/ (which makes entries and decodes them) and detect/ (which looks at their bytes). */
import type { EntryPath, Incomplete, MapForm } from './types.ts';

export type EntryType = 'file' | 'directory' | 'link' | 'device' | 'residue' | 'metadata';

/** How an entry came to be: a member of the archive, or decoded from another entry. */
export type Via = 'tar' | 'map-content' | 'data-url' | 'base64' | 'base64-text' | 'gzip' | 'archive' | 'residue';

/** Stands before the name of a target that is an archive, and no tarball. */
export const NO_TARBALL = '<no tarball>';

export interface EntryInfo {
  readonly path: EntryPath;
  readonly type: EntryType;
  readonly via: Via;
  /** Declared size in bytes, unknown for decoded entries. */
  readonly size?: number;
  readonly mode?: number;
  readonly linkTarget?: string;
  /** For an entry that stands for many places: where a byte of it lies. To be asked while that byte passes. */
  readonly placeAt?: (offset: number) => EntryPath;
}

/**
 * Receives the bytes of one entry, in order. Synchronous: a decoded child is scanned while its parent is being read.
 * The bytes are only valid during the call.
 */
export interface EntryWriter {
  push(bytes: Uint8Array): void;
  /** The bytes before and after are not neighbours (something between them was decoded instead): nothing may match across. */
  cut(nextOffset: number): void;
  end(): void;
}

/** What unpackers and expanders report to. */
export interface Sink {
  open(info: EntryInfo): EntryWriter;
  fact(fact: Fact): void;
  incomplete(record: Incomplete): void;
}

/** Literal bytes for the automaton, one character per byte, case-exact, at least 4 bytes (3 with a guard). */
export interface Keyword {
  readonly text: string;
  /** Bytes to show before and after the keyword; at most 512 and 16,384. */
  readonly before: number;
  readonly after: number;
  /**
   * Called with the chunk and the place of the keyword in it before any window is made. False means that the bytes at hand
   * rule a finding out whatever lies outside of them; keywords of three bytes must have one.
   */
  guard?(bytes: Uint8Array, start: number, end: number): boolean;
}

/** Reads on from a keyword hit. Returns false when it needs no further bytes. */
export interface Consumer {
  push(bytes: Uint8Array): boolean;
  /** The entry ended before the consumer was done. */
  end(): void;
}

export type LookBehind = (count: number) => Uint8Array;

/** Decodes what lies inside an entry. `attach` starts at a keyword; `lead` takes over the whole entry by its first bytes. */
export interface Expander {
  readonly name: string;
  readonly keywords?: readonly string[];
  /** Like that of a keyword: false if the bytes of the chunk around the keyword rule out that there is anything to decode. */
  guard?(bytes: Uint8Array, start: number, end: number): boolean;
  /**
   * `offset` is that of the first byte after the keyword, which is also the first byte the consumer will get. `before` shows up
   * to so many bytes that end where the keyword begins, 512 at most; they are only valid during the call.
   */
  attach?(info: EntryInfo, offset: number, sink: Sink, before: LookBehind, keyword: string): Consumer | null;
  /** Is shown all bytes of the entry that nobody else decodes, from its start. */
  tap?(info: EntryInfo, sink: Sink): EntryWriter | null;
  /** `head` holds the first 512 bytes, or all of a shorter entry. Bytes that are not decoded must go to `raw`. */
  lead?(info: EntryInfo, head: Uint8Array): ((raw: EntryWriter, sink: Sink) => EntryWriter) | null;
}

/** One text of a map's sourcesContent. `digest` identifies the normalised text (CRLF → LF, outer blanks trimmed). */
export interface MapContent {
  readonly index: number;
  readonly bytes: number;
  readonly lines: number;
  readonly digest: string;
}

/** What the walker read of one top-level map object. Sections are summed; `names` holds null for unnamed sources. */
export interface SourceMapFacts {
  readonly kind: 'source-map';
  /** The entry that carries the map: the map file itself, or the file with the comment. */
  readonly path: EntryPath;
  readonly form: MapForm;
  /** Of the JSON text of the map, as far as it was read. */
  readonly bytes: number;
  readonly sources: number;
  /** Non-empty texts, their UTF-8 bytes and their lines: exact, whatever `contents` holds. */
  readonly withContent: number;
  readonly contentBytes: number;
  readonly contentLines: number;
  readonly names: readonly (string | null)[];
  readonly ignored: ReadonlySet<number>;
  readonly contents: readonly MapContent[];
  readonly sourceRoots: readonly string[];
  readonly sectionUrls: readonly string[];
  readonly file: string | null;
  /**
   * What its positions demand: the last line (from 0, -1 for none) of the generated text, and whether they can be decoded and
   * lead to sources that are listed. Null without positions.
   */
  readonly positions: { readonly lastLine: number; readonly isSound: boolean } | null;
  readonly debugId: boolean;
  /** Top-level keys in the order of the document: tells which tool wrote it. */
  readonly keyOrder: readonly string[];
  readonly duplicateKeys: readonly string[];
  /** Keys that no standard knows, with more than 1 KB of text. */
  readonly vendorTexts: readonly { readonly key: string; readonly bytes: number }[];
  /** Texts beyond the cap of one record: counted, neither compared nor named. */
  readonly uncounted: number;
  /** Set when the map could be read only in part. */
  readonly malformed: { readonly offset: number; readonly reason: string } | null;
}

/** A data: URL after sourceMappingURL= that is long enough to be a map and could not be decoded as one. */
export interface UndecodableMap {
  readonly kind: 'undecodable-map';
  readonly path: EntryPath;
  readonly offset: number;
  readonly reason: string;
}

/** A source text under its name. */
export interface NamedText {
  readonly name: string;
  readonly bytes: number;
  readonly lines: number;
  /** Identifies the normalised text; empty if the text was too long to tell. */
  readonly digest: string;
}

/** Source texts, or at least their names, in something that is no map. */
export interface SourceCarrier {
  readonly kind: 'source-carrier';
  readonly path: EntryPath;
  readonly carrier: 'eval-bundle' | 'template' | 'build-stats' | 'coverage' | 'documentation' | 'executable';
  /** In words: `webpack eval bundle`. */
  readonly format: string;
  /** Distinct names of all files that the carrier lists, with text or without. */
  readonly files: number;
  /** One per name. */
  readonly texts: readonly NamedText[];
  /** Its texts are in maps that were reported by themselves: no record of its own. */
  readonly recorded: boolean;
}

/** Something odd about the archive itself, at an offset of the inflated stream. */
export interface ArchiveFact {
  readonly kind: 'archive';
  readonly rule:
    | 'archive-trailing-data'
    | 'archive-hidden-entry'
    | 'archive-ambiguous-entry'
    | 'archive-duplicate-entry'
    | 'archive-unsafe-path'
    | 'archive-deceptive-name'
    | 'archive-link-entry'
    | 'archive-metadata';
  readonly path: EntryPath;
  readonly detail: string;
  readonly offset: number;
  /** True if honest packers write this too: worth a finding, not a doubt. */
  readonly benign: boolean;
}

/** A container inside the artifact, recognised by its bytes; whether all of it could be decoded is told by gaps. */
export interface ContainerFact {
  readonly kind: 'container';
  readonly path: EntryPath;
  /** In words: `zip`, `tar in gzip`. */
  readonly format: string;
  /** It holds members with names; otherwise it is one compressed file. */
  readonly archive: boolean;
}

export type Fact = SourceMapFacts | SourceCarrier | UndecodableMap | ArchiveFact | ContainerFact;
