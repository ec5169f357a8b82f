import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Consume } from '../../src/fetch/artifact.ts';
import { openFolder } from '../../src/fetch/folder.ts';
import { openTarget } from '../../src/fetch/index.ts';
import { replayable } from '../../src/fetch/replay.ts';
import { makePackage } from '../support/tarball.ts';
import { concat, startRig, type Rig } from './rig.ts';

/** Does not fit in memory beside others: it goes to a file. */
const LARGE = makePackage('large', '1.0.0', { 'big.bin': randomBytes(5 * 1024 * 1024) });

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const stopAtOnce: Consume<string> = async (chunks) => {
  for await (const chunk of chunks) return `stopped within ${chunk.length > 0}`;
  return 'empty';
};

it.each([
  ['small', makePackage('small', '1.0.0', { 'index.js': '1' })],
  ['large', LARGE],
])('gives a %s package of a registry again, without asking for it', async (name, packed) => {
  rig.registry.publish(name, '1.0.0', packed);
  const replay = replayable(await openTarget(name, rig.options), rig.options);
  try {
    expect(replay.again()).toBeNull();
    const first = await replay.source.read(concat);
    const asked = rig.log();
    for (let time = 0; time < 2; time++) {
      const { result, facts } = await replay.again()!.read(concat);
      expect(result.equals(first.result)).toBe(true);
      expect(facts.integrity).toBe(first.facts.integrity);
    }
    expect(first.result.equals(packed)).toBe(true);
    expect(rig.log()).toEqual(asked);
  } finally {
    replay.close();
  }
});

it('keeps what follows the point where the reading stopped', async () => {
  const replay = replayable(
    await openTarget('-', {
      ...rig.options,
      stdin: (async function* () {
        for (let at = 0; at < LARGE.length; at += 100_000) yield LARGE.subarray(at, at + 100_000);
      })(),
    }),
    rig.options,
  );
  try {
    expect((await replay.source.read(stopAtOnce)).result).toBe('stopped within true');
    expect((await replay.again()!.read(concat)).result.equals(LARGE)).toBe(true);
  } finally {
    replay.close();
  }
});

it('reads the files of a folder again', async () => {
  const folder = join(rig.options.cwd, 'site');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.js'), 'before');
  const replay = replayable(await openFolder('site', rig.options), rig.options);
  const first = await replay.source.read(concat);
  expect((await replay.again()!.read(concat)).facts.integrity).toBe(first.facts.integrity);
  writeFileSync(join(folder, 'a.js'), 'behind');
  expect((await replay.again()!.read(concat)).facts.integrity).not.toBe(first.facts.integrity);
  replay.close();
  rmSync(folder, { recursive: true });
});
