/** What a report says about an artifact besides findings: counted, never taken from a registry. */
import type { Comparison } from './base/comparison.ts';
import type { Project } from './base/project.ts';
import { compareText } from './base/sort.ts';
import type { Facts, SizedFile } from './base/types.ts';
import type { PassResult } from './detect/pass.ts';

const LARGEST = 5;

/** `project` is the folder that it was packed from, if it was. */
export function factsOf(
  { bytes, largestFile, entries, files, manifest }: PassResult,
  project: Project | undefined,
  comparison: Comparison | null,
): Facts {
  const git = project !== undefined && project.git !== null;
  return {
    unpackedBytes: bytes,
    largestFile,
    largestFiles: largestOf(files),
    files: entries,
    git,
    comparison,
    manifest,
  };
}

function largestOf(files: ReadonlyMap<string, number>): readonly SizedFile[] {
  let largest: SizedFile[] = [];
  for (const [path, bytes] of files) {
    if (largest.length === LARGEST && bytes < largest[LARGEST - 1]!.bytes) continue;
    largest = [...largest, { path, bytes }]
      .toSorted((a, b) => b.bytes - a.bytes || compareText(a.path, b.path))
      .slice(0, LARGEST);
  }
  return largest;
}
