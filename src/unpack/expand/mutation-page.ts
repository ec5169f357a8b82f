/**
 * The page that mutation tests write for people: the whole report stands in one line of its script, as JSON in which every `<`
 * of a text is joined to what follows, so that the text cannot end the script.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { ContentWriter, DecoderPool } from './source-map/content-writer.ts';
import { LF } from './source-map/json-bytes.ts';
import { JsonWalker, NOWHERE } from './source-map/json-walker.ts';
import { MapReader } from './source-map/map-reader.ts';

const KEYWORD = 'app.report = {';
const JOINT = '<"+"';
/** How much of a joint may be the end of what was read so far. */
const PARTIAL = /<(?:"\+?)?$/;

class MutationPage implements Consumer {
  readonly #walker: JsonWalker;
  #held = '{';

  constructor(walker: JsonWalker) {
    this.#walker = walker;
  }

  push(bytes: Uint8Array): boolean {
    const line = bytes.indexOf(LF);
    const part = line < 0 ? bytes : bytes.subarray(0, line);
    const text = this.#held + Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
    const whole = line < 0 ? text.length - (PARTIAL.exec(text)?.[0].length ?? 0) : text.length;
    this.#walker.push(Buffer.from(text.slice(0, whole).replaceAll(JOINT, '<'), 'latin1'));
    this.#held = text.slice(whole);
    if (line >= 0) this.#walker.end();
    return line < 0;
  }

  end(): void {
    this.#walker.end();
  }
}

/** One per artifact. The bytes of the page pass the scanner as they are. */
export function mutationPageExpander(budget: Budget): Expander {
  const pool = new DecoderPool();
  return {
    name: 'mutation-page',
    keywords: [KEYWORD],
    attach(info: EntryInfo, _offset, sink) {
      const filtered: Sink = {
        open: (child) => sink.open(child),
        incomplete: (record) => sink.incomplete(record),
        // Maps in it are found for themselves.
        fact: (fact) => fact.kind === 'source-carrier' && sink.fact(fact),
      };
      const reader = new MapReader(info, filtered, new ContentWriter(filtered, budget, pool));
      return new MutationPage(new JsonWalker(reader, NOWHERE));
    },
  };
}
