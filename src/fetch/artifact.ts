/** What every kind of target becomes: packed bytes that can be read, and what is known about them afterwards. */
import type { Target } from '../base/types.ts';

export interface FetchFacts {
  /** SRI string `sha512-<base64>`, computed by leakcheck over the packed bytes. */
  readonly integrity: string;
  readonly packedBytes: number;
  /** `verified`: equal to a declared SHA-256 or better. `weak`: equal to a declared SHA-1. `none`: nothing was proven. */
  readonly declaredIntegrity: 'verified' | 'weak' | 'none';
  /** Set when the registry's declaration does not match: the run is undecided whatever was found. */
  readonly mismatch?: { readonly expected: string; readonly actual: string };
  /** Registry targets: what was resolved. */
  readonly name?: string;
  readonly version?: string;
  /** `npm:` alias: the name the user typed. */
  readonly requestedAs?: string;
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
  readonly signal?: AbortSignal;
  readonly userAgent: string;
}
