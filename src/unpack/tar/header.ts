/** One 512-byte tar block → what npm would make of it. node-tar's Header decodes the fields; the type byte is read by hand. */
import { Header, type HeaderData } from 'tar/header';
import type { Buffer } from 'node:buffer';

export type TarKind =
  | 'file'
  | 'directory'
  | 'link'
  | 'device'
  | 'pax'
  | 'global-pax'
  | 'long-name'
  | 'long-link'
  | 'unknown';

export interface TarHeader {
  readonly kind: TarKind;
  readonly name: string;
  /** Bytes of the body as npm reads it: none for directories. */
  readonly size: number;
  /** The size field itself, before a type or a pax record overrules it. */
  readonly fieldSize: number;
  readonly mode: number | undefined;
  readonly linkTarget: string;
  readonly uid: number | undefined;
  readonly hasOwnerNames: boolean;
  readonly typeByte: string;
}

const KINDS: Readonly<Record<string, TarKind>> = {
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
  g: 'global-pax',
  L: 'long-name',
  N: 'long-name',
  K: 'long-link',
};

function decode(block: Buffer, local?: HeaderData, global?: HeaderData): Header | null {
  try {
    const header = new Header(block, 0, local, global);
    return header.cksumValid ? header : null;
  } catch {
    return null;
  }
}

/** The size field as octal text; NaN for the base-256 form of sizes above 8 GiB. */
function octalSize(block: Buffer): number {
  const digits = block
    .toString('latin1', 124, 136)
    .replace(/[\0 ]+$/, '')
    .trim();
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

/**
 * Null if the block is no valid header: wrong checksum, undecodable number, or a header that npm rejects (no name, a link
 * without a target, a plain file with one). `local` and `global` are the pax records in force.
 */
export function readHeader(
  block: Buffer,
  local: HeaderData | undefined,
  global: HeaderData | undefined,
): TarHeader | null {
  const header = decode(block, local, global);
  if (!header) return null;
  const typeByte = String.fromCharCode(block[156]!);
  const kind = header.type === 'Directory' ? 'directory' : (KINDS[typeByte] ?? 'unknown');
  // The library prepends the ustar prefix even to a pax name.
  const name = local?.path ?? header.path ?? '';
  const linkTarget = local?.linkpath ?? header.linkpath ?? '';
  if (name === '' || (kind === 'link' && linkTarget === '') || (kind === 'file' && linkTarget !== '')) return null;
  const field = octalSize(block);
  const fieldSize = Number.isNaN(field) ? (header.size ?? 0) : field;
  return {
    kind,
    name,
    size: header.size ?? 0,
    fieldSize,
    mode: header.mode,
    linkTarget,
    uid: header.uid,
    hasOwnerNames: Boolean(header.uname ?? '') || Boolean(header.gname ?? ''),
    typeByte,
  };
}
