import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, expandBraces } from '../../src/base/glob.ts';

describe('compileGlob', () => {
  it.each([
    ['**/.env', '.env', true],
    ['**/.env', 'a/b/.env', true],
    ['**/.env', 'a/.env/b', false],
    ['**/.ENV', 'A/.env', true],
    ['**/.idea/**', '.idea/workspace.xml', true],
    ['**/.idea/**', 'a/.idea/b/c', true],
    ['**/.idea/**', 'x.idea/b', false],
    ['**/*.{iml,ipr}', 'a/b.ipr', true],
    ['**/*.{iml,ipr}', 'a/b.iws', false],
    ['**/.env.*', '.env.', true],
    ['src/*/x', 'src/a/x', true],
    ['src/*/x', 'src/a/b/x', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['**/a/**/b', 'a/b', true],
    ['**/a/**/b', 'x/a/y/a/z/b', true],
    ['*ab*ab*', 'xabyab', true],
    ['*ab*ab*', 'xab', false],
    ['dist', 'dist/a', false],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(compileGlob(pattern)(path)).toBe(matches);
  });

  it('agrees with a regular expression written for the same pattern', () => {
    const segment = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 4 });
    const wanted = fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 4 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
    const path = fc.array(name, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(wanted, path, (segments, names) => {
        fc.pre(segments.every((text) => text === '**' || !text.includes('**')));
        const source = segments.map((text) => (text === '**' ? '(?:[^/]+/)*' : `${text.replaceAll('*', '[^/]*')}/`));
        const oracle = new RegExp(`^${source.join('')}$`).test(`${names.join('/')}/`);
        expect(compileGlob(segments.join('/'))(names.join('/'))).toBe(oracle);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays fast on hostile names', () => {
    const test = compileGlob(`**/${'*a'.repeat(20)}b`);
    const start = performance.now();
    expect(test(`${'a'.repeat(5_000)}/${'a/'.repeat(2_000)}${'a'.repeat(5_000)}`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('expandBraces', () => {
  it('multiplies groups and leaves an unclosed brace alone', () => {
    expect(expandBraces('{a,b}.{c,d}')).toEqual(['a.c', 'a.d', 'b.c', 'b.d']);
    expect(expandBraces('a{b')).toEqual(['a{b']);
  });

  it('refuses an explosion', () => {
    expect(() => expandBraces('{a,b}'.repeat(12))).toThrow(RangeError);
  });
});
