import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTarball } from '../../support/tarball.ts';
import { makeZip } from '../../support/zip.ts';
import { zstdFrame } from '../../support/zstd.ts';
import { files, gaps, unpackContainer } from './rig.ts';

const MIB = 1024 * 1024;

function wrapped(inner: Buffer, times: number): Buffer {
  let bytes = inner;
  for (let i = 0; i < times; i++) bytes = gzipSync(bytes);
  return bytes;
}

describe('limits', () => {
  it('stops at the depth and says where', async () => {
    const seen = await unpackContainer('a.gz', wrapped(Buffer.from('core'), 12), { limits: { depth: 3 } });
    expect(seen.entries.map(({ info }) => info.path.length)).toEqual([1, 2, 3, 4]);
    expect(gaps(seen)).toEqual(['limit a.gz > a > <decoded> > <decoded>']);
    expect(seen.incomplete[0]!.waivable).toBe(true);
  });

  it('stops at the depth in tars and zips alike', async () => {
    let bytes: Buffer = Buffer.from('core');
    for (let i = 0; i < 6; i++) {
      const name = i === 0 ? 'core.txt' : 'n';
      bytes = i % 2 === 0 ? makeZip([{ name, content: bytes }]) : makeTarball({ [name]: bytes });
    }
    const seen = await unpackContainer('a', bytes, { limits: { depth: 4 } });
    expect(gaps(seen)).toEqual(['limit a > package/n > n > package/n > n']);
  });

  it('says that a zip in another file lies too deep, and nothing of a file that only speaks of one', async () => {
    const zip = makeZip([{ name: 'a', content: 'x' }]);
    const program = Buffer.concat([Buffer.from('#!/bin/sh\n'.repeat(20)), zip]);
    const deep = await unpackContainer('a.gz', wrapped(program, 3), { limits: { depth: 3 } });
    expect(gaps(deep)).toEqual(['limit a.gz > a > <decoded> > <decoded>']);
    expect(deep.incomplete[0]!.detail).toBe(
      'a container nested deeper than 3 (limits.depth); its content was not decoded',
    );
    const text = await unpackContainer('a.gz', wrapped(program.subarray(0, -40), 3), { limits: { depth: 3 } });
    expect(gaps(text)).toEqual([]);
  });

  it('stops when the time is up, in the middle of a container too', async () => {
    const clock = { now: 0 };
    const tick = (): number => (clock.now += 400);
    const seen = await unpackContainer('a.gz', gzipSync(randomBytes(8 * MIB)), { limits: { seconds: 2 }, now: tick });
    expect(seen.incomplete[0]).toMatchObject({
      detail: 'more than 2 seconds (limits.seconds); the rest was not decoded',
    });
    // Random bytes may also look like the beginning of compressed data, which is not decoded then either.
    expect(new Set(seen.incomplete.map(({ code }) => code))).toEqual(new Set(['limit']));
    expect(seen.entries.at(-1)!.length).toBeLessThan(8 * MIB);
  });

  it('stops at the decoded bytes of all containers together', async () => {
    const member = { content: Buffer.alloc(MIB, 'x'), stored: true };
    const members = Array.from({ length: 10 }, (_, index) => ({ ...member, name: `m${index}` }));
    const seen = await unpackContainer('a.zip', makeZip(members), { limits: { inflatedBytes: 3.5 * MIB } });
    expect(Object.keys(files(seen))).toHaveLength(4);
    expect(new Set(seen.incomplete.map(({ code }) => code))).toEqual(new Set(['limit']));
    expect(seen.entries[0]!.length).toBeGreaterThan(10 * MIB);
  });

  it('gives up streams that inflate more than a thousandfold', async () => {
    const zeros = Buffer.alloc(64 * MIB);
    const bombs: Record<string, Buffer> = {
      'a.gz': gzipSync(zeros),
      'a.zip': makeZip([{ name: 'zeros', content: zeros }]),
      'a.zst': zstdFrame(Array.from({ length: 600 }, () => ({ content: Buffer.from([0]), run: 128 * 1024 }))),
    };
    for (const [name, bytes] of Object.entries(bombs)) {
      const seen = await unpackContainer(name, bytes);
      expect(seen.incomplete).toMatchObject([{ code: 'limit', waivable: true }]);
      expect(seen.incomplete[0]!.detail).toContain('more than 1,000 times (limits.ratio)');
      const patient = await unpackContainer(name, bytes, { limits: { ratio: 100_000 } });
      expect(patient.incomplete).toEqual([]);
      expect(seen.entries.every(({ length }) => length < zeros.length)).toBe(true);
    }
  });

  it('decodes no more once there are many of those', async () => {
    const bomb = gzipSync(Buffer.alloc(17 * MIB));
    const members = Array.from({ length: 40 }, (_, index) => ({ name: `m${index}.gz`, content: bomb, stored: true }));
    const seen = await unpackContainer('a.zip', makeZip(members), { packed: MIB });
    const given = seen.incomplete.filter(({ detail }) => detail.includes('given up after'));
    expect(given).toHaveLength(17);
    expect(seen.incomplete.at(-1)!.detail).toContain('more than 16 streams that inflate more than 1,000 times');
  });

  it('lists no more than a few places of one kind of trouble', async () => {
    const members = Array.from({ length: 500 }, (_, index) => ({ name: `m${index}`, content: 'x', flags: 1 }));
    const seen = await unpackContainer('a.zip', makeZip(members));
    expect(seen.incomplete).toHaveLength(21);
    expect(seen.incomplete.at(-1)!.detail).toBe('the same at 480 more places in this container');
  });

  it('says so when there is no room to put a container aside, and searches its bytes', async () => {
    const zip = makeZip([{ name: 'a', content: 'hidden', stored: true }]);
    const seen = await unpackContainer('a.zip', zip, { memoryBytes: 50, fileBytes: 100, pieces: 30 });
    expect(gaps(seen)).toEqual(['limit a.zip']);
    const searched = seen.entries.map(({ bytes }) => bytes.length).reduce((sum, length) => sum + length);
    expect(searched).toBe(zip.length);
  });
});

describe('temporary files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'containers-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const nested = makeTarball({ 'a.zip': makeZip([{ name: 'b.gz', content: gzipSync('core') }]) });

  it('are gone after success', async () => {
    const seen = await unpackContainer('a.tgz', nested, { memoryBytes: 0, folder });
    expect(Object.values(files(seen))).toContain('core');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are gone after an interrupt, which ends the work', async () => {
    const signal = AbortSignal.abort();
    const run = unpackContainer('a.tgz', nested, { memoryBytes: 0, folder, signal });
    await expect(run).rejects.toMatchObject({ code: 'EABORT' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
