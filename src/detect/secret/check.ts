/** Runs the check of a kind on a value: arithmetic, or decoding of what the value is made of. */
import { Buffer } from 'node:buffer';
import type { CheckName, KindCheck, SecretKind } from '../../rules/secret/kinds/define.ts';
import { bech32Checksum, crcBase36, crcBase62, crcBase64, crcBytes, crcHex, shaBase32 } from './checksum.ts';

export interface Candidate {
  /** As the provider issued it, escapes undone. */
  readonly value: string;
  /** Fixed text at its start. */
  readonly prefix: string;
  /** What stands before and behind it in the window. */
  readonly before: string;
  readonly after: string;
  /** Milliseconds since the epoch: some credentials expire. */
  readonly now: number;
}

/** `expired`: it was right once. Null if the form has nothing to check. */
export type CheckResult = 'valid' | 'invalid' | 'expired' | null;

type Check = (candidate: Candidate, check: KindCheck) => CheckResult;

const SAS_FIELDS = /[?&;](sv|se|sig)=([^&"'\s<>\\]{1,128})/g;

const CHECKS: Readonly<Record<CheckName, Check>> = {
  'crc32-base62': ({ value, prefix }) => tail(body(value, prefix), 6, crcBase62),
  'crc32-hex': ({ value, prefix }) => tail(body(value, prefix).replace(/_(?=.{8}$)/, ''), 8, crcHex),
  'crc32-hex-whole': ({ value }) => tail(value, 8, (rest) => crcHex(rest).toUpperCase()),
  'crc32-base64': ({ value, prefix }) => tail(body(value, prefix), 6, crcBase64),
  'crc32-base36': ({ value }) => tail(value, 7, crcBase36),
  'crc32-bytes': ({ value, prefix }) => {
    const bytes = Buffer.from(body(value, prefix), 'base64');
    return verdict(crcBytes(bytes.subarray(0, -8)).equals(bytes.subarray(-8)));
  },
  // The last eight characters are behind the checksum.
  'sha256-base32': ({ value }) => tail(value.slice(0, -8), 8, shaBase32),
  bech32: ({ value }) => {
    const split = value.lastIndexOf('1');
    return tail(value.slice(split + 1), 6, (data) => bech32Checksum(value.slice(0, split), data));
  },
  marker: ({ value }, { text = '' }) => verdict(value.includes(text)),
  'base64-text': ({ value }, { text = '', skip = 0 }) => {
    return verdict(Buffer.from(value.slice(skip), 'base64').toString('latin1').includes(text));
  },
  'base64-digits': ({ value }) => {
    return verdict(/^\d{17,21}$/.test(Buffer.from(value.slice(0, value.indexOf('.')), 'base64url').toString('latin1')));
  },
  'base64-record': ({ value }) => {
    const record = Buffer.from(value.slice(value.lastIndexOf('-') + 1), 'base64').toString('latin1');
    return /^(?:\d+-){3,8}[0-9a-f]+$/.test(record) ? verdict(/-[0-9a-f]{64}$/.test(record)) : null;
  },
  'json-body': ({ value, prefix }, { text = '' }) => {
    const start = value.indexOf('eyJ');
    const encoded = value.slice(start < 0 ? prefix.length : start).split('_')[0]!;
    return verdict(isJsonObject(encoded) && Buffer.from(encoded, 'base64').includes(text));
  },
  'json-segment': ({ value }) => {
    const segment = /(?:^|[._])(eyJ[\w-]{8,2048})\./.exec(value)?.[1];
    return verdict(segment !== undefined && isJsonObject(segment));
  },
  presigned: ({ before, after, now }) => presigned(before + after.slice(0, 512), now),
  sas: ({ value, before, after, now }) => sas(value, `${before}${value}${after}`, now),
};

export function runCheck({ check }: SecretKind, candidate: Candidate): CheckResult {
  return check === undefined ? null : CHECKS[check.name](candidate, check);
}

function verdict(valid: boolean): CheckResult {
  return valid ? 'valid' : 'invalid';
}

function body(value: string, prefix: string): string {
  return value.slice(prefix.length);
}

function tail(text: string, length: number, sum: (rest: string) => string): CheckResult {
  return verdict(text.length > length && sum(text.slice(0, -length)) === text.slice(-length));
}

/** True if the text is base64 or base64url of a JSON object; where it ends is not looked at. */
function isJsonObject(encoded: string): boolean {
  const text = Buffer.from(encoded, 'base64').toString('utf8').trim();
  if (!/^\{\s*"[^"]{1,64}"\s*:/.test(text)) return false;
  return !text.slice(0, 16).includes('\ufffd');
}

/** A signed S3 URL: X-Amz-Date and X-Amz-Expires (seconds) stand in the same query. */
function presigned(query: string, now: number): CheckResult {
  const date = /X-Amz-Date=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/.exec(query);
  const seconds = /X-Amz-Expires=(\d{1,7})/.exec(query)?.[1];
  if (date === null || seconds === undefined) return null;
  const [, year, month, day, hour, minute, second] = date.map(Number);
  const signed = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  return signed + Number(seconds) * 1_000 < now ? 'expired' : null;
}

/** A shared access signature: 32 bytes in base64, a service version beside it, an end in the future. */
function sas(value: string, query: string, now: number): CheckResult {
  const fields = new Map<string, string>();
  for (const [, name = '', text = ''] of query.matchAll(SAS_FIELDS)) fields.set(name, decode(text));
  const signature = Buffer.from(value.slice('sig='.length), 'base64');
  if (signature.length !== 32 || !/^\d{4}-\d{2}-\d{2}$/.test(fields.get('sv') ?? '')) return 'invalid';
  const end = Date.parse(fields.get('se') ?? '');
  return end < now ? 'expired' : 'valid';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
