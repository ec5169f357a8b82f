import { assert, asyncProperty, constantFrom, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeakcheckError } from '../../src/base/errors.ts';
import type { Platform } from '../../src/fetch/path-target.ts';
import { classifyTarget } from '../../src/fetch/resolve-target.ts';

const PLATFORMS: readonly Platform[] = ['posix', 'win32'];

const ANYWHERE: readonly (readonly [spec: string, kind: string, path?: string])[] = [
  ['.', 'directory'],
  ['..', 'directory'],
  ['', 'directory', '.'],
  ['./a', 'directory'],
  ['../a', 'directory'],
  ['/a', 'directory'],
  ['~', 'directory'],
  ['~/a', 'directory'],
  ['a/b/', 'directory'],
  ['C:/a', 'directory'],
  ['file:a', 'directory', 'a'],
  ['file:/a/b', 'directory', '/a/b'],
  ['file:///a/b.tgz', 'tarball', '/a/b.tgz'],
  ['FILE:x.tar', 'tarball', 'x.tar'],
  ['x.tgz', 'tarball'],
  ['x.tar', 'tarball'],
  ['x.TAR.GZ', 'tarball'],
  ['./d/x.tgz', 'tarball'],
  ['name-1.0.0.tgz', 'tarball'],
  ['name@1.0.0.tgz', 'tarball'],
  ['@scope-name.tgz', 'tarball'],
  ['dist/x.tgz', 'tarball'],
  ['packages/cli', 'directory'],
  ['owner/repo', 'directory'],
  ['owner/repo#main', 'directory'],
  ['@scope/name/dist', 'directory'],
  ['foo@./x.tgz', 'tarball', './x.tgz'],
  ['foo@file:dir', 'directory', 'dir'],
  ['foo@owner/repo', 'directory', 'owner/repo'],
  ['foo', 'registry'],
  ['Foo', 'registry'],
  ['dist', 'registry'],
  ['foo@', 'registry'],
  ['foo@1', 'registry'],
  ['foo@>=1 <3', 'registry'],
  ['@s/foo@latest', 'registry'],
  ['@s/foo', 'registry'],
  ['foo@npm:bar@1', 'registry'],
  ['foo@npm:@s/bar@1', 'registry'],
  ['https://host.example/x.tgz', 'remote'],
  ['http://host.example/x.tgz?a=b', 'remote'],
  ['foo@https://host.example/x.tgz', 'remote', 'https://host.example/x.tgz'],
];

describe.each(PLATFORMS)('on %s', (platform) => {
  it.each(ANYWHERE.map(([spec, kind, path = spec]) => [spec, kind, path] as const))(
    '%j is a %s',
    async (spec, kind, path) => {
      expect(await classifyTarget(spec, platform)).toEqual({ kind, spec: path });
    },
  );

  it.each([
    'git+ssh://git@host.example/a/b.git',
    'git://host.example/a.git',
    'github:a/b',
    'git@host.example:a/b.git',
    'foo@github:a/b',
  ])('refuses the git spec %j', async (spec) => {
    await expect(classifyTarget(spec, platform)).rejects.toThrow(
      expect.objectContaining({ code: 'EUSAGE', hint: 'clone it, then scan the folder: leakcheck ./folder' }),
    );
  });

  it.each(['ftp://host.example/x', 'foo:bar', 'a b', '@', 'foo@tag with space', 'foo@npm:', 'foo@npm:a@npm:b'])(
    'refuses %j',
    async (spec) => {
      await expect(classifyTarget(spec, platform)).rejects.toThrow(expect.objectContaining({ code: 'EUSAGE' }));
    },
  );

  it('answers every string with a target or a usage error', async () => {
    await assert(
      asyncProperty(string({ unit: constantFrom(...'aZ1@/\\.:~#-+ %\u0000é') }), async (spec) => {
        try {
          const { kind } = await classifyTarget(spec, platform);
          expect(['directory', 'tarball', 'registry', 'remote', 'bytes']).toContain(kind);
        } catch (error) {
          expect(error).toBeInstanceOf(LeakcheckError);
          expect(error).toMatchObject({ code: 'EUSAGE' });
        }
      }),
    );
  });
});

it('reads - as standard input', async () => {
  expect(await classifyTarget('-')).toEqual({ kind: 'bytes', label: 'stdin' });
});

it('knows backslashes and drive letters on Windows', async () => {
  expect(await classifyTarget('packages\\cli', 'win32')).toEqual({ kind: 'directory', spec: 'packages\\cli' });
  expect(await classifyTarget('C:\\a\\x.tgz', 'win32')).toEqual({ kind: 'tarball', spec: 'C:\\a\\x.tgz' });
  expect(await classifyTarget('\\\\server\\share', 'win32')).toEqual({ kind: 'directory', spec: '\\\\server\\share' });
  expect(await classifyTarget('file:///C:/a/x.tgz', 'win32')).toEqual({ kind: 'tarball', spec: 'C:/a/x.tgz' });
  await expect(classifyTarget('packages\\cli', 'posix')).rejects.toThrow(expect.objectContaining({ code: 'EUSAGE' }));
});
