/** Maps that are compressed in a data: URL go through the readers of containers, and are inline maps all the same. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/base/limits.ts';
import { Pass, type PassResult } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { detector } from '../../../src/detect/source-map/index.ts';
import { createSpool } from '../../../src/fetch/spool.ts';
import { findContainers } from '../../../src/unpack/containers/containers.ts';
import { textExpanders } from '../../../src/unpack/expand/index.ts';
import { LINK, makeMap } from '../../support/map-package.ts';

async function scan(text: string): Promise<PassResult> {
  const budget = new Budget();
  const spool = createSpool();
  try {
    const containers = findContainers(budget, spool);
    const pass = new Pass(makePlan([detector], [containers.expander, ...textExpanders(budget)]), budget);
    const writer = pass.open({ path: ['a.js'], type: 'file', via: 'tar' });
    writer.push(Buffer.from(text));
    writer.end();
    await containers.drain(pass);
    return pass.finish(0);
  } finally {
    spool.close();
  }
}

const PACKED = gzipSync(makeMap({ 'src/a.ts': 'const canary = 1;\n' })).toString('base64');

describe('gzip in a data: URL', () => {
  it.each(['application/gzip', 'application/json'])('is read as %s', async (type) => {
    const { maps, incomplete } = await scan(`x();\n${LINK}data:${type};base64,${PACKED}\n`);
    expect(maps).toMatchObject([{ form: 'inline', sources: 1, sourcesWithContent: 1, contentBytes: 18 }]);
    expect(incomplete).toEqual([]);
  });

  it('that is damaged is a gap', async () => {
    const { maps, incomplete } = await scan(`x();\n${LINK}data:application/gzip;base64,${PACKED.slice(0, 60)}\n`);
    expect(maps).toEqual([]);
    expect(incomplete.map(({ code }) => code)).toEqual(['truncated']);
  });
});
