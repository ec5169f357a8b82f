/** Pax records by their declared lengths (POSIX pax, section "pax Extended Header"), as a second reading beside node-tar's. */
import type { Buffer } from 'node:buffer';
import type { HeaderData } from 'tar/header';

const SPACE = 0x20;
const NEWLINE = 0x0a;
const EQUALS = 0x3d;
const MAX_LENGTH_DIGITS = 8;

/** Keys whose value decides where an entry lies or ends. */
const DECISIVE = ['path', 'linkpath', 'size'] as const;

const NUMBERS = 'atime ctime mtime gid uid mode SCHILY.dev SCHILY.ino SCHILY.nlink LIBARCHIVE.creationtime'.split(' ');
const NUMBER = /^-?\d{1,24}(?:\.\d{1,24})?$/;
const CHARSET = /^(?:BINARY|ISO-IR [\w :-]{1,40})$/;
/** Records that packers write on their own account, with values in which no text of the builder's can stand. */
const COMMON: ReadonlyMap<string, RegExp | null> = new Map([
  ...['path', 'linkpath', 'size'].map((key) => [key, null] as const),
  ...NUMBERS.map((key) => [key, NUMBER] as const),
  ...['charset', 'hdrcharset'].map((key) => [key, CHARSET] as const),
]);
/** git archive leaves the commit that it packed. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Where a record begins, its key, and where its value lies, from the start of the body. */
export interface RecordStart {
  readonly start: number;
  readonly key: string;
  readonly value: number;
  readonly end: number;
}

/** Null if no record begins there whose length fits the body. */
function recordAt(body: Buffer, at: number): RecordStart | null {
  const space = body.indexOf(SPACE, at);
  if (space < 0 || space - at > MAX_LENGTH_DIGITS) return null;
  const digits = body.toString('latin1', at, space);
  const end = at + Number(digits);
  if (!/^\d+$/.test(digits) || end > body.length || body[end - 1] !== NEWLINE) return null;
  const equals = body.indexOf(EQUALS, space);
  if (equals < 0 || equals >= end) return null;
  return { start: at, key: body.toString('utf8', space + 1, equals), value: equals + 1, end };
}

/** All records up to the first that has a wrong length; what follows that one belongs to no key. */
export function recordStarts(body: Buffer): readonly RecordStart[] {
  const records: RecordStart[] = [];
  let at = 0;
  while (at < body.length) {
    const record = recordAt(body, at);
    if (!record) return [...records, { start: at, key: '', value: at, end: body.length }];
    records.push(record);
    at = record.end;
  }
  return records;
}

/** Null if the lengths do not fit the body. The last record of a key counts. */
function parse(body: Buffer): Map<string, Buffer> | null {
  const records = new Map<string, Buffer>();
  let at = 0;
  while (at < body.length) {
    const record = recordAt(body, at);
    if (!record) return null;
    records.set(record.key, body.subarray(record.value, record.end - 1));
    at = record.end;
  }
  return records;
}

export interface PaxRemarks {
  /** What readers may disagree on. */
  readonly ambiguous: string | null;
  /** The records hold text that no unpacker shows. */
  readonly hidden: boolean;
  /** Those of them that are no text: they may be anything, compressed data for example. */
  readonly binary: readonly { readonly key: string; readonly value: Buffer }[];
}

function isBinary(value: Buffer): boolean {
  return value.some((byte) => byte < 0x09);
}

function isCommon(key: string, value: Buffer): boolean {
  const form = key === 'comment' ? COMMIT : COMMON.get(key);
  return form !== undefined && (form === null || form.test(value.toString('latin1')));
}

/** Compares the records with what node-tar read line by line. */
export function remarksOn(body: Buffer, read: HeaderData): PaxRemarks {
  const records = parse(body);
  if (!records) return { ambiguous: 'pax records with wrong lengths', hidden: true, binary: [] };
  let hidden = false;
  let sparse = false;
  const binary: { key: string; value: Buffer }[] = [];
  for (const [key, value] of records) {
    sparse ||= key.startsWith('GNU.sparse.');
    if (isBinary(value)) binary.push({ key, value });
    hidden ||= !isCommon(key, value);
  }
  const differs = DECISIVE.some(
    (key) => records.get(key)?.toString('utf8') !== (read[key] === undefined ? undefined : String(read[key])),
  );
  if (differs) return { ambiguous: 'a pax record that readers split differently', hidden, binary };
  return { ambiguous: sparse ? 'a sparse file' : null, hidden, binary };
}
