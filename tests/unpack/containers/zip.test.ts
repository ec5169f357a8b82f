import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { array, assert, asyncProperty, boolean, constantFrom, integer, record, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeZip, type ZipMember, type ZipOptions } from '../../support/zip.ts';
import { files, gaps, holds, unpackContainer } from './rig.ts';

const MARK = 'marker-of-the-hidden-part';
const plain: ZipMember = { name: 'a.txt', content: 'first file '.repeat(20) };
const other: ZipMember = { name: 'lib/b.js', content: 'second file '.repeat(30) };
const marked: ZipMember = { name: 'c.txt', content: `${MARK} `.repeat(20) };

describe('well-formed zip archives', () => {
  const shapes: Record<string, ZipOptions> = {
    plain: {},
    commented: { comment: 'a comment' },
    'with 64-bit records': { zip64: true },
  };
  it.each(Object.entries(shapes))('%s: every member, nothing odd, every byte searched or decoded', async (_, shape) => {
    const members = [
      plain,
      { ...other, stored: true },
      { name: 'dir/', content: '', stored: true },
      { name: 'signed', content: 'x'.repeat(3000), descriptor: 'signed' },
      { name: 'unsigned', content: 'y'.repeat(3000), descriptor: 'plain' },
      { name: 'empty', content: '', descriptor: 'signed' },
    ] as const;
    const zip = makeZip(members, shape);
    const seen = await unpackContainer('x.zip', zip);
    expect(seen.incomplete).toEqual([]);
    expect(files(seen)).toEqual(Object.fromEntries(members.map(({ name, content }) => [`x.zip > ${name}`, content])));
    const rest = seen.entries.find(({ path }) => path === 'x.zip > <zip structure>')!;
    expect(rest.length).toBe(zip.length);
    expect(seen.entries[0]).toMatchObject({ path: 'x.zip', length: zip.length });
    expect(seen.facts).toEqual([{ kind: 'container', path: ['x.zip'], format: 'zip', archive: true }]);
  });

  it('reads whatever the writer wrote, however the bytes arrive and wherever they lie', async () => {
    const member = record({
      name: string({ minLength: 1, maxLength: 12 }),
      content: uint8Array({ maxLength: 3000 }),
      stored: boolean(),
      descriptor: constantFrom('signed', 'plain', undefined),
    });
    await assert(
      asyncProperty(
        array(member, { maxLength: 8 }),
        integer({ min: 1, max: 4000 }),
        boolean(),
        async (made, pieces, disk) => {
          const members = made.map(({ name, content, stored, descriptor }, index) => ({
            name: `${index}${name.replaceAll('/', '_')}`,
            content,
            stored,
            flags: 1 << 11,
            ...(descriptor ? { descriptor } : {}),
          }));
          const seen = await unpackContainer('x.zip', makeZip(members), { pieces, memoryBytes: disk ? 0 : 1e6 });
          expect(seen.incomplete).toEqual([]);
          const expected = members.map(({ name, content }) => [
            `x.zip > ${name}`,
            Buffer.from(content).toString('latin1'),
          ]);
          expect(files(seen)).toEqual(Object.fromEntries(expected));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads names in UTF-8 where flagged, else in code page 437, and cannot be made to forge its own', async () => {
    const zip = makeZip([
      { name: 'ä.txt', content: '1', flags: 1 << 11 },
      { name: Buffer.from([0x84, 0x2e, 0x74]), content: '2' },
      { name: '<zip structure>', content: '3' },
      { name: './/x', content: '4' },
    ]);
    const names = Object.keys(files(await unpackContainer('x.zip', zip)));
    expect(names).toEqual(['x.zip > ä.txt', 'x.zip > ä.t', 'x.zip > \\u{3c}zip structure>', 'x.zip > x']);
  });

  it('streams entries too large to be inflated at once', async () => {
    const content = randomBytes(3_000_000).toString('hex');
    const seen = await unpackContainer('x.zip', makeZip([{ name: 'big', content }, plain]));
    expect(seen.incomplete).toEqual([]);
    expect(files(seen)['x.zip > big'] === content).toBe(true);
  });
});

describe('odd zip archives: the hidden part is found, and the result undecided', () => {
  const odd: Record<string, { members: readonly ZipMember[]; options?: ZipOptions; code?: string }> = {
    'an entry missing from the directory, in the middle': { members: [plain, { ...marked, hidden: true }, other] },
    'an entry missing from the directory, at the end': { members: [plain, { ...marked, hidden: true }] },
    'a hidden entry whose sizes follow it': {
      members: [plain, { ...marked, hidden: true, descriptor: 'signed' }, other],
    },
    'two names': { members: [plain, { ...marked, localName: 'other.txt' }] },
    'a size declared too small': { members: [{ ...marked, declaredSize: 10 }, other] },
    'packed bytes declared too few': { members: [{ ...marked, declaredPacked: 12 }, other] },
    'a wrong checksum': { members: [{ ...marked, crc: 1 }, other], code: 'checksum' },
    'a stored entry with a wrong checksum': { members: [{ ...marked, crc: 1, stored: true }], code: 'checksum' },
    'text between entries': { members: [{ ...plain, behind: Buffer.from(MARK) }, other] },
    'text behind the end': { members: [plain], options: { suffix: Buffer.from(MARK) } },
    'an archive behind the end': {
      members: [plain],
      options: { suffix: makeZip([marked], { withoutDirectory: true }) },
    },
    'two entries with the same data': { members: [marked, plain], options: { aliases: ['other.txt'] } },
    'no directory': { members: [plain, marked], options: { withoutDirectory: true }, code: 'truncated' },
    'a wrong count': { members: [plain, marked], options: { declaredEntries: 1 } },
  };
  it.each(Object.entries(odd))('%s', async (_, { members, options, code = 'odd-archive' }) => {
    const seen = await unpackContainer('x.zip', makeZip(members, options));
    expect(holds(seen, MARK)).toBe(true);
    expect(seen.incomplete.map((gap) => gap.code)).toContain(code);
    expect(seen.incomplete.every(({ waivable }) => !waivable)).toBe(true);
  });

  it('says what is encrypted or packed in an unknown way, may be waived, and goes on', async () => {
    const members = [{ ...plain, flags: 1 }, { ...other, method: 12 }, marked];
    const seen = await unpackContainer('x.zip', makeZip(members));
    expect(gaps(seen)).toEqual(['encrypted x.zip > a.txt', 'unsupported-container x.zip > lib/b.js']);
    expect(seen.incomplete.every(({ waivable }) => waivable)).toBe(true);
    expect(files(seen)).toEqual({ 'x.zip > c.txt': marked.content });
  });

  it('searches the bytes of what it cannot decode', async () => {
    const seen = await unpackContainer('x.zip', makeZip([{ ...marked, flags: 1, stored: true }]));
    expect(holds(seen, MARK)).toBe(true);
  });

  it.each([true, false])('reads an archive behind an executable, offsets adjusted: %s', async (adjusted) => {
    const prefix = Buffer.concat([Buffer.from('\x7fELF PK\x03\x04'), randomBytes(5000)]);
    const zip = makeZip([plain, marked], { prefix, adjusted });
    for (const pieces of [zip.length, 50]) {
      const seen = await unpackContainer('x.exe', zip, { pieces });
      expect(files(seen)).toEqual({ 'x.exe > a.txt': plain.content, 'x.exe > c.txt': marked.content });
      expect(seen.incomplete).toEqual([]);
    }
  });

  it('keeps a prefix of a browser extension apart from the archive', async () => {
    const header = Buffer.from('Cr24\x03\0\0\0\x08\0\0\0signedby', 'latin1');
    const seen = await unpackContainer('x.crx', makeZip([marked], { prefix: header, adjusted: false }));
    expect(files(seen)).toEqual({ 'x.crx > c.txt': marked.content });
    expect(seen.incomplete).toEqual([]);
  });
});

describe('damaged zip archives', () => {
  const whole = makeZip([plain, other, { ...marked, stored: true }]);

  it('never passes in silence when cut', async () => {
    for (let length = 60; length < whole.length; length += 7) {
      const seen = await unpackContainer('x.zip', whole.subarray(0, length));
      expect([length, gaps(seen).length > 0]).toEqual([length, true]);
    }
  });

  it('survives any change of any bytes, and accounts for all of them', async () => {
    await assert(
      asyncProperty(
        array(record({ at: integer({ min: 30, max: whole.length - 1 }), byte: integer({ min: 0, max: 255 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const { at, byte } of changes) bytes[at] = byte;
          const seen = await unpackContainer('x.zip', bytes);
          expect(gaps(seen).filter((gap) => gap.startsWith('detector-error'))).toEqual([]);
          expect(seen.entries[0]!.length).toBe(bytes.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads entries without a name, and with zeros in it', async () => {
    for (const name of ['', 'a\0b']) {
      const zip = makeZip([{ ...marked, name }]);
      for (const bytes of [zip, Buffer.concat([Buffer.from('a prefix'), zip])]) {
        expect(holds(await unpackContainer('x.bin', bytes), MARK)).toBe(true);
      }
    }
  });

  it('takes no constant of a program for an archive', async () => {
    const program = Buffer.concat([Buffer.alloc(99, 7), Buffer.from('PK\x03\x04'), Buffer.alloc(400)]);
    for (const bytes of [program, program.subarray(99)]) {
      expect((await unpackContainer('x.bin', bytes)).facts).toEqual([]);
    }
  });

  it('takes no text for an archive because of four letters', async () => {
    const seen = await unpackContainer(
      'x.bin',
      Buffer.from('PK\x03\x04 is how a zip file begins, and nothing follows here'),
    );
    expect(seen.facts).toEqual([]);
    expect(seen.incomplete).toEqual([]);
  });
});
