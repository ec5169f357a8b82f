/** Literal `Authorization` headers and logins of curl: what servers accept as it stands. Known tokens are reported as such. */
import { Buffer } from 'node:buffer';
import type { Keyword } from '../../base/entry.ts';
import { Secret } from '../../base/evidence.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { Context, Emit, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { classOf } from './alphabet.ts';
import { fixOf } from './grade.ts';
import { isLogin, isStandIn } from './login.ts';
import { entropy, entropyFloor, isPlaceholder, looksInvented } from './placeholder.ts';
import { kindOf, startsWithSecret } from './table.ts';

const AFTER = 1_024;
const CURL = 'curl ';

/**
 * `: "Bearer …"`, `", "Basic …"`, `=Token …` behind the name, and as recordings of requests write it: `: ["Basic …"]`,
 * `:\n  - Basic …`, `", "value": "Basic …"`. The value ends with its quote or its line.
 */
const HEADER =
  /^["'`\\\]]{0,4}\s{0,8}[:=,]{1,2}\s{0,24}(?:["'\\]{0,2}value["'\\]{0,2}\s{0,4}[:=]\s{0,4}|- |\[\s{0,24})?["'`\\]{0,4}(bearer|basic|token|bot|apikey) {1,4}([A-Za-z0-9._~+/=-]{12,900})(?=["'`\\\r\n]|$)/i;
const CURL_LOGIN = /^(?:[^\n;|&]{0,256}?\s)?(?:-u|--user)[ =]{0,4}["']?([^\s"':]{1,128})["']?:["']?([^\s"'\\]{3,256})/;

const SHORTEST_TOKEN = 20;
/** No document needs a real host to show a header: words as passwords stand for something else. */
const NO_HOST = 'example.com';

const isBehindName = classOf(' "\'`\\]:=,');

export const AUTHORIZATION_KEYWORDS: readonly Keyword[] = [
  ...['uthorization', 'UTHORIZATION'].map((text) => ({
    text,
    before: 1,
    after: AFTER,
    guard: (bytes: Uint8Array, _start: number, end: number) => end >= bytes.length || isBehindName[bytes[end]!] === 1,
  })),
  { text: CURL, before: 1, after: AFTER },
];

interface Found {
  readonly scheme: string;
  readonly user: string;
  readonly value: string;
}

export function judgeAuthorization(window: Window, context: Context, _now: number, emit: Emit): void {
  const { bytes, at, keyword } = window;
  const behind = latin1(bytes.subarray(at + keyword.length));
  const found = keyword === CURL ? readCurl(behind) : readHeader(behind);
  if (found === null || startsWithSecret(found.value)) return;
  if (isHarmless(found)) {
    context.suppress();
    return;
  }
  const kind = kindOf('secret-authorization-header');
  const secret = new Secret(found.value);
  const guessable = found.value.length < 16;
  const identity = guessable
    ? `${kind.id} ${found.scheme} ${pathIdentity(window.entry.path, null)}`
    : context.digest(secret);
  emit({
    ruleId: kind.rule,
    severity: kind.severity,
    confidence: kind.confidence,
    identity,
    message: `${found.scheme} credential in a literal Authorization header: whoever reads it can log in`,
    data: { kind: kind.id, provider: kind.provider, scheme: found.scheme },
    evidence: {
      ...context.redact(secret, kind.id, ''),
      ...(guessable ? { id: context.digest(new Secret(identity)).slice(0, 6) } : {}),
    },
    fix: fixOf(kind),
    location: window.locate(at),
    cappedByPath: true,
  });
}

function readHeader(text: string): Found | null {
  const match = HEADER.exec(text);
  if (match === null) return null;
  const scheme = match[1]!.toLowerCase();
  const value = match[2]!;
  if (scheme !== 'basic')
    return value.length >= SHORTEST_TOKEN && !value.startsWith('eyJ') ? { scheme, user: '', value } : null;
  const login = decode(value);
  const split = login.indexOf(':');
  if (split < 0 || !/^[\x20-\x7e]{3,675}$/.test(login)) return null;
  return { scheme, user: login.slice(0, split), value: login.slice(split + 1) };
}

function readCurl(text: string): Found | null {
  const [, user, value] = CURL_LOGIN.exec(text) ?? [];
  return user === undefined || value === undefined ? null : { scheme: 'basic', user, value };
}

function decode(value: string): string {
  return Buffer.from(value, 'base64').toString('latin1');
}

function isHarmless({ scheme, user, value }: Found): boolean {
  if (isPlaceholder(value) || looksInvented(value)) return true;
  if (scheme === 'basic') return !isLogin(user, value, NO_HOST) || isStandIn(user, value, NO_HOST) || /\s/.test(value);
  return !/\d/.test(value) || !/[A-Za-z]/.test(value) || entropy(value) < Math.max(3, entropyFloor(value));
}
