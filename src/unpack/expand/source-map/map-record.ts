/** Collects what is known of one top-level map object (ECMA-426); sections are summed into it. */
import type { MapContent, SourceMapFacts } from '../../../base/entry.ts';
import type { EntryPath, MapForm } from '../../../base/types.ts';
import { displayName } from './display-name.ts';
import type { CheckedPositions } from './position-check.ts';

/** Kept per record; what lies beyond is counted, not compared. */
const MAX_CONTENTS = 300_000;
/** Texts that get another name if the rest of the map says so; of the others nothing is kept but their measures. */
const MAX_RENAMED = 10_000;
const MAX_SOURCES = 5_000_000;
const MAX_NAME_BYTES = 48 * 1024 * 1024;
const MAX_IGNORED = 1_000_000;
const MAX_NOTES = 100;
/** Shorter texts under unknown keys are remarks. */
const VENDOR_BYTES = 1_024;

type Malformed = SourceMapFacts['malformed'];

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
  /** Number of `sourcesContent` values. */
  contentArrays: number;
  /** One of them is a list, not a description of one as in a schema. */
  hasContentList: boolean;
  /** Texts that stand in the place of names: those of the map if it has no others. */
  readonly named: PendingContent[];
  /** Texts whose name is not settled. */
  readonly contents: PendingContent[];
  hasContents: boolean;
  readonly ignored: number[];
  hasMappings: boolean;
  positions: CheckedPositions | null;
  hasSections: boolean;
  /** Elements of its `sections` lists. */
  sections: number;
  hasVersion: boolean;
}

export function newPart(sourceRoot: string | null, hasVersion: boolean): MapPart {
  return {
    sourceRoot,
    ranges: [],
    contentArrays: 0,
    hasContentList: false,
    named: [],
    contents: [],
    hasContents: false,
    ignored: [],
    hasMappings: false,
    positions: null,
    hasSections: false,
    sections: 0,
    hasVersion,
  };
}

export function ignoreSource(part: MapPart, index: number): void {
  if (part.ignored.length < MAX_IGNORED) part.ignored.push(index);
}

/** Index in `names` of the source that an element of a `sourcesContent` belongs to, -1 if there is none. */
function sourceAt(part: MapPart, array: number, index: number): number {
  const range = part.ranges[array] ?? part.ranges[0];
  return range && range.start + index < range.end ? range.start + index : -1;
}

/** Written out: copies by `...` each get a hidden class of their own here, as large as all that they hold. */
function contentAt({ bytes, lines, digest }: PendingContent['content'], index: number): MapContent {
  return { index, bytes, lines, digest };
}

export class MapRecord {
  readonly path: EntryPath;
  readonly form: MapForm;
  readonly names: (string | null)[] = [];
  readonly duplicates: Set<string> = new Set();
  readonly #sectionUrls: string[] = [];
  readonly #sourceRoots: Set<string> = new Set();
  readonly #contents: MapContent[] = [];
  readonly #surplus: MapContent[] = [];
  readonly #ignored: Set<number> = new Set();
  readonly #vendor: Map<string, number> = new Map();
  debugId = false;
  #sources = 0;
  #nameBytes = 0;
  #withContent = 0;
  #kept = 0;
  #contentBytes = 0;
  #contentLines = 0;
  #positions: SourceMapFacts['positions'] = null;
  #isMap = false;
  #isCandidate = false;

  constructor(path: EntryPath, form: MapForm) {
    this.path = path;
    this.form = form;
  }

