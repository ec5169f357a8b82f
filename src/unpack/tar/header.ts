/** One 512-byte tar block → what npm would make of it. node-tar's Header decodes the fields; the type byte is read by hand. */
import { Header, type HeaderData } from 'tar/header';
import type { Buffer } from 'node:buffer';

export const BLOCK = 512;

/** Headers that carry records for the entries after them. */
export type ExtensionKind = 'pax' | 'global-pax' | 'long-name' | 'long-link';
type EntryKind = 'file' | 'directory' | 'link' | 'device' | 'unknown';

export interface TarHeader {
  readonly kind: EntryKind | ExtensionKind;
  readonly name: string;
  /** Bytes of the body as npm reads it: none for directories. */
  readonly size: number;
  /** Bytes between the body and the next block. */
  readonly padding: number;
  /** The size field itself, before a type or a pax record overrules it; -1 if readers may take it differently. */
  readonly fieldSize: number;
  readonly mode: number | undefined;
  readonly linkTarget: string;
  readonly uid: number | undefined;
  readonly hasOwnerNames: boolean;
  readonly typeByte: number;
}

const EXTENSIONS: ReadonlySet<string> = new Set(['pax', 'global-pax', 'long-name', 'long-link']);

/** True for a header that carries records instead of an entry. */
export function isExtension(kind: TarHeader['kind']): kind is ExtensionKind {
  return EXTENSIONS.has(kind);
}

const KINDS: Readonly<Record<string, EntryKind | ExtensionKind>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'link',
  '2': 'link',
  '3': 'device',
  '4': 'device',
  '5': 'directory',
  '6': 'device',
  x: 'pax',
  X: 'pax',
  g: 'global-pax',
  L: 'long-name',
  N: 'long-name',
  K: 'long-link',
};

/** Largest size that eleven octal digits hold; only larger ones are written in base 256. */
const MAX_OCTAL = 8 ** 11 - 1;
const SIZE_AT = 124;
const SIZE_END = 136;
const TYPE_AT = 156;

function decode(block: Buffer, local?: HeaderData, global?: HeaderData): Header | null {
  try {
    return new Header(block, 0, local, global);
  } catch {
    return null;
  }
}

/** Bytes that fill the last block of a body. */
export function paddingOf(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK - Math.floor(size);
}

/** The size field as every reader takes it, or -1: octal digits between blanks, or base 256 for what octal cannot hold. */
export function sizeField(block: Buffer): number {
  if (block[SIZE_AT] === 0x80) {
    let large = 0;
    for (let at = SIZE_AT + 1; at < SIZE_END; at++) large = large * 256 + block[at]!;
    return large > MAX_OCTAL ? large : -1;
  }
  let at = SIZE_AT;
  while (at < SIZE_END && block[at] === 0x20) at++;
  let value = 0;
  for (; at < SIZE_END && block[at]! >= 0x30 && block[at]! <= 0x37; at++) value = value * 8 + block[at]! - 0x30;
  for (; at < SIZE_END; at++) if (block[at] !== 0 && block[at] !== 0x20) return -1;
  return value;
}

/** True where node-tar wants a link target, or wants none, and finds the opposite. It looks at the field only. */
function contradictsLink(kind: EntryKind | ExtensionKind, type: string, target: string): boolean {
  if (kind === 'link') return target === '';
  return target !== '' && type !== 'x' && type !== 'g';
}

/**
 * Null if the block is no valid header: wrong checksum, undecodable number, or a header that npm rejects (no name, a link
 * without a target, anything else with one). `zero` for a block that ends the archive although its checksum field is not
 * empty. `local` and `global` are the pax records in force.
 */
export function readHeader(
  block: Buffer,
  local: HeaderData | undefined,
  global: HeaderData | undefined,
): TarHeader | 'zero' | null {
  const header = decode(block, local, global);
  if (header?.nullBlock) return 'zero';
  if (!header?.cksumValid || !header.path) return null;
  const typeByte = block[TYPE_AT]!;
  const type = String.fromCharCode(typeByte);
  const kind = header.type === 'Directory' ? 'directory' : (KINDS[type] ?? 'unknown');
  const target = header.linkpath ?? '';
  if (contradictsLink(kind, type, target)) return null;
  // A pax size may be a fraction or infinite: node-tar skips the blocks that hold it and delivers the whole bytes.
  const declared = Math.min(header.size ?? 0, Number.MAX_SAFE_INTEGER);
  return {
    kind,
    // The library prepends the ustar prefix even to a pax name.
    name: local?.path ?? header.path,
    size: Math.floor(declared),
    padding: paddingOf(declared),
    fieldSize: sizeField(block),
    mode: header.mode,
    linkTarget: local?.linkpath ?? target,
    uid: header.uid,
    hasOwnerNames: Boolean(header.uname ?? '') || Boolean(header.gname ?? ''),
    typeByte,
  };
}
