import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLooseJson } from '../../src/base/loose-json.ts';

describe('parseLooseJson', () => {
  it.each([
    ['{"a":1,}', { a: 1 }],
    ['[1,2,]', [1, 2]],
    ['\uFEFF{\r\n // note\r\n "a": "x // y", /* b */ "c": [1, /* d */ ],\r\n}', { a: 'x // y', c: [1] }],
    ['{"a":"quote \\" , } ]"}', { a: 'quote " , } ]' }],
    ['// only a comment', undefined],
    ['{"a":', undefined],
    ['[1 2]', undefined],
    ['[tr/**/ue]', undefined],
    ['[1,,2]', undefined],
    ['[,]', undefined],
    ['"open', undefined],
  ])('%j', (text, value) => {
    expect(parseLooseJson(text)).toEqual(value);
  });

  it('agrees with JSON.parse on everything JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parseLooseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:\\/*\n1a ') });
    fc.assert(fc.property(noise, (text) => void parseLooseJson(text)));
  });
});
