/** Streams one tarball through pacote: npm's cache, redirects, retries and credentials. Nothing is unpacked or run. */
import type { PackedStream } from 'pacote';
import type { Consume, FetchFacts, FetchOptions } from './artifact.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { compareDeclared, type Declared } from './declared-integrity.ts';
import { measure, resultOf, type Measured } from './measure.ts';
import { codeOf, explain, integrityFailure, type FailureContext } from './network-errors.ts';
import { idleSeconds, type NpmOptions } from './npm-config.ts';
import { readPacked } from './packed-stream.ts';

/** All waiting together may take this many times the idle timeout: a dripping server never is idle. */
export const PATIENCE = 10;

export interface Download extends FailureContext {
  readonly url: string;
  readonly declared: Declared | null;
}

type Facts = Pick<FetchFacts, 'integrity' | 'packedBytes' | 'declaredIntegrity' | 'mismatch'>;

/**
 * Downloads and consumes a tarball. The consumer may be called again: after a damaged cache entry, and after bytes that
 * are not the declared ones, which are fetched once more to be judged as what they are.
 * @throws LeakcheckError, or what `consume` threw over the right bytes.
 */
export async function download<T>(
  source: Download,
  options: FetchOptions,
  consume: Consume<T>,
): Promise<{ readonly result: T; readonly facts: Facts }> {
  const deadline = startDeadline(options.signal, idleSeconds(options) * PATIENCE);
  let measured: Measured<T>;
  try {
    measured = await fetchMeasured(source, deadline, consume);
  } catch (error) {
    throw explain(error, source);
  } finally {
    deadline.close();
  }
  const { outcome, packedBytes, digests } = measured;
  const comparison = compareDeclared(source.declared, digests);
  if (comparison.mismatch !== undefined && !outcome.ok) throw integrityFailure(source);
  return { result: resultOf(outcome), facts: { integrity: digests.get('sha512') ?? '', packedBytes, ...comparison } };
}

async function fetchMeasured<T>(source: Download, deadline: Deadline, consume: Consume<T>): Promise<Measured<T>> {
  const { declared, url, options } = source;
  const settings = { deadline, drainAfterError: declared !== null, ...(declared && { algorithm: declared.algorithm }) };
  const run = (packed: PackedStream): Promise<Measured<T>> => measure(readPacked(packed), consume, settings);
  // Without a digest to look for, the cache must ask the server whether its copy is still the right one.
  if (declared === null) return stream(source, { ...options, preferOnline: true }, deadline, run);

  let calls = 0;
  let wrongBytes = false;
  /** The first call reads npm's cache, where pacote drops a damaged entry; its second download we make ourselves. */
  async function runOnce(packed: PackedStream): Promise<Measured<T>> {
    calls++;
    try {
      return await run(packed);
    } catch (error) {
      if (calls === 1 || codeOf(error) !== 'EINTEGRITY') throw error;
      wrongBytes = true;
      throw new Error('not to be tried again', { cause: error });
    }
  }
  try {
    return await stream(source, { ...options, integrity: declared.integrity, resolved: url }, deadline, runOnce);
  } catch (error) {
    if (!wrongBytes) throw error;
  }
  // pacote withholds what fails its check, so it is not asked to check; and wrong bytes must not reach npm's cache.
  return stream(source, { ...options, cache: undefined }, deadline, run);
}

async function stream<T>(
  { url }: Download,
  options: NpmOptions,
  deadline: Deadline,
  handler: (packed: PackedStream) => Promise<T>,
): Promise<T> {
  const { default: pacote } = await import('pacote');
  return pacote.tarball.stream(url, handler, { ...options, allowRemote: 'all', signal: deadline.signal });
}
