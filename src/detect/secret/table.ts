/** What every literal of every kind may mean. Rows are indexed once; shapes are compiled when their literal first turns up. */
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

interface Row {
  readonly kind: SecretKind;
  /** As the row spells it; the keyword may have its slashes escaped. */
  readonly literal: string;
}

const kinds: ReadonlyMap<string, SecretKind> = new Map(SECRET_KINDS.map((kind) => [kind.id, kind]));
const anchors = new Map<string, readonly Anchor[]>();
let rows: Map<string, Row[]> | null = null;

/** The row of this id. Throws a RangeError if there is none. */
export function kindOf(id: string): SecretKind {
  const kind = kinds.get(id);
  if (kind === undefined) throw new RangeError(`no secret kind "${id}"`);
  return kind;
}

function index(): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const kind of SECRET_KINDS) {
    if (kind.detector !== undefined) continue;
    for (const literal of kind.literals ?? []) {
      for (const keyword of spellings(literal)) {
        const known = found.get(keyword);
        if (known) known.push({ kind, literal });
        else found.set(keyword, [{ kind, literal }]);
      }
    }
  }
  return found;
}

/** Slashes are escaped in JSON and in URLs. */
function spellings(literal: string): readonly string[] {
  if (!literal.includes('/')) return [literal];
  return [literal, literal.replaceAll('/', '\\/'), literal.replaceAll('/', '%2F')];
}

/** All strings to search for. */
export function tableKeywords(): readonly string[] {
  rows ??= index();
  return [...rows.keys()];
}

/** Throws a RangeError for a shape that cannot be read. */
export function anchorsAt(keyword: string): readonly Anchor[] {
  let found = anchors.get(keyword);
  if (found) return found;
  rows ??= index();
  found = (rows.get(keyword) ?? []).flatMap(compile);
  anchors.set(keyword, found);
  return found;
}

function compile({ kind, literal }: Row): readonly Anchor[] {
  const exact = (kind.shapes ?? []).flatMap((shape) =>
    parseShape(shape).map((one) => anchor(kind, literal, one, false)),
  );
  const wider = (kind.wider ?? []).flatMap((shape) => parseShape(shape).map((one) => anchor(kind, literal, one, true)));
  return [...exact, ...wider].filter((one) => one !== null);
}

function anchor(kind: SecretKind, literal: string, sequence: Sequence, wider: boolean): Anchor | null {
  const { anchor: by, marks } = kind.context ?? {};
  const isMark = marks?.includes(literal) === true;
  if (by !== undefined && !isMark) return { kind, variant: makeValue(kind, sequence, wider), by };
  const variant = makeVariant(kind, sequence, literal, wider);
  if (variant !== null) return { kind, variant };
  if (isMark) return null;
  if (kind.literals?.some((other) => holds(sequence, other))) return null;
  if (begins(sequence, literal)) return { kind, variant: makeValue(kind, sequence, wider), by: 'start' };
  return /^[A-Za-z]+$/.test(literal) ? { kind, variant: makeValue(kind, sequence, wider), by: 'near' } : null;
}

function holds(sequence: Sequence, literal: string): boolean {
  return sequence.some((item) => isLiteral(item) && item.text.includes(literal));
}

/** The literal is no part of the sequence, but one of the ways in which its first run can begin. */
function begins([first]: Sequence, literal: string): boolean {
  if (first === undefined || isLiteral(first)) return false;
  return Buffer.from(literal, 'latin1').every((byte) => first.table[byte] === 1);
}

/** True if the text is or begins with a credential that the table knows by its own prefix. */
export function startsWithSecret(text: string): boolean {
  const bytes = Buffer.from(text, 'latin1');
  const span: Span = { start: 0, end: 0 };
  return tableKeywords().some((keyword) => {
    if (!text.startsWith(keyword)) return false;
    return anchorsAt(keyword).some(
      ({ by, variant }) => by === undefined && findVariant(bytes, 0, keyword.length, variant, span, { cut: false }),
    );
  });
}
