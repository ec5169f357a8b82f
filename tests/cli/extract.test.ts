import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMap, withLink } from '../support/map-package.ts';
import { makePackage } from '../support/tarball.ts';
import { buildCommandLine, type CommandLine } from './command.ts';

const TEXTS: Readonly<Record<string, string>> = {
  '../src/cli.ts': 'import "./auth";\n',
  '../src/auth.ts': 'const a = 1;\nconst b = 2;\n',
  '../src/ui/view.tsx': '<View />',
  '../src/\u001b[31mred/\u202egnp.ts': 'red',
  '../node_modules/left-pad/index.js': 'module.exports = pad;\n',
  'webpack/bootstrap': 'boot',
};

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
  const files = {
    ...withLink('dist/cli.js', makeMap(TEXTS)),
    ...withLink('dist/two.js', makeMap({ '../src/auth.ts': TEXTS['../src/auth.ts']! })),
    'src/cli.ts': TEXTS['../src/cli.ts']!,
  };
  await pack('leak.tgz', files);
  await pack('clean.tgz', { 'index.js': 'x();\n' });
  await pack('cut.tgz', { 'a.js.map': makeMap({ 'a.ts': 'whole', 'b.ts': 'cut here' }).replace(/ here.*$/, '') });
});
afterAll(() => cli.remove());

async function pack(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await writeFile(join(cli.folder, name), makePackage('sample', '1.0.0', files));
}

