/** Reads one map that lies in other text, from one of its keys on, and reports it if it holds source text. */
import { Buffer } from 'node:buffer';
import type { EntryInfo, Fact, Sink, SourceMapFacts } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import { pathClass } from '../../../base/path-class.ts';
import type { EntryPath } from '../../../base/types.ts';
import { ContentWriter, type DecoderPool } from '../source-map/content-writer.ts';
import { JsonWalker, NOWHERE } from '../source-map/json-walker.ts';
import { MapReader } from '../source-map/map-reader.ts';
import { EntityLayer } from './entity-layer.ts';
import { Literal } from './literal.ts';
import { QuoteGuess } from './quote-guess.ts';
import type { Stage } from './stage.ts';
import { StringLayer } from './string-layer.ts';

const CAPACITY = 32 * 1024;
/** Empty between calls, so one is enough. */
const OUT: Buffer = Buffer.allocUnsafeSlow(CAPACITY);
/** In examples and tests, without any other key of a map, or where code follows: shorter texts are no leak. */
const EXAMPLE_BYTES = 1_024;
const PROSE = /\.(?:md|mdx|markdown|txt|rst)$/i;

export interface Start {
  readonly key: string;
  /** Layers of string literals around the object, and their quote. */
  readonly layers: number;
  readonly quote: number;
  /** The keys stand in bare double quotes: it is JSON, perhaps in a literal of other quotes. */
  readonly isJson: boolean;
  /** Quotes are written as character references. */
  readonly inPage: boolean;
}

function isProduct(path: EntryPath): boolean {
  return path.every((name) => pathClass(name) === 'product' && !PROSE.test(name));
}

export class FragmentReader {
  readonly #walker: JsonWalker;
  readonly #literal: Literal;
  readonly #first: Stage;
  #length = 0;
  /** The list of texts ended with something that is no text. */
  #isCode = false;

  constructor(start: Start, info: EntryInfo, sink: Sink, budget: Budget, pool: DecoderPool) {
    const filtered: Sink = {
      open: (child) => sink.open(child),
      incomplete: (record) => sink.incomplete(record),
      fact(fact: Fact) {
        if (fact.kind === 'source-map' && isLeak(fact)) sink.fact({ ...fact, form: 'embedded', malformed: null });
      },
    };
    const isLeak = ({ withContent, contentBytes, sources, keyOrder, path }: SourceMapFacts): boolean => {
      if (withContent === 0 || contentBytes >= EXAMPLE_BYTES) return withContent > 0;
      if (this.#isCode || !isProduct(path)) return false;
      return sources > 0 || keyOrder.includes('mappings') || keyOrder.includes('version');
    };
    this.#walker = new JsonWalker(new MapReader(info, filtered, new ContentWriter(filtered, budget, pool)), NOWHERE);
    this.#literal = new Literal(start.key, (byte) => this.#put(byte));
    let stage: Stage = start.isJson ? new QuoteGuess(this.#literal) : this.#literal;
    for (let i = 0; i < start.layers; i++) stage = new StringLayer(stage, start.quote);
    this.#first = start.inPage ? new EntityLayer(stage) : stage;
  }

  /** Index behind the last byte that belongs to the map, -1 if it goes on. */
  push(bytes: Uint8Array, from: number): number {
    const first = this.#first;
    let i = from;
    let more = true;
    while (more && i < bytes.length) more = first.byte(bytes[i++]!);
    this.#isCode = !more && this.#literal.inList;
    this.#flush();
    return more ? -1 : i;
  }

  end(): void {
    this.#literal.end();
    this.#flush();
    this.#walker.end();
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
