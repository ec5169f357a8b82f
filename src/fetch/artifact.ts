/** What every kind of target becomes: packed bytes that can be read, and what is known about them afterwards. */
import type { Target } from '../base/types.ts';
import type { Client } from './pack/client.ts';

export interface FetchFacts {
  /** SRI string `sha512-<base64>`, computed by leakcheck over the packed bytes. */
  readonly integrity: string;
  readonly packedBytes: number;
  /** `verified`: equal to a declared SHA-256 or better. `weak`: equal to a declared SHA-1. `none`: nothing was proven. */
  readonly declaredIntegrity: 'verified' | 'weak' | 'none';
  /** Set when these are not the bytes that somebody declared: the run is undecided whatever was found. */
  readonly mismatch?: { readonly expected: string; readonly actual: string; readonly detail?: string };
  /** Registry targets: what was resolved. */
  readonly name?: string;
  readonly version?: string;
  /** `npm:` alias: the name the user typed. */
  readonly requestedAs?: string;
  /** Folders: the package manager and its version, `npm 11.19.1`. */
  readonly packedBy?: string;
  /** Folders: scripts that run before a publish packs, and did not run now. */
  readonly scriptsNotRun?: readonly string[];
  /** Folders: where the packed files come from, as an absolute path, and who packed them. */
  readonly packedFrom?: { readonly folder: string; readonly client: Client };
  /** Hooks: whether these are the bytes that the package manager is about to upload. */
  readonly sameBytes?: 'proven' | 'unknown';
}

/** Gets the packed bytes, in order. Returning early is allowed: the rest is read and hashed all the same. */
export type Consume<T> = (chunks: AsyncIterable<Uint8Array>) => Promise<T>;

export interface ArtifactSource {
  readonly target: Target;
  /**
   * Calls `consume` with the packed bytes. May call it again after a retry: state must be made inside; only the last
   * result counts. An error thrown by `consume` comes out unchanged, unless the bytes turn out not to be those that the
   * registry declares (EINTEGRITY).
   */
  read<T>(consume: Consume<T>): Promise<{ readonly result: T; readonly facts: FetchFacts }>;
}

export interface FetchOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Replaces the default registry; the registry of a scope in .npmrc still wins for that scope. */
  readonly registry?: string;
  readonly offline?: boolean;
  /** Seconds without a byte before giving up, 30 by default. Ten times as much is allowed for all waiting together. */
  readonly timeoutSeconds?: number;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Who packs folders; by default what the project says. */
  readonly packWith?: Client;
  /** Consent to the scripts that packing runs. */
  readonly runScripts?: boolean;
  readonly signal?: AbortSignal;
  readonly userAgent: string;
}
