import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gnuLong, member, tar as blocks } from '../../support/tar-blocks.ts';
import { makePackage, makeTarball } from '../../support/tarball.ts';
import { skippableFrame, zstdFrame } from '../../support/zstd.ts';
import { files, gaps, unpackContainer } from './rig.ts';

const text = 'what was compressed '.repeat(50);
const tgz = makePackage('inner', '1.0.0', { 'lib/a.js': text });
const tar = gunzipSync(tgz);
const members = (outer: string): Record<string, string> => ({
  [`${outer} > package/package.json`]: '{"name":"inner","version":"1.0.0"}',
  [`${outer} > package/lib/a.js`]: text,
});

describe('what a single file was compressed to', () => {
  it.each([
    ['dist/a.js.map.gz', gzipSync(text), 'a.js.map'],
    ['noname', gzipSync(text), '<decoded>'],
    ['a.zz', deflateSync(text), 'a'],
    ['a.js.br', brotliCompressSync(text), 'a.js'],
    ['a.br', brotliCompressSync(text), 'a'],
    ['a.zst', zstdFrame([{ content: Buffer.from(text) }]), 'a'],
    ['two.gz', Buffer.concat([gzipSync(text.slice(0, 100)), gzipSync(text.slice(100))]), 'two'],
  ])('%s', async (name, bytes, child) => {
    for (const pieces of [bytes.length, 1]) {
      const seen = await unpackContainer(name, bytes, { pieces });
      expect(files(seen)).toEqual({ [`${name} > ${child}`]: text });
      expect(seen.incomplete).toEqual([]);
      expect(seen.entries[0]!.bytes.equals(bytes)).toBe(true);
      expect(seen.facts).toMatchObject([{ kind: 'container', archive: false }]);
    }
  });

  it.each([
    ['a.tgz', tgz, 'tar in gzip'],
    ['a.bin', tgz, 'tar in gzip'],
    ['a.tar', tar, 'tar'],
    ['a.tzst', zstdFrame([{ content: tar }]), 'tar in zstd'],
    ['a.tbr', brotliCompressSync(tar), 'tar in brotli'],
  ])('an archive: %s', async (name, bytes, format) => {
    const seen = await unpackContainer(name, bytes);
    expect(files(seen)).toEqual(members(name));
    expect(seen.incomplete).toEqual([]);
    expect(seen.facts).toEqual([{ kind: 'container', path: [name], format, archive: true }]);
    expect(seen.entries[0]!.length).toBe(bytes.length);
  });

  it('does not judge the names in a nested tar as if npm installed them', async () => {
    const seen = await unpackContainer('a.tar', gunzipSync(makeTarball({ 'no-folder.txt': 'x' }, { root: '' })));
    expect(files(seen)).toEqual({ 'a.tar > no-folder.txt': 'x' });
    expect(seen.entries.at(-1)!.info).toMatchObject({ type: 'file', via: 'archive' });
    expect(seen.incomplete).toEqual([]);
  });
});

describe('a tar in a package', () => {
  it('is undecided where an entry has a second name that it does not need', async () => {
    const renamed = blocks(gnuLong('package/README.md'), member('text', { name: 'package/server.txt' }));
    expect(gaps(await unpackContainer('a.tar', renamed))).toEqual(['odd-archive a.tar > package/README.md']);
    const long = `package/${'deep/'.repeat(40)}a.md`;
    const needed = blocks(gnuLong(long), member('text', { name: long.slice(0, 100) }));
    expect(gaps(await unpackContainer('a.tar', needed))).toEqual([]);
  });
});

describe('damage', () => {
  const noise = randomBytes(600_000);

  it.each([
    ['cut.tgz', tgz.subarray(0, tgz.length - 4), 'truncated'],
    ['cut.gz', gzipSync(noise).subarray(0, 400_000), 'truncated'],
    ['crc.gz', Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)]), 'checksum'],
    [
      'cut.zst',
      zstdFrame([{ content: noise.subarray(0, 1000) }, { content: noise.subarray(0, 900) }]).subarray(0, 1500),
      'truncated',
    ],
    [
      'tail.zst',
      Buffer.concat([zstdFrame([{ content: noise.subarray(0, 1000) }]), Buffer.from('something else')]),
      'corrupt',
    ],
    ['cut.tar', tar.subarray(0, 1200), 'truncated'],
    ['cut.js.br', brotliCompressSync(noise).subarray(0, 5000), 'truncated'],
  ])('%s is never passed in silence', async (name, bytes, code) => {
    const seen = await unpackContainer(name, bytes);
    expect(gaps(seen)).toEqual([`${code} ${name}`]);
    expect(seen.incomplete[0]!.waivable).toBe(false);
  });

  it('delivers what came before', async () => {
    const cut = await unpackContainer('a.gz', gzipSync(noise).subarray(0, 400_000));
    expect(files(cut)['a.gz > a']!.length).toBeGreaterThan(350_000);
    const zst = zstdFrame([{ content: Buffer.from(text) }, { content: noise.subarray(0, 900) }]).subarray(
      0,
      text.length + 100,
    );
    expect(files(await unpackContainer('a.zst', zst))).toEqual({ 'a.zst > a': text });
  });

  it('looks into what follows a stream', async () => {
    const seen = await unpackContainer(
      'a.gz',
      Buffer.concat([gzipSync('x'), Buffer.alloc(1), Buffer.from('PLAIN'), tgz]),
    );
    expect(gaps(seen)).toContain('corrupt a.gz');
    expect(Object.values(files(seen)).some((content) => content.startsWith('PLAIN'))).toBe(true);
  });
});

