import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { detect, NO_MANIFEST, summary, type SampleFile } from '../../support/detect.ts';

function ustar(): Buffer {
  const block = Buffer.alloc(512);
  block.write('ustar', 257);
  return block;
}

function run(...files: SampleFile[]): string[] {
  return summary(detect(detector, files));
}

describe('signatures', () => {
  it('knows a git bundle by its first line, under any name', () => {
    expect(run({ path: 'data.bin', bytes: '# v2 git bundle\n' })).toEqual([
      'source-vcs-directory critical/critical certain',
    ]);
    expect(run({ path: 'app.bundle', bytes: 'var x=1' })).toEqual([]);
  });

  it('wants AppleDouble magic behind a ._ name', () => {
    const bytes = Buffer.from([0, 5, 0x16, 7, 0, 2]);
    expect(run({ path: 'lib/._a.js', bytes })).toEqual(['dev-file-os-metadata low/low certain']);
    expect(run({ path: 'lib/._a.js', bytes: 'var x' })).toEqual([]);
    expect(run({ path: 'lib/a.js', bytes })).toEqual([]);
  });
});

describe('nested archives', () => {
  const NESTED = 'archive-nested medium/info certain';

  it.each([
    ['a.zip', Buffer.from('PK\x03\x04')],
    ['a.vsix', Buffer.from('PK\x03\x04')],
    ['noname', Buffer.from("7z\xbc\xaf'\x1c", 'latin1')],
    ['a.bin', Buffer.from('Rar!\x1a\x07')],
    ['a.dat', ustar()],
    ['a.tgz', gzipSync('x')],
    ['a.tar.xz', Buffer.from('\xfd7zXZ\0', 'latin1')],
  ])('%s', (path, bytes) => {
    expect(run({ path, bytes })).toEqual([NESTED]);
  });

  it.each([
    ['a.js.map.gz', gzipSync('{}')],
    ['a.docx', Buffer.from('PK\x03\x04')],
    ['a.tgz', Buffer.from('not an archive')],
    ['short', Buffer.from('PK')],
  ])('nothing: %s', (path, bytes) => {
    expect(run({ path, bytes })).toEqual([]);
  });

  it('counts a compressed file whose members were seen', () => {
    const member: SampleFile = { path: ['blob.bin', 'src/a.js'], via: 'archive', bytes: 'a' };
    expect(run({ path: 'blob.bin', bytes: gzipSync('x') }, member)).toEqual([NESTED]);
  });

  it('recognises an earlier pack of the same package', () => {
    const pack = (path: string, name: string): unknown =>
      detect(detector, [{ path, bytes: gzipSync('x') }], { ...NO_MANIFEST, name }).found[0]?.data?.['ownPack'];
    expect(pack('acme-cli-1.2.0.tgz', '@acme/cli')).toBe(true);
    expect(pack('old/cli-2.0.0-beta.1.tgz', 'cli')).toBe(true);
    expect(pack('cli-extra-1.2.0.tgz', 'cli')).toBe(false);
    expect(pack('other-1.2.0.tgz', 'cli')).toBe(false);
  });
});

describe('original files', () => {
  function originals(...paths: string[]): string[] {
    return detect(
      detector,
      paths.map((path) => ({ path, bytes: 'x' })),
    ).found.map((one) => one.location.path[0]);
  }

  it.each([
    [['src/a.ts', 'dist/a.js'], ['src/a.ts']],
    [
      ['src/x/a.tsx', 'dist/x/a.mjs', 'src/only.ts'],
      ['src/x/a.tsx', 'src/only.ts'],
    ],
    [['src/a.ts', 'dist/esm/a.js'], ['src/a.ts']],
    [['lib/a.jsx', 'lib/a.js'], ['lib/a.jsx']],
    [['a.ts', 'a.js'], ['a.ts']],
  ])('%j', (paths, expected) => {
    expect(originals(...paths)).toEqual(expected);
  });

  it.each([
    [['dist/a.js', 'dist/a.d.ts', 'dist/a.d.mts']],
    [['src/a.ts']],
    [['src/a.cjs', 'types/a.d.ts']],
    [['templates/app/a.ts', 'templates/app/a.js']],
    [['test/a.ts', 'test/a.js']],
    [['node_modules/x/src/a.ts', 'node_modules/x/dist/a.js']],
    [['src/b.ts', 'dist/a.js']],
  ])('nothing: %j', (paths) => {
    expect(originals(...paths)).toEqual([]);
  });

  it('is one finding, off in open packages, critical for many files', () => {
    const few = detect(detector, [{ path: 'src/a.ts', bytes: 'x' }, { path: 'dist/a.js' }]).found;
    expect(few).toMatchObject([{ severity: 'high', severityIfOpen: 'off', confidence: 'likely' }]);
    const names = Array.from({ length: 20 }, (_, i) => `m${i}`);
    const many = detect(
      detector,
      names.flatMap((name) => [{ path: `src/${name}.ts` }, { path: `dist/${name}.js` }]),
    ).found;
    expect(new Set(many.map((one) => `${one.severity} ${one.identity} ${one.message}`)).size).toBe(1);
    expect(many[0]).toMatchObject({ severity: 'critical', data: { files: 20, folders: ['src'] } });
  });
});
