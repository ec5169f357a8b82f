/** Lets a hook know that the pack it sits in was started by leakcheck, which judges the result itself. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { FetchOptions } from '../artifact.ts';
import { TEMP_PREFIX } from '../temp-folder.ts';

const VARIABLE = 'LEAKCHECK_OUTER';
const FILE = 'outer';

/** The variable for the environment of the pack; the marker that it names lies in `temp` and goes with it. */
export async function markNested(temp: string): Promise<FetchOptions['env']> {
  const path = join(temp, FILE);
  await writeFile(path, String(process.pid), { mode: 0o600, flag: 'wx' });
  return { [VARIABLE]: path };
}

/** A variable alone proves nothing: its file must lie in a private folder of ours and name a process that is running. */
export async function isNested(env: FetchOptions['env']): Promise<boolean> {
  const path = env[VARIABLE];
  if (path === undefined || !isAbsolute(path) || basename(path) !== FILE) return false;
  const folder = dirname(path);
  if (!basename(folder).startsWith(TEMP_PREFIX)) return false;
  try {
    const [{ uid, mode }, text] = await Promise.all([stat(folder), readFile(path, 'utf8')]);
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o077) !== 0)) return false;
    return /^[1-9]\d{0,9}$/.test(text) && process.kill(Number(text), 0);
  } catch {
    return false;
  }
}
