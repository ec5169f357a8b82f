/** What a policy judges besides the findings of detectors: sizes, manifest, maps, where it came from. */
import type { Facts, MapRecord, Subject } from '../base/types.ts';

export interface Measured {
  readonly subject: Subject;
  readonly facts: Facts;
  readonly sourceMaps: readonly MapRecord[];
}
