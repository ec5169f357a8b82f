/** Hands packed bytes to a consumer while hashing and counting them. */
import { createHash, type Hash } from 'node:crypto';
import type { Consume } from './artifact.ts';
import type { Deadline } from './deadline.ts';

type Outcome<T> = { readonly ok: true; readonly result: T } | { readonly ok: false; readonly error: unknown };

export interface Measured<T> {
  readonly outcome: Outcome<T>;
  readonly packedBytes: number;
  /** SRI hash of all bytes by algorithm. */
  readonly digests: ReadonlyMap<string, string>;
}

interface MeasureOptions {
  readonly deadline: Deadline;
  /** Besides sha512. */
  readonly algorithm?: string;
  /** Read on to the end after the consumer failed, to learn whether it was given the right bytes. */
  readonly drainAfterError?: boolean;
}

/**
 * Runs `consume` over `source`. A failure of the source rejects, whatever the consumer made of it; a failure of the
 * consumer is an outcome. The consumer is not called before the first bytes arrived.
 */
export async function measure<T>(
  source: AsyncIterable<Uint8Array>,
  consume: Consume<T>,
  options: MeasureOptions,
): Promise<Measured<T>> {
  const hashes = new Map<string, Hash>();
  for (const name of new Set(['sha512', options.algorithm ?? 'sha512'])) hashes.set(name, createHash(name));
  const iterator = source[Symbol.asyncIterator]();
  let packedBytes = 0;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;

  async function next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (ended) return { done: true, value: undefined };
    try {
      const step = await options.deadline.wait(iterator.next());
      if (step.done !== true) {
        packedBytes += step.value.length;
        for (const hash of hashes.values()) hash.update(step.value);
        return step;
      }
    } catch (error) {
      failure = { error };
      ended = true;
      throw error;
    }
    ended = true;
    return { done: true, value: undefined };
  }

  let first: IteratorResult<Uint8Array, undefined> | undefined = await next();
  const chunks = {
    async next() {
      const step = first ?? (await next());
      first = undefined;
      return step;
    },
  };
  const outcome = await settle(consume({ [Symbol.asyncIterator]: () => chunks }));
  if (failure !== undefined) throw failure.error;
  if (outcome.ok || options.drainAfterError === true) {
    while ((await next()).done !== true);
  } else {
    await iterator.return?.();
  }
  const digests = new Map([...hashes].map(([name, hash]) => [name, `${name}-${hash.digest('base64')}`] as const));
  return { outcome, packedBytes, digests };
}

async function settle<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, result: await work };
  } catch (error) {
    return { ok: false, error };
  }
}

/** The consumer's result; throws what the consumer threw. */
export function resultOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}
