/** Source maps in data: URLs, through the real pass: automaton, consumers, decoders, walker. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/base/entry.ts';
import type { EntryPath } from '../../../src/base/types.ts';
import { Budget } from '../../../src/base/limits.ts';
import { defineDetector } from '../../../src/detect/define.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { dataUrlExpander } from '../../../src/unpack/expand/data-url.ts';
import { sourceMapExpander } from '../../../src/unpack/expand/source-map/index.ts';
import { byteByByte, splitAt } from '../../support/map-sink.ts';

const KEYWORD = ['source', 'MappingURL='].join('');
const JSON_MAP = JSON.stringify({
  version: 3,
  sources: ['src/é (1).ts'],
  sourcesContent: ["const q = '\"`\\\\ % + /* é \u{1f600} */';\n"],
  names: [],
  mappings: 'AAAA',
});
const BASE64 = Buffer.from(JSON_MAP).toString('base64');
const PERCENT = encodeURIComponent(JSON_MAP);
/** What a browser library leaves bare: raw UTF-8 and `: $ , ;`, no `*` before a slash. */
const LOOSE = PERCENT.replaceAll('%3A', ':')
  .replaceAll('%2C', ',')
  .replaceAll('%C3%A9', 'é')
  .replaceAll('*%2F', '%2A/');

interface Seen {
  readonly facts: string[];
  readonly entries: string[];
}

function scan(chunks: readonly (Uint8Array | string)[], size?: number): Seen {
  const facts: Fact[] = [];
  const entries: EntryPath[] = [];
  const recorder = defineDetector({
    name: 'recorder',
    rules: [],
    start: () => ({
      entry: (info) => void entries.push(info.path),
      fact: (fact) => void facts.push(fact),
    }),
  });
  const budget = new Budget();
  const pass = new Pass(makePlan([recorder], [sourceMapExpander(budget), dataUrlExpander(budget)]), budget);
  const info = { path: ['a.js'], type: 'file', via: 'tar' } as const;
  const writer = pass.open(size === undefined ? info : { ...info, size });
  for (const chunk of chunks) writer.push(Buffer.from(chunk));
  writer.end();
  return { facts: facts.map(describeFact), entries: entries.slice(1).map((path) => path.slice(1).join(' > ')) };
}

function describeFact(fact: Fact): string {
  if (fact.kind === 'source-map') {
    const { form, path, sources, withContent, contentBytes, malformed } = fact;
    return `${form} ${path.slice(1).join(' > ')} ${sources}/${withContent} ${contentBytes}${malformed ? ` ${malformed.reason}` : ''}`;
  }
  return fact.kind === 'undecodable-map' ? `undecodable @${fact.offset} ${fact.reason}` : fact.kind;
}

const BYTES = Buffer.byteLength((JSON.parse(JSON_MAP) as { sourcesContent: [string] }).sourcesContent[0]);
const FOUND = [`inline <inline map 1> 1/1 ${BYTES}`];

const FORMS: readonly (readonly [string, string])[] = [
  ['base64 at the end of a file', `//# ${KEYWORD}data:application/json;base64,${BASE64}`],
  ['base64 with a charset', `//# ${KEYWORD}data:application/json;charset=utf-8;base64,${BASE64}\n`],
  ['base64 in upper case', `//# ${KEYWORD}DATA:Application/JSON;CHARSET=UTF-8;BASE64,${BASE64}\n`],
  ['base64 without a type', `//@ ${KEYWORD}data:;base64,${BASE64}\r\n`],
  ['base64 of plain text', `//# ${KEYWORD}data:text/plain;base64,${BASE64}\n`],
  ['base64url', `//# ${KEYWORD}data:application/json;base64,${Buffer.from(JSON_MAP).toString('base64url')}\n`],
  ['base64 in a URL', `//# ${KEYWORD}data:application/json;base64,${encodeURIComponent(`${BASE64}`)}\n`],
  ['base64 with escaped padding', `//# ${KEYWORD}data:application/json;base64,${BASE64.replace(/=*$/, '%3D%3D')}\n`],
  ['base64 with a BOM', `//# ${KEYWORD}data:;base64,${Buffer.from(`\ufeff${JSON_MAP}`).toString('base64')}\n`],
  ['base64 in CSS', `a{}/*# ${KEYWORD}data:application/json;base64,${BASE64}*/b{}`],
  ['base64 in HTML', `<script>x\n//# ${KEYWORD}data:application/json;base64,${BASE64}</script>`],
  [
    'base64 in eval',
    `eval("x\\n//# ${KEYWORD}data:application/json;base64,${BASE64}\\n//# sourceURL=webpack-internal:///1")`,
  ],
  [
    'base64, all of it percent-encoded',
    `//# ${KEYWORD}data:;base64,${BASE64.replaceAll(/\w/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}\n`,
  ],
  ['percent', `//# ${KEYWORD}data:application/json,${PERCENT}\nmore()`],
  ['percent with a charset', `//# ${KEYWORD}data:application/json;charset=utf-8,${PERCENT}`],
  ['percent without a type', `//# ${KEYWORD}data:,${PERCENT}`],
  ['percent, loose, in CSS', `a{}\n/*# ${KEYWORD}data:application/json;charset=utf-8,${LOOSE} */`],
  ['percent, a comment end behind it', `/*# ${KEYWORD}data:application/json,${LOOSE}*/a{b:c}d{e:f}`],
  ['percent in HTML', `<style>/*# ${KEYWORD}data:application/json,${PERCENT}*/</style>{"sourcesContent":["x"]}`],
  ['percent in eval', `eval("x\\n//# ${KEYWORD}data:application/json,${PERCENT}\\n//# sourceURL=a")`],
  ['percent in a template', `\`//# ${KEYWORD}data:application/json,${PERCENT}\``],
  ['raw JSON', `//# ${KEYWORD}data:application/json,${JSON_MAP.replaceAll('%', '%25')}\nmore()`],
  ['raw JSON with a bare percent sign', `//# ${KEYWORD}data:application/json,${JSON_MAP}`],
];

