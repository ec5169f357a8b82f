/** Declarations of the library: what tsc emits, less the files that no declaration leads to. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A relative module, with the extension of its source: `from './scan.ts'`, `import('./scan.ts')`. */
const SPECIFIER = /(?:\bfrom|\bimport\()\s*'(\.[^']+)\.ts'/g;

/** Writes them below `<root>/<outdir>/types`, with `index.d.ts` on top. */
export async function emitDeclarations(root, outdir) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const types = join(root, outdir, 'types');
  execFileSync(process.execPath, [tsc, '-p', '.ci/tsconfig.types.json', '--outDir', types], {
    cwd: root,
    stdio: 'inherit',
  });
  const reached = await reachableFrom(join(types, 'index.d.ts'));
  const all = await readdir(types, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  await Promise.all(files.filter((file) => !reached.has(file)).map((file) => rm(file)));
}

async function reachableFrom(first) {
  const reached = new Set([first]);
  for (const file of reached) {
    for (const [, path] of (await readFile(file, 'utf8')).matchAll(SPECIFIER)) {
      // Hand-written declarations are no output of tsc: they describe packages that are bundled.
      const target = `${resolve(dirname(file), path)}.d.ts`;
      if (existsSync(target)) reached.add(target);
    }
  }
  return reached;
}
