/** What world tests need from outside the checkout. Without LEAKCHECK_DATA a missing piece skips; with it, it fails. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const data = process.env['LEAKCHECK_DATA'];

/** Folder of downloaded and generated tarballs; it survives the checkout. */
export const CACHE: string = resolve(process.env['LEAKCHECK_CACHE'] ?? join(homedir(), '.cache', 'leakcheck-corpus'));

/** False if `what` is missing and may be; says so in one line. Throws if LEAKCHECK_DATA promises that it is there. */
export function present(there: boolean, what: string): boolean {
  if (there) return true;
  if (data !== undefined) throw new Error(`${what} is missing, although LEAKCHECK_DATA is set`);
  process.stderr.write(`skipped: ${what} is missing (set LEAKCHECK_DATA to the folder of the test data)\n`);
  return false;
}

/** Path of a file below LEAKCHECK_DATA, or null if there is none. */
export function dataFile(name: string): string | null {
  const path = resolve(data ?? '.', name);
  return present(data !== undefined && existsSync(path), name) ? path : null;
}

export function hasPython(): boolean {
  return present(spawnSync('python3', ['--version']).status === 0, 'python3');
}

/** Runs one of the Python scripts of this folder and parses the JSON that it prints. */
export function python(script: string, ...args: readonly string[]): unknown {
  const path = new URL(script, import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync('python3', ['-B', path, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout);
}
