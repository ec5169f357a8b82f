/** Reads the release before the judged one in the same way, and says what is new. Only where the policy asks for it. */
import type { Comparison } from './base/comparison.ts';
import { LeakcheckError } from './base/errors.ts';
import type { Finding, Subject } from './base/types.ts';
import { watchBinaries, type BinaryWatch } from './detect/binary/watch.ts';
import type { Detector } from './detect/define.ts';
import type { PassResult } from './detect/pass.ts';
import type { FetchOptions } from './fetch/artifact.ts';
import type { Origin, PreviousRelease } from './fetch/previous-release.ts';
import { compareReleases, type ReleaseContents } from './policy/release-delta.ts';
import { readArtifact, type ReadOptions } from './read-artifact.ts';

/** The release that is judged. */
export interface Judging {
  readonly subject: Subject;
  readonly passed: PassResult;
  readonly binaries: BinaryWatch;
  /** Where it lies in a git checkout; undefined if it does in none. */
  readonly checkout: string | undefined;
}

export interface CompareOptions extends ReadOptions {
  readonly fetch: FetchOptions;
  readonly detectors: readonly Detector[];
  /** A version or a dist-tag. */
  readonly with: string;
}

export interface Compared {
  readonly comparison: Comparison;
  /** Those of the judged release, the new ones marked. */
  readonly findings: readonly Finding[];
}

/** Never throws for a release that cannot be had: the comparison says why. Throws EABORT. */
export async function compareWithPrevious(judging: Judging, options: CompareOptions): Promise<Compared> {
  const { findings } = judging.passed;
  const tags = await tagsOf(judging.checkout, options.fetch);
  try {
    const found = await readPrevious(judging, options);
    if (found === null) return { comparison: { with: null, failed: null, delta: null, tags }, findings };
    const { previous, passed, binaries } = found;
    const before = contentsOf(passed, binaries, previous.origin);
    const now = contentsOf(judging.passed, judging.binaries, previous.current);
    const known = new Set(passed.findings.map(({ fingerprint }) => fingerprint));
    return {
      comparison: { with: previous.version, failed: null, delta: compareReleases(before, now), tags },
      findings: findings.map((one) => (known.has(one.fingerprint) ? one : { ...one, newInRelease: true })),
    };
  } catch (error) {
    if (!(error instanceof LeakcheckError) || error.code === 'EABORT') throw error;
    return { comparison: { with: null, failed: error.message, delta: null, tags }, findings };
  }
}

interface Found {
  readonly previous: PreviousRelease;
  readonly passed: PassResult;
  readonly binaries: BinaryWatch;
}

async function readPrevious({ subject, passed }: Judging, options: CompareOptions): Promise<Found | null> {
  const { name, version, publishRegistry } = passed.manifest ?? {};
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new LeakcheckError('ENOTFOUND', 'package.json has no name and version to look for');
  }
  // Only a project of the user's own may say which host to ask.
  const own = subject.source === 'directory' && options.fetch.registry === undefined ? publishRegistry : null;
  const fetch = typeof own === 'string' ? { ...options.fetch, registry: own } : options.fetch;
  const { findPrevious } = await import('./fetch/previous-release.ts');
  const previous = await findPrevious({ name, version, with: options.with }, fetch);
  if (previous === null) return null;
  let binaries = watchBinaries();
  const begin = (): { detectors: readonly Detector[] } => {
    binaries = watchBinaries();
    return { detectors: [...options.detectors, binaries.detector] };
  };
  const read = await readArtifact(await previous.open(), begin, options);
  if (read.facts.mismatch !== undefined || read.archiveEntries === 0) {
    throw new LeakcheckError('EINTEGRITY', `${previous.version} is not what the registry declares`);
  }
  return { previous, passed: read.passed, binaries };
}

function contentsOf(passed: PassResult, { paths }: BinaryWatch, origin: Origin): ReleaseContents {
  const { files, manifest, maps } = passed;
  return { files, manifest, maps, binaries: paths, ...origin };
}

async function tagsOf(checkout: string | undefined, fetch: FetchOptions): Promise<Comparison['tags']> {
  if (checkout === undefined) return null;
  const { readTags } = await import('./fetch/project/git.ts');
  return readTags(checkout, fetch);
}
