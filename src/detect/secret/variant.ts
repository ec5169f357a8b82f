/** The compiled form of a shape: what to match from the keyword on, what before it, and where it has to end. */
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import { byteClass, classOf, type ByteClass } from './alphabet.ts';
import { ESCAPE_BYTES, openingOf, opensAt, type Opening } from './boundary.ts';
import { isArithmetic } from './grade.ts';
import { continuesAt, matchBackward, matchForward, type Probe } from './matcher.ts';
import { isLiteral, type Item, type RunItem, type Sequence } from './shape.ts';

export interface Variant {
  readonly kind: SecretKind;
  /** One of the looser shapes of the row. */
  readonly wider: boolean;
  /** What stands before the keyword, to be read backwards. */
  readonly head: Sequence;
  /** Behind the keyword. */
  readonly tail: Sequence;
  readonly left: Opening;
  /** The runs that must not go on behind the match. */
  readonly closing: readonly RunItem[];
  /** Bytes that the credential may begin with. */
  readonly first: ByteClass;
  /** Fixed text at the start of the credential: public, never part of its secret. */
  readonly prefix: string;
  /** A checksum tells whether it is one, whatever stands behind it. */
  readonly proves: boolean;
}

/** No shape has more in front of its keyword; closer to the start of the bytes a refusal may be due to that. */
const LONGEST_HEAD = 256;
const isAlnum = byteClass('alnum');
const WORD: RunItem = { table: isAlnum, min: 1, max: 1, encoded: false };
const UNDERSCORE = 0x5f;
const BRACE = 0x7b;
const isJoint = classOf('+./=~-');

/** Bounds of a match in the bytes that were searched; refilled by `findVariant`. */
export interface Span {
  start: number;
  end: number;
}

/** Makes the variant of `sequence` that is found by `keyword`; null if the keyword is not in its literals. */
export function makeVariant(kind: SecretKind, sequence: Sequence, keyword: string, wider: boolean): Variant | null {
  const index = sequence.findIndex((item) => isLiteral(item) && item.text.includes(keyword));
  const item = sequence[index];
  if (item === undefined || !isLiteral(item)) return null;
  const at = item.text.indexOf(keyword);
  const head: Item[] = sequence.slice(0, index);
  if (at > 0) head.push({ text: item.text.slice(0, at) });
  const rest = item.text.slice(at + keyword.length);
  const tail: Item[] = [...(rest === '' ? [] : [{ text: rest }]), ...sequence.slice(index + 1)];
  return { kind, wider, head, tail, first: firstOf(sequence), ...bounds(kind, sequence) };
}

/** The variant of a value that a word in front of it announces. */
export function makeValue(kind: SecretKind, sequence: Sequence, wider: boolean): Variant {
  return { kind, wider, head: [], tail: sequence, first: firstOf(sequence), ...bounds(kind, sequence) };
}

function firstOf([first]: Sequence): ByteClass {
  if (first === undefined || isLiteral(first)) return classOf(first?.text[0] ?? '');
  return first.min > 0 ? first.table : byteClass('any');
}

function bounds(kind: SecretKind, sequence: Sequence): Pick<Variant, 'left' | 'closing' | 'prefix' | 'proves'> {
  const first = sequence[0]!;
  return {
    left: openingOf(kind.left ?? 'alnum'),
    closing: closing(sequence),
    prefix: isLiteral(first) ? first.text : '',
    proves: isArithmetic(kind.check?.name),
  };
}

/** The last run, and those before it as long as the later ones may be empty. */
function closing(sequence: Sequence): readonly RunItem[] {
  const found: RunItem[] = [];
  for (const item of sequence.toReversed()) {
    if (isLiteral(item)) {
      return found.length === 0 ? closingOf(item.text, sequence[sequence.indexOf(item) - 1]) : found;
    }
    found.push(item);
    if (item.min > 0) return found;
  }
  return found;
}

/** Fixed text at the end belongs to the run before it if it is made of the same bytes; otherwise it ends like a word. */
function closingOf(text: string, before: Item | undefined): readonly RunItem[] {
  const last = text.charCodeAt(text.length - 1);
  if (before && !isLiteral(before) && before.table[last] === 1) return [before];
  return WORD.table[last] === 1 ? [WORD] : [];
}

/**
 * Looks for the variant whose keyword lies at `at` to `behind`; equal for values without one. If the edge of `bytes` leaves
 * a doubt, it says so in `probe`.
 */
export function findVariant(
  bytes: Uint8Array,
  at: number,
  behind: number,
  variant: Variant,
  span: Span,
  probe: Probe,
): boolean {
  const { head, tail, left, closing: runs } = variant;
  if (head.length === 0 && !opensAt(bytes, at, left)) {
    if (at < ESCAPE_BYTES) probe.cut = true;
    return false;
  }
  const end = matchForward(bytes, behind, tail, 0, probe);
  if (end < 0) return false;
  for (const run of runs) if (continuesAt(bytes, end, run, probe)) return false;
  if (!variant.proves && isNamePart(bytes, end, probe)) return false;
  let start = at;
  if (head.length > 0) {
    start = matchBackward(bytes, at, head, (index) => opensAt(bytes, index, left));
    if (start < ESCAPE_BYTES && at < LONGEST_HEAD) probe.cut = true;
    if (start < 0) return false;
  }
  span.start = start;
  span.end = end;
  return true;
}

/** `_backup` behind it: then it is a part of a longer name. */
function isNamePart(bytes: Uint8Array, end: number, probe: Probe): boolean {
  if (bytes[end] !== UNDERSCORE) return false;
  if (end + 1 >= bytes.length) probe.cut = true;
  return isAlnum[bytes[end + 1] ?? 0] === 1;
}

/** An assigned value ends where the shape does: behind a joint it would be a part of something longer. In braces it is a GUID. */
export function isWhole(bytes: Uint8Array, { start, end }: Span): boolean {
  if (bytes[start - 1] === BRACE && bytes[end] === BRACE + 2) return false;
  return bytes[end] !== UNDERSCORE && !(isJoint[bytes[end] ?? 0] === 1 && isAlnum[bytes[end + 1] ?? 0] === 1);
}

/** The value as the provider issued it: `\/` and percent escapes undone. */
export function plainValue(text: string): string {
  return text
    .replaceAll('\\/', '/')
    .replaceAll(/%(2[BbFf]|3[Dd])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
