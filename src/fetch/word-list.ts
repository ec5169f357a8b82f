/** The list of names that must not get out: a text file outside of what is judged, named by the environment. */
import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { pathInside } from './paths.ts';

const HINT = 'LEAKCHECK_DENY_WORDS names a text file with a word per line, outside of the package';

function refuse(message: string): LeakcheckError {
  return new LeakcheckError('ECONFIG', message, { hint: HINT });
}

/**
 * Reads a word list: one word or name per line; blank lines and lines that begin with `#` do not count. `folders` are those
 * that will be packed: a list in one of them could ship, and would tell everybody what it hides.
 * Throws ECONFIG if the file cannot be read, holds no word or lies in one of the folders. No message repeats a word.
 */
export async function readWordList(file: string, cwd: string, folders: readonly string[]): Promise<readonly string[]> {
  let path: string;
  let text: string;
  try {
    path = await realpath(resolve(cwd, file));
    text = await readFile(path, 'utf8');
  } catch {
    throw refuse(`the word list ${file} cannot be read`);
  }
  for (const folder of folders) {
    const real = await realpath(resolve(cwd, folder)).catch(() => null);
    if (real !== null && pathInside(real, path) !== null)
      throw refuse(`the word list ${file} lies in ${folder}, which is packed`);
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const words = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (words.length === 0) throw refuse(`the word list ${file} holds no words`);
  return words;
}
