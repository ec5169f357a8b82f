/** Is the source public anyway? Whatever is not proven open counts as closed. No network is asked. */
import { publicRegistryName } from '../base/public-registries.ts';
import type { ManifestFacts, Visibility } from '../base/types.ts';
import { publicForge } from './forge.ts';
import { isOsiApproved, isSourceAvailable } from './licenses.ts';
import { licenseIds } from './spdx.ts';

export interface ChosenVisibility {
  readonly value: 'open' | 'closed';
  readonly source: 'flag' | 'config';
}

/**
 * The user's choice if there is one, else what the artifact's own package.json proves; null if it has none.
 * `privateRepository`: the package was made in a repository that is known to be private.
 */
export function detectVisibility(
  manifest: ManifestFacts | null,
  chosen?: ChosenVisibility,
  privateRepository: boolean = false,
): Visibility {
  if (chosen !== undefined) {
    const { value, source } = chosen;
    return { value, proven: true, source, reasons: [source === 'flag' ? `--visibility ${value}` : 'configuration'] };
  }
  if (privateRepository) return { value: 'closed', proven: true, source: 'detected', reasons: ['private repository'] };
  if (manifest === null) return unproven('no package.json');
  const closing = closingSignal(manifest);
  if (closing !== null) return { value: 'closed', proven: true, source: 'detected', reasons: [closing] };
  const proof = prove(manifest);
  if (typeof proof === 'string') return unproven(proof);
  return { value: 'open', proven: true, source: 'detected', reasons: proof };
}

/** Says that the source is not public, whatever else the manifest says. */
function closingSignal(manifest: ManifestFacts): string | null {
  if (manifest.private) return '"private": true';
  if (manifest.license === null && manifest.repository === null) return 'no license, no repository';
  if (manifest.license !== null && isClosedLicense(manifest.license)) return `license ${quote(manifest.license)}`;
  if (manifest.access === 'restricted') return 'publishConfig.access "restricted"';
  const registry = manifest.publishRegistry;
  return registry !== null && publicRegistryName(registry) === null ? 'publishConfig.registry is not public' : null;
}

function isClosedLicense(license: string): boolean {
  const text = license.trim().toUpperCase();
  if (text === 'UNLICENSED' || text.startsWith('SEE LICEN')) return true;
  return licenseIds(license)?.some(isSourceAvailable) ?? false;
}

/** Licence and forge that prove the source to be public, or what is missing for a proof. */
function prove({ license, repository }: ManifestFacts): readonly [string, string] | string {
  if (license === null) return 'no license';
  const ids = licenseIds(license);
  if (ids === null) return `license ${quote(license)} is no SPDX expression`;
  if (!ids.every(isOsiApproved)) return `license ${quote(license)} is no OSI-approved SPDX license`;
  if (repository === null) return `${license} but no repository`;
  const forge = publicForge(repository);
  return forge === null ? `${license} but the repository is on no public forge` : [license, forge];
}

function unproven(doubt: string): Visibility {
  return {
    value: 'closed',
    proven: false,
    source: 'detected',
    reasons: [`${doubt}; set "visibility" to decide`],
  };
}

const MAX_QUOTED = 80;

function quote(text: string): string {
  return `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text}"`;
}
