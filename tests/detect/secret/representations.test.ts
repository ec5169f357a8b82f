/** One token in every representation that the whole pass decodes. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/base/limits.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { detector } from '../../../src/detect/secret/index.ts';
import { textExpanders } from '../../../src/unpack/expand/index.ts';
import { npmToken } from '../../support/tokens.ts';

const token = npmToken('representations');

function places(bytes: Buffer, path = 'dist/a.js'): string[] {
  const budget = new Budget();
  const pass = new Pass(makePlan([detector], textExpanders(budget)), budget);
  const writer = pass.open({ path: [path], type: 'file', via: 'tar' });
  writer.push(bytes);
  writer.end();
  const { findings, incomplete } = pass.finish(0);
  expect(incomplete).toEqual([]);
  return findings.flatMap((finding) =>
    finding.locations.map((one) => `${one.path.join(' > ')} ${one.line}:${one.column}`),
  );
}

const map = JSON.stringify({
  version: 3,
  sources: ['a.ts'],
  sourcesContent: [`// first\n  t = "${token}";`],
  mappings: '',
});

describe('a token', () => {
  it.each([
    ['in a minified line', Buffer.from(`${'a();'.repeat(40_000)}b="${token}"`), ['dist/a.js 1:160004']],
    ['in JSON in JSON', Buffer.from(JSON.stringify(JSON.stringify({ a: token }))), ['dist/a.js 1:11']],
    ['in a URL', Buffer.from(`?a=1%26t%3D${token}%26b`), ['dist/a.js 1:12']],
    ['in a template', Buffer.from('`Bearer ' + token + '${x}`'), ['dist/a.js 1:9']],
    ['in a text of a map', Buffer.from(map), ['dist/a.js > a.ts 2:8']],
    [
      'in an inline map',
      Buffer.from(`//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`),
      ['dist/a.js > <inline map 1> > a.ts 2:8'],
    ],
    [
      'in base64',
      Buffer.from(`x="${Buffer.from(`token: ${token}\n`).toString('base64')}"`),
      ['dist/a.js > base64@3 1:8'],
    ],
    ['in UTF-16', Buffer.from(`\uFEFFt = "${token}"`, 'utf16le'), ['dist/a.js > <utf-16 text> 1:6']],
    [
      'among binary data',
      Buffer.concat([Buffer.alloc(5_000, 1), Buffer.from(`\0${token}\0`), Buffer.alloc(9, 255)]),
      ['dist/a.js 1:5002'],
    ],
  ] as const)('%s', (_, bytes, expected) => {
    expect(places(bytes)).toEqual(expected);
  });
});
