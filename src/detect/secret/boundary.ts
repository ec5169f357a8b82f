/** Where a token may begin. A letter before it does not count if it ends an escape: `\nnpm_` and `%3Dnpm_` hold tokens. */

const ESC = '\u001B';
const ESCAPE_ENDS: readonly RegExp[] = [
  /(?<!\\)\\(?:\\\\){0,8}[nrtbfv0]$/,
  /\\x[0-9A-Fa-f]{2}$/,
  /\\u[0-9A-Fa-f]{4}$/,
  /%[0-9A-Fa-f]{2}$/,
];

/** `before` is the text in front of the token, at most the last 32 characters are looked at. */
export function startsAfter(before: string): boolean {
  const last = before.at(-1);
  if (last === undefined || !/[A-Za-z0-9]/.test(last)) return true;
  const tail = before.slice(-32);
  return ESCAPE_ENDS.some((end) => end.test(tail)) || (tail.includes(ESC) && /\[[0-9;]{0,16}m$/.test(tail));
}
