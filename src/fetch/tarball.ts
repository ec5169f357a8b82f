/** Packed bytes that lie on this machine: a file, or standard input. */
import { createReadStream } from 'node:fs';
import { LeakcheckError } from '../base/errors.ts';
import type { Target } from '../base/types.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { startDeadline } from './deadline.ts';
import { measure, resultOf } from './measure.ts';
import { codeOf } from './network-errors.ts';

const CHUNK_BYTES = 512 * 1024;

/** What a failed access to a path means; what is no access failure is returned as it came. */
export function explainPath(error: unknown, shown: string): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new LeakcheckError('ENOTFOUND', `no such file: ${shown}`, {
        hint: 'check the path and the working directory',
      });
    case 'EACCES':
    case 'EPERM':
      return new LeakcheckError('EREAD', `permission denied: ${shown}`, { hint: 'check who may read the file' });
    case 'EISDIR':
    case 'EIO':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new LeakcheckError('EREAD', `cannot read ${shown} (${codeOf(error)})`, { hint: 'check the path' });
    default:
      return error;
  }
}

/** Bytes from anywhere on this machine, measured on their way; `open` is called for each reading. */
export function openStream(
  target: Target,
  open: () => AsyncIterable<Uint8Array>,
  shown: string,
  options: Pick<FetchOptions, 'signal'>,
): ArtifactSource {
  return {
    target,
    async read(consume) {
      const deadline = startDeadline(options.signal);
      try {
        const { outcome, packedBytes, digests } = await measure(locate(open(), shown), consume, { deadline });
        const integrity = digests.get('sha512') ?? '';
        return { result: resultOf(outcome), facts: { integrity, packedBytes, declaredIntegrity: 'none' } };
      } finally {
        deadline.close();
      }
    },
  };
}

async function* locate(chunks: AsyncIterable<Uint8Array>, shown: string): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* chunks;
  } catch (error) {
    throw explainPath(error, shown);
  }
}

/** `path` is absolute; `shown` is what the user typed. */
export function openTarball(path: string, shown: string, options: FetchOptions): ArtifactSource {
  const open = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return openStream({ kind: 'tarball', spec: shown }, open, shown, options);
}

/** Standard input can be read once. */
export function openStdin(options: FetchOptions): ArtifactSource {
  const { stdin } = options;
  if (stdin === undefined) {
    throw new LeakcheckError('EUSAGE', 'there is no standard input to read', { hint: 'npm pack, then name the file' });
  }
  return openStream({ kind: 'bytes', label: 'stdin' }, () => stdin, 'standard input', options);
}
