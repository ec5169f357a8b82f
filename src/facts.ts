/** What a report says about an artifact besides findings: counted, never taken from a registry. */
import { compareText } from './base/sort.ts';
import type { Facts, SizedFile } from './base/types.ts';
import type { PassResult } from './detect/pass.ts';

const LARGEST = 5;

export function factsOf({ bytes, largestFile, entries, files, manifest }: PassResult): Facts {
  return { unpackedBytes: bytes, largestFile, largestFiles: largestOf(files), files: entries, manifest };
}

function largestOf(files: ReadonlyMap<string, number>): readonly SizedFile[] {
  return [...files]
    .toSorted(([a, aBytes], [b, bBytes]) => bBytes - aBytes || compareText(a, b))
    .slice(0, LARGEST)
    .map(([path, bytes]) => ({ path, bytes }));
}
