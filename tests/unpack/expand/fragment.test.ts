/** Maps inside other text, through the real pass: every carrier gives the counts that the map has by itself. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/base/limits.ts';
import type { MapRecord } from '../../../src/base/types.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { detector } from '../../../src/detect/source-map/index.ts';
import { textExpanders } from '../../../src/unpack/expand/index.ts';
import { BYTES, CARRIERS, COUNTS, JSON_TEXT, MAP, objectOf, PRETTY, single } from '../../support/map-carriers.ts';
import { byteByByte, randomSplits } from '../../support/map-sink.ts';

function scanChunks(
  chunks: readonly Uint8Array[],
  name = 'dist/app.js',
): { maps: readonly MapRecord[]; rules: string[] } {
  const budget = new Budget();
  const pass = new Pass(makePlan([detector], textExpanders(budget)), budget);
  const writer = pass.open({ path: [name], type: 'file', via: 'tar' });
  for (const chunk of chunks) writer.push(Uint8Array.from(chunk));
  writer.end();
  const { maps, findings } = pass.finish(0);
  return { maps, rules: findings.map(({ ruleId }) => ruleId) };
}

function described(maps: readonly MapRecord[]): string[] {
  return maps.map((map) => `${map.form} ${map.sources}/${map.sourcesWithContent} ${map.contentBytes}`);
}

describe.each(CARRIERS)('a map as %s', (_, carrier) => {
  const bytes = Buffer.from(carrier);

  it('is counted', () => {
    const { maps, rules } = scanChunks([bytes]);
    expect(described(maps)).toEqual([`embedded ${COUNTS} ${BYTES}`]);
    expect(rules).toContain('source-map-embedded-source');
    expect(rules).not.toContain('source-map-malformed');
  });

  it('is the same in other chunks', () => {
    const whole = described(scanChunks([bytes]).maps);
    expect(described(scanChunks(byteByByte(bytes)).maps)).toEqual(whole);
    for (let seed = 1; seed < 40; seed++) {
      expect(described(scanChunks(randomSplits(bytes, seed, 300)).maps)).toEqual(whole);
    }
  });
});

describe('a key whose second half is written with escapes', () => {
  const half = { version: 3, mappings: 'AAAA', sourcesContent: ['export const a = 1;\n'.repeat(9)], sources: ['a.ts'] };
  const text = JSON.stringify(half);
  const spelled = (end: string): string => text.replace('sourcesContent', () => `sources${end}`);

  it.each([
    ['one letter', spelled(String.raw`\u0043ontent`)],
    ['the last letter', spelled(String.raw`Conten\u0074`)],
    ['large digits', spelled(String.raw`C\u006F\u006Etent`)],
    ['all of them', spelled([...'Content'].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join(''))],
    ['as programs write it', spelled(String.raw`\x43o\u{6e}tent`)],
  ])('is one where a map stands in other text: %s', (_, map) => {
    for (const around of [`module.exports=${map};`, `/* ${map} */`, `x(${JSON.stringify(map)})`]) {
      const whole = scanChunks([Buffer.from(around)]);
      expect(whole.maps.map(({ sourcesWithContent }) => sourcesWithContent)).toEqual([1]);
      expect(described(scanChunks(byteByByte(Buffer.from(around))).maps)).toEqual(described(whole.maps));
    }
  });

  it('is none where other letters follow', () => {
    const other = `x={"sources${String.raw`\u0044ontent`}":["export const a = 1;"]}`;
    expect(scanChunks([Buffer.from(other)]).maps).toEqual([]);
  });
});

describe('several maps', () => {
  it('are counted one by one', () => {
    const code = `a(${JSON_TEXT});b(JSON.parse(${JSON.stringify(JSON_TEXT)}));c(${JSON_TEXT})`;
    expect(described(scanChunks([Buffer.from(code)]).maps)).toEqual(Array(3).fill(`embedded ${COUNTS} ${BYTES}`));
  });

  it('sum their sections', () => {
    const sections = [MAP, MAP].map((map, line) => ({ offset: { line, column: 0 }, map }));
    const code = `const m = ${JSON.stringify({ version: 3, sections })};`;
    expect(described(scanChunks([Buffer.from(code)]).maps)).toEqual([`embedded 6/4 ${BYTES * 2}`]);
  });

  it('are counted once where the document is read as JSON', () => {
    const { maps } = scanChunks([Buffer.from(JSON_TEXT)], 'dist/app.js.map');
    expect(described(maps)).toEqual([`file ${COUNTS} ${BYTES}`]);
  });

  it.each(['sources', 'sourcesContent', 'ignoreList'])('are read where another one lists its %s', (key) => {
    const outer = { version: 3, sources: ['a.js'], mappings: 'AAAA', [key]: [MAP] };
    expect(scanChunks([Buffer.from(JSON.stringify(outer))], 'dist/app.js.map').rules).toContain(
      'source-map-embedded-source',
    );
  });

  it('in texts of a map are counted there', () => {
    const outer = { version: 3, sources: ['lib.js'], sourcesContent: [`x(${JSON_TEXT})`], mappings: 'AAAA' };
    const { maps } = scanChunks([Buffer.from(`y(${JSON.stringify(outer)})`)]);
    expect(maps.map(({ path }) => path)).toEqual([['dist/app.js'], ['dist/app.js', 'lib.js']]);
  });
});

describe('a map behind the beginning of another one that is none', () => {
  const base64 = Buffer.from(JSON_TEXT).toString('base64');
  const maps = [
    JSON_TEXT,
    objectOf(JSON.stringify),
    single(JSON_TEXT),
    `//# sourceMappingURL=data:application/json;base64,${base64}\n`,
  ];
  const decoys = [
    '"sources":[',
    '"sourcesContent":[',
    '"sections":[{"map":',
    'sourcesContent:["sourcesContent:["',
    'sourcesContent:[`sourcesContent:[`',
    "sourcesContent:['\nsourcesContent:['\n",
  ];

  it.each(decoys)('is read all the same: %j', (decoy) => {
    for (const map of maps) {
      const text = Buffer.from(decoy + map);
      for (const chunks of [[text], byteByByte(text)]) {
        const { rules } = scanChunks(chunks);
        expect({ map, split: chunks.length > 1, found: rules.some((rule) => rule.endsWith('-source')) }).toEqual({
          map,
          split: chunks.length > 1,
          found: true,
        });
      }
    }
  });

  it('costs no more than its bytes, and is undecided when there are many', () => {
    const budget = new Budget();
    const pass = new Pass(makePlan([detector], textExpanders(budget)), budget);
    const writer = pass.open({ path: ['dist/app.js'], type: 'file', via: 'tar' });
    const start = performance.now();
    writer.push(Buffer.from('"sources":[{'.repeat(50_000)));
    writer.end();
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(pass.finish(0).incomplete.map(({ code }) => code)).toEqual(['limit']);
  });
});

