/**
 * Private keys in texts that are about to be shown, told by their form alone: names are short, so that keys in them are cut
 * and no decoder reads them. Works on JSON text too: no span begins or ends in an escape, or reaches over a quote.
 */

export interface KeySpan {
  readonly start: number;
  readonly end: number;
}

const DASH = String.raw`(?:-|\\{1,8}(?:u00|x)2d|&#(?:45|x2d);|%2d)`;
const BLANK = String.raw`(?:[ +_]|%20)`;
/** What stands between two lines of base64: line breaks and their escapes, marks of comments, quotes of programs. */
const GAP = String.raw`(?:[\s,'\x60#*;>|]|(?:\\|%5c){1,8}/?[nrt]|\\{1,8}(?:u00[02][0-9a-d]|u\{[ad]\}|x0[ad]|01[25])|%0[ad]|&#(?:1[03]|x[ad]);|<br ?/?>)`;
const BYTE = String.raw`(?:[A-Za-z0-9+/=]|%2b|%2f|%3d)`;
const LINES = String.raw`(?:${GAP}{0,24}${BYTE}{8,16384})`;
/** Lines such as `DEK-Info:` or `Comment:`. */
const HEADERS = String.raw`(?:${GAP}{0,24}[A-Z][A-Za-z]{2,12}(?:-[A-Za-z]{2,8})?: ?[^"\\…\n]{0,200}){0,4}`;

/** Behind the name of a key that is not public. The front of it may be cut off. */
const MARK = new RegExp(`(?<!PUBLIC${BLANK})KEY(?:${BLANK}BLOCK)?${DASH}{3,5}`, 'gi');
const IS_END = new RegExp(`END(?:${BLANK}[A-Z0-9]{1,12}){0,3}${BLANK}$`, 'i');
/** What the search for the end of a block meets. */
const MET = /\\[^]|"|…|BEGIN|KEY-|(?:-|2d|45;)END/gi;
const END_LABEL = new RegExp(`(?:${BLANK}[A-Z0-9]{1,12}){0,4}${DASH}{0,5}`, 'iy');
const OPEN = new RegExp(`${HEADERS}${LINES}{0,512}`, 'iy');
/** The end of a block that begins with it, as much as is left of it. */
const TAIL = new RegExp(`${DASH}{5}E(?!ND${BLANK}(?:[A-Z0-9]{1,12}${BLANK}){0,2}(?:PUBLIC|CERTIFICATE))`, 'gi');
const BEFORE_TAIL = new RegExp(
  `(?<![A-Za-z0-9+/=])(?:${BYTE}{32,16384}${GAP}{1,24}){0,512}${BYTE}{8,16384}${GAP}{0,24}$`,
  'i',
);
const MOST_BEFORE = 4_096;
const MOST = 65_536;
/** A block without such a run holds no key. */
const HOLDS = /[A-Za-z0-9+/]{8}/;

const PUTTY = /PuTTY-User-Key-File-\d(?::|%3a)(?: |%20)?/gi;
const PUTTY_END = /Private-(?:MAC|Hash)(?::|%3a)(?: |%20)?[0-9a-f]{0,64}/gi;

/** The beginning of a run, also behind an escape. */
const EDGE = String.raw`(?:(?<![A-Za-z0-9+])|(?<=\\[nrt]|\\u00[\da-f]{2}))`;
const SIGNS = String.raw`[\w/+=%-]`;
/** Base64 of `PRIVATE KEY` and of PuTTY's first line, for the places that it can have. */
const ENCODED = '(?:UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW|UHVUVFktVXNlci1LZXktRmlsZS)';
/** Keys that are told by what they begin with; what is shown of them is the first group. */
const RUNS: readonly RegExp[] = [
  new RegExp(`(Private-Lines: ?)\\d{1,4}${LINES}{1,512}`, 'g'),
  new RegExp(`(?:(LS0tLS1CRUdJTi)|${EDGE})[A-Za-z0-9+]{0,64}${ENCODED}${LINES}{0,512}`, 'g'),
  new RegExp(`${ENCODED}${LINES}{1,512}`, 'g'),
  // DER: a SEQUENCE that begins with version 0 or 1, or with the name of PBES2.
  new RegExp(
    `${EDGE}(M[A-P])[A-Za-z0-9+/_-]{1,6}(?:AgE|CAQ|IBA|BgkqhkiG9w0BBQ)${SIGNS}{30,16384}(?:${GAP}{1,24}${BYTE}{32,16384}){0,512}`,
    'g',
  ),
  /(?<![\da-f])(30)(?:[0-7][\da-f]|81[\da-f]{2}|82[\da-f]{4})02010[01](?:30|04|02)[\da-f]{40,16384}/gi,
  new RegExp(`(b3BlbnNzaC1rZXktdjE)${LINES}{1,512}`, 'g'),
];
const QUOTE = String.raw`(?:\\{0,7}["'\x60]|%22)?`;
/** Members of JSON Web Keys, up to their values. */
const MEMBER = new RegExp(
  String.raw`(?:(?<![\w$-])|(?<=%22|%20))(?:[dpqk]|d[pq]|qi)${QUOTE}\]?\s{0,8}(?::|%3a|=>?)(?:\s|%20){0,8}${QUOTE}(?=[\w-]{16})([\w-]{16,1400})`,
  'gi',
);
/** What holds none of these holds no key. */
const ANY =
  /KEY|-----E|2[dD]E|PuTTY|Private-L|FURSBLRV|VEUgS0VZ|QVRFIEtFW|UHVUVFkt|AgE|CAQ|IBA|BgkqhkiG|b3BlbnNz|kty|02010/;

