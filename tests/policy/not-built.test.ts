import { describe, expect, it } from 'vitest';
import { notBuilt } from '../../src/policy/not-built.ts';
import { NO_MANIFEST } from '../support/detect.ts';

function check(entryPoints: readonly string[], ...files: readonly string[]): string | null {
  return notBuilt({ ...NO_MANIFEST, entryPoints }, new Map(files.map((path) => [path, 1])))?.detail ?? null;
}

describe('not built', () => {
  it.each([
    [['index.js'], ['index.js']],
    [['lib'], ['lib/index.js']],
    [['lib/'], ['lib/index.node']],
    [['main'], ['main.json']],
    [['types/a'], ['types/a.d.ts']],
    [['src/index.ts', 'src/view.tsx'], []],
    [[], []],
  ])('nothing: %j of %j', (entryPoints, files) => {
    expect(check(entryPoints, ...files)).toBeNull();
  });

  it('names what is missing', () => {
    expect(check(['dist/a.js'])).toBe('not built: dist/a.js is missing; build first');
    expect(check(['a.d.ts', 'b.js'])).toBe('not built: a.d.ts and b.js are missing; build first');
    expect(check(['a', 'b', 'c', 'd'], 'b.js')).toBe('not built: a, c and 1 more are missing; build first');
  });
});
