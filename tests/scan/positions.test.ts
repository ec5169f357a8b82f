/** Long lists of positions in a map are passed over as such: what stands beside them is found all the same. */
import { describe, expect, it } from 'vitest';
import { scan } from '../../src/index.ts';
import { npmToken } from '../support/tokens.ts';

const POSITIONS = 'AAAA,CAAC,EAAE;'.repeat(200);
const first = npmToken('before');
const second = npmToken('behind');

function map(mappings: string): string {
  const fields = {
    note: first,
    version: 3,
    sources: ['a.ts'],
    sourcesContent: ['export {};\n'],
    mappings,
    names: [second],
  };
  return JSON.stringify(fields);
}

async function tokens(mappings: string): Promise<number[]> {
  const manifest = JSON.stringify({ name: 'sample', version: '1.0.0', license: 'UNLICENSED', files: ['dist'] });
  const files = [
    { path: 'package.json', data: manifest },
    { path: 'dist/a.js.map', data: map(mappings) },
  ];
  const { verdict } = await scan({ files });
  const found = verdict.findings.filter(({ ruleId }) => ruleId === 'secret-npm-token');
  return found.flatMap(({ locations }) => locations.map(({ offset }) => offset!)).toSorted((a, b) => a - b);
}

describe('beside the positions of a map', () => {
  it.each([
    ['positions', POSITIONS],
    ['positions with a token among them', `${POSITIONS}${npmToken('inside')};${POSITIONS}`],
    ['positions with a token at their end', `${POSITIONS}AAAA,${npmToken('end')}`],
  ])('every token is found: %s', async (_, mappings) => {
    const text = map(mappings);
    const places = [...text.matchAll(/npm_\w{36}/g)].map(({ index }) => index);
    expect(places.length).toBeGreaterThanOrEqual(2);
    expect(await tokens(mappings)).toEqual(places);
  });
});
