/** UTF-32 of either byte order, which no decoder of the platform reads (Unicode, section 3.10). */
import { Buffer } from 'node:buffer';

export type Utf32Order = 'utf-32le' | 'utf-32be';

const UNIT = 4;
/** Without a mark, so many bytes must be text in ASCII. */
const SAMPLE = 64;
const MARK = 0xfeff;
const LAST = 0x10ffff;
const REPLACEMENT = 0xfffd;

/** By the byte order mark with a character behind it, or by the zeros of Latin text. */
export function utf32Order(head: Uint8Array): Utf32Order | null {
  const [a, b, c, d] = head;
  const [e, f, g, h] = head.subarray(UNIT);
  const isChar = (high = 1, next = 0): boolean => high === 0 && next <= LAST >> 16;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return isChar(h, g) ? 'utf-32le' : null;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return isChar(e, f) ? 'utf-32be' : null;
  if (head.length < SAMPLE || b !== 0 || c !== 0 || (a === 0) === (d === 0)) return null;
  const at = a === 0 ? UNIT - 1 : 0;
  for (let i = 0; i < SAMPLE; i++) if (i % UNIT === at ? !isText(head[i]!) : head[i] !== 0) return null;
  return at === 0 ? 'utf-32le' : 'utf-32be';
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** Like a TextDecoder of a stream: a unit may be cut between two calls, the mark is no part of the text. */
export class Utf32Decoder {
  readonly #isBig: boolean;
  #rest: Buffer = Buffer.alloc(0);
  #isFirst = true;

  constructor(order: Utf32Order) {
    this.#isBig = order === 'utf-32be';
  }

  decode(bytes: Uint8Array = new Uint8Array()): string {
    const all = Buffer.concat([this.#rest, bytes]);
    const whole = all.length - (all.length % UNIT);
    const points: number[] = [];
    for (let at = 0; at < whole; at += UNIT) {
      const point = this.#isBig ? all.readUInt32BE(at) : all.readUInt32LE(at);
      if (point !== MARK || !this.#isFirst) points.push(point > LAST ? REPLACEMENT : point);
      this.#isFirst = false;
    }
    this.#rest = all.subarray(whole);
    return join(points);
  }
}

/** In pieces, since a call takes only so many arguments. */
function join(points: readonly number[]): string {
  let text = '';
  for (let at = 0; at < points.length; at += 4096) text += String.fromCodePoint(...points.slice(at, at + 4096));
  return text;
}
