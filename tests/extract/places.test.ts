import { Buffer } from 'node:buffer';
import { join, posix, win32 } from 'node:path';
import { array, assert, constantFrom, nat, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Places } from '../../src/extract/places.ts';
import { safeSegments } from '../../src/extract/safe-path.ts';

const safe = (name: string): string => safeSegments(name).join('/');

describe('safe names', () => {
  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['a/../../../b.ts', 'b.ts'],
    ['a/./b//c.ts', 'a/b/c.ts'],
    ['C:\\Users\\x\\a.ts', 'C_/Users/x/a.ts'],
    ['\\\\host\\share\\a.ts', 'host/share/a.ts'],
    ['/etc/passwd', 'etc/passwd'],
    ['a\u0000b\u001b[2J.ts', 'a_b_[2J.ts'],
    ['gnp\u202esj.ts', 'gnp_sj.ts'],
    ['zero\u200bwidth\ufeff.ts', 'zero_width_.ts'],
    ['aux', '_aux'],
    ['NUL.txt/con .ts', '_NUL.txt/_con .ts'],
    ['com¹.js', '_com¹.js'],
    ['console.ts', 'console.ts'],
    ['trailing. . /dots...', 'trailing____/dots___'],
    ['.git/config', '_.git/config'],
    ['.GIT\u200c/hooks/x', '.GIT_/hooks/x'],
    ['GIT~1/config', '_GIT~1/config'],
    ['.github/x.yml', '.github/x.yml'],
    ['what?<>:"|*.ts', 'what_______.ts'],
    ['e\u0301.ts', '\u00e9.ts'],
    ['\ud800.ts', '_.ts'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    [' ', '_'],
  ])('%j as %j', (name, expected) => {
    expect(safe(name)).toBe(expected);
  });

  it('long ones lose their middle or their outer folders', () => {
    const long = safe(`${'ä'.repeat(5000)}.test.ts`);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
    expect(long).toMatch(/^ä+\.ts$/);
    const deep = safe(`${'folder/'.repeat(5000)}a.ts`);
    expect(deep).toMatch(/^folder\/(?:folder\/)+a\.ts$/);
    expect(deep.length).toBeLessThanOrEqual(700);
  });
});

describe('places', () => {
  it('names that a file system takes for one', () => {
    const places = new Places(['manifest.json']);
    const placed = [
      'src/a.ts',
      'SRC/A.ts',
      'src/a.ts/b.ts',
      'src/a.ts/c.ts',
      'src',
      'Manifest.JSON',
      'e\u0301.d.ts',
      'É.d.ts',
    ];
    expect(placed.map((name, at) => places.place(name, String(at)))).toEqual([
      'src/a.ts',
      'src/A-2.ts',
      'src/a-3.ts/b.ts',
      'src/a-3.ts/c.ts',
      'src-2',
      'Manifest-2.JSON',
      'é.d.ts',
      'É-2.d.ts',
    ]);
  });

  const piece = oneof(
    constantFrom(
      '..',
      '.',
      '/',
      '\\',
      'a',
      'A',
      'b',
      'a-2',
      'C:',
      '\u0000',
      '\u202e',
      'nul',
      '.git',
      ' ',
      'é',
      'e\u0301',
      'ſ',
      's',
      'ß',
      'SS',
    ),
    string({ unit: 'binary', maxLength: 6 }),
    string({ unit: 'grapheme', maxLength: 300 }),
  );
  const name = array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const text = tuple(name, nat({ max: 3 }).map(String));

  it('whatever the names: below the folder, none lost, the same again', () => {
    assert(
      property(array(text, { maxLength: 40 }), (texts) => {
        const places = new Places(['manifest.json']);
        const placed = texts.map(([wish, digest]) => places.place(wish, digest));
        const again = new Places(['manifest.json']);
        expect(texts.map(([wish, digest]) => again.place(wish, digest))).toEqual(placed);
        const content = new Map<string, string>();
        const folders = new Set<string>();
        for (const [at, path] of placed.entries()) {
          for (const flavour of [posix, win32]) {
            expect(flavour.isAbsolute(path)).toBe(false);
            expect(flavour.relative('/out', flavour.join('/out', path)).split(flavour.sep).join('/')).toBe(path);
          }
          expect(join('/out', path).startsWith('/out/')).toBe(true);
          expect(path).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\\:*?"<>|]|[. ](?:\/|$)|(?:^|\/)(?:nul|\.git)(?:\/|$)/iu);
          expect(path.split('/').every((part) => Buffer.byteLength(part) <= 255)).toBe(true);
          const key = path.normalize('NFD').toUpperCase().toLowerCase();
          const digest = texts[at]![1];
          expect(content.get(key) ?? digest).toBe(digest);
          content.set(key, digest);
          for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) folders.add(key.slice(0, end));
        }
        expect([...folders].filter((folder) => content.has(folder))).toEqual([]);
        expect(content.has('manifest.json')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
