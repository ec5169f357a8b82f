/** Words and numbers among the values of a literal. */

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

export function isAlphanumeric(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || isDigit(byte);
}

/** True for what words and numbers of a literal consist of. */
export function isWord(byte: number): boolean {
  if (isAlphanumeric(byte)) return true;
  return byte === 0x5f || byte === 0x24 || byte === 0x2e || byte === 0x2b || byte === 0x2d || byte === 0x21;
}

/** What a word means as a value, null if it is code. */
export function valueOf(word: string): string | null {
  if (/^-?\d{1,20}(?:\.\d{1,20})?$/.test(word)) return word;
  if (word === 'true' || word === '!0') return 'true';
  if (word === 'false' || word === '!1') return 'false';
  return word === 'null' || word === 'undefined' || word === 'NaN' || /^-?[\d.]{1,20}e[+-]?\d{1,4}$/.test(word)
    ? 'null'
    : null;
}