describe.each(FORMS)('%s', (_, text) => {
  const bytes = Buffer.from(text);

  it('is one map', () => {
    expect(scan([bytes])).toEqual({ facts: FOUND, entries: ['<inline map 1>', '<inline map 1> > src/é (1).ts'] });
    expect(scan([bytes], bytes.length).facts).toEqual(FOUND);
  });

  it('split at any byte, and in single bytes', () => {
    for (let at = 1; at < bytes.length; at++) expect(scan(splitAt(bytes, at)).facts).toEqual(FOUND);
    expect(scan(byteByByte(bytes)).facts).toEqual(FOUND);
  });
});

describe('without a comment', () => {
  it.each([
    ['in quotes', (url: string) => `load("${url}")`],
    ['in apostrophes', (url: string) => `load('${url}')`],
    ['in a template', (url: string) => `load(\`${url}\`)`],
  ])('%s', (_, wrap) => {
    for (const type of ['application/json', 'application/json;charset=utf-8']) {
      const text = wrap(`data:${type},${PERCENT.replaceAll("'", '%27')}`);
      expect(scan([text]).facts).toHaveLength(1);
      expect(scan(byteByByte(Buffer.from(text))).facts).toHaveLength(1);
    }
  });

  it('is no map that cannot be decoded if it is anything else', () => {
    expect(scan([`"data:application/json,${'x'.repeat(5_000)}"`]).facts).toEqual([]);
  });
});

describe('several', () => {
  it('in one file are numbered', () => {
    const one = `//# ${KEYWORD}data:application/json;base64,${BASE64}\n`;
    const two = `/*# ${KEYWORD}data:application/json,${LOOSE}*/`;
    expect(scan([`${one}x()\n${two}${two}y()`]).facts).toEqual(
      [1, 2, 3].map((i) => `inline <inline map ${i}> 1/1 ${BYTES}`),
    );
  });

  it('on one line do not read each other', () => {
    const text = `a{}/*# ${KEYWORD}data:application/json,${LOOSE}*/`.repeat(40);
    expect(scan([text]).facts).toHaveLength(40);
    expect(scan(byteByByte(Buffer.from(text))).facts).toHaveLength(40);
  });

  it('nest: a map whose text carries one', () => {
    const outer = JSON.stringify({
      sources: ['b.js'],
      sourcesContent: [`//# ${KEYWORD}data:;base64,${BASE64}\n`],
      mappings: '',
    });
    const url = `//# ${KEYWORD}data:;base64,${Buffer.from(outer).toString('base64')}`;
    expect(scan([url]).facts).toEqual([
      `inline <inline map 1> > b.js > <inline map 1> 1/1 ${BYTES}`,
      `inline <inline map 1> 1/1 ${Buffer.byteLength(`//# ${KEYWORD}data:;base64,${BASE64}\n`)}`,
    ]);
  });
});

describe('never a finding', () => {
  it.each([
    ['a prefix and a quote', `"${KEYWORD}data:application/json;base64," + x`],
    ['a prefix and an apostrophe', `'${KEYWORD}data:application/json;charset=utf-8,' + encodeURIComponent(map)`],
    ['a prefix in a template', `\`//# ${KEYWORD}data:application/json;base64,\${btoa(map)}\``],
    ['a prefix and the end of the file', `//# ${KEYWORD}data:application/json;base64,`],
    ['half a prefix', `//# ${KEYWORD}data:application/json;base64`],
    ['a regular expression', `/${KEYWORD}data:(?:application|text)\\/json;charset[:=]utf-8;base64,(.*)/`],
    ['documentation', `//# ${KEYWORD}data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2Vz...`],
    [
      'a short payload that is no JSON',
      `//# ${KEYWORD}data:text/plain;base64,${Buffer.alloc(900, 'a').toString('base64')}`,
    ],
    ['JSON that is no map', `//# ${KEYWORD}data:application/json;base64,${Buffer.from('{"a":1}').toString('base64')}`],
  ])('%s', (_, text) => {
    expect(scan([text]).facts).toEqual([]);
    expect(scan(byteByByte(Buffer.from(text))).facts).toEqual([]);
  });
});

describe('never silent', () => {
  const prefix = `//# ${KEYWORD}data:application/json;base64,`;
  const at = prefix.indexOf('data:') + 5;
  const long = JSON.stringify({
    version: 3,
    file: 'x'.repeat(2_000),
    sources: ['a'],
    sourcesContent: ['b'],
    mappings: '',
  });

  it.each([
    ['no JSON', Buffer.alloc(2_000, 'a'), [`undecodable @${at} 2000 bytes that are no JSON`]],
    ['gzip', gzipSync(JSON_MAP), []],
    ['a map cut before its lists', long.slice(0, 1_500), ['undecodable @1500 it ends early']],
    ['a map cut in its text', long.slice(0, long.indexOf(':["b"') + 4), ['inline <inline map 1> 1/1 1 it ends early']],
    ['JSON that breaks', `{"a":f(${' '.repeat(2_000)}`, []],
  ])('%s', (_, payload, expected) => {
    expect(scan([prefix + Buffer.from(payload).toString('base64')]).facts).toEqual(expected);
  });

  it('percent-encoded, too', () => {
    expect(scan([`//# ${KEYWORD}data:text/plain,${'a'.repeat(1_100)}`]).facts[0]).toMatch(
      / 1100 bytes that are no JSON$/,
    );
  });
});
