import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { detect, NO_MANIFEST, summary, type SampleFile } from '../../support/detect.ts';

function rules(...paths: string[]): string[] {
  const files = paths.map((path) => ({ path, bytes: 'x' }));
  return detect(detector, files).found.map((one) => `${one.ruleId} ${one.severity}/${one.severityIfOpen}`);
}

describe('state of tools', () => {
  it.each([
    ['.ssh/config', 'credential-file-home critical/critical'],
    ['home/.aws/credentials', 'credential-file-home critical/critical'],
    ['.config/gcloud/a.db', 'credential-file-home critical/critical'],
    ['.bash_history', 'credential-file-home critical/critical'],
    ['.node_repl_history', 'credential-file-home critical/critical'],
    ['.terraform/modules/a.tf', 'credential-file-cloud-state critical/critical'],
    ['.vercel/project.json', 'credential-file-cloud-state high/medium'],
    ['cdk.out/a.json', 'credential-file-cloud-state high/high'],
    ['.chalice/deployed/dev.json', 'credential-file-cloud-state high/high'],
    ['.firebaserc', 'credential-file-cloud-state low/info'],
    ['.turbo/turbo-build.txt', 'dev-file-build-cache high/medium'],
    ['.next/cache/webpack/1.pack', 'dev-file-build-cache high/medium'],
    ['.eslintcache', 'dev-file-build-cache low/low'],
    ['.cache/a', 'dev-file-build-cache low/low'],
    ['tsconfig.tsbuildinfo', 'dev-file-build-cache low/low'],
    ['playwright-report/index.html', 'debug-test-report high/medium'],
    ['junit.xml', 'debug-test-report high/medium'],
    ['cypress/videos/a.mp4', 'debug-test-report high/medium'],
    ['.stryker-tmp/a', 'debug-test-report low/low'],
    ['reports/mutation/a.html', 'debug-test-report low/low'],
    ['lib/config.js.bak', 'dev-file-backup medium/low'],
    ['index.js~', 'dev-file-backup medium/low'],
    ['fix.patch', 'dev-file-backup medium/low'],
    ['leakcheck.config.json', 'file-leakcheck-config medium/low'],
    ['packages/a/leakcheck.config.jsonc', 'file-leakcheck-config medium/low'],
  ])('%s', (path, expected) => {
    expect(rules(path)).toEqual([expected]);
  });

  it.each([
    'lib/aws/index.js',
    'history.js',
    'gcloud/index.js',
    'patches/react.patch',
    'test/data/a.patch',
    'docs/a.bak',
    '.next/server/app.js',
    'chalice/deployed/a.json',
    'dist/cypress/index.js',
    'mutation/index.js',
    'lib/cache/index.js',
    'leakcheck.js',
  ])('nothing: %s', (path) => {
    expect(rules(path)).toEqual([]);
  });

  it('lists an empty history only', () => {
    expect(summary(detect(detector, [{ path: '.bash_history' }]))).toEqual(['credential-file-home info/info certain']);
  });

  it('folds development files of bundled dependencies into one finding', () => {
    const paths = ['node_modules/a/.eslintcache', 'node_modules/b/x.bak', 'node_modules/c/junit.xml'];
    expect(new Set(rules(...paths))).toEqual(new Set(['package-bundled-residue low/info']));
  });
});

describe('tests of closed packages', () => {
  const run = "import { it } from 'vitest';\nit('works', () => {});\n";
  const found = (...files: SampleFile[]): string[] => summary(detect(detector, files));

  it('is one finding for a folder with a real test, fixtures included', () => {
    const { found: all } = detect(detector, [
      { path: 'test/a.js', bytes: run },
      { path: 'test/data/b.json', bytes: '{}' },
    ]);
    expect(all.map(({ location }) => location.path[0])).toEqual(['test/a.js', 'test/data/b.json']);
    expect(new Set(all.map(({ identity }) => identity))).toEqual(new Set(['test/']));
    expect(all[0]).toMatchObject({ ruleId: 'dev-file-tests', severity: 'medium', severityIfOpen: 'off' });
  });

  it('is low for a few test files beside the product', () => {
    expect(found({ path: 'lib/a.test.js', bytes: run })).toEqual(['dev-file-tests low/off certain']);
    const many = Array.from({ length: 12 }, (_, index) => ({ path: `lib/${index}.spec.ts`, bytes: run }));
    expect(found(...many)[0]).toBe('dev-file-tests medium/off certain');
  });

  it.each([
    ['modules/es.regexp.test.js', 'export default function test() {}'],
    ['spec/index.js', 'module.exports = { version: 3 };'],
    ['test/index.js', 'exports.run = () => 1;'],
    ['node_modules/a/test/a.js', run],
    ['contest/a.js', run],
  ])('product code stays quiet: %s', (path, bytes) => {
    expect(found({ path, bytes })).toEqual([]);
  });
});

describe('whole repository', () => {
  const checkout = ['index.js', '.github/workflows/ci.yml', 'test/a.js', 'docs/a.md', 'tsconfig.json'];
  const signs = (paths: readonly string[], files: readonly string[] | null): string[] =>
    summary(
      detect(
        detector,
        paths.map((path) => ({ path })),
        { ...NO_MANIFEST, files },
      ),
    ).filter((one) => one.startsWith('source-whole'));

  it('needs three signs and no list of files', () => {
    expect(signs(checkout, null)).toEqual(['source-whole-repository high/low likely']);
    expect(signs(checkout, ['dist'])).toEqual([]);
    expect(signs([...checkout, '.npmignore'], null)).toEqual([]);
    expect(signs(['index.js', 'test/a.js', 'tsconfig.json'], null)).toEqual([]);
    expect(signs(['src/a.ts', 'dist/a.js', 'bench/a.js', 'examples/a.js'], null)).toHaveLength(1);
  });
});
