/** Packed bytes that can be read a second time, without asking a registry, a package manager or a pipe again. */
import type { Stored } from '../base/spool.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { createSpool, type ClosableSpool } from './spool.ts';
import { openStream } from './tarball.ts';
import { teeWhile } from './tee.ts';

const CHUNK_BYTES = 256 * 1024;
/** Most packages are smaller; what is larger goes to a private file. */
const MEMORY_BYTES = 4 * 1024 * 1024;

export interface Replay {
  /** Use it in place of the source. */
  readonly source: ArtifactSource;
  /** What was read last, once more; null if there was no room to keep it. A file may have changed meanwhile. */
  again(): ArtifactSource | null;
  /** Removes what was kept. */
  close(): void;
}

/** Files of this machine are opened again; everything else is kept while it passes. The caller closes it, whatever happened. */
export function replayable(source: ArtifactSource, options: Pick<FetchOptions, 'signal'>): Replay {
  const { target } = source;
  if (target.kind === 'tarball' || target.kind === 'files') return { source, again: () => source, close() {} };
  let spool: ClosableSpool | null = null;
  let kept: Stored | null = null;
  return {
    source: {
      target,
      // Called again after a retry: what was kept before was of another attempt.
      read: (consume) =>
        source.read(async (chunks) => {
          spool?.close();
          spool = createSpool({ memoryBytes: MEMORY_BYTES });
          kept = null;
          const writer = spool.open();
          let isWhole = true;
          const result = await teeWhile(consume, chunks, (bytes) => void (isWhole &&= writer.write(bytes)));
          if (isWhole) kept = writer.end();
          return result;
        }),
    },
    again() {
      const stored = kept;
      return stored && openStream(target, () => chunksOf(stored), 'what was kept of it', options);
    },
    close: () => spool?.close(),
  };
}

async function* chunksOf(stored: Stored): AsyncGenerator<Uint8Array, undefined> {
  for (let at = 0; at < stored.size; at += CHUNK_BYTES) yield stored.read(at, CHUNK_BYTES);
}
