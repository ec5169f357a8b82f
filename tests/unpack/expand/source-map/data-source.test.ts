/** Source texts in the place of names, as `data:` URLs. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { differing, passChunks } from '../../../support/pass-chunks.ts';

const NAME = 'dist/app.css.map';
const TEXTS = [1, 2].map((n) => `@use "theme"; // é%20+ ${n}\n.a${n} { color: red; }\n`.repeat(200 * n));
const BYTES = Buffer.byteLength(TEXTS.join(''));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const URLS: Readonly<Record<string, (text: string) => string>> = {
  'percent-encoded, as by Sass': (text) => `data:;charset=utf-8,${encodeURIComponent(text)}`,
  'in base64': (text) => `data:text/javascript;base64,${base64(text)}`,
  'in base64 that is percent-encoded': (text) => `data:text/x-scss;base64,${encodeURIComponent(base64(text))}`,
};

function map(sources: readonly string[], more: object = {}): string {
  return JSON.stringify({ version: 3, sources, names: [], mappings: 'AAAA;CCAC', ...more });
}

function counts(text: string, name: string = NAME): (readonly number[])[] {
  return passChunks([Buffer.from(text)], name).maps.map(({ sources, sourcesWithContent, contentBytes }) => [
    sources,
    sourcesWithContent,
    contentBytes,
  ]);
}

describe.each(Object.entries(URLS))('sources %s', (_, url) => {
  const sources = ['a.css', ...TEXTS.map(url)];

  it('are counted as texts', () => {
    expect(counts(map(sources))).toEqual([[3, 2, BYTES]]);
    expect(counts(`export default ${map(sources)};`, 'dist/app.js')).toEqual([[3, 2, BYTES]]);
    const { findings } = passChunks([Buffer.from(map(sources))], NAME);
    expect(findings.map(({ ruleId }) => ruleId)).toContain('source-map-embedded-source');
  });

  it('are the same in any chunks', () => {
    expect(differing(Buffer.from(map(sources)), NAME, 10)).toEqual([]);
  });

  it('are not counted beside the texts of the map', () => {
    expect(counts(map(sources, { sourcesContent: [null, TEXTS[0], 'b'] }))).toEqual([
      [3, 2, Buffer.byteLength(TEXTS[0]!) + 1],
    ]);
  });
});

it.each([
  ['a short text', `data:;charset=utf-8,${encodeURIComponent('@use "a";\n'.repeat(20))}`],
  ['a picture', `data:image/png;base64,${base64('x'.repeat(5_000))}`],
  ['bytes', `data:application/wasm;base64,${base64('\0asm'.repeat(2_000))}`],
  ['a long name', `data:${'a'.repeat(9_000)}`],
])('%s is a name', (_, url) => {
  expect(counts(map([url, 'b.css']))).toEqual([[2, 0, 0]]);
});
