/** Files of all kinds that packers treat in their own ways. */
import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { seeded } from './walk.ts';

/** The names that fit a format. */
export type Names = 'any' | 'ustar' | 'v7';

/** Writes the files of a package; false where links cannot be made. */
export function makeTree(folder: string, names: Names): boolean {
  const random = seeded(7);
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('package.json', JSON.stringify({ name: 'sample', version: '1.0.0' }));
  write('empty.txt', '');
  for (const size of [1, 511, 512, 513, 1024, 40_000]) {
    write(`sizes/${size}.bin`, Buffer.from(Array.from({ length: size }, () => random(256))));
  }
  for (let i = 0; i < 60; i++) write(`many/${i % 7}/${i}.js`, `export const n = ${i};\n`);
  mkdirSync(join(folder, 'bare'));
  write('bin/run.js', '#!/usr/bin/env node\n');
  chmodSync(join(folder, 'bin/run.js'), 0o755);
  if (names !== 'v7') write(`${'deep/'.repeat(18)}${'f'.repeat(90)}.js`, 'prefix');
  if (names === 'any') {
    write(`${'n'.repeat(140)}.js`, 'long');
    for (const length of [99, 100, 101]) write('e'.repeat(length - 'package/'.length), 'exact');
    write('later.js', 'what is the year 2286?');
    utimesSync(join(folder, 'later.js'), 1e10, 1e10);
    write(`${`${'folder-'.repeat(12)}/`.repeat(3)}${'m'.repeat(120)}.js`, 'very long');
    write('größe/日本語-ファイル.js', 'names');
    write(`${'ß'.repeat(60)}.js`, 'long and not ASCII');
  }
  try {
    symlinkSync('package.json', join(folder, 'link.json'));
    if (names === 'any') symlinkSync('target-'.repeat(20), join(folder, 'far.json'));
    return true;
  } catch (error) {
    process.stdout.write(`no symlinks here: ${String(error)}\n`);
    return false;
  }
}
