/** Text in JSON besides the lists of a map: vendor keys, statistics of bundlers, coverage data. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { only, rated, scanPackage } from '../../../support/map-package.ts';
import { byteByByte, signature, walk } from '../../../support/map-sink.ts';

const TEXT = `export const a = 'é';\n// canary\n`.repeat(60);
const BYTES = Buffer.byteLength(TEXT);
const MAP = { version: 3, sources: ['a.ts'], mappings: 'AAAA' };

describe('unknown keys of a map', () => {
  it.each([
    ['x_text', { ...MAP, x_text: TEXT }],
    ['x_texts', { ...MAP, x_texts: [TEXT.slice(0, 900), TEXT.slice(900)] }],
    ['anything', { ...MAP, anything: TEXT }],
  ])('%s with text is decoded and reported', (key, map) => {
    const json = JSON.stringify(map);
    const walked = walk(json);
    expect(Buffer.concat(walked.children.map(({ bytes }) => bytes)).toString()).toBe(TEXT);
    expect(walked.children[0]!.name).toBe(`<${key}>`);
    expect(signature(walk(json, { chunks: byteByByte(Buffer.from(json)) }))).toBe(signature(walked));
    const result = scanPackage({ 'a.js.map': json });
    const found = result.findings.filter(({ message }) => message.includes(JSON.stringify(key)));
    expect(found.map(({ ruleId, severity, data }) => [ruleId, severity, data])).toEqual([
      ['source-map-paths-only', 'low', { key, bytes: BYTES }],
    ]);
  });

  it.each([
    ['short', { ...MAP, x_generator: 'some tool 1.0' }],
    ['positions', { ...MAP, scopes: 'A'.repeat(5_000), names: ['x'.repeat(2_000)] }],
    ['numbers', { ...MAP, x_offsets: Array(2_000).fill(1) }],
  ])('%s values stay quiet', (_, map) => {
    const { findings } = scanPackage({ 'a.js.map': JSON.stringify(map) });
    expect(findings.filter(({ message }) => message.startsWith('the key'))).toEqual([]);
  });
});

function moduleOf(name: string, source: string | undefined, more: object = {}): object {
  return {
    type: 'module',
    identifier: `/build/${name}`,
    name,
    size: 1,
    ...more,
    ...(source === undefined ? {} : { source }),
  };
}

describe('statistics of webpack', () => {
  const inner = [moduleOf('./src/b.ts', `${TEXT}b`), moduleOf('./src/c.ts', '')];
  const stats = {
    hash: 'x',
    outputPath: '/build/dist',
    chunks: [{ id: 1, modules: [moduleOf('./src/a.ts', TEXT)] }],
    modules: [
      moduleOf('./src/a.ts', TEXT),
      moduleOf('./src/b.ts + 1 modules', undefined, { modules: inner }),
      moduleOf('./node_modules/x/i.js', 'x;'),
    ],
  };

  it('are counted by distinct names with a text', () => {
    const result = scanPackage({ 'dist/report.json': JSON.stringify(stats, null, 1) });
    expect(result.maps).toHaveLength(1);
    expect(result.maps[0]).toMatchObject({
      form: 'embedded',
      sources: 5,
      sourcesWithContent: 3,
      contentBytes: 2 * BYTES + 3,
      firstParty: { sources: 2, bytes: 2 * BYTES + 1 },
    });
    expect(only(result, 'source-build-stats').severity).toBe('high');
    expect(walk(JSON.stringify(stats)).children.map(({ name }) => name)).toContain('src/a.ts');
  });

  it('have more keys before the text than anybody keeps', () => {
    const keys = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key${index}`, index]));
    const { maps } = scanPackage({ 's.json': JSON.stringify({ modules: [moduleOf('./a.ts', TEXT, keys)] }) });
    expect(maps).toMatchObject([{ sources: 1, sourcesWithContent: 1, contentBytes: BYTES }]);
  });

  it('of esbuild give names only', () => {
    const input = { bytes: 3, imports: [], format: 'esm' };
    const metafile = {
      inputs: { 'src/a.ts': input, 'src/b.ts': input },
      outputs: { 'out.js': { bytes: 5, inputs: {} } },
    };
    const result = scanPackage({ 'meta.json': JSON.stringify(metafile) });
    expect(only(result, 'source-build-stats')).toMatchObject({
      severity: 'low',
      message: 'esbuild metafile: 2 file names',
    });
    expect(result.maps).toEqual([]);
  });
});

/** A log of version 2.1.0, section 3.24: one artifact with its contents, one without. */
function sarif(text: string): object {
  const artifacts = [
    { location: { uri: 'file:///build/src/a.ts', index: 0 }, contents: { text }, encoding: 'utf-8' },
    { location: { uri: 'file:///build/src/b.ts' } },
  ];
  return { version: '2.1.0', runs: [{ tool: { driver: { name: 'lint', rules: [] } }, artifacts, results: [] }] };
}