/** Paths and contents below a folder. */
async function tree(folder: string): Promise<Record<string, string>> {
  const found = await readdir(join(cli.folder, folder), { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.toSorted().map((file) => readFile(file, 'utf8')));
  const root = join(cli.folder, folder);
  return Object.fromEntries(files.toSorted().map((file, at) => [file.slice(root.length + 1), contents[at]!]));
}

describe('--list', () => {
  it.each(['--list', '--list --verbose', '--list --json', '--help'])('extract leak.tgz %s', async (flags) => {
    const { stdout, stderr, code } = await cli.run(['extract', './leak.tgz', ...flags.split(' ')]);
    const text = `$ leakcheck extract ./leak.tgz ${flags}\nexit code ${code}\n--- stdout\n${stdout}--- stderr\n${stderr}`;
    await expect(text).toMatchFileSnapshot(`__snapshots__/extract_${flags.replaceAll(' ', '_')}.txt`);
  });

  it('writes nothing', async () => {
    const before = await readdir(cli.folder);
    await cli.run(['extract', './leak.tgz', '--list']);
    expect(await readdir(cli.folder)).toEqual(before);
  });
});

describe('--out', () => {
  it('writes every text as it was, and the list of them, into private folders', async () => {
    const { stdout, stderr, code } = await cli.run(['extract', './leak.tgz', '--out', 'leak']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toBe('wrote 6 files, 80 B, to leak; leakcheck-extract.json there lists them\n');
    const { 'leakcheck-extract.json': manifest, ...files } = await tree('leak');
    expect(files).toEqual({
      'src/cli.ts': TEXTS['../src/cli.ts'],
      'src/auth.ts': TEXTS['../src/auth.ts'],
      'src/ui/view.tsx': TEXTS['../src/ui/view.tsx'],
      'src/_[31mred/_gnp.ts': 'red',
      'node_modules/left-pad/index.js': TEXTS['../node_modules/left-pad/index.js'],
      'webpack/bootstrap': 'boot',
    });
    const list: Record<string, unknown>[] = JSON.parse(manifest!);
    expect(list.map(({ source, map }) => `${String(map)} ${String(source)}`)).toHaveLength(7);
    for (const { file, source, sha256, bytes, party } of list) {
      expect(sha256).toBe(createHash('sha256').update(TEXTS[String(source)]!).digest('hex'));
      expect(bytes).toBe(Buffer.byteLength(files[String(file)]!));
      expect(party).toBe(String(source).includes('node_modules') ? 'third' : 'first');
    }
    if (process.platform === 'win32') return;
    for (const path of ['leak', 'leak/src']) expect((await stat(join(cli.folder, path))).mode & 0o777).toBe(0o700);
    expect((await stat(join(cli.folder, 'leak/src/cli.ts'))).mode & 0o777).toBe(0o600);
  });

  it('refuses what exists, be it a link to nowhere', async () => {
    await mkdir(join(cli.folder, 'mine'));
    await symlink(join(cli.folder, 'nowhere'), join(cli.folder, 'link'));
    for (const name of ['mine', 'link', 'clean.tgz']) {
      const { stdout, stderr, code } = await cli.run(['extract', './leak.tgz', '--out', name]);
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      expect(stderr).toBe(
        `leakcheck: ${name} exists already\n  name a folder that does not exist yet: nothing is ever overwritten\n`,
      );
    }
    expect(await readdir(join(cli.folder, 'mine'))).toEqual([]);
    await expect(lstat(join(cli.folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('hostile names stay inside, and nothing is lost', async () => {
    const names = [
      '../../../outside.ts',
      '/etc/outside.ts',
      'C:\\outside.ts',
      '..\\..\\outside.ts',
      'a\0.ts',
      'leakcheck-extract.json',
      '.leakcheck-staging/0',
      '.leakcheck-staging',
      'file',
      'file/below',
      'FILE',
      'nul',
      '.git/config',
      `${'long'.repeat(200)}.ts`,
      `${'deep/'.repeat(500)}x.ts`,
      '.',
      '..',
      '__proto__/x',
    ];
    await pack('hostile.tgz', { 'a.js.map': makeMap(Object.fromEntries(names.map((name) => [name, `<${name}>`]))) });
    const before = await readdir(cli.folder);
    const { code } = await cli.run(['extract', './hostile.tgz', '--out', 'hostile']);
    expect(code).toBe(0);
    expect((await readdir(cli.folder)).toSorted()).toEqual([...before, 'hostile'].toSorted());
    const { 'leakcheck-extract.json': manifest, ...files } = await tree('hostile');
    expect(Object.values(files).toSorted()).toEqual(names.map((name) => `<${name}>`).toSorted());
    const list: { file: string; source: string }[] = JSON.parse(manifest!);
    expect(Object.fromEntries(list.map(({ file, source }) => [file, `<${source}>`]))).toEqual(files);
    const tops = Object.keys(files).map((file) => file.replace(/\/.*$/, ''));
    expect(tops.filter((top) => top === '.git' || top === '.leakcheck-staging')).toEqual([]);
  });

  it('says that there is nothing, and leaves no folder', async () => {
    const { stdout, stderr, code } = await cli.run(['extract', './clean.tgz', '--out', 'none']);
    expect({ stdout, stderr, code }).toEqual({
      stdout: 'nothing to extract: no source map with text was found\n',
      stderr: '',
      code: 0,
    });
    await expect(lstat(join(cli.folder, 'none'))).rejects.toThrow('ENOENT');
  });

  it('writes what a cut map still holds, says so and exits with 2', async () => {
    const { stderr, code } = await cli.run(['extract', './cut.tgz', '--out', 'cut']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^\? not checked: a\.js\.map \(the map is malformed at byte \d+: /);
    expect(Object.keys(await tree('cut'))).toEqual(['a.ts', 'b.ts', 'leakcheck-extract.json']);
  });

  it('leaves no folder if the target cannot be read', async () => {
    const { code } = await cli.run(['extract', './missing.tgz', '--out', 'missing']);
    expect(code).toBe(2);
    await expect(lstat(join(cli.folder, 'missing'))).rejects.toThrow('ENOENT');
  });
});

describe('usage', () => {
  it.each([
    ['', 'say either --out <dir> or --list'],
    ['--out x --list', 'say either --out <dir> or --list'],
    ['--out x --json', '--json goes with --list'],
  ])('%j is refused', async (flags, message) => {
    const { stderr, code } = await cli.run(['extract', './leak.tgz', ...flags.split(' ').filter(Boolean)]);
    expect(code).toBe(2);
    expect(stderr).toContain(`leakcheck: ${message}\n`);
  });
});
