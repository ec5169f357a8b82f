/** Archives in archives multiply: few bytes can stand for hundreds of thousands of them. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeTarball } from '../../support/tarball.ts';
import { makeZip } from '../../support/zip.ts';
import { tar, member } from '../../support/tar-blocks.ts';
import { files, gaps, unpackContainer } from './rig.ts';

const CLEAR = 'archives and compressed files inside the package or each other (limits.archives)';

const WIDTH = 7;

/** `WIDTH` archives in each of `WIDTH`, so many levels deep. */
function tower(levels: number, make: (content: Buffer) => Buffer): Buffer {
  let bytes: Buffer = Buffer.from('core');
  for (let i = 0; i < levels; i++) bytes = make(bytes);
  return bytes;
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}`);
const tarball = (content: Buffer): Buffer =>
  makeTarball(Object.fromEntries(names(WIDTH).map((name) => [name, content])));
const zip = (content: Buffer): Buffer => makeZip(names(WIDTH).map((name) => ({ name, content })));

describe('archives in archives', () => {
  it.each([
    ['tar in gzip', tarball],
    ['zip', zip],
  ])('are not decoded without end: %s', async (_, make) => {
    const seen = await unpackContainer('a', tower(5, make), { limits: { archives: 300 } });
    const decoded = seen.facts.filter(({ kind }) => kind === 'container').length;
    expect(decoded).toBeLessThanOrEqual(300);
    expect(decoded).toBeGreaterThan(50);
    expect(seen.entries.length).toBeLessThan(20 * decoded);
    const limits = seen.incomplete.filter(({ code }) => code === 'limit');
    expect(limits[0]!.detail).toContain(`more than 300 ${CLEAR}`);
    expect(limits.every(({ waivable }) => waivable)).toBe(true);
    const patient = await unpackContainer('a', tower(5, make), { limits: { archives: 100_000 } });
    expect(gaps(patient)).toEqual([]);
  });

  it('count once side by side, in the package or in one archive', async () => {
    const members = names(200).map((name) => ({ name, content: gzipSync(`core of ${name}`) }));
    const whole = await unpackContainer('a.zip', makeZip(members), { limits: { archives: 201 } });
    expect(gaps(whole)).toEqual([]);
    expect(Object.values(files(whole))).toContain('core of n199');
    const cut = await unpackContainer('a.zip', makeZip(members), { limits: { archives: 200 } });
    expect(gaps(cut)).toEqual(['limit a.zip > n199']);
  });

  it('do not keep the other files of the archive around them from being read', async () => {
    const members = [...names(20).map((name) => ({ name, content: gzipSync('x') })), { name: 'z', content: 'behind' }];
    const seen = await unpackContainer('a.zip', makeZip(members), { limits: { archives: 5 } });
    expect(Object.values(files(seen))).toContain('behind');
  });

  it('are searched as they are when there are too many: tars in the clear', async () => {
    const inner = tar(member('marker in the clear'));
    const seen = await unpackContainer('a.tgz', makeTarball({ 'a.tar': inner, 'b.tar': inner }), {
      limits: { archives: 2 },
    });
    expect(gaps(seen)).toEqual(['limit a.tgz > package/b.tar']);
    const raw = seen.entries.find(({ path }) => path === 'a.tgz > package/b.tar');
    expect(raw?.bytes.toString('latin1')).toContain('marker in the clear');
  });

  it('may not inflate to many times the package together, be each of them ever so small', async () => {
    const part = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const members = names(30).map((name) => ({ name, content: part, stored: true }));
    const seen = await unpackContainer('a.zip', makeZip(members), { packed: 4_096 });
    expect(seen.incomplete[0]!.detail).toContain(
      'more than 1,000 times the size of the package decoded out of archives inside it (limits.ratio)',
    );
    const inflated = seen.entries.reduce((sum, { length }) => sum + length, 0);
    expect(inflated).toBeLessThan(100 * 1024 * 1024);
  });
});
