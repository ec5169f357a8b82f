import { describe, expect, it } from 'vitest';
import { openTarget } from '../../src/fetch/index.ts';
import { faults, type Fault, type Part } from '../support/registry.ts';
import { makePackage } from '../support/tarball.ts';
import { ACME, concat, failureOf, fetchBytes, withAcme } from './rig.ts';

const LARGE = makePackage('acme', '1.0.0', {
  'noise.bin': Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 2_654_435_761) >>> 13)),
});

describe.concurrent('bytes that are not the declared ones', () => {
  it.each([
    ['small', ACME],
    ['larger than any buffer', LARGE],
  ])('are judged all the same, as a mismatch: %s', async (_, served) => {
    await withAcme({}, async (rig) => {
      rig.registry.publish('acme', '3.0.0', Buffer.from('something else'));
      rig.registry.misbehave('tarball', faults.body(served));
      const { bytes, facts } = await fetchBytes('acme', rig.options);
      expect(bytes.equals(served)).toBe(true);
      expect(facts).toMatchObject({ packedBytes: served.length, declaredIntegrity: 'none', version: '3.0.0' });
      expect(facts.mismatch?.actual).toBe(facts.integrity);
      expect(facts.mismatch?.expected).not.toBe(facts.integrity);
    });
  });

  it('end in EINTEGRITY when the consumer cannot read them', async () => {
    await withAcme({}, async (rig) => {
      rig.registry.misbehave('tarball', faults.body('<html>please log in</html>'));
      const source = await openTarget('acme@1.0.0', rig.options);
      const reading = source.read(async (chunks) => {
        await concat(chunks);
        throw new Error('this is no tarball');
      });
      const { error, text } = await failureOf(reading);
      expect(error).toMatchObject({
        code: 'EINTEGRITY',
        message: 'the registry served other bytes than it declares for acme@1.0.0',
        hint: expect.stringContaining(`${rig.registry.host} or something on the way to it changes files`),
      });
      expect(text).not.toContain(rig.token);
    });
  });
});

describe.concurrent('a retry', () => {
  it('after 503 leaves one result', async () => {
    await withAcme({}, async (rig) => {
      rig.registry.misbehave('tarball', faults.first(1, faults.status(503)));
      let calls = 0;
      const source = await openTarget('acme@1.0.0', rig.options);
      const { result } = await source.read(async (chunks) => {
        calls++;
        return [await concat(chunks)];
      });
      expect(calls).toBe(1);
      expect(result).toHaveLength(1);
      expect(result[0]!.equals(ACME)).toBe(true);
    });
  });
});

describe.concurrent('the caller', () => {
  it.each<[string, Part, Fault]>([
    ['while the release is looked up', 'version', () => {}],
    ['while the tarball is awaited', 'tarball', () => {}],
    ['in the middle of the tarball', 'tarball', faults.stall()],
  ])('can abort %s', async (_, part, fault) => {
    const caller = new AbortController();
    await withAcme({ signal: caller.signal }, async (rig) => {
      rig.registry.misbehave(part, fault);
      setTimeout(() => caller.abort(), 300);
      const { error } = await failureOf(fetchBytes('acme', rig.options));
      expect(error).toMatchObject({ code: 'EABORT' });
    });
  });
});
