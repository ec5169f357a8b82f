/** Bounds the time spent waiting. Time in which our own code works on the bytes does not count. */
import { LeakcheckError } from '../base/errors.ts';

export interface Deadline {
  /** Aborts the requests behind the waiting: on expiry, when the caller aborts, and on `close`. */
  readonly signal: AbortSignal;
  /** Waits for `work`. Throws LeakcheckError ETIMEOUT when the allowance is used up, EABORT when the caller aborts. */
  wait<T>(work: Promise<T>): Promise<T>;
  close(): void;
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw aborted();
}

function aborted(): LeakcheckError {
  return new LeakcheckError('EABORT', 'interrupted');
}

function expired(seconds: number): LeakcheckError {
  return new LeakcheckError('ETIMEOUT', `gave up after waiting ${seconds} seconds for bytes`, {
    hint: 'the server answers, but too slowly: try again, or raise --timeout (all waiting together may take ten times as long)',
  });
}

/** A deadline over all waits together; without `seconds` only the caller's signal ends a wait. */
export function startDeadline(caller: AbortSignal | undefined, seconds?: number): Deadline {
  const controller = new AbortController();
  let leftMs = seconds === undefined ? Infinity : seconds * 1000;

  async function wait<T>(work: Promise<T>): Promise<T> {
    throwIfAborted(caller);
    const started = performance.now();
    let timer: NodeJS.Timeout | undefined;
    let onAbort = (): void => {};
    const end = new Promise<never>((_, reject) => {
      const stop = (error: LeakcheckError): void => {
        reject(error);
        controller.abort();
      };
      onAbort = () => stop(aborted());
      caller?.addEventListener('abort', onAbort, { once: true });
      if (seconds !== undefined) timer = setTimeout(() => stop(expired(seconds)), Math.max(0, leftMs));
    });
    try {
      return await Promise.race([work, end]);
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
      leftMs -= performance.now() - started;
    }
  }

  return { signal: controller.signal, wait, close: () => controller.abort() };
}
