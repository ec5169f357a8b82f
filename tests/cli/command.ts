/** The real command line as a program of its own, with the engine and the rules replaced by doubles. */
import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOUBLES = new Map([
  ['scan.ts', join(ROOT, 'tests/cli/double/scan.ts')],
  ['rules/index.ts', join(ROOT, 'tests/cli/double/rules.ts')],
]);

interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

interface RunOptions {
  readonly env?: Record<string, string>;
  /** Sent when the program first writes to stderr. */
  readonly kill?: NodeJS.Signals;
  /** Closes stdout after so many bytes. */
  readonly closeAfter?: number;
}

export interface CommandLine {
  /** An empty folder: the working directory of every run. */
  readonly folder: string;
  run(args: readonly string[], options?: RunOptions): Promise<Result>;
  remove(): Promise<void>;
}

export async function buildCommandLine(): Promise<CommandLine> {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'leakcheck-cli-')));
  const folder = await mkdtemp(join(base, 'work-'));
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    outdir: join(base, 'bin'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    define: { __LEAKCHECK_VERSION__: '"1.2.3"' },
    plugins: [
      {
        name: 'doubles',
        setup: (build) => build.onResolve({ filter: /^(?:\.\.\/)+(?:scan|rules\/index)\.ts$/ }, resolveDouble),
      },
    ],
  });
  const bin = join(base, 'bin/main.mjs');
  return {
    folder,
    run: (args, options = {}) => run(bin, folder, args, options),
    remove: () => rm(base, { recursive: true }),
  };
}

function resolveDouble({ path, importer }: esbuild.OnResolveArgs): esbuild.OnResolveResult | undefined {
  const double = DOUBLES.get(path.replaceAll('../', ''));
  return double === undefined || !importer.includes('/src/cli/') ? undefined : { path: double };
}

function run(bin: string, cwd: string, args: readonly string[], options: RunOptions): Promise<Result> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...options.env };
    const child = spawn(process.execPath, [bin, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.length >= (options.closeAfter ?? Infinity)) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (options.kill !== undefined && stderr === text) child.kill(options.kill);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code }));
  });
}
