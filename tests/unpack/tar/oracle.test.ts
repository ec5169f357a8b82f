/** Honest archives: the walker agrees with node-tar's Parser, whatever packed them and however the bytes arrive. */
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { create } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/fetch/pack/find-program.ts';
import { readByNodeTar } from '../../support/node-tar.ts';
import { END, gnuLong, header, member, pax, tar } from '../../support/tar-blocks.ts';
import { chunkings, seeded, walkTar } from '../../support/walk.ts';

interface Listed {
  readonly path: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

const TYPES: Readonly<Record<string, string>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'directory',
  Link: 'link',
  SymbolicLink: 'link',
};

/** What npm makes of a path, told independently of the code under test. */
function installed(path: string): string {
  return path.split('/').slice(1).filter(Boolean).join('/') || '.';
}

function byNodeTar(bytes: Buffer): Listed[] {
  const { entries, warnings } = readByNodeTar(bytes);
  expect(warnings).toEqual([]);
  return entries.map(({ path, type, size, sha256 }) => {
    return { path: installed(path), type: TYPES[type] ?? 'residue', size, sha256: sha256 ?? '' };
  });
}

function byWalker(bytes: Buffer): Listed[] {
  const { sink } = walkTar(bytes);
  return sink.entries
    .filter((entry) => entry.via === 'tar')
    .map((entry) => {
      const content = Buffer.from(entry.bytes, 'latin1');
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { path: entry.path[0], type: entry.type, size: content.length, sha256 };
    });
}

/** The names that fit a format. */
type Names = 'any' | 'ustar' | 'v7';

let root = '';
let symlinks = true;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-oracle-')));
  for (const names of ['any', 'ustar', 'v7'] as const) makeTree(join(root, names, 'package'), names);
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

function makeTree(folder: string, names: Names): void {
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
  if (names !== 'v7') write(`${'deep/'.repeat(18)}${'f'.repeat(90)}.js`, 'prefix');
  if (names === 'any') {
    write(`${'n'.repeat(140)}.js`, 'long');
    write(`${`${'folder-'.repeat(12)}/`.repeat(3)}${'m'.repeat(120)}.js`, 'very long');
    write('größe/日本語-ファイル.js', 'names');
    write(`${'ß'.repeat(60)}.js`, 'long and not ASCII');
  }
  try {
    symlinkSync('package.json', join(folder, 'link.json'));
  } catch (error) {
    symlinks = false;
    process.stdout.write(`no symlinks here: ${String(error)}\n`);
  }
}

function expectHonest(bytes: Buffer): void {
  const { sink, accounted } = walkTar(bytes);
  expect(sink.gaps).toEqual([]);
  expect(sink.rules.filter((rule) => rule !== 'archive-link-entry' && rule !== 'archive-metadata')).toEqual([]);
  expect(sink.entries.every((entry) => entry.ended)).toBe(true);
  expect(accounted).toBe(bytes.length);
  expect(byWalker(bytes)).toEqual(byNodeTar(bytes));
}

function expectSameInAllChunkings(bytes: Buffer): void {
  const { sink } = walkTar(bytes);
  for (const cuts of chunkings(11)) {
    const again = walkTar(bytes, cuts);
    expect(again.accounted).toBe(bytes.length);
    expect(again.sink.facts).toEqual(sink.facts);
    expect(again.sink.gaps).toEqual(sink.gaps);
    expect(again.sink.entries).toEqual(sink.entries);
  }
}

function byLibrary(portable: boolean): Buffer {
  const packed = create({ sync: true, cwd: join(root, 'any'), portable }, ['package']).read();
  return packed === null ? Buffer.alloc(0) : Buffer.from(packed);
}

async function byNpm(): Promise<Buffer> {
  const { command, args } = await findProgram('npm', process.env);
  const options = ['--offline', '--ignore-scripts', '--cache', join(root, 'cache'), '--pack-destination', root];
  execFileSync(command, [...args, 'pack', ...options], { cwd: join(root, 'any', 'package'), stdio: 'pipe' });
  return gunzipSync(readFileSync(join(root, 'sample-1.0.0.tgz')));
}

