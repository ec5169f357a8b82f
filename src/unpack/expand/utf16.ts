/**
 * Texts in UTF-16, as Windows tools write them, and in UTF-32: no keyword occurs in them as it is, so they are searched as
 * UTF-8 too.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import { utf16Order } from './source-map/utf16.ts';
import { utf32Order, Utf32Decoder, type Utf32Order } from './utf32.ts';

type Order = 'utf-16le' | 'utf-16be';

/** Without a mark, one half of this many bytes must be zero. */
const SAMPLE = 64;

/** By the byte order mark, which must not be one of UTF-32, or by zeros as in Latin text. */
function textOrder(head: Uint8Array): Order | null {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? null : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (head.length < SAMPLE || (a === 0) === (b === 0)) return null;
  const zero = a === 0 ? 0 : 1;
  for (let i = 0; i < SAMPLE; i++) if ((head[i] === 0) !== (i % 2 === zero)) return null;
  return zero === 0 ? 'utf-16be' : 'utf-16le';
}

class Transcriber implements EntryWriter {
  readonly #raw: EntryWriter;
  readonly #child: EntryWriter;
  readonly #budget: Budget;
  readonly #decoder: { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };

  constructor(raw: EntryWriter, child: EntryWriter, budget: Budget, order: Order | Utf32Order) {
    this.#raw = raw;
    this.#child = child;
    this.#budget = budget;
    this.#decoder = order === 'utf-32le' || order === 'utf-32be' ? new Utf32Decoder(order) : new TextDecoder(order);
  }

  push(bytes: Uint8Array): void {
    this.#raw.push(bytes);
    this.#pass(this.#decoder.decode(bytes, { stream: true }));
  }

  cut(nextOffset: number): void {
    this.#raw.cut(nextOffset);
  }

  end(): void {
    this.#raw.end();
    this.#pass(this.#decoder.decode());
    this.#child.end();
  }

  #pass(text: string): void {
    if (text === '') return;
    const bytes = Buffer.from(text);
    this.#budget.inflate(bytes.length);
    this.#child.push(bytes);
  }
}

/**
 * JSON is left to the reader of source maps, which understands UTF-16 itself. `known` gets the entries that are UTF-16 from
 * their start.
 */
export function utf16Expander(budget: Budget, known: WeakSet<EntryInfo> = new WeakSet()): Expander {
  return {
    name: 'utf-16',
    lead(info, head) {
      const isJson = utf16Order(head) !== null;
      const order = info.type === 'metadata' || isJson ? null : (utf32Order(head) ?? textOrder(head));
      if (isJson || order) known.add(info);
      if (!order) return null;
      return (raw, sink) => {
        if (!budget.mayNest(info.path)) {
          sayTooDeep(`a text in ${order.slice(0, 6).toUpperCase()}`, info.path, budget, sink);
          return raw;
        }
        const child = sink.open({ path: [...info.path, `<${order.slice(0, 6)} text>`], type: 'file', via: 'residue' });
        return new Transcriber(raw, child, budget, order);
      };
    },
  };
}
