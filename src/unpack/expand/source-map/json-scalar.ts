/** Numbers and words of a JSON document (RFC 8259 sections 3 and 6), told by their first bytes. */

/** So much of a scalar is kept; a number may be longer. */
export const SCALAR_BYTES = 65;

const JSON_SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const LONG_NUMBER = /^-?\d[\d.eE+-]*$/;
const WORD = /^[\w$.+-]+$/;

/** `json` as the RFC wants it, `word` for what JavaScript reads too (NaN, undefined, +1, .5, 0x1f), else `none`. */
export function judgeScalar(text: string): 'json' | 'word' | 'none' {
  if (JSON_SCALAR.test(text) || (text.length === SCALAR_BYTES && LONG_NUMBER.test(text))) return 'json';
  return WORD.test(text) ? 'word' : 'none';
}
