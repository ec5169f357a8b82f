/** What people type instead of a value. */
import { describe, expect, it } from 'vitest';
import { isGlued, isPlaceholder, looksInvented } from '../../../src/detect/secret/placeholder.ts';
import { randomText } from '../../support/tokens.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

describe('stand-ins', () => {
  it.each([
    '123'.repeat(7),
    'abcd1234'.repeat(3),
    `${'abcd1234'.repeat(2)}ABCD1234--__`,
    '1234567890'.repeat(4),
    'xy'.repeat(9),
    'xXX1xXXXx1xXxXxxxx11x1XXX',
  ])('a few characters again and again: %s', (body) => {
    expect(isPlaceholder(body)).toBe(true);
  });

  it.each(['abcdefg', 'abc1abc1', randomText('half', 11).repeat(3), `${'123'.repeat(6)}x`])(
    'not only that: %s',
    (body) => {
      expect(isPlaceholder(body)).toBe(false);
    },
  );

  it.each(['yourtokengoeshere', 'YourApiKeyGoesHere_1234', 'y0urS3cr3tT0k3nH3r3', 'replace-with-your-actual-key'])(
    'words glued together: %s',
    (body) => {
      expect(isGlued(body)).toBe(true);
    },
  );

  it.each([
    'yourkey',
    `token${randomText('glued', 20)}`,
    randomText('no words', 40),
    randomText('hex', 64).toLowerCase(),
  ])('not a few words: %s', (body) => {
    expect(isGlued(body)).toBe(false);
  });

  it('the alphabet in its order, wherever it begins', () => {
    expect(looksInvented(ALPHABET + ALPHABET.slice(0, 14))).toBe(true);
    expect(looksInvented(`mnopqrstuv${randomText('rest', 9)}`)).toBe(true);
    expect(looksInvented(`mnopqrstuv${randomText('rest', 12)}`)).toBe(false);
    expect(looksInvented(randomText('value', 40))).toBe(false);
  });
});
