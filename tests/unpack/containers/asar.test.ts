import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/base/types.ts';
import { makeAsar } from '../../support/asar.ts';
import { files, gaps, holds, unpackContainer } from './rig.ts';

const file = (offset: number, size: number): JsonObject => ({ offset: String(offset), size });

describe('asar', () => {
  it('reads the files in their order, leaves out links and files beside the archive', async () => {
    const directory = {
      files: {
        'b.js': file(5, 6),
        lib: { files: { 'a.js': file(0, 5), deep: { files: { 'c.js': file(11, 0) } } } },
        link: { link: 'b.js' },
        native: { size: 9, unpacked: true },
        'same.js': file(5, 6),
      },
    };
    const bytes = makeAsar(directory, 'AAAAABBBBBB');
    for (const pieces of [bytes.length, 3]) {
      const seen = await unpackContainer('app.asar', bytes, { pieces });
      expect(files(seen)).toEqual({
        'app.asar > lib/a.js': 'AAAAA',
        'app.asar > b.js': 'BBBBBB',
        'app.asar > lib/deep/c.js': '',
      });
      expect(seen.incomplete).toEqual([]);
      expect(holds(seen, '"unpacked"')).toBe(true);
      expect(seen.entries[0]!.length).toBe(bytes.length);
    }
  });

  it.each([
    ['bytes between files', { a: file(0, 3), b: file(9, 2) }, 'AAAhiddenBB', 'odd-archive app.asar'],
    ['bytes behind the last', { a: file(0, 3) }, 'AAAhidden', 'odd-archive app.asar'],
    ['files in each other', { a: file(0, 8), b: file(2, 6) }, 'AAhidden', 'odd-archive app.asar'],
    ['a file beyond the end', { a: file(0, 99) }, 'hidden', 'truncated app.asar > a'],
  ])('%s: found and undecided', async (_, entries, data, gap) => {
    const seen = await unpackContainer('app.asar', makeAsar({ files: entries }, data));
    expect(holds(seen, 'hidden')).toBe(true);
    expect(gaps(seen)).toContain(gap);
  });

  it('searches everything if the directory is no JSON', async () => {
    const bytes = makeAsar({ files: {} }, 'hidden');
    bytes[17] = 0x2c;
    const seen = await unpackContainer('app.asar', bytes);
    expect(holds(seen, 'hidden')).toBe(true);
    expect(gaps(seen)).toEqual(['corrupt app.asar']);
  });
});
