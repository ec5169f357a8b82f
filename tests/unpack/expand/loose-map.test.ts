/** Maps in code that builds them, in other languages and in binary formats: what is in them, and what is none. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE, OTHERS, PARTS } from '../../support/loose-maps.ts';
import { differing, foundIn, passChunks } from '../../support/pass-chunks.ts';

const RULE = 'source-map-embedded-source';
const LINES = [
  'export function one(a, b) {',
  "  return a + '\"' + b; // it's \\d & <b>",
  '  if (a > 1 && b < 2) { call(`x ${a}`); }',
  '',
  'const list = [1, 2, 3].map((x) => x * 2);',
  '}',
];
const size = (texts: readonly string[]): number => Buffer.byteLength(texts.join(''));
/** A program: some of the lines, the first and the last of them not empty. */
const program = fc
  .array(fc.constantFrom(...LINES), { minLength: 8, maxLength: 20 })
  .map((lines) => ['import { a } from "./a.js";', ...lines, 'done();', ''].join('\n'));
const programs = fc.array(program, { minLength: 4, maxLength: 30 }).filter((texts) => size(texts) > 1_100);
const SAMPLE = Array.from({ length: 5 }, (_, i) => `${['// first', ...LINES, ...LINES, `end(${i});`].join('\n')}\n`);
/** No more than must be there: every split is tried. */
const FEW = SAMPLE.slice(0, 3).map((text) => text.repeat(Math.ceil(350 / text.length)));

function counts(carrier: string | Buffer): (readonly number[])[] {
  const { maps } = passChunks([Buffer.from(carrier)]);
  return maps.map(({ sourcesWithContent, contentBytes }) => [sourcesWithContent, contentBytes]);
}

describe.each([...Object.entries(CODE), ...Object.entries(OTHERS)])('texts of a map in %s', (_, write) => {
  it('are counted', () => {
    fc.assert(
      fc.property(programs, (texts) => {
        expect(counts(write(texts))).toEqual([[texts.length, size(texts)]]);
      }),
      { numRuns: 5 },
    );
    expect(foundIn(write(SAMPLE))).toEqual([RULE]);
  });

  it('are the same in any chunks', () => {
    expect(differing(Buffer.from(write(FEW)), undefined, 10)).toEqual([]);
  });
});

describe.each(Object.entries(PARTS))('texts of a map as %s', (_, write) => {
  it('are found, in any chunks', () => {
    expect(foundIn(write(SAMPLE))).toEqual([RULE]);
    expect(differing(Buffer.from(write(SAMPLE)), undefined, 10)).toEqual([]);
  });
});

describe('what is no map', () => {
  const code = SAMPLE.join('');
  it.each([
    ['a list of variables', `m.sourcesContent = [source]; const t = \`${code}\`;`],
    ['an empty list', `m.sourcesContent = []; const t = \`${code}\`;`],
    ['a key that is shorthand', `return { sources, sourcesContent, template: \`${code}\` };`],
    ['a key with a value', `f({ sourcesContent: texts, template: \`${code}\` });`],
    ['a parameter', `function f(sourcesContent, template = \`${code}\`) {}`],
    ['a loop', `m.sourcesContent.forEach((text) => { out += \`${code}\`; });`],
    ['another loop', `m.sourcesContent.map(function (text) { return \`${code}\`; });`],
    ['a condition', `if (m.sourcesContent) { out = \`${code}\`; }`],
    ['words', `// the sourcesContent isn't read\n${code.replaceAll("'", '"')}\nlet x = 'y';`],
    ['words with a colon', `// sourcesContent: that's all\n${code.replaceAll("'", '"')}\nlet x = 'y';`],
    [
      'a description',
      `sourcesContent:\n  - the texts of all sources\n  - |\n    ${'some words that describe it\n    '.repeat(60)}\n`,
    ],
    ['short samples', 'm.sourcesContent = ["const a = 1;\\nconst b = 2;\\n", "f();\\ng();\\n"];'],
    ['a key that is longer', `m.sourcesContents = [\`${code}\`]; mysourcesContent = [\`${code}\`];`],
    ['a list that no map has', `const list = [\`${code}\`]; m.sourcesContent = texts.list(a); m.sources = list;`],
    ['a list with a longer name', `const alist = [\`${code}\`]; m.sourcesContent = list;`],
    ['short texts in a list', 'const list = ["// a\\nlet b = 1;\\n"]; m.sourcesContent = list;'],
    ['noise', Buffer.concat([Buffer.from('nsourcesContent\x98\x05'), Buffer.alloc(4_000, 0x7b)])],
  ])('%s', (_, text) => {
    expect(foundIn(text)).toEqual([]);
  });
});

describe('bytes around the texts', () => {
  it('are looked at by others', () => {
    const texts = SAMPLE.map((text) => JSON.stringify(text)).join(', ');
    const url = `data:application/json;base64,${Buffer.from(JSON.stringify({ sourcesContent: SAMPLE })).toString('base64')}`;
    const comment = `// ${['source', 'MappingURL='].join('')}${url}\n`;
    for (const text of [
      `m.sourcesContent = f(\n${comment}[${texts}]);`,
      `m.sourcesContent = [${texts}, x];\n${comment}`,
    ]) {
      expect(foundIn(text)).toContain('source-map-inline-source');
    }
  });

  it('cost no more than their number', () => {
    const pieces = [
      'sourcesContent=["',
      "sourcesContent:['\\n\n",
      'm.sourcesContent[0]=`',
      'sourcesContent:\n- |\n a',
      'a=["import a";sourcesContent=a;',
      'nsourcesContent\x98\x99',
    ];
    for (const piece of pieces) {
      const seconds = (repeat: number): number => {
        const bytes = Buffer.from(piece.repeat(repeat), 'latin1');
        const start = process.cpuUsage();
        passChunks([bytes]);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1e6;
      };
      seconds(500);
      expect(seconds(16_000)).toBeLessThan(Math.max(4, 12 * seconds(4_000)));
    }
  });
});
