/** The byte classes of the shape notation, as tables: one lookup per byte. */

/** Membership by byte. */
export type ByteClass = Uint8Array;

const RANGES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  lan: '0-9a-z',
  uan: '0-9A-Z',
  digit: '0-9',
  alpha: 'A-Za-z',
  az: 'a-z',
  hex: '0-9a-f',
  hexi: '0-9A-Fa-f',
  HEX: '0-9A-F',
  b64: 'A-Za-z0-9+/',
  b64u: 'A-Za-z0-9_-',
  b64ul: 'a-z0-9_-',
  b64upad: 'A-Za-z0-9_=-',
  b64udot: 'A-Za-z0-9_.=-',
  b64any: 'A-Za-z0-9+/_-',
  b64sq: 'A-Za-z0-9+=_-',
  word: 'A-Za-z0-9_',
  slug: 'a-z0-9_-',
  b32: 'A-Z2-7',
  b32l: 'a-z2-7',
  bech32u: 'AC-HJ-NP-Z02-9',
  b64dig: 'MNODTjzAEIQUYcgkwxyz0-5',
  adsec: 'A-Za-z0-9_~.-',
  pctb64: 'A-Za-z0-9+/_-',
  pctalnum: 'A-Za-z0-9',
  pctraw: 'A-Za-z0-9%',
  flyv1: 'A-Za-z0-9=_,/+-',
  wordDash: 'A-Za-z0-9_-',
  host: 'A-Za-z0-9.-',
  url: 'A-Za-z0-9.:/-',
  query: 'A-Za-z0-9%&;=._~+/-',
  notsemi: '!-:<-~',
  any: ' -~',
  unquoted: '!#-&(-;=?-[]-_a-~',
  nugetA: 'a-p',
  nugetB: 'aq',
  nugetC: 'eu',
  nugetD: 'bdfhjlnprtvxz357',
  nugetE: 'aeimquy4',
};

const cache = new Map<string, ByteClass>();

/** The class of this name. Throws a RangeError for a name that does not exist. */
export function byteClass(name: string): ByteClass {
  let table = cache.get(name);
  if (table) return table;
  const ranges = RANGES[name];
  if (ranges === undefined) throw new RangeError(`unknown byte class "${name}"`);
  table = classOf(ranges);
  cache.set(name, table);
  return table;
}

export function isClassName(name: string): boolean {
  return Object.hasOwn(RANGES, name);
}

/** A table from ranges such as `a-z0-9_-`; a dash at the end stands for itself. */
export function classOf(ranges: string): ByteClass {
  const table = new Uint8Array(256);
  for (let i = 0; i < ranges.length; i++) {
    const first = ranges.charCodeAt(i);
    const isRange = ranges[i + 1] === '-' && i + 2 < ranges.length;
    const last = isRange ? ranges.charCodeAt(i + 2) : first;
    table.fill(1, first, last + 1);
    if (isRange) i += 2;
  }
  return table;
}

/** Classes whose `+`, `/` and `=` may be percent-encoded although the class has no such byte. */
export const ENCODED_IN: ReadonlySet<string> = new Set(['pctb64', 'pctalnum']);

/** All bytes of a class as text, in order. */
export function members(table: ByteClass): string {
  let text = '';
  for (let byte = 0; byte < table.length; byte++) if (table[byte] === 1) text += String.fromCharCode(byte);
  return text;
}
