/** The scan as other programs call it: a target, a tarball or files, and only the options that matter to the caller. */
import type { Report } from './base/types.ts';
import type { FetchOptions } from './fetch/artifact.ts';
import { openTarget } from './fetch/index.ts';
import { openBytes, openFiles, type FileInMemory, type TarballBytes } from './fetch/memory.ts';
import { defaultPolicy } from './policy/policy.ts';
import { scanSource, type ScanOptions as FullOptions } from './scan.ts';

/**
 * What to judge: a target as on the command line; a tarball, whole or as a stream of its bytes; or files as they would lie in
 * the package. `name` is what messages call it.
 */
export type Input =
  | string
  | { readonly tarball: TarballBytes; readonly name?: string }
  | { readonly files: Iterable<FileInMemory>; readonly name?: string };

/**
 * All optional. Without `policy` nothing is configured; without `fetch.env` no package manager, npm configuration or proxy
 * is known; without `fetch.cwd` relative paths start at the working directory.
 */
export interface ScanOptions extends Partial<Omit<FullOptions, 'fetch'>> {
  readonly fetch?: Partial<FetchOptions>;
}

/**
 * Judges one artifact. Resolves to plain data; never throws for a finding or for what could not be read: that is a verdict.
 * Rejects with a LeakcheckError when nothing can be judged (ENOTFOUND, ENOTARBALL, EEMPTY …), with EABORT when the signal
 * fires. Several scans may run at once.
 */
export async function scan(input: Input, { fetch, ...options }: ScanOptions = {}): Promise<Report> {
  const now = options.now ?? Date.now;
  const startedAt = now();
  const fetching: FetchOptions = {
    cwd: '.',
    env: {},
    userAgent: `leakcheck/${__LEAKCHECK_VERSION__}`,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...fetch,
  };
  const full = { policy: defaultPolicy(), now, ...options, fetch: fetching };
  if (typeof input === 'string') return scanSource(await openTarget(input, fetching), full, startedAt);
  const source =
    'tarball' in input
      ? openBytes(input.tarball, input.name ?? 'tarball', fetching)
      : openFiles(input.files, input.name ?? 'files', fetching);
  return scanSource(source, full, startedAt);
}
