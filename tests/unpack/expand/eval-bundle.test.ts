/** Bundles of webpack's development mode, as its versions write them, through the real pass. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { byteByByte, randomSplits } from '../../support/map-sink.ts';
import { LINK, makeMap, only, rated, scanPackage } from '../../support/map-package.ts';
import { Budget } from '../../../src/base/limits.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { detector } from '../../../src/detect/source-map/index.ts';
import { textExpanders } from '../../../src/unpack/expand/index.ts';

const URL_COMMENT = ['//# source', 'URL='].join('');
const MODULES = {
  './src/index.js': `import { a } from "./a.js";\n// canary 'one' \`two\` é \u{1f600}\nconst re = /\\d+\\n/;`,
  './src/a.js': 'export const a = "\\u0041";',
  '../node_modules/x/i.js': 'module.exports = 1;',
};
const BYTES = Object.values(MODULES).reduce((sum, text) => sum + Buffer.byteLength(text), 0);

type Wrap = (name: string, text: string) => string;

const WRAPS: readonly (readonly [string, Wrap])[] = [
  ['webpack 4', (name, text) => `eval(${JSON.stringify(`${text}\n\n${URL_COMMENT}webpack:///${name}?`)});`],
  ['webpack 5', (name, text) => `eval(${JSON.stringify(`${text}\n\n${URL_COMMENT}webpack://app/${name}?`)});`],
  ['blocks', (name, text) => `eval(${JSON.stringify(`{${text}\n\n${URL_COMMENT}webpack://app/${name}?\n}`)});`],
  [
    'internal names',
    (name, text) => `eval(${JSON.stringify(`${text}\n${URL_COMMENT}webpack-internal:///${name}\n`)});`,
  ],
  [
    'trusted types',
    (name, text) =>
      `eval(__webpack_require__.ts(${JSON.stringify(`${text}\n\n${URL_COMMENT}webpack://app/${name}?`)}));`,
  ],
  [
    'single quotes',
    (name, text) =>
      `eval('${JSON.stringify(`${text}\n${URL_COMMENT}webpack://app/${name}`).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}');`,
  ],
];

function bundle(wrap: Wrap): string {
  const modules = Object.entries(MODULES).map(([name, text]) => `"${name}": (() => {\n${wrap(name, text)}\n})`);
  return `(() => { var __webpack_modules__ = ({\n${modules.join(',\n')}\n}); })();\n`;
}

describe.each(WRAPS)('a bundle of %s', (_, wrap) => {
  it('is one finding with its modules', () => {
    const result = scanPackage({ 'dist/main.js': bundle(wrap) });
    expect(only(result, 'source-map-eval-build').message).toMatch(/^webpack eval bundle: 3 modules as text/);
    expect(only(result, 'source-map-eval-build').severity).toBe('high');
    const [map] = result.maps;
    expect(result.maps).toHaveLength(1);
    expect(map).toMatchObject({ form: 'embedded', sources: 3, sourcesWithContent: 3, contentBytes: BYTES });
    expect(map!.firstParty.sources).toBe(2);
  });

  it('is the same in other chunks', () => {
    const bytes = Buffer.from(bundle(wrap));
    const counts = [[bytes], byteByByte(bytes), ...[1, 2, 3, 4, 5].map((seed) => randomSplits(bytes, seed, 200))].map(
      (chunks) => {
        const budget = new Budget();
        const pass = new Pass(makePlan([detector], textExpanders(budget)), budget);
        const writer = pass.open({ path: ['a.js'], type: 'file', via: 'tar' });
        for (const chunk of chunks) writer.push(Uint8Array.from(chunk));
        writer.end();
        return pass.finish(0).maps;
      },
    );
    for (const maps of counts) expect(maps).toEqual(counts[0]);
    expect(counts[0]).toHaveLength(1);
  });
});

describe('what is recorded', () => {
  it('counts a module twice in a bundle once, and bundles one by one', () => {
    const wrap = WRAPS[1]![1];
    const result = scanPackage({ 'dist/a.js': bundle(wrap) + bundle(wrap), 'dist/b.js': bundle(wrap) });
    expect(result.maps.map((map) => map.sourcesWithContent)).toEqual([3, 3]);
    expect(rated(result).filter((line) => line.startsWith('source-map-eval-build'))).toHaveLength(2);
  });

  it('leaves modules with a map of their own to the map', () => {
    const map = Buffer.from(makeMap({ 'webpack://app/./src/a.js': 'const a = 1;\n' })).toString('base64');
    const text = `x;${URL_COMMENT}[module]\n${LINK}data:application/json;base64,${map}\n${URL_COMMENT}webpack-internal:///./src/a.js\n`;
    const result = scanPackage({ 'dist/main.js': `eval(${JSON.stringify(text)});` });
    expect(result.maps.map(({ form }) => form)).toEqual(['inline']);
    expect(only(result, 'source-map-eval-build').severity).toBe('high');
  });

  it('is mild if the modules are shipped as they are', () => {
    const text = 'module.exports = 1;\n';
    const code = `eval(${JSON.stringify(`${text}\n${URL_COMMENT}webpack://app/./a.js?`)});`;
    expect(rated(scanPackage({ 'dist/main.js': code, 'a.js': text }))).toEqual(['source-map-eval-build low/info']);
  });
});

describe('stays quiet', () => {
  it.each([
    ['dist/a.js', 'eval("1 + 1"); eval(`${code}\\n//# sourceURL=webpack://x`); eval(code);'],
    ['dist/a.js', `const footer = "\\n${URL_COMMENT}webpack-internal:///" + id; eval(JSON.stringify(code + footer))`],
    ['dist/a.js', `eval("${URL_COMMENT}webpack://only");`],
    ['dist/a.js', 'eval("unterminated'],
    ['README.md', bundle(WRAPS[1]![1])],
  ])('%s %#', (path, code) => {
    const { maps, findings } = scanPackage({ [path]: code });
    expect([...maps, ...findings]).toEqual([]);
  });
});
