import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicy, type ConfigOptions } from '../src/config.ts';
import type { Policy } from '../src/policy/policy.ts';
import { TODAY } from './support/config.ts';

let base: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'leakcheck-config-')));
});
afterEach(() => rm(base, { recursive: true }));

async function write(files: Readonly<Record<string, object | string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(base, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
  }
}

function load(spec: string, more: Partial<ConfigOptions> = {}): Promise<Policy> {
  return loadPolicy(spec, { rules: new Map() }, { cwd: base, env: {}, today: TODAY, ...more });
}

const names = async (spec: string, more: Partial<ConfigOptions> = {}): Promise<string[]> =>
  (await load(spec, more)).sources.map(({ name }) => name);

describe('where it is found', () => {
  it('nowhere: the default policy', async () => {
    expect(await load('.')).toMatchObject({ failOn: 'high', sources: [] });
  });

  it.each(['leakcheck.config.json', 'leakcheck.config.jsonc'])('%s, with its digest', async (name) => {
    const text = '\uFEFF{\r\n "failOn": "low"\r\n}\r\n';
    await write({ [name]: text });
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(await load('.')).toMatchObject({ failOn: 'low', sources: [{ name, sha256 }] });
  });

  it('package.json with the member, and not without', async () => {
    await write({ 'package.json': { name: 'a', leakcheck: { failOn: 'low' } }, 'b/package.json': { name: 'b' } });
    expect(await load('.')).toMatchObject({ failOn: 'low', sources: [{ name: 'package.json' }] });
    expect(await names('./b')).toEqual([]);
  });

  it('a folder and those above it, up to the git root', async () => {
    await write({ 'leakcheck.config.json': {}, 'repo/.git/HEAD': '', 'repo/a/b/package.json': {} });
    expect(await names('./repo/a/b')).toEqual([]);
    await write({ 'repo/leakcheck.config.json': {} });
    expect(await names('./repo/a/b')).toEqual(['repo/leakcheck.config.json']);
    await write({ 'repo/a/leakcheck.config.json': {} });
    expect(await names('./repo/a/b')).toEqual(['repo/a/leakcheck.config.json']);
    expect(await names('.', { cwd: join(base, 'repo/a/b') })).toEqual(['../leakcheck.config.json']);
  });

  it('a git worktree, where .git is a file', async () => {
    await write({ 'repo/.git': 'gitdir: elsewhere', 'repo/leakcheck.config.json': {}, 'repo/a/x': '' });
    expect(await names('./repo/a')).toEqual(['repo/leakcheck.config.json']);
  });

  it('without a repository only the folder itself', async () => {
    await write({ 'leakcheck.config.json': {}, 'a/x': '' });
    expect(await names('./a')).toEqual([]);
    expect(await names('.')).toEqual(['leakcheck.config.json']);
  });

  it.each(['./a/x.tgz', 'name@1.0.0', '@acme/name', 'https://registry.example.org/a.tgz', '-', './missing', 'git://x'])(
    'for %s the working directory alone',
    async (spec) => {
      await write({ '.git/HEAD': '', 'leakcheck.config.json': {}, 'a/x.tgz': '', 'a/leakcheck.config.json': {} });
      expect(await names(spec)).toEqual(['leakcheck.config.json']);
      await mkdir(join(base, 'below'));
      expect(await names(spec.replace('./', '../'), { cwd: join(base, 'below') })).toEqual([]);
    },
  );

  it('--config wins, --no-config ignores all', async () => {
    await write({ 'leakcheck.config.json': { failOn: 'low' }, 'other/policy.jsonc': '{ "failOn": "medium", }' });
    expect(await load('.', { config: 'other/policy.jsonc' })).toMatchObject({
      failOn: 'medium',
      sources: [{ name: 'other/policy.jsonc' }],
    });
    expect(await load('.', { config: false })).toMatchObject({ failOn: 'high', sources: [] });
  });
});

