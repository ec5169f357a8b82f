/** `leakcheck init` on small projects: what it shows and writes, that a second run changes nothing, and whom it asks. */
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initCommand } from '../../src/cli/commands/init.ts';
import type { InitFlags } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'leakcheck-init-')));
  await mkdir(join(folder, '.git'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, object | string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
    await writeFile(join(folder, name), text);
  }
}

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

interface Ran {
  readonly code: number;
  readonly text: string;
}

/** `answer` is what a person types; without it nobody is there. */
async function init(flags: InitFlags = { yes: true }, answer?: string): Promise<Ran> {
  let text = '';
  const terminal: Terminal = {
    cwd: folder,
    env: {},
    stdin: () => {
      throw new Error('stdin is not read');
    },
    interactive: answer !== undefined,
    ask: async (question) => {
      text += `${question}${answer}\n`;
      return answer ?? '';
    },
    abilities: () => ({ color: false, width: 80, unicode: true }),
    write: async (_, part) => {
      text += part;
      return true;
    },
    close: () => undefined,
  };
  return { code: await initCommand(flags, terminal), text };
}

/** Every file of the project but those of git, by name. */
async function tree(): Promise<string> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const parts = paths.toSorted().map(async (path) => {
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    return `=== ${name}\n${await readFile(path, 'utf8')}`;
  });
  return (await Promise.all(parts)).join('');
}

const base = { name: '@acme/cli', version: '1.0.0', license: 'SEE LICENSE IN LICENSE.md' };
const CRLF =
  '\uFEFF{\r\n\t"name": "@acme/cli",\r\n\t"license": "MIT",\r\n\t"scripts": {\r\n\t\t"build": "tsc"\r\n\t}\r\n}';

const PROJECTS: Readonly<Record<string, Readonly<Record<string, object | string>>>> = {
  npm: {
    'package.json': { ...base, scripts: { build: 'tsdown' }, devDependencies: { tsdown: '1.0.0', leakcheck: '1.0.0' } },
    'package-lock.json': {},
    '.github/workflows/ci.yml': 'name: ci\n',
  },
  'npm with a postpack': {
    'package.json': { ...base, scripts: { postpack: 'node clean.js', test: 'vitest' } },
  },
  pnpm: {
    'package.json': {
      ...base,
      packageManager: 'pnpm@10.1.0',
      scripts: { build: 'vite build' },
      devDependencies: { vite: '7.0.0' },
    },
    'pnpm-lock.yaml': '',
    '.github/dependabot.yml': '',
  },
  yarn: {
    'package.json': { ...base, packageManager: 'yarn@4.9.0', scripts: { prepack: 'yarn build', build: 'webpack' } },
    'yarn.lock': '',
    '.github/workflows/ci.yml': 'name: ci\n',
  },
  bun: {
    'package.json': { ...base, license: 'MIT', repository: 'github:acme/cli', scripts: { build: 'bun build src' } },
    'bun.lock': '',
    '.github/workflows/ci.yml': 'name: ci\n',
  },
  'CRLF, BOM and tabs': { 'package.json': CRLF },
  'one line': { 'package.json': '{ "name": "a", "license": "MIT" }' },
  private: { 'package.json': { ...base, private: true } },
  'empty scripts': { 'package.json': '{\n    "name": "a",\n    "scripts": {}\n}\n' },
  workspace: {
    'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
    'packages/a/package.json': { ...base, name: '@acme/a' },
    'packages/b/package.json': { ...base, name: '@acme/b', scripts: { postpack: 'leakcheck hook' } },
    'packages/c/package.json': { ...base, name: '@acme/c', private: true },
  },
};

