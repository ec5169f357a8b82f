/** Bundles dist/ again if it is missing or older than anything it is made from. Declarations are left to `npm run build`. */
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DIST, METAFILE, ROOT, build } from './build.mjs';

const INPUTS = ['src', '.ci/build.mjs', '.ci/licenses.mjs', 'package.json', 'package-lock.json', 'docs/schema'];

/** Latest modification time of a file, or of a folder and all that is in it; 0 if it does not exist. */
async function newest(path) {
  if (!existsSync(path)) return 0;
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newest(`${path}/${name}`)));
  return Math.max(own.mtimeMs, ...inside);
}

/** Throws if the bundle cannot be made; dist/ is gone then, so that nothing runs an old build by mistake. */
export async function ensureBuilt() {
  const built = Math.min(await newest(`${DIST}/cli.js`), await newest(METAFILE));
  const sources = Math.max(...(await Promise.all(INPUTS.map((path) => newest(`${ROOT}/${path}`)))));
  if (built > sources) return;
  try {
    await build({ types: false });
  } catch (error) {
    await rm(DIST, { recursive: true, force: true });
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureBuilt().catch((error) => {
    process.exitCode = 1;
    console.error(`build: ${error.message}`);
  });
}
