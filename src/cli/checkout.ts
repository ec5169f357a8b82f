/** Where a package lies in the checkout, so that reports for a forge can point at its files. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Report } from '../base/types.ts';
import { pathInside } from '../fetch/paths.ts';
import type { Terminal } from './terminal.ts';

/** Path with `/` from the root of the checkout, empty for the root itself; null for what is not a folder in it. */
export async function checkoutFolder(
  target: string,
  { subject }: Report,
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): Promise<string | null> {
  if (subject.source !== 'directory' && subject.source !== 'files') return null;
  const folder = resolve(cwd, target);
  return pathInside(env['GITHUB_WORKSPACE'] || (await gitRoot(folder)), folder);
}

/** The nearest folder that holds `.git`, or the folder itself. */
async function gitRoot(folder: string): Promise<string> {
  for (let current = folder; ; current = dirname(current)) {
    if ((await stat(join(current, '.git')).catch(() => null)) !== null) return current;
    if (current === dirname(current)) return folder;
  }
}
