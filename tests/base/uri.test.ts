import { describe, expect, it } from 'vitest';
import { encodeComponent } from '../../src/base/uri.ts';

describe('encodeComponent', () => {
  it('is encodeURIComponent for well-formed text', () => {
    for (const text of ['', '@acme/cli', 'a b%ü', '日本', '🎉']) {
      expect(encodeComponent(text)).toBe(encodeURIComponent(text));
      expect(decodeURIComponent(encodeComponent(text))).toBe(text);
    }
  });

  it('takes lone surrogates', () => {
    expect(encodeComponent('a\ud800b\udfff')).toBe('a%EF%BF%BDb%EF%BF%BD');
  });
});
