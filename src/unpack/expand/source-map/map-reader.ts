/** Finds source maps in a JSON document by their keys, at any depth, and sends every embedded text on as an entry of its own. */
import type { Buffer } from 'node:buffer';
import type { EntryInfo, Sink } from '../../../base/entry.ts';
import type { ContentWriter } from './content-writer.ts';
import { addSource } from './data-source.ts';
import type { JsonHandler, StringMode } from './json-handler.ts';
import type { StringDecoder } from './json-strings.ts';
import { formOf } from './map-form.ts';
import { beginFrame, keysOf, newFrame, noteKey, noteNumber, keepText, roleOf, type Frame } from './map-frame.ts';
import {
  BuildStats,
  COLLECTED,
  isModuleName,
  isPlain,
  MATTERS,
  isVendorList,
  otherText,
  type OtherText,
} from './other-texts.ts';
import { PositionCheck } from './position-check.ts';
import { ignoreSource, MapRecord, newPart, type MapPart } from './map-record.ts';

/** A shorter payload of a data: URL that breaks is code about source maps. */
const SUSPICIOUS_BYTES = 1_024;

interface Defect {
  readonly offset: number;
  readonly reason: string;
}

export class MapReader implements JsonHandler {
  readonly #info: EntryInfo;
  readonly #sink: Sink;
  readonly #content: ContentWriter;
  /** Reused by depth: documents hold millions of small containers. */
  readonly #frames: Frame[] = [];
  #depth = 0;
  #found = false;
  #tolerated: Defect | null = null;
  /** Offset of the string at hand. */
  #string = 0;
  /** What is being decoded, if it is no text of `sourcesContent`. */
  #other: OtherText | null = null;
  readonly #stats = new BuildStats();
  readonly #positions = new PositionCheck();

  constructor(info: EntryInfo, sink: Sink, content: ContentWriter) {
    this.#info = info;
    this.#sink = sink;
    this.#content = content;
  }

  get isInMappings(): boolean {
    const top = this.#frames[this.#depth - 1];
    return top !== undefined && top.isObject && top.key === 'mappings';
  }