describe('reports that list files', () => {
  const lint = [
    { filePath: '/build/src/a.ts', messages: [{ ruleId: 'x', line: 1 }], errorCount: 1, source: TEXT },
    { filePath: '/build/src/b.ts', messages: [], errorCount: 0 },
  ];
  const module = { ast: null, attributes: {}, code: `${TEXT}2`, dependencies: [] };
  const mutants = [{ id: '1', mutatorName: 'BlockStatement', location: { start: { line: 1, column: 1 } } }];

  it.each([
    ['lint report', 2, lint],
    ['lint report', 2, { results: lint, metadata: { cwd: '/build' } }],
    ['rollup cache', 1, { modules: [{ ...module, id: '/build/src/a.ts', originalCode: TEXT }], plugins: {} }],
    ['mutation test report', 1, { files: { 'src/a.ts': { language: 'typescript', mutants, source: TEXT } } }],
    ['mutation test report', 1, { files: { 'src/a.ts': { language: 'typescript', source: TEXT, mutants } } }],
    ['coverage upload', 1, { source_files: [{ name: 'src/a.ts', source: TEXT, coverage: [null, 1] }] }],
    ['coverage report', 1, { type: 'v8', files: [{ url: 'a', sourcePath: 'src/a.ts', source: TEXT, summary: {} }] }],
    ['coverage data', 1, [{ url: 'https://shop.example.org/src/a.ts', scriptId: '7', source: TEXT, functions: [] }]],
    ['export of Compodoc', 1, { classes: [{ name: 'A', id: 'class-A', file: 'src/a.ts', sourceCode: TEXT }] }],
    [
      'index of ESDoc',
      1,
      [
        { __docId__: 1, kind: 'file', name: 'src/a.ts', content: TEXT, longname: '/build/src/a.ts' },
        { __docId__: 2, kind: 'function', name: 'a', longname: 'src/a.ts~a' },
      ],
    ],
    ['SARIF report', 1, sarif(TEXT)],
  ])('%s', (format, files, document) => {
    const result = scanPackage({ 'reports/data': JSON.stringify(document, null, 1) });
    expect(result.maps).toMatchObject([
      { form: 'embedded', sources: files, sourcesWithContent: 1, contentBytes: BYTES, novel: { sources: 1 } },
    ]);
    expect(only(result, 'source-build-stats').message).toBe(`${format}: 1 module as text (2.0 kB)`);
    expect(walk(JSON.stringify(document)).children.map(({ name }) => name)).toContainEqual(
      expect.stringMatching(/src\/a\.ts$/),
    );
  });
});

describe('coverage data', () => {
  it('gives the maps that it holds', () => {
    const inputSourceMap = { ...MAP, sourcesContent: [TEXT] };
    const data = { '/build/a.js': { path: '/build/a.js', statementMap: {}, inputSourceMap } };
    const { maps } = scanPackage({ 'coverage/coverage-final.json': JSON.stringify(data) });
    expect(maps).toMatchObject([{ form: 'embedded', sources: 1, sourcesWithContent: 1, contentBytes: BYTES }]);
  });
});

describe('other documents stay quiet', () => {
  it.each([
    [
      'a list of modules',
      {
        modules: [
          { name: 'x', source: 'npm' },
          { name: 'y', source: TEXT },
        ],
      },
    ],
    ['statistics without text', { modules: [moduleOf('./a.ts', undefined)] }],
    ['an action', { name: 'x', inputs: { token: { description: 'd', required: true } }, outputs: {} }],
    ['results without a text', [{ filePath: '/a.ts', messages: [] }]],
    ['a list with sources', [{ filePath: 'a.md', source: TEXT }]],
    ['files by name', { files: { 'a.txt': { language: 'en', source: TEXT } } }],
    ['files of an editor', [{ name: 'a.ts', content: TEXT, longname: 'a.ts' }]],
    ['files of an upload', { source_files: [{ name: 'a.ts', source: TEXT }] }],
    ['files of a game', { files: [{ sourcePath: 'src/a.ts', source: TEXT }] }],
    ['pictures', [{ url: 'a.png', source: TEXT, functions: [] }]],
    [
      'contents of a letter',
      { artifacts: [{ location: { uri: '/a' }, contents: TEXT }, { contents: { note: TEXT } }] },
    ],
    ['rules of a log', { runs: [{ tool: { driver: { rules: [{ contents: { text: TEXT } }] } } }] }],
    ['a contract', { inputs: [{ bytes: 1, imports: [] }], outputs: [] }],
  ])('%s', (_, document) => {
    const result = scanPackage({ 'data.json': JSON.stringify(document) });
    expect(rated(result)).toEqual([]);
    expect(result.maps).toEqual([]);
  });
});
