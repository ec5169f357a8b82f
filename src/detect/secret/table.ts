/** The compiled table: every literal of every kind with what may be found there. Built once, when first needed. */
import { Buffer } from 'node:buffer';
import { SECRET_KINDS } from '../../rules/secret/kinds/index.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import { isLiteral, parseShape, type Sequence } from './shape.ts';
import { findVariant, makeValue, makeVariant, type Span, type Variant } from './variant.ts';

/** What the hit of one keyword may mean. */
export interface Anchor {
  readonly kind: SecretKind;
  readonly variant: Variant;
  /** Absent if the keyword is a literal of the credential; `start`: it is one of the ways to begin. */
  readonly by?: 'assigned' | 'near' | 'start';
}

export interface Table {
  readonly anchors: ReadonlyMap<string, readonly Anchor[]>;
  readonly kinds: ReadonlyMap<string, SecretKind>;
}

let compiled: Table | null = null;

export function secretTable(): Table {
  compiled ??= compile(SECRET_KINDS);
  return compiled;
}

/** Throws a RangeError for a shape that cannot be read. */
function compile(kinds: readonly SecretKind[]): Table {
  const anchors = new Map<string, Anchor[]>();
  for (const kind of kinds) {
    for (const { keyword, anchor } of anchorsOf(kind)) {
      const known = anchors.get(keyword);
      if (known) known.push(anchor);
      else anchors.set(keyword, [anchor]);
    }
  }
  return { anchors, kinds: new Map(kinds.map((kind) => [kind.id, kind])) };
}

function* anchorsOf(kind: SecretKind): Generator<{ keyword: string; anchor: Anchor }> {
  if (kind.detector !== undefined) return;
  const exact = (kind.shapes ?? []).map((shape) => ({ shape, wider: false }));
  const wider = (kind.wider ?? []).map((shape) => ({ shape, wider: true }));
  for (const { shape, wider: isWider } of [...exact, ...wider]) {
    for (const sequence of parseShape(shape)) yield* anchorsOfSequence(kind, sequence, isWider);
  }
}

function* anchorsOfSequence(
  kind: SecretKind,
  sequence: Sequence,
  wider: boolean,
): Generator<{ keyword: string; anchor: Anchor }> {
  const by = kind.context?.anchor;
  const literals = kind.literals ?? [];
  if (by !== undefined) {
    for (const keyword of literals) yield { keyword, anchor: { kind, variant: makeValue(kind, sequence, wider), by } };
    return;
  }
  const inside = literals.filter((keyword) => makeVariant(kind, sequence, keyword, wider) !== null);
  for (const keyword of longest(inside)) {
    const variant = makeVariant(kind, sequence, keyword, wider)!;
    for (const spelling of spellings(keyword)) yield { keyword: spelling, anchor: { kind, variant } };
  }
  if (inside.length > 0) return;
  const value = makeValue(kind, sequence, wider);
  for (const keyword of literals) {
    if (begins(sequence, keyword)) yield { keyword, anchor: { kind, variant: value, by: 'start' } };
    else if (/^[A-Za-z]+$/.test(keyword)) yield { keyword, anchor: { kind, variant: value, by: 'near' } };
  }
}

/** The keyword is no literal of the sequence, but one of the ways in which its first run can begin. */
function begins([first]: Sequence, keyword: string): boolean {
  if (first === undefined || isLiteral(first)) return false;
  return Buffer.from(keyword, 'latin1').every((byte) => first.table[byte] === 1);
}

/** One keyword per alternative is enough: the longest, if one contains the other. */
function longest(keywords: readonly string[]): readonly string[] {
  return keywords.filter((one) => !keywords.some((other) => other !== one && other.includes(one)));
}

/** Slashes are escaped in JSON and in URLs. */
function spellings(keyword: string): readonly string[] {
  if (!keyword.includes('/')) return [keyword];
  return [keyword, keyword.replaceAll('/', '\\/'), keyword.replaceAll('/', '%2F')];
}

/** True if the text is or begins with a credential that the table knows by its own prefix. */
export function startsWithSecret(text: string): boolean {
  const bytes = Buffer.from(text, 'latin1');
  const span: Span = { start: 0, end: 0 };
  for (const [keyword, anchors] of secretTable().anchors) {
    if (!text.startsWith(keyword)) continue;
    for (const { by, variant } of anchors) {
      if (by === undefined && findVariant(bytes, 0, keyword.length, variant, span, { cut: false })) return true;
    }
  }
  return false;
}
