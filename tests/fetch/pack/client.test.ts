import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseClient, runningClient } from '../../../src/fetch/pack/client.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakcheck-client-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Chooses for the folder `a/b` of a tree of these files. */
function choose(files: Readonly<Record<string, object | string>>): Promise<string> {
  const folder = join(root, 'a/b');
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return chooseClient(folder);
}

describe('who publishes', () => {
  it.each<[string, Readonly<Record<string, object | string>>]>([
    ['npm', {}],
    ['pnpm', { 'a/b/package.json': { packageManager: 'pnpm@10.0.0+sha512.abc' }, 'a/b/yarn.lock': '' }],
    ['bun', { 'a/b/package.json': { devEngines: { packageManager: { name: 'bun' } } } }],
    ['yarn', { 'a/b/package.json': { devEngines: { packageManager: [{ name: 'vlt' }, { name: 'yarn' }] } } }],
    ['yarn', { '.git/HEAD': '', 'package.json': { packageManager: 'yarn@4.0.0' }, 'a/b/package-lock.json': '{}' }],
    ['pnpm', { 'pnpm-workspace.yaml': '', 'pnpm-lock.yaml': '' }],
    ['bun', { 'package.json': { workspaces: ['a/*'] }, 'bun.lockb': '' }],
    ['npm', { 'a/b/.git': 'gitdir: x', 'pnpm-lock.yaml': '' }],
    ['npm', { 'pnpm-lock.yaml': '' }],
    ['npm', { 'a/b/pnpm-lock.yaml': '', 'a/b/package-lock.json': '{}' }],
    ['npm', { 'a/b/package.json': { packageManager: 'other@1' } }],
  ])('%s: %j', async (client, files) => {
    expect(await choose(files)).toBe(client);
  });

  it('is what runs the script', () => {
    expect(runningClient({ npm_config_user_agent: 'pnpm/10.0.0 npm/? node/v20' })).toBe('pnpm');
    expect(runningClient({ npm_config_user_agent: 'vlt/1' })).toBeUndefined();
    expect(runningClient({})).toBeUndefined();
  });
});
