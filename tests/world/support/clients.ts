/** Package managers of exact versions, installed once into the cache, each as a folder to put in front of PATH. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../../src/fetch/pack/client.ts';
import { CACHE } from './outside.ts';

export interface ClientUnderTest {
  /** What a report says: `pnpm 10.34.9`. */
  readonly label: string;
  readonly client: Client;
  /** Goes in front of PATH. */
  readonly folder: string;
  /** The Node that runs it, and leakcheck with it. */
  readonly node: string;
  /** Uploads the package in the working directory. */
  readonly publish: readonly string[];
}

const FOLDER = join(CACHE, 'clients');
const NODE_24 = `node-${process.platform}-${process.arch}`;

interface Wanted {
  readonly client: Client;
  readonly version: string;
  readonly package: string;
  /** Of the package. */
  readonly program: string;
  readonly publish: readonly string[];
  /** Fetches the native program; the package's own install script. */
  readonly installer?: boolean;
  readonly node24?: boolean;
}

const PNPM = ['pnpm', 'publish', '--no-git-checks'];
const WANTED: readonly Wanted[] = [
  {
    client: 'npm',
    version: '12.2.0',
    package: 'npm',
    program: 'bin/npm-cli.js',
    publish: ['npm', 'publish'],
    node24: true,
  },
  { client: 'pnpm', version: '10.34.9', package: 'pnpm', program: 'bin/pnpm.cjs', publish: PNPM },
  { client: 'pnpm', version: '12.21.0', package: 'pnpm', program: 'pnpm', publish: PNPM, installer: true },
  {
    client: 'yarn',
    version: '4.18.1',
    package: '@yarnpkg/cli-dist',
    program: 'bin/yarn.js',
    publish: ['yarn', 'npm', 'publish'],
  },
  {
    client: 'bun',
    version: '1.4.5',
    package: 'bun',
    program: 'bin/bun.exe',
    publish: ['bun', 'publish'],
    installer: true,
  },
];

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}

function install(wanted: Wanted, at: string): void {
  const packages = [`${wanted.package}@${wanted.version}`, ...(wanted.node24 === true ? [`${NODE_24}@24`] : [])];
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), '{"private":true}');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--force', ...packages], at);
  const folder = join(at, 'node_modules', wanted.package);
  if (wanted.installer === true) run(process.execPath, ['install.js'], folder);
}

function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
  if (readlinkSync(path) !== target) throw new Error(`${path} cannot be made`);
}

function prepare(wanted: Wanted): ClientUnderTest {
  const { client, version, publish } = wanted;
  const at = join(FOLDER, `${client}-${version}`);
  const done = join(at, 'installed');
  if (!existsSync(done)) {
    install(wanted, at);
    writeFileSync(done, '');
  }
  const folder = join(at, 'path');
  mkdirSync(folder, { recursive: true });
  link(join(at, 'node_modules', wanted.package, wanted.program), join(folder, client));
  const node = wanted.node24 === true ? join(at, 'node_modules', NODE_24, 'bin/node') : process.execPath;
  link(node, join(folder, 'node'));
  return { label: `${client} ${version}`, client, folder, node, publish };
}

/** The npm that is there, and the others. Throws if one cannot be installed. */
export function clientsUnderTest(): readonly ClientUnderTest[] {
  const { stdout } = spawnSync('npm', ['--version'], { encoding: 'utf8' });
  const folder = join(FOLDER, 'none');
  mkdirSync(folder, { recursive: true });
  const npm = {
    label: `npm ${stdout.trim()}`,
    client: 'npm',
    folder,
    node: process.execPath,
    publish: ['npm', 'publish'],
  } as const;
  return [npm, ...WANTED.map(prepare)];
}
