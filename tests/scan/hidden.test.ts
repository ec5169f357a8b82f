/** Leaks in public bytes that nobody installs, and in forms that only decoding shows. None of them may pass. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { constants, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { defaultPolicy } from '../../src/policy/policy.ts';
import { BLOCK, gnuLong, header, member, pax, tar } from '../support/tar-blocks.ts';
import { makePackage } from '../support/tarball.ts';
import { npmToken } from '../support/tokens.ts';
import { skippableFrame, zstdFrame } from '../support/zstd.ts';
import { makeZip } from '../support/zip.ts';

async function judge(tarball: Buffer): Promise<Report> {
  const { scan } = await import('../../src/scan.ts');
  const stdin = (async function* () {
    yield tarball;
  })();
  const fetch = { cwd: '.', env: {}, userAgent: 'test', stdin };
  return scan('-', { policy: defaultPolicy(), visibility: 'closed', fetch, now: Date.now });
}

const names = Array.from({ length: 25 }, (_, index) => `src/part${index}.ts`);
const map = Buffer.from(
  JSON.stringify({
    version: 3,
    sources: names,
    sourcesContent: names.map((name) => `export const ${name.slice(4, -3)} = '${name}';\n`),
    mappings: 'AAAA',
  }),
);
const key = Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const manifest = member('{"name":"a","version":"1.0.0"}', { name: 'package/package.json' });
const script = member('1', { name: 'package/a.js' });

const lines = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{76}/g, '$&\n');
const shipped = (content: Buffer | string): Buffer => makePackage('a', '1.0.0', { 'lib/data.bin': content });

/** The gzip header with a comment. */
function commented(comment: Buffer): Buffer {
  const packed = gzipSync(tar(manifest, script));
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = 16;
  return Buffer.concat([head, comment, Buffer.from([0]), packed.subarray(10)]);
}

function patched(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

/** A header whose prefix field, unused by names of this length, goes on behind its NUL. */
const slack = header({ name: 'package/b.js', raw: [[350, key.subarray(0, 140)]] });

const hiding: Readonly<Record<string, (leak: Buffer) => Buffer>> = {
  'in a pax comment': (leak) => gzipSync(tar(manifest, pax({ comment: leak }), script)),
  'compressed, in a pax comment': (leak) => gzipSync(tar(manifest, pax({ comment: gzipSync(leak) }), script)),
  'as the name of an entry that never comes': (leak) =>
    gzipSync(tar(manifest, script, gnuLong(leak.toString('latin1')))),
  'in the comment of the gzip header': commented,
  'behind the end of the tar': (leak) => gzipSync(Buffer.concat([tar(manifest, script), leak, Buffer.alloc(BLOCK)])),
  'in the comment of a zip': (leak) =>
    shipped(makeZip([{ name: 'a', content: 'x' }], { comment: leak.toString('latin1') })),
  'compressed, in a frame that zstd skips': (leak) =>
    shipped(Buffer.concat([zstdFrame([{ content: Buffer.from('x') }]), skippableFrame(gzipSync(leak))])),
  'in base64 of many lines': (leak) => shipped(`data:\n${lines(leak)}\n`),
  'in zlib data of a small window': (leak) =>
    shipped(deflateSync(leak, { windowBits: 9, level: constants.Z_BEST_SPEED })),
  'in gzip data of an unknown system': (leak) => shipped(patched(gzipSync(leak), 9, 0x77)),
};

describe.each(Object.entries(hiding))('%s', (_, hide) => {
  it.each([
    ['a map', map, /^source-map-(?:embedded|inline)-source$/],
    ['a key', key, /^key-private-key$/],
  ])('%s is found', async (__, leak, rule) => {
    const { verdict } = await judge(hide(leak));
    expect(verdict.outcome).toBe('fail');
    const failing = verdict.findings.filter(({ status }) => status === 'failing').map(({ ruleId }) => ruleId);
    expect(failing.some((ruleId) => rule.test(ruleId))).toBe(true);
  });
});

describe('a token in a header is found', () => {
  const token = npmToken('header');

  it.each([
    ['as the target of a link', { type: '2', link: token }],
    ['as the owner', { raw: [[265, token]] as const }],
    ['at the end of the longest name', { name: `package/${'n'.repeat(91 - token.length)}-${token}` }],
    ['at the end of the longest target', { type: '2', link: `${'t'.repeat(99 - token.length)}-${token}` }],
  ])('%s', async (_, fields) => {
    const { verdict } = await judge(gzipSync(tar(manifest, script, header(fields))));
    expect(verdict.findings.filter(({ status }) => status === 'failing')).toMatchObject([
      { ruleId: 'secret-npm-token' },
    ]);
  });
});

describe('what cannot be decoded', () => {
  it('is a gap: gzip data that ends early', async () => {
    const { verdict, incomplete } = await judge(shipped(patched(gzipSync(key).subarray(0, -30), 9, 0x77)));
    expect(verdict.outcome).toBe('undecided');
    expect(incomplete).toMatchObject([{ code: 'truncated', path: ['lib/data.bin'] }]);
  });

  it('is not hidden by the slack of a header', async () => {
    const { verdict } = await judge(gzipSync(tar(manifest, slack)));
    expect(verdict.outcome).toBe('fail');
  });

  it('was honest if it has nothing to hide', async () => {
    const { verdict, incomplete } = await judge(gzipSync(gunzipSync(makePackage('a', '1.0.0', { 'a.js': '1' }))));
    expect([verdict.outcome, incomplete]).toEqual(['pass', []]);
  });
});
