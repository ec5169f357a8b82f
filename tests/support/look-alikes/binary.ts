/** Bytes without text of sources: magics that occur by chance, pictures, archives and modules of other things. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Files } from '../map-package.ts';

/** Bytes that look random, and are the same in every run. */
function noise(seed: string, bytes: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, i) =>
    createHash('sha256')
      .update(seed + i)
      .digest(),
  );
  return Buffer.concat(blocks).subarray(0, bytes);
}

const behind = (magic: readonly number[], seed: string): Buffer =>
  Buffer.concat([Buffer.from(magic), noise(seed, 3000)]);
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const WASM = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GAME = '{"version":3,"sources":["grass"],"sections":{"north":1}}';

export const BINARY: Files = {
  'bin/noise.bin': noise('bin', 20_000),
  'bin/noise.map': noise('map', 5000),
  'bin/tiles.map': Buffer.alloc(4096, 1),
  'bin/png.png': behind(PNG, 'png'),
  'bin/jpeg.jpg': behind([0xff, 0xd8, 0xff, 0xe0], 'jpeg'),
  'bin/zlib-1.dat': Buffer.concat([noise('a', 99), Buffer.from([0x78, 0x9c]), noise('b', 2000)]),
  'bin/zlib-2.dat': Buffer.concat([noise('c', 99), Buffer.from([0x78, 0xda]), noise('d', 2000)]),
  'bin/gzip-inside.dat': Buffer.concat([noise('e', 99), Buffer.from([0x1f, 0x8b, 8, 0]), noise('f', 2000)]),
  'bin/zstd-inside.dat': Buffer.concat([noise('g', 99), Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), noise('h', 2000)]),
  'bin/level.map.gz': gzipSync(GAME),
  'bin/level.map.br': brotliCompressSync(GAME),
  'bin/level.map.z': deflateSync(GAME),
  'bin/wide.map': utf16(GAME),
  'bin/wide.txt': utf16('The key sourcesContent holds the text.'),
  'bin/empty.wasm': Buffer.from(WASM),
  'bin/named.wasm': Buffer.from([...WASM, 0, 5, 4, 0x6e, 0x61, 0x6d, 0x65]),
  'bin/other.wasm': Buffer.concat([Buffer.from([...WASM, 0, 42, 9]), Buffer.from('producers'), noise('wasm', 32)]),
  'bin/base64.txt': noise('base64', 9000).toString('base64'),
  'bin/base64-picture.json': JSON.stringify({ icon: behind(PNG, 'icon').toString('base64') }),
  'bin/base64-game.json': JSON.stringify({ level: Buffer.from(GAME).toString('base64') }),
  'bin/base64-gzip.js': `const level = "${gzipSync(GAME).toString('base64')}";\n`,
  'bin/base64-key.js': `const help = "${Buffer.from('The key sourcesContent holds the text.').toString('base64')}";\n`,
};
