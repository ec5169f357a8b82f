/**
 * Characters that make code look like something else: bidirectional overrides that are still open where their line ends, and
 * invisible ones inside words. Tables of characters, and text in languages that need them, are neither.
 */
import { Buffer } from 'node:buffer';
import { defineDetector, isRealFile, type Detector, type Emit, type Window } from '../define.ts';
import type { EntryInfo } from '../../base/entry.ts';
import { compileGlob } from '../../base/glob.ts';
import { innerPath } from '../define.ts';

const BEFORE = 128;
const AFTER = 512;
const LF = 10;

/** UTF-8 of U+202A to U+202E and U+2066 to U+2069, one character per byte. */
const OPENERS = [
  '\xe2\x80\xaa',
  '\xe2\x80\xab',
  '\xe2\x80\xad',
  '\xe2\x80\xae',
  '\xe2\x81\xa6',
  '\xe2\x81\xa7',
  '\xe2\x81\xa8',
];
/** Zero-width space, non-joiner, joiner, word joiner, byte order mark in the middle. */
const INVISIBLE = ['\xe2\x80\x8b', '\xe2\x80\x8c', '\xe2\x80\x8d', '\xe2\x81\xa0', '\xef\xbb\xbf'];

const isCode = compileGlob('**/*.{js,mjs,cjs,jsx,ts,tsx,mts,cts,vue,svelte,sh,py,rb,go,rs,c,h,cc,cpp,java,php}');

export const detector: Detector = defineDetector({
  name: 'hidden',
  rules: ['file-hidden-characters'],
  keywords: [
    ...OPENERS.map((text) => ({ text, before: BEFORE, after: AFTER, guard: isNearText })),
    ...INVISIBLE.map((text) => ({ text, before: 1, after: 1, guard: isBetweenLetters })),
  ],
  start: () => ({
    hit(window, emit) {
      if (!isCode(innerPath(window.entry.path)) && !isDecodedText(window.entry)) return;
      if (INVISIBLE.includes(window.keyword)) {
        const { bytes, at, keyword } = window;
        if (isLetter(bytes[at - 1]) && isLetter(bytes[at + keyword.length])) report(window, 'invisible', emit);
      } else if (staysOpen(window)) report(window, 'bidirectional', emit);
    },
  }),
});

/** What is decoded from base64 may be anything. Headers hold names, which have a rule of their own. */
function isDecodedText(info: EntryInfo): boolean {
  return info.type === 'file' && !isRealFile(info) && info.via !== 'base64' && info.via !== 'base64-text';
}

/** ASCII letters on both sides: no language joins those, so two names that look equal are not. */
function isBetweenLetters(bytes: Uint8Array, start: number, end: number): boolean {
  return (start <= 0 || isLetter(bytes[start - 1])) && (end >= bytes.length || isLetter(bytes[end]));
}

/** In binary data and in tables of such characters no text follows. */
function isNearText(bytes: Uint8Array, _: number, end: number): boolean {
  const next = bytes[end];
  return next === undefined || (next >= 0x20 && next !== 0x7f && next !== 0xe2);
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 0x5f || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a));
}

const CLOSERS = /[\u202c\u2069]/;
/** Neighbours of a character in a table or a class: quotes, brackets, commas, ranges, other special characters. */
const TABLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"'`[\],|\-\\/]/;

/** Longer lines are machine-made: nobody reviews them by reading. */
const MAX_LINE = 256;

/** Opened in the middle of a line of code, with ASCII text on both sides, and not closed before the line ends. */
function staysOpen({ bytes, at, keyword }: Window): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = buffer.indexOf(LF, at);
  if (end === -1 ? bytes.length - at >= AFTER : end - at > MAX_LINE) return false;
  const rest = buffer.toString('utf8', at + keyword.length, end === -1 ? bytes.length : end);
  if (CLOSERS.test(rest)) return false;
  const before = buffer.toString('utf8', at === 0 ? 0 : buffer.lastIndexOf(LF, at - 1) + 1, at);
  if (TABLE.test(before.at(-1) ?? '') && TABLE.test(rest[0] ?? '')) return false;
  return /[A-Za-z]/.test(before) && /[A-Za-z;{}()]/.test(rest);
}

const KINDS = {
  bidirectional:
    'a character that reverses the reading direction of the rest of its line: the code does not do what it shows',
  invisible: 'invisible characters inside words: names that look equal are not',
} as const;

function report(window: Window, kind: keyof typeof KINDS, emit: Emit): void {
  emit({
    ruleId: 'file-hidden-characters',
    severity: 'medium',
    severityIfOpen: kind === 'bidirectional' ? 'medium' : 'low',
    confidence: 'likely',
    identity: kind,
    message: KINDS[kind],
    data: { kind },
    location: window.locate(window.at),
    cappedByPath: true,
  });
}
