/** Writes generated files, or with `--check` compares them and says which command brings them up to date. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';

const check = process.argv.includes('--check');

/** `files` holds path and content; content null removes the file. Sets the exit code on drift in check mode. */
export async function settle(files, command) {
  for (const [path, content] of files) {
    const current = await readFile(path, 'utf8').catch(() => null);
    if (current === content) continue;
    const name = relative(process.cwd(), path);
    if (check) {
      console.error(`${name} is out of date: run ${command}`);
      process.exitCode = 1;
    } else if (content === null) {
      await rm(path);
      console.log(`removed ${name}`);
    } else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      console.log(`wrote ${name}`);
    }
  }
}
