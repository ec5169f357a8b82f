/** Hands one container to its reader. Loaded when there is a container: most packages hold none. */
import type { Sink } from '../../base/entry.ts';
import { LeakcheckError } from '../../base/errors.ts';
import type { Budget } from '../../base/limits.ts';
import { readAsar } from './asar.ts';
import { readBrotli, readGzip } from './compressed.ts';
import { Coverage } from './coverage.ts';
import { readZlib } from './doubtful.ts';
import { accountsForAll, type Job } from './job.ts';
import { RAW_BYTES } from './names.ts';
import { Nest } from './nest.ts';
import type { Pace } from './pace.ts';
import { readExecutable } from './executable.ts';
import { sayTooDeep } from '../too-deep.ts';
import { readEmbedded } from './read-embedded.ts';
import { readDirectory } from './zip/directory.ts';
import { readZip } from './zip/reader.ts';
import { readZstd } from './zstd.ts';

const READERS: Readonly<Record<Exclude<Job['kind'], 'embedded' | 'executable'>, (nest: Nest) => Promise<void>>> = {
  gzip: readGzip,
  zip: readZip,
  asar: readAsar,
  zstd: readZstd,
  zlib: readZlib,
  brotli: readBrotli,
};

/** Generators write compressed data into comments as far as it had come: all that is there is read, and nothing is missing. */
function mayBeCut({ info: { via }, kind }: Job): boolean {
  const isText = via === 'base64' || via === 'base64-text';
  return isText && (kind === 'gzip' || kind === 'zlib' || kind === 'zstd' || kind === 'brotli');
}

/**
 * True for an executable whose zstd frames were read. A reader that fails costs the content of its container only, and the run
 * its pass. Throws EABORT.
 */
export async function decode(job: Job, sink: Sink, budget: Budget, pace: Pace): Promise<boolean> {
  const { info, kind, stored, whole } = job;
  const nest = new Nest(info.path, stored, sink, budget, pace, mayBeCut(job));
  try {
    if (!budget.mayNest(info.path)) {
      const isOne = kind !== 'embedded' || job.places.some((place) => place.kind !== 'zip') || readDirectory(stored);
      if (isOne) sayTooDeep('a container', info.path, budget, sink);
      return false;
    }
    // Whether the others hold an archive is not known yet.
    const full = kind === 'embedded' || kind === 'executable' ? budget.passedInside : budget.nest(info.path);
    const reason = whole ? full : 'there was no room to put it aside';
    if (reason === null) {
      if (kind === 'executable') return await readExecutable(nest);
      await (kind === 'embedded' ? readEmbedded(job, sink, budget, pace) : READERS[kind](nest));
      return false;
    }
    const what = kind === 'embedded' ? 'what seems to be an archive in it' : `the content of this ${kind}`;
    nest.gap('limit', `${reason}; ${what} was not decoded`);
    if (accountsForAll(job)) await new Coverage(nest).searchRest(RAW_BYTES);
  } catch (error) {
    if (error instanceof LeakcheckError) throw error;
    const reason = error instanceof Error ? error.message : 'unknown error';
    nest.gap('detector-error', `decoding failed: ${reason}; this is a bug in leakcheck`);
  } finally {
    nest.close();
  }
  return false;
}
