/** The same bytes give the same reports: in whatever pieces they come, wherever they lie, however often they are read. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { format, scan, type Report } from '../../src/index.ts';
import { FORMATS } from '../../src/report/index.ts';
import { makeMap, withLink } from '../support/map-package.ts';
import { makePackage, makeTarball } from '../support/tarball.ts';
import { npmToken, randomText } from '../support/tokens.ts';
import { chunkings, pieces, type Cuts } from '../support/walk.ts';
import { makeZip } from '../support/zip.ts';

const texts = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => [`../src/${index}.ts`, `export const part${index} = ${index};\n`.repeat(9)]),
);
const map = makeMap(texts);
const { privateKey } = generateKeyPairSync('ed25519');
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const inner = makeTarball({ 'b.zip': makeZip([{ name: 'dist/c.js.map', content: map }]), 'key.pem': pem });

/** A leak of every kind and in every kind of place. */
function leaky(): Buffer {
  const tarball = makePackage('acme', '1.0.0', {
    ...withLink('dist/cli.js', map),
    'dist/inline.js': `1;//# source${'MappingURL'}=data:application/json;base64,${Buffer.from(map).toString('base64')}`,
    'dist/token.js': `const token = "${npmToken('determinism')}"; // /home/jane/work/acme/src/token.ts\n`,
    'old.tgz': inner,
    'data.bin': deflateSync(map),
    '.env': `API_KEY=${randomText('determinism', 40)}\n`,
    ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`lib/${index % 7}/${index}.map`, makeMap(texts)])),
  });
  return Buffer.concat([tarball, Buffer.alloc(1), gzipSync(map), Buffer.from('behind')]);
}

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-same-')));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

/** The reports in all formats; the clock stands still. */
function texted(report: Report): string {
  return FORMATS.map((name) => `--- ${name}\n${format([report], name, { verbose: true })}`).join('\n');
}

async function judged(bytes: Buffer, cuts: Cuts): Promise<string> {
  async function* stream(): AsyncGenerator<Buffer> {
    yield* pieces(bytes, cuts);
  }
  return texted(await scan({ tarball: stream(), name: 'x.tgz' }, { now: () => 0 }));
}

describe('a report', () => {
  const bytes = leaky();

  it('does not depend on the pieces', async () => {
    const whole = await judged(bytes, [bytes.length]);
    expect(whole).toContain('source-map-embedded-source');
    expect(whole).toContain('key-private-key');
    for (const cuts of [...chunkings(1), ...chunkings(2).slice(-4)])
      expect(await judged(bytes, cuts), `${cuts}`).toBe(whole);
  });

  it('does not depend on the working directory, the place of the file and that of temporary files', async () => {
    const found = new Set<string>();
    for (const name of ['a', 'somewhere/else']) {
      const cwd = join(folder, name);
      mkdirSync(join(cwd, 'temp'), { recursive: true });
      writeFileSync(join(cwd, 'x.tgz'), bytes);
      vi.stubEnv('TMPDIR', join(cwd, 'temp'));
      found.add(texted(await scan('./x.tgz', { now: () => 0, fetch: { cwd } })));
    }
    expect(found.size).toBe(1);
  });

  it('depends on every byte of the content', async () => {
    const other = Buffer.from(makePackage('acme', '1.0.0', { 'a.js': '1' }));
    const changed = Buffer.from(makePackage('acme', '1.0.0', { 'a.js': '2' }));
    expect(await judged(other, [7])).not.toBe(await judged(changed, [7]));
  });
});
