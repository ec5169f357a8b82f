import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/base/evidence.ts';
import { randomText } from '../support/tokens.ts';

const TEXT_BYTES = 64 * 1024;

describe('a value that is hidden', () => {
  it('does not keep the text in memory that it was cut out of', () => {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 8_000; i++) {
      const text = Buffer.alloc(TEXT_BYTES, randomText(`${i}`, 40)).toString('latin1');
      new Secret(text.slice(40, 80)).redact('secret-generic', '');
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  });
});
