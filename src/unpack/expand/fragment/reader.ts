/** Reads one map that lies in other text, from one of its keys on, and reports it if it holds source text. */
import { Buffer } from 'node:buffer';
import type { EntryInfo, Fact, Sink, SourceMapFacts } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import { pathClass } from '../../../base/path-class.ts';
import type { EntryPath } from '../../../base/types.ts';
import { ContentWriter, type DecoderPool } from '../source-map/content-writer.ts';
import { COLON, OPEN_ARRAY, QUOTE } from '../source-map/json-bytes.ts';
import { JsonWalker, NOWHERE } from '../source-map/json-walker.ts';
import { MapReader } from '../source-map/map-reader.ts';
import type { Cover } from '../covered.ts';
import { DoubledQuotes } from './doubled-quotes.ts';
import { EntityLayer } from './entity-layer.ts';
import { Joint } from './joint.ts';
import { Joints } from './joints.ts';
import { LineMarks } from './line-mark.ts';
import { Literal } from './literal.ts';
import { LooseList } from './loose-list.ts';
import { PackedList, type packedList } from './packed-list.ts';
import { QuoteGuess } from './quote-guess.ts';
import type { Stage } from './stage.ts';
import { StringLayer } from './string-layer.ts';
import { TextWriter } from './text-writer.ts';

const CAPACITY = 32 * 1024;
/** Empty between calls, so one is enough. */
const OUT: Buffer = Buffer.allocUnsafeSlow(CAPACITY);
/** Evidence where no syntax tells that the texts are those of a map: line ends, and one character in so many is punctuation. */
const CODE_DENSITY = 40;
/** In examples and tests, without any other key of a map, or where code follows: shorter texts are no leak. */
const EXAMPLE_BYTES = 1_024;
const PROSE = /\.(?:md|mdx|markdown|txt|rst)$/i;

/** In a list, or in what adds to one, that has a name of its own. */
export interface NamedStart {
  readonly name: string;
  /** Of brackets around. */
  readonly depth: number;
}

export interface Start {
  readonly key: string;
  /** Layers of string literals around the object, and their quote. */
  readonly layers: number;
  readonly quote: number;
  /** The keys stand in bare double quotes: it is JSON, perhaps in a literal of other quotes. */
  readonly isJson: boolean;
  /** Its quotes are written twice. */
  readonly isDoubled?: boolean;
  /** How often quotes are written as character references of character references. */
  readonly pages: number;
  /** What follows the key is no list of literals: one of other code, or of a format with lengths. */
  readonly list?: 'loose' | NamedStart | ReturnType<typeof packedList>;
}

/** A start, and where it is. */
export interface Begin extends Start {
  /** In a string of a document in JSON. */
  readonly inDocument: boolean;
  /** Of the comments that the lines around are. */
  readonly mark: string | null;
}

function isProduct(path: EntryPath): boolean {
  return path.every((name) => pathClass(name) === 'product' && !PROSE.test(name));
}

export class FragmentReader {
  readonly #walker: JsonWalker;
  readonly #literal: Literal;
  readonly #first: Stage;
  readonly #joint = new Joint();
  #length = 0;
  /** The list of texts ended with something that is no text. */
  #isCode = false;
  #list: LooseList | PackedList | null = null;
  #writer: TextWriter | null = null;

  constructor(start: Begin, info: EntryInfo, sink: Sink, budget: Budget, pool: DecoderPool) {
    const filtered: Sink = {
      open: (child) => sink.open(child),
      incomplete: (record) => sink.incomplete(record),
      fact(fact: Fact) {
        if (fact.kind === 'source-map' && isLeak(fact)) sink.fact({ ...fact, form: 'embedded', malformed: null });
      },
    };
    const isLeak = ({ withContent, contentBytes, contentLines, sources, keyOrder, path }: SourceMapFacts): boolean => {
      const { length = 0, bytes = 0, marks = 0 } = this.#writer ?? {};
      if (withContent === 0 || contentBytes - bytes - length >= EXAMPLE_BYTES) return withContent > 0;
      if (this.#writer) {
        return bytes >= EXAMPLE_BYTES && marks * CODE_DENSITY >= bytes && contentLines >= 2 * withContent;
      }
      if (this.#isCode || !isProduct(path)) return false;
      return sources > 0 || keyOrder.includes('mappings') || keyOrder.includes('version');
    };
    this.#walker = new JsonWalker(new MapReader(info, filtered, new ContentWriter(filtered, budget, pool)), NOWHERE);
    this.#literal = new Literal(start.key, (byte) => this.#put(byte));
    const last: Stage = { byte: (value) => this.#last(value) };
    let stage: Stage = start.isJson ? new QuoteGuess(this.#literal, last) : last;
    if (start.isJson && start.layers === 0) stage = new Joints(stage, this.#literal);
    for (let i = 1; i <= start.layers; i++) {
      stage = new StringLayer(stage, start.quote, i === start.layers ? this.#joint : null);
    }
    for (let i = 0; i < start.pages; i++) stage = new EntityLayer(stage);
    if (start.pages > 0 && start.layers === 0 && start.inDocument) stage = new StringLayer(stage, QUOTE);
    if (start.isDoubled) stage = new DoubledQuotes(stage);
    this.#first = start.mark === null ? stage : new LineMarks(stage, start.mark);
    const { list } = start;
    if (!list) return;
    this.#literal.byte(COLON);
    this.#literal.byte(OPEN_ARRAY);
    const writer = this.#newWriter(false);
    if (list === 'loose') this.#list = new LooseList({ depth: 0, at: 'key', quote: 0 }, writer);
    else if ('format' in list) this.#list = new PackedList(list.format, list.length, writer);
    else this.#list = new LooseList({ depth: list.depth, at: 'gap', quote: 0 }, writer, list.name);
  }

  /** Index behind the last byte that belongs to the map, -1 if it goes on. `cover` is told which bytes nobody else needs to read. */
  push(bytes: Uint8Array, from: number, cover: Cover): number {
    const first = this.#first;
    let i = from;
    let more = true;
    let known = -1;
    while (more && i < bytes.length) {
      more = first.byte(bytes[i++]!);
      const isKnown = !this.#joint.isOpen && (this.#list ?? this.#literal).isKnown;
      if (isKnown && known < 0) known = i - 1;
      if (isKnown || known < 0) continue;
      cover(known, i - 1);
      known = -1;
    }
    if (known >= 0) cover(known, i);
    this.#isCode = !more && this.#literal.inList;
    this.#flush();
    return more ? -1 : i;
  }

  end(): void {
    this.#list?.end();
    this.#literal.end();
    this.#flush();
    this.#walker.end();
  }

  #last(value: number): boolean {
    if (this.#list) return this.#list.byte(value);
    if (this.#literal.byte(value)) return true;
    const broken = this.#literal.leave();
    if (broken === null) return false;
    this.#list = new LooseList(broken, this.#newWriter(broken.at === 'string'));
    return this.#list.byte(value);
  }

  #newWriter(isOpen: boolean): TextWriter {
    return (this.#writer = new TextWriter(this.#literal.needsComma, isOpen, (byte) => this.#put(byte)));
  }

  #put(byte: number): void {
    if (this.#length === CAPACITY) this.#flush();
    OUT[this.#length++] = byte;
  }

  #flush(): void {
    const length = this.#length;
    this.#length = 0;
    // A text inside may be a map in other text itself, whose reader uses the buffer.
    if (length > 0) this.#walker.push(Buffer.from(OUT.subarray(0, length)));
  }
}
