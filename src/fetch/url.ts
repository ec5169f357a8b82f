/** URL parsing without exceptions: early releases of Node 20 lack `URL.parse`. */

export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** For `http:` and `https:` addresses only; anything else is null. */
export function parseHttpUrl(text: unknown): URL | null {
  const url = typeof text === 'string' ? parseUrl(text) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null;
}
