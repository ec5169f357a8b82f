/** Collects what is known of one top-level map object (ECMA-426); sections are summed into it. */
import type { MapContent, SourceMapFacts } from '../../../base/entry.ts';
import type { EntryPath, MapForm } from '../../../base/types.ts';
import { displayName } from './display-name.ts';

/** Kept per record; what lies beyond is counted, not compared. */
const MAX_CONTENTS = 300_000;
const MAX_NAME_BYTES = 48 * 1024 * 1024;
const MAX_NOTES = 100;

/** A content whose source name may come later in the document. */
export interface PendingContent {
  readonly array: number;
  readonly index: number;
  readonly content: Omit<MapContent, 'index'>;
  /** The child entry's path, whose last part is replaced when the name is known. */
  readonly path: [string, ...string[]];
}

/** Keys of one object, as far as they make it a map. */
export interface MapPart {
  sourceRoot: string | null;
  /** Which of `names` each `sources` array of this object holds. */
  readonly ranges: { readonly start: number; end: number }[];
  /** Number of `sourcesContent` arrays. */
  contentArrays: number;
  readonly contents: PendingContent[];
  readonly ignored: number[];
  hasMappings: boolean;
  hasSections: boolean;
  hasVersion: boolean;
}

export function newPart(): MapPart {
  return {
    sourceRoot: null,
    ranges: [],
    contentArrays: 0,
    contents: [],
    ignored: [],
    hasMappings: false,
    hasSections: false,
    hasVersion: false,
  };
}

export class MapRecord {
  readonly path: EntryPath;
  readonly form: MapForm;
  readonly names: (string | null)[] = [];
  readonly parts: MapPart[] = [];
  readonly duplicates: Set<string> = new Set();
  readonly sectionUrls: string[] = [];
  readonly keyOrder: string[] = [];
  file: string | null = null;
  debugId = false;
  sources = 0;
  #nameBytes = 0;
  #kept = 0;
  #dropped = 0;
  #contentBytes = 0;
  #contentLines = 0;
  /** Set when something was read that JSON does not allow. */
  tolerated: string | null = null;

  constructor(path: EntryPath, form: MapForm) {
    this.path = path;
    this.form = form;
  }

  addSource(name: string | null): void {
    this.sources++;
    this.#nameBytes += name?.length ?? 0;
    if (this.names.length < MAX_CONTENTS && this.#nameBytes <= MAX_NAME_BYTES) this.names.push(name);
  }

  addContent(part: MapPart, pending: PendingContent): void {
    this.#contentBytes += pending.content.bytes;
    this.#contentLines += pending.content.lines;
    if (this.#kept >= MAX_CONTENTS) this.#dropped++;
    else {
      this.#kept++;
      part.contents.push(pending);
    }
  }

  note(list: string[], text: string): void {
    if (list.length < MAX_NOTES) list.push(text);
  }

  /** An object is a map if it has positions or embedded texts; an empty `sections` list alone only with a version. */
  get isMap(): boolean {
    return this.parts.some(
      (part) =>
        (part.hasMappings && (part.ranges.length > 0 || part.contentArrays > 0)) ||
        part.contents.length > 0 ||
        (part.hasSections && (part.hasVersion || this.parts.length > 1 || this.sectionUrls.length > 0)),
    );
  }

  /** Cut before it was a map, but on the way to one. */
  get isCandidate(): boolean {
    return this.isMap || this.parts.some((part) => part.hasVersion && (part.ranges.length > 0 || part.hasMappings));
  }

  /** Names the child entries and gives the facts. Call once. */
  finish(malformed: SourceMapFacts['malformed']): SourceMapFacts {
    const contents: MapContent[] = [];
    const ignored = new Set<number>();
    let surplus = this.names.length;
    for (const part of this.parts) {
      const first = part.ranges[0];
      if (first) for (const index of part.ignored) ignored.add(first.start + index);
      for (const { array, index, content, path } of part.contents) {
        const range = part.ranges[array] ?? first;
        const named = range !== undefined && range.start + index < range.end;
        const at = named ? range.start + index : surplus++;
        contents.push({ ...content, index: at });
        path[path.length - 1] = displayName(this.names[at] ?? null, part.sourceRoot, index);
      }
    }
    return {
      kind: 'source-map',
      path: this.path,
      form: this.form,
      sources: this.sources,
      withContent: this.#kept + this.#dropped,
      contentBytes: this.#contentBytes,
      contentLines: this.#contentLines,
      names: this.names,
      ignored,
      contents,
      sourceRoots: [...new Set(this.parts.map((part) => part.sourceRoot ?? '').filter((root) => root !== ''))],
      sectionUrls: this.sectionUrls,
      file: this.file,
      debugId: this.debugId,
      keyOrder: this.keyOrder,
      duplicateKeys: [...this.duplicates].toSorted(),
      uncounted: this.#dropped,
      malformed,
    };
  }
}
