/** Private keys in any bytes. A marker alone is nothing: only a body that decodes to a key is reported. */
import { Buffer } from 'node:buffer';
import { Secret } from '../../base/evidence.ts';
import { defineDetector, type Context, type Detector, type Emit, type Emitted, type Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { BARE_KEYS, bareKeyPatience, isBareKey, readBareKey, type Patience } from './bare.ts';
import { DUMPED_KEYS, isDumpMark, readDump } from './dump.ts';
import { isJwkMark, jwkKeywords, readJwk } from './jwk.ts';
import type { KeyMaterial } from './material.ts';
import { readPem } from './pem.ts';
import { isPgpMark, pgpKeywords, readBinaryPgp } from './pgp-binary.ts';
import { readPgp } from './pgp.ts';
import { PUBLISHED_KEYS } from './published.ts';
import { readPutty } from './putty.ts';
import { isStoreMark, judgeStore, judgeStoreInside, STORE_MARKS, wantsStore } from './store.ts';

const PEM = 'PRIVATE KEY-----';
/** As URLs and forms write it. */
const IN_URL = ['PRIVATE%20KEY-----', 'PRIVATE+KEY-----'] as const;
/** Hyphens as escapes and references: frameworks write text so into scripts and pages. */
const ESCAPED = ['\\u002', '\\x2', '&#45;', '&#x2'].map((hyphen) => `PRIVATE KEY${hyphen}`);
const HYPHEN = /\\{1,4}(?:u00|x)2d|&#(?:45|x2d);/gi;
/** A body whose end marker is missing. */
const OPEN_BODY = /^(?:[A-Za-z0-9+/\s]|\\{1,4}[nr/]){64,}={0,2}/;
const END = '-----END';
const PGP = 'PRIVATE KEY BLOCK-----';
const PUTTY = 'PuTTY-User-Key-File-';
/** Base64 of `-----BEGIN`, as deployment files hold keys. */
const ENCODED = 'LS0tLS1CRUdJTi';
const AFTER = 16_384;
/** A private key next to these belongs to the key file of a Google service account. */
const SERVICE_ACCOUNT = /private_key_id|service_account/;
const SERVICE_ACCOUNT_END = /client_email[^@]{1,128}@[a-z0-9.-]{1,64}\.gserviceaccount\.com/;

export const detector: Detector = defineDetector({
  name: 'key',
  rules: ['key-keystore', 'key-private-key', 'secret-gcp-service-account'],
  keywords: [
    { text: PEM, before: 512, after: AFTER },
    ...[...IN_URL, ...ESCAPED].map((text) => ({ text, before: 512, after: AFTER })),
    ...BARE_KEYS.map((text) => ({ text, before: 80, after: AFTER })),
    ...DUMPED_KEYS.map((text) => ({ text, before: 200, after: AFTER })),
    ...STORE_MARKS.map((text) => ({ text, before: 16, after: 16 })),
    { text: PGP, before: 64, after: AFTER },
    ...pgpKeywords(AFTER),
    { text: PUTTY, before: 1, after: AFTER },
    { text: ENCODED, before: 1, after: AFTER },
    ...jwkKeywords(),
  ],
  start(context) {
    const patience = bareKeyPatience();
    return {
      wants: wantsStore,
      content(info, content, emit) {
        const store = judgeStore(info, content);
        if (store !== null) emit(store);
      },
      hit(window, emit: Emit) {
        if (isStoreMark(window.keyword)) {
          const store = judgeStoreInside(window);
          if (store !== null) emit(store);
          return;
        }
        const key = read(window, patience);
        if (key !== null) emit(judge(key, window, context));
      },
    };
  },
});

/** Cuts the window before making text of it, so that dense markers cost no more than their own bytes. */
function read({ keyword, bytes, at }: Window, patience: Patience): KeyMaterial | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const after = at + keyword.length;
  if (keyword === ENCODED) return isBase64(bytes[at - 1]) ? null : readEncoded(latin1(bytes.subarray(at)));
  if (keyword === PUTTY) {
    const next = buffer.indexOf(PUTTY, after);
    return readPutty(latin1(bytes.subarray(at, next === -1 ? bytes.length : next)));
  }
  if (isJwkMark(keyword)) return readJwk(buffer, at, keyword);
  if (isPgpMark(keyword)) return readBinaryPgp(buffer, at, keyword);
  if (isDumpMark(keyword)) return readDump(buffer, at, keyword, patience);
  if (isBareKey(keyword)) return readBareKey(buffer, at, keyword, patience);
  if (ESCAPED.includes(keyword)) return readEscaped(buffer, at, keyword);
  const end = buffer.indexOf('-----', after);
  const isOpen =
    end === -1 ||
    !buffer
      .subarray(end)
      .toString('latin1', 0, END.length + 1)
      .includes(END);
  if (isOpen && keyword === PEM) return readOpen(latin1(bytes.subarray(0, end === -1 ? undefined : end)), at);
  if (end === -1) return null;
  const text = latin1(bytes.subarray(0, end + END.length + 8));
  if (keyword === PGP) return readPgp(text, at);
  return keyword === PEM ? readPem(text, at) : readUrl(text, keyword.includes('+'));
}

