/** Limits, bombs, and sources that fail or are given up. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { EntryWriter, Sink } from '../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS } from '../../src/base/limits.ts';
import { unpackArtifact } from '../../src/unpack/artifact.ts';
import { RecordingSink } from '../support/sink.ts';
import { END, header, member, tar } from '../support/tar-blocks.ts';
import { unpackBytes } from '../support/unpack.ts';

const MARKER = 'hidden-marker-4711';
const packed = gzipSync(tar(member(MARKER)));

describe('limits', () => {
  it('stops at the inflated bytes, and says nothing else', async () => {
    const { sink, inflatedBytes } = await unpackBytes(gzipSync(tar(member(Buffer.alloc(3_000_000)))), undefined, {
      inflatedBytes: 1_000_000,
    });
    expect(inflatedBytes).toBeLessThanOrEqual(1_000_000);
    expect(sink.gaps).toEqual([
      {
        code: 'limit',
        detail: 'more than 1.0 MB decoded in all (limits.inflated); the rest of the archive was not read',
        waivable: true,
      },
    ]);
    expect(sink.entries.every((entry) => entry.ended)).toBe(true);
  });

  it('stops when the time is up, and says so', async () => {
    const sink = new RecordingSink();
    let clock = 0;
    const budget = new Budget({ ...DEFAULT_LIMITS, seconds: 5 }, () => (clock += 3_000));
    const chunks = (async function* () {
      yield gzipSync(tar(member(randomBytes(2_000_000))));
    })();
    await unpackArtifact(chunks, sink, budget, 'a.tgz');
    const detail = 'more than 5 seconds (limits.seconds); the rest of the archive was not read';
    expect(sink.gaps).toEqual([{ code: 'limit', detail, waivable: true }]);
  });

  it('searches what comes after the last entry allowed as raw bytes', async () => {
    const members = Array.from({ length: 5 }, (_, i) => member(`body ${i} ${MARKER}`, { name: `package/${i}` }));
    const { sink, entries } = await unpackBytes(gzipSync(tar(...members)), [100], { entries: 3 });
    expect(entries).toBe(3);
    expect(sink.entries.map((entry) => entry.path[0])).toEqual([
      '<tar headers>',
      '0',
      '1',
      '2',
      '<rest of archive @ 0xc00>',
    ]);
    expect(sink.entries.at(-1)?.bytes).toContain(`body 4 ${MARKER}`);
    expect(sink.gaps).toMatchObject([{ code: 'limit', waivable: true }]);
  });

  it('reads a gigabyte of zeros in bounded memory', { timeout: 60_000 }, async () => {
    const size = 2 ** 30;
    async function* bomb(): AsyncGenerator<Buffer> {
      const gzip = createGzip({ level: 1 });
      const zeros = Buffer.alloc(2 ** 20);
      gzip.write(header({ size }));
      void (async () => {
        for (let i = 0; i < size / zeros.length; i++) {
          await new Promise<void>((resolve) => gzip.write(zeros, () => resolve()));
        }
        gzip.end(END);
      })();
      yield* gzip;
    }
    let bytes = 0;
    let peak = 0;
    const facts: string[] = [];
    const writer: EntryWriter = {
      push(part) {
        bytes += part.length;
        peak = Math.max(peak, process.memoryUsage.rss());
      },
      cut: () => undefined,
      end: () => undefined,
    };
    const sink: Sink = {
      open: () => writer,
      fact: (fact) => void facts.push(fact.kind),
      incomplete: (record) => expect(record).toBeNull(),
    };
    const before = process.memoryUsage.rss();
    const unpacked = await unpackArtifact(bomb(), sink, new Budget(DEFAULT_LIMITS), 'a.tgz');
    expect(unpacked).toEqual({ entries: 1, inflatedBytes: size + 3 * 512 });
    expect(bytes).toBe(size + 512);
    expect(peak - before).toBeLessThan(200 * 2 ** 20);
  });

  it('says that npm refuses what inflates a thousandfold', async () => {
    const { sink } = await unpackBytes(gzipSync(tar(member(Buffer.alloc(40_000_000))), { level: 9 }));
    expect(sink.archiveFacts).toMatchObject([{ rule: 'archive-metadata', benign: true }]);
    expect(sink.gaps).toEqual([]);
  });
});

describe('a source that fails', () => {
  it('ends the run with its own error, in the middle of the data too', async () => {
    const large = gzipSync(tar(member(randomBytes(600_000))));
    for (const at of [0, 5, 400_000, large.length - 4]) {
      async function* broken(): AsyncGenerator<Buffer> {
        if (at > 0) yield large.subarray(0, at);
        await sleep(1);
        throw new Error('connection lost');
      }
      const run = unpackArtifact(broken(), new RecordingSink(), new Budget(DEFAULT_LIMITS), 'a.tgz');
      await expect(run).rejects.toThrow('connection lost');
    }
  });

  it('is let go when the run is interrupted', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield packed;
      } finally {
        closed = true;
      }
    }
    const run = unpackArtifact(
      endless(),
      new RecordingSink(),
      new Budget(DEFAULT_LIMITS),
      'a.tgz',
      AbortSignal.abort(),
    );
    await expect(run).rejects.toMatchObject({ code: 'EABORT' });
    expect(closed).toBe(true);
  });
});
