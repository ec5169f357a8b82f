/** Findings in code that a real bundler made, and where its maps say that they come from. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync, type TransformOptions } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Location, Report } from '../../src/base/types.ts';
import { defaultPolicy } from '../../src/policy/policy.ts';
import { FORMATTERS } from '../../src/report/index.ts';
import { OPTIONS } from '../report/samples.ts';
import { LINK, type Files } from '../support/map-package.ts';
import { makePackage, makeTarball } from '../support/tarball.ts';
import { npmToken } from '../support/tokens.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'original-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const token = npmToken('original');
const SOURCE = `export interface Options {
  readonly url: string;
}

/** Says who we are. */
export function login(options: Options): string {
  const key: string = '${token}';
  return options.url + key;
}
`;
/** Where the literal with the token begins in it: maps know no places inside of literals. */
const PLACE = { line: 7, column: 23 };

interface Built {
  readonly code: string;
  readonly map: string;
}

function build(source: string, name: string, options: TransformOptions = {}): Built {
  const built = transformSync(source, {
    loader: 'ts',
    minify: true,
    sourcemap: 'external',
    sourcefile: name,
    sourcesContent: false,
    ...options,
  });
  return { code: built.code, map: built.map };
}

async function judge(files: Files, tarball = makePackage('sample', '1.0.0', files), spec = './x.tgz'): Promise<Report> {
  const { scan } = await import('../../src/scan.ts');
  writeFileSync(join(folder, 'x.tgz'), tarball);
  async function* stdin(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < tarball.length; at += 100) yield tarball.subarray(at, at + 100);
  }
  const fetch = { cwd: folder, env: {}, userAgent: 'test', stdin: stdin() };
  return scan(spec, { policy: defaultPolicy(), visibility: 'closed', fetch, now: Date.now });
}

/** Where the token was found: the innermost name, and the original place as one text. */
function places(report: Report): (readonly [string, string | null])[] {
  const found = report.verdict.findings.filter(({ ruleId }) => ruleId === 'secret-npm-token');
  return found.flatMap(({ locations }) => locations.map((at) => [at.path.join(' > '), shown(at)] as const));
}

function shown({ original }: Location): string | null {
  return original ? `${original.path}:${original.line}:${original.column}` : null;
}

function inline({ code, map }: Built, after = '\n'): string {
  return `${code}${LINK}data:application/json;base64,${Buffer.from(map).toString('base64')}${after}`;
}

/** Far to the right in one line, as bundles are. */
const bundle = build(`${'console.log(1234567);'.repeat(500)}${SOURCE}`, '../src/login.ts');
const ORIGINAL = `src/login.ts:${PLACE.line}:${PLACE.column}`;
/** The bundle and its map under another name. */
function linkedAs(name: string): Files {
  return { [`dist/${name}`]: `${bundle.code}${LINK}${name}.map\n`, [`dist/${name}.map`]: bundle.map };
}

const linked = { 'dist/cli.js': `${bundle.code}${LINK}cli.js.map\n`, 'dist/cli.js.map': bundle.map };

describe('original places', () => {
  it('come through a map that the file links', async () => {
    const report = await judge(linked);
    const [finding] = report.verdict.findings.filter(({ ruleId }) => ruleId === 'secret-npm-token');
    expect(finding!.locations).toMatchObject([
      { path: ['dist/cli.js'], line: 1, original: { path: 'src/login.ts', ...PLACE } },
    ]);
    expect(finding!.locations[0]!.column).toBeGreaterThan(5_000);
  });

  it('stand in the reports', async () => {
    const reports = [await judge(linked)];
    expect(FORMATTERS.pretty(reports, OPTIONS)).toContain(`original  ${ORIGINAL}\n`);
    expect(FORMATTERS.sarif(reports, OPTIONS)).toContain(`Original: ${ORIGINAL}.`);
    const [report] = JSON.parse(FORMATTERS.json(reports, OPTIONS)).reports as Report[];
    expect(places(report!)).toEqual([['dist/cli.js', ORIGINAL]]);
  });

  it.each([
    ['beside it, without a comment', { ...linked, 'dist/cli.js': bundle.code }],
    ['before it in the archive', Object.fromEntries(Object.entries(linked).toReversed())],
    ['with a guard against scripts', { ...linked, 'dist/cli.js.map': `)]}'\n${bundle.map}` }],
    ['in UTF-16', { ...linked, 'dist/cli.js.map': Buffer.from(`\uFEFF${bundle.map}`, 'utf16le') }],
    ['in an archive in the archive', { 'old.tgz': makeTarball(linked) }],
    ['in a data: URL', { 'dist/cli.js': inline(bundle) }],
    ['in a data: URL before another comment', { 'dist/cli.js': inline(bundle, '\n/* end */\n//# debugId=1\n') }],
  ])('come through a map %s', async (_, files) => {
    expect((await judge(files)).incomplete).toEqual([]);
    expect(places(await judge(files)).map(([, original]) => original)).toEqual([ORIGINAL]);
  });

  it('are looked up for notes in artifacts of moderate size only', async () => {
    const noted = build(`export const folder: string = '/home/nadia/work/shop/index.ts';\n`, '../src/folder.ts');
    const files = { 'test/cli.js': `${noted.code}${LINK}cli.js.map\n`, 'test/cli.js.map': noted.map };
    const of = async (more: Files): Promise<(string | null)[]> => {
      const { findings } = (await judge({ ...files, ...linkedAs('token.js'), ...more })).verdict;
      const found = findings.filter(({ ruleId }) => ruleId === 'path-home-directory' || ruleId === 'secret-npm-token');
      return found.flatMap(({ locations }) => locations.map(shown)).toSorted();
    };
    const ofToken = ORIGINAL;
    const ofFolder = 'src/folder.ts:1:31';
    expect(await of({})).toEqual([ofFolder, ofToken]);
    expect(await of({ 'data.bin': Buffer.alloc(33 * 1024 * 1024) })).toEqual([null, ofToken].toSorted());
  });

  it('come through the sections of an index map', async () => {
    const sections = [
      { offset: { line: 0, column: 0 }, map: { version: 3, sources: ['banner.js'], mappings: 'AAAA' } },
      { map: JSON.parse(bundle.map), offset: { line: 0, column: 3 } },
      { offset: { line: 1, column: 0 }, map: { version: 3, sources: ['footer.js'], mappings: 'AAAA' } },
    ];
    const files = { 'a.js': `/**/${bundle.code.slice(1)}\n`, 'a.js.map': JSON.stringify({ version: 3, sections }) };
    expect(places(await judge(files))).toEqual([['a.js', `src/login.ts:${PLACE.line}:${PLACE.column}`]]);
  });

  it('are followed through what was generated twice, but not in circles', async () => {
    const first = build(SOURCE, '../src/login.ts', { minify: false });
    const second = build(first.code, 'login.js');
    const third = build(second.code, 'login.min.js');
    const files = {
      'lib/login.js': `${first.code}${LINK}login.js.map\n`,
      'lib/login.js.map': first.map,
      'lib/login.min.js': second.code,
      'lib/login.min.js.map': second.map,
      'lib/login.old.js': third.code,
      'lib/login.old.js.map': third.map,
    };
    expect(places(await judge(files)).map(([, original]) => original)).toEqual(Array(3).fill(ORIGINAL));
    const circle = { 'a.js': first.code, 'a.js.map': first.map.replace('../src/login.ts', 'a.js') };
    expect(places(await judge(circle))).toEqual([['a.js', `a.js:${PLACE.line}:${PLACE.column}`]]);
  });

  it('are followed into an embedded text that has a map of its own', async () => {
    const first = inline(build(SOURCE, 'src/login.ts', { minify: false }));
    const second = build(first, 'lib/login.js', { sourcesContent: true, sourcemap: 'external', loader: 'js' });
    // esbuild reads the map of its input: without one, the embedded text is an intermediate.
    const map = build(first.replaceAll(LINK, '//'), 'lib/login.js', { loader: 'js' }).map;
    const embedded = JSON.stringify({ ...JSON.parse(map), sourcesContent: [first] });
    const files = { 'a.js': second.code.replace(/\/\/#.*/s, ''), 'a.js.map': embedded };
    expect(places(await judge(files)).map(([, original]) => original)).toEqual([ORIGINAL, ORIGINAL]);
  });

  it.each([
    ['a map that a bundler left in the middle', { 'a.js': `${inline(bundle)}more();\n` }],
    ['a map in a string', { 'a.js': `${bundle.code}const x = "${inline({ code: '', map: bundle.map }, '')}";\n` }],
    ['a map of more lines than the file', { 'a.js': bundle.code, 'a.js.map': longer(bundle.map) }],
    ['a map with a source that it does not list', { 'a.js': bundle.code, 'a.js.map': withoutSource(bundle.map) }],
    ['a damaged map', { 'a.js': bundle.code, 'a.js.map': bundle.map.replace('"mappings": "', '"mappings": "!') }],
    ['two maps, none of which has its name', twoMaps()],
  ])('are not taken from %s', async (_, files) => {
    expect(places(await judge(files)).map(([, original]) => original)).toEqual([null]);
  });

  it('come from standard input, which can be read once', async () => {
    expect(places(await judge({}, makePackage('sample', '1.0.0', linked), '-'))).toEqual([['dist/cli.js', ORIGINAL]]);
  });

  it('are missing, and nothing else, if the artifact changes before it is read again', async () => {
    const { scanSource } = await import('../../src/scan.ts');
    const { openTarget } = await import('../../src/fetch/index.ts');
    await judge(linked);
    const fetch = { cwd: folder, env: {}, userAgent: 'test' };
    const options = { policy: defaultPolicy(), fetch, now: Date.now } as const;
    const whole = readFileSync(join(folder, 'x.tgz'));
    for (const second of [whole.subarray(0, 300), makePackage('sample', '1.0.1', linked), null]) {
      writeFileSync(join(folder, 'y.tgz'), whole);
      const source = await openTarget('./y.tgz', fetch);
      const report = await scanSource(
        {
          target: source.target,
          async read(consume) {
            const read = await source.read(consume);
            if (second) writeFileSync(join(folder, 'y.tgz'), second);
            else rmSync(join(folder, 'y.tgz'), { force: true });
            return read;
          },
        },
        options,
      );
      expect(places(report)).toEqual([['dist/cli.js', null]]);
      expect(report.incomplete).toEqual([]);
    }
  });
});

function longer(map: string): string {
  const { mappings, ...rest } = JSON.parse(map);
  return JSON.stringify({ ...rest, mappings: `${mappings};;;;;;AAAA` });
}

function withoutSource(map: string): string {
  return JSON.stringify({ ...JSON.parse(map), sources: [] });
}

function twoMaps(): Files {
  const links = ['b.map', 'c.map'].map((name) => `${LINK}${name}\n`);
  return { 'a.js': `${bundle.code}${links.join('')}`, 'b.map': bundle.map, 'c.map': bundle.map };
}
