/**
 * How fast the secret detector is by itself, in CPU time, one thread: on inputs like those of releases, with twice the
 * literals, and on inputs made to slow it down.
 *
 * npm run bench:secrets [-- [--rounds <n>] [--json <file>] [--check]]
 *
 * The baseline is SHA-256 over the same bytes in the same run. `--check` exits 1 if a goal is missed.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const GOAL = { speed: 150, doubled: 0.8, growth: 2.2 };
const MB = 1e6;
const CHUNK = 256 * 1024;
const SIZE = 24 * MB;
/** Small files of others: our own hold the literals themselves. */
const SMALL_FROM = ['ajv', 'commander', 'fast-check', 'npm-registry-fetch', 'pacote', 'semver', 'tar'];
const SMALL = 16 * 1024;
const HOSTILE_SIZE = MB / 2;
const LARGER = 4;
const HOSTILE = [
  'ghp_',
  '_glpat-',
  'eyJ',
  '"eyJ',
  'x://a:b@',
  'okta 00',
  'AAAA',
  '"MTA',
  'sk_live_abc ',
  'sk-sk-sk-abcdefgh ',
  'heroku_key="',
  'telegram 12345:',
  'vault s.',
  '"auths":{"auth":"',
  '&sig=abcd%2B',
  'authorization: "Bearer ',
  'curl curl ',
];

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

const ENTRY = `
export { Budget } from './src/base/limits.ts';
export { Pass } from './src/detect/pass.ts';
export { makePlan } from './src/detect/plan.ts';
export { detector } from './src/detect/secret/index.ts';
`;

/** Bundles something of this repository; `more` are options of esbuild. */
async function bundle(more) {
  const { outputFiles } = await esbuild.build({
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    outdir: ROOT,
    logLevel: 'error',
    ...more,
  });
  return outputFiles.map(({ contents }) => Buffer.from(contents));
}

async function engine() {
  const [code] = await bundle({ stdin: { contents: ENTRY, resolveDir: ROOT } });
  return import(`data:text/javascript;base64,${code.toString('base64')}`);
}

function isMap(bytes) {
  return bytes.subarray(0, 64).includes('"version"');
}

/** As many copies as fit into `size`. */
function filled(bytes, size) {
  const all = Buffer.alloc(size);
  for (let at = 0; at < size; at += bytes.length) bytes.copy(all, at);
  return all;
}

/** The program and its libraries, minified, and its map: what releases are made of. */
async function inputs() {
  const entryPoints = [`${ROOT}/src/cli/main.ts`];
  const files = await bundle({ entryPoints, minify: true, sourcemap: 'external' });
  const [map, code] = files.toSorted((a, b) => Number(isMap(b)) - Number(isMap(a)));
  const sources = SMALL_FROM.flatMap((name) =>
    readdirSync(`${ROOT}/node_modules/${name}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`)),
  ).filter(({ length }) => length <= SMALL);
  const small = [];
  for (let size = 0; size < SIZE;) {
    small.push(...sources);
    for (const { length } of sources) size += length;
  }
  return { 'bundle-like': [filled(code, SIZE)], 'map-like': [filled(map, SIZE)], 'many small files': small };
}

function sizeOf(entries) {
  let size = 0;
  for (const { length } of entries) size += length;
  return size;
}

/** Seconds of CPU time. */
function timed(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function scanWith({ Pass, Budget }, plan, entries) {
  const pass = new Pass(plan, new Budget());
  for (const [index, bytes] of entries.entries()) {
    const writer = pass.open({ path: [`lib/${index}.js`], type: 'file', via: 'tar' });
    for (let at = 0; at < bytes.length; at += CHUNK) writer.push(bytes.subarray(at, at + CHUNK));
    writer.end();
  }
  pass.finish(0);
}

function hash(entries) {
  for (const bytes of entries) createHash('sha256').update(bytes).digest();
}

/** Best of interleaved rounds, in MB/s. */
function race(candidates, size) {
  const best = {};
  for (let round = 0; round <= Number(options.rounds); round++) {
    for (const [name, run] of Object.entries(candidates)) {
      const seconds = timed(run);
      // The first round warms up.
      if (round > 0) best[name] = Math.max(best[name] ?? 0, size / MB / seconds);
    }
  }
  return best;
}

/** A detector that looks for as many other literals, of the same lengths and bytes. */
function decoy(keywords) {
  const known = new Set(keywords.map(({ text }) => text));
  const others = keywords.map(({ text }) => [...text].toReversed().join('')).filter((text) => !known.has(text));
  const texts = others.map((text) => (text.length < 4 ? `${text}~~` : text));
  return {
    name: 'decoy',
    rules: [],
    keywords: [...new Set(texts)].map((text) => ({ text, before: 0, after: 0, guard: () => false })),
    start: () => ({}),
  };
}

const parts = await engine();
const plan = parts.makePlan([parts.detector], []);
const doubled = parts.makePlan([parts.detector, decoy(parts.detector.keywords)], []);
const missed = [];
const results = {
  node: process.version,
  cpu: cpus()[0].model,
  literals: plan.keywords.length,
  inputs: {},
  hostile: {},
};

console.log(`node ${results.node}, ${results.cpu}, CPU time, best of ${options.rounds}`);
console.log(`${plan.keywords.length} literals, doubled ${doubled.keywords.length}\n`);
console.log('input               secrets   doubled  ratio   sha256  secrets/sha256');
for (const [name, entries] of Object.entries(await inputs())) {
  const { secrets, twice, sha256 } = race(
    {
      secrets: () => scanWith(parts, plan, entries),
      twice: () => scanWith(parts, doubled, entries),
      sha256: () => hash(entries),
    },
    sizeOf(entries),
  );
  const ratio = twice / secrets;
  results.inputs[name] = { secrets, doubled: twice, ratio, sha256 };
  if (secrets < GOAL.speed) missed.push(`${name}: ${secrets.toFixed(0)} MB/s, goal ${GOAL.speed}`);
  if (ratio < GOAL.doubled)
    missed.push(`${name}: ${ratio.toFixed(2)} of it with twice the literals, goal ${GOAL.doubled}`);
  const columns = [
    `${secrets.toFixed(0)} MB/s`,
    `${twice.toFixed(0)} MB/s`,
    ratio.toFixed(2),
    `${sha256.toFixed(0)} MB/s`,
  ];
  console.log(name.padEnd(18), ...columns.map((text) => text.padStart(8)), (secrets / sha256).toFixed(2).padStart(8));
}

console.log('\nrepeated                     MB/s  time for twice the bytes');
for (const piece of HOSTILE) {
  const of = (size) => [filled(Buffer.from(piece), size)];
  const [small, large] = [of(HOSTILE_SIZE), of(LARGER * HOSTILE_SIZE)];
  const speed = race(
    { small: () => scanWith(parts, plan, small), large: () => scanWith(parts, plan, large) },
    HOSTILE_SIZE,
  );
  const growth = Math.sqrt(speed.small / speed.large);
  results.hostile[piece] = { speed: speed.small, growth };
  if (growth > GOAL.growth) missed.push(`${piece}: twice the bytes take x${growth.toFixed(2)}, goal ${GOAL.growth}`);
  console.log(
    JSON.stringify(piece).padEnd(24),
    speed.small.toFixed(1).padStart(8),
    `x${growth.toFixed(2)}`.padStart(8),
  );
}

if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
for (const line of missed) console.log(`missed: ${line}`);
if (options.check && missed.length > 0) process.exitCode = 1;
