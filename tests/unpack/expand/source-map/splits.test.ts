/** The same bytes in other chunks: the same facts, texts and raw bytes. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { byteByByte, randomSplits, signature, splitAt, walk } from '../../../support/map-sink.ts';

const inner = JSON.stringify({ version: 3, sources: ['in.ts'], sourcesContent: ['inner "text"\n'], mappings: '' });

/** Up to 4 KB: split everywhere. */
const SMALL: Readonly<Record<string, string>> = {
  'escapes of every kind': JSON.stringify({
    version: 3,
    sources: ['\ud83d\ude00.ts', 'a"\\.ts', 'b\u2028.ts'],
    sourcesContent: ['"\\/\b\f\n\r\t\u0001é漢\u{1f600}\ud800x\udc00', '', null, '\u{1f600}\u{1f600}'],
    names: ['a', 'b"c', '\\', 'd'],
    mappings: 'AAAA;;AACA',
  }).replaceAll('漢', '\\u6f22'),
  'a map in a map': JSON.stringify({ version: 3, sources: ['t.map'], sourcesContent: [inner], mappings: '' }),
  'an index map, indented': JSON.stringify(
    { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: JSON.parse(inner) as unknown }, { url: 'x.map' }] },
    null,
    2,
  ),
  'names and numbers': `{"names":["a" , "b\\"", "c","" ,"${'n'.repeat(99)}"],"x":[${'1'.repeat(200)},-0.5e+10],${inner.slice(1)}`,
  'long keys and names': `{"${'k'.repeat(1_500)}":0,"sources":["${'é'.repeat(700)}"],"sourcesContent":["x"]}`,
  'defects of every kind':
    '\ufeff{"names":["a",],/*x*/"sourcesContent":["a\tb","\\x\\u12",NaN,"c" "d",],"mappings":"" // end\n} x',
};

describe.each(Object.entries(SMALL))('%s', (_, json) => {
  const bytes = Buffer.from(json);
  const whole = walk(bytes);
  const expected = signature(whole);

  it('is a map', () => {
    expect(bytes.length).toBeLessThanOrEqual(4_096);
    expect(whole.maps.length).toBeGreaterThan(0);
  });

  it('split at any byte', () => {
    for (let at = 0; at <= bytes.length; at++)
      expect(signature(walk(bytes, { chunks: splitAt(bytes, at) }))).toBe(expected);
  });

  it('in single bytes', () => {
    expect(signature(walk(bytes, { chunks: byteByByte(bytes) }))).toBe(expected);
  });
});

describe('a larger map', () => {
  const texts = Array.from({ length: 40 }, (_, i) => `// ${i} é\u{1f600}\n`.repeat(i % 7 === 0 ? 4_000 : 40));
  const sources = texts.map((_, i) => `src/${i}.ts`);
  const value = { version: 3, sources, sourcesContent: texts, names: sources, mappings: 'AAAA;'.repeat(20_000) };
  const bytes = Buffer.from(JSON.stringify(value));
  const whole = walk(bytes);
  const expected = signature(whole);

  it('is read as it is', () => {
    expect(whole.children.map((child) => child.bytes.toString())).toEqual(texts);
  });

  it('in 200 random ways', () => {
    for (let seed = 0; seed < 200; seed++) {
      const chunks = randomSplits(bytes, seed, seed % 2 === 0 ? 400_000 : 30_000);
      expect(signature(walk(bytes, { chunks })) === expected).toBe(true);
    }
  });
});
