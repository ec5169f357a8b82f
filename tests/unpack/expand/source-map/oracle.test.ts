/** The walker against JSON.parse and the source-map library. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { SourceMapConsumer } from 'source-map';
import { describe, expect, it } from 'vitest';
import { randomSplits, signature, walk, type Walked } from '../../../support/map-sink.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('\ud800', '\udc00', '\ud83d', '\ude00', 'a', '"', '\\', '/', '\n', '\u0000', 'é', '漢'),
  }),
  fc.constant(''),
);

/** JSON with escapes where none are needed: the same values in other bytes. */
function escaped(json: string, choose: number): string {
  let state = choose + 1;
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (string) =>
    string.replace(/\\u[0-9a-f]{4}|\\.|[^"\\]/g, (unit) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      if (unit === '\\n' && state % 3 === 0) return '\\u000a';
      if (unit === '/' && state % 2 === 0) return '\\/';
      if (unit.length > 1 || state % 4 !== 0) return unit;
      const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${state % 8 === 0 ? code.toUpperCase() : code}`;
    }),
  );
}

const unrelated = fc.dictionary(
  fc.constantFrom('x_meta', 'names', 'debug', 'constructor', '__proto__', 'toString'),
  fc.jsonValue({ maxDepth: 3 }),
);

const map = fc.record({
  before: unrelated,
  sources: fc.array(fc.oneof(text, fc.constant(null))),
  contents: fc.array(fc.oneof(text, fc.constant(null))),
  after: unrelated,
  order: fc.boolean(),
  indent: fc.constantFrom(undefined, 1, '\t'),
  seed: fc.nat(),
});

function utf8(value: string): Buffer {
  return Buffer.from(value);
}

function decoded(walked: Walked): string[] {
  return walked.children.map(({ bytes }) => bytes.toString('latin1'));
}

/** Between the raw parts lie nothing but the bodies of the texts, in their order. */
function hiddenTexts(json: Buffer, walked: Walked): string[] {
  const texts: string[] = [];
  let at = 0;
  for (const { from, bytes } of walked.raw) {
    expect(json.subarray(from, from + bytes.length)).toEqual(bytes);
    expect(from).toBeGreaterThanOrEqual(at);
    if (from > at) texts.push(...(JSON.parse(`["${json.toString('utf8', at, from)}"]`) as string[]));
    at = from + bytes.length;
  }
  expect(at).toBe(json.length);
  return texts.filter((one) => one !== '').map((one) => utf8(one).toString('latin1'));
}

describe('the walker', () => {
  it('agrees with JSON.parse on generated maps', () => {
    fc.assert(
      fc.property(map, ({ before, sources, contents, after, order, indent, seed }) => {
        const lists = order ? { sources, sourcesContent: contents } : { sourcesContent: contents, sources };
        const value = { ...before, version: 3, ...lists, mappings: 'AAAA', ...after };
        const json = utf8(escaped(JSON.stringify(value, null, indent), seed));
        const parsed = JSON.parse(json.toString()) as { sources: unknown[]; sourcesContent: (string | null)[] };
        const walked = walk(json, { chunks: randomSplits(json, seed, 64) });
        const texts = parsed.sourcesContent.filter((one) => one !== null && one !== '').map((one) => utf8(one!));
        expect(walked.maps).toHaveLength(1);
        expect(walked.maps[0]).toMatchObject({
          form: 'file',
          sources: parsed.sources.length,
          names: parsed.sources.map((name) => (typeof name === 'string' ? utf8(name).toString() : name)),
          withContent: texts.length,
          contentBytes: texts.reduce((sum, one) => sum + one.length, 0),
          contentLines: texts.reduce((sum, one) => sum + one.toString().replace(/\n$/, '').split('\n').length, 0),
          duplicateKeys: [],
          malformed: null,
        });
        const listed = walked.children.filter(
          ({ name }) => !/^<(?:x_meta|debug|constructor|__proto__|toString)>$/.test(name),
        );
        expect(listed.map(({ bytes }) => bytes.toString('latin1'))).toEqual(texts.map((one) => one.toString('latin1')));
        expect(hiddenTexts(json, walked)).toEqual(decoded(walked));
        expect(walked.size).toBe(json.length);
      }),
      { numRuns: 400 },
    );
  });

  it('finds no map in other JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json = utf8(JSON.stringify([value]));
        const walked = walk(json);
        expect([walked.maps, walked.children, walked.gaps]).toEqual([[], [], []]);
        expect(walked.raw).toEqual([{ from: 0, bytes: json }]);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, and loses no byte, whatever it reads', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"', '\\', '\\u12', 'null', '-1e', ' ', '\n', '/*', '*/', '//'];
    const keys = [
      '"version":3',
      '"sources":',
      '"sourcesContent":',
      '"mappings":""',
      '"sections":',
      '"map":',
      '"ignoreList":',
    ];
    const soup = fc.array(fc.constantFrom(...pieces, ...keys, '"a"', '\ufeff', ")]}'\n"), { maxLength: 40 });
    fc.assert(
      fc.property(soup, fc.nat(), (parts, seed) => {
        const json = utf8(`{${parts.join('')}`);
        const whole = walk(json);
        expect(signature(walk(json, { chunks: randomSplits(json, seed, 8) }))).toBe(signature(whole));
        expect(whole.size).toBe(json.length);
        const lost = json.length - whole.raw.reduce((sum, { bytes }) => sum + bytes.length, 0);
        if (whole.children.length === 0 && !json.includes('sourcesContent')) expect(lost).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with the source-map library on flat maps with distinct names', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}\.ts$/), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(names, fc.infiniteStream(fc.string({ minLength: 1 })), async (sources, stream) => {
        const sourcesContent = [...stream.take(sources.length)];
        const value = { version: 3 as const, sources, sourcesContent, names: [], mappings: 'AAAA' };
        const [facts] = walk(JSON.stringify(value)).maps;
        await SourceMapConsumer.with(JSON.stringify(value), null, (consumer) => {
          const contents = consumer.sources.map((name) => consumer.sourceContentFor(name, true) ?? '');
          expect(facts).toMatchObject({
            names: consumer.sources,
            sources: consumer.sources.length,
            withContent: contents.length,
            contentBytes: contents.reduce((sum, one) => sum + Buffer.byteLength(one), 0),
          });
        });
      }),
      { numRuns: 100 },
    );
  });
});
