/** Bundles src/ into dist/: bin, library, the chunks they load when needed, declarations, licences of others, the Action. */
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { emitDeclarations } from './declarations.mjs';
import { packageFolder, thirdPartyLicenses } from './licenses.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = `${ROOT}/dist`;
/** What went into which chunk; read by the tests, not published. */
export const METAFILE = `${ROOT}/.cache/metafile.json`;

/** Heavy packages that a run on a local tarball must not load: they may only be reached through `import()`. */
const LAZY = ['pacote', '@npmcli/config', 'npm-registry-fetch', 'npm-package-arg', 'source-map', 'fzstd'];

/**
 * Packages that others take if they happen to be there: colours of `debug`, character sets of `minipass-fetch`. Both do
 * without; the second is half a megabyte, and nothing outside dist/ may be loaded.
 */
const withoutOptional = {
  name: 'without-optional',
  setup(pipeline) {
    pipeline.onResolve({ filter: /^(?:supports-color|iconv-lite)$/ }, ({ path }) => ({ path, namespace: 'absent' }));
    pipeline.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const SHEBANG = /^#!.*\n/;
const HEADERS = {
  require: `import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);\n`,
  dirname: `import { fileURLToPath as __fileURLToPath } from 'node:url';\nconst __dirname = __fileURLToPath(new URL('.', import.meta.url));\n`,
};

/** CommonJS packages expect `require` and `__dirname`: given to the chunks that use them, and to no other. */
function withNodeGlobals(text) {
  const shebang = SHEBANG.exec(text)?.[0] ?? '';
  const header =
    (/\btypeof require\b/.test(text) ? HEADERS.require : '') + (/\b__dirname\b/.test(text) ? HEADERS.dirname : '');
  return shebang + header + text.slice(shebang.length);
}

/** Bundled inputs that are loaded as soon as `entry` is: its static imports, and theirs. */
function eagerInputs(metafile, entry) {
  const seen = new Set();
  const visit = (path) => {
    const output = metafile.outputs[path];
    if (output === undefined || seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of output.imports) if (kind === 'import-statement') visit(next);
  };
  visit(entry);
  return [...seen].flatMap((path) => Object.keys(metafile.outputs[path].inputs));
}

function checkLazy(metafile, outdir) {
  for (const entry of ['cli.js', 'index.js']) {
    const eager = eagerInputs(metafile, `${outdir}/${entry}`).map(packageFolder);
    const heavy = LAZY.filter((name) => eager.includes(`node_modules/${name}`));
    if (heavy.length > 0) throw new Error(`${entry} loads ${heavy.join(', ')} at start: use import() there`);
  }
}

async function bundle(outdir, entryPoints, version) {
  const { metafile, outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    // Small enough to install in a second; names of functions and classes stay for stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    define: { __LEAKCHECK_VERSION__: JSON.stringify(version) },
    plugins: [withoutOptional],
    metafile: true,
    write: false,
  });
  checkSelfContained(metafile);
  await mkdir(`${ROOT}/${outdir}/chunks`, { recursive: true });
  await Promise.all(outputFiles.map(({ path, text }) => writeFile(path, withNodeGlobals(text))));
  await copyWasm(metafile);
  await writeFile(`${ROOT}/${outdir}/THIRD-PARTY-LICENSES.txt`, await thirdPartyLicenses(metafile, ROOT));
  return metafile;
}

/** `source-map` reads its WebAssembly from the folder of the chunk that it is bundled into. */
async function copyWasm(metafile) {
  const reader = 'node_modules/source-map/lib/read-wasm.js';
  const chunk = Object.entries(metafile.outputs).find(([, { inputs }]) => Object.hasOwn(inputs, reader));
  if (chunk === undefined) return;
  await copyFile(`${ROOT}/node_modules/source-map/lib/mappings.wasm`, `${ROOT}/${dirname(chunk[0])}/mappings.wasm`);
}

/** External imports other than Node's own modules: the published package has no dependencies to resolve them. */
function checkSelfContained(metafile) {
  const external = Object.values(metafile.outputs).flatMap((output) =>
    output.imports.filter((found) => found.external),
  );
  const missing = [...new Set(external.map(({ path }) => path))].filter((path) => !isBuiltin(path));
  if (missing.length > 0) throw new Error(`not bundled: ${missing.join(', ')}`);
}

/** Without the blanks, which are half of them: those in docs/ are the ones that people read. */
async function copySchemas(folder) {
  await mkdir(folder);
  for (const name of await readdir(`${ROOT}/docs/schema`)) {
    const schema = JSON.parse(await readFile(`${ROOT}/docs/schema/${name}`, 'utf8'));
    await writeFile(`${folder}/${name}`, JSON.stringify(schema));
  }
}

/** Builds beside dist/ and swaps at the end: a run that is using dist/ never sees half of it. */
export async function build({ types = true } = {}) {
  const { version } = JSON.parse(await readFile(`${ROOT}/package.json`, 'utf8'));
  const outdir = `.cache/dist-${process.pid}`;
  const fresh = `${ROOT}/${outdir}`;
  const old = `${fresh}-old`;
  try {
    const metafile = await bundle(outdir, { cli: 'src/cli/main.ts', index: 'src/index.ts' }, version);
    checkLazy(metafile, outdir);
    await chmod(`${fresh}/cli.js`, 0o755);
    // Complete in itself: it is all that a release tag has of dist/.
    await bundle(`${outdir}/action`, { index: 'src/action/main.ts' }, version);
    await copySchemas(`${fresh}/schema`);
    if (types) await emitDeclarations(ROOT, outdir);
    await writeFile(METAFILE, JSON.stringify(metafile));
    if (existsSync(DIST)) await rename(DIST, old);
    await rename(fresh, DIST);
  } finally {
    await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build().catch((error) => {
    process.exitCode = 1;
    console.error(`build: ${error.message}`);
  });
}
