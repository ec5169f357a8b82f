/** Files of a closed package that have something of a source map, and hold none: nothing is said about sources. */
import { describe, expect, it } from 'vitest';
import { scan } from '../src/index.ts';
import { BINARY } from './support/look-alikes/binary.ts';
import { CODE } from './support/look-alikes/code.ts';
import { DATA } from './support/look-alikes/data.ts';
import { type Files, makeMap } from './support/map-package.ts';

const MANIFEST = JSON.stringify({ name: 'sample', version: '1.0.0', license: 'UNLICENSED', files: ['*'] });

/** `rule path` for everything that is said about sources. */
async function said(files: Files): Promise<string[]> {
  const list = Object.entries({ 'package.json': MANIFEST, ...files }).map(([path, data]) => ({ path, data }));
  const { verdict, incomplete } = await scan({ files: list });
  const about = verdict.findings.filter(({ ruleId }) => ruleId.startsWith('source-'));
  return [
    ...about.flatMap(({ ruleId, locations }) => locations.map(({ path }) => `${ruleId} ${path.join(' > ')}`)),
    ...incomplete.map(({ code, path }) => `${code} ${path?.join(' > ') ?? ''}`),
  ];
}

describe('a closed package of look-alikes', () => {
  it.each([
    ['data', DATA],
    ['code and documents', CODE],
    ['bytes', BINARY],
  ])('%s: nothing is said about sources', async (_, files) => expect(await said(files)).toEqual([]));

  it('are 150 at least', () => {
    expect(Object.keys({ ...DATA, ...CODE, ...BINARY }).length).toBeGreaterThanOrEqual(150);
  });

  it('hide no map that lies among them', async () => {
    const files = { ...DATA, ...CODE, ...BINARY, 'maps/real.map': makeMap({ '../src/a.ts': 'export const a = 1;\n' }) };
    expect(new Set((await said(files)).map((line) => line.replace(/^\S+ /, '')))).toEqual(new Set(['maps/real.map']));
  });
});
