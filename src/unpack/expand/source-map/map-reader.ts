/** Finds source maps in a JSON document by their keys, at any depth, and sends every embedded text on as an entry of its own. */
import type { EntryInfo, Sink } from '../../../base/entry.ts';
import type { ContentWriter } from './content-writer.ts';
import type { StringDecoder } from './json-strings.ts';
import type { JsonHandler, StringMode } from './json-handler.ts';
import { MapRecord, newPart, type MapPart } from './map-record.ts';

type Role = 'sources' | 'content' | 'ignore' | 'sections' | 'section' | 'other';

/** One open container. Reused by depth: documents hold millions of small ones. */
interface Frame {
  isObject: boolean;
  key: string;
  role: Role;
  /** Elements seen so far, of an array. */
  index: number;
  /** Which `sourcesContent` array of its object this is. */
  array: number;
  record: MapRecord | null;
  owns: boolean;
  part: MapPart | null;
  hasVersion: boolean;
  sourceRoot: string | null;
}

const COLLECTED: ReadonlySet<string> = new Set(['file', 'sourceRoot', 'debugId', 'debug_id', 'url']);
const ROLES: Readonly<Record<string, Role>> = {
  sources: 'sources',
  sourcesContent: 'content',
  ignoreList: 'ignore',
  x_google_ignoreList: 'ignore',
  sections: 'sections',
};
const MAX_KEYS = 16;

function newFrame(): Frame {
  return {
    isObject: false,
    key: '',
    role: 'other',
    index: 0,
    array: 0,
    record: null,
    owns: false,
    part: null,
    hasVersion: false,
    sourceRoot: null,
  };
}

export class MapReader implements JsonHandler {
  readonly #info: EntryInfo;
  readonly #sink: Sink;
  readonly #content: ContentWriter;
  readonly #frames: Frame[] = [];
  #depth = 0;
  #keyOrder: string[] = [];
  #file: string | null = null;
  #debugId = false;

  constructor(info: EntryInfo, sink: Sink, content: ContentWriter) {
    this.#info = info;
    this.#sink = sink;
    this.#content = content;
  }

  open(isObject: boolean): void {
    const parent = this.#top();
    const role = this.#roleOf(parent, isObject);
    const frame = this.#push(isObject, role);
    if (!parent) return;
    if (!parent.isObject) parent.index++;
    if (role === 'section') frame.record = parent.record;
    else if (isObject && parent.role === 'section' && parent.key === 'map') frame.record = parent.record;
    else if (role !== 'other') this.#beginList(frame, parent, role);
  }

  close(): void {
    const frame = this.#frames[--this.#depth]!;
    if (frame.role === 'sources') frame.part!.ranges.at(-1)!.end = frame.record!.names.length;
    if (frame.owns) this.#finish(frame.record!, null);
  }

