/** Notes which files of an artifact begin like a program, for a comparison of two releases. Reports nothing. */
import { defineDetector, type Detector } from '../define.ts';
import { executableFormat, FORMAT_BYTES } from './format.ts';

export interface BinaryWatch {
  readonly detector: Detector;
  /** Grows while the artifact is read. */
  readonly paths: readonly string[];
}

export function watchBinaries(): BinaryWatch {
  const paths: string[] = [];
  const detector = defineDetector({
    name: 'binaries',
    rules: [],
    start: () => ({
      wants: ({ path, type }) => (path.length === 1 && type === 'file' ? FORMAT_BYTES : 0),
      content({ path }, { bytes }) {
        if (executableFormat(bytes) !== null) paths.push(path[0]);
      },
    }),
  });
  return { detector, paths };
}