describe('mistakes', () => {
  it.each<[string, Readonly<Record<string, object | string>>, Partial<ConfigOptions>, string]>([
    [
      'two in one folder',
      { 'leakcheck.config.json': {}, 'package.json': { leakcheck: {} } },
      {},
      'two configurations in one folder: leakcheck.config.json and package.json',
    ],
    [
      'both spellings',
      { 'leakcheck.config.json': {}, 'leakcheck.config.jsonc': '{}' },
      {},
      'two configurations in one folder: leakcheck.config.json and leakcheck.config.jsonc',
    ],
    ['a missing --config', {}, { config: 'none.json' }, 'there is no file none.json'],
    [
      '--config without the member',
      { 'package.json': {} },
      { config: 'package.json' },
      'package.json has no member "leakcheck"',
    ],
    [
      'a broken package.json that speaks of us',
      { 'package.json': '{ "leakcheck": { }' },
      {},
      'the text ends where a comma or } should be: no valid JSON in package.json:1:19',
    ],
    [
      'no UTF-8',
      { 'leakcheck.config.json': Buffer.from('\uFEFF{}', 'utf16le') },
      {},
      'cannot read leakcheck.config.json: it is no UTF-8',
    ],
    [
      'an unknown preset',
      { 'leakcheck.config.json': { extends: 'leakcheck:stict' } },
      {},
      'unknown preset "stict" in leakcheck.config.json:1:12',
    ],
    [
      'a missing file',
      { 'leakcheck.config.json': { extends: './none.json' } },
      {},
      '"./none.json" was not found in leakcheck.config.json:1:12',
    ],
    [
      'a missing package',
      { 'leakcheck.config.json': { extends: '@acme/none' } },
      {},
      '"@acme/none" was not found in leakcheck.config.json:1:12',
    ],
    [
      'itself',
      { 'leakcheck.config.json': { extends: './leakcheck.config.json' } },
      {},
      '"./leakcheck.config.json" extends itself in leakcheck.config.json:1:12',
    ],
    [
      'a circle',
      {
        'leakcheck.config.json': { extends: './a.json' },
        'a.json': { extends: './b.json' },
        'b.json': { extends: ['./a.json'] },
      },
      {},
      '"./a.json" extends itself in b.json:1:13',
    ],
    [
      'four levels',
      {
        'leakcheck.config.json': { extends: './a.json' },
        'a.json': { extends: './b.json' },
        'b.json': { extends: './c.json' },
        'c.json': { extends: './d.json' },
        'd.json': {},
      },
      {},
      'more than 3 levels of "extends" in c.json:1:12',
    ],
    [
      'a mistake further up',
      { 'leakcheck.config.json': { extends: './up/a.json' }, 'up/a.json': '{\n  "failOn": 1 }' },
      {},
      '"failOn" must be one of critical, high, medium, low, never, found a number in up/a.json:2:13',
    ],
  ])('%s', async (_, files, options, message) => {
    await write(files);
    await expect(load('.', options)).rejects.toMatchObject({
      code: 'ECONFIG',
      message: expect.stringContaining(message),
    });
  });
});

describe('extends', () => {
  it('left to right, then the own keys; all files are sources', async () => {
    await write({
      'leakcheck.config.json': {
        extends: ['leakcheck:closed-source', './team/a.json', '@acme/policy'],
        visibility: 'auto',
      },
      'team/a.json': { extends: '../b.json', failOn: 'low', minConfidence: 'certain' },
      'b.json': { failOn: 'never', rules: { 'dev-*': 'off' } },
      'node_modules/@acme/policy/leakcheck.config.json': {
        minConfidence: 'possible',
        rules: { 'dev-file-ide': 'warn' },
      },
    });
    const policy = await load('.');
    expect(policy).toMatchObject({ failOn: 'low', minConfidence: 'possible', visibility: 'auto' });
    expect(
      ['ai-agent-directory', 'dev-file-ide', 'dev-file-tests'].map((id) => policy.rules.get(id as 'dev-file-ide')),
    ).toEqual(['error', 'warn', 'off']);
    expect(policy.sources.map(({ name }) => name)).toEqual([
      'leakcheck.config.json',
      'team/a.json',
      'b.json',
      'node_modules/@acme/policy/leakcheck.config.json',
    ]);
  });

  it('three levels, and one file by two ways', async () => {
    await write({
      'leakcheck.config.json': { extends: ['./a.json', './b.json'] },
      'a.json': { extends: './b.json' },
      'b.json': { extends: './c.json' },
      'c.json': { failOn: 'low' },
    });
    expect(await names('.')).toEqual(['leakcheck.config.json', 'a.json', 'b.json', 'c.json']);
  });

  it('finds a package above, and sees a circle through a link', async () => {
    await write({
      'node_modules/policy/leakcheck.config.json': { failOn: 'low' },
      'a/leakcheck.config.json': { extends: 'policy' },
      'b/leakcheck.config.json': { extends: './link.json' },
    });
    expect(await load('./a')).toMatchObject({ failOn: 'low' });
    await symlink('leakcheck.config.json', join(base, 'b/link.json'));
    await expect(load('./b')).rejects.toThrow('extends itself');
  });

  it('what is extended may accept findings, with its own place', async () => {
    const allow = [{ rule: 'dev-file-ide', paths: ['a'], reason: 'long enough', expires: '2026-07-01' }];
    await write({ 'leakcheck.config.json': { extends: './a.json', allow }, 'a.json': { allow } });
    expect((await load('.')).allow.map(({ source, line }) => [source, line])).toEqual([
      ['a.json', 1],
      ['leakcheck.config.json', 1],
    ]);
  });
});
