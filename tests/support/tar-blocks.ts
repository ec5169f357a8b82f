/** Builds tar blocks by hand, valid or odd: every field can be set to what no library would write. */
import { Buffer } from 'node:buffer';

export const BLOCK = 512;
export const END: Buffer = Buffer.alloc(2 * BLOCK);

export interface HeaderFields {
  readonly name?: string | Buffer;
  readonly size?: number | string | Buffer;
  readonly type?: string;
  readonly link?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly owner?: string;
  readonly prefix?: string;
  /** False for a block without the ustar magic. */
  readonly ustar?: boolean;
  /** Bytes to put anywhere, before the checksum is made. */
  readonly raw?: readonly (readonly [at: number, bytes: string | Buffer])[];
  readonly checksum?: string;
  /** What follows the digits of a right checksum: NUL and blank by the standard, the other way round by npm. */
  readonly checksumEnd?: string;
}

function octal(value: number, digits: number): string {
  return `${value.toString(8).padStart(digits, '0')}\0`;
}

function put(block: Buffer, at: number, bytes: string | Buffer): void {
  Buffer.from(bytes).copy(block, at);
}

/** One header block with a right checksum unless one is given. */
export function header(fields: HeaderFields = {}): Buffer {
  const block = Buffer.alloc(BLOCK);
  const { name = 'package/a.js', size = 0, type = '0', link = '', mode = 0o644, uid = 0, ustar = true } = fields;
  put(block, 0, name);
  put(block, 100, octal(mode, 7));
  put(block, 108, octal(uid, 7));
  put(block, 116, octal(0, 7));
  put(block, 124, typeof size === 'number' ? octal(size, 11) : size);
  put(block, 136, octal(499_162_500, 11));
  put(block, 156, type);
  put(block, 157, link);
  if (ustar) put(block, 257, 'ustar\u000000');
  put(block, 265, fields.owner ?? '');
  put(block, 345, fields.prefix ?? '');
  for (const [at, bytes] of fields.raw ?? []) put(block, at, bytes);
  block.fill(' ', 148, 156);
  let sum = 0;
  for (const byte of block) sum += byte;
  put(block, 148, fields.checksum ?? `${sum.toString(8).padStart(6, '0')}${fields.checksumEnd ?? '\0 '}`);
  return block;
}

export function padded(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** A header, its body and the padding; the size is that of the content unless given. */
export function member(content: string | Buffer = '', fields: HeaderFields = {}): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([header({ size: bytes.length, ...fields }), padded(bytes)]);
}

export function paxRecord(key: string, value: string | Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** A pax header with those records. */
export function pax(records: Readonly<Record<string, string | Buffer>>, fields: HeaderFields = {}): Buffer {
  const body = Object.entries(records).map(([key, value]) => paxRecord(key, value));
  return member(Buffer.concat(body), { name: 'PaxHeader/a.js', type: 'x', ...fields });
}

/** A GNU long name (`L`), long link (`K`) or the old form (`N`). */
export function gnuLong(text: string, type: 'L' | 'K' | 'N' = 'L'): Buffer {
  return member(`${text}\0`, { name: '././@LongLink', type });
}

export function tar(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([...parts, END]);
}
