/** The only home of a value that may be secret. It leaves as a redacted description or a keyed digest, never as text. */
import { createHmac } from 'node:crypto';
import { hideValue } from './hidden.ts';

/** What a report may say about a secret: its public type prefix, its length and a short keyed id. */
export interface Evidence {
  readonly kind: string;
  readonly prefix: string;
  readonly length: number;
  readonly id: string;
  readonly check?: 'valid' | 'invalid';
}

/** Public key of fingerprint scheme lc1; LEAKCHECK_KEY replaces it where guessing must be ruled out. */
export const PUBLIC_KEY = 'leakcheck lc1 public';

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), { value: () => '[secret]' });
  }

  /** HMAC-SHA-256 of the value as 64 hex digits: equal values, equal digests. */
  digest(key: string = PUBLIC_KEY): string {
    return createHmac('sha256', key).update(this.#value, 'utf8').digest('hex');
  }

  /** Describes the value without giving any of its random part away, and has no output show a piece of it. `prefix` must be the public literal of the kind. */
  redact(kind: string, prefix: string, check?: 'valid' | 'invalid', key: string = PUBLIC_KEY): Evidence {
    hideValue(this.#value.startsWith(prefix) ? this.#value.slice(prefix.length) : this.#value);
    const evidence = { kind, prefix, length: this.#value.length, id: this.digest(key).slice(0, 6) };
    return check === undefined ? evidence : { ...evidence, check };
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
