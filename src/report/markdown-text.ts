/** Text for GitHub-flavoured Markdown that formats, links, mentions and refers to nothing. */
import { escapeText } from './escape.ts';

const SYNTAX = /[\\`*_~<>[\]|&$!{}]/g;
/** `@name`, `#1`, `https://…` and `www.…` become links after all escapes are undone: only another character helps. */
const LINKED = /[@#]|:(?=\/\/)|www(?=\.)/gi;
const APART = '&#8203;';

export function text(raw: string): string {
  return escapeText(raw).replace(SYNTAX, '\\$&').replace(LINKED, `$&${APART}`);
}

/** A code span, also fit for a table cell: nothing in it is taken for anything but text. */
export function code(raw: string): string {
  const shown = escapeText(raw).replaceAll('\\|', '\\u{5c}|').replaceAll('|', '\\|');
  if (shown === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A sentence with code in backticks. Where names in it bring backticks of their own, the spans move, and no more. */
export function sentence(raw: string): string {
  const parts = raw.split('`');
  const unpaired = parts.length % 2 === 0 ? parts.splice(-2).join('`') : parts.pop()!;
  return parts.map((part, index) => (index % 2 === 0 ? text(part) : code(part))).join('') + text(unpaired);
}

/** The blank lines let Markdown be Markdown inside the tag. */
export function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
