/** What package.json says: about the contents of the package, and about where it was made and is installed from. */
import type { ManifestFacts } from '../../base/types.ts';
import { defineDetector, isRealFile, type Detector, type Emit, type Summary } from '../define.ts';
import { allowlist } from './allowlist.ts';
import { judgeDependencies, oddDependencies, type OddDependency } from './dependencies.ts';
import { judgeInstallMetadata } from './install-metadata.ts';
import { judgeMetadata } from './internal-metadata.ts';
import { platformPackages } from '../../base/platform.ts';
import { isManifest, MANIFEST_BYTES, readManifestFile } from './read.ts';

/** A package that is smaller than this cannot hold the payload that its platform packages are for. */
const SHIM_BYTES = 1_000_000;
const MIN_PLATFORMS = 2;
const MANIFEST_PATH = 'package.json';

export const detector: Detector = defineDetector({
  name: 'manifest',
  rules: [
    'manifest-install-metadata',
    'manifest-internal-metadata',
    'manifest-non-registry-dependency',
    'package-no-files-allowlist',
    'package-platform-not-scanned',
  ],
  start() {
    const dependencies: OddDependency[] = [];
    const list = allowlist();
    return {
      wants: (info) => (isRealFile(info) && isManifest(info) ? MANIFEST_BYTES : 0),
      content(info, { bytes }, emit) {
        const file = readManifestFile(info, bytes);
        if (file === null) return;
        judgeInstallMetadata(file, emit);
        judgeMetadata(file, emit);
        dependencies.push(...oddDependencies(file));
      },
      fact: (fact) => list.fact(fact),
      finish(summary, emit) {
        judgeDependencies(dependencies, summary, emit);
        if (summary.manifest === null) return;
        list.judge(summary.manifest, summary, emit);
        judgePlatforms(summary.manifest, summary, emit);
      },
    };
  },
});

function judgePlatforms(manifest: ManifestFacts, summary: Summary, emit: Emit): void {
  let bytes = 0;
  for (const size of summary.files.values()) bytes += size;
  const names = platformPackages(manifest);
  if (bytes >= SHIM_BYTES || names.length < MIN_PLATFORMS) return;
  emit({
    ruleId: 'package-platform-not-scanned',
    severity: 'medium',
    severityIfOpen: 'info',
    confidence: 'certain',
    identity: MANIFEST_PATH,
    message: `payload is in ${names.length} platform packages, not scanned`,
    details: names.map(([name]) => name),
    data: { packages: names.map(([name]) => name) },
    location: { path: [MANIFEST_PATH] },
  });
}
