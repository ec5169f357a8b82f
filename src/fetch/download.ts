/** Streams one tarball through pacote: npm's cache, redirects, retries and credentials. Nothing is unpacked or run. */
import type { Consume, FetchFacts, FetchOptions } from './artifact.ts';
import { startDeadline } from './deadline.ts';
import { compareDeclared, type Declared } from './declared-integrity.ts';
import { measure, resultOf, type Measured } from './measure.ts';
import { codeOf, explain, integrityFailure, type FailureContext } from './network-errors.ts';
import { idleSeconds } from './npm-config.ts';
import { readPacked } from './packed-stream.ts';

/** All waiting together may take this many times the idle timeout: a dripping server never is idle. */
export const PATIENCE = 10;

export interface Download extends FailureContext {
  readonly url: string;
  readonly declared: Declared | null;
}

type Facts = Pick<FetchFacts, 'integrity' | 'packedBytes' | 'declaredIntegrity' | 'mismatch'>;

/** Lets the consumer see the end of bytes whose integrity is wrong; `note` hears of it. */
async function* toTheEnd(
  chunks: AsyncIterable<Uint8Array>,
  note: (error: unknown) => void,
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* chunks;
  } catch (error) {
    if (codeOf(error) !== 'EINTEGRITY') throw error;
    note(error);
  }
}

/**
 * Downloads and consumes a tarball. pacote may call the consumer again: after a damaged cache entry, and once after
 * bytes that are not the declared ones.
 * @throws LeakcheckError, or what `consume` threw over the right bytes.
 */
export async function download<T>(
  source: Download,
  options: FetchOptions,
  consume: Consume<T>,
): Promise<{ readonly result: T; readonly facts: Facts }> {
  const { default: pacote } = await import('pacote');
  const deadline = startDeadline(options.signal, idleSeconds(options) * PATIENCE);
  const { declared } = source;
  let last: Measured<T> | undefined;
  try {
    await pacote.tarball.stream(
      source.url,
      async (stream) => {
        last = undefined;
        let corrupt: unknown;
        const chunks = toTheEnd(readPacked(stream), (error) => {
          corrupt = error;
        });
        last = await measure(chunks, consume, {
          deadline,
          drainAfterError: declared !== null,
          ...(declared === null ? {} : { algorithm: declared.algorithm }),
        });
        if (corrupt !== undefined) throw corrupt;
      },
      {
        ...source.options,
        allowRemote: 'all',
        signal: deadline.signal,
        // Without a digest to look for, the cache must ask the server whether its copy is still the right one.
        ...(declared === null ? { preferOnline: true } : { integrity: declared.integrity, resolved: source.url }),
      },
    );
  } catch (error) {
    if (codeOf(error) !== 'EINTEGRITY' || last === undefined) throw explain(error, source);
  } finally {
    deadline.close();
  }
  return settle(last, source);
}

function settle<T>(measured: Measured<T> | undefined, source: Download): { result: T; facts: Facts } {
  if (measured === undefined) throw integrityFailure(source);
  const { outcome, packedBytes, digests } = measured;
  const comparison = compareDeclared(source.declared, digests);
  if (comparison.mismatch !== undefined && !outcome.ok) throw integrityFailure(source);
  return { result: resultOf(outcome), facts: { integrity: digests.get('sha512') ?? '', packedBytes, ...comparison } };
}
