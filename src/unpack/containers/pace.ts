/** Lets interrupts through while long stretches of work are done without waiting for anything. */
import { LeakcheckError } from '../../base/errors.ts';

const BREATH_BYTES = 4 * 1024 * 1024;
/** What an entry costs besides its bytes, in bytes. */
const ENTRY_BYTES = 16 * 1024;

export class Pace {
  readonly #signal: AbortSignal | undefined;
  #left = BREATH_BYTES;

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  /** Call before every piece of work. Throws EABORT when the signal has fired. */
  async step(bytes: number): Promise<void> {
    this.#left -= bytes + ENTRY_BYTES;
    if (this.#left <= 0) {
      this.#left = BREATH_BYTES;
      await new Promise(setImmediate);
    }
    if (this.#signal?.aborted) throw new LeakcheckError('EABORT', 'interrupted');
  }
}
