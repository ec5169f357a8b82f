import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/base/limits.ts';
import { DETECTORS } from '../../src/detect/index.ts';
import { Pass, type PassResult } from '../../src/detect/pass.ts';
import { makePlan } from '../../src/detect/plan.ts';
import { textExpanders } from '../../src/unpack/expand/index.ts';
import { npmToken } from '../support/tokens.ts';

function judge(path: string, bytes: Buffer, pieces = bytes.length): PassResult {
  const budget = new Budget();
  const pass = new Pass(makePlan(DETECTORS, textExpanders(budget)), budget);
  const writer = pass.open({ path: [path], type: 'file', via: 'tar', size: bytes.length });
  for (let at = 0; at < bytes.length; at += pieces) writer.push(bytes.subarray(at, at + pieces));
  writer.end();
  return pass.finish(bytes.length, 'tarball');
}

const places = ({ findings }: PassResult, rule: string): string[] =>
  findings
    .filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ locations }) => locations.map(({ path }) => path.join(' > ')));

describe('texts in UTF-16', () => {
  const text = `# settings of the machine that built this\ntoken=${npmToken('utf16')}\n# done\n`;
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  const samples: Record<string, Buffer> = {
    'little-endian': little,
    'big-endian': big,
    'with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
    'with a swapped mark': Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
  };
  it.each(Object.entries(samples))('%s: what is in them is found, in every chunking', (_, bytes) => {
    for (const pieces of [bytes.length, 1, 7, 64]) {
      expect(places(judge('notes.txt', bytes, pieces), 'secret-npm-token')).toEqual(['notes.txt > <utf-16 text>']);
    }
  });

  it('leaves other files alone', () => {
    for (const bytes of [Buffer.from(text), Buffer.alloc(200), Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 9])]) {
      expect(judge('a.bin', bytes).virtualEntries).toBe(0);
    }
  });
});

describe('WebAssembly', () => {
  const map = JSON.stringify({ version: 3, sources: ['src/a.rs'], sourcesContent: ['fn main() {}'], mappings: 'AAAA' });
  const url = `data:application/json;base64,${Buffer.from(map).toString('base64')}`;

  function leb(value: number): Buffer {
    return value < 128 ? Buffer.from([value]) : Buffer.concat([Buffer.from([(value & 127) | 128]), leb(value >> 7)]);
  }
  function section(id: number, body: Buffer): Buffer {
    return Buffer.concat([Buffer.from([id]), leb(body.length), body]);
  }
  function sized(text: string): Buffer {
    return Buffer.concat([leb(Buffer.byteLength(text)), Buffer.from(text)]);
  }
  const magic = Buffer.from('\0asm\x01\0\0\0', 'latin1');
  const other = section(0, Buffer.concat([sized('producers'), Buffer.alloc(300)]));
  const named = (text: string): Buffer => section(0, Buffer.concat([sized('sourceMappingURL'), sized(text)]));

  it('finds the map in a data: URL, first or last, in every chunking', () => {
    for (const bytes of [
      Buffer.concat([magic, named(url), other]),
      Buffer.concat([magic, other, section(1, Buffer.alloc(9)), named(url)]),
    ]) {
      for (const pieces of [bytes.length, 1, 5, 100]) {
        const { maps, incomplete } = judge('a.wasm', bytes, pieces);
        expect(maps.map(({ path }) => path)).toEqual([['a.wasm', '<section sourceMappingURL>', '<inline map 1>']]);
        expect(incomplete).toEqual([]);
      }
    }
  });

  it('reads a short address too, and stops where lengths are wrong', () => {
    expect(judge('a.wasm', Buffer.concat([magic, named('a.map')])).virtualEntries).toBe(1);
    const cut = Buffer.concat([magic, Buffer.from([0, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), named(url)]);
    // The base64 is there all the same.
    expect(judge('a.wasm', cut).maps.map(({ path }) => path)).toEqual([['a.wasm', '<base64 text 1>']]);
    const half = Buffer.concat([magic, named(url)]).subarray(0, 60);
    expect(judge('a.wasm', half).findings.filter(({ ruleId }) => ruleId === 'source-map-embedded-source')).toEqual([]);
  });
});