describe('a gzip header with flags that nobody knows', () => {
  it('is a gap, and what follows is decoded if it can be', async () => {
    const good = gzipSync(text);
    good[3] = 0xc0;
    const seen = await unpackContainer('a.gz', good);
    expect(gaps(seen)).toEqual(['corrupt a.gz']);
    expect(files(seen)).toEqual({ 'a.gz > a': text });
    const noise = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0xe0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(500, 0xff)]);
    expect(new Set(gaps(await unpackContainer('a.gz', noise)))).toEqual(new Set(['corrupt a.gz']));
  });
});

/** Always the same: now and then random bytes decode to something. */
const NOISE = Buffer.concat(
  Array.from({ length: 160 }, (_, index) => createHash('sha256').update(`noise ${index}`).digest()),
);

describe('a name with no suffix but that of brotli', () => {
  it('promises nothing', async () => {
    for (const bytes of [Buffer.concat([brotliCompressSync(text), Buffer.from('more')]), randomBytes(300)]) {
      expect(gaps(await unpackContainer('a.br', bytes))).toEqual([]);
      expect(gaps(await unpackContainer('a.js.br', bytes))).not.toEqual([]);
    }
  });
});

describe('a gzip header with a method that there is not', () => {
  it('is a gap where the name says gzip, and nothing elsewhere', async () => {
    const bytes = gzipSync(text);
    bytes[2] = 7;
    const seen = await unpackContainer('a.gz', bytes);
    expect(files(seen)).toEqual({ 'a.gz > a': text });
    expect(gaps(seen)).toEqual(['corrupt a.gz']);
    expect(gaps(await unpackContainer('a.bin', bytes))).toEqual([]);
  });
});

describe('what is no container', () => {
  it.each([
    ['x.txt', Buffer.from('x^2 + y^2 = z^2, a text that begins like zlib')],
    ['x.bin', Buffer.concat([Buffer.from([0x78, 0x9c]), NOISE])],
    ['pt.br', Buffer.from('olá mundo')],
    ['x.lang.br', Buffer.from('plain ASCII text under a name of another kind')],
    ['x', Buffer.alloc(600)],
    ['a.zip', Buffer.from('not a zip at all')],
  ])('%s', async (name, bytes) => {
    const seen = await unpackContainer(name, bytes);
    expect(seen.entries).toHaveLength(1);
    expect(seen.incomplete).toEqual([]);
    expect(seen.facts).toEqual([]);
    expect(seen.entries[0]!.bytes.equals(bytes)).toBe(true);
  });
});

describe('formats without a decoder', () => {
  it('are none of numbers that begin like them', async () => {
    const numbers = Buffer.from(Uint32Array.of(93, 1, 2, 3, 4, 5, 6, 7).buffer);
    expect((await unpackContainer('x', numbers)).incomplete).toEqual([]);
  });

  it.each([
    ['xz', Buffer.from('\xfd7zXZ\0\0\x04', 'latin1')],
    ['bzip2', Buffer.from('BZh91AY&SY')],
    ['7z', Buffer.from("7z\xbc\xaf'\x1c\0\x04", 'latin1')],
    ['rar', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
    ['lz4', Buffer.from('\x04"M\x18\x64', 'latin1')],
    ['lz4', Buffer.from('\x02!L\x18\x64', 'latin1')],
    ['lzma', Buffer.from(`]\0\0\x80\0${'\xff'.repeat(8)}\0\x17`, 'latin1')],
    ['lzma', Buffer.from(']\0\0\0\x01\x40\x42\x0f\0\0\0\0\0\0\x17', 'latin1')],
    ['compress', Buffer.from('\x1f\x9d\x90\x41', 'latin1')],
  ])('%s may be waived', async (format, bytes) => {
    const seen = await unpackContainer('x', bytes);
    expect(seen.incomplete).toMatchObject([{ code: 'unsupported-container', path: ['x'], waivable: true }]);
    expect(seen.facts).toMatchObject([{ kind: 'container', format }]);
    expect(seen.entries[0]!.bytes.equals(bytes)).toBe(true);
  });
});

describe('zstd', () => {
  const frame = zstdFrame(
    [{ content: Buffer.from('ab') }, { content: Buffer.from('c'), run: 70_000 }, { content: Buffer.from('d') }],
    { checksum: true },
  );

  it('reads plain blocks, runs, several frames and skippable ones', async () => {
    const bytes = Buffer.concat([skippableFrame(Buffer.from('note')), frame, skippableFrame(Buffer.alloc(0)), frame]);
    const seen = await unpackContainer('a.zst', bytes);
    const once = `ab${'c'.repeat(70_000)}d`;
    expect(files(seen)).toEqual({ 'a.zst > a': once + once });
    expect(seen.incomplete).toEqual([]);
  });

  it.each([
    ['a dictionary', zstdFrame([{ content: Buffer.from('x') }], { dictionary: true })],
    ['a window of gigabytes', zstdFrame([{ content: Buffer.from('x') }], { windowLog: 33 })],
    [
      'a window moved a hundred thousand times',
      zstdFrame(
        Array.from({ length: 100_000 }, () => ({ content: Buffer.from('x') })),
        { windowLog: 27 },
      ),
    ],
  ])(
    'refuses %s at once',
    async (_, bytes) => {
      const seen = await unpackContainer('a.zst', bytes);
      expect(gaps(seen)).toEqual(['unsupported-container a.zst']);
    },
    3000,
  );
});
