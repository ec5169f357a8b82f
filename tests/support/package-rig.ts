/** A registry, a home of its own and folders of packages, to pack, publish and scan with real programs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { startRegistry, type LoopbackRegistry } from './registry.ts';

export type Files = Readonly<Record<string, string | object>>;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** In front of PATH. */
  readonly path?: string;
  /** Sent once stderr holds a text. */
  readonly interrupt?: string;
  /** Is given the program that runs, with a standard input that stays open. */
  readonly started?: (child: ChildProcess) => void;
}

export interface PackageRig {
  readonly folder: string;
  /** Where temporary folders are made. */
  readonly temp: string;
  /** What lies there now, but for the compile cache that npm itself keeps there on Node 22 and later. */
  leftovers(): readonly string[];
  readonly registry: LoopbackRegistry;
  /** Makes a folder of files and returns its path; objects become JSON. */
  make(name: string, files: Files): string;
  /** Runs a program there, with `leakcheck` on PATH. */
  run(cwd: string, command: readonly string[], options?: RunOptions): Promise<Ran>;
  leakcheck(cwd: string, args: readonly string[], options?: RunOptions): Promise<Ran>;
  close(): Promise<void>;
}

export async function startPackageRig(node: string = process.execPath): Promise<PackageRig> {
  const registry = await startRegistry();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-rig-')));
  const token = randomBytes(20).toString('hex');
  const at = (name: string): string => join(folder, name);
  for (const name of ['home', 'bin', 'temp']) mkdirSync(at(name));
  // A copy: a build that somebody starts meanwhile replaces dist/.
  cpSync('dist', at('dist'), { recursive: true });
  write(at('dist/package.json'), '{"type":"module"}');
  const bin = at('dist/cli.js');
  write(
    at('home/.npmrc'),
    `registry=${registry.url}\n//${registry.host}/:_authToken=${token}\nupdate-notifier=false\n`,
  );
  const yarn = ['enableTelemetry: false', `npmRegistryServer: "${registry.url}"`, `npmAuthToken: "${token}"`];
  write(at('home/.yarnrc.yml'), [...yarn, 'unsafeHttpWhitelist: ["127.0.0.1"]', 'npmMinimalAgeGate: 0', ''].join('\n'));
  write(at('bin/leakcheck'), `#!/bin/sh\nexec "${node}" "${bin}" "$@"\n`);
  chmodSync(at('bin/leakcheck'), 0o755);

  async function run(cwd: string, command: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const path = [options.path, at('bin'), dirname(process.execPath), process.env['PATH']];
    const env = {
      PATH: path.filter((part) => part !== undefined).join(delimiter),
      HOME: at('home'),
      TMPDIR: at('temp'),
      LANG: 'C.UTF-8',
      CI: '1',
      npm_config_userconfig: at('home/.npmrc'),
      npm_config_cache: at('cache'),
      ...options.env,
    };
    const [program = '', ...args] = command;
    return new Promise((done, fail) => {
      const child = spawn(program, args, { cwd, env });
      if (!options.started) child.stdin.end();
      let stdout = '';
      let stderr = '';
      options.started?.(child);
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        const before = stderr;
        stderr += text;
        const { interrupt } = options;
        if (interrupt !== undefined && stderr.includes(interrupt) && !before.includes(interrupt)) child.kill('SIGINT');
      });
      child.on('error', fail);
      child.on('close', (code) => done({ code, stdout, stderr }));
    });
  }

  return {
    folder,
    temp: at('temp'),
    leftovers: () => readdirSync(at('temp')).filter((name) => name !== 'node-compile-cache'),
    registry,
    make(name, files) {
      for (const [path, content] of Object.entries(files)) {
        write(join(folder, name, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      }
      return join(folder, name);
    },
    run,
    leakcheck: (cwd, args, options) => run(cwd, [node, bin, ...args], options),
    async close() {
      await registry.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

export function sha512(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '(nothing)' : `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** A source map that gives away a whole source file. */
export function leakyMap(): string {
  const text = Array.from({ length: 400 }, (_, line) => `export const secretOfLine${line} = compute(${line});`).join(
    '\n',
  );
  return JSON.stringify({
    version: 3,
    sources: ['../src/index.ts'],
    sourcesContent: [text],
    names: [],
    mappings: 'AAAA',
  });
}
