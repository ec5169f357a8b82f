/** Makes credentials from the rows of the table, at run time and from a seed: no value is ever written down. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { members } from '../../src/detect/secret/alphabet.ts';
import {
  bech32Checksum,
  crcBase36,
  crcBase62,
  crcBase64,
  crcBytes,
  crcHex,
  shaBase32,
} from '../../src/detect/secret/checksum.ts';
import { fulfils } from '../../src/detect/secret/needs.ts';
import { entropy, entropyFloor, isPlaceholder, looksInvented } from '../../src/detect/secret/placeholder.ts';
import { isLiteral, OPEN_END, parseShape, type Sequence } from '../../src/detect/secret/shape.ts';
import { findVariant, makeValue } from '../../src/detect/secret/variant.ts';
import type { SecretKind } from '../../src/rules/secret/kinds/define.ts';
import { randomText, uuid } from './tokens.ts';
import { seeded } from './walk.ts';

export interface Sample {
  readonly kind: SecretKind;
  readonly value: string;
  /** The value with the words that it needs around it, on one line. */
  readonly text: string;
}

type Random = (limit: number) => number;

const ATTEMPTS = 4_000;

/** Kinds that the shapes find, without a detector of their own. */
export function isShaped(kind: SecretKind): boolean {
  return kind.detector === undefined;
}

/** One sample per shape and seed. Throws if the row cannot be fulfilled. */
export function samplesOf(kind: SecretKind, seed: string): Sample[] {
  return (kind.shapes ?? []).flatMap((shape, index) => {
    const random = seeded(hash(`${kind.id} ${index} ${seed}`));
    const sequences = parseShape(shape);
    return sequences.map((sequence) => sampleOf(kind, sequence, random));
  });
}

function sampleOf(kind: SecretKind, sequence: Sequence, random: Random): Sample {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const value = withCheck(kind, draw(sequence, random), random, attempt);
    if (value !== null && fits(kind, sequence, value)) return { kind, value, text: inContext(kind, value, random) };
  }
  throw new Error(`${kind.id}: no sample in ${ATTEMPTS} attempts`);
}

function draw(sequence: Sequence, random: Random): string {
  return sequence
    .map((item) => {
      if (isLiteral(item)) return item.text;
      const most = item.max === OPEN_END ? item.min + 24 : item.max;
      const length = item.min + random(most - item.min + 1);
      const alphabet = members(item.table);
      return Array.from({ length }, () => alphabet[random(alphabet.length)]!).join('');
    })
    .join('');
}

/** The value belongs to the shape, whole, and nothing about it looks made up. */
function fits(kind: SecretKind, sequence: Sequence, value: string): boolean {
  const span = { start: 0, end: 0 };
  const variant = makeValue({ ...kind, left: 'alnum' }, sequence, false);
  if (!findVariant(Buffer.from(value, 'latin1'), 0, 0, variant, span, { cut: false })) return false;
  const body = value.slice(variant.prefix.length);
  if (span.end !== value.length || isPlaceholder(body) || looksInvented(body)) return false;
  if (entropy(body) < entropyFloor(body)) return false;
  return kind.needs === undefined || fulfils(variant.prefix === '' ? value : body, kind.needs);
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const char of text) value = Math.imul(value ^ char.charCodeAt(0), 16_777_619);
  return value >>> 0;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The drawn value with a right checksum or a body that decodes. */
