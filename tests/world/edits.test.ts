/** The named line is the one that makes the maps: with the edit made and built again, by the real tool, nothing leaks. */
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cause } from '../../src/base/cause.ts';
import { applyChanges } from '../../src/base/json-edit.ts';
import type { Report } from '../../src/base/types.ts';
import { startPackageRig, type Files, type PackageRig } from '../support/package-rig.ts';
import { buildTools } from './support/build-tools.ts';
import { clientsUnderTest } from './support/clients.ts';

const SOURCE: Files = {
  'src/index.ts':
    "import { part } from './part';\nexport const all: readonly string[] = [part('a'), part('b')];\nconsole.log(all);\n",
  'src/part.ts': 'export function part(name: string): string {\n  return `${name} of everything`;\n}\n',
};
const TSCONFIG = {
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  rootDir: 'src',
  outDir: 'dist',
  types: [],
};

interface Case {
  readonly build: string;
  readonly files?: Files;
  /** File and line of the build's own setting. */
  readonly at: string;
  /** Maps within the code: no list of files keeps them out. */
  readonly inline?: true;
}

const CASES: Readonly<Record<string, Case>> = {
  'esbuild, a flag': { build: 'esbuild src/index.ts --bundle --outdir=dist --sourcemap', at: 'package.json:6' },
  'esbuild, a flag for inline maps': {
    build: 'esbuild src/index.ts --bundle --outdir=dist --sourcemap=inline',
    at: 'package.json:6',
    inline: true,
  },
  'esbuild, a script': {
    build: 'node build.mjs',
    files: {
      'build.mjs':
        "import { build } from 'esbuild';\nawait build({\n  entryPoints: ['src/index.ts'],\n  outdir: 'dist',\n  bundle: true,\n  sourcemap: 'external',\n});\n",
    },
    at: 'build.mjs:6',
  },
  rollup: {
    build: 'esbuild src/*.ts --outdir=lib && rollup -c',
    files: {
      'rollup.config.mjs':
        "export default {\n  input: 'lib/index.js',\n  plugins: [{ name: 'r', resolveId: (id) => (id === './part' ? { id: process.cwd() + '/lib/part.js' } : null) }],\n  output: { dir: 'dist', sourcemap: true },\n};\n",
    },
    at: 'rollup.config.mjs:4',
  },
  tsdown: {
    build: 'tsdown',
    files: {
      'tsdown.config.ts':
        "import { defineConfig } from 'tsdown';\nexport default defineConfig({\n  entry: 'src/index.ts',\n  outExtensions: () => ({ js: '.js' }),\n  sourcemap: true,\n});\n",
      'tsconfig.json': { compilerOptions: TSCONFIG },
    },
    at: 'tsdown.config.ts:5',
  },
  tsup: {
    build: 'tsup',
    files: { 'tsup.config.ts': "export default {\n  entry: ['src/index.ts'],\n  sourcemap: true,\n};\n" },
    at: 'tsup.config.ts:3',
  },
  vite: {
    build: 'vite build',
    files: {
      'vite.config.mts':
        "export default {\n  build: {\n    lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'index.js' },\n    sourcemap: true,\n  },\n};\n",
    },
    at: 'vite.config.mts:4',
  },
  webpack: {
    build: 'esbuild src/index.ts --bundle --format=esm --outdir=lib && webpack',
    files: {
      'webpack.config.js':
        "module.exports = {\n  mode: 'production',\n  entry: './lib/index.js',\n  output: { filename: 'index.js' },\n  devtool: 'source-map',\n};\n",
    },
    at: 'webpack.config.js:5',
  },
  tsc: {
    build: 'tsc -p tsconfig.build.json',
    files: {
      'tsconfig.json': { compilerOptions: { ...TSCONFIG, sourceMap: true } },
      'tsconfig.build.json': { extends: './tsconfig.json', compilerOptions: { inlineSources: true }, include: ['src'] },
    },
    at: 'tsconfig.build.json:3',
  },
  'tsc, extended options': {
    build: 'tsc',
    files: {
      'tsconfig.json': { extends: './base.json', include: ['src'] },
      'base.json': { compilerOptions: { ...TSCONFIG, inlineSourceMap: true, inlineSources: true } },
    },
    at: 'base.json:9',
    inline: true,
  },
};

let rig: PackageRig;
let count = 0;
beforeAll(async () => {
  rig = await startPackageRig();
});
afterAll(() => rig.close());

