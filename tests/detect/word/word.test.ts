import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../../src/detect/build-automaton.ts';
import { denyWords, MAX_WORDS } from '../../../src/detect/word/index.ts';
import { detect } from '../../support/detect.ts';

const WORDS = ['Blue Falcon', 'tamarack', 'goHeron2'];

function found(bytes: string, path = 'dist/index.js', words: readonly string[] = WORDS): unknown[] {
  return detect(denyWords(words), [{ path, bytes }]).found.map(({ data }) => data?.['word']);
}

describe('a word list', () => {
  it.each([
    ['const blueFalconUrl = 1;', 1],
    ['BLUE_FALCON_ENABLED', 1],
    ['see blue-falcon/readme', 1],
    ['"Blue  Falcon"', 1],
    ['getBlueFalcon()', 1],
    ['bluefalcon', 1],
    ['bLuEfAlCoN', 1],
    ['x.blue.falcon.y', 1],
    ['"a\\nblue falcon"', 1],
    ['TAMARACK', 2],
    ['tamarackClient', 2],
    ['HTTPTamarack2', 2],
    ['project_tamarack_v2', 2],
    ['useGoHeron2Hook', 3],
  ])('%s', (text, number) => {
    expect(found(text)).toEqual([number]);
  });

  it.each([
    'bluefalcons',
    'TAMARACKS',
    'tamaracks',
    'atamarack',
    'blue and falcon',
    'falcon blue',
    'blue',
    'goheron',
    'tama rack',
  ])('nothing: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('looks at paths, also of texts inside maps', () => {
    expect(found('x', 'dist/tamarack/index.js')).toEqual([2]);
    const inside = { path: ['a.js.map', 'src/blueFalcon.ts'] as const, via: 'map-content' as const, bytes: 'tamarack' };
    expect(detect(denyWords(WORDS), [inside]).found.map(({ data }) => data)).toEqual([
      { word: 1, where: 'path' },
      { word: 2, where: 'text' },
    ]);
  });

  it('never repeats a word, and gives its spellings one identity', () => {
    const all = detect(denyWords(WORDS), [{ path: 'a.js', bytes: 'blueFalcon BLUE_FALCON' }]).found;
    expect(new Set(all.map(({ identity }) => identity)).size).toBe(1);
    expect(JSON.stringify(all)).not.toMatch(/blue|falcon/i);
  });

  it('refuses words that would be everywhere, by number', () => {
    expect(() => denyWords(['tamarack', 'a b c'])).toThrow(/word 2 /);
    expect(() => denyWords(['x'.repeat(65)])).toThrow(/word 1 /);
    expect(() => denyWords(['été'])).toThrow(RangeError);
    expect(() => denyWords(Array.from({ length: MAX_WORDS + 1 }, (_, n) => `word${n}`))).toThrow(RangeError);
    expect(denyWords([]).keywords).toEqual([]);
  });

  it('fits the automaton', () => {
    const words = Array.from(
      { length: MAX_WORDS },
      (_, n) => `${String.fromCharCode(97 + (n % 26), 97 + ((n * 7) % 26))}word${n}`,
    );
    const keywords = (denyWords(words).keywords ?? []).map(({ text }) => text);
    expect(() => buildAutomaton(keywords)).not.toThrow();
  });

  it('finds a word in any casing between separators', () => {
    const casing = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(casing, fc.constantFrom(' ', '_', '-', '/', '.', '"'), (upper, mark) => {
        const text = [...'tamarack'].map((char, at) => (upper[at] ? char.toUpperCase() : char)).join('');
        expect(found(`x${mark}${text}${mark}y`)).toEqual([2]);
      }),
    );
  });
});
