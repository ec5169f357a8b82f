/** What a build tool holds in memory: a tarball that it packed, or the files that it would pack. Nothing touches the disk. */
import { Buffer } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { LeakcheckError } from '../base/errors.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { openStream } from './tarball.ts';

export type TarballBytes = Uint8Array | AsyncIterable<Uint8Array>;

export interface FileInMemory {
  /** Within the package, with `/`. */
  readonly path: string;
  readonly data: Uint8Array | string;
}

const BLOCK = 512;

/** A packed tarball. An iterable can be read once. */
export function openBytes(tarball: TarballBytes, label: string, options: FetchOptions): ArtifactSource {
  const chunks = tarball instanceof Uint8Array ? (): AsyncIterable<Uint8Array> => once(tarball) : () => tarball;
  return openStream({ kind: 'bytes', label }, chunks, label, options);
}

/** Files as they would lie in the package. Throws EEMPTY without any, EUSAGE for a path that leaves the package. */
export function openFiles(files: Iterable<FileInMemory>, label: string, options: FetchOptions): ArtifactSource {
  const list = [...files];
  if (list.length === 0) throw new LeakcheckError('EEMPTY', `${label} holds no files`, { hint: 'build first' });
  for (const { path } of list) refuseOutside(path);
  const source = openStream({ kind: 'files', label }, () => tarOf(list), label, options);
  return {
    target: source.target,
    async read(consume) {
      const { result, facts } = await source.read(consume);
      return { result, facts: { ...facts, name: label } };
    },
  };
}

function refuseOutside(path: string): void {
  const parts = path.split('/');
  if (path !== '' && !parts.includes('..') && !parts.includes('')) return;
  throw new LeakcheckError('EUSAGE', `"${path}" is no path within a package`, {
    hint: 'give it relative to the package, with / between folders: dist/cli.js',
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, undefined> {
  yield bytes;
}

/** Stored, not compressed: the gzip frame only says that this is an archive as packers write it. */
function tarOf(files: readonly FileInMemory[]): AsyncIterable<Uint8Array> {
  const gzip = createGzip({ level: 0 });
  // An error comes out of the last stream, where it is read.
  pipeline(Readable.from(blocksOf(files)), gzip, () => undefined);
  return gzip;
}

async function* blocksOf(files: readonly FileInMemory[]): AsyncGenerator<Uint8Array, undefined> {
  const { Header, Pax } = await import('tar');
  for (const { path, data } of files) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const fields = { path: `package/${path}`, type: 'File', size: bytes.length, mode: 0o644 } as const;
    const header = new Header(fields);
    const block = Buffer.alloc(BLOCK);
    if (header.encode(block)) yield new Pax({ path: fields.path, size: bytes.length }).encode();
    yield block;
    yield bytes;
    yield Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}
