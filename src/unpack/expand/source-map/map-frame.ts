/** One open container of a JSON document, as far as its place tells what it is to a source map. */
import type { MapPart, MapRecord, PendingContent } from './map-record.ts';

/** `passed`: inside an element that should be a string, and holds no part of this map; an object there may be one of its own. */
export type Role = 'sources' | 'content' | 'ignore' | 'sections' | 'section' | 'other' | 'passed';

export interface Frame {
  isObject: boolean;
  /** Offset of the opening bracket. */
  start: number;
  /** The key at hand, of an object. */
  key: string;
  /** Keys in their order, the first few; what stands behind `keyCount` is of an earlier container. */
  readonly keys: string[];
  keyCount: number;
  /** The key at hand means nothing to a map. */
  isForeign: boolean;
  role: Role;
  /** Elements seen so far, of an array or of a `sourcesContent` object. */
  index: number;
  /** Which `sourcesContent` of its object the current one is. */
  array: number;
  record: MapRecord | null;
  /** True for the object that the record stands for. */
  owns: boolean;
  part: MapPart | null;
  hasVersion: boolean;
  debugId: boolean;
  sourceRoot: string | null;
  file: string | null;
  /** Of a section: where it begins in the generated text. */
  offsetLine: number;
  /** Of a file in a report: what stands under the keys that may name it, its text, and the key of that. */
  readonly names: Map<string, string>;
  text: PendingContent | null;
  textKey: string;
}

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['sources', 'sources'],
  ['sourcesContent', 'content'],
  ['ignoreList', 'ignore'],
  ['x_google_ignoreList', 'ignore'],
  ['sections', 'sections'],
]);

const PASSED: ReadonlySet<Role> = new Set<Role>(['sources', 'content', 'ignore', 'passed']);

const MAX_KEYS = 32;

/** What a container is that opens in `parent`. */
export function roleOf(parent: Frame | undefined, isObject: boolean): Role {
  if (!parent) return 'other';
  if (parent.role === 'sections') return isObject ? 'section' : 'other';
  if (PASSED.has(parent.role)) return isObject && parent.role !== 'passed' ? 'other' : 'passed';
  if (!parent.isObject) return 'other';
  const role = ROLES.get(parent.key) ?? 'other';
  return isObject && role !== 'content' ? 'other' : role;
}

export function newFrame(): Frame {
  return {
    isObject: false,
    start: 0,
    key: '',
    keys: [],
    keyCount: 0,
    isForeign: false,
    role: 'other',
    index: 0,
    array: 0,
    record: null,
    owns: false,
    part: null,
    hasVersion: false,
    debugId: false,
    sourceRoot: null,
    file: null,
    offsetLine: 0,
    names: new Map(),
    text: null,
    textKey: '',
  };
}

/** Makes a used frame new. */
export function beginFrame(frame: Frame, isObject: boolean, role: Role, start: number): void {
  frame.isObject = isObject;
  frame.start = start;
  frame.key = '';
  frame.keyCount = 0;
  frame.role = role;
  frame.index = 0;
  frame.array = 0;
  frame.record = null;
  frame.owns = false;
  frame.part = null;
  frame.hasVersion = false;
  frame.debugId = false;
  frame.sourceRoot = null;
  frame.file = null;
  frame.offsetLine = 0;
  if (frame.names.size > 0) frame.names.clear();
  frame.text = null;
  frame.textKey = '';
}

/** Notes the key of the member at hand. */
export function noteKey(frame: Frame, name: string): void {
  frame.key = name;
  if (frame.keyCount < MAX_KEYS) frame.keys[frame.keyCount++] = name;
}

export function keysOf({ keys, keyCount }: Frame): string[] {
  return keys.slice(0, keyCount);
}

/** True if it is among the first keys. */
export function hasKey({ keys, keyCount }: Frame, name: string): boolean {
  const at = keys.indexOf(name);
  return at >= 0 && at < keyCount;
}

/** A number stands under a key of `frame`: that of a version, or where in the generated text a section begins. */
export function noteNumber(frame: Frame, parent: Frame | undefined, text: string): void {
  if (frame.key === 'line') {
    if (parent?.role === 'section' && parent.key === 'offset') parent.offsetLine = Number(text) || 0;
  } else if (frame.key === 'version' && /^[1-9](?:\.0)?$/.test(text)) {
    frame.hasVersion = true;
    if (frame.part) frame.part.hasVersion = true;
  }
}

/** The text of a file in a report, under the key at hand. */
export function keepText(frame: Frame, text: PendingContent | null): void {
  frame.text = text;
  frame.textKey = frame.key;
}
