import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeakcheckError } from '../../src/base/errors.ts';
import { openTarget } from '../../src/fetch/index.ts';
import { faults } from '../support/registry.ts';
import { makePackage } from '../support/tarball.ts';
import { concat, fetchBytes, startRig, type Rig } from './rig.ts';

const sha512 = (bytes: Uint8Array): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
const V1 = makePackage('acme', '1.0.0');
const V2 = makePackage('acme', '2.0.0', { 'big.bin': createHash('sha512').update('x').digest().toString('hex') });
/** Too large to be withheld before its end. */
const LARGE = Buffer.alloc(300_000, 7);
const SCOPED = makePackage('@s/acme', '3.0.0');

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.registry.publish('acme', '2.0.0', V2);
  rig.registry.publish('acme', '1.0.0', V1, { tag: 'old' });
  rig.registry.publish('@s/acme', '3.0.0', SCOPED);
});
afterEach(() => rig.close());

describe('resolving', () => {
  it.each([
    ['acme', 'acme', '2.0.0', 'latest'],
    ['acme@', 'acme', '2.0.0', 'latest'],
    ['acme@old', 'acme', '1.0.0', 'old'],
    ['acme@1.0.0', 'acme', '1.0.0', '1.0.0'],
    ['@s/acme@3.0.0', '@s/acme', '3.0.0', '3.0.0'],
  ])('asks for %s with two small requests', async (spec, name, version, asked) => {
    const { bytes, facts } = await fetchBytes(spec, rig.options);
    const stored = rig.registry.stored(name, version);
    expect(bytes.equals(stored!)).toBe(true);
    expect(facts).toEqual({
      integrity: sha512(stored!),
      packedBytes: stored!.length,
      declaredIntegrity: 'verified',
      name,
      version,
    });
    expect(rig.log()).toEqual([`GET /${name}/${asked}`, `GET /${name}/-/acme-${version}.tgz`]);
    expect(new Set(rig.registry.requests.map((request) => request.userAgent))).toEqual(new Set(['leakcheck-test/1.0']));
  });

  it('asks the packument for a range', async () => {
    const { facts } = await fetchBytes('acme@^1.0.0', rig.options);
    expect(facts.version).toBe('1.0.0');
    expect(rig.log()).toEqual(['GET /acme', 'GET /acme/-/acme-1.0.0.tgz']);
  });

  it.each([404, 405, 500])('falls back to the packument when the small document answers %i', async (status) => {
    rig.registry.misbehave('version', faults.status(status));
    expect((await fetchBytes('acme', rig.options)).facts.version).toBe('2.0.0');
    expect(rig.log()).toEqual(['GET /acme/latest', 'GET /acme', 'GET /acme/-/acme-2.0.0.tgz']);
  });

  it('falls back when the small document is not about the release', async () => {
    rig.registry.misbehave('version', faults.body('{"name":"other","version":"2.0.0","dist":{"tarball":"http://h/"}}'));
    expect((await fetchBytes('acme@1.0.0', rig.options)).facts.version).toBe('1.0.0');
  });

  it('reports both names of an alias', async () => {
    const source = await openTarget('mine@npm:acme@1', rig.options);
    const { facts } = await source.read(concat);
    expect(facts).toMatchObject({ name: 'acme', version: '1.0.0', requestedAs: 'mine' });
    expect(source.target).toEqual({ kind: 'registry', spec: 'mine@npm:acme@1' });
  });
});

