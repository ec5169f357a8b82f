/** JSON Web Tokens (RFC 7519), read by hand: three base64url segments, header and payload decoded, expiry respected. */
import { Buffer } from 'node:buffer';
import type { Keyword } from '../../base/entry.ts';
import { Secret } from '../../base/evidence.ts';
import type { Confidence, Severity } from '../../base/types.ts';
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import type { Context, Emit, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { byteClass, classOf } from './alphabet.ts';
import { endsEscape } from './boundary.ts';
import { fixOf } from './grade.ts';
import { kindOf } from './table.ts';

const DOT = 0x2e;
const SHORTEST = 10;
const LONGEST = 8_192;
const DAY = 86_400;

const isBase64url = byteClass('b64u');
/** Inside of a longer run of segments no token begins: that keeps dense repetitions linear. */
const isInside = classOf('A-Za-z0-9+/_.-');

export const JWT_KEYWORDS: readonly Keyword[] = [
  { text: 'eyJ', before: 256, after: LONGEST, guard: (bytes, start) => endOfToken(bytes, start) !== 0 },
];

/** Index behind the third segment; 0 if there are no three segments, -1 if the bytes end before that is known. */
function endOfToken(bytes: Uint8Array, start: number): number {
  if (start > 0 && isInside[bytes[start - 1]!] === 1 && !endsEscape(bytes, start)) return start < 24 ? -1 : 0;
  let at = start;
  for (let segment = 0; segment < 3; segment++) {
    const from = at;
    while (at < bytes.length && at - start < LONGEST && isBase64url[bytes[at]!] === 1) at++;
    if (at >= bytes.length) return segment === 2 && at - from >= SHORTEST ? at : -1;
    if (at - from < SHORTEST) return 0;
    if (segment === 2) return at;
    if (bytes[at] !== DOT) return 0;
    at++;
  }
  return 0;
}

interface Claims {
  readonly [name: string]: unknown;
}

export function judgeJwt(window: Window, context: Context, now: number, emit: Emit): void {
  const { bytes, at } = window;
  const end = endOfToken(bytes, at);
  if (end <= 0) return;
  const token = latin1(bytes.subarray(at, end));
  const [head = '', body = ''] = token.split('.');
  const header = decodeSegment(head);
  const payload = decodeSegment(body);
  if (typeof header?.['alg'] !== 'string' || payload === null) return;
  if (header['alg'] === 'none' || isSample(payload) || isOver(payload, now)) {
    context.suppress();
    return;
  }
  const before = latin1(bytes.subarray(0, at));
  const kind = kindOf(kindIdOf(payload, before));
  const secret = new Secret(token);
  emit({
    ruleId: kind.rule,
    ...grade(kind, payload, before),
    identity: context.digest(secret),
    message: describe(kind, payload),
    data: { kind: kind.id, provider: kind.provider, expires: typeof payload['exp'] === 'number' },
    evidence: context.redact(secret, kind.id, 'eyJ'),
    fix: fixOf(kind),
    location: window.locate(at),
    cappedByPath: true,
  });
}

function decodeSegment(segment: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : null;
  } catch {
    return null;
  }
}

/** The token on the front page of jwt.io, and its many copies. */
function isSample({ iat, sub, name }: Claims): boolean {
  return iat === 1_516_239_022 || (sub === '1234567890' && /^(?:John|Jane) Doe$/.test(String(name)));
}

/** Expired, or made to live for less than a day. */
function isOver({ exp, iat }: Claims, now: number): boolean {
  if (typeof exp !== 'number') return false;
  return exp * 1_000 < now || (typeof iat === 'number' && exp - iat < DAY);
}

function kindIdOf({ role, iss, sub }: Claims, before: string): string {
  if (/prisma(?:\+postgres)?:\/\/[\w.-]{1,128}\/?\?api_key=$/.test(before)) return 'secret-prisma-accelerate-url';
  if (isSupabase(role, iss)) return 'secret-supabase-service-role';
  if (/jf(?:rt|ac)@/.test(`${String(iss)} ${String(sub)}`)) return 'secret-jfrog-identity-token';
  return /libsql:\/\/|turso/i.test(before.slice(-200)) ? 'secret-turso-token' : 'secret-generic-jwt';
}

function isSupabase(role: unknown, iss: unknown): boolean {
  return (role === 'service_role' || role === 'anon') && String(iss).includes('supabase');
}

function grade(
  kind: SecretKind,
  { role, exp }: Claims,
  before: string,
): { severity: Severity; confidence: Confidence } {
  if (role === 'anon') return { severity: 'info', confidence: 'certain' };
  const assigned = /(?:token|bearer|auth|jwt)[\w"'`\s:=(-]{0,24}$/i.test(before);
  if (kind.id !== 'secret-generic-jwt') return { severity: kind.severity, confidence: 'likely' };
  return { severity: 'medium', confidence: assigned || exp !== undefined ? 'likely' : 'possible' };
}

function describe({ provider, title }: SecretKind, { role }: Claims): string {
  if (role === 'anon') return 'Supabase key of the role anon, public by design';
  return `${provider === 'generic' ? '' : `${provider} `}${title}: whoever has it is its subject until it expires`;
}