  open(isObject: boolean, offset: number): boolean {
    const parent = this.#frames[this.#depth - 1];
    const role = roleOf(parent, isObject);
    const frame = (this.#frames[this.#depth++] ??= newFrame());
    beginFrame(frame, isObject, role, offset);
    if (!parent) return !isObject;
    if (parent.role === 'sources') parent.record!.addSource(null);
    if (!parent.isObject || parent.role === 'content') parent.index++;
    if (role === 'passed') return !isObject;
    if (role === 'section' || (isObject && parent.role === 'section' && parent.key === 'map')) {
      frame.record = parent.record;
    } else if (role !== 'other') this.#beginList(frame, parent, offset);
    return !isObject && role !== 'sources' && role !== 'content' && !isVendorList(parent, isObject);
  }

  close(end: number): void {
    this.#leave(this.#frames[--this.#depth]!, end, null);
  }

  key(name: string): void {
    const frame = this.#frames[this.#depth - 1]!;
    noteKey(frame, name);
    frame.isForeign = !MATTERS.has(name);
  }

  mode(offset: number): StringMode {
    const frame = this.#frames[this.#depth - 1]!;
    if (isPlain(frame)) return 'ignore';
    const { role, key, isObject } = frame;
    this.#string = offset;
    if (role === 'passed') return 'skip';
    if (role === 'content' || (isObject && key === 'sourcesContent')) {
      if (role !== 'content') this.#beginContent(frame, 'string', offset);
      return this.#content.mayDecode(this.#info) ? 'decode' : 'skip';
    }
    if (role === 'sources') return 'name';
    if (isObject && COLLECTED.has(key)) return 'collect';
    if (isObject && key === 'mappings') {
      this.#positions.begin();
      return 'watch';
    }
    if (isModuleName(this.#frames, this.#depth)) return 'collect';
    const other = otherText(this.#frames, this.#depth);
    if (!other || !this.#content.mayDecode(this.#info)) return 'skip';
    this.#other = other;
    return 'decode';
  }

  decoder(): StringDecoder {
    const { record, part, array, index, isObject, key } = this.#frames[this.#depth - 1]!;
    if (this.#other) {
      const owner = isObject ? key : this.#frames[this.#depth - 2]!.key;
      return this.#content.begin(this.#info, this.#other === 'vendor' ? `<${owner}>` : `<module>`);
    }
    return this.#content.begin(this.#info, record!.nameOf(part!, array, index));
  }

  watch(chunk: Buffer, from: number, to: number): void {
    this.#positions.push(chunk, from, to);
  }

  string(text: string | null): void {
    const frame = this.#frames[this.#depth - 1]!;
    if (isPlain(frame)) return;
    if (this.#content.active) this.#endContent(frame);
    else if (frame.role === 'sources') addSource(text, frame.record!, frame.part!, this.#info, this.#content);
    else if (frame.isObject && frame.role !== 'passed') this.#field(frame, text);
    if (!frame.isObject || frame.role === 'content') frame.index++;
  }

  scalar(text: string): void {
    const frame = this.#frames[this.#depth - 1]!;
    if (frame.isObject) noteNumber(frame, this.#frames[this.#depth - 2], text);
    else if (frame.role === 'sources') frame.record!.addSource(null);
    else if (frame.role === 'ignore') ignoreSource(frame.part!, Number(text));
    if (!frame.isObject || frame.role === 'content') frame.index++;
  }

  complete(): void {
    this.#tolerated = null;
  }

  tolerated(offset: number, reason: string): void {
    this.#tolerated ??= { offset, reason };
  }

  tooDeep(limit: number): void {
    const detail = `JSON nested deeper than ${limit} levels was not read as JSON`;
    this.#sink.incomplete({ code: 'limit', path: this.#info.path, detail, waivable: true });
  }

  broken(offset: number, reason: string): void {
    const top = this.#frames[this.#depth - 1];
    if (top && this.#content.active) this.#endContent(top);
    else if (top?.isObject && top.key === 'mappings' && top.hasVersion) this.#part(top).hasMappings = true;
    while (this.#depth > 0) this.#leave(this.#frames[--this.#depth]!, offset, { offset, reason });
    if (this.#info.via !== 'data-url' || this.#found || offset < SUSPICIOUS_BYTES) return;
    this.#sink.fact({ kind: 'undecodable-map', path: this.#info.path, offset, reason });
  }

  /** A list that belongs to a map: its object becomes one. */
  #beginList(frame: Frame, owner: Frame, offset: number): void {
    const part = this.#part(owner);
    const record = owner.record!;
    frame.record = record;
    frame.part = part;
    if (frame.role === 'sources') {
      if (part.ranges.length > 0) record.duplicates.add('sources');
      part.ranges.push({ start: record.names.length, end: record.names.length });
    } else if (frame.role === 'content') {
      frame.array = this.#beginContent(owner, frame.isObject ? 'object' : 'array', offset);
    } else if (frame.role === 'sections') {
      if (part.hasSections) record.duplicates.add('sections');
      part.hasSections = true;
    }
  }

  /** Returns which `sourcesContent` of its object this is. */
  #beginContent(owner: Frame, kind: 'array' | 'object' | 'string', offset: number): number {
    const part = this.#part(owner);
    if (part.contentArrays > 0) owner.record!.duplicates.add('sourcesContent');
    if (kind === 'array') part.hasContentList = true;
    else this.tolerated(offset, `sourcesContent is no array but ${kind === 'object' ? 'an' : 'a'} ${kind}`);
    owner.array = part.contentArrays;
    return part.contentArrays++;
  }

  #part(frame: Frame): MapPart {
    if (frame.part) return frame.part;
    if (!frame.record) {
      frame.record = new MapRecord(this.#info.path, formOf(this.#info, this.#frames[0] === frame));
      frame.owns = true;
    }
    frame.record.debugId ||= frame.debugId;
    frame.part = newPart(frame.sourceRoot, frame.hasVersion);
    return frame.part;
  }

  #field(frame: Frame, text: string | null): void {
    const { key } = frame;
    if (text !== null && isModuleName(this.#frames, this.#depth)) frame.names.set(key, text);
    if (key === 'mappings') {
      const part = this.#part(frame);
      if (part.hasMappings) frame.record!.duplicates.add('mappings');
      part.hasMappings = true;
      part.positions = this.#positions.end();
    } else if (key === 'sourceRoot') {
      frame.sourceRoot = text;
      if (frame.part) frame.part.sourceRoot = text;
    } else if (key === 'file') frame.file = text;
    else if (key === 'debugId' || key === 'debug_id') {
      frame.debugId = true;
      if (frame.record) frame.record.debugId = true;
    } else if (key === 'url' && frame.role === 'section') frame.record!.addSectionUrl(text ?? '');
  }

  #endContent(frame: Frame): void {
    const pending = this.#content.end(frame.array, frame.index);
    const other = this.#other;
    this.#other = null;
    if (other === 'module') keepText(frame, pending);
    if (other === 'vendor' && pending) {
      const owner = frame.isObject ? frame : this.#frames[this.#depth - 2]!;
      owner.record!.addVendorText(owner.key, pending.content.bytes);
    }
    if (other) return;
    if (this.#content.repaired) this.tolerated(this.#string, 'a text is no UTF-8');
    if (pending) frame.record!.addContent(frame.part!, pending);
  }

  #leave(frame: Frame, end: number, broken: Defect | null): void {
    const { record, part } = frame;
    this.#stats.leave(frame, this.#frames, this.#depth);
    if (this.#depth === 0) this.#stats.report(this.#info, keysOf(frame), this.#sink);
    if (!record || !part) return;
    if (frame.role === 'sources') part.ranges.at(-1)!.end = record.names.length;
    if (frame.role === 'sections') part.sections += frame.index;
    if (!frame.isObject || frame.role === 'content') return;
    const outer = this.#frames[this.#depth - 1];
    record.settle(part, outer?.role === 'section' ? outer.offsetLine : 0);
    if (!frame.owns) return;
    const facts = record.finish(broken, this.#tolerated, frame.file, keysOf(frame), end - frame.start);
    if (!facts) return;
    this.#found = true;
    this.#sink.fact(facts);
  }
}
