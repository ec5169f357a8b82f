import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { ManifestFacts } from '../../src/base/types.ts';
import { detectVisibility } from '../../src/policy/visibility.ts';
import { publicRegistryName } from '../../src/base/public-registries.ts';
import { manifest } from '../support/findings.ts';

const CURE = '; set "visibility" to decide';

describe('detectVisibility', () => {
  it.each<[string, Partial<ManifestFacts>, string[]]>([
    ['licence and forge', {}, ['MIT', 'github.com/acme/cli']],
    ['deprecated id', { license: 'LGPL-3.0+' }, ['LGPL-3.0+', 'github.com/acme/cli']],
    ['compound', { license: '(MIT OR GPL-3.0-or-later)' }, ['(MIT OR GPL-3.0-or-later)', 'github.com/acme/cli']],
    ['public access', { access: 'public' }, ['MIT', 'github.com/acme/cli']],
  ])('open: %s', (_, facts, reasons) => {
    expect(detectVisibility(manifest(facts))).toEqual({ value: 'open', proven: true, source: 'detected', reasons });
  });

  it.each<[string, Partial<ManifestFacts>]>([
    ['"private": true', { private: true }],
    ['license "UNLICENSED"', { license: 'UNLICENSED' }],
    ['license "unlicensed"', { license: 'unlicensed' }],
    ['license "SEE LICENSE IN README.md"', { license: 'SEE LICENSE IN README.md' }],
    ['license "BUSL-1.1"', { license: 'BUSL-1.1' }],
    ['license "(MIT OR SSPL-1.0)"', { license: '(MIT OR SSPL-1.0)' }],
    ['license "PolyForm-Shield-1.0.0"', { license: 'PolyForm-Shield-1.0.0' }],
    ['no license, no repository', { license: null, repository: null }],
    ['publishConfig.access "restricted"', { access: 'restricted' }],
    ['publishConfig.registry is not public', { publishRegistry: 'https://registry.example.org/' }],
    ['publishConfig.registry is not public', { publishRegistry: 'no url' }],
  ])('closed: %s', (reason, facts) => {
    const expected = { value: 'closed', proven: true, source: 'detected', reasons: [reason] };
    expect(detectVisibility(manifest(facts))).toEqual(expected);
  });

  it.each<[string, Partial<ManifestFacts>]>([
    ['MIT but no repository', { repository: null }],
    ['MIT but the repository is on no public forge', { repository: 'https://git.acme.example/a/b' }],
    ['no license', { license: null }],
    ['license "BSD / GPL" is no SPDX expression', { license: 'BSD / GPL' }],
    ['license "" is no SPDX expression', { license: '' }],
    ['license "CC0-1.0" is no OSI-approved SPDX license', { license: 'CC0-1.0' }],
    ['license "(MIT AND CC0-1.0)" is no OSI-approved SPDX license', { license: '(MIT AND CC0-1.0)' }],
    [`license "${'x y '.repeat(20)}…" is no SPDX expression`, { license: 'x y '.repeat(99) }],
  ])('closed, unproven: %s', (doubt, facts) => {
    const expected = { value: 'closed', proven: false, source: 'detected', reasons: [doubt + CURE] };
    expect(detectVisibility(manifest(facts))).toEqual(expected);
  });

  it('is unproven without a manifest', () => {
    expect(detectVisibility(null)).toMatchObject({
      value: 'closed',
      proven: false,
      reasons: [`no package.json${CURE}`],
    });
  });

  it('lets the user decide against every signal', () => {
    expect(detectVisibility(manifest({ private: true }), { value: 'open', source: 'flag' })).toEqual({
      value: 'open',
      proven: true,
      source: 'flag',
      reasons: ['--visibility open'],
    });
    expect(detectVisibility(null, { value: 'closed', source: 'config' }).reasons).toEqual(['configuration']);
  });
});

describe('publicRegistryName', () => {
  it('knows the registry that npm itself defaults to', () => {
    const definitions: { defaults: { registry: string } } = createRequire(import.meta.url)(
      '@npmcli/config/lib/definitions/index.js',
    );
    const { registry } = definitions.defaults;
    expect(publicRegistryName(registry)).toBe("npm's default registry");
    expect(detectVisibility(manifest({ publishRegistry: registry })).value).toBe('open');
  });

  it.each(['https://registry.example.org/', 'registry', ''])('does not know %j', (url) => {
    expect(publicRegistryName(url)).toBeNull();
  });
});
