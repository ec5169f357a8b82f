/** Honest archives: the walker agrees with node-tar's Parser, whatever packed them and however the bytes arrive. */
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { create } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/fetch/pack/find-program.ts';
import { byWalker, expectHonest } from '../../support/honest-tar.ts';
import { makeTree, type Names } from '../../support/package-tree.ts';
import { END, gnuLong, header, member, pax, tar } from '../../support/tar-blocks.ts';
import { chunkings, walkTar } from '../../support/walk.ts';

let root = '';
let symlinks = true;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-oracle-')));
  for (const names of ['any', 'ustar', 'v7'] as const) symlinks = makeTree(join(root, names, 'package'), names);
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

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
    'the name in the extension header alone, as tar-stream writes it for a long link target': tar(
      pax({ path: 'package/link', linkpath: 't'.repeat(150) }, { name: 'PaxHeader', link: 'PaxHeader' }),
      header({ name: 'PaxHeader', type: '2', link: 'PaxHeader' }),
    ),
    'a long name for one that leaves no room for a NUL': tar(
      gnuLong(`package/${'e'.repeat(92)}`),
      member('x', { name: `package/${'e'.repeat(91)}` }),
    ),
    'a label of the volume': tar(header({ name: 'backup', type: 'V' }), member('{}', { name: 'package/package.json' })),
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
