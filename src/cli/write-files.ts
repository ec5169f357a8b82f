/** The only writer of files: to a temporary name first, then renamed, so that no reader ever sees half a file. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { systemReason } from '../base/system-reason.ts';

/** A file as it was when it was read, and as it should be. */
export interface FileChange {
  /** Absolute. */
  readonly path: string;
  /** For messages. */
  readonly name: string;
  /** Null for a file that does not exist yet. */
  readonly before: string | null;
  readonly after: string;
}

/** Writes the text to the place of a file, or to a new one in a folder that exists. Throws what the system says. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const mode = await stat(path).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes all changes; links stay links. Throws EWRITE, before the first one if a file is not what it was any more. */
export async function writeChanges(changes: readonly FileChange[]): Promise<void> {
  for (const { path, name, before } of changes) {
    const now = await readFile(path, 'utf8').catch(() => null);
    if (now !== before) {
      throw new LeakcheckError('EWRITE', `${name} has changed in the meantime`, { hint: 'run the command again' });
    }
  }
  for (const { path, name, before, after } of changes) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await replaceFile(before === null ? path : await realpath(path), after);
    } catch (error) {
      throw new LeakcheckError('EWRITE', `cannot write ${name}: ${systemReason(error)}`, { cause: error });
    }
  }
}
