/** What a release has that the one before it had not: counted in the bytes of both. JSON-safe. */
import type { SizedFile } from './types.ts';

export interface Change {
  readonly before: number;
  readonly now: number;
}

export interface ReleaseDelta {
  /** Of all files together. */
  readonly bytes: Change;
  readonly files: Change;
  /** The five largest of the new files. */
  readonly largestNew: readonly SizedFile[];
  /** Paths of maps, if there was none before; of maps with text, if none had any. */
  readonly firstMaps: readonly string[];
  /** One file for each extension that no file had. */
  readonly newExtensions: readonly { readonly extension: string; readonly path: string }[];
  /** Names in the root, and paths that end in a name with a leading dot. */
  readonly newEntries: readonly string[];
  readonly newBinaries: readonly string[];
  /** Scripts that run when the package is installed. */
  readonly installScripts: readonly {
    readonly name: string;
    readonly change: 'added' | 'changed';
    readonly command: string;
  }[];
  readonly newDependencies: readonly { readonly name: string; readonly spec: string }[];
  /** What the registry says of both releases; null unless it says it of both. */
  readonly publisher: { readonly before: string; readonly now: string } | null;
  /** True if only the release before has an attestation of where it was built. */
  readonly provenanceLost: boolean;
}

export interface Comparison {
  /** Version of the release before; null if there is none. */
  readonly with: string | null;
  /** Why there is no delta although there may be such a release. */
  readonly failed: string | null;
  readonly delta: ReleaseDelta | null;
  /** Tags at the commit that is checked out; null where git cannot be asked. */
  readonly tags: readonly string[] | null;
}
