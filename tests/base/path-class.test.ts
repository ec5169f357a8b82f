import { describe, expect, it } from 'vitest';
import { pathClass } from '../../src/base/path-class.ts';

describe('pathClass', () => {
  it.each([
    ['test/a.key', 'test'],
    ['lib/__TESTS__/a.js', 'test'],
    ['src/a.spec.ts', 'test'],
    ['modules/es.regexp.test.js', 'test'],
    ['ssl/ssl_test.cc', 'test'],
    ['test.js', 'test'],
    ['lib/fixtures/x.pem', 'fixture'],
    ['node_modules/x/test/server.key', 'test'],
    ['Examples/a.js', 'example'],
    ['docs/a.html', 'doc'],
    ['readme.MD', 'doc'],
    ['types.d.ts', 'doc'],
    ['types.d.mts', 'doc'],
    ['node_modules/x/index.js', 'vendored'],
    ['contest/latest.js', 'product'],
    ['dist/testing.js', 'product'],
    ['attest.js', 'product'],
    ['md', 'product'],
    ['', 'product'],
  ])('%s is %s', (path, expected) => {
    expect(pathClass(path)).toBe(expected);
  });
});
