import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPnpmPackages } from '../../src/fetch/pnpm-workspace.ts';

describe('packages of pnpm-workspace.yaml', () => {
  it.each([
    ['packages:\n  - \'packages/*\'\n  - "apps/**"\n  - tools/cli\n', ['packages/*', 'apps/**', 'tools/cli']],
    [
      "\uFEFF# head\r\npackages: # all\r\n\r\n- 'a'\r\n  # between\r\n- '!**/test/**' # not these\r\ncatalog:\r\n  x: 1\r\n",
      ['a', '!**/test/**'],
    ],
    ['catalog:\n  - no\npackages: [\'a\', "b/*", c,]\n', ['a', 'b/*', 'c']],
    ['onlyBuiltDependencies:\n  - esbuild\n', null],
    ['packages:\n', []],
    ['', null],
  ])('%j', (text, expected) => {
    expect(readPnpmPackages(text)).toEqual(expected);
  });

  it.each([
    'packages: &a\n  - b',
    'packages:\n  - *a',
    'packages:\n  - !a',
    'packages:\n  - |\n    a',
    'packages:\n  a: b',
    'packages: [a,\n b]',
  ])('does not guess: %j', (text) => {
    expect(() => readPnpmPackages(text)).toThrow(SyntaxError);
  });

  it('reads back whatever is quoted', () => {
    const pattern = fc.string({ maxLength: 60 }).filter((text) => !/[\r\n']/.test(text));
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), (patterns) => {
        const text = `packages:\n${patterns.map((one) => `  - '${one}'\n`).join('')}other: 1\n`;
        expect(readPnpmPackages(text)).toEqual(patterns);
      }),
    );
  });

  it('ends with a list, nothing or a SyntaxError', () => {
    const line = fc.oneof(
      fc.constantFrom('packages:', '- a', "  - 'b", 'x: y', '#', '  - [', ''),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        try {
          const found = readPnpmPackages(lines.join('\n'));
          expect(found === null || found.every((one) => typeof one === 'string')).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });
});
