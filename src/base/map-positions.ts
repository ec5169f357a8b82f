/** What the reader of a map (unpack/) tells those who look places up in it (detect/original/). Everything counts from 0. */

/** A place in a text: columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A map, or the map of one section of an index map (ECMA-426 section 10), as far as it was read by now. */
export interface MapBody {
  /** Where its positions begin in the generated text; null while that is not known. */
  readonly offset: Position | null;
  readonly sources: readonly (string | null)[];
  readonly sourceRoot: string | null;
  /** Number of its `names`. */
  readonly names: number;
}

/** Takes the unescaped bytes of a `mappings` text. They are only valid during the call. */
export interface MappingsTaker {
  push(bytes: Uint8Array): void;
}

/** Hears of the maps of one document, in its order. */
export interface MapBodies {
  /** The `mappings` of a map begin; again if the key stands there twice, in which case the last one counts. */
  begin(body: MapBody): MappingsTaker;
  /** All of the map is known. */
  end(body: MapBody): void;
}
