/** The literal strings that leakcheck searches for, so that ripgrep can be given the same ones. */
import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keywords of all detectors, sorted. Every folder of src/detect/ is one detector, exported by its index.ts. */
export async function keywords() {
  const folders = await readdir(`${ROOT}/src/detect`);
  const modules = folders
    .map((name) => `./src/detect/${name}/index.ts`)
    .filter((path) => existsSync(`${ROOT}/${path}`));
  const imports = modules.map((path, index) => `import { detector as d${index} } from '${path}';`);
  const list = modules.map((_, index) => `d${index}`).join(', ');
  const contents = `${imports.join('\n')}\nexport const found = [${list}].flatMap(({ keywords = [] }) => keywords);`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const { found } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return [...new Set(found.map(({ text }) => text))].toSorted();
}
