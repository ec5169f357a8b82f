/** Names what stands where a tarball should be; nothing of its content. */
import type { Buffer } from 'node:buffer';
import { isGzip } from './gzip-header.ts';

const MAGICS: readonly (readonly [hex: string, name: string])[] = [
  ['504b0304', 'a zip archive'],
  ['504b0506', 'an empty zip archive'],
  ['28b52ffd', 'data compressed with zstd'],
  ['fd377a585a00', 'data compressed with xz'],
  ['425a68', 'data compressed with bzip2'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['25504446', 'a PDF document'],
  ['7f454c46', 'an executable'],
];

const TEXTS: readonly (readonly [start: string, name: string])[] = [
  ['<!doctype', 'an HTML page'],
  ['<html', 'an HTML page'],
  ['<?xml', 'an XML document'],
  ['{', 'a JSON document'],
  ['[', 'a JSON document'],
];

/** `head`: the first bytes, at most 512; `unknown`: what they are if no name is known for it here. */
export function describe(head: Buffer, unknown: string = 'neither gzip nor tar'): string {
  if (head.length === 0) return 'nothing';
  if (isGzip(head)) return 'gzip data';
  const hex = head.toString('hex', 0, 8);
  const magic = MAGICS.find(([start]) => hex.startsWith(start));
  if (magic) return magic[1];
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  const format = TEXTS.find(([start]) => text.startsWith(start));
  return format ? format[1] : unknown;
}
