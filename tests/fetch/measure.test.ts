import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startDeadline } from '../../src/fetch/deadline.ts';
import { measure } from '../../src/fetch/measure.ts';

const PARTS = ['one', 'two', 'three'];
const SHA512 = `sha512-${createHash('sha512').update('onetwothree').digest('base64')}`;

async function* parts(failAfter = Infinity): AsyncGenerator<Uint8Array, undefined> {
  for (const [i, part] of PARTS.entries()) {
    if (i >= failAfter) throw new Error('source failed');
    yield Buffer.from(part);
  }
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

const settings = { deadline: startDeadline(undefined) };

describe('measure', () => {
  it('hashes and counts what the consumer reads', async () => {
    const measured = await measure(parts(), readAll, { ...settings, algorithm: 'sha1' });
    expect(measured.outcome).toEqual({ ok: true, result: 'onetwothree' });
    expect(measured.packedBytes).toBe(11);
    expect(measured.digests.get('sha512')).toBe(SHA512);
    expect([...measured.digests.keys()]).toEqual(['sha512', 'sha1']);
  });

  it('reads on when the consumer had enough', async () => {
    const measured = await measure(
      parts(),
      async (chunks) => {
        for await (const chunk of chunks) return Buffer.from(chunk).toString();
        return '';
      },
      settings,
    );
    expect(measured.outcome).toEqual({ ok: true, result: 'one' });
    expect(measured.digests.get('sha512')).toBe(SHA512);
  });

  it('ends an empty source at once', async () => {
    const { outcome, packedBytes } = await measure((async function* () {})(), readAll, settings);
    expect(outcome).toEqual({ ok: true, result: '' });
    expect(packedBytes).toBe(0);
  });

  it('makes a failure of the consumer an outcome and closes the source', async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array, undefined> {
      try {
        yield* parts();
      } finally {
        closed = true;
      }
    }
    const error = new Error('no tarball');
    const { outcome } = await measure(source(), () => Promise.reject(error), settings);
    expect(outcome).toEqual({ ok: false, error });
    expect(closed).toBe(true);
  });

  it('drains after a failure of the consumer on demand', async () => {
    const failing = (): Promise<never> => Promise.reject(new Error('no tarball'));
    const { digests } = await measure(parts(), failing, { ...settings, drainAfterError: true });
    expect(digests.get('sha512')).toBe(SHA512);
    await expect(measure(parts(2), failing, { ...settings, drainAfterError: true })).rejects.toThrow('source failed');
  });

  it('rejects with the failure of the source, whatever the consumer makes of it', async () => {
    const swallowing = (chunks: AsyncIterable<Uint8Array>): Promise<string> => readAll(chunks).catch(() => 'fine');
    await expect(measure(parts(1), swallowing, settings)).rejects.toThrow('source failed');
  });

  it('does not call the consumer for a source that never starts', async () => {
    let calls = 0;
    const counting = async (): Promise<void> => void calls++;
    await expect(measure(parts(0), counting, settings)).rejects.toThrow('source failed');
    expect(calls).toBe(0);
  });
});

describe('startDeadline', () => {
  const never = (): Promise<never> => new Promise(() => {});

  it('counts waiting, not working', async () => {
    const deadline = startDeadline(undefined, 0.2);
    for (let i = 0; i < 3; i++) {
      await deadline.wait(Promise.resolve());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await expect(deadline.wait(never())).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(deadline.signal.aborted).toBe(true);
  });

  it('adds up short waits', async () => {
    const deadline = startDeadline(undefined, 0.2);
    const drip = async (): Promise<void> => {
      for (;;) await deadline.wait(new Promise((resolve) => setTimeout(resolve, 30)));
    };
    await expect(drip()).rejects.toMatchObject({ code: 'ETIMEOUT' });
  });

  it('ends a wait when the caller aborts', async () => {
    const caller = new AbortController();
    const deadline = startDeadline(caller.signal);
    const waiting = deadline.wait(never());
    caller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'EABORT' });
    await expect(deadline.wait(Promise.resolve())).rejects.toMatchObject({ code: 'EABORT' });
    expect(deadline.signal.aborted).toBe(true);
  });
});
