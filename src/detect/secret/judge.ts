/** Weighs what was found: placeholder, check, context, other half. One verdict per value. */
import { Secret } from '../../base/evidence.ts';
import { hideValue } from '../../base/hidden.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import type { Context, Emitted, Window } from '../define.ts';
import { nameAround } from './assigned.ts';
import { runCheck, type CheckResult } from './check.ts';
import { describe, fixOf, gradeOf, isArithmetic, isWrong, type Proof } from './grade.ts';
import { fulfils } from './needs.ts';
import { findPair } from './pair.ts';
import { entropy, entropyFloor, isGlued, isPlaceholder, looksInvented } from './placeholder.ts';
import { publishedName } from './published.ts';
import { kindOf, type Anchor } from './table.ts';
import { plainValue, type Span } from './variant.ts';

/** Fixed text shorter than this is no proof of anything by itself. */
const DISTINCTIVE = 5;
/** Comments and documents introduce what was never valid. */
const SAMPLE = /\b(?:e\.g\.|(?:for )?example)[\s):,]{1,6}["'`]?$/i;
/** In front of a value that is quoted or assigned, in whatever writing. */
const ASSIGNED = /(?:["'`=:][([{<\s\\]{0,4}(?:bearer )?|%22|[ux]0{0,2}22|&quot;)$/i;
const LONGEST_REST = 64;
/** Padding that the shape has no place for: it is something else in base64. */
const PADDED = /^={1,2}(?:["'`\s]|$)/;
/** The line so far, in a block comment. */
const DOC_LINE = /\n[ \t]{0,40}\*[^\n]{0,400}$/;

export interface Match {
  readonly anchor: Anchor;
  readonly span: Span;
}

/** A judged value: what to report, and which less specific kinds it replaces. */
export interface Judged {
  readonly kind: SecretKind;
  readonly wider: boolean;
  readonly emitted: Emitted;
}

/** Null for what is no credential of this kind. `text` shows the window, one character per byte. */
export function judgeMatch(
  { anchor, span }: Match,
  window: Window,
  text: string,
  context: Context,
  now: number,
): Judged | null {
  const { kind, variant } = anchor;
  const value = plainValue(text.slice(span.start, span.end));
  const prefix = value.startsWith(variant.prefix) ? variant.prefix : '';
  const body = value.slice(prefix.length);
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  if (kind.notAfter?.some((part) => before.endsWith(part))) return null;
  if (kind.needs && !fulfils(prefix === '' ? value : body, kind.needs)) return null;
  if (kind.assigned && !ASSIGNED.test(before)) return null;
  const named = isNamed(anchor, before, after, window.keyword);
  if (kind.context?.role === 'required' && !named) return null;
  const check = runCheck(kind, { value, prefix, before, after, now });
  if (check === 'invalid' && isRefuted(anchor)) return null;
  const proven = check === 'valid' && isArithmetic(kind.check?.name);
  const random = entropy(body);
  if (!proven && PADDED.test(after)) return null;
  if (!proven && (isPlaceholder(body) || isGlued(body) || random < entropyFloor(body) / 2)) {
    context.suppress();
    return null;
  }
  const weak = !proven && (random < entropyFloor(body) || looksInvented(body));
  if (weak && prefix.length < DISTINCTIVE && anchor.by !== 'near') return null;
  const published = publishedName(prefix.endsWith('=') ? body : value);
  if (published !== undefined && kind.publicByDesign) {
    context.suppress();
    return null;
  }
  const other = kind.pair ? findPair(window.bytes, text, span, kind, kind.pair) : null;
  if (kind.pair?.required && other === null) return null;
  const proof: Proof = {
    kind: pairKind(kind, other !== null),
    check,
    loose: variant.wider || (check === 'invalid' && kind.check?.wrong === 'doubt'),
    weak,
    sample: !proven && isSample(kind, before),
    testMode: kind.testMode?.some((start) => value.startsWith(start)) ?? false,
    named: anchor.by === undefined || anchor.by === 'start' ? named : hasExactName(kind, window),
    paired: other !== null,
    published,
  };
  hideValue(body + restOf(before, after));
  const secret = new Secret(secretOf(value, prefix, body, other?.value));
  const emitted = report(kind, proof, secret, other === null ? prefix : '', window, span, context);
  return { kind, wider: variant.wider, emitted };
}

/** A wrong checksum refutes what does not have the right length either. */
function isRefuted({ kind: { check }, variant }: Anchor): boolean {
  return check?.wrong === 'reject' || (check?.wrong === 'demote' && variant.wider && isArithmetic(check.name));
}

/** Said to be an example; or a value without a form of its own in a documentation comment. */
function isSample({ confidence }: SecretKind, before: string): boolean {
  return SAMPLE.test(before.slice(-32)) || (confidence === 'possible' && DOC_LINE.test(before));
}

/** The name that the value is assigned to is the one that the provider's own documentation uses. */
function hasExactName({ context }: SecretKind, { bytes, at, keyword }: Window): boolean {
  return context?.exact?.includes(nameAround(bytes, at, at + keyword.length)) ?? false;
}

/** What the shape leaves of a value in quotes. */
function restOf(before: string, after: string): string {
  const quote = /["'`]$/.exec(before)?.[0];
  return quote === undefined ? '' : after.slice(0, Math.max(0, after.slice(0, LONGEST_REST).indexOf(quote)));
}

/** A pair is known by its secret half; a connection string by its key. */
function secretOf(value: string, prefix: string, body: string, other: string | undefined): string {
  return other ?? (prefix.endsWith('=') ? body : value);
}

function pairKind(kind: SecretKind, paired: boolean): SecretKind {
  const id = paired ? kind.pair?.kind : undefined;
  return id === undefined ? kind : { ...kindOf(id), ...(kind.pair ? { pair: kind.pair } : {}) };
}

/** True if a word of the context stands near; kinds that are found by a word have it by their keyword. */
function isNamed({ kind, by }: Anchor, before: string, after: string, keyword: string): boolean {
  const { words, before: reach = 0, after: beyond = 0 } = kind.context ?? {};
  if (kind.context?.marks?.includes(keyword)) return true;
  if (words === undefined) return by === 'assigned' || by === 'near' || keyword === '';
  const around = `${before.slice(Math.max(0, before.length - reach))}\n${after.slice(0, beyond)}`.toLowerCase();
  return words.some((word) => around.includes(word));
}

function report(
  row: SecretKind,
  proof: Proof,
  secret: Secret,
  prefix: string,
  window: Window,
  span: Span,
  context: Context,
): Emitted {
  const { kind, check } = proof;
  const shown = evidenceCheck(row, check);
  return {
    ruleId: kind.rule,
    ...gradeOf(proof),
    identity: context.digest(secret),
    message: describe(proof),
    data: {
      kind: kind.id,
      provider: kind.provider,
      ...(shown === undefined ? {} : { checksum: shown }),
      ...(proof.paired ? { pair: true } : {}),
      ...(proof.published === undefined ? {} : { published: proof.published }),
    },
    evidence: context.redact(secret, kind.id, prefix, shown),
    fix: fixOf(kind),
    location: window.locate(span.start),
    cappedByPath: !(check === 'valid' && isArithmetic(row.check?.name)),
  };
}

function evidenceCheck(kind: SecretKind, check: CheckResult): 'valid' | 'invalid' | undefined {
  if (isWrong(kind, check)) return 'invalid';
  return check === 'valid' ? 'valid' : undefined;
}

/** Drops kinds that another one of the same place refines, and looser shapes where an exact one fits. */
export function mostSpecific(found: readonly Judged[]): readonly Judged[] {
  if (found.length < 2) return found;
  const refined = new Set(found.flatMap(({ kind }) => kind.refines ?? []));
  const left = found.filter(({ kind }) => !refined.has(kind.id));
  const exact = left.filter(({ wider }) => !wider);
  const [best] = exact.length > 0 ? exact : left;
  return best ? [best] : [];
}
