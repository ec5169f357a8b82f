/** The integrity a registry declares for a tarball, and how far it carries. */

export interface Declared {
  /** The hashes of the strongest algorithm, as an SRI string; any of them may match. */
  readonly integrity: string;
  readonly algorithm: string;
  readonly strength: 'strong' | 'weak';
}

const ALGORITHMS = ['sha512', 'sha384', 'sha256', 'sha1'] as const;
const SRI_HASH = /^(sha512|sha384|sha256|sha1)-([A-Za-z0-9+/]{20,100}={0,2})(?:\?|$)/;

/** Reads `dist.integrity` (SRI, several hashes allowed), else `dist.shasum` (SHA-1 in hex). Null: nothing usable declared. */
export function parseDeclared(integrity: unknown, shasum: unknown): Declared | null {
  const found = new Map<string, string[]>();
  if (typeof integrity === 'string') {
    for (const part of integrity.slice(0, 4096).split(/\s/)) {
      const [, algorithm, value] = SRI_HASH.exec(part) ?? [];
      if (algorithm !== undefined) found.set(algorithm, [...(found.get(algorithm) ?? []), `${algorithm}-${value}`]);
    }
  }
  if (found.size === 0 && typeof shasum === 'string' && /^[0-9a-f]{40}$/i.test(shasum)) {
    found.set('sha1', [`sha1-${Buffer.from(shasum, 'hex').toString('base64')}`]);
  }
  const algorithm = ALGORITHMS.find((name) => found.has(name));
  if (algorithm === undefined) return null;
  const hashes = found.get(algorithm) ?? [];
  return { integrity: hashes.join(' '), algorithm, strength: algorithm === 'sha1' ? 'weak' : 'strong' };
}

/** Compares what was declared with the digests of the bytes that came. */
export function compareDeclared(
  declared: Declared | null,
  digests: ReadonlyMap<string, string>,
): { declaredIntegrity: 'verified' | 'weak' | 'none'; mismatch?: { expected: string; actual: string } } {
  if (declared === null) return { declaredIntegrity: 'none' };
  const actual = digests.get(declared.algorithm) ?? '';
  if (!declared.integrity.split(' ').includes(actual)) {
    return { declaredIntegrity: 'none', mismatch: { expected: declared.integrity, actual } };
  }
  return { declaredIntegrity: declared.strength === 'strong' ? 'verified' : 'weak' };
}
