import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/types.ts';
import { JsonSyntaxError, lineColumn, parseJson, type JsonNode } from '../../src/base/json-positions.ts';

/** Objects as lists of pairs: equal keys and `__proto__` stay visible. */
function plain(node: JsonNode): unknown {
  if (node.kind === 'object') return { pairs: node.members.map(({ key, value }) => [key, plain(value)]) };
  if (node.kind === 'array') return node.items.map(plain);
  return node.kind === 'null' ? null : node.value;
}

function pairs(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(pairs);
  if (typeof value !== 'object' || value === null) return value;
  return { pairs: Object.entries(value).map(([key, inner]) => [key, pairs(inner)]) };
}

function all(node: JsonNode): JsonNode[] {
  if (node.kind === 'object') return [node, ...node.members.flatMap(({ value }) => all(value))];
  return node.kind === 'array' ? [node, ...node.items.flatMap(all)] : [node];
}

const strict = { comments: false };
const anyJson = fc.json({ maxDepth: 6 });

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom('', ' ', '\r\n'), (text, blank) => {
        const spaced = blank + JSON.stringify(JSON.parse(text), null, blank === '' ? 0 : 2) + blank;
        expect(plain(parseJson(spaced, strict))).toEqual(pairs(JSON.parse(text) as JsonValue));
      }),
    );
  });

  it('knows where every value begins and ends', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        for (const node of all(parseJson(text, strict))) {
          expect(plain(parseJson(text.slice(node.at, node.end), strict))).toEqual(plain(node));
        }
      }),
    );
  });

  it('refuses what JSON.parse refuses, and never anything but a JsonSyntaxError comes out', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]":,\\/*-0.1eu tn\n'.split('')), maxLength: 24 }),
        (text) => {
          let wanted = true;
          try {
            JSON.parse(text);
          } catch {
            wanted = false;
          }
          let accepted = true;
          try {
            parseJson(text, strict);
          } catch (error) {
            expect(error).toBeInstanceOf(JsonSyntaxError);
            accepted = false;
          }
          expect(accepted).toBe(wanted);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{ "a": 1, }', 10],
    ['{ "a": 1 } x', 11],
    ['{ "a" 1 }', 6],
    ['// no\n{}', 0],
    ['{ "a": tru }', 7],
    ['[1 2]', 3],
    ['"a\nb"', 2],
    ['', 0],
  ])('%j is wrong at %d', (text, at) => {
    expect(() => parseJson(text, strict)).toThrow(expect.objectContaining({ at }));
  });

  it('takes comments and trailing commas if asked to, and nothing more', () => {
    const text = '\uFEFF/* a */ {\r\n  // b\r\n  "a": [1, 2,], /* c */\r\n} // d';
    expect(plain(parseJson(text, { comments: true }))).toEqual({ pairs: [['a', [1, 2]]] });
    for (const wrong of ['[,]', '[1,,]', '{,}', '/* {}', "{'a': 1}", '{a: 1}']) {
      expect(() => parseJson(wrong, { comments: true })).toThrow(JsonSyntaxError);
    }
  });

  it('ends at 32 levels', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(() => parseJson(nested(33), strict)).not.toThrow();
    expect(() => parseJson(nested(34), strict)).toThrow('more than 32 levels');
    expect(() => parseJson('['.repeat(1_000_000), strict)).toThrow('more than 32 levels');
  });
});

describe('lineColumn', () => {
  it.each([
    ['abc', 0, 1, 1],
    ['a\nbc', 3, 2, 2],
    ['a\r\nbc', 3, 2, 1],
    ['\uFEFFabc', 1, 1, 1],
    ['\uFEFFa\nb', 3, 2, 1],
  ])('%j at %d', (text, at, line, column) => {
    expect(lineColumn(text, at)).toEqual({ line, column });
  });
});
