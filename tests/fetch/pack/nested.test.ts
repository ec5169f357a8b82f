import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isNested, markNested } from '../../../src/fetch/pack/nested.ts';
import { withTempFolder } from '../../../src/fetch/temp-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nested-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function forge(folder: string, file: string, text: string, mode = 0o700): Promise<boolean> {
  mkdirSync(join(root, folder));
  writeFileSync(join(root, folder, file), text);
  chmodSync(join(root, folder), mode);
  return isNested({ LEAKCHECK_OUTER: join(root, folder, file) });
}

it('knows the marker of a pack that is running, and forgets it with its folder', async () => {
  const env = await withTempFolder(async (temp) => {
    const marked = await markNested(temp);
    expect(await isNested(marked)).toBe(true);
    return marked;
  });
  expect(await isNested(env)).toBe(false);
});

it('takes nothing else for one', async () => {
  const own = String(process.pid);
  expect(await isNested({})).toBe(false);
  expect(await isNested({ LEAKCHECK_OUTER: '1' })).toBe(false);
  expect(await forge('other-a', 'outer', own)).toBe(false);
  expect(await forge('leakcheck-a', 'inner', own)).toBe(false);
  expect(await forge('leakcheck-b', 'outer', '999999999')).toBe(false);
  expect(await forge('leakcheck-c', 'outer', '-1')).toBe(false);
  expect(await forge('leakcheck-d', 'outer', '')).toBe(false);
});

it.skipIf(process.platform === 'win32')('wants a folder that only this user can read', async () => {
  expect(await forge('leakcheck-a', 'outer', String(process.pid), 0o755)).toBe(false);
});
