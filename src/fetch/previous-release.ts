/** The release to compare with: chosen from what the registry lists, opened like any other. */
import npa from 'npm-package-arg';
import { LeakcheckError } from '../base/errors.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { startDeadline } from './deadline.ts';
import { PATIENCE } from './download.ts';
import { compareVersions, highestBelow } from './near-versions.ts';
import { explain } from './network-errors.ts';
import { idleSeconds, loadNpmOptions } from './npm-config.ts';
import { isRecord } from './pack/project.ts';
import { openRegistry } from './registry.ts';
import { parseHttpUrl } from './url.ts';

/** What the registry says of a release beside its bytes; null if it says nothing. */
export interface Origin {
  readonly publisher: string | null;
  readonly hasProvenance: boolean | null;
}

export interface PreviousRelease {
  readonly version: string;
  readonly origin: Origin;
  /** Of the release that is judged, if the registry has it. */
  readonly current: Origin;
  open(): Promise<ArtifactSource>;
}

export interface Wanted {
  readonly name: string;
  readonly version: string;
  /** A version or a dist-tag. */
  readonly with: string;
}

/**
 * Null if nothing is published that comes before. A tag that points to no lower version than the judged one stands for the
 * highest below it. Throws ENOTFOUND for a version or a tag that does not exist, and what a fetch throws.
 */
export async function findPrevious(wanted: Wanted, options: FetchOptions): Promise<PreviousRelease | null> {
  const packument = await readPackument(wanted.name, options);
  if (packument === null) return null;
  const { versions, tags } = packument;
  const version = choose(wanted, Object.keys(versions), tags);
  if (version === undefined) return null;
  return {
    version,
    origin: originOf(versions[version]),
    current: originOf(versions[wanted.version]),
    open: () => openRegistry(`${wanted.name}@${version}`, options),
  };
}

interface Packument {
  readonly versions: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, unknown>>;
}

/** Null for a package that is not published. */
async function readPackument(name: string, options: FetchOptions): Promise<Packument | null> {
  const npmOptions = await loadNpmOptions(options);
  const [{ default: pacote }, { default: registryFetch }] = await Promise.all([
    import('pacote'),
    import('npm-registry-fetch'),
  ]);
  const host = parseHttpUrl(registryFetch.pickRegistry(npa(name), npmOptions))?.host ?? 'the registry';
  const deadline = startDeadline(options.signal, idleSeconds(options) * PATIENCE);
  try {
    // Only the full document says who published.
    const asked = { ...npmOptions, preferOnline: true, fullMetadata: true, signal: deadline.signal };
    const document: unknown = await deadline.wait(pacote.packument(name, asked));
    if (!isRecord(document)) return null;
    const { versions, 'dist-tags': tags } = document;
    return isRecord(versions) ? { versions, tags: isRecord(tags) ? tags : {} } : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'E404') return null;
    throw explain(error, { subject: name, host, options: npmOptions });
  } finally {
    deadline.close();
  }
}

function choose(
  { version, with: name }: Wanted,
  existing: readonly string[],
  tags: Packument['tags'],
): string | undefined {
  const others = existing.filter((other) => other !== version);
  if (others.length === 0) return undefined;
  if (existing.includes(name)) return name;
  const tagged = tags[name];
  if (typeof tagged !== 'string') {
    throw new LeakcheckError('ENOTFOUND', `there is no version and no tag ${name} to compare with`);
  }
  const order = compareVersions(tagged, version);
  if (tagged !== version && (order === null || order < 0)) return tagged;
  return highestBelow(version, others);
}

function originOf(release: unknown): Origin {
  if (!isRecord(release)) return { publisher: null, hasProvenance: null };
  const { _npmUser: user, dist } = release;
  const name = isRecord(user) ? user['name'] : undefined;
  return {
    publisher: typeof name === 'string' ? name.slice(0, 100) : null,
    hasProvenance: isRecord(dist) ? isRecord(dist['attestations']) : null,
  };
}
