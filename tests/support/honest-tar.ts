/** Entries of a tar by the walker and by node-tar, to be compared. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { readByNodeTar } from './node-tar.ts';
import { walkTar } from './walk.ts';

interface Listed {
  readonly path: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

const TYPES: Readonly<Record<string, string>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'directory',
  Link: 'link',
  SymbolicLink: 'link',
};

/** What npm makes of a path, told independently of the code under test: nothing without a first folder to take off. */
function installed(path: string): string {
  if (!path.includes('/')) return `<not installed> ${path}`;
  return path.split('/').slice(1).filter(Boolean).join('/') || '.';
}

/** Of what node-tar skips because it is of a type that it does not know. */
const NOTHING = createHash('sha256').digest('hex');

function byNodeTar(bytes: Buffer): Listed[] {
  const { entries, warnings } = readByNodeTar(bytes);
  expect(warnings).toEqual([]);
  return entries.map(({ path, type, size, sha256 }) => {
    return { path: installed(path), type: TYPES[type] ?? 'residue', size, sha256: sha256 ?? NOTHING };
  });
}

export function byWalker(bytes: Buffer): Listed[] {
  const { sink } = walkTar(bytes);
  return sink.entries
    .filter((entry) => entry.via === 'tar')
    .map((entry) => {
      const content = Buffer.from(entry.bytes, 'latin1');
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { path: entry.path[0], type: entry.type, size: content.length, sha256 };
    });
}

/** What honest packers write is read as node-tar reads it, without a doubt, to the last byte. */
export function expectHonest(bytes: Buffer): void {
  const { sink, accounted } = walkTar(bytes);
  expect(sink.gaps).toEqual([]);
  expect(sink.rules.filter((rule) => rule !== 'archive-link-entry' && rule !== 'archive-metadata')).toEqual([]);
  expect(sink.entries.every((entry) => entry.ended)).toBe(true);
  expect(accounted).toBe(bytes.length);
  expect(byWalker(bytes)).toEqual(byNodeTar(bytes));
}
