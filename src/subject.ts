/** What a report says was judged. */
import type { ManifestFacts, Subject, Target } from './base/types.ts';
import { encodeComponent } from './base/uri.ts';
import type { FetchFacts } from './fetch/artifact.ts';

/** `manifest` is the one inside the artifact: what it says of itself wins over what was asked for. */
export function subjectOf(kind: Target['kind'], facts: FetchFacts, manifest: ManifestFacts | null): Subject {
  const { requestedAs, packedBy, sameBytes, scriptsNotRun } = facts;
  return {
    ...(kind === 'files' ? namedFiles(facts) : namedPackage(facts, manifest)),
    source: kind,
    declaredIntegrity: facts.declaredIntegrity,
    packedBytes: facts.packedBytes,
    ...(requestedAs === undefined ? {} : { requestedAs }),
    ...(packedBy === undefined ? {} : { packedBy }),
    ...(sameBytes === undefined ? {} : { sameBytes }),
    ...(scriptsNotRun === undefined ? {} : { scriptsNotRun }),
  };
}

type Names = Pick<Subject, 'name' | 'version' | 'purl' | 'integrity'>;

function namedPackage(facts: FetchFacts, manifest: ManifestFacts | null): Names {
  const name = manifest?.name ?? facts.name ?? '(unnamed)';
  const version = manifest?.version ?? facts.version ?? '(no version)';
  const purlName = encodeComponent(name).replace('%2F', '/');
  return { name, version, purl: `pkg:npm/${purlName}@${encodeComponent(version)}`, integrity: facts.integrity };
}

/** Files as they lie have no version, and were never packed as what anybody downloads: there is no integrity to claim. */
function namedFiles({ name = '(unnamed)' }: FetchFacts): Names {
  return { name, version: '', purl: `pkg:generic/${encodeComponent(name)}`, integrity: '' };
}