describe('integrity', () => {
  it('calls a SHA-1 weak', async () => {
    rig.registry.publish('acme', '2.0.0', V2, { integrity: null });
    expect((await fetchBytes('acme', rig.options)).facts).toMatchObject({ declaredIntegrity: 'weak' });
  });

  it('accepts bytes nobody vouches for, and says so', async () => {
    rig.registry.publish('acme', '2.0.0', V2, { integrity: null, shasum: null });
    const { facts } = await fetchBytes('acme', rig.options);
    expect(facts).toMatchObject({ declaredIntegrity: 'none', integrity: sha512(V2) });
    expect(facts).not.toHaveProperty('mismatch');
  });

  it('survives a content-encoding around the tarball', async () => {
    rig.registry.misbehave('tarball', faults.gzipEncoded());
    expect((await fetchBytes('acme', rig.options)).facts).toMatchObject({ declaredIntegrity: 'verified' });
  });

  it('fetches again after wrong bytes and keeps one result', async () => {
    rig.registry.misbehave('tarball', faults.first(1, faults.body(LARGE)));
    const results: Buffer[] = [];
    const source = await openTarget('acme', rig.options);
    const { result, facts } = await source.read(async (chunks) => {
      const bytes = await concat(chunks);
      results.push(bytes);
      return bytes;
    });
    expect(results.map((bytes) => bytes.equals(V2))).toEqual([true]);
    expect(result.equals(V2)).toBe(true);
    expect(facts).toMatchObject({ declaredIntegrity: 'verified', packedBytes: V2.length });
  });
});

describe('the consumer', () => {
  it('gets its own error back, once', async () => {
    for (const error of [
      new LeakcheckError('ENOTARBALL', 'this is no tarball'),
      new LeakcheckError('EINTEGRITY', 'something of its own'),
      Object.assign(new Error('a system error'), { code: 'ENOENT' }),
    ]) {
      let calls = 0;
      const source = await openTarget('acme', rig.options);
      const reading = source.read(async () => {
        calls++;
        throw error;
      });
      await expect(reading).rejects.toBe(error);
      expect(calls).toBe(1);
    }
  });

  it('may stop early without spoiling the integrity', async () => {
    const source = await openTarget('acme', rig.options);
    const { result, facts } = await source.read(async (chunks) => {
      for await (const chunk of chunks) return chunk.length;
      return 0;
    });
    expect(result).toBeGreaterThan(0);
    expect(facts).toMatchObject({ integrity: sha512(V2), packedBytes: V2.length, declaredIntegrity: 'verified' });
  });
});

describe("npm's cache", () => {
  it('serves a release that was fetched before', async () => {
    await fetchBytes('acme', rig.options);
    await fetchBytes('acme', rig.options);
    expect(rig.log().filter((line) => line.endsWith('.tgz'))).toHaveLength(1);
  });

  it('is enough with --offline', async () => {
    await fetchBytes('acme@2.0.0', rig.options);
    const before = rig.log().length;
    expect((await fetchBytes('acme@2.0.0', { ...rig.options, offline: true })).facts.integrity).toBe(sha512(V2));
    expect(rig.log()).toHaveLength(before);
  });

  it('is asked whether it still knows the newest release', async () => {
    await fetchBytes('acme', rig.options);
    rig.registry.publish('acme', '2.0.1', V1);
    expect((await fetchBytes('acme', rig.options)).facts.version).toBe('2.0.1');
  });

  it('never keeps bytes that are not the declared ones', async () => {
    rig.registry.misbehave('tarball', faults.body(V1));
    expect((await fetchBytes('acme', rig.options)).facts.mismatch).toBeDefined();
    rig.registry.misbehave('tarball', null);
    expect((await fetchBytes('acme', rig.options)).facts).toMatchObject({ declaredIntegrity: 'verified' });
  });
});

describe('a URL', () => {
  it('is fetched as typed, shown without secrets, declared by nobody', async () => {
    const url = new URL(rig.registry.tarballUrl('acme', '1.0.0'));
    url.username = 'user';
    url.password = rig.token;
    url.search = `signature=${rig.token}`;
    const source = await openTarget(url.href, rig.options);
    const { result, facts } = await source.read(concat);
    expect(result.equals(V1)).toBe(true);
    expect(facts).toEqual({ integrity: sha512(V1), packedBytes: V1.length, declaredIntegrity: 'none' });
    expect(source.target).toEqual({ kind: 'remote', spec: rig.registry.tarballUrl('acme', '1.0.0') });
    expect(rig.log()).toEqual(['GET /acme/-/acme-1.0.0.tgz']);
  });
});
