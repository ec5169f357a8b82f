import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judged, Report } from '../../src/base/types.ts';
import { defaultPolicy } from '../../src/policy/policy.ts';
import { makePackage, makeTarball } from '../support/tarball.ts';
import { npmToken, randomText } from '../support/tokens.ts';
import { makeZip } from '../support/zip.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nested-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function judge(tarball: Buffer): Promise<Report> {
  const { scan } = await import('../../src/scan.ts');
  const path = join(folder, 'x.tgz');
  writeFileSync(path, tarball);
  const fetch = { cwd: folder, env: {}, userAgent: 'test' };
  return scan(path, { policy: defaultPolicy(), visibility: 'closed', fetch, now: Date.now });
}

function found(report: Report, rule: string): Judged[] {
  return report.verdict.findings.filter(({ ruleId }) => ruleId === rule);
}

const sources = Array.from({ length: 30 }, (_, index) => `src/part${index}.ts`);
const map = JSON.stringify({
  version: 3,
  sources,
  sourcesContent: sources.map((name) => `// ${name}\n${'export const secretAlgorithm = () => 42;\n'.repeat(80)}`),
  mappings: 'AAAA',
});

describe('nested content', () => {
  it('finds a map in a zip in a tarball in the tarball, with its whole path', async () => {
    const inner = makeTarball({ 'b.zip': makeZip([{ name: 'dist/c.js.map', content: map }]) });
    const report = await judge(makePackage('outer', '1.0.0', { 'a.tgz': inner }));
    const [finding] = found(report, 'source-map-embedded-source');
    expect(finding?.status).toBe('failing');
    expect(finding?.locations[0]?.path.slice(0, 3)).toEqual(['a.tgz', 'package/b.zip', 'dist/c.js.map']);
    expect(report.inventory.sourceMaps.map(({ path }) => path)).toEqual([['a.tgz', 'package/b.zip', 'dist/c.js.map']]);
    expect(report.incomplete).toEqual([]);
    expect(report.verdict.outcome).toBe('fail');
  });

  it('finds what only decoding can find, under names that promise nothing', async () => {
    const report = await judge(makePackage('outer', '1.0.0', { 'data.bin': gzipSync(gzipSync(map)) }));
    expect(report.inventory.sourceMaps).toHaveLength(1);
    expect(report.verdict.outcome).toBe('fail');
  });

  it('reads a file that is a map and a tar as both', async () => {
    const block = Buffer.alloc(512, '-');
    block.write('{"version":3,"mappings":"","file":"');
    block.write(['0000644 ', '0000000 ', '0000000 ', '            ', '00000000000 '].join(''), 100);
    const body = Buffer.from(`","sources":["a.ts"],"sourcesContent":["${'x'.repeat(900)}"]}`);
    block.write(body.length.toString(8).padStart(11, '0'), 124);
    block[156] = 'x'.charCodeAt(0);
    block.fill(' ', 148, 156);
    block.write(
      block
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0'),
      148,
    );
    const report = await judge(makePackage('outer', '1.0.0', { 'both.json': Buffer.concat([block, body]) }));
    expect(report.inventory.sourceMaps.map(({ path }) => path)).toContainEqual(['both.json']);
    expect(found(report, 'archive-nested')).toHaveLength(1);
  });

  it('merges one token in three places into one finding', async () => {
    const line = `//registry.example.org/:_authToken=${npmToken('nested')}\n`;
    const stored = makeZip([{ name: 'lib/a.txt', content: line, stored: true }]);
    const report = await judge(
      makePackage('outer', '1.0.0', { 'plain.txt': line, 'a.zip': stored, 'b.tgz': makeTarball({ 'b.txt': line }) }),
    );
    const tokens = found(report, 'secret-npm-token');
    expect(tokens).toHaveLength(1);
    expect(tokens[0]!.locations.map(({ path }) => path.join(' > '))).toEqual([
      'a.zip > lib/a.txt',
      'b.tgz > package/b.txt',
      'plain.txt',
    ]);
    expect(tokens[0]!.locationCount).toBe(3);
  });

  it('takes no package.json from inside, and counts only files of the package', async () => {
    const inner = makePackage('inner', '9.9.9');
    const report = await judge(makePackage('outer', '1.0.0', { 'a.tgz': inner }));
    expect(report.subject).toMatchObject({ name: 'outer', version: '1.0.0' });
    expect(report.facts).toMatchObject({ files: 2, largestFile: inner.length });
    expect(found(report, 'archive-nested')).toHaveLength(1);
    expect(report.verdict.outcome).toBe('pass');
  });

  it('is undecided about an encrypted fixture unless gaps are accepted', async () => {
    const zip = makeZip([{ name: 'a', content: 'x', flags: 1 }]);
    const report = await judge(makePackage('outer', '1.0.0', { 'test/fixtures/encrypted.zip': zip }));
    expect(report.verdict.outcome).toBe('undecided');
    expect(report.incomplete).toMatchObject([{ code: 'encrypted', waivable: true }]);
  });

  it('reads compressed data in a comment that has no end, and misses nothing', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const text = `${randomText('comment', 900)}${privateKey.export({ type: 'pkcs8', format: 'pem' })}`;
    const judged = async (data: string, cut: number): Promise<Report> => {
      const code = `// @data ${gzipSync(data).subarray(0, -cut).toString('base64')}\nmodule.exports = 1;\n`;
      return judge(makePackage('outer', '1.0.0', { 'lib/request.js': code }));
    };
    expect((await judged(text.slice(0, 900), 8)).incomplete).toEqual([]);
    expect(found(await judged(text, 8), 'key-private-key')).toHaveLength(1);
  });

  it('rates a key in an archive among the fixtures like one in a fixture', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const zip = makeZip([{ name: 'key.pem', content: privateKey.export({ type: 'pkcs8', format: 'pem' }) }]);
    const severity = async (path: string): Promise<string | undefined> =>
      found(await judge(makePackage('outer', '1.0.0', { [path]: zip })), 'key-private-key')[0]?.severity;
    expect(await severity('test/fixtures/a.zip')).toBe('low');
    expect(await severity('lib/a.zip')).toBe('critical');
  });
});
