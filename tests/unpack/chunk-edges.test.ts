/** What lies on the edges of the chunks that zlib hands out is found in its place, whatever happens to the chunks. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { scan } from '../../src/index.ts';
import { makeMap } from '../support/map-package.ts';
import { makePackage } from '../support/tarball.ts';
import { npmToken } from '../support/tokens.ts';

const CHUNK_BYTES = 1024 * 1024;
/** A header each, and the package.json in one block. */
const BEFORE_FIRST = 3 * 512;

const texts = Array.from({ length: 25 }, (_, i) => [`../src/${i}.ts`, `export const part${i} = ${i};\n`] as const);
const map = makeMap(Object.fromEntries(texts));
const token = npmToken('chunk edge');
const code = `export const token = "${token}";\n`;

/** Lines of random text, which fill chunks of what is inflated as well as of what is not. */
function lines(bytes: number): string {
  const text = randomBytes(bytes).toString('base64').replaceAll(/[/+]/g, ' ');
  return `${text.slice(0, bytes - 1).replaceAll(/(.{99})./g, '$1\n')}\n`;
}

const SHIFTS = [-700, -400, -60, -30, -1, 0, 1, 40, 500];

it.each(SHIFTS)('finds a token that begins %d bytes behind the edge', async (shift) => {
  const before = lines(3 * CHUNK_BYTES - BEFORE_FIRST + shift - code.indexOf(token));
  const files = { 'long.js': `${before}${code}${lines(CHUNK_BYTES)}` };
  const report = await scan({ tarball: makePackage('acme', '1.0.0', files), name: 'x.tgz' });
  const found = report.verdict.findings.find(({ ruleId }) => ruleId === 'secret-npm-token');
  const line = before.split('\n').length;
  expect(found?.locations).toMatchObject([
    { path: ['long.js'], offset: before.length + code.indexOf(token), line, column: code.indexOf(token) + 1 },
  ]);
});

it.each(SHIFTS)('reads a map that begins %d bytes behind the edge', async (shift) => {
  const content = `${' '.repeat(CHUNK_BYTES - BEFORE_FIRST + shift)}${map}${' '.repeat(CHUNK_BYTES)}`;
  const report = await scan({ tarball: makePackage('acme', '1.0.0', { 'dist/cli.js.map': content }), name: 'x.tgz' });
  expect(report.verdict.findings.find(({ ruleId }) => ruleId === 'source-map-embedded-source')?.data).toMatchObject({
    files: 25,
    bytes: texts.reduce((sum, [, text]) => sum + text.length, 0),
  });
});
