/** URL parsing without exceptions: early releases of Node 20 lack `URL.parse`. */

/** For `http:` and `https:` addresses only; anything else is null. */
export function parseHttpUrl(text: unknown): URL | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}
