/** Executables that carry programs, put together here byte by byte. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { SourceCarrier } from '../../../src/base/entry.ts';
import { bunExecutable, ELF, frame, mapBlob, MARK } from '../../support/bun-executable.ts';
import { files, gaps, unpackContainer, type Seen } from './rig.ts';

function carriers({ facts }: Seen): SourceCarrier[] {
  return facts.filter((fact) => fact.kind === 'source-carrier');
}

const TEXTS = { '../src/auth.ts': 'export const a = "é";\n// canary\n', 'src/b.ts': 'b' };
const SOURCES = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [name, frame(Buffer.from(text))])),
  'src/none.ts': null,
};
const BYTES = Object.values(TEXTS).reduce((sum, text) => sum + Buffer.byteLength(text), 0);

describe('an executable of Bun', () => {
  it.each([52, 44, 36, 28])('gives its sources, with records of %i bytes', async (record) => {
    const bytes = bunExecutable(mapBlob(SOURCES), { record });
    for (const pieces of [bytes.length, 7]) {
      const seen = await unpackContainer('bin/app', bytes, { pieces });
      const [found, ...more] = carriers(seen);
      expect(more).toEqual([]);
      expect(found).toMatchObject({ carrier: 'executable', path: ['bin/app'], files: 3 });
      expect(found!.texts.map(({ name }) => name)).toEqual(Object.keys(TEXTS));
      expect(found!.texts.reduce((sum, one) => sum + one.bytes, 0)).toBe(BYTES);
      expect(Object.values(files(seen)).map((text) => Buffer.from(text, 'latin1').toString())).toEqual(
        Object.values(TEXTS),
      );
      expect(gaps(seen)).toEqual([]);
    }
  });

  it('without sources is no finding', async () => {
    const seen = await unpackContainer('bin/app', bunExecutable(Buffer.alloc(0)));
    expect([carriers(seen), gaps(seen)]).toEqual([[], []]);
  });

  it('in an unknown layout is a gap', async () => {
    const seen = await unpackContainer('bin/app', bunExecutable(mapBlob(SOURCES), { path: 'elsewhere' }));
    expect([carriers(seen), gaps(seen)]).toEqual([[], ['unsupported-container bin/app']]);
  });

  it('is no program where the mark is one text among others of the runtime', async () => {
    const text = 'export const canary = 1;\n'.repeat(20);
    const runtime = Buffer.concat([ELF, Buffer.from('Failed to unzip due to {s}.\n'.repeat(9)), Buffer.alloc(1), MARK]);
    expect(gaps(await unpackContainer('bin/bun', runtime))).toEqual([]);
    for (const mark of [MARK, Buffer.from('NODE_SEA_FUSE_')]) {
      const bytes = Buffer.concat([
        runtime.subarray(0, -MARK.length),
        mark,
        Buffer.alloc(99),
        frame(Buffer.from(text)),
      ]);
      const seen = await unpackContainer('bin/bun', bytes);
      expect([Object.values(files(seen)), gaps(seen)]).toEqual([[text], []]);
    }
  });

  it('with a damaged frame counts what the frame tells', async () => {
    const broken = frame(Buffer.from('x'.repeat(100)));
    broken[9] = 0xff;
    const seen = await unpackContainer('bin/app', bunExecutable(mapBlob({ 'a.ts': broken })));
    expect(carriers(seen)[0]!.texts).toMatchObject([{ name: 'a.ts', bytes: 100 }]);
    expect(gaps(seen)).toEqual(['corrupt bin/app']);
  });

  it('with lengths that lie does not fail', async () => {
    const blob = mapBlob(SOURCES);
    for (const at of [0, 8, 12, 32, 36]) {
      const copy = Buffer.from(blob);
      copy.writeUInt32LE(0xffff_ffff, at);
      expect(gaps(await unpackContainer('bin/app', bunExecutable(copy))).join()).not.toContain('detector-error');
    }
  });
});

function seaBlob(path: string, script: string): Buffer {
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return bytes;
  };
  const start = Buffer.from([0x20, 0xda, 0x43, 0x01, 1, 0, 0, 0]);
  return Buffer.concat([start, number(path.length), Buffer.from(path), number(script.length), Buffer.from(script)]);
}

describe('a single executable of Node', () => {
  const blob = seaBlob('/builds/app/main.js', 'console.log(1);'.repeat(20));
  const fuse = Buffer.from('NODE_SEA_FUSE_0123456789abcdef:1');

  it('is recognised by its blob', async () => {
    const whole = Buffer.concat([ELF, fuse, Buffer.alloc(400_000), blob, Buffer.alloc(10)]);
    for (const bytes of [whole, blob]) {
      const seen = await unpackContainer('bin/app', bytes);
      expect(carriers(seen)).toMatchObject([{ format: 'single executable of Node', files: 1, texts: [] }]);
    }
  });

  it('is none without a blob', async () => {
    const magic = blob.subarray(0, 40);
    const bytes = Buffer.concat([ELF, fuse, magic]);
    expect(carriers(await unpackContainer('bin/node', bytes))).toEqual([]);
  });
});

describe('other executables', () => {
  it('are left alone', async () => {
    const seen = await unpackContainer('lib/addon.node', ELF);
    expect([carriers(seen), gaps(seen), Object.keys(files(seen))]).toEqual([[], [], []]);
  });

  it('are no place for marks in text', async () => {
    const seen = await unpackContainer('lib/a.js', Buffer.from(`x = "${MARK.toString()}NODE_SEA_FUSE_"`));
    expect([carriers(seen), gaps(seen)]).toEqual([[], []]);
  });
});
