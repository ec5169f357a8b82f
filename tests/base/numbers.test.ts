import { describe, expect, it } from 'vitest';
import { duration, plural, size, thousands } from '../../src/base/numbers.ts';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
  ])('thousands(%d)', (value, text) => expect(thousands(value)).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [41_200_000, '41.2 MB'],
    [8_600_000_000, '8.6 GB'],
    [1.5e15, '1500.0 TB'],
  ])('size(%d)', (value, text) => expect(size(value)).toBe(text));

  it.each([
    [0, '0 files'],
    [1, '1 file'],
    [1906, '1,906 files'],
  ])('plural(%d)', (value, text) => expect(plural(value, 'file')).toBe(text));

  it('plural takes an irregular form', () => expect(plural(2, 'entry', 'entries')).toBe('2 entries'));

  it.each([
    [0, '0 ms'],
    [99.4, '99 ms'],
    [100, '0.1 s'],
    [75_000, '75.0 s'],
  ])('duration(%d)', (value, text) => expect(duration(value)).toBe(text));
});