/** Without an end marker, the body tells whether it is whole. */
function readOpen(text: string, at: number): KeyMaterial | null {
  const body = OPEN_BODY.exec(text.slice(at + PEM.length))?.[0];
  return body === undefined ? null : readPem(text.slice(0, at) + PEM + body + END, at);
}

/** The end marker holds the keyword once more. */
function readEscaped(buffer: Buffer, at: number, keyword: string): KeyMaterial | null {
  const next = buffer.indexOf(keyword, at + keyword.length);
  if (next === -1) return null;
  const text = buffer.toString('latin1', 0, next).replaceAll(HYPHEN, '-');
  return readPem(text, text.lastIndexOf(PEM, text.lastIndexOf(END)));
}

function isBase64(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
}

/** A blank in a form is a plus sign, and a plus sign is escaped. Elsewhere it may stand for itself. */
function readUrl(text: string, isForm: boolean): KeyMaterial | null {
  const plain = (isForm ? text.replaceAll('+', ' ') : text).replaceAll(/%([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return readPem(plain, plain.lastIndexOf(PEM, plain.lastIndexOf('-----END')));
}

function readEncoded(text: string): KeyMaterial | null {
  const run = /^(?:[A-Za-z0-9+/\s]|\\{1,3}[nr]?){80,16400}={0,2}/.exec(text);
  if (run === null) return null;
  const decoded = Buffer.from(run[0].replaceAll(/\\{1,3}[nr]?/g, ''), 'base64').toString('latin1');
  const key = decoded.includes(PGP) ? readPgp(decoded, decoded.indexOf(PGP)) : readPem(decoded, decoded.indexOf(PEM));
  return key === null ? null : { ...key, kind: 'secret-private-key-base64', prefix: ENCODED };
}

function judge(key: KeyMaterial, window: Window, context: Context): Emitted {
  const { identity, encrypted, kind } = key;
  const published = PUBLISHED_KEYS.get(identity.digest);
  const algorithm = identity.algorithm === null ? '' : ` (${identity.algorithm})`;
  const secret = new Secret(key.value);
  const unpublished = encrypted ? 'medium' : 'critical';
  const isAccount = window.keyword === PEM && isServiceAccount(latin1(window.bytes), window.at);
  return {
    ruleId: isAccount ? 'secret-gcp-service-account' : 'key-private-key',
    severity: published === undefined ? unpublished : 'info',
    confidence: 'certain',
    identity: identity.digest,
    message: `${isAccount ? 'Google service account: ' : ''}${describe(published, encrypted, algorithm)}`,
    data: {
      kind: isAccount ? 'secret-google-service-account' : kind,
      encrypted,
      algorithm: identity.algorithm,
      published: published ?? null,
      publicKeySha256: identity.digest,
    },
    evidence: context.redact(secret, kind, key.prefix),
    location: window.locate(window.at),
    cappedByPath: true,
  };
}

/** The key stands between `private_key_id` and `client_email` of one JSON object, in that order as Google writes it. */
function isServiceAccount(text: string, at: number): boolean {
  const end = text.indexOf('-----END', at);
  return (
    SERVICE_ACCOUNT.test(text.slice(0, at)) || (end !== -1 && SERVICE_ACCOUNT_END.test(text.slice(end, end + 512)))
  );
}

function describe(published: string | undefined, encrypted: boolean, algorithm: string): string {
  if (published !== undefined) return `private key that is public already: ${published}`;
  if (encrypted) return `private key${algorithm}, encrypted: only its passphrase stands between a reader and the key`;
  return `private key${algorithm}, not encrypted`;
}
