import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LeakcheckError } from '../../src/base/errors.ts';
import type { FetchOptions } from '../../src/fetch/artifact.ts';
import { openTarget } from '../../src/fetch/index.ts';
import { makePackage } from '../support/tarball.ts';

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-tarball-')));
afterAll(() => rmSync(cwd, { recursive: true }));

const options: FetchOptions = { cwd, env: { HOME: join(cwd, 'home') }, userAgent: 'leakcheck test' };
const packed = makePackage('a', '1.0.0', { 'index.js': 'x'.repeat(2000) });
const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;

async function concat(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

mkdirSync(join(cwd, 'home'));
mkdirSync(join(cwd, 'dist'));
mkdirSync(join(cwd, 'folder.tgz'));
for (const name of ['a.tgz', 'word', 'home/a.tgz', 'dist/odd-name']) writeFileSync(join(cwd, name), packed);

it.each(['a.tgz', './a.tgz', 'file:a.tgz', join(cwd, 'a.tgz'), '~/a.tgz', './word', 'dist/odd-name'])(
  'reads %s with its size and integrity',
  async (spec) => {
    const source = await openTarget(spec, options);
    const { result, facts } = await source.read(concat);
    expect(result.equals(packed)).toBe(true);
    expect(facts).toEqual({ integrity, packedBytes: packed.length, declaredIntegrity: 'none' });
    expect(source.target).toEqual({ kind: 'tarball', spec: spec.replace('file:', '') });
  },
);

it('can read a file twice', async () => {
  const source = await openTarget('a.tgz', options);
  await source.read(concat);
  expect((await source.read(concat)).result.equals(packed)).toBe(true);
});

it('reads standard input', async () => {
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield packed.subarray(0, 10);
    yield packed.subarray(10);
  }
  const source = await openTarget('-', { ...options, stdin: stdin() });
  const { result, facts } = await source.read(concat);
  expect(result.equals(packed)).toBe(true);
  expect(facts.integrity).toBe(integrity);
  expect(source.target).toEqual({ kind: 'bytes', label: 'stdin' });
});

it('lets an error of the consumer out unchanged', async () => {
  const source = await openTarget('a.tgz', options);
  const error = new LeakcheckError('ENOTARBALL', 'this is no tarball');
  await expect(source.read(() => Promise.reject(error))).rejects.toBe(error);
  const systemError = Object.assign(new Error('not about the tarball'), { code: 'ENOENT' });
  await expect(source.read(() => Promise.reject(systemError))).rejects.toBe(systemError);
});

it.each([
  ['missing.tgz', 'ENOTFOUND', 'no such file: missing.tgz', 'working directory'],
  ['packages/cli', 'ENOTFOUND', 'no such file: packages/cli', 'working directory'],
  ['a.tgz/b.tgz', 'ENOTFOUND', 'no such file: a.tgz/b.tgz', 'working directory'],
  ['./dist', 'EUSAGE', './dist holds no package.json', 'leakcheck --folder ./dist'],
  ['folder.tgz', 'EUSAGE', 'folder.tgz holds no package.json', '--folder'],
  [
    'dist',
    'EUSAGE',
    '"dist" is a folder here and could be a package',
    'say ./dist for the folder or dist@latest for the',
  ],
  ['word', 'EUSAGE', '"word" is a file here and could be a package', 'say ./word for the file or word@latest for the'],
  ['-', 'EUSAGE', 'there is no standard input', 'npm pack'],
])('says what is wrong with %s', async (spec, code, message, hint) => {
  const error = await openTarget(spec, options)
    .then((source) => source.read(concat))
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toMatchObject({ code, message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
});

it('says when a file may not be read', async ({ skip }) => {
  if (process.platform === 'win32' || process.getuid?.() === 0) skip();
  const path = join(cwd, 'locked.tgz');
  writeFileSync(path, packed);
  chmodSync(path, 0o000);
  const source = await openTarget('locked.tgz', options);
  await expect(source.read(concat)).rejects.toMatchObject({ code: 'EREAD', message: 'permission denied: locked.tgz' });
});

it('stops when the caller aborts', async () => {
  const caller = new AbortController();
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield packed;
    await new Promise(() => {});
  }
  const source = await openTarget('-', { ...options, stdin: endless(), signal: caller.signal });
  const reading = source.read(concat);
  setTimeout(() => caller.abort(), 20);
  await expect(reading).rejects.toMatchObject({ code: 'EABORT' });
  await expect(openTarget('a.tgz', { ...options, signal: caller.signal })).rejects.toMatchObject({ code: 'EABORT' });
});
