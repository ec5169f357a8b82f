/** Compilers and bundlers of exact versions, installed once into the cache. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './outside.ts';

const WANTED = [
  'esbuild@0.28.2',
  'rollup@4.68.7',
  'tsdown@0.15.0',
  'tsup@8.5.1',
  'typescript@5.9.3',
  'vite@8.3.8',
  'webpack@5.112.2',
  'webpack-cli@6.0.1',
];

/** The node_modules that holds all of them. Throws if they cannot be installed. */
export function buildTools(): string {
  const at = join(CACHE, 'build-tools');
  const done = join(at, 'installed');
  const names = WANTED.join('\n');
  if (!existsSync(done)) {
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), '{"private":true}');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...WANTED];
    const { status, stderr } = spawnSync('npm', args, { cwd: at, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
    writeFileSync(done, names);
  }
  return join(at, 'node_modules');
}
