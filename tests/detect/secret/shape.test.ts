import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteClass, members } from '../../../src/detect/secret/alphabet.ts';
import { matchBackward, matchForward } from '../../../src/detect/secret/matcher.ts';
import { isLiteral, OPEN_END, parseShape, type Sequence } from '../../../src/detect/secret/shape.ts';

function show(sequence: Sequence): string {
  return sequence
    .map((item) => (isLiteral(item) ? item.text : `[${members(item.table).length}]{${item.min},${item.max}}`))
    .join(' ');
}

describe('parseShape', () => {
  it.each([
    ["'ab_' alnum{36}", ['ab_ [62]{36,36}']],
    ["'a' 'b' digit", ['ab [10]{1,1}']],
    ["hex{2,} '='{0,2}", [`[16]{2,${OPEN_END}} [1]{0,2}`]],
    ["( 'a' | 'b' ) 'c'", ['ac', 'bc']],
    ["'a' ( '-' digit{1} )? 'z'", ['a- [10]{1,1} z', 'az']],
    ["'x'? az", ['x [26]{1,1}', '[26]{1,1}']],
    ['uuid', ['[22]{8,8} - [22]{4,4} - [22]{4,4} - [22]{4,4} - [22]{12,12}']],
    ["'a b' alpha", ['a b [52]{1,1}']],
  ])('%s', (shape, expected) => {
    expect(parseShape(shape).map(show)).toEqual(expected);
  });

  it.each(["'open", 'nothing{3}', "( 'a'", "'a' )", 'alnum{x}', '*'])('refuses %s', (shape) => {
    expect(() => parseShape(shape)).toThrow(RangeError);
  });
});

/** The sequence as a regular expression, for comparison. */
function pattern(sequence: Sequence): RegExp {
  const escape = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '\\$&');
  const parts = sequence.map((item) => {
    return isLiteral(item) ? escape(item.text) : `[${escape(members(item.table))}]{${item.min},${item.max}}`;
  });
  return new RegExp(parts.join(''), 'y');
}

describe('matchForward', () => {
  const shapes = [
    "'a' hex{2,4} 'b' az{1,3}",
    "digit{0,2} '-' alnum{3}",
    "'k' b64u{2,9} 'b' b64u{1,4}",
    "alpha{1,3} '=' hex{2}",
  ];

  it('ends where a regular expression ends, with runs that give back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.array(fc.constantFrom(...'ab0k=-_zf9'), { maxLength: 16 }),
        (shape, chars) => {
          const text = chars.join('');
          const [sequence] = parseShape(shape);
          const regex = pattern(sequence!);
          const expected = regex.test(text) ? regex.lastIndex : -1;
          expect(matchForward(Buffer.from(text), 0, sequence!, 0, { cut: false })).toBe(expected);
        },
      ),
    );
  });

  it('never refuses for good what more bytes could complete', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.string({ unit: fc.constantFrom(...'ab0k=-_'), maxLength: 14 }),
        fc.nat(13),
        (shape, text, at) => {
          const [sequence] = parseShape(shape);
          const bytes = Buffer.from(text);
          const whole = matchForward(bytes, 0, sequence!, 0, { cut: false });
          const probe = { cut: false };
          const part = matchForward(bytes.subarray(0, at), 0, sequence!, 0, probe);
          expect(part === whole || probe.cut).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['\\/', 'aa\\/aa', 6],
    ['%2F', 'aa%2Faa', 7],
    ['%2b', 'aa%2baa', 7],
    ['other escapes', 'aa%22aa', 2],
  ])('reads %s as one byte of base64', (_, text, end) => {
    const [sequence] = parseShape('b64{2,5}');
    expect(matchForward(Buffer.from(text), 0, sequence!, 0, { cut: false })).toBe(end);
  });

  it('reads the slashes of a literal in JSON and in URLs', () => {
    const [sequence] = parseShape("'a/b/' digit{1}");
    for (const text of ['a/b/1', 'a\\/b\\/1', 'a%2Fb%2f1']) {
      expect(matchForward(Buffer.from(text), 0, sequence!, 0, { cut: false })).toBe(text.length);
    }
  });

  it('stops before the end of an HTML comment and before a full stop', () => {
    const [dashes] = parseShape('b64u{2,20}');
    expect(matchForward(Buffer.from('ab-c-->'), 0, dashes!, 0, { cut: false })).toBe(4);
    const [dots] = parseShape('b64udot{2,20}');
    expect(matchForward(Buffer.from('a.bc. '), 0, dots!, 0, { cut: false })).toBe(4);
  });
});

describe('matchBackward', () => {
  const isFree = (bytes: Buffer) => (at: number) => at === 0 || byteClass('alnum')[bytes[at - 1]!] === 0;

  it('reads runs and literals to the left, and gives back what belongs to an escape', () => {
    const [sequence] = parseShape("'sk-' alnum{2,4}");
    const bytes = Buffer.from('"sk-abcKEY');
    expect(matchBackward(bytes, 7, sequence!, isFree(bytes))).toBe(1);
    expect(matchBackward(bytes, 4, sequence!, isFree(bytes))).toBe(-1);
    const [digits] = parseShape('digit{2,4}');
    const escaped = Buffer.from('x221234:');
    expect(matchBackward(escaped, 7, digits!, (at) => at === 5)).toBe(5);
  });
});