async function judge(cwd: string): Promise<{ report: Report; code: number | null }> {
  const { stdout, stderr, code } = await rig.leakcheck(cwd, ['-f', 'json']);
  const [report] = (JSON.parse(stdout === '' ? '{"reports":[]}' : stdout) as { reports: Report[] }).reports;
  if (report === undefined) throw new Error(stderr);
  return { report, code };
}

function change(cwd: string, { file, changes = [] }: Cause): void {
  writeFileSync(join(cwd, file), applyChanges(readFileSync(join(cwd, file), 'utf8'), changes));
}

async function build(cwd: string): Promise<void> {
  rmSync(join(cwd, 'dist'), { recursive: true, force: true });
  const { code, stdout, stderr } = await rig.run(cwd, ['npm', 'run', 'build']);
  expect(code, stdout + stderr).toBe(0);
}

async function built({ build: script, files = {} }: Case): Promise<string> {
  const manifest = {
    name: 'acme',
    version: '1.0.0',
    license: 'UNLICENSED',
    scripts: { build: script },
    main: 'dist/index.js',
    files: ['dist'],
  };
  const cwd = rig.make(`edit${++count}`, { 'package.json': manifest, ...SOURCE, ...files });
  symlinkSync(buildTools(), join(cwd, 'node_modules'));
  await build(cwd);
  return cwd;
}

describe.each(Object.entries(CASES))('%s', (_, one) => {
  it('is named by file and line, and builds no maps after the edit', async () => {
    const cwd = await built(one);
    const before = await judge(cwd);
    expect(before.code).toBe(1);
    const leak = before.report.verdict.findings.find(({ ruleId }) => /^source-map-(?:embedded|inline)/.test(ruleId));
    const causes = leak?.causes ?? [];
    const own = causes.filter(({ edit }) => !edit.includes('"files"'));
    expect(own.map(({ file, line }) => `${file}:${line}`)).toEqual([one.at]);
    if (one.inline === undefined) {
      expect(causes[0]).toMatchObject({ file: 'package.json', line: 9, edit: 'add "!**/*.map" to "files"' });
      const text = readFileSync(join(cwd, 'package.json'), 'utf8');
      change(cwd, causes[0]!);
      expect(await judge(cwd)).toMatchObject({ code: 0 });
      writeFileSync(join(cwd, 'package.json'), text);
    }
    for (const cause of own) change(cwd, cause);
    await build(cwd);
    const after = await judge(cwd);
    expect(after.report.verdict.findings).toEqual([]);
    expect(after).toMatchObject({ code: 0, report: { stats: { maps: 0 } } });
  });
});

describe.each(clientsUnderTest().map((client) => [client.label, client] as const))('%s', (_, { client, folder }) => {
  it('packs nothing any more of what the edits of "files" forbid', async () => {
    const map = JSON.stringify({
      version: 3,
      sources: ['../a.ts'],
      sourcesContent: ['let a = 1;'],
      names: [],
      mappings: '',
    });
    const cwd = rig.make(`client${++count}`, {
      'package.json': { name: 'acme', version: '1.0.0', license: 'UNLICENSED', main: 'dist/index.js', files: ['dist'] },
      'dist/index.js': 'module.exports = 1;\n',
      'dist/index.js.map': map,
      'dist/deep/other.js.map': map,
      'dist/.claude/settings.local.json': '{"permissions":{"allow":["Bash(npm test:*)"]}}',
      'dist/CLAUDE.md': '# how\n',
      ...(client === 'yarn' ? { 'yarn.lock': '' } : {}),
    });
    if (client === 'yarn') await rig.run(cwd, ['yarn', 'install'], { path: folder, env: { CI: '' } });
    const run = async (): Promise<Report> => {
      const { stdout, stderr } = await rig.leakcheck(cwd, ['-f', 'json', '--pack', client], { path: folder });
      expect(stderr).toBe('');
      return (JSON.parse(stdout) as { reports: [Report] }).reports[0];
    };
    for (let round = 0; round < 8; round++) {
      const causes = (await run()).verdict.findings.flatMap(({ causes: all = [] }) => all);
      const next = causes.find(({ changes }) => changes !== undefined);
      if (next === undefined) break;
      change(cwd, next);
    }
    const { stats, verdict } = await run();
    expect(verdict.findings).toEqual([]);
    expect(stats.entries).toBe(2);
  });
});
