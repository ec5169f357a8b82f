import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/base/limits.ts';
import type { EntryInfo } from '../../../src/base/entry.ts';
import { Covered } from '../../../src/unpack/expand/covered.ts';
import { base64TextExpander } from '../../../src/unpack/expand/base64-text.ts';
import { randomText } from '../../support/tokens.ts';
import { RecordingSink } from '../../support/sink.ts';

const INFO: EntryInfo = { path: ['a.js'], type: 'file', via: 'tar' };

function decoded(text: string, sizes: readonly number[] = [65_536], info: EntryInfo = INFO): [string, string][] {
  const sink = new RecordingSink();
  const tap = base64TextExpander(new Budget(), new Covered()).tap!(info, sink);
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0, i = 0; at < bytes.length; at += sizes[i++ % sizes.length]!) {
    tap?.push(bytes.subarray(at, at + sizes[i % sizes.length]!));
  }
  tap?.end();
  expect(sink.entries.every(({ ended }) => ended)).toBe(true);
  return sink.entries.map((entry) => [entry.path.at(-1)!, entry.bytes]);
}

function base64(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

describe('text in base64', () => {
  const plain = 'TOKEN=a value that is long enough';

  it('becomes a child named after its place', () => {
    expect(decoded(`x="${base64(plain)}";`)).toEqual([['base64@3', plain]]);
    expect(decoded(base64(plain))).toEqual([['base64@0', plain]]);
  });

  it('is found at every offset and length from 24 characters on', () => {
    for (let pad = 0; pad < 50; pad++) {
      for (const length of [18, 19, 30, 200]) {
        const text = 'k: '.repeat(100).slice(0, length);
        expect(decoded(`${' '.repeat(pad)}"${base64(text)}" `)).toEqual([[`base64@${pad + 1}`, text]]);
      }
    }
  });

  it('does not depend on how the bytes are cut', () => {
    const text = `a="${base64(plain)}",b="${base64(`second ${plain}`)}",c=${base64('k: v\n'.repeat(90))}`;
    const whole = decoded(text);
    expect(whole).toHaveLength(3);
    for (let size = 1; size < 120; size++) expect(decoded(text, [size])).toEqual(whole);
  });

  it.each([
    ['short runs', base64('short text 12345')],
    ['identifiers', 'aVeryLongIdentifierThatGoesOnAndOnAndOnForever'],
    ['hex', randomText('hex', 64).replaceAll(/[^0-9a-f]/g, '7')],
    ['binary', Buffer.alloc(90, 7).toString('base64')],
    ['source maps', base64('{"version":3,"sources":["a.ts"],"mappings":""}')],
    ['keys', base64('-----BEGIN CERTIFICATE-----\nAAAA')],
  ])('ignores %s', (_, text) => {
    expect(decoded(`"${text}"`)).toEqual([]);
  });

  it.each([
    ['\n', 76],
    ['\r\n', 76],
    ['\n    ', 60],
    ['\\n', 64],
    ['\\r\\n', 76],
    ['\\\n', 76],
  ])('is one text however it is cut into lines: %j', (cut, length) => {
    const text = `${plain}, and more of it than fits on a line; `.repeat(9);
    const lines = base64(text).match(new RegExp(`.{1,${length}}`, 'g'))!;
    for (const size of [1, 2, 7, 80, 65_536]) {
      expect(decoded(`"${lines.join(cut)}" "${base64(plain)}"`, [size])).toEqual([
        ['base64@1', text],
        [`base64@${4 + lines.join(cut).length}`, plain],
      ]);
    }
  });

  it('is not continued behind a line that is too short or too long to be one of several, nor behind another escape', () => {
    const [short, long] = [base64(plain.slice(0, 24)), base64(plain.repeat(9))];
    for (const cut of ['\n', '\\n', '"', '\\x']) {
      expect(decoded(`${short}${cut}=${long}${cut}=${long}`).map(([, text]) => text)).toEqual([
        plain.slice(0, 24),
        plain.repeat(9),
        plain.repeat(9),
      ]);
    }
    const line = base64(plain.repeat(2).slice(0, 57));
    expect(decoded(`${line}\\u${line}`)[0]).toEqual(['base64@0', plain.repeat(2).slice(0, 57)]);
  });

  it('decodes nothing twice', () => {
    expect(decoded(`"${base64(plain)}"`, [64], { ...INFO, via: 'base64-text' })).toEqual([]);
  });
});
