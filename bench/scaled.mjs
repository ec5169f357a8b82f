/** Makes tarballs of one shape in any size, for measurements of growth: seeded, streamed, never whole in memory. */
import { Buffer } from 'node:buffer';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Header } from 'tar';

const MB = 1_000_000;
const PIECE = 60 * 1024;
const MANIFEST = JSON.stringify({ name: 'scaled', version: '1.0.0', license: 'UNLICENSED', files: ['dist'] });

/** Words in a fixed pseudo-random order, so that text does not compress to nothing. */
const WORDS = 'const value return function export async await import config router engine shell query token'.split(' ');

function randomOf(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function codeLine(random) {
  return `  ${WORDS[random(WORDS.length)]} ${WORDS[random(WORDS.length)]}${random(1e6)} = ${WORDS[random(WORDS.length)]}(${random(1e9)});`;
}

/** `bytes` of text made of `line()`, in pieces. */
function* textOf(bytes, line) {
  for (let left = bytes; left > 0;) {
    let piece = '';
    while (piece.length < Math.min(PIECE, left)) piece += line();
    const cut = Buffer.from(piece.slice(0, left), 'latin1');
    left -= cut.length;
    yield cut;
  }
}

function* file(path, size, pieces) {
  const header = Buffer.alloc(512);
  new Header({ path: `package/${path}`, type: 'File', size, mode: 0o644 }).encode(header);
  yield header;
  yield* pieces;
  yield Buffer.alloc((512 - (size % 512)) % 512);
}

/** One map of about `bytes` bytes; its texts are of 16 KB. */
function* mapPieces(bytes, random) {
  const count = Math.max(1, Math.floor(bytes / 16_384));
  const names = Array.from({ length: count }, (_, index) => `"src/part${index}.ts"`).join(',');
  yield Buffer.from(`{"version":3,"sources":[${names}],"sourcesContent":[`);
  for (let index = 0; index < count; index++) {
    const text = [...textOf(15_800, () => `${codeLine(random)}\n`)].join('');
    yield Buffer.from((index === 0 ? '' : ',') + JSON.stringify(text));
  }
  yield Buffer.from('],"mappings":"AAAA"}');
}

/** A map with one text of nothing but escapes. */
function* escapedMap(bytes) {
  yield Buffer.from('{"version":3,"sources":["a.ts"],"mappings":"","sourcesContent":["');
  // Six characters an escape, and no half one.
  yield* textOf(bytes - (bytes % 6), () => String.raw`\u0061`);
  yield Buffer.from('"]}');
}

function* counted(path, make) {
  let size = 0;
  for (const piece of make()) size += piece.length;
  yield* file(path, size, make());
}

/** Each shape: the entries of a tarball of about so many bytes. */
export const SHAPES = {
  bundle: (bytes) => file('dist/cli.js', bytes, textOf(bytes, lineWith(1, '\n'))),
  'one line': (bytes) => file('dist/cli.js', bytes, textOf(bytes, lineWith(2, ' '))),
  map: (bytes) => counted('dist/cli.js.map', () => mapPieces(bytes, randomOf(3))),
  *'small files'(bytes) {
    const line = lineWith(4, '\n');
    for (let index = 0; index * 4096 < bytes; index++) yield* file(`dist/${index}.js`, 3584, textOf(3584, line));
  },
  *entries(bytes) {
    for (let index = 0; index * 10_240 < bytes; index++) yield* file(`dist/${index}.js`, 0, []);
  },
  keywords: (bytes) =>
    file(
      'dist/cli.js',
      bytes,
      textOf(bytes, () => 'ghp_sk-proj-AKIAkey-xoxb-eyJhbGci://npm_'),
    ),
  /** A path of another user in every line: as many findings as the report counts. */
  findings: (bytes) => file('dist/cli.js', bytes, textOf(bytes, homeLine())),
  nesting: (bytes) =>
    file(
      'dist/deep.json',
      bytes,
      textOf(bytes, () => '{"a":['.repeat(1000) + ']}'.repeat(1000)),
    ),
  escapes: (bytes) => counted('dist/cli.js.map', () => escapedMap(bytes)),
};

function lineWith(seed, end) {
  const random = randomOf(seed);
  return () => codeLine(random) + end;
}

function homeLine() {
  let user = 0;
  return () => `open("/home/user${user++}/work/shop/src/index.ts");\n`;
}

function* tarOf(shape, bytes) {
  yield* file('package.json', MANIFEST.length, [Buffer.from(MANIFEST)]);
  yield* SHAPES[shape](bytes);
  yield Buffer.alloc(1024);
}

/** Writes a tarball of `megabytes` MB (10^6 bytes) inflated. */
export async function writeScaled(path, shape, megabytes) {
  await pipeline(Readable.from(tarOf(shape, megabytes * MB)), createGzip({ level: 1 }), createWriteStream(path));
}
