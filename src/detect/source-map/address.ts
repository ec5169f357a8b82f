/** Where a map reference or a source root points to, judged by the address alone: nothing is ever fetched. */
import type { Severity } from '../../base/types.ts';

export interface Address {
  readonly what: string;
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

/** Null if the text is no address of another place: a relative path, a data: URL, a bundler's own scheme. */
export function judgeAddress(text: string): Address | null {
  const scheme = /^([a-z][a-z0-9+.-]{0,15}):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 's3' || scheme === 'gs') return { what: 'a storage bucket', severity: 'high', severityIfOpen: 'low' };
  if (scheme === 'file') return { what: 'a file on the build machine', severity: 'medium', severityIfOpen: 'low' };
  if (scheme !== 'http' && scheme !== 'https' && !text.startsWith('//')) return null;
  let host: string;
  try {
    host = new URL(text.startsWith('//') ? `https:${text}` : text).hostname.toLowerCase();
  } catch {
    return null;
  }
  if (isInternal(host)) return { what: 'an internal host', severity: 'high', severityIfOpen: 'low' };
  if (STORAGE.some((pattern) => pattern.test(host))) {
    return { what: 'a storage bucket', severity: 'high', severityIfOpen: 'low' };
  }
  if (PUBLIC_CDN.has(host)) return { what: 'a public CDN', severity: 'info', severityIfOpen: 'info' };
  return { what: 'another server', severity: 'medium', severityIfOpen: 'low' };
}
