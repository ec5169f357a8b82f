import { Buffer } from 'node:buffer';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, array, integer, property, tuple, uint8Array } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SpoolWriter } from '../../src/base/spool.ts';
import { createSpool } from '../../src/fetch/spool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('spool', () => {
  it('gives back what several writers wrote in turns, from memory or from the file', () => {
    assert(
      property(
        array(tuple(integer({ min: 0, max: 3 }), uint8Array({ maxLength: 300 })), { maxLength: 30 }),
        integer({ min: 0, max: 3000 }),
        integer({ min: 0, max: 2000 }),
        integer({ min: 0, max: 2000 }),
        (writes, memoryBytes, offset, length) => {
          const spool = createSpool({ memoryBytes, folder });
          try {
            const writers: SpoolWriter[] = [0, 1, 2, 3].map(() => spool.open());
            const expected: Buffer[] = [0, 1, 2, 3].map(() => Buffer.alloc(0));
            for (const [index, bytes] of writes) {
              expect(writers[index]!.write(bytes)).toBe(true);
              expected[index] = Buffer.concat([expected[index]!, bytes]);
            }
            for (const [index, writer] of writers.entries()) {
              const stored = writer.end();
              expect(stored.size).toBe(expected[index]!.length);
              expect(stored.read(offset, length)).toEqual(expected[index]!.subarray(offset, offset + length));
              stored.release();
            }
          } finally {
            spool.close();
          }
        },
      ),
    );
  });

  it('touches no disk while the memory suffices, and leaves no name behind when it does not', () => {
    const spool = createSpool({ memoryBytes: 100, folder });
    const small = spool.open();
    small.write(Buffer.alloc(100, 1));
    expect(readdirSync(folder)).toEqual([]);
    const large = spool.open();
    expect(large.write(Buffer.alloc(5000, 2))).toBe(true);
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
    expect(large.end().read(4990, 100)).toEqual(Buffer.alloc(10, 2));
    spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses what does not fit and keeps what did', () => {
    const spool = createSpool({ memoryBytes: 10, fileBytes: 50, folder });
    const writer = spool.open();
    expect(writer.write(Buffer.alloc(40, 1))).toBe(true);
    expect(writer.write(Buffer.alloc(40, 2))).toBe(false);
    const stored = writer.end();
    expect(stored.read(0, 100)).toEqual(Buffer.alloc(40, 1));
    stored.release();
    expect(spool.open().write(Buffer.alloc(45, 3))).toBe(true);
    spool.close();
  });

  it('refuses when there is no folder to write to', () => {
    const spool = createSpool({ memoryBytes: 0, folder: join(folder, 'missing') });
    expect(spool.open().write(Buffer.from('x'))).toBe(false);
    spool.close();
  });

  it('gives memory back on release', () => {
    const spool = createSpool({ memoryBytes: 100, fileBytes: 0, folder });
    for (let round = 0; round < 3; round++) {
      const writer = spool.open();
      expect(writer.write(Buffer.alloc(100, round))).toBe(true);
      expect(spool.open().write(Buffer.from('x'))).toBe(false);
      writer.end().release();
    }
    spool.close();
  });
});