  key(name: string): void {
    const frame = this.#top()!;
    frame.key = name;
    if (this.#depth === 1 && this.#keyOrder.length < MAX_KEYS) this.#keyOrder.push(name);
  }

  mode(): StringMode {
    const frame = this.#top()!;
    if (frame.role === 'content' || (frame.isObject && frame.key === 'sourcesContent')) {
      if (!this.#content.mayDecode(this.#info)) return 'skip';
      if (frame.role !== 'content') this.#part(frame);
      return 'decode';
    }
    if (!frame.isObject) return frame.role === 'sources' ? 'collect' : 'skip';
    return COLLECTED.has(frame.key) ? 'collect' : 'skip';
  }

  decoder(): StringDecoder {
    return this.#content.begin(this.#info, this.#top()!.index);
  }

  string(text: string | null): void {
    const frame = this.#top()!;
    if (this.#content.active) this.#endContent(frame);
    else if (frame.role === 'sources') frame.record!.addSource(text);
    else if (frame.isObject) this.#field(frame, text);
    if (!frame.isObject) frame.index++;
  }

  scalar(text: string): void {
    const frame = this.#top()!;
    if (frame.isObject) {
      if (frame.key === 'version') frame.hasVersion = true;
      if (frame.key === 'version' && frame.part) frame.part.hasVersion = true;
      return;
    }
    if (frame.role === 'sources') frame.record!.addSource(null);
    if (frame.role === 'ignore' && frame.part!.ignored.length < 1_000_000) frame.part!.ignored.push(Number(text));
    frame.index++;
  }

  complete(): void {
    this.#keyOrder = [];
    this.#file = null;
    this.#debugId = false;
  }

  broken(offset: number, reason: string): void {
    if (this.#content.active) this.#endContent(this.#top()!);
    for (; this.#depth > 0; this.#depth--) {
      const frame = this.#frames[this.#depth - 1]!;
      if (frame.role === 'sources') frame.part!.ranges.at(-1)!.end = frame.record!.names.length;
      if (frame.owns) this.#finish(frame.record!, { offset, reason });
    }
  }

  #top(): Frame | undefined {
    return this.#frames[this.#depth - 1];
  }

  #roleOf(parent: Frame | undefined, isObject: boolean): Role {
    if (!parent) return 'other';
    if (!parent.isObject) return parent.role === 'sections' && isObject ? 'section' : 'other';
    const role = ROLES[parent.key] ?? 'other';
    return isObject && role !== 'content' ? 'other' : role;
  }

  #push(isObject: boolean, role: Role): Frame {
    const frame = (this.#frames[this.#depth] ??= newFrame());
    frame.isObject = isObject;
    frame.key = '';
    frame.role = role;
    frame.index = 0;
    frame.array = 0;
    frame.record = null;
    frame.owns = false;
    frame.part = null;
    frame.hasVersion = false;
    frame.sourceRoot = null;
    this.#depth++;
    return frame;
  }

  /** A list that belongs to a map: its object becomes one. */
  #beginList(frame: Frame, owner: Frame, role: Role): void {
    const part = this.#part(owner);
    const record = owner.record!;
    frame.record = record;
    frame.part = part;
    if (role === 'sources') {
      if (part.ranges.length > 0) record.duplicates.add('sources');
      part.ranges.push({ start: record.names.length, end: record.names.length });
    } else if (role === 'content') {
      if (part.contentArrays > 0) record.duplicates.add('sourcesContent');
      if (frame.isObject) record.tolerated = 'sourcesContent is an object';
      frame.array = part.contentArrays++;
    } else if (role === 'sections') {
      if (part.hasSections) record.duplicates.add('sections');
      part.hasSections = true;
    }
  }

  #part(frame: Frame): MapPart {
    if (frame.part) return frame.part;
    if (!frame.record) {
      const nested = this.#depth > 1 && this.#frames[0] !== frame;
      const form = nested ? 'embedded' : this.#info.via === 'data-url' ? 'inline' : 'file';
      frame.record = new MapRecord(this.#info.path, form);
      frame.owns = true;
    }
    frame.part = newPart();
    frame.part.sourceRoot = frame.sourceRoot;
    frame.part.hasVersion = frame.hasVersion;
    frame.record.parts.push(frame.part);
    return frame.part;
  }

  #field(frame: Frame, text: string | null): void {
    const { key } = frame;
    if (key === 'mappings') {
      const part = this.#part(frame);
      if (part.hasMappings) frame.record!.duplicates.add('mappings');
      part.hasMappings = true;
    } else if (key === 'sourceRoot') {
      frame.sourceRoot = text;
      if (frame.part) frame.part.sourceRoot = text;
    } else if (key === 'file' && this.#depth === 1) this.#file = text;
    else if (key === 'debugId' || key === 'debug_id') this.#debugId = true;
    else if (key === 'url' && frame.role === 'section') frame.record!.note(frame.record!.sectionUrls, text ?? '');
  }

  #endContent(frame: Frame): void {
    const record = frame.record!;
    if (frame.role !== 'content') record.tolerated = 'sourcesContent is a string';
    const pending = this.#content.end(frame.array, frame.index);
    if (this.#content.tolerated) record.tolerated = 'a text holds characters that JSON does not allow';
    if (pending) record.addContent(frame.part!, pending);
  }

  #finish(record: MapRecord, malformed: { offset: number; reason: string } | null): void {
    if (malformed ? !record.isCandidate : !record.isMap) return;
    record.file = this.#file;
    record.debugId = this.#debugId;
    record.keyOrder.push(...this.#keyOrder);
    this.#sink.fact(record.finish(malformed ?? (record.tolerated ? { offset: 0, reason: record.tolerated } : null)));
  }
}
