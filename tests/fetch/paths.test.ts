import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathFrom, pathInside } from '../../src/fetch/paths.ts';

describe('pathFrom and pathInside', () => {
  it.each([
    ['/home/a', '/home/a', '', ''],
    ['/home/a', '/home/a/b/c.json', 'b/c.json', 'b/c.json'],
    ['/home/a', '/home/a/..b', '..b', '..b'],
    ['/home/a', '/home/a/..b/c', '..b/c', '..b/c'],
    ['/home/a', '/home', '..', null],
    ['/home/a', '/home/b', '../b', null],
    ['/', '/home/a', 'home/a', 'home/a'],
    ['/home/a', '/home/a/b\\c', 'b\\c', 'b\\c'],
  ])('%s → %s with POSIX rules', (folder, path, way, inside) => {
    expect(pathFrom(folder, path, posix)).toBe(way);
    expect(pathInside(folder, path, posix)).toBe(inside);
  });

  it.each([
    ['C:\\work\\a', 'C:\\work\\a', '', ''],
    ['C:\\work\\a', 'C:\\work\\a\\b\\c.json', 'b/c.json', 'b/c.json'],
    ['C:\\work\\a', 'c:\\Work\\A\\b', 'b', 'b'],
    ['C:\\work\\a', 'C:\\work\\a\\..b\\c', '..b/c', '..b/c'],
    ['C:\\work\\a', 'C:\\work\\b', '../b', null],
    ['C:\\work\\a', 'C:\\work', '..', null],
    ['C:\\work\\a', 'D:\\work\\a\\b', null, null],
    ['\\\\server\\share\\a', '\\\\server\\share\\a\\b', 'b', 'b'],
    ['\\\\server\\share\\a', 'C:\\a\\b', null, null],
  ])('%s → %s with the rules of Windows', (folder, path, way, inside) => {
    expect(pathFrom(folder, path, win32)).toBe(way);
    expect(pathInside(folder, path, win32)).toBe(inside);
  });
});
