import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArtifactSource, FetchFacts } from '../../src/fetch/artifact.ts';
import { keepPacked, keptName } from '../../src/fetch/keep.ts';

const BYTES = randomBytes(100_000);
const FACTS: FetchFacts = {
  integrity: `sha512-${createHash('sha512').update(BYTES).digest('base64')}`,
  packedBytes: BYTES.length,
  declaredIntegrity: 'none',
};

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-keep-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < BYTES.length; start += 7_000) yield BYTES.subarray(start, start + 7_000);
}

/** A source that fails `retries` times after its first chunk and starts again. */
function source(retries = 0): ArtifactSource {
  return {
    target: { kind: 'tarball', spec: './x.tgz' },
    async read(consume) {
      for (let attempt = 0; attempt < retries; attempt++) {
        const broken = async function* (): AsyncGenerator<Uint8Array> {
          yield Buffer.from('other bytes');
          throw new Error('connection lost');
        };
        await consume(broken()).catch(() => undefined);
      }
      return { result: await consume(chunks()), facts: FACTS };
    },
  };
}

async function drain(all: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of all) bytes += chunk.length;
  return bytes;
}

function kept(): Buffer {
  expect(readdirSync(folder)).toEqual([keptName(FACTS.integrity)]);
  return readFileSync(join(folder, keptName(FACTS.integrity)));
}

describe('keepPacked', () => {
  it('leaves the bytes that the consumer got, under a name made from them', async () => {
    const { result, facts } = await keepPacked(source(), folder).read(drain);
    expect([result, facts]).toEqual([BYTES.length, FACTS]);
    expect(kept().equals(BYTES)).toBe(true);
    expect(keptName(FACTS.integrity)).toMatch(/^package-[0-9a-f]{16}\.tgz$/);
  });

  it('leaves all of them if the consumer stops early', async () => {
    await keepPacked(source(), folder).read(async (all) => {
      for await (const _ of all) break;
    });
    expect(kept().equals(BYTES)).toBe(true);
  });

  it('leaves those of the last attempt', async () => {
    await keepPacked(source(2), folder).read(drain);
    expect(kept().equals(BYTES)).toBe(true);
  });

  it('leaves nothing after an error', async () => {
    const failing = keepPacked(source(), folder).read(() => Promise.reject(new Error('no tarball')));
    await expect(failing).rejects.toThrow('no tarball');
    expect(readdirSync(folder)).toEqual([]);
  });
});
