import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/detect/automaton.ts';
import { buildAutomaton } from '../../../src/detect/build-automaton.ts';
import { findAccepts } from '../../../src/detect/lanes.ts';

/** Every match as `end:keyword`, by the automaton. */
function found(keywords: readonly string[], chunks: readonly Buffer[]): string[] {
  const automaton = buildAutomaton(keywords);
  const cursor = { state: 0 };
  const matches: string[] = [];
  let offset = 0;
  for (const chunk of chunks) {
    for (let at = advance(automaton, chunk, 0, cursor); at >= 0; at = advance(automaton, chunk, at, cursor)) {
      const accept = cursor.state - automaton.firstAccept;
      for (let o = automaton.starts[accept]!; o < automaton.starts[accept + 1]!; o++) {
        matches.push(`${offset + at}:${keywords[automaton.outputs[o]!]!}`);
      }
    }
    offset += chunk.length;
  }
  return matches;
}

/** The same by looking for each keyword on its own. */
function expected(keywords: readonly string[], text: string): string[] {
  const matches: [number, string][] = [];
  for (const keyword of keywords) {
    for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
      matches.push([at + keyword.length, keyword]);
    }
  }
  matches.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length);
  return matches.map(([end, keyword]) => `${end}:${keyword}`);
}

describe('buildAutomaton', () => {
  it('finds keywords that end inside each other, longest first', () => {
    const keywords = ['pat-abcd', 'glpat-abcd', 'abcd'];
    expect(found(keywords, [Buffer.from('x glpat-abcd y')])).toEqual(['12:glpat-abcd', '12:pat-abcd', '12:abcd']);
  });

  it('carries its state over chunk edges', () => {
    const text = 'xxsourceMappingURL=data:yy';
    for (let at = 0; at <= text.length; at++) {
      const chunks = [Buffer.from(text.slice(0, at)), Buffer.from(text.slice(at))];
      expect(found(['sourceMappingURL=', 'sourceMappingURL=data:'], chunks)).toEqual([
        '19:sourceMappingURL=',
        '24:sourceMappingURL=data:',
      ]);
    }
  });

  it('agrees with a search for each keyword on texts made of near-misses', () => {
    const letters = fc.constantFrom('a', 'b', 'c');
    const word = fc.string({ unit: letters, minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        fc.string({ unit: letters, maxLength: 200 }),
        fc.nat(200),
        (keywords, text, split) => {
          const chunks = [Buffer.from(text.slice(0, split)), Buffer.from(text.slice(split))];
          expect(found(keywords, chunks)).toEqual(expected(keywords, text));
        },
      ),
    );
  });

  it('finds in lanes what it finds in one run, in the same order', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'abca', 'x'.repeat(40));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 64 }), {
          minLength: 1,
        }),
        fc.array(letters, { minLength: 300, maxLength: 900 }),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 4 }),
        (keywords, pieces, sizes) => {
          const automaton = buildAutomaton(keywords);
          const text = Buffer.from(pieces.join(''));
          const whole = { state: 0 };
          const single: number[] = [];
          for (let at = advance(automaton, text, 0, whole); at >= 0; at = advance(automaton, text, at, whole)) {
            single.push(at, whole.state);
          }
          const got: number[] = [];
          let at = 0;
          const cursor = {
            state: 0,
            accept(place: number, state: number) {
              got.push(at + place, state);
              // As a decoder does, whose text is searched before the next place is told.
              findAccepts(automaton, text, { state: 0, accept: () => {} });
            },
          };
          for (let i = 0; at < text.length; i++) {
            const chunk = text.subarray(at, at + sizes[i % sizes.length]!);
            findAccepts(automaton, chunk, cursor);
            at += chunk.length;
          }
          expect(got).toEqual(single);
          expect(cursor.state).toBe(whole.state);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses keywords that would make it slow or wrong', () => {
    expect(() => buildAutomaton(['ab'])).toThrow(RangeError);
    expect(() => buildAutomaton(['5 €uros'])).toThrow(RangeError);
  });
});
