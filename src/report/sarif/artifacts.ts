/** The tarball and the chain of files inside it that lead to nested findings, linked by `parentIndex`. */
import { Buffer } from 'node:buffer';
import type { EntryPath, Report } from '../../base/types.ts';
import type { Artifact } from './log.ts';
import { uri } from './text.ts';

/** Nothing if no path is nested: a plain file needs no more than its URI. */
export function artifactsOf(
  { subject }: Report,
  paths: readonly EntryPath[],
): { readonly artifacts?: readonly Artifact[] } {
  const tarball: Artifact = {
    location: { uri: uri(`${subject.name.replace(/^@/, '').replaceAll('/', '-')}-${subject.version}.tgz`) },
    length: subject.packedBytes,
    hashes: { 'sha-512': hexDigest(subject.integrity) },
  };
  const artifacts = [tarball];
  const known = new Map<string, number>();
  for (const path of paths.filter(({ length }) => length > 1)) {
    let parentIndex = 0;
    let key = '';
    for (const [depth, name] of path.entries()) {
      key += `\0${name}`;
      let index = known.get(key);
      if (index === undefined) {
        index = artifacts.push({ location: { uri: uri(depth === 0 ? `package/${name}` : name) }, parentIndex }) - 1;
        known.set(key, index);
      }
      parentIndex = index;
    }
  }
  return artifacts.length === 1 ? {} : { artifacts };
}

/** `sha512-<base64>` as hex. */
function hexDigest(integrity: string): string {
  return Buffer.from(integrity.slice(integrity.indexOf('-') + 1), 'base64').toString('hex');
}
