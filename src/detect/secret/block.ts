/**
 * Finds the value that a label names in the settings of a provider: `provider "heroku" { api_key = "…" }`,
 * `new Zendesk({ remoteUri: '…', token: '…' })`, `--header "token: …" https://api.…`.
 */
import { classOf } from './alphabet.ts';
import { behindQuotes, NAME_BYTES, nameBefore } from './assigned.ts';
import type { Probe } from './matcher.ts';
import type { Anchor } from './table.ts';
import { findVariant, isWhole, type Span } from './variant.ts';

/** What people call a credential, in lower case. */
const LABELS = ['key', 'token', 'secret', 'password', 'pass', 'auth', 'credential'];
/** What Terraform calls the value of a variable, whose name stands in front of the block. */
const DEFAULT = 'default';
const isOperator = classOf('=:>');
const BLANK = 0x20;

/**
 * Looks for a labelled value around the word at `start` to `end`, as far as the row says: behind it first, then in front of it.
 * Fills `span`; says in `probe` if more bytes could change the answer.
 */
export function findInBlock(
  bytes: Uint8Array,
  start: number,
  end: number,
  anchor: Anchor,
  span: Span,
  probe: Probe,
): boolean {
  const reach = anchor.kind.context?.block ?? 0;
  if (reach === 0) return false;
  if (end + reach + NAME_BYTES > bytes.length || start < reach) probe.cut = true;
  return (
    findLabelled(bytes, end, Math.min(bytes.length, end + reach), anchor, span, probe) ||
    (findLabelled(bytes, Math.max(0, start - reach), start, anchor, span, probe) && span.end <= start)
  );
}

function findLabelled(
  bytes: Uint8Array,
  from: number,
  to: number,
  { variant, kind }: Anchor,
  span: Span,
  probe: Probe,
): boolean {
  const labels = kind.context?.nameParts ?? LABELS;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (isOperator[byte] !== 1 && byte !== BLANK) continue;
    const value = behindQuotes(bytes, at + 1);
    if (variant.first[bytes[value] ?? 0] !== 1 || !findVariant(bytes, value, value, variant, span, probe)) continue;
    if (!isWhole(bytes, span)) continue;
    const name = nameBefore(bytes, at).toLowerCase();
    // A header is reported by itself, and a blank assigns only to an option of a command.
    if (name.includes('authorization') || (byte === BLANK && !name.startsWith('--'))) continue;
    if (name === DEFAULT || labels.some((label) => name.includes(label))) return true;
  }
  return false;
}
