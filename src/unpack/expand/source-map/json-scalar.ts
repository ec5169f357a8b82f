/** Numbers and words of a JSON document (RFC 8259 sections 3 and 6), told by their first bytes. */
import type { Buffer } from 'node:buffer';
import { endsScalar } from './json-bytes.ts';

/** So much of a scalar is kept; a number may be longer. */
const SCALAR_BYTES = 65;

const JSON_SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const LONG_NUMBER = /^-?\d[\d.eE+-]*$/;
const WORD = /^[\w$.+-]+$/;

/** `json` as the RFC wants it, `word` for what JavaScript reads too (NaN, undefined, +1, .5, 0x1f), else `none`. */
function judgeScalar(text: string): 'json' | 'word' | 'none' {
  if (JSON_SCALAR.test(text) || (text.length === SCALAR_BYTES && LONG_NUMBER.test(text))) return 'json';
  return WORD.test(text) ? 'word' : 'none';
}

export class ScalarReader {
  text = '';

  begin(): void {
    this.text = '';
  }

  /** Index of the byte that ends the scalar, or `chunk.length`. */
  push(chunk: Buffer, from: number): number {
    let end = from;
    while (end < chunk.length && !endsScalar(chunk[end]!)) end++;
    const room = SCALAR_BYTES - this.text.length;
    if (room > 0) this.text += chunk.toString('latin1', from, Math.min(end, from + room));
    return end;
  }

  get kind(): 'json' | 'word' | 'none' {
    return judgeScalar(this.text);
  }
}
