/** The library as build tools call it: bytes and files in, plain data out. */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeakcheckError, scan, type Input, type Report } from '../src/index.ts';
import { leakyMap } from './support/package-rig.ts';
import { makeTarball } from './support/tarball.ts';

const MANIFEST = JSON.stringify({ name: 'acme', version: '1.0.0', license: 'UNLICENSED', files: ['dist'] });
const LEAK = { 'package.json': MANIFEST, 'dist/cli.js': '1;\n//# sourceMappingURL=cli.js.map\n' };
const LONG = `dist/${'deep/'.repeat(40)}größe.js.map`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakcheck-library-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tarball = (): Buffer => makeTarball({ ...LEAK, 'dist/cli.js.map': leakyMap() });
const failing = ({ verdict }: Report): readonly string[] =>
  verdict.findings
    .filter(({ status }) => status === 'failing')
    .map(({ ruleId, locations }) => `${ruleId} ${locations[0]?.path.join(' > ')}`);

describe('scan', () => {
  it('judges bytes, a stream of bytes, and a path alike', async () => {
    const path = join(folder, 'acme.tgz');
    writeFileSync(path, tarball());
    const inputs: Input[] = [{ tarball: tarball() }, { tarball: createReadStream(path), name: 'acme.tgz' }, path];
    for (const input of inputs) {
      const report = await scan(input);
      expect(report.verdict.outcome).toBe('fail');
      expect(failing(report)).toEqual(['source-map-embedded-source dist/cli.js.map']);
      expect(report.subject).toMatchObject({ name: 'acme', version: '1.0.0', packedBytes: tarball().length });
    }
  });

  it('judges files in memory, whatever their names, as they would lie in the package', async () => {
    const files = Object.entries({ ...LEAK, [LONG]: leakyMap() }).map(([path, data]) => ({ path, data }));
    const report = await scan({ files, name: 'build' });
    expect(failing(report)).toEqual([`source-map-embedded-source ${LONG}`]);
    expect(report.incomplete).toEqual([]);
    expect(report.subject).toMatchObject({ source: 'files', integrity: '' });
    expect(report.facts.files).toBe(files.length);
    const binary = await scan({ files: [{ path: 'a.bin', data: new Uint8Array(512) }] });
    expect(binary.verdict.outcome).toBe('pass');
    expect(binary.facts.unpackedBytes).toBe(512);
  });

  it('runs several at once, each on its own', async () => {
    const clean = makeTarball({ 'package.json': MANIFEST, 'dist/cli.js': '1;\n' });
    const reports = await Promise.all([tarball(), clean, tarball()].map((bytes) => scan({ tarball: bytes })));
    expect(reports.map(({ verdict }) => verdict.outcome)).toEqual(['fail', 'pass', 'fail']);
  });

  it('rejects with a code when nothing can be judged', async () => {
    const code = async (input: Input): Promise<unknown> =>
      scan(input, { signal: AbortSignal.timeout(60_000) }).then(
        () => 'judged',
        (error: unknown) => (error instanceof LeakcheckError ? error.code : error),
      );
    expect(await code({ tarball: Buffer.from('hello') })).toBe('ENOTARBALL');
    expect(await code({ files: [] })).toBe('EEMPTY');
    for (const path of ['', '/a', 'a//b', '../a', 'a/../../b']) {
      expect(await code({ files: [{ path, data: '' }] })).toBe('EUSAGE');
    }
    expect(await code(join(folder, 'missing.tgz'))).toBe('ENOTFOUND');
  });
});
