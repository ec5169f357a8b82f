/** Writes docs/schema/ and the tables of docs/config.md from the source. `--check` changes nothing and exits 1 on drift. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { settle } from './generated.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = `
export { configSchema } from './src/policy/config-schema.ts';
export { configTables } from './src/policy/config-page.ts';
export { REPORT_SCHEMA } from './src/report/schema.ts';`;
const BEGIN = '<!-- begin: written by .ci/schemas.mjs from src/policy/keys.ts -->\n';
const END = '\n<!-- end -->';

/** Node 20 cannot import TypeScript: the tables are pure, so they are bundled in memory. */
async function load() {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: SOURCES, resolveDir: ROOT },
    bundle: true,
    write: false,
    format: 'esm',
    external: ['node:*'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function between(page, tables) {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  if (begin === -1 || end === -1) throw new Error('docs/config.md has lost its marks');
  return page.slice(0, begin + BEGIN.length) + tables + page.slice(end);
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const { configSchema, configTables, REPORT_SCHEMA } = await load();
const page = `${ROOT}/docs/config.md`;
await settle(
  [
    [`${ROOT}/docs/schema/report.json`, json(REPORT_SCHEMA)],
    [`${ROOT}/docs/schema/config.json`, json(configSchema())],
    [page, between(await readFile(page, 'utf8'), configTables())],
  ],
  'node .ci/schemas.mjs',
);
