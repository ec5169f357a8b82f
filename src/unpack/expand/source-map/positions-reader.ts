/**
 * Reads of a map what tells where places come from: sources, positions, sections. Texts are passed over, and whatever is no part
 * of the outermost object's map; a `url` in a section has no positions and is passed over as well.
 */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../../base/entry.ts';
import type { MapBodies, MapBody, MappingsTaker, Position } from '../../../base/map-positions.ts';
import type { JsonHandler, StringMode } from './json-handler.ts';
import { JsonMachine } from './json-machine.ts';
import { StringDecoder } from './json-strings.ts';

const CAPACITY = 64 * 1024;
/** Names beyond are not kept: no bundle has so many. */
const MAX_NAME_BYTES = 8 * 1024 * 1024;

type Role = 'map' | 'sections' | 'section' | 'offset' | 'sources' | 'names' | 'other';

interface OpenBody extends MapBody {
  offset: Position | null;
  sources: (string | null)[];
  sourceRoot: string | null;
  names: number;
}

interface Frame {
  readonly role: Role;
  key: string;
  /** The map that it is, or belongs to. */
  readonly body: OpenBody | null;
  /** Of a section and its offset: what is known of the latter. */
  readonly place: { line: number | null; column: number | null };
}

/** What stands under a key of a map. */
const MEMBERS: ReadonlyMap<string, Role> = new Map([
  ['sections', 'sections'],
  ['sources', 'sources'],
  ['names', 'names'],
]);

function roleOf(parent: Frame | undefined, isObject: boolean): Role {
  if (!parent) return isObject ? 'map' : 'other';
  if (parent.role === 'map') return isObject ? 'other' : (MEMBERS.get(parent.key) ?? 'other');
  if (!isObject) return 'other';
  if (parent.role === 'sections') return 'section';
  if (parent.role !== 'section') return 'other';
  return parent.key === 'map' || parent.key === 'offset' ? parent.key : 'other';
}

/** Offsets of nested sections add up; a column counts on the line where its section begins. */
function add(outer: Position, line: number, column: number): Position {
  return { line: outer.line + line, column: line === 0 ? outer.column + column : column };
}

function newBody(offset: Position | null): OpenBody {
  return { offset, sources: [], sourceRoot: null, names: 0 };
}

class PositionsHandler implements JsonHandler {
  readonly isInMappings = false;
  readonly #bodies: MapBodies;
  readonly #decoder: StringDecoder;
  readonly #frames: Frame[] = [];
  #taker: MappingsTaker | null = null;
  #nameBytes = 0;
  #complete = false;

  constructor(bodies: MapBodies) {
    this.#bodies = bodies;
    this.#decoder = new StringDecoder(CAPACITY, (bytes) => this.#taker!.push(bytes));
  }

  open(isObject: boolean): boolean {
    const parent = this.#frames.at(-1);
    // A second document behind the first is no map that anybody reads.
    const role = this.#complete ? 'other' : roleOf(parent, isObject);
    this.#frames.push(this.#frame(parent, role));
    if (parent?.role === 'sources') this.#addSource(parent, null);
    if (parent?.role === 'names') parent.body!.names++;
    return !isObject && role === 'other';
  }

  close(): void {
    const { role, body, place } = this.#frames.pop()!;
    if (!body || (role !== 'section' && role !== 'map')) return;
    const parent = this.#frames.at(-1);
    // A map of a section ends with its section: the offset may come behind it.
    if (parent?.role === 'section') return;
    if (role === 'section' && body.offset === null && place.line !== null && place.column !== null) {
      const outer = parent?.body?.offset;
      if (outer) body.offset = add(outer, place.line, place.column);
    }
    this.#bodies.end(body);
  }

  key(name: string): void {
    this.#frames.at(-1)!.key = name;
  }

  mode(): StringMode {
    const { role, key } = this.#frames.at(-1)!;
    if (role === 'sources' || (role === 'map' && key === 'sourceRoot')) return 'collect';
    return role === 'map' && key === 'mappings' ? 'decode' : 'skip';
  }

  decoder(): StringDecoder {
    this.#taker = this.#bodies.begin(this.#frames.at(-1)!.body!);
    this.#decoder.begin();
    return this.#decoder;
  }

  watch(): void {}

  string(text: string | null): void {
    const frame = this.#frames.at(-1)!;
    if (this.#taker) this.#endMappings();
    else if (frame.role === 'sources') this.#addSource(frame, text);
    else if (frame.role === 'names') frame.body!.names++;
    else if (frame.role === 'map' && frame.key === 'sourceRoot') frame.body!.sourceRoot = text;
  }

  scalar(text: string): void {
    const frame = this.#frames.at(-1)!;
    if (frame.role === 'sources') this.#addSource(frame, null);
    else if (frame.role === 'names') frame.body!.names++;
    else if (frame.role === 'offset' && (frame.key === 'line' || frame.key === 'column') && /^\d{1,10}$/.test(text)) {
      frame.place[frame.key] = Number(text);
    }
  }

  complete(): void {
    this.#complete = true;
  }

  tolerated(): void {}

  tooDeep(): void {}

  /** What was read up to here counts. */
  broken(): void {
    if (this.#taker) this.#endMappings();
    while (this.#frames.length > 0) this.close();
    this.#complete = true;
  }

  #endMappings(): void {
    this.#decoder.end();
    this.#taker!.push(this.#decoder.held);
    this.#taker = null;
  }

  #frame(parent: Frame | undefined, role: Role): Frame {
    const place = role === 'offset' && parent ? parent.place : { line: null, column: null };
    const frame = { role, key: '', place };
    switch (role) {
      case 'map':
        return { ...frame, body: this.#mapBody(parent) };
      case 'section':
        return { ...frame, body: newBody(null) };
      case 'sources':
        // Twice in one object: the last list counts.
        parent!.body!.sources.length = 0;
        return { ...frame, body: parent!.body };
      case 'names':
        parent!.body!.names = 0;
        return { ...frame, body: parent!.body };
      default:
        return { ...frame, body: parent?.body ?? null };
    }
  }

  /** The outermost map begins where its text does, that of a section at the offset, if it came already. */
  #mapBody(section: Frame | undefined): OpenBody {
    if (!section) return newBody({ line: 0, column: 0 });
    const body = section.body!;
    const outer = this.#frames.at(-2)?.body?.offset;
    const { line, column } = section.place;
    if (outer && line !== null && column !== null) body.offset = add(outer, line, column);
    return body;
  }

  #addSource({ body }: Frame, name: string | null): void {
    this.#nameBytes += name?.length ?? 0;
    body!.sources.push(this.#nameBytes <= MAX_NAME_BYTES ? name : null);
  }
}

/** Takes the bytes of a map. */
export class PositionsReader implements EntryWriter {
  readonly #machine: JsonMachine;
  #offset = 0;

  constructor(bodies: MapBodies) {
    this.#machine = new JsonMachine(new PositionsHandler(bodies));
  }

  push(bytes: Uint8Array): void {
    const machine = this.#machine;
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let i = 0;
    while (i < chunk.length && !machine.is('raw')) {
      i = machine.decoder ? machine.decode(chunk, i, this.#offset) : machine.run(chunk, i, this.#offset);
    }
    this.#offset += chunk.length;
  }

  cut(nextOffset: number): void {
    this.#offset = nextOffset;
  }

  end(): void {
    this.#machine.stop(this.#offset, 'it ends early');
  }
}
