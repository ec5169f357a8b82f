/** Microsoft's SARIF validator, from the registry into a folder outside the checkout: 104 MB, installed once. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { present } from './outside.ts';

const PACKAGE = '@microsoft/sarif-multitool-linux';
const VERSION = '5.7.0';
const FOLDER = join(process.env['LEAKCHECK_TOOLS'] ?? join(homedir(), '.cache', 'leakcheck-tools'), 'sarif-multitool');

/** Path of the program, or null where it cannot be had. Its npm wrapper would go through a shell. */
export function multitool(): string | null {
  const binary = join(FOLDER, 'node_modules', PACKAGE, 'Sarif.Multitool');
  if (!existsSync(binary) && process.platform === 'linux' && process.arch === 'x64') install();
  const there = existsSync(binary);
  if (there) chmodSync(binary, 0o755);
  return present(there, PACKAGE) ? binary : null;
}

function install(): void {
  mkdirSync(FOLDER, { recursive: true });
  const flags = ['--prefix', FOLDER, '--ignore-scripts', '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  spawnSync('npm', ['install', ...flags, `${PACKAGE}@${VERSION}`], { stdio: 'inherit', timeout: 240_000 });
}
