/** Tools of exact versions from a folder of fixtures/ with a lock file, installed once per lock file into the cache. */
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CACHE } from './outside.ts';

/** The node_modules of that folder. Throws if the tools cannot be installed. */
export function installLocked(folder: string): string {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const at = join(CACHE, `${basename(folder)}-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`);
  if (!existsSync(at)) {
    const making = `${at}.${randomUUID()}`;
    mkdirSync(making, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(folder, name), join(making, name));
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status, stderr } = spawnSync('npm', args, { cwd: making, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm ci of ${folder} failed: ${stderr}`);
    renameSync(making, at);
  }
  return join(at, 'node_modules');
}