describe('what is shown and written', () => {
  it.each(Object.keys(PROJECTS))('%s', async (name) => {
    await write(PROJECTS[name]!);
    const first = await init();
    const written = await tree();
    expect(first.code).toBe(0);
    const text = `${first.text}\n${written}`.replaceAll('\r', '␍').replaceAll('\uFEFF', '[BOM]').replaceAll('\t', '→');
    await expect(text).toMatchFileSnapshot(`__snapshots__/init_${name.replaceAll(/\W+/g, '_')}.txt`);

    const second = await init();
    expect(second.text).toContain('nothing to change');
    expect(await tree()).toBe(written);
    expect(() =>
      JSON.parse(
        written
          .split('=== package.json\n')[1]!
          .split('===')[0]!
          .replace(/^\uFEFF/, ''),
      ),
    ).not.toThrow();
  });

  it('lets the workflow build as a publish does where only prepack builds', async () => {
    const scripts = { prepack: 'tsc' };
    await write({ 'package.json': { ...base, scripts }, '.github/workflows/ci.yml': 'name: ci\n' });
    await init();
    const text = await read('.github/workflows/leakcheck.yml');
    expect(text).toContain('- run: npx --no-install leakcheck --run-scripts\n');
  });

  it('changes one line of a package.json with Windows line ends and nothing else', async () => {
    await write({ 'package.json': CRLF });
    await init();
    expect(await read('package.json')).toBe(
      CRLF.replace('"tsc"\r\n', '"tsc",\r\n\t\t"postpack": "leakcheck hook"\r\n'),
    );
  });

  it('keeps the mode of package.json and a link to it', async () => {
    await write({ 'real/package.json': base });
    await chmod(join(folder, 'real/package.json'), 0o600);
    await symlink('real/package.json', join(folder, 'package.json'));
    await init();
    expect((await stat(join(folder, 'real/package.json'))).mode & 0o777).toBe(0o600);
    expect(await read('real/package.json')).toContain('leakcheck hook');
    expect(await readdir(join(folder, 'real'))).toEqual(['package.json']);
  });
});

describe('what is there already', () => {
  it.each([
    ['leakcheck.config.json', '{}'],
    ['leakcheck.config.jsonc', '{}'],
  ])('%s stays', async (name, text) => {
    await write({ 'package.json': base, [name]: text });
    await init();
    expect(await read(name)).toBe(text);
    expect((await readdir(folder)).filter((file) => file.startsWith('leakcheck'))).toEqual([name]);
  });

  it('a member of package.json, and a configuration above, are enough', async () => {
    await write({ 'package.json': { ...base, leakcheck: {} } });
    await init();
    expect(await readdir(folder)).not.toContain('leakcheck.config.json');
  });

  it('a workflow that runs leakcheck stays alone', async () => {
    await write({ 'package.json': base, '.github/workflows/release.yaml': 'run: npx leakcheck\n' });
    await init();
    expect(await readdir(join(folder, '.github/workflows'))).toEqual(['release.yaml']);
  });
});

describe('consent', () => {
  it('without a terminal nothing is written, and the diff is shown', async () => {
    await write({ 'package.json': base });
    const before = await tree();
    await expect(init({})).rejects.toMatchObject({ code: 'EUSAGE', hint: expect.stringContaining('init --yes') });
    expect(await tree()).toBe(before);
  });

  it.each([
    ['y', true],
    ['Yes', true],
    ['', false],
    ['n', false],
    ['yellow', false],
  ])('the answer %j', async (answer, isWritten) => {
    await write({ 'package.json': base });
    const { code, text } = await init({}, answer);
    expect(code).toBe(0);
    expect(text).toContain('write 2 files? [y/N]');
    expect((await readdir(folder)).includes('leakcheck.config.json')).toBe(isWritten);
    expect(text.includes('nothing was written')).toBe(!isWritten);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['no package', {}, 'EUSAGE'],
    ['no JSON', { 'package.json': '{' }, 'EPACK'],
    ['a list', { 'package.json': '[]' }, 'EPACK'],
    ['a script that is none', { 'package.json': { ...base, scripts: { postpack: 1 } } }, 'EUSAGE'],
    ['scripts that are none', { 'package.json': { ...base, scripts: 'tsc' } }, 'EUSAGE'],
    [
      'a wrong configuration',
      { 'package.json': base, 'leakcheck.config.json': '{', 'leakcheck.config.jsonc': '{' },
      'ECONFIG',
    ],
    [
      'a workspace of private packages',
      { 'package.json': { private: true, workspaces: ['a'] }, 'a/package.json': { private: true } },
      'EUSAGE',
    ],
  ])('%s', async (_, files, code) => {
    await write(files);
    await expect(init()).rejects.toMatchObject({ code });
  });
});
