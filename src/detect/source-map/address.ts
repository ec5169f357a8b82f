/** Where a map reference or a source root points to, judged by the address alone: nothing is ever fetched. */
import type { Severity } from '../../base/types.ts';

export interface Address {
  readonly what: string;
  /** The host or bucket alone, because an address may carry credentials or a signed query; null if there is none. */
  readonly host: string | null;
  readonly severity: Severity;
  readonly severityIfOpen: Severity;
}

const STORAGE = [
  /(?:^|\.)s3[.-][a-z0-9-]{1,32}\.amazonaws\.com$/,
  /(?:^|\.)s3\.amazonaws\.com$/,
  /\.r2\.cloudflarestorage\.com$/,
  /\.r2\.dev$/,
  /(?:^|\.)storage\.googleapis\.com$/,
  /\.blob\.core\.windows\.net$/,
  /\.digitaloceanspaces\.com$/,
];
const PUBLIC_CDN: ReadonlySet<string> = new Set([
  'unpkg.com',
  'cdn.jsdelivr.net',
  'esm.sh',
  'cdnjs.cloudflare.com',
  'raw.githubusercontent.com',
]);
const INTERNAL_SUFFIX = /\.(?:local|internal|intranet|corp|lan|home|localdomain|private)$/;
const PRIVATE_ADDRESS = /^(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

function isInternal(host: string): boolean {
  return host === 'localhost' || !host.includes('.') || INTERNAL_SUFFIX.test(host) || PRIVATE_ADDRESS.test(host);
}

const GRAVE = { severity: 'high', severityIfOpen: 'low' } as const;
const MIDDLE = { severity: 'medium', severityIfOpen: 'low' } as const;
const NONE = { severity: 'info', severityIfOpen: 'info' } as const;

const SCHEMES: ReadonlySet<string | undefined> = new Set(['s3', 'gs', 'file', 'http', 'https']);

/** Host or bucket of an address, in lower case; empty where there is none. */
function hostOf(text: string): string | null {
  try {
    return new URL(text.startsWith('//') ? `https:${text}` : text).hostname.toLowerCase();
  } catch {
    return null;
  }
}

/** Null if the text is no address of another place: a relative path, a data: URL, a bundler's own scheme. */
export function judgeAddress(text: string): Address | null {
  const scheme = /^([a-z][a-z0-9+.-]{0,15}):/i.exec(text)?.[1]?.toLowerCase();
  // Nearly all texts are paths: what cannot be an address is not parsed as one.
  if (!text.startsWith('//') && !SCHEMES.has(scheme)) return null;
  const host = hostOf(text);
  if (host === null) return null;
  if (scheme === 's3' || scheme === 'gs') return { what: 'a storage bucket', host: host || null, ...GRAVE };
  if (scheme === 'file') return { what: 'a file on the build machine', host: host || null, ...MIDDLE };
  if (isInternal(host)) return { what: 'an internal host', host, ...GRAVE };
  if (STORAGE.some((pattern) => pattern.test(host))) return { what: 'a storage bucket', host, ...GRAVE };
  if (PUBLIC_CDN.has(host)) return { what: 'a public CDN', host, ...NONE };
  return { what: 'another server', host, ...MIDDLE };
}
