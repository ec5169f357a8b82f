/** gzip members with fields that no packer of today writes. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';

const FIXED_BYTES = 10;
const FLAGS_AT = 3;
const FEXTRA = 4;

/** `extra` is put into the header, where every unpacker skips it. */
export function gzipMember(text: string | Uint8Array, { extra }: { readonly extra: Uint8Array }): Buffer {
  const plain = gzipSync(text);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(extra.length);
  plain[FLAGS_AT] = FEXTRA;
  return Buffer.concat([plain.subarray(0, FIXED_BYTES), length, extra, plain.subarray(FIXED_BYTES)]);
}
