import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/manifest/index.ts';
import { detect, summary, type Detected } from '../../support/detect.ts';

function judge(fields: object, path = 'package.json', more: readonly string[] = []): Detected {
  const files = [{ path, bytes: JSON.stringify(fields, null, 2) }, ...more.map((name) => ({ path: name, bytes: 'x' }))];
  return detect(detector, files);
}

describe('install metadata', () => {
  it.each([
    [{ _where: '/Users/x/code' }, 'manifest-install-metadata medium/low certain'],
    [{ _args: [['a@1', '/x']] }, 'manifest-install-metadata medium/low certain'],
    [{ _resolved: 'https://registry.example.org/a.tgz' }, 'manifest-install-metadata low/info certain'],
    [{ _from: 'a@^1' }, 'manifest-install-metadata low/info certain'],
  ])('%j', (fields, expected) => {
    expect(summary(judge(fields, 'node_modules/a/package.json'))).toEqual([expected]);
  });

  it('is one cause over all files and points to the key', () => {
    const { found } = judge({ name: 'a', _where: '/x' }, 'node_modules/a/package.json');
    expect(found).toMatchObject([{ identity: 'install metadata', location: { line: 3, column: 3 } }]);
  });

  it('lists gitHead of the package itself only', () => {
    expect(summary(judge({ gitHead: 'abc' }))).toEqual(['manifest-install-metadata info/info certain']);
    expect(summary(judge({ gitHead: 'abc' }, 'node_modules/a/package.json'))).toEqual([]);
  });

  it.each([{ _id: 'a@1' }, { _nodeVersion: '20' }, { config: { _where: 1 } }])('nothing: %j', (fields) => {
    expect(summary(judge(fields, 'node_modules/a/package.json'))).toEqual([]);
  });
});

describe('dependencies outside the registry', () => {
  it.each([
    'file:../core',
    'link:../core',
    'portal:../core',
    'workspace:*',
    'catalog:',
    '../core',
    '/home/x/core',
    'git+ssh://git@git.acme.corp/core.git',
    'git://github.com/acme/core.git',
    'github:acme/core',
    'acme/core#3f2a',
    'git@git.acme.corp:acme/core.git',
    'https://builds.acme.dev/core.tgz',
  ])('%s', (spec) => {
    const { found } = judge({ dependencies: { '@acme/core': spec } });
    expect(found).toMatchObject([
      { ruleId: 'manifest-non-registry-dependency', severity: 'high', severityIfOpen: 'medium', location: { line: 3 } },
    ]);
  });

  it.each(['optionalDependencies', 'peerDependencies'])('reads %s', (field) => {
    expect(summary(judge({ [field]: { a: 'file:../a' } }))).toHaveLength(1);
  });

  it.each(['^1.0.0', '1.x || 2', 'latest', 'npm:other@1', '*', '', '~1.2'])('nothing: %j', (spec) => {
    expect(summary(judge({ dependencies: { a: spec } }))).toEqual([]);
  });

  it('leaves development dependencies and bundled packages alone', () => {
    expect(summary(judge({ devDependencies: { a: 'github:acme/a' } }))).toEqual([]);
    expect(summary(judge({ dependencies: { a: 'file:../a' } }, 'node_modules/b/package.json'))).toEqual([]);
  });

  it('is low for an archive that ships', () => {
    const found = judge({ dependencies: { a: 'file:./vendor/a.tgz' } }, 'package.json', ['vendor/a.tgz']);
    expect(summary(found)).toEqual(['manifest-non-registry-dependency low/info certain']);
  });

  it('never repeats the address, which may hold a token', () => {
    const { found } = judge({ dependencies: { a: 'https://bob:hunter22@git.acme.corp/a.tgz' } });
    expect(JSON.stringify(found)).not.toContain('hunter22');
  });
});

describe('internal metadata', () => {
  it.each([
    [{ repository: { url: 'git+https://git.shop.corp/a.git' } }, 'medium/low likely'],
    [{ repository: 'git@git.shop.corp:web/a.git' }, 'medium/low likely'],
    [{ bugs: 'https://jira.team.intranet/x' }, 'medium/low likely'],
    [{ homepage: 'http://10.2.3.4/docs' }, 'medium/low likely'],
    [{ publishConfig: { registry: 'https://npm.shop.corp/' } }, 'medium/low likely'],
    [{ publishConfig: { registry: 'https://proxy.vendor.dev/' } }, 'low/info likely'],
    [{ scripts: { deploy: 'npm run build && scp -r dist deploy@web1.shop.dev:/srv' } }, 'low/info possible'],
    [{ name: '@acme/tool', license: 'UNLICENSED' }, 'high/medium possible'],
  ])('%j', (fields, expected) => {
    expect(summary(judge(fields))).toEqual([`manifest-internal-metadata ${expected}`]);
  });

  it.each([
    { repository: 'github:acme/a', bugs: { url: 'https://github.com/acme/a/issues' } },
    { repository: { url: 'https://git.vendor.dev/a.git' }, homepage: 'https://vendor.dev' },
    { publishConfig: { access: 'public' } },
    { scripts: { build: 'tsc', lint: 'eslint .', ssh: 'echo ssh' } },
    { name: 'tool', license: 'UNLICENSED' },
    { name: '@acme/tool', license: 'UNLICENSED', private: true },
    { name: '@acme/tool', license: 'UNLICENSED', publishConfig: { access: 'restricted' } },
    { repository: 7, bugs: [], scripts: 'x', publishConfig: { registry: 1 } },
  ])('nothing: %j', (fields) => {
    expect(summary(judge(fields))).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '"x"'])('survives %j', (bytes) => {
    expect(detect(detector, [{ path: 'package.json', bytes }]).found).toEqual([]);
  });
});
