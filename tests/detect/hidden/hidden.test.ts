import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/hidden/index.ts';
import { Budget, DEFAULT_LIMITS } from '../../../src/base/limits.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { TarWalker } from '../../../src/unpack/tar/walker.ts';
import { member, pax, tar } from '../../support/tar-blocks.ts';
import { detect, summary } from '../../support/detect.ts';

function inText(bytes: string, path = 'dist/index.js'): string[] {
  return summary(detect(detector, [{ path, bytes }]));
}

describe('hidden characters', () => {
  it.each([
    'if (level !== "user\u202e // Check if admin") {\n',
    'const a = 1; /* begin\u2066 admin only */ grant();\n',
    '// return early \u202b here\n',
  ])('reading direction that stays changed: %j', (text) => {
    expect(inText(text)).toEqual(['file-hidden-characters medium/medium likely']);
  });

  it.each(['const ad\u200bmin = 1;', 'is\u200cAdmin()', 'user\u2060Name', 'a\ufeffb = 1'])(
    'inside a word: %j',
    (text) => {
      expect(inText(text)).toEqual(['file-hidden-characters medium/low likely']);
    },
  );

  it.each([
    ['/[\u202a\u202b\u202c\u202d\u202e\u2066-\u2069]/g'],
    ['const MARKS = ["\u202a", "\u202b", "\u202e"];'],
    ['x = "\u2066name\u2069 joined"'],
    ['/[\\s\u200b\ufeff\u2060]/'],
    ['"\ud83d\udc68\u200d\ud83d\udc69"'],
    ['"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"'],
    ['\ufeffconst a = 1;'],
    ['x = "\\u202e abc"'],
  ])('nothing: %j', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it('looks at code only', () => {
    expect(inText('if (a) \u202e b', 'README.md')).toEqual([]);
    expect(inText('ad\u200bmin', 'data.bin')).toEqual([]);
  });

  it.each([
    ['map-content', ['file-hidden-characters medium/low likely']],
    ['base64', []],
  ] as const)('in what is decoded, but for base64, which may hold anything: %s', (via, found) => {
    const text = { path: ['dist/index.js.map', '<text>'] as const, bytes: 'ad\u200bmin', via };
    expect(summary(detect(detector, [text]))).toEqual(found);
  });

  it.each(['raw', 'pax'])('leaves names in headers to the rule about names: %s', async (form) => {
    const name = 'package/ad\u200bmin\u0001 a\u202eb c.js';
    const records = form === 'pax' ? [pax({ path: name })] : [];
    const pass = new Pass(makePlan([detector], []), new Budget(DEFAULT_LIMITS));
    const walker = new TarWalker(pass, 10);
    walker.push(tar(...records, member('x', { name })));
    walker.end(true);
    expect(pass.finish(0).findings).toEqual([]);
  });

  it('is linear on marks alone', () => {
    const start = performance.now();
    inText('\u202e'.repeat(4_000));
    inText('a\u200b'.repeat(4_000));
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
