/** Targets that are no tarball as npm packs it: what is in them counts, and without a leak the result is undecided. */
import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { defaultPolicy } from '../../src/policy/policy.ts';
import { makePackage } from '../support/tarball.ts';
import { makeZip } from '../support/zip.ts';
import { zstdFrame } from '../support/zstd.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'other-archives-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function judge(name: string, bytes: Buffer): Promise<Report> {
  const { scan } = await import('../../src/scan.ts');
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const fetch = { cwd: folder, env: {}, userAgent: 'test' };
  return scan(path, { policy: defaultPolicy(), visibility: 'closed', fetch, now: Date.now });
}

const sources = Array.from({ length: 30 }, (_, index) => `src/part${index}.ts`);
const map = JSON.stringify({
  version: 3,
  sources,
  sourcesContent: sources.map((name) => `// ${name}\n${'export const total = () => 42;\n'.repeat(80)}`),
  mappings: 'AAAA',
});
const MAP = 'package/dist/c.js.map';

/** The same files in every form. */
type Wrap = (tar: Buffer, text: string) => Buffer;

function zstd(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 65_536) parts.push(bytes.subarray(at, at + 65_536));
  return zstdFrame(parts.map((content) => ({ content })));
}

function zip(text: string): Buffer {
  return makeZip([{ name: MAP, content: text }]);
}

const forms: Record<string, readonly [name: string, wrap: Wrap]> = {
  'a tar in zstd': ['x.tgz', (tar) => zstd(tar)],
  'a tar in zstd in gzip': ['x.tgz', (tar) => gzipSync(zstd(tar))],
  'a tar in brotli': ['x.tar.br', (tar) => brotliCompressSync(tar)],
  'a tar in brotli, with a short name': ['x.tbr', (tar) => brotliCompressSync(tar)],
  'a tar in zlib': ['x.tgz', (tar) => deflateSync(tar)],
  'gzip in gzip': ['x.tgz', (tar) => gzipSync(gzipSync(tar))],
  'a zip by the name of a tarball': ['x.tgz', (_, text) => zip(text)],
  'an extension': ['x.vsix', (_, text) => zip(text)],
  'a zip in gzip': ['x.tgz', (_, text) => gzipSync(zip(text))],
};

describe('other archives as targets', () => {
  const wrapped = (wrap: Wrap, text: string): Buffer =>
    wrap(gunzipSync(makePackage('outer', '1.0.0', { 'dist/c.js.map': text })), text);

  for (const [form, [name, wrap]] of Object.entries(forms)) {
    it(`${form}: a map in it is found`, async () => {
      const { verdict, inventory } = await judge(name, wrapped(wrap, map));
      expect(verdict.outcome).toBe('fail');
      expect(inventory.sourceMaps.at(-1)?.path).toEqual([`<no tarball> ${name}`, MAP]);
      expect(verdict.findings.map(({ ruleId }) => ruleId)).not.toContain('archive-nested');
    });

    it(`${form}: undecided without one`, async () => {
      const { verdict, incomplete } = await judge(name, wrapped(wrap, '{}'));
      expect(verdict.outcome).toBe('undecided');
      expect(verdict.findings.map(({ ruleId }) => ruleId)).toContain('archive-metadata');
      expect(incomplete.map(({ code }) => code)).toEqual(['odd-archive', 'no-manifest']);
    });
  }
});