function withCheck(kind: SecretKind, drawn: string, random: Random, attempt: number): string | null {
  const prefix = /^(?:[A-Za-z0-9]+[_-])?/.exec(drawn)![0];
  const salt = randomText(`${random(2 ** 31)}`, 400);
  const json = {
    k: salt.slice(0, 40 + random(20)),
    n: 'name',
    iat: 1_700_000_000,
    url: 'https://sentry.example',
    u: 'a',
    a: salt.slice(0, 30),
  };
  switch (kind.check?.name) {
    case 'crc32-base62':
      return drawn.slice(0, -6) + crcBase62(drawn.slice(prefix.length, -6));
    case 'crc32-hex':
      return drawn.slice(0, -8) + crcHex(drawn.slice(prefix.length, -8).replace(/_$/, ''));
    case 'crc32-hex-whole':
      return drawn.slice(0, -8) + crcHex(drawn.slice(0, -8)).toUpperCase();
    case 'crc32-base64':
      return drawn.slice(0, -6) + crcBase64(drawn.slice(4, -6));
    case 'crc32-base36':
      return drawn.slice(0, -7) + crcBase36(drawn.slice(0, -7));
    case 'crc32-bytes': {
      const inner = Buffer.from(base64(salt.slice(0, 43)));
      return prefix + Buffer.concat([inner, crcBytes(inner)]).toString('base64');
    }
    case 'sha256-base32':
      return drawn.slice(0, -16) + shaBase32(drawn.slice(0, -16)) + drawn.slice(-8);
    case 'bech32':
      return drawn.slice(0, -6) + bech32Checksum(drawn.slice(0, -59), drawn.slice(-58, -6));
    case 'marker':
      return drawn.slice(0, 24) + kind.check.text! + drawn.slice(24 + kind.check.text!.length);
    case 'base64-text':
      return (
        drawn.slice(0, kind.check.skip ?? 0) + base64(`${kind.check.text!}${'01:'}${salt.slice(0, attempt % 300)}`)
      );
    case 'base64-digits':
      return drawn.replace(
        /^[^.]*/,
        base64(
          String(10 + random(90)) + String(random(2 ** 31)).padStart(10, '1') + String(random(900_000) + 100_000),
        ).replaceAll('=', ''),
      );
    case 'base64-record': {
      const numbers = Array.from({ length: drawn.startsWith('xoxe-') ? 3 : 4 }, () => 10 ** 12 + random(2 ** 31));
      const record = `2-2-${numbers.join('-')}-${createHash('sha256').update(salt).digest('hex')}`;
      return drawn.replace(/[^-]*$/, base64(record).replaceAll('=', ''));
    }
    case 'json-body': {
      if (drawn.startsWith('sntrys_')) return drawn.replace(/(?<=^sntrys_).*(?=_.{43}$)/, base64(JSON.stringify(json)));
      return (
        drawn.slice(0, drawn.indexOf('eyJ') < 0 ? prefix.length : drawn.indexOf('eyJ')) + base64(JSON.stringify(json))
      );
    }
    case 'json-segment':
      if (/^[spt]k\./.test(drawn))
        return `${drawn.slice(0, 3)}${base64url({ u: 'name', a: salt.slice(0, 28) })}.${salt.slice(0, 22)}`;
      return `${/^[a-z]+_\d+_/.exec(drawn)?.[0] ?? ''}${base64url({ alg: 'RS256' })}.${base64url({ iss: '1', jti: salt.slice(0, 20) })}.${salt.slice(0, 86)}`;
    case 'sas':
      return `sig=${encodeURIComponent(Buffer.from(salt.slice(0, 32)).toString('base64'))}`;
    default:
      return drawn;
  }
}

/** Puts the words around the value that its row asks for. */
function inContext(kind: SecretKind, value: string, random: Random): string {
  if (kind.check?.name === 'sas')
    return `https://acct.blob.core.example/c?sv=2022-11-02&se=2099-01-01T00%3A00%3A00Z&sr=c&${value}`;
  const { context } = kind;
  const half = kind.pair?.required ? ` "${uuid(value).replaceAll('-', '')}"` : '';
  if (context?.anchor === undefined) {
    if (!kind.literals!.some((literal) => value.includes(literal))) return `${context!.words![0]!}("${value}")`;
    const word = context?.role === 'required' ? `${context.words![0]!}=x;` : '';
    return kind.assigned ? `${word}key="${value}"${half}` : `${word}${value}${half}`;
  }
  const words = kind.literals!.filter((literal) => !context.marks?.includes(literal));
  const word = words[random(words.length)]!;
  if (/[ =([:]$/.test(word)) return `${word}${/[([]$/.test(word) ? '"' : ''}${value}`;
  const near = context.words ? `${context.words[0]!}: ` : '';
  return `${near}${word}${context.nameParts ? `_${context.nameParts[0]!}` : ''}="${value}"${half}`;
}