describe('base64 without a comment', () => {
  it.each([0, 1, 2])('is read at any alignment: %i', (shift) => {
    const text = `${' '.repeat(shift)}${PRETTY}`;
    const code = `const m = "${Buffer.from(text).toString('base64')}";`;
    expect(described(scanChunks([Buffer.from(code)]).maps)).toEqual([`embedded ${COUNTS} ${BYTES}`]);
    expect(described(scanChunks(byteByByte(Buffer.from(code))).maps)).toEqual([`embedded ${COUNTS} ${BYTES}`]);
  });

  it.each([0, 1, 2])('is read where the list of texts is far from the beginning: %i', (shift) => {
    const map = { x: 'y'.repeat(2_000 + shift), sources: MAP.sources, sourcesContent: MAP.sourcesContent };
    const code = `<body data-map="${Buffer.from(JSON.stringify(map)).toString('base64url')}">`;
    expect(described(scanChunks([Buffer.from(code)]).maps)).toEqual([`embedded ${COUNTS} ${BYTES}`]);
  });

  it('is read once behind its comment, and in any data: URL', () => {
    const url = `data:application/json;base64,${Buffer.from(JSON_TEXT).toString('base64')}`;
    const comment = ['//# source', 'MappingURL='].join('');
    expect(described(scanChunks([Buffer.from(`x()\n${comment}${url}\n`)]).maps)).toEqual([`inline ${COUNTS} ${BYTES}`]);
    expect(described(scanChunks([Buffer.from(`x("${url}")`)]).maps)).toEqual([`embedded ${COUNTS} ${BYTES}`]);
  });
});

describe('code about maps stays quiet', () => {
  it.each([
    ['keys', 'const KEYS = ["version","sources","sourcesContent","mappings"];'],
    ['empty lists', 'let m={version:3,sources:[],sourcesContent:[],names:[],mappings:""};'],
    ['variables', 'return{version:3,sources:[file],sourcesContent:[content],mappings:out,names:[]}'],
    ['types', 'interface M { sources: string[]; sourcesContent?: (string | null)[] }'],
    ['concatenation', 'f({sources:["a.js"],sourcesContent:["export default "+x],mappings:"AAAA"})'],
    ['interpolation', 'f({sources:["a.js"],sourcesContent:[`export default ${x}`],mappings:"AAAA"})'],
    ['messages', 'throw new Error(\'"sourcesContent": ["..."] must be an array\')'],
    ['lists of others', 'x={resources:["a"],sources:["b","c"],sections:[{title:"t"}]}'],
    [
      'pages',
      '<td>&quot;sourcesContent&quot;: [&quot;&hellip;&quot;]</td><a href="?a&sources&b=[1]">&quot;sources&quot;:["x"]</a>',
    ],
    [
      'a page with an empty list',
      '<p data-a="{&quot;sourcesContent&quot;:[],&quot;sources&quot;:[&quot;a.js&quot;]}">',
    ],
    ['schemas', '{"properties":{"sources":{"type":"array"},"sourcesContent":{"type":"array","items":["string"]}}}'],
  ])('%s', (_, code) => {
    const { maps, rules } = scanChunks([Buffer.from(code)]);
    expect(maps).toEqual([]);
    expect(rules).toEqual([]);
  });

  it('inline samples that show no text', () => {
    const inline = (map: object): string =>
      `${['//# source', 'MappingURL='].join('')}data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}\n`;
    const paths = inline({ version: 3, sources: ['/tmp/a.ts'], mappings: 'AAAA' });
    expect(scanChunks([Buffer.from(paths)]).rules).not.toEqual([]);
    expect(scanChunks([Buffer.from(paths)], 'README.md').maps).toEqual([]);
    expect(scanChunks([Buffer.from(inline({ version: 3, sources: [''], mappings: '' }))]).maps).toEqual([]);
  });

  it('short examples in documentation', () => {
    expect(scanChunks([Buffer.from(`# Maps\n\`\`\`json\n${PRETTY}\n\`\`\`\n`)], 'README.md').maps).toEqual([]);
  });
});
