/** A word list as the automaton needs it: four letters of every word in all casings, and the parts that must stand around them. */

/** Shorter words are in everything. */
const MIN_LETTERS = 4;
/** Between the parts of a word: what separates words in code, paths and prose. */
export const MAX_GAP = 3;

export interface Word {
  /** Position in the list, from 1. */
  readonly number: number;
  /** Lower case, without separators. */
  readonly parts: readonly string[];
  /** The part that the keywords are made of. */
  readonly anchor: number;
}

/** Splits at separators and camelCase. Throws a RangeError if no part has four ASCII letters or digits. */
export function compileWord(word: string, number: number): Word {
  const parts = word
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  const longest = Math.max(0, ...parts.map((part) => part.length));
  if (longest < MIN_LETTERS)
    throw new RangeError(`word ${number} of the list has no part with ${MIN_LETTERS} letters or digits`);
  return { number, parts, anchor: parts.findIndex((part) => part.length === longest) };
}

/** The first four letters of the anchor in every casing: 16 keywords, or fewer with digits. */
export function keywordsOf({ parts, anchor }: Word): string[] {
  let texts = [''];
  for (const char of parts[anchor]!.slice(0, MIN_LETTERS)) {
    const forms = char === char.toUpperCase() ? [char] : [char, char.toUpperCase()];
    texts = texts.flatMap((text) => forms.map((form) => text + form));
  }
  return texts;
}

/** Finds the word around its anchor at `at`; null if it is not whole. Identifiers end at separators and camelCase. */
export function matchWord(
  text: string,
  at: number,
  { parts, anchor }: Word,
): { readonly start: number; readonly end: number } | null {
  let start = at;
  for (let part = anchor - 1; part >= 0; part--) {
    const end = skipBack(text, start);
    start = end - parts[part]!.length;
    if (start < 0 || text.slice(start, end).toLowerCase() !== parts[part]) return null;
  }
  let end = at;
  for (let part = anchor; part < parts.length; part++) {
    if (part > anchor) end = skipForward(text, end);
    if (text.slice(end, end + parts[part]!.length).toLowerCase() !== parts[part]) return null;
    end += parts[part]!.length;
  }
  return beginsWord(text, start) && endsWord(text, end) ? { start, end } : null;
}

function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[A-Za-z0-9]/.test(char);
}

function skipBack(text: string, from: number): number {
  let at = from;
  while (from - at < MAX_GAP && at > 0 && !isWordChar(text[at - 1])) at--;
  return at;
}

function skipForward(text: string, from: number): number {
  let at = from;
  while (at - from < MAX_GAP && at < text.length && !isWordChar(text[at])) at++;
  return at;
}

function beginsWord(text: string, start: number): boolean {
  const before = text[start - 1];
  const [first = '', second = ''] = text.slice(start, start + 2);
  if (before === undefined || !/[A-Za-z]/.test(before)) return true;
  // An escape such as \n is no letter.
  if (text[start - 2] === '\\' && /[nrt]/.test(before)) return true;
  if (!/[A-Z]/.test(first)) return false;
  return /[a-z]/.test(before) || /[a-z]/.test(second);
}

function endsWord(text: string, end: number): boolean {
  const after = text[end];
  if (after === undefined || !/[A-Za-z]/.test(after)) return true;
  return /[A-Z]/.test(after) && (/[a-z]/.test(text[end - 1] ?? '') || /[a-z]/.test(text[end + 1] ?? ''));
}