/** Places of what may belong to private keys, in their order and apart from each other. */
export function keySpans(text: string): readonly KeySpan[] {
  if (!ANY.test(text)) return [];
  const blocks = blockSpans(text);
  const spans = [...blocks, ...tailSpans(text), ...puttySpans(text)];
  for (const pattern of RUNS) {
    for (const { 0: run, 1: shown = '', index } of text.matchAll(pattern))
      spans.push({ start: index + shown.length, end: index + run.length });
  }
  if (text.includes('kty')) {
    for (const { 0: member, 1: value = '', index } of text.matchAll(MEMBER)) {
      const end = index + member.length;
      spans.push({ start: end - value.length, end });
    }
  }
  return apart(spans);
}

/** The text with `…` for every key. */
export function maskKeys(text: string): string {
  return maskSpans(text, keySpans(text));
}

/** The text with `…` for every span. They are apart and in their order. What they cut of an escape stays whole. */
export function maskSpans(text: string, spans: readonly KeySpan[]): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of spans) {
    const from = text[start - 1] === '\\' ? start + (text[start] === 'u' ? 5 : 1) : start;
    if (from >= end) continue;
    shown += `${text.slice(done, from)}…`;
    done = end;
  }
  return done === 0 ? text : shown + text.slice(done);
}

function apart(spans: readonly KeySpan[]): readonly KeySpan[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function blockSpans(text: string): KeySpan[] {
  const spans: KeySpan[] = [];
  let done = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const start = index + mark.length;
    if (index < done || IS_END.test(text.slice(Math.max(done, index - 64), index))) continue;
    const end = blockEnd(text, start);
    if (end > start) spans.push({ start, end });
    done = Math.max(end, start);
  }
  return spans;
}

/** Behind the end marker, if it comes before the text, the string or another block ends; else behind the lines of base64. */
function blockEnd(text: string, start: number): number {
  MET.lastIndex = start;
  for (let met = MET.exec(text); met !== null && met.index - start < MOST; met = MET.exec(text)) {
    const [found] = met;
    if (found.startsWith('\\')) continue;
    if (!/END$/i.test(found)) break;
    if (!HOLDS.test(text.slice(start, met.index))) return start;
    return stickyEnd(END_LABEL, text, met.index + found.length);
  }
  return stickyEnd(OPEN, text, start);
}

/** Index behind the match that begins at `from`; `from` if there is none. */
function stickyEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function tailSpans(text: string): KeySpan[] {
  const spans: KeySpan[] = [];
  let done = 0;
  for (const { index } of text.matchAll(TAIL)) {
    const from = Math.max(done, index - MOST_BEFORE);
    const lines = BEFORE_TAIL.exec(text.slice(from, index));
    if (lines) spans.push({ start: from + lines.index, end: index });
    done = index;
  }
  return spans;
}

/** All of the file: its public half is told from the private one by its lines only. */
function puttySpans(text: string): KeySpan[] {
  const spans: KeySpan[] = [];
  let done = 0;
  for (const { 0: mark, index } of text.matchAll(PUTTY)) {
    if (index < done) continue;
    const start = index + mark.length;
    done = stringEnd(text, start);
    PUTTY_END.lastIndex = start;
    const last = PUTTY_END.exec(text.slice(0, done));
    if (last) done = last.index + last[0].length;
    if (HOLDS.test(text.slice(start, done))) spans.push({ start, end: done });
  }
  return spans;
}

function stringEnd(text: string, start: number): number {
  MET.lastIndex = start;
  for (let met = MET.exec(text); met !== null && met.index - start < MOST; met = MET.exec(text)) {
    if (met[0] === '"' || met[0] === '…') return met.index;
  }
  return Math.min(text.length, start + MOST);
}
