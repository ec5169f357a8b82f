/** Where a leak lies that is in no file: the report names the header, the record or the gap, in whatever pieces the bytes come. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { scan } from '../../src/library.ts';
import { BLOCK, gnuLong, header, member, padded, pax, tar } from '../support/tar-blocks.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const KEY = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const manifest = member('{"name":"a","version":"1.0.0"}', { name: 'package/package.json' });
const sources = Array.from({ length: 30 }, (_, index) => `src/part${index}.ts`);
const map = JSON.stringify({
  version: 3,
  sources,
  sourcesContent: sources.map((name) => `// ${name}\n${'export const total = () => 42;\n'.repeat(80)}`),
  mappings: 'AAAA',
});

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads it whole and, uncompressed, in pieces of odd sizes: the answer must be the same. */
async function judge(archive: Buffer): Promise<Report> {
  const whole = await scan({ tarball: gzipSync(archive) });
  for (const size of [7, 500, 513]) {
    const pieced = await scan({ tarball: inPieces(archive, size) });
    expect(placesOf(pieced, 'key-private-key')).toEqual(placesOf(whole, 'key-private-key'));
  }
  return whole;
}

function placesOf({ verdict }: Report, rule: string): string[] {
  const findings = verdict.findings.filter(({ ruleId }) => ruleId === rule);
  return findings.flatMap(({ locations }) => locations.map(({ path }) => path.join(' > ')));
}

/** A header that holds the key where a prefix of the name would be, in a form that knows none. */
function keyInHeader(name: string): Buffer {
  return header({ name, ustar: false, raw: [[345, KEY]] });
}

function keyInPadding(fields: Parameters<typeof header>[0]): Buffer {
  return Buffer.concat([header({ size: 5, ...fields }), padded(`12345${KEY}`)]);
}

const keys: Record<string, readonly [archive: Buffer, places: readonly string[]]> = {
  'a header': [tar(manifest, keyInHeader('package/dist/a.js')), ['<tar header: dist/a.js>']],
  'one of many headers without bodies': [
    tar(
      manifest,
      ...Array.from({ length: 300 }, (_, at) => header({ name: `package/${at}` })),
      keyInHeader('package/here'),
      ...Array.from({ length: 300 }, (_, at) => header({ name: `package/x${at}` })),
    ),
    ['<tar header: here>'],
  ],
  'a header whose name forges a place': [
    tar(manifest, keyInHeader('package/<pax: comment>')),
    ['<tar header: \\u{3c}pax: comment>>'],
  ],
  'a pax comment': [tar(manifest, pax({ path: 'package/b', comment: KEY }), member('1')), ['<pax: comment>']],
  'a global comment': [tar(manifest, pax({ comment: KEY }, { type: 'g' }), member('1')), ['<pax: comment>']],
  'a record of a vendor': [tar(manifest, pax({ 'ACME.note': KEY }), member('1')), ['<pax: ACME.note>']],
  'the key of a record': [tar(manifest, pax({ [KEY.replaceAll('=', '')]: '1' }), member('1')), ['<pax header>']],
  'a record under a key that may be a secret': [tar(manifest, pax({ xk7q9: KEY }), member('1')), ['<pax header>']],
  'a record that npm does not interpret': [
    tar(manifest, pax({ comment: `${'c'.repeat(1_100_000)}\n${KEY}` }), member('1')),
    ['<tar header: a.js>'],
  ],
  'a record that is cut': [
    Buffer.concat([manifest, pax({ comment: KEY + 'x'.repeat(BLOCK) }).subarray(0, 2 * BLOCK)]),
    ['<pax header>'],
  ],
  'a long name': [tar(manifest, gnuLong(`package/a\0${KEY}`), member('1')), ['<long name>']],
  'a long link target': [
    tar(manifest, gnuLong(KEY, 'K'), member('', { type: '2', link: 'b' })),
    ['<long link target>'],
  ],
  'the padding of a file': [tar(manifest, keyInPadding({ name: 'package/dist/a.js' })), ['<padding: dist/a.js>']],
  'what is left of a block behind the end': [
    Buffer.concat([tar(manifest), Buffer.from(KEY)]),
    [`<after end of archive @ 0x${tar(manifest).length.toString(16)}>`],
  ],
  'a record in a tar in the package': [
    tar(manifest, member(tar(pax({ comment: KEY }), member('1')), { name: 'package/x.tar' })),
    ['x.tar > <pax: comment>'],
  ],
  'a header in a tar in the package': [
    tar(manifest, member(tar(member('1'), keyInHeader('lib/b.js')), { name: 'package/x.tar' })),
    ['x.tar > <tar header: lib/b.js>'],
  ],
};

describe('a key in', () => {
  for (const [name, [archive, places]] of Object.entries(keys)) {
    it(name, async () => expect(placesOf(await judge(archive), 'key-private-key')).toEqual(places));
  }
});

describe('places', () => {
  it('of a map in a pax comment', async () => {
    const { inventory } = await judge(tar(manifest, pax({ comment: map }), member('1')));
    expect(inventory.sourceMaps.map(({ path }) => path[0])).toEqual(['<pax: comment>']);
  });

  it('of compressed data in a header', async () => {
    const comment = Buffer.concat([Buffer.from('see: '), gzipSync(KEY)]);
    const places = placesOf(await judge(tar(manifest, pax({ comment }), member('1'))), 'key-private-key');
    expect(places).not.toEqual([]);
    expect(places.filter((place) => !place.startsWith('<pax: comment> > '))).toEqual([]);
  });

  it.each(['\u{200b}', '\u{202e}', '\u{feff}'])('of a name with hidden characters are told once', async (hidden) => {
    const report = await judge(tar(manifest, member('1', { name: `package/ab${hidden}cd.js` })));
    const rules = report.verdict.findings.map(({ ruleId }) => ruleId);
    expect(rules.filter((rule) => rule === 'archive-deceptive-name' || rule.startsWith('file-'))).toEqual([
      'archive-deceptive-name',
    ]);
  });
});
