/** Finds what an anchor promises in the bytes around a keyword. Works on whole chunks and on windows alike. */
import { behindLabels, NAME_BYTES, nameAround, valueAt } from './assigned.ts';
import { findInBlock } from './block.ts';
import type { Probe } from './matcher.ts';
import type { Anchor } from './table.ts';
import { findVariant, isWhole, type Span } from './variant.ts';

/** Looks for the credential of `anchor` whose keyword lies at `start` to `end`; fills `span`. */
export function findAnchored(
  bytes: Uint8Array,
  start: number,
  end: number,
  anchor: Anchor,
  span: Span,
  probe: Probe,
): boolean {
  const { variant, by } = anchor;
  if (by === undefined) return findVariant(bytes, start, end, variant, span, probe);
  if (by === 'start') return findVariant(bytes, start, start, variant, span, probe);
  if (by === 'near') return findNear(bytes, start, end, anchor, span, probe);
  return findAssigned(bytes, start, end, anchor, span, probe) || findInBlock(bytes, start, end, anchor, span, probe);
}

function findAssigned(
  bytes: Uint8Array,
  start: number,
  end: number,
  { variant, kind }: Anchor,
  span: Span,
  probe: Probe,
): boolean {
  const open = /[ =([:]/.test(String.fromCharCode(bytes[end - 1]!));
  const named = open ? end : behindLabels(bytes, end);
  const at = valueAt(bytes, named, open, probe);
  if (at < 0 || at - end > (kind.context?.before ?? 0) + NAME_BYTES) return false;
  if (!findVariant(bytes, at, at, variant, span, probe) || !isWhole(bytes, span)) return false;
  return namesSecret(nameAround(bytes, start, named), kind.context?.nameParts);
}

function findNear(
  bytes: Uint8Array,
  start: number,
  end: number,
  { variant, kind }: Anchor,
  span: Span,
  probe: Probe,
): boolean {
  const { before = 0, after = 0 } = kind.context ?? {};
  const from = Math.max(0, start - after);
  const to = Math.min(bytes.length, end + before);
  if (end + before > bytes.length || start < after) probe.cut = true;
  const { first } = variant;
  for (let at = end; at < to; at++) {
    if (first[bytes[at]!] === 1 && findVariant(bytes, at, at, variant, span, probe)) return true;
  }
  for (let at = from; at < start; at++) {
    if (first[bytes[at]!] === 1 && findVariant(bytes, at, at, variant, span, probe) && span.end <= start) return true;
  }
  return false;
}

function namesSecret(name: string, parts: readonly string[] | undefined): boolean {
  const lower = name.toLowerCase();
  return parts === undefined || parts.some((part) => lower.includes(part));
}