  addSource(name: string | null): void {
    this.#sources++;
    this.#nameBytes += name?.length ?? 0;
    if (this.names.length < MAX_SOURCES && this.#nameBytes <= MAX_NAME_BYTES) this.names.push(name);
  }

  addContent(part: MapPart, pending: PendingContent): void {
    this.#withContent++;
    this.#contentBytes += pending.content.bytes;
    this.#contentLines += pending.content.lines;
    if (this.#kept >= MAX_CONTENTS) return;
    this.#kept++;
    part.hasContents = true;
    const { array, index, content } = pending;
    const at = array === 0 ? sourceAt(part, array, index) : -1;
    // Its source was listed before, as bundlers do it: only a sourceRoot that comes later could still change its name.
    if (at >= 0 && this.#kept > MAX_RENAMED) this.#contents.push(contentAt(content, at));
    else part.contents.push(pending);
  }

  /** The name to show for a text, as far as names are known by now. */
  nameOf(part: MapPart, array: number, index: number): string {
    return displayName(this.names[sourceAt(part, array, index)] ?? null, part.sourceRoot, index);
  }

  /** A text under a key that no map has. */
  addVendorText(key: string, bytes: number): void {
    if (this.#vendor.size < MAX_NOTES || this.#vendor.has(key)) {
      this.#vendor.set(key, (this.#vendor.get(key) ?? 0) + bytes);
    }
  }

  addSectionUrl(url: string): void {
    this.#isMap = true;
    if (this.#sectionUrls.length < MAX_NOTES) this.#sectionUrls.push(url);
  }

  /**
   * An object of the record is complete: names its child entries, and says whether it is a map. An object is one if it has
   * positions or embedded texts; `sections` make one by what they hold, an empty list with a version and without any source.
   * A single word in the place of the texts is the text of a map only beside a list or a version: translations have such keys.
   * `line` is where it begins in the generated text.
   */
  settle(part: MapPart, line: number): void {
    if (!part.hasContents) for (const pending of part.named) this.addContent(part, pending);
    if (part.positions) this.#addPositions(part, part.positions, line);
    const lists = part.ranges.length + part.contentArrays;
    const listed = part.ranges.length > 0 || part.hasContentList;
    this.#isMap ||= part.hasMappings && (listed || (part.hasVersion && lists > 0));
    this.#isMap ||= part.hasContents && (part.hasContentList || part.ranges.length > 0);
    const hasSource = part.ranges.some(({ start, end }) => end > start);
    this.#isMap ||= part.hasSections && part.hasVersion && part.sections === 0 && !hasSource;
    this.#isCandidate ||= part.contentArrays > 0 || (part.hasVersion && (lists > 0 || part.hasMappings));
    if (part.sourceRoot && this.#sourceRoots.size < MAX_NOTES) this.#sourceRoots.add(part.sourceRoot);
    const first = part.ranges[0];
    for (const index of part.ignored) {
      if (first && first.start + index < first.end) this.#ignored.add(first.start + index);
    }
    for (const { array, index, content, path } of part.contents) {
      const at = sourceAt(part, array, index);
      if (at < 0) this.#surplus.push(contentAt(content, index));
      else this.#contents.push(contentAt(content, at));
      path[path.length - 1] = this.nameOf(part, array, index);
    }
  }

  #addPositions({ ranges }: MapPart, { lastLine, highestSource, isSound }: CheckedPositions, line: number): void {
    const sources = Math.max(0, ...ranges.map(({ start, end }) => end - start));
    const before = this.#positions ?? { lastLine: -1, isSound: true };
    this.#positions = {
      lastLine: Math.max(before.lastLine, lastLine < 0 ? -1 : line + lastLine),
      isSound: before.isSound && isSound && highestSource < sources,
    };
  }

  /** Null if it is no map, nor, when broken off, on the way to one. Call once, when all parts are settled. */
  finish(
    broken: Malformed,
    tolerated: Malformed,
    file: string | null,
    keyOrder: string[],
    bytes: number,
  ): SourceMapFacts | null {
    if (!this.#isMap && !(broken && this.#isCandidate)) return null;
    const surplus = this.#surplus.map((content, at) => contentAt(content, this.names.length + at));
    return {
      kind: 'source-map',
      path: this.path,
      form: this.form,
      bytes,
      sources: this.#sources,
      withContent: this.#withContent,
      contentBytes: this.#contentBytes,
      contentLines: this.#contentLines,
      names: this.names,
      ignored: this.#ignored,
      contents: this.#contents.concat(surplus),
      sourceRoots: [...this.#sourceRoots],
      sectionUrls: this.#sectionUrls,
      positions: this.#positions,
      file,
      debugId: this.debugId,
      keyOrder,
      duplicateKeys: [...this.duplicates].toSorted(),
      vendorTexts: [...this.#vendor].flatMap(([key, length]) =>
        length > VENDOR_BYTES ? [{ key, bytes: length }] : [],
      ),
      uncounted: this.#withContent - this.#kept,
      malformed: broken ?? tolerated,
    };
  }
}
