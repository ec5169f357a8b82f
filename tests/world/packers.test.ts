/** Tarballs of honest packers: each is judged without a doubt, and read entry by entry as node-tar reads it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectHonest } from '../support/honest-tar.ts';
import { makeTree, type Names } from '../support/package-tree.ts';
import { judge } from './support/bin.ts';
import { installLocked } from './support/locked.ts';

const folder = mkdtempSync(join(tmpdir(), 'packers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tools = installLocked(resolve('fixtures/packers'));
const NODE = `"${process.execPath}"`;

beforeAll(() => {
  for (const names of ['any', 'ustar', 'v7'] as const) makeTree(join(folder, names, 'package'), names);
});

interface Packer {
  /** For the shell, in the folder that holds `package`; $OUT is the tarball to write. */
  readonly command: string;
  readonly names?: Names;
  /** What has to be there; the packer is left out, with a line that says so, where it is not. */
  readonly needs?: string;
}

/** A module for Node that gets the library by its name in the lock file. */
function library(name: string, code: string): Packer {
  const load = `const lib = require(${JSON.stringify(join(tools, name))});`;
  const all = `const fs = require('fs'), zlib = require('zlib'), out = process.env.OUT; ${load} ${code}`;
  return { command: `${NODE} -e '${all.replaceAll("'", `'\\''`)}'` };
}

const INTO_OUT = '.pipe(zlib.createGzip()).pipe(fs.createWriteStream(out));';
const streamed = `const pack = lib.pack();
  pack.entry({ name: 'package/package.json' }, '{"name":"sample","version":"1.0.0"}');
  pack.entry({ name: 'package/' + 'n'.repeat(150) + '.js', uid: 1000, uname: 'builder' }, 'x');
  pack.entry({ name: 'package/größe.js' }, 'x');
  pack.entry({ name: 'package/note.js', pax: { comment: 'x' } }, 'x');
  pack.entry({ name: 'package/far', type: 'symlink', linkname: 't'.repeat(150) });
  pack.entry({ name: 'package/folder', type: 'directory' });
  pack.finalize();
  pack${INTO_OUT}`;
const archived = `const pack = lib.TarArchive ? new lib.TarArchive({ gzip: true }) : lib('tar', { gzip: true });
  pack.pipe(fs.createWriteStream(out));
  pack.directory('package', 'package');
  pack.finalize();`;
const created = (options: string): string =>
  `lib.create({ sync: true, gzip: true, file: out, ${options} }, ['package']);`;
const python = (format: string): string =>
  `python3 -c "import os,tarfile; t=tarfile.open(os.environ['OUT'],'w:gz',format=tarfile.${format}); t.add('package'); t.close()"`;
const inGit = (archive: string): string =>
  `cd package && git init -q && git add -A && git -c user.name=a -c user.email=a@example.org commit -q -m all && ` +
  `${archive} > "$OUT"; rm -rf .git`;
const zipped = (gzip: string): string => `tar -cf - package | ${gzip} > "$OUT"`;

const PACKERS: Readonly<Record<string, Packer>> = {
  'tar 2': library(
    'tar-2',
    `require(${JSON.stringify(join(tools, 'fstream'))}).Reader({ path: 'package', type: 'Directory' })
      .pipe(lib.Pack({ noProprietary: true }))${INTO_OUT}`,
  ),
  'tar 4': library('tar-4', created('')),
  'tar 4, portable': library('tar-4', created('portable: true')),
  'tar 6': library('tar-6', created('')),
  'tar 6, portable': library('tar-6', created('portable: true')),
  'tar-stream 1': library('tar-stream-1', streamed),
  'tar-stream 3': library('tar-stream-3', streamed),
  'tar-fs 3': library('tar-fs', `lib.pack('.')${INTO_OUT}`),
  'archiver 5': library('archiver-5', archived),
  'archiver 8': library('archiver-8', archived),
  'modern-tar': {
    command: `${NODE} --input-type=module -e "import { packTar } from '${join(tools, 'modern-tar/dist/fs/index.js')}';
      import { pipeline } from 'node:stream/promises'; import { createGzip } from 'node:zlib';
      import { createWriteStream } from 'node:fs';
      await pipeline(packTar('.'), createGzip(), createWriteStream(process.env.OUT))"`,
  },
  'yarn 1': { command: `cd package && ${NODE} ${join(tools, 'yarn-1/bin/yarn.js')} pack --ignore-scripts -f "$OUT"` },
  'pnpm 8': {
    command: `cd package && ${NODE} ${join(tools, 'pnpm-8/bin/pnpm.cjs')} pack --pack-destination "$OUT.d" && mv "$OUT.d"/*.tgz "$OUT"`,
  },
  ...Object.fromEntries(
    (['gnu', 'oldgnu', 'posix'] as const).map((format) => [
      `tar --format=${format}`,
      { command: `tar --format=${format} -czf "$OUT" package`, needs: 'tar' },
    ]),
  ),
  'tar --format=ustar': { command: 'tar --format=ustar -czf "$OUT" package', names: 'ustar', needs: 'tar' },
  'tar --format=v7': { command: 'tar --format=v7 -czf "$OUT" package', names: 'v7', needs: 'tar' },
  'tar with large ids': { command: 'tar --owner=a:3000000 --group=b:4000000000 -czf "$OUT" package', needs: 'tar' },
  'tar, one entry after the other': {
    command: 'tar -cf "$OUT.tar" package/package.json && tar -rf "$OUT.tar" package/bin && gzip -c "$OUT.tar" > "$OUT"',
    needs: 'tar',
  },
  'tarfile, GNU': { command: python('GNU_FORMAT'), needs: 'python3' },
  'tarfile, pax': { command: python('PAX_FORMAT'), needs: 'python3' },
  'tarfile, ustar': { command: python('USTAR_FORMAT'), names: 'ustar', needs: 'python3' },
  'git archive': { command: inGit('git archive --prefix=package/ --format=tgz HEAD'), needs: 'git' },
  bsdtar: { command: 'bsdtar -czf "$OUT" package', needs: 'bsdtar' },
  'bsdtar, pax': { command: 'bsdtar --format=pax -czf "$OUT" package', needs: 'bsdtar' },
  busybox: { command: 'busybox tar -czf "$OUT" package', needs: 'busybox' },
  '7z': { command: '7z a -ttar "$OUT.tar" package > "$OUT.log" && gzip -c "$OUT.tar" > "$OUT"', needs: '7z' },
  'gzip -9 in two members': {
    command: `tar -cf "$OUT.tar" package && (head -c 9999 "$OUT.tar" | gzip -9; tail -c +10000 "$OUT.tar" | gzip -9) > "$OUT"`,
    needs: 'gzip',
  },
  'gzip with a name': {
    command: 'tar -cf "$OUT.tar" package && gzip -N "$OUT.tar" && mv "$OUT.tar.gz" "$OUT"',
    needs: 'gzip',
  },
  'gzip of Python': {
    command: zipped(
      `python3 -c "import sys,gzip; g=gzip.GzipFile('name.tar','wb',9,sys.stdout.buffer,12345); g.write(sys.stdin.buffer.read()); g.close()"`,
    ),
    needs: 'python3',
  },
  'gzip, filled to whole records': { command: zipped('gzip | dd conv=sync bs=10240 2> "$OUT.log"'), needs: 'gzip' },
  pigz: { command: zipped('pigz -i -b 128'), needs: 'pigz' },
  bgzip: { command: zipped('bgzip -c'), needs: 'bgzip' },
};

function isThere(program: string | undefined): boolean {
  if (program === undefined || spawnSync('sh', ['-c', `command -v ${program}`]).status === 0) return true;
  process.stderr.write(`skipped: ${program} is not installed\n`);
  return false;
}

describe('the tarball of', () => {
  const there = Object.entries(PACKERS).filter(([, { needs }]) => isThere(needs));

  test.each(there)('%s', (name, { command, names = 'any' }) => {
    const out = join(folder, `${name.replace(/\W+/g, '-')}.tgz`);
    const env = { ...process.env, OUT: out, COREPACK_ENABLE_STRICT: '0' };
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: join(folder, names), env, encoding: 'utf8' });
    expect(existsSync(out), `exit ${status}: ${stderr}`).toBe(true);
    const { report } = judge(out);
    expect(report.incomplete).toEqual([]);
    expect(report.verdict.outcome).toBe('pass');
    expectHonest(gunzipSync(readFileSync(out)));
  });
});
