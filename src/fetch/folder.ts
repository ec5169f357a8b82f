/** A folder of built files as it lies, a web site for example: its files become the entries of a tar, and nothing is written. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { compareText } from '../base/sort.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { absolutePath } from './path-target.ts';
import { explainPath, openStream } from './tarball.ts';

/** Throws EUSAGE for what is no folder. Links are entries; where they lead is not read. */
export async function openFolder(spec: string, options: FetchOptions): Promise<ArtifactSource> {
  const path = await realFolder(absolutePath(spec, options), spec);
  const source = openStream({ kind: 'files', label: spec }, () => tarOf(path), spec, options);
  return {
    target: source.target,
    async read(consume) {
      const { result, facts } = await source.read(consume);
      return { result, facts: { ...facts, name: basename(path) || path } };
    },
  };
}

async function realFolder(path: string, shown: string): Promise<string> {
  let real: string;
  try {
    real = await realpath(path);
    if ((await stat(real)).isDirectory()) return real;
  } catch (error) {
    throw explainPath(error, shown);
  }
  throw new LeakcheckError('EUSAGE', `${shown} is a file`, { hint: 'an archive needs no --folder' });
}

async function* tarOf(root: string): AsyncGenerator<Uint8Array, undefined> {
  const files = await listFiles(root, '');
  if (files.length === 0) throw new LeakcheckError('EEMPTY', 'the folder holds no files', { hint: 'build first' });
  const { create } = await import('tar');
  // Stored, not compressed: the gzip frame only says that this is an archive as packers write it.
  const gzip = { level: 0, portable: true };
  const settings = {
    cwd: root,
    prefix: 'package',
    portable: true,
    follow: false,
    noDirRecurse: true,
    strict: true,
    gzip,
  };
  // A leading @ would mean an archive to include.
  yield* create(
    settings,
    files.map((file) => `./${file}`),
  );
}

/** Paths with `/` below the root, sorted: files and links, no sockets, pipes and devices. */
async function listFiles(root: string, below: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(root, below), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listFiles(root, path)));
    else if (entry.isFile() || entry.isSymbolicLink()) found.push(path);
  }
  return found;
}
