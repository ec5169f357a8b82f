/**
 * Templates compiled for debugging: the whole text of the template stands in the function, so that an error can show its line.
 * Pug keeps the texts under their names, Jade, EJS and art-template keep one.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, NamedText, Sink } from '../../base/entry.ts';
import { digestText } from '../../base/text-digest.ts';
import { BACKSLASH, CLOSE_OBJECT, QUOTE } from './source-map/json-bytes.ts';

const OBJECT = 'pug_debug_sources = {';
/**
 * What stands before the text, up to its quote, which is written as a tilde: else this file would hold what it looks for. In a
 * program that writes such code, the end of a line is an escape.
 */
const STRINGS = ['jade_debug[0].lineno, ~', '\n  , __lines = ~', 'column:$$line[1]+1,source:~'].map((text) =>
  text.replace('~', '"'),
);
/** Longer texts are not taken. */
const MAX_TEXT = 4 * 1024 * 1024;

/** Reads to the end of a flat object, or of a string, that is written as JSON. */
class Literal implements Consumer {
  readonly #done: (json: string) => void;
  readonly #end: number;
  readonly #parts: Buffer[];
  #length = 0;
  #inString: boolean;
  #escaped = false;

  /** `opening`: the bracket or the quote that was read already. */
  constructor(opening: '{' | '"', done: (json: string) => void) {
    this.#done = done;
    this.#inString = opening === '"';
    this.#end = this.#inString ? QUOTE : CLOSE_OBJECT;
    this.#parts = [Buffer.from(opening)];
  }

  push(bytes: Uint8Array): boolean {
    const end = this.#find(bytes);
    this.#parts.push(Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)));
    this.#length += bytes.length;
    if (end >= 0) this.#done(Buffer.concat(this.#parts).toString('utf8'));
    return end < 0 && this.#length <= MAX_TEXT;
  }

  /** What breaks off is no function that anybody could call. */
  end(): void {
    this.#parts.length = 0;
  }

  /** Index behind the literal, -1 if it goes on. */
  #find(bytes: Uint8Array): number {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (this.#escaped) this.#escaped = false;
      else if (this.#inString && byte === BACKSLASH) this.#escaped = true;
      else if (byte === this.#end && (this.#end === QUOTE || !this.#inString)) return i + 1;
      else if (byte === QUOTE) this.#inString = !this.#inString;
    }
    return -1;
  }
}

/** Names and texts; empty if it is nothing of the kind. `fallback` is the name where there is none. */
function textsIn(json: string, fallback: string): NamedText[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const named: [string, unknown][] =
    typeof value === 'object' && value !== null ? Object.entries(value) : [[fallback, value]];
  return named.flatMap(([name, text]) => {
    if (typeof text !== 'string' || text === '') return [];
    const bytes = Buffer.from(text);
    return [{ name, bytes: bytes.length, lines: text.split('\n').length, digest: digestText(bytes) }];
  });
}

/** Texts of one entry, by their names. */
type Texts = Map<string, NamedText>;

/** One per artifact. */
export function debugTemplateExpander(): Expander {
  const entries = new WeakMap<EntryInfo, Texts>();
  return {
    name: 'debug-template',
    keywords: [OBJECT, ...STRINGS],
    attach(info, _offset, sink, _before, keyword) {
      const known = entries.get(info);
      const texts: Texts = known ?? new Map();
      entries.set(info, texts);
      const literal = new Literal(keyword === OBJECT ? '{' : '"', (json) => {
        for (const text of textsIn(json, `template ${texts.size + 1}`)) texts.set(text.name, text);
      });
      return known ? literal : new Reporter(literal, () => report(info, texts, sink));
    },
  };
}

/** Reads its own literal, then stands by until the entry ends. */
class Reporter implements Consumer {
  readonly #literal: Literal;
  readonly #report: () => void;
  #isReading = true;

  constructor(literal: Literal, done: () => void) {
    this.#literal = literal;
    this.#report = done;
  }

  push(bytes: Uint8Array): boolean {
    if (this.#isReading) this.#isReading = this.#literal.push(bytes);
    return true;
  }

  end(): void {
    this.#literal.end();
    this.#report();
  }
}

function report({ path }: EntryInfo, texts: Texts, sink: Sink): void {
  if (texts.size === 0) return;
  sink.fact({
    kind: 'source-carrier',
    path,
    carrier: 'template',
    format: 'templates compiled for debugging',
    files: texts.size,
    texts: [...texts.values()],
    recorded: false,
  });
}
