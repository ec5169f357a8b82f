/** Leaves the packed bytes that were judged in a file: what is published next can be exactly them. */
import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactSource, Consume } from './artifact.ts';
import { teeWhile } from './tee.ts';

/** Name of the file that `keepPacked` leaves, by the SRI string of its bytes. */
export function keptName(integrity: string): string {
  return `package-${createHash('sha256').update(integrity).digest('hex').slice(0, 16)}.tgz`;
}

/** The same source; reading it also writes the bytes into `folder`, which must exist. */
export function keepPacked(source: ArtifactSource, folder: string): ArtifactSource {
  return {
    target: source.target,
    async read(consume) {
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      try {
        const read = await source.read((chunks) => writeWhile(consume, chunks, temporary));
        await rename(temporary, join(folder, keptName(read.facts.integrity)));
        return read;
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

/** A second call is a new attempt: it starts the file again. */
async function writeWhile<T>(consume: Consume<T>, chunks: AsyncIterable<Uint8Array>, path: string): Promise<T> {
  const file = await open(path, 'w', 0o600);
  try {
    return await teeWhile(consume, chunks, (bytes) => file.writeFile(bytes));
  } finally {
    await file.close();
  }
}
