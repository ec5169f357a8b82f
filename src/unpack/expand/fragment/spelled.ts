/** The end of `sourcesContent` behind `sources`, written with escapes: JSON and programs read both as the same key. */
const END = 'Content';
const ESCAPED = String.raw`\\{1,7}(?:u00|x|u\{0{0,4})`;
const SPELLED = new RegExp(`^${[...END].map(spelling).join('')}`);
const MAY_SPELL = new RegExp(
  String.raw`^(?:[${END}]|${ESCAPED}[0-9a-f]{2}\}?){0,6}(?:\\{1,7}(?:u\{?|x)?[0-9a-f]{0,4}\}?)?$`,
  'i',
);
const BACKSLASH = 0x5c;

function spelling(letter: string): string {
  const code = letter.charCodeAt(0).toString(16);
  const digits = code.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return String.raw`(?:${letter}|${ESCAPED}${digits}\}?)`;
}

/** Length of such an end at the start of the text; 0 if there is none. Without an escape the key is found as it is. */
export function spelledEnd(head: string): number {
  const end = SPELLED.exec(head)?.[0] ?? '';
  return end.includes('\\') ? end.length : 0;
}

/** True if the text may be the beginning of such an end. */
export function maySpellEnd(head: string): boolean {
  return MAY_SPELL.test(head);
}

/** True if an escape stands among the letters of such an end, in the bytes from `at` on. */
export function hasEscapedEnd(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < END.length; i++) {
    const byte = bytes[at + i];
    if (byte !== END.charCodeAt(i)) return byte === BACKSLASH || byte === undefined;
  }
  return false;
}
