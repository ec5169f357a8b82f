import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ShippedTexts } from '../../../src/detect/shipped-texts.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');

it('knows what a set of the same digests knows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 600 }), (numbers) => {
      const texts = new ShippedTexts();
      const set = new Set<string>();
      for (const [index, number] of numbers.entries()) {
        expect(texts.add(digestOf(String(number)))).toBe(index);
        set.add(digestOf(String(number)));
      }
      for (let number = 0; number <= 400; number++) {
        expect(texts.has(digestOf(String(number)))).toBe(set.has(digestOf(String(number))));
      }
      const [first, last] = [numbers.at(0), numbers.at(-1)];
      if (first !== undefined) expect(texts.isSame(0, numbers.length - 1)).toBe(first === last);
    }),
  );
});

it('knows nothing that is no digest', () => {
  const texts = new ShippedTexts();
  texts.add(digestOf(''));
  expect([texts.has(''), texts.has('AAAA')]).toEqual([false, false]);
});
