/** Folders that only this user can read and that are gone when their user is done, whatever happened meanwhile. */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { systemReason } from '../base/system-reason.ts';

export const TEMP_PREFIX = 'leakcheck-';

async function makeFolder(): Promise<string> {
  const place = tmpdir();
  try {
    return await mkdtemp(join(await realpath(place), TEMP_PREFIX));
  } catch (error) {
    const why = systemReason(error);
    throw new LeakcheckError('EWRITE', `cannot make a temporary folder in ${place}: ${why}`, {
      hint: 'free some room there, or set TMPDIR (on Windows TEMP) to another folder',
      cause: error,
    });
  }
}

/**
 * Calls `use` with the absolute path, links resolved, of a new empty folder of mode 0700 and removes it afterwards. Throws
 * EWRITE if there can be none.
 */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeFolder();
  try {
    await chmod(folder, 0o700);
    return await use(folder);
  } finally {
    // On Windows a scanner of viruses may hold a file for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
