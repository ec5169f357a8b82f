/** Numbers as people read them: separators, decimal sizes, plurals. The same on every machine: no locale is asked. */

/** `1234567` as `1,234,567`. */
export function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 file`, `2 files`, `1 entry`, `2 entries`. */
export function plural(value: number, one: string, many: string = `${one}s`): string {
  return `${thousands(value)} ${value === 1 ? one : many}`;
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with one digit: `999 B`, `1.3 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit = '';
  for (unit of UNITS) {
    value /= 1000;
    if (value < 999.95) break;
  }
  return `${value.toFixed(1)} ${unit}`;
}

/** Milliseconds as `12 ms` or `1.8 s`. */
export function duration(ms: number): string {
  return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
