import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/base/nearest.ts';

describe('nearest', () => {
  it.each([
    ['eror', ['error', 'warn', 'info', 'off'], 'error'],
    ['wran', ['error', 'warn', 'info', 'off'], 'warn'],
    ['secret-npm-tokens', ['secret-npm-token', 'secret-jwt'], 'secret-npm-token'],
    ['SECRET-JWT', ['secret-npm-token', 'secret-jwt'], 'secret-jwt'],
    ['source-map-content', ['source-map-embedded-source', 'path-home-directory'], undefined],
    ['', ['a'], undefined],
    ['x'.repeat(65), ['x'.repeat(64)], undefined],
    ['abc', ['x'.repeat(65)], undefined],
  ])('%j among %j is %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it('takes the first of equally near candidates', () => {
    expect(nearest('aac', ['aab', 'aaa'])).toBe('aab');
  });
});
