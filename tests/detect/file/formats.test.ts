import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { Emitted } from '../../../src/detect/define.ts';
import { detector } from '../../../src/detect/file/index.ts';
import { detect, NO_MANIFEST, summary, type SampleFile } from '../../support/detect.ts';

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
  function recognised(path: string, format: string, archive: boolean, name = 'sample'): readonly Emitted[] {
    const fact = { kind: 'container', path: [path], format, archive } as const;
    return detect(detector, [{ path, bytes: 'x' }], { ...NO_MANIFEST, name }, [fact]).found;
  }

  it.each([
    ['a.zip', 'zip', true],
    ['noname', '7z', true],
    ['a.dat', 'tar', true],
    ['blob.bin', 'tar in gzip', true],
    ['a.tgz', 'gzip', false],
    ['a.tar.xz', 'xz', false],
  ] as const)('%s', (path, format, archive) => {
    expect(recognised(path, format, archive)).toMatchObject([
      { ruleId: 'archive-nested', severity: 'medium', severityIfOpen: 'info', confidence: 'certain', data: { format } },
    ]);
  });

  it.each([
    ['a.js.map.gz', 'gzip', false],
    ['a.docx', 'zip', true],
  ] as const)('nothing: %s', (path, format, archive) => {
    expect(recognised(path, format, archive)).toEqual([]);
  });

  it('recognises an earlier pack of the same package', () => {
    const pack = (path: string, name: string): unknown =>
      recognised(path, 'tar in gzip', true, name)[0]?.data?.['ownPack'];
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
