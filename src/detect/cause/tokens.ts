/** The words, strings and marks of a JavaScript or TypeScript text: enough to see what a setting is, far from understanding it. */

export interface Token {
  readonly kind: 'word' | 'string' | 'template' | 'mark';
  /** Of a string what stands between its quotes, as it is written. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const WORD = /[\p{ID_Start}\d_$][\p{ID_Continue}$.]{0,400}/uy;
const IDENTIFIER = /[\p{ID_Start}_$][\p{ID_Continue}$]{0,400}/uy;
/** After these a slash divides; elsewhere it begins a regular expression. */
const ENDS_VALUE = /[)\]}]$/;

/** All tokens in order; comments and blanks are none. Linear, whatever the text is. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipBlank(text, at);
    if (start > at) {
      at = start;
      continue;
    }
    const token = readToken(text, at, tokens.at(-1));
    if (token !== null) tokens.push(token);
    at = token?.end ?? regexEnd(text, at);
  }
  return tokens;
}

/** Null for a regular expression. */
function readToken(text: string, at: number, before: Token | undefined): Token | null {
  const char = text[at]!;
  if (char === '"' || char === "'" || char === '`') {
    const end = stringEnd(text, at);
    const kind = char === '`' ? 'template' : 'string';
    return { kind, text: text.slice(at + 1, end - 1), at, end };
  }
  const pattern = /\d/.test(char) ? WORD : IDENTIFIER;
  pattern.lastIndex = at;
  const word = pattern.exec(text)?.[0];
  if (word !== undefined) return { kind: 'word', text: word, at, end: at + word.length };
  const divides = before !== undefined && (before.kind !== 'mark' || ENDS_VALUE.test(before.text));
  if (char === '/' && !divides) return null;
  return { kind: 'mark', text: char, at, end: at + 1 };
}

function skipBlank(text: string, at: number): number {
  const char = text[at]!;
  if (/\s|\uFEFF/.test(char)) return at + 1;
  if (text.startsWith('//', at)) return endAfter(text, '\n', at);
  return text.startsWith('/*', at) ? endAfter(text, '*/', at + 2) : at;
}

function endAfter(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** A template ends at its backtick: what stands in `${}` is not looked into, and one with a backtick inside is misread. */
function stringEnd(text: string, open: number): number {
  const quote = text[open]!;
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote || (text[at] === '\n' && quote !== '`')) return at + 1;
  }
  return text.length;
}

function regexEnd(text: string, open: number): number {
  let inClass = false;
  for (let at = open + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '\n') return at;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return text.length;
}
