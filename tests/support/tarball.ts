/** Packs files in memory, the way npm does: gzip over tar, everything below one root folder. */
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

const BLOCK = 512;

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

function entry(path: string, bytes: Buffer): Buffer {
  const header = new Header({ path, mode: 0o644, size: bytes.length, type: 'File', mtime: new Date(499162500000) });
  const block = Buffer.alloc(BLOCK);
  if (header.encode(block, 0)) throw new Error(`${path} needs a pax header, which this builder does not write`);
  return Buffer.concat([block, padded(bytes)]);
}

/** A tarball of `files`, in their order. Paths are relative to `root`; `root: ''` leaves them as they are. */
export function makeTarball(
  files: Readonly<Record<string, string | Uint8Array>>,
  { root = 'package' }: { readonly root?: string } = {},
): Buffer {
  const entries = Object.entries(files).map(([path, content]) =>
    entry(root === '' ? path : `${root}/${path}`, Buffer.from(content)),
  );
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]));
}

/** A tarball with a package.json of that name and version, and whatever else it should hold. */
export function makePackage(
  name: string,
  version: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Buffer {
  return makeTarball({ 'package.json': JSON.stringify({ name, version }), ...files });
}
