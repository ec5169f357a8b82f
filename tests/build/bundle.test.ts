/** What the published bundle promises: heavy packages are loaded only when needed, licences of others are included. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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

/** Chunks of dist/ that a run loads; V8's coverage report lists every script. */
function loadedChunks(...args: readonly string[]): { readonly status: number | null; readonly chunks: string[] } {
  const coverage = mkdtempSync(join(work, 'coverage-'));
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  const { status } = spawnSync(process.execPath, [join(DIST, 'cli.js'), ...args], { cwd: work, env });
  const scripts = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  const files = scripts.filter((url) => url.startsWith('file:')).map((url) => relative(DIST, fileURLToPath(url)));
  return { status, chunks: files.map((file) => file.replaceAll('\\', '/')).filter((file) => !file.startsWith('..')) };
}

describe('the bundle', () => {
  const tarball = join(work, 'ok-1.0.0.tgz');
  beforeAll(async () => {
    writeFileSync(join(work, 'package.json'), '{"name":"ok","version":"1.0.0","license":"MIT","files":["index.js"]}');
    await create({ file: tarball, cwd: work, gzip: true, prefix: 'package', portable: true }, ['package.json']);
  });

  test('judges a tarball without loading what only the registry needs', () => {
    const { status, chunks } = loadedChunks(tarball);
    expect(status).toBe(0);
    const packages = packagesByChunk();
    const loaded = new Set(chunks.flatMap((chunk) => [...(packages.get(chunk) ?? [])]));
    expect(chunks).toContain('cli.js');
    for (const heavy of ['pacote', '@npmcli/config', 'npm-registry-fetch', 'source-map'])
      expect(loaded).not.toContain(heavy);
  });

  test('names every package that it contains', () => {
    const notices = readFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const packages = new Set([...packagesByChunk().values()].flatMap((names) => [...names]));
    expect(packages.size).toBeGreaterThan(0);
    for (const name of packages) expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});
