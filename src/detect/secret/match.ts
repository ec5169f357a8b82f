/** Finds what an anchor promises in the bytes around a keyword. Works on whole chunks and on windows alike. */
import { NAME_BYTES, nameAround, valueAt } from './assigned.ts';
import type { Probe } from './matcher.ts';
import type { Anchor } from './table.ts';
import { findVariant, type Span } from './variant.ts';

/** Looks for the credential of `anchor` whose keyword lies at `start` to `end`; fills `span`. */
export function findAnchored(
  bytes: Uint8Array,
  start: number,
  end: number,
  anchor: Anchor,
  span: Span,
  probe: Probe,
): boolean {
  const { variant, by, kind } = anchor;
  if (by === undefined) return findVariant(bytes, start, variant, span, probe);
  const { before = 0, after = 0 } = kind.context ?? {};
  if (by === 'near') return findNear(bytes, start, end, anchor, span, probe, before, after);
  const open = /[ =(:]/.test(String.fromCharCode(bytes[end - 1]!));
  const at = valueAt(bytes, end, open, probe);
  if (at < 0 || at - end > before + NAME_BYTES) return false;
  if (!findVariant(bytes, at, variant, span, probe)) return false;
  return namesSecret(nameAround(bytes, start, end), kind.context?.nameParts);
}

function findNear(
  bytes: Uint8Array,
  start: number,
  end: number,
  { variant }: Anchor,
  span: Span,
  probe: Probe,
  before: number,
  after: number,
): boolean {
  const last = Math.min(bytes.length, end + before);
  if (end + before > bytes.length || start < after) probe.cut = true;
  for (let at = end; at < last; at++) if (findVariant(bytes, at, variant, span, probe)) return true;
  for (let at = Math.max(0, start - after); at < start; at++) {
    if (findVariant(bytes, at, variant, span, probe) && span.end <= start) return true;
  }
  return false;
}

function namesSecret(name: string, parts: readonly string[] | undefined): boolean {
  const lower = name.toLowerCase();
  return parts === undefined || parts.some((part) => lower.includes(part));
}
