/** A private key that was really there: decoded, measured and identified. */
import type { Identity } from './identity.ts';

export interface KeyMaterial {
  /** Id of the secret kind. */
  readonly kind: string;
  /** The public literal in front of it. */
  readonly prefix: string;
  /** The private part, only for redaction. */
  readonly value: string;
  readonly identity: Identity;
  readonly encrypted: boolean;
}
