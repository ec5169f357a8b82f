/** Lines of a fixed width. Breaks at blanks only: a path without blanks stays whole and clickable. */

/** Lines of at most `width` columns, words that are longer excepted. Blanks inside a line are kept. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > width) {
    const start = rest.length - rest.trimStart().length;
    const before = rest.lastIndexOf(' ', width);
    const cut = before > start ? before : rest.indexOf(' ', Math.max(width, start));
    if (cut === -1) break;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  lines.push(rest);
  return lines;
}

/** Wraps behind a prefix; further lines are indented as far as the prefix is wide. */
export function hang(prefix: string, text: string, width: number, prefixWidth: number = prefix.length): string[] {
  const indent = ' '.repeat(prefixWidth);
  return wrap(text, width - prefixWidth).map((line, index) => (index === 0 ? prefix : indent) + line);
}
