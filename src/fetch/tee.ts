/** Lets somebody else take the packed bytes while they pass. */
import type { Consume } from './artifact.ts';

/** Runs `consume`; `take` gets all bytes, also those behind the point where `consume` stopped. */
export async function teeWhile<T>(
  consume: Consume<T>,
  chunks: AsyncIterable<Uint8Array>,
  take: (bytes: Uint8Array) => Promise<void> | void,
): Promise<T> {
  const iterator = chunks[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const step = await iterator.next();
    if (step.done !== true) await take(step.value);
    return step;
  };
  // No `return`: whoever stops early must not keep the rest from being taken.
  const result = await consume({ [Symbol.asyncIterator]: () => ({ next }) });
  while ((await next()).done !== true);
  return result;
}
