import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang, wrap } from '../../src/report/pretty/wrap.ts';

describe('wrap', () => {
  it.each([
    ['short', 10, ['short']],
    ['', 10, ['']],
    ['one two three', 8, ['one two', 'three']],
    ['one two', 7, ['one two']],
    ['a-word-that-is-too-long and more', 10, ['a-word-that-is-too-long', 'and more']],
    ['see a-word-that-is-too-long', 10, ['see', 'a-word-that-is-too-long']],
    ['  src/   12 files', 20, ['  src/   12 files']],
    ['  indented words here', 12, ['  indented', 'words here']],
  ])('%j in %d columns', (text, width, lines) => expect(wrap(text, width)).toEqual(lines));

  it('loses no word and breaks none', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 1, max: 40 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
      }),
    );
  });
});

describe('hang', () => {
  it('indents what follows the first line', () => {
    expect(hang('  fix   ', 'one two three', 16)).toEqual(['  fix   one two', '        three']);
  });
});