function systemTar(): string | null {
  try {
    return execFileSync('tar', ['--version'], { encoding: 'utf8' });
  } catch {
    return null;
  }
}

describe('archives of the tar library', () => {
  for (const portable of [true, false]) {
    it(portable ? 'portable' : 'with owners and times', () => {
      const bytes = byLibrary(portable);
      const paths = byWalker(bytes).map((entry) => entry.path);
      expect(paths).toContain('größe/日本語-ファイル.js');
      expect(paths.some((path) => path.length > 255)).toBe(true);
      if (symlinks) expect(paths).toContain('link.json');
      expectHonest(bytes);
      expectSameInAllChunkings(bytes);
    });
  }
});

describe('npm pack', () => {
  it('is read as node-tar reads it', { timeout: 60_000 }, async () => {
    const bytes = await byNpm();
    expect(byWalker(bytes).length).toBeGreaterThan(70);
    expect(walkTar(bytes).sink.facts).toEqual([]);
    expectHonest(bytes);
    expectSameInAllChunkings(bytes);
  });
});

describe('the system tar', () => {
  const version = systemTar();
  const formats: readonly (readonly [format: string, names: Names])[] = [
    ['gnu', 'any'],
    ['oldgnu', 'any'],
    ['posix', 'any'],
    ['pax', 'any'],
    ['ustar', 'ustar'],
    ['v7', 'v7'],
  ];
  for (const [format, names] of formats) {
    it(`writes ${format}`, ({ skip }) => {
      let bytes: Buffer;
      try {
        const args = [`--format=${format}`, '-cf', '-', '-C', join(root, names), 'package'];
        bytes = execFileSync('tar', args, { maxBuffer: 2 ** 27, stdio: 'pipe' });
      } catch (error) {
        process.stdout.write(`tar cannot write ${format} here (${version?.split('\n')[0] ?? String(error)})\n`);
        return skip();
      }
      expect(byWalker(bytes).length).toBeGreaterThan(70);
      expectHonest(bytes);
      expectSameInAllChunkings(bytes);
    });
  }
});

describe('shapes of other packers', () => {
  const shapes: Readonly<Record<string, Buffer>> = {
    'a commit id as a global pax comment': tar(
      pax({ comment: 'c0ffee'.padEnd(40, '0') }, { type: 'g', name: 'pax_global_header' }),
      member('', { name: 'repo-1/', type: '5' }),
      member('{}', { name: 'repo-1/package.json', mode: 0o664, owner: 'root' }),
    ),
    'the pax charset and path of bun': tar(
      pax({ hdrcharset: 'BINARY', path: 'package/größe.js' }),
      member('x', { name: 'package/größe.js' }),
    ),
    'a pax size that repeats the field': tar(
      pax({ path: 'package/é.js', mtime: '499162500', size: '5' }),
      member('12345', { name: 'package/é.js' }),
    ),
    'names that start with a dot folder': tar(
      member('', { name: './', type: '5' }),
      member('{}', { name: './package.json' }),
      member('x', { name: './dist/a.js' }),
    ),
    'double slashes': tar(member('x', { name: 'package//dist//a.js' })),
    'files of type NUL and 7': tar(member('a', { type: '\0' }), member('b', { name: 'package/b', type: '7' })),
    'headers without the ustar magic': tar(member('a', { ustar: false })),
    'a folder as a name with a slash': tar(header({ name: 'package/dist/' }), member('x', { name: 'package/dist/a' })),
    'no end blocks': member('a'),
    'a single end block': Buffer.concat([member('a'), Buffer.alloc(512)]),
    'an odd number of zeros at the end': Buffer.concat([member('a'), END, Buffer.alloc(10_000)]),
    'a long link behind a long name': tar(
      gnuLong(`package/${'t'.repeat(120)}`, 'K'),
      gnuLong(`package/${'l'.repeat(120)}`),
      header({ name: `package/${'l'.repeat(92)}`, type: '2', link: 't'.repeat(100) }),
    ),
  };
  for (const [name, bytes] of Object.entries(shapes)) {
    it(name, () => {
      expectHonest(bytes);
      expectSameInAllChunkings(bytes);
    });
  }
});
