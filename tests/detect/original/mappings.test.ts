import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { SourceMapConsumer } from 'source-map';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/base/map-positions.ts';
import { MappingsLookup, type Segment } from '../../../src/detect/original/mappings.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** ECMA-426, base64 VLQ, written down from the text. */
function vlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const digit = rest % 32;
    rest = Math.floor(rest / 32);
    text += DIGITS[digit + (rest > 0 ? 32 : 0)];
  } while (rest > 0);
  return text;
}

interface Written {
  readonly column: number;
  readonly to: readonly number[];
}

function encode(lines: readonly (readonly Written[])[]): string {
  const before = [0, 0, 0, 0];
  return lines
    .map((segments) => {
      let column = 0;
      return segments
        .map((segment) => {
          const fields = segment.to.map((field, index) => {
            const delta = field - before[index]!;
            before[index] = field;
            return vlq(delta);
          });
          const text = vlq(segment.column - column) + fields.join('');
          column = segment.column;
          return text;
        })
        .join(',');
    })
    .join(';');
}

/** The rule, without any cleverness: the greatest column that is not greater, of equal ones the last. */
function expected(lines: readonly (readonly Written[])[], { line, column }: Position): Segment | null {
  let best: Written | null = null;
  for (const segment of lines[line] ?? []) {
    if (segment.column <= column && (!best || segment.column >= best.column)) best = segment;
  }
  if (!best || best.to.length === 0) return null;
  const [source, originalLine, originalColumn, name = -1] = best.to;
  return { source: source!, line: originalLine!, column: originalColumn!, name };
}

function lookUp(mappings: string, questions: readonly Position[], cuts: readonly number[] = []): (Segment | null)[] {
  const lookup = new MappingsLookup(questions);
  const bytes = Buffer.from(mappings);
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (const [index, edge] of edges.slice(1).entries()) lookup.push(bytes.subarray(edges[index]!, edge));
  return lookup.end();
}

const number = fc.oneof(fc.nat(40), fc.nat(2 ** 31 - 1));
const fields = fc.oneof(
  fc.constant<number[]>([]),
  fc.tuple(fc.nat(5), number, number).map((all): number[] => [...all]),
  fc.tuple(fc.nat(5), number, number, fc.nat(5)).map((all): number[] => [...all]),
);
const line = fc.array(fc.record({ column: fc.oneof(fc.nat(30), number), to: fields }), { maxLength: 12 });
const text = fc.array(line, { maxLength: 6 });
const place = fc.record({ line: fc.nat(6), column: fc.oneof(fc.nat(40), number) });

describe('MappingsLookup', () => {
  it('finds the nearest segment for any questions, segments in any order, and pieces of any size', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(place, { maxLength: 20 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (lines, asked, cuts) => {
          const answers = lookUp(encode(lines), asked, cuts);
          expect(answers).toEqual(asked.map((question) => expected(lines, question)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with the library wherever no two segments have one column', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(place, { maxLength: 10 }), async (lines, asked) => {
        const distinct = lines.map((segments) => [...new Map(segments.map((one) => [one.column, one])).values()]);
        const mappings = encode(distinct);
        const names = ['0', '1', '2', '3', '4', '5'];
        const map = { version: 3, file: '', sources: names, names, mappings };
        const found = await SourceMapConsumer.with(map, null, (consumer) =>
          asked.map(({ line: from, column }) => consumer.originalPositionFor({ line: from + 1, column })),
        );
        const answers = lookUp(mappings, asked).map((segment) => ({
          source: segment ? String(segment.source) : null,
          line: segment ? segment.line + 1 : null,
          column: segment?.column ?? null,
          name: segment && segment.name >= 0 ? String(segment.name) : null,
        }));
        expect(answers).toEqual(found);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answers for every split', () => {
    const lines = [
      [
        { column: 9, to: [0, 100_000, 7, 1] },
        { column: 3, to: [1, 2 ** 31 - 1, 0] },
        { column: 5, to: [] },
      ],
      [],
      [{ column: 2 ** 31 - 1, to: [3, 0, 0] }],
    ];
    const mappings = encode(lines);
    const asked = [9, 8, 5, 4, 3, 2].map((column) => ({ line: 0, column })).concat([{ line: 2, column: 2 ** 31 }]);
    const answers = asked.map((question) => expected(lines, question));
    expect(answers.filter(Boolean)).toHaveLength(4);
    for (let cut = 0; cut <= mappings.length; cut++) expect(lookUp(mappings, asked, [cut])).toEqual(answers);
    expect(
      lookUp(
        mappings,
        asked,
        [...mappings].map((_, index) => index),
      ),
    ).toEqual(answers);
  });

  it.each([
    ['a character that is no digit', 'AAAA;AA!A,AAAA'],
    ['a number that does not end', 'AAAA;AAg,AAAA'],
    ['a number beyond 32 bits', 'AAAA;AAAggggggE,AAAA'],
    ['a negative place', 'AAAA;AADA,AAAA'],
    ['the sign alone', 'AAAA;AABA,AAAA'],
    ['two fields', 'AAAA;AA,AAAA'],
    ['six fields', 'AAAA;AAAAAA,AAAA'],
  ])('answers nothing from %s on', (_, mappings) => {
    const lookup = new MappingsLookup([0, 1].map((from) => ({ line: from, column: 0 })));
    lookup.push(Buffer.from(mappings));
    expect(lookup.end()).toEqual([{ source: 0, line: 0, column: 0, name: -1 }, null]);
    expect(lookup.isSound).toBe(false);
  });

  it('takes digits that add nothing, however many, and numbers of 31 bits', () => {
    expect(lookUp(`AA${'g'.repeat(50)}AA`, [{ line: 0, column: 0 }])).toEqual([
      { source: 0, line: 0, column: 0, name: -1 },
    ]);
    expect(lookUp(encode([[{ column: 0, to: [0, 2 ** 31 - 1, 1] }]]), [{ line: 0, column: 5 }])[0]?.line).toBe(
      2 ** 31 - 1,
    );
  });
});
