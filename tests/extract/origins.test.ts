import { describe, expect, it } from 'vitest';
import type { SourceMapFacts } from '../../src/base/entry.ts';
import { originsOf } from '../../src/extract/origins.ts';
import type { RecordedText } from '../../src/extract/recorder.ts';

function text(name: string, digest: string): RecordedText {
  const info = { path: ['bin/app', name], type: 'file', via: 'map-content' } as const;
  return { id: 0, info, bytes: 1, lines: 1, sha256: digest, digest };
}

function map(names: readonly (string | null)[], digests: readonly string[], uncounted = 0): SourceMapFacts {
  const contents = digests.map((digest, index) => ({ index, bytes: 1, lines: 1, digest }));
  return {
    kind: 'source-map',
    path: ['bin/app'],
    bytes: 100,
    form: 'file',
    sources: names.length,
    withContent: names.length,
    contentBytes: names.length,
    contentLines: names.length,
    names,
    ignored: new Set(),
    contents,
    sourceRoots: ['/root'],
    sectionUrls: [],
    file: null,
    positions: null,
    debugId: false,
    keyOrder: [],
    duplicateKeys: [],
    uncounted,
    vendorTexts: [],
    malformed: null,
  };
}

describe('the origin of a text', () => {
  it('equal texts keep their own names, whatever the order', () => {
    const originOf = originsOf([map(['../a.ts', 'b.ts', null], ['x', 'x', 'x'])], [], new Set());
    const names = ['root/b.ts', '<source 2>', 'a.ts', 'b.ts'];
    expect(names.map((name) => originOf(text(name, 'x'))?.source)).toEqual(['b.ts', null, '../a.ts', 'b.ts']);
  });

  it('a text of a carrier is the source of its name', () => {
    const texts = ['../src/a.ts', 'node_modules/b/b.js', ''].map((name) => ({ name, bytes: 1, lines: 1, digest: 'x' }));
    const carrier = { kind: 'source-carrier', path: ['bin/app'], carrier: 'executable', format: 'x' } as const;
    const originOf = originsOf([], [{ ...carrier, files: 3, texts, recorded: false }], new Set());
    expect(['src/a.ts', 'node_modules/b/b.js', '<source>'].map((name) => originOf(text(name, 'x')))).toEqual([
      { source: '../src/a.ts', firstParty: true, novel: true },
      { source: 'node_modules/b/b.js', firstParty: false, novel: false },
      { source: null, firstParty: true, novel: true },
    ]);
  });

  it('of more texts than a map keeps a record of, by the displayed name', () => {
    expect(originsOf([map(['a.ts'], ['x'], 1)], [], new Set(['y']))(text('c.ts', 'y'))).toEqual({
      source: 'c.ts',
      firstParty: true,
      novel: false,
    });
    expect(originsOf([map(['a.ts'], ['x'])], [], new Set())(text('c.ts', 'y'))).toBeNull();
  });
});
