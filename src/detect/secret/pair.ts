/** The secret half of an identifier: exact shape, mixed characters, within 200 bytes on either side. */
import type { KindPair } from '../../rules/secret/kinds/define.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import { fulfils } from './needs.ts';
import { entropy, entropyFloor, isPlaceholder } from './placeholder.ts';
import { parseShape } from './shape.ts';
import { findVariant, makeValue, plainValue, type Span, type Variant } from './variant.ts';

const REACH = 200;
const NAME_REACH = 40;
const CHECKSUM =
  /(?:hash|checksum|digest|md5|sha\d*|etag|integrity|revision|commit)["'`\\]{0,2}\s{0,4}[:=]\s{0,4}["'`\\]{0,2}$/i;
const variants = new Map<KindPair, readonly Variant[]>();

export interface Other {
  readonly value: string;
  readonly at: number;
}

/** `text` shows one character per byte of `bytes`; the identifier lies at `span`. */
export function findPair(bytes: Uint8Array, text: string, span: Span, kind: SecretKind, pair: KindPair): Other | null {
  let known = variants.get(pair);
  if (!known) {
    known = parseShape(pair.shape).map((sequence) => makeValue({ ...kind, left: 'b64' }, sequence, false));
    variants.set(pair, known);
  }
  const last = Math.min(bytes.length, span.end + REACH);
  for (let at = Math.max(0, span.start - REACH); at < last; at++) {
    if (at >= span.start && at < span.end) continue;
    const found = known.map((variant) => valueAt(bytes, text, at, variant)).find((value) => value !== null);
    if (found) return { value: found, at };
  }
  return null;
}

function valueAt(bytes: Uint8Array, text: string, at: number, variant: Variant): string | null {
  const span: Span = { start: 0, end: 0 };
  if (!findVariant(bytes, at, at, variant, span, { cut: false })) return null;
  const value = plainValue(text.slice(span.start, span.end));
  const needs = /^[0-9a-f-]*$/i.test(value) ? { digits: 3, letters: 3 } : { digits: 1, upper: 1, lower: 1 };
  if (!fulfils(value, needs) || isPlaceholder(value)) return null;
  return entropy(value) < entropyFloor(value) || isChecksum(text, span.start) ? null : value;
}

/** The name that the value at `at` has says that it is computed from something public. */
function isChecksum(text: string, at: number): boolean {
  return CHECKSUM.test(text.slice(Math.max(0, at - NAME_REACH), at));
}
