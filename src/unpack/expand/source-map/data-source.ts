/**
 * Source text in the place of a source's name: a `data:` URL (RFC 2397). Sass writes one for every text that comes from no file,
 * bundlers do for modules that were imported from such a URL.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo } from '../../../base/entry.ts';
import type { ContentWriter } from './content-writer.ts';
import { displayName } from './display-name.ts';
import type { MapPart, MapRecord } from './map-record.ts';

/** No source that is worth a word is shorter; the rest are names. */
const LEAST = 1_024;
/** Of a name that is one. */
const MAX_NAME = 4_096;
const HEAD = /^data:([^,]{0,256}),/i;
const ASSET = /^(?:image|audio|video|font)\//i;
const BASE64 = /;\s{0,8}base64$/i;

/** The bytes of a payload in which they may be percent-encoded. */
function unescapePercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** The text that the URL holds, null if it holds none, a picture, or next to nothing. */
function dataSource(name: string): string | null {
  const [head, type] = HEAD.exec(name) ?? [];
  if (head === undefined || ASSET.test(type!)) return null;
  const payload = unescapePercent(name.slice(head.length));
  const text = BASE64.test(type!) ? Buffer.from(payload, 'base64').toString('utf8') : payload;
  return text.length >= LEAST && !text.includes('\0') ? text : null;
}

/** Adds an element of `sources`. */
export function addSource(
  name: string | null,
  record: MapRecord,
  part: MapPart,
  info: EntryInfo,
  content: ContentWriter,
): void {
  const text = name === null ? null : dataSource(name);
  if (text === null || !content.mayDecode(info)) return record.addSource(name?.slice(0, MAX_NAME) ?? null);
  const index = record.names.length - part.ranges.at(-1)!.start;
  part.named.push(content.whole(info, displayName(null, null, index), index, text));
  record.addSource(null);
}
