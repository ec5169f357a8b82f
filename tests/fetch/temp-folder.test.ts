import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withTempFolder } from '../../src/fetch/temp-folder.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-temp-')));
  mkdirSync(join(root, 'real'));
  symlinkSync(join(root, 'real'), join(root, 'link'), 'junction');
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, join(root, 'link'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

it('has no link in its path, is private, and is gone with all that is in it', async () => {
  const used = await withTempFolder(async (folder) => {
    expect(dirname(folder)).toBe(join(root, 'real'));
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
    writeFileSync(join(folder, 'file'), '');
    return folder;
  });
  expect(existsSync(used)).toBe(false);
});

it('is gone when its user failed', async () => {
  let used = '';
  const work = withTempFolder(async (folder) => {
    used = folder;
    throw new Error('failed');
  });
  await expect(work).rejects.toThrow('failed');
  expect(existsSync(used)).toBe(false);
});

it('cannot be where there is no folder', async () => {
  rmSync(join(root, 'real'), { recursive: true });
  await expect(withTempFolder(async () => undefined)).rejects.toMatchObject({ code: 'EWRITE' });
});
