/** What the published bundle promises: heavy packages are loaded only when needed, licences of others are included. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePackage } from '../support/tarball.ts';
import { npmToken } from '../support/tokens.ts';

interface Metafile {
  readonly outputs: { readonly [path: string]: { readonly inputs: { readonly [path: string]: unknown } } };
}

const DIST = realpathSync('dist');
const work = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-bundle-')));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Packages in a chunk of dist/, from the build's own record. */
function packagesByChunk(): ReadonlyMap<string, ReadonlySet<string>> {
  const { outputs } = JSON.parse(readFileSync('.cache/metafile.json', 'utf8')) as Metafile;
  const chunks = Object.entries(outputs).map(([path, { inputs }]) => {
    const names = Object.keys(inputs).map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
    const chunk = path.split('/').slice(2).join('/');
    return [chunk, new Set(names.filter((name) => name !== undefined))] as const;
  });
  return new Map(chunks);
}

interface Script {
  readonly url: string;
  readonly functions: readonly {
    readonly functionName: string;
    readonly ranges: readonly { readonly count: number }[];
  }[];
}

interface Run {
  readonly status: number | null;
  /** Chunks of dist/ that it loaded. */
  readonly chunks: readonly string[];
  /** Names of functions that were called. */
  readonly called: ReadonlySet<string>;
}

/** V8's coverage report lists every script and function. */
function run(...args: readonly string[]): Run {
  const coverage = mkdtempSync(join(work, 'coverage-'));
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  const { status } = spawnSync(process.execPath, [join(DIST, 'cli.js'), ...args], { cwd: work, env });
  const scripts = readdirSync(coverage).flatMap((name) => {
    return (JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: Script[] }).result;
  });
  const urls = scripts.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  const files = urls.map((url) => relative(DIST, fileURLToPath(url)).replaceAll('\\', '/'));
  const called = scripts.flatMap(({ functions }) =>
    functions.filter(({ ranges }) => ranges.some(({ count }) => count > 0)),
  );
  return {
    status,
    chunks: files.filter((file) => !file.startsWith('..')),
    called: new Set(called.map(({ functionName }) => functionName)),
  };
}

function packagesOf({ chunks }: Run): ReadonlySet<string> {
  const packages = packagesByChunk();
  return new Set(chunks.flatMap((chunk) => [...(packages.get(chunk) ?? [])]));
}

describe('the bundle', () => {
  const tarball = join(work, 'ok-1.0.0.tgz');
  beforeAll(async () => {
    writeFileSync(join(work, 'package.json'), '{"name":"ok","version":"1.0.0","license":"MIT","files":["index.js"]}');
    await create({ file: tarball, cwd: work, gzip: true, prefix: 'package', portable: true }, ['package.json']);
  });

  test('judges a tarball without loading what only the registry needs', () => {
    const judged = run(tarball);
    expect(judged.status).toBe(0);
    expect(judged.chunks).toContain('cli.js');
    for (const heavy of ['pacote', '@npmcli/config', 'npm-registry-fetch', 'source-map'])
      expect(packagesOf(judged)).not.toContain(heavy);
  });

  test('asks the source map library, with its WebAssembly, where a finding in generated code comes from', () => {
    const code = `const key = '${npmToken('bundle')}';\n`;
    const map = JSON.stringify({ version: 3, sources: ['src/a.ts'], names: [], mappings: 'AAEA' });
    writeFileSync(join(work, 'leak.tgz'), makePackage('leak', '1.0.0', { 'a.js': code, 'a.js.map': map }));
    const judged = run(join(work, 'leak.tgz'));
    expect(judged.status).toBe(1);
    expect(packagesOf(judged)).toContain('source-map');
    // The library calls this when it has its WebAssembly.
    expect(judged.called).toContain('_parseMappings');
  });

  test('names every package that it contains', () => {
    const notices = readFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const packages = new Set([...packagesByChunk().values()].flatMap((names) => [...names]));
    expect(packages.size).toBeGreaterThan(0);
    for (const name of packages) expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});
