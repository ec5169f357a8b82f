/** Tells values from stand-ins. Judges the random part of a value, never its fixed prefix or the file's name. */

const WORDS: ReadonlySet<string> = new Set(
  `example sample dummy placeholder changeme change redacted your my insert replace fixme todo secret password passwd pass
   token key value here user username foo bar baz test none null undefined xxx string api auth access the some default`.split(
    /\s+/,
  ),
);

/** Words that never are a part of a random value between separators. */
const STAND_INS: ReadonlySet<string> = new Set(
  'example sample dummy placeholder changeme redacted replace insert your yourkey yourtoken yoursecret notreal'.split(
    ' ',
  ),
);

/** Templates and references: the value is filled in somewhere else. */
const TEMPLATE =
  /^(?:\$|\{.{0,256}\}|<.{0,256}>|%\w{1,64}%|#\{|@@|process\.env|import\.meta|os\.environ|ENV\[|secrets\.|vault:|op:\/\/)/;

/** Runs that people type; a body that is mostly made of them was invented. */
const RUNS = [
  '1234567890',
  '0123456789',
  'abcdefghij',
  'abcdefgh',
  'qwertyuiop',
  'qwerty',
  'deadbeef',
  'abcdef',
  '123456',
];

/** `11111111-2222-3333-4444-555555555555` */
const ONE_EACH = /^(?:([0-9A-Za-z])\1{1,15}(?:-|$)){3,8}$/;

/** Nobody's password of this length is the alphabet or the digits in order. */
const MIN_ROW = 16;

/** Words that people glue together until the length is right. */
const GLUED =
  /placeholder|credential|password|example|replace|private|actual|access|invalid|insert|public|random|sample|secret|string|change|client|apikey|dummy|here|token|value|valid|fake|fill|goes|have|real|test|this|with|your|key|not|api|auth|xxx+|12345*|abcdef?/g;
const LEET: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };
/** A random value has at most a word or two of them. */
const MAX_UNREAD = 0.3;

/** No random value of that length consists of so few characters. */
const FEW = 3;

/** No random value repeats a character for longer. */
const LONGEST_CHANCE = 20;

/** No random value consists of so few characters again and again. */
const LONGEST_PERIOD = 10;

/** A reference such as `$NAME`, `${NAME}`, `{{name}}`, `<name>`, `%NAME%` instead of a value. */
export function isTemplate(value: string): boolean {
  return TEMPLATE.test(value);
}

/** True for values that nobody can use: words, one repeated character, dots and stars, documentation values. */
export function isPlaceholder(body: string): boolean {
  if (body === '' || isTemplate(body)) return true;
  if (
    /example/i.test(body) ||
    body.includes('SAMPLE') ||
    body.includes('***') ||
    body.includes('...') ||
    /x{6}/i.test(body) ||
    body.includes('\u2026')
  )
    return true;
  if (body.length >= MIN_ROW && new Set(body.toLowerCase()).size <= FEW) return true;
  if (body.length >= MIN_ROW && inOrder(body.toLowerCase()) >= body.length * 0.95) return true;
  if (ONE_EACH.test(body)) return true;
  if (isRepeated(body.replaceAll(/[-_.:/+= ]/g, ''))) return true;
  if (longestRun(body) >= Math.min(Math.max(8, body.length / 2), LONGEST_CHANCE)) return true;
  const parts = body.toLowerCase().split(/[^a-z0-9]+/);
  if (parts.some((part) => STAND_INS.has(part))) return true;
  return parts.every((part) => part === '' || WORDS.has(part));
}

/** True for a value as long as a credential that consists of the words of a stand-in, glued together: `yourtokengoeshere`. */
export function isGlued(body: string): boolean {
  const text = body.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (text.length < MIN_ROW) return false;
  const read = text.replaceAll(/[013457]/g, (digit) => LEET[digit]!);
  return [text, read].some((spelt) => spelt.replaceAll(GLUED, '').length <= text.length * MAX_UNREAD);
}

/** True for values of the right form that were probably typed by hand: known runs cover more than half of them. */
export function looksInvented(body: string): boolean {
  const lower = body.toLowerCase().replaceAll('-', '');
  let rest = lower;
  for (const run of RUNS) rest = rest.replaceAll(run, '');
  return rest.length < lower.length / 2 || inOrder(lower) > lower.length / 2;
}

/** Characters in rows of five or more that follow each other in the alphabet. */
function inOrder(text: string): number {
  let total = 0;
  let row = 1;
  for (let at = 1; at <= text.length; at++) {
    if (text.charCodeAt(at) === text.charCodeAt(at - 1) + 1) row++;
    else {
      if (row >= 5) total += row;
      row = 1;
    }
  }
  return total;
}

/** Bits per character of the value's own distribution. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Length of the longest row of one character. */
function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = text[at] === text[at - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** One character or one pair, over and over; in a longer text, up to ten characters three times or more, in any case. */
function isRepeated(text: string): boolean {
  if (text.length < 3) return text.length < 2 || text[0] === text[1];
  if (repeats(text, 2)) return true;
  if (text.length < 12) return false;
  const lower = text.toLowerCase();
  for (let period = 2; period <= LONGEST_PERIOD && period * 3 <= text.length; period++)
    if (repeats(lower, period)) return true;
  return false;
}

function repeats(text: string, period: number): boolean {
  for (let at = period; at < text.length; at++) if (text[at] !== text[at - period]) return false;
  return true;
}

/** Bits per character that a random value of this length and alphabet has at least. Judges nothing below 16 characters. */
export function entropyFloor(body: string): number {
  const { length } = body;
  if (length < 16 || /^\d*$/.test(body)) return 0;
  if (/^[0-9a-f-]*$/i.test(body)) {
    if (length >= 40) return 2.6;
    return length >= 32 ? 2.4 : 2;
  }
  if (length < 32) return length < 20 ? 2.2 : 2.6;
  if (/^[A-Za-z]*$/.test(body)) return 3.2;
  return /^[0-9a-z]*$/.test(body) || /^[0-9A-Z]*$/.test(body) ? 3 : 3.4;
}
