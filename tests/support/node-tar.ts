/** What node-tar's Parser makes of a tar: the second opinion on the walker. */
import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Parser, type ReadEntry } from 'tar';

export interface NodeTarEntry {
  readonly path: string;
  readonly type: string;
  readonly size: number;
  /** Null for a type that node-tar skips. */
  readonly sha256: string | null;
}

/** Entries in their order, without the headers that describe others. */
export function readByNodeTar(bytes: Buffer): { readonly entries: NodeTarEntry[]; readonly warnings: string[] } {
  const entries: NodeTarEntry[] = [];
  const warnings: string[] = [];
  const parser = new Parser({
    onwarn: (code, message) => void warnings.push(`${code}: ${String(message)}`),
    onReadEntry(entry: ReadEntry) {
      const { path, type, remain } = entry;
      const hash = createHash('sha256');
      const index = entries.push({ path, type, size: remain, sha256: null }) - 1;
      let size = 0;
      entry.on('data', (chunk: Buffer) => {
        hash.update(chunk);
        size += chunk.length;
      });
      entry.on('end', () => void (entries[index] = { path, type, size, sha256: hash.digest('hex') }));
    },
  });
  parser.on('ignoredEntry', ({ path, type, remain, meta }: ReadEntry) => {
    if (!meta) entries.push({ path, type, size: remain, sha256: null });
  });
  parser.end(bytes);
  return { entries, warnings };
}
