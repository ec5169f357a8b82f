/** Whether a map is that of a file: in the inventory, in the words of the finding, in its confidence; never by leaving it out. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { LINK, makeMap, only, scanPackage, type Files } from '../../support/map-package.ts';
import { walk } from '../../support/map-sink.ts';

const EMBEDDED = 'source-map-embedded-source';
const TEXTS = { 'a.ts': 'a', 'b.ts': 'b' };
const CODE = `x();\ny();\n${LINK}a.js.map\n`;

function withMappings(mappings: string | undefined, more: object = {}): string {
  return makeMap(TEXTS, { mappings, ...more });
}

const INDEX = JSON.stringify({
  version: 3,
  sections: [
    { offset: { line: 0, column: 0 }, map: JSON.parse(withMappings('AAAA')) as unknown },
    { offset: { line: 2, column: 0 }, map: JSON.parse(withMappings('AAAA;AACA')) as unknown },
  ],
});

describe('a map that a file refers to', () => {
  it.each([
    ['proven', 'AAAA;AACA,CAAC;ACAA'],
    ['proven', 'A;;;;;'],
    ['likely', undefined],
    ['proven', 'AAAA;AACA;AACA;AACA'],
    ['mismatched', 'AAAA;AACA;AACA;AACA;AACA'],
    ['mismatched', 'AEAA'],
    ['mismatched', 'AAAA,AA'],
    ['mismatched', 'AAAA,?'],
    ['mismatched', 'ADAA'],
  ])('is %s with %s', (ownership, mappings) => {
    const result = scanPackage({ 'a.js': CODE, 'a.js.map': withMappings(mappings) });
    const { data, confidence, severity } = only(result, EMBEDDED);
    expect(result.maps.map((map) => [map.ownership, map.linkedFrom])).toEqual([[ownership, ['a.js']]]);
    expect([confidence, severity]).toEqual([ownership === 'proven' ? 'certain' : 'likely', 'high']);
    expect(data['ownership']).toEqual({ [ownership]: 1 });
  });

  it('counts the lines of sections from where they begin', () => {
    const at = (lines: number): Files => ({ 'a.js': `${'x();\n'.repeat(lines)}${LINK}a.js.map`, 'a.js.map': INDEX });
    expect(scanPackage(at(3)).maps[0]!.ownership).toBe('proven');
    expect(scanPackage(at(1)).maps[0]!.ownership).toBe('mismatched');
  });

  it('of WebAssembly is linked by its section', () => {
    const name = Buffer.from(LINK.replace(/\W/g, ''));
    const body = Buffer.concat([Buffer.of(name.length), name, Buffer.of(10), Buffer.from('a.wasm.map')]);
    const module = Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), Buffer.of(0, body.length), body]);
    const result = scanPackage({ 'b/a.wasm': module, 'b/a.wasm.map': withMappings('AAAA') });
    expect(result.maps).toMatchObject([{ ownership: 'proven', linkedFrom: ['b/a.wasm'] }]);
    expect(result.findings.map(({ ruleId }) => ruleId)).toEqual([EMBEDDED]);
  });
});

describe('a map that nothing refers to', () => {
  it.each([
    ['likely', 'a.js.map', {}],
    ['likely', 'other', { file: 'a.js' }],
    ['unlinked', 'b.js.map', {}],
    ['unlinked', 'b.js.map', { file: 'c.js' }],
    ['unlinked', 'a.js.map', { mappings: 'AEAA' }],
    ['unlinked', 'a.js.map', { mappings: `${';'.repeat(50)}AAAA` }],
  ])('is %s as %s with %o', (ownership, name, more) => {
    const result = scanPackage({ 'a.js': 'x();\ny();\n', [name]: withMappings('AAAA;AACA', more) });
    const { details, confidence, severity, data } = only(result, EMBEDDED);
    expect(result.maps).toMatchObject([{ ownership, sourcesWithContent: 2 }]);
    expect([confidence, severity, data['files']]).toEqual(['likely', 'high', 2]);
    expect(details!.join(' ')).toContain(
      ownership === 'likely' ? '1 map likely of a file here' : '1 map of no file here',
    );
  });
});

it('a finding is certain if one of its maps is proven', () => {
  const map = withMappings('AAAA');
  const result = scanPackage({ 'a.js': CODE, 'a.js.map': map, 'b.js.map': makeMap({ 'c.ts': 'c' }) });
  const { confidence, data, details } = only(result, EMBEDDED);
  expect([confidence, data['ownership']]).toEqual(['certain', { proven: 1, unlinked: 1 }]);
  expect(details).toContain('1 map of no file here; the text can be read all the same');
});

it('an inline map belongs to its file; a map in a document to none', () => {
  const map = withMappings('AAAA;AACA');
  const inline = `x();\n${LINK}data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
  const result = scanPackage({ 'a.js': inline, 'b.json': JSON.stringify({ map: JSON.parse(map) as unknown }) });
  expect(result.maps.map(({ form, ownership }) => [form, ownership])).toEqual([
    ['inline', 'proven'],
    ['embedded', undefined],
  ]);
});

it('positions beyond the first megabyte are counted by their lines', () => {
  const line = `${'AACA,CAAC,'.repeat(40)}AAAA;`;
  const mappings = `AAAA,${line.repeat(4_000)}AAAA;;;`;
  for (const pieces of [1, 3_000]) {
    const bytes = Buffer.from(withMappings(mappings));
    const step = Math.ceil(bytes.length / pieces);
    const chunks = Array.from({ length: pieces }, (_, index) => bytes.subarray(index * step, (index + 1) * step));
    expect(walk(bytes.toString(), { chunks }).maps[0]!.positions).toEqual({ lastLine: 4_000, isSound: true });
  }
});
