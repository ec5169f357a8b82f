/** Folders that only this user can read and that are gone when their user is done, whatever happened meanwhile. */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TEMP_PREFIX = 'leakcheck-';

/** Calls `use` with the absolute path, links resolved, of a new empty folder of mode 0700 and removes it afterwards. */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), TEMP_PREFIX));
  try {
    await chmod(folder, 0o700);
    return await use(folder);
  } finally {
    // On Windows a scanner of viruses may hold a file for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
