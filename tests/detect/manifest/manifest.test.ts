import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { ManifestFacts } from '../../../src/base/types.ts';
import { detector } from '../../../src/detect/manifest/index.ts';
import { isPlatformName } from '../../../src/base/platform.ts';
import { detect, NO_MANIFEST, summary, type SampleFile } from '../../support/detect.ts';

function run(manifest: Partial<ManifestFacts>, files: readonly SampleFile[] = []): string[] {
  return summary(detect(detector, files, { ...NO_MANIFEST, ...manifest }));
}

describe('files allowlist', () => {
  const FOUND = ['package-no-files-allowlist info/info certain'];

  it.each([[null], [['*']], [['**/*']], [['.']], [['./']], [['dist', '**']]])('%j', (files) => {
    expect(run({ files })).toEqual(FOUND);
  });

  it.each([[['dist']], [['dist', '!**/*.map']], [[]], [['*.js']], [['..']]])('nothing: %j', (files) => {
    expect(run({ files })).toEqual([]);
  });

  it('says nothing without a manifest or with an .npmignore that was packed', () => {
    expect(summary(detect(detector, [], null))).toEqual([]);
    expect(run({ files: null }, [{ path: '.npmignore' }])).toEqual([]);
  });
});

describe('platform packages', () => {
  const FOUND = ['package-platform-not-scanned medium/info certain'];
  const two = { '@acme/cli-linux-x64': '1.2.3', '@acme/cli-darwin-arm64': '^1.2.3' };

  it('counts packages of the same version', () => {
    const { found } = detect(detector, [], { ...NO_MANIFEST, optionalDependencies: { ...two, fsevents: '2.3.3' } });
    expect(found).toMatchObject([{ message: 'payload is in 2 platform packages, not scanned' }]);
    expect(found[0]?.details).toEqual(Object.keys(two));
  });

  it('follows aliases whose version names the platform', () => {
    const alias = (system: string): string => `npm:@acme/cli@1.2.3-${system}`;
    expect(run({ optionalDependencies: { a: alias('linux-x64'), b: alias('darwin-arm64') } })).toEqual(FOUND);
  });

  it.each([
    ['one package', { 'x-linux-x64': '1.2.3' }],
    ['other versions', { '@esbuild/linux-x64': '0.25.0', '@esbuild/darwin-x64': '0.25.0' }],
    ['no platforms', { fsevents: '1.2.3', chokidar: '1.2.3' }],
  ])('nothing: %s', (_, optionalDependencies) => {
    expect(run({ optionalDependencies })).toEqual([]);
  });

  it('says nothing about a package that is large itself', () => {
    expect(run({ optionalDependencies: two }, [{ path: 'a', bytes: Buffer.alloc(1_000_000) }])).toEqual([]);
  });

  it.each([
    ['@acme/cli-linux-x64-musl', true],
    ['@img/sharp-linuxmusl-x64', true],
    ['@acme/cli-darwin', true],
    ['@acme/cli-win32-i686', true],
    ['@acme/linux-x64', true],
    ['1.2.3-linux-x64', true],
    ['linux', false],
    ['acme-windows-tools', false],
    ['acme-x64', false],
    ['', false],
  ])('%s: %s', (name, expected) => {
    expect(isPlatformName(name)).toBe(expected);
  });
});
