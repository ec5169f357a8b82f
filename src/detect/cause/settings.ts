/** Finds settings such as `sourcemap: true` in a configuration that is code, without running or understanding it. */
import { tokenize, type Token } from './tokens.ts';

export interface Setting {
  readonly key: string;
  /** Where the key stands. */
  readonly at: number;
  /** The literal that it is set to; null for anything that would have to be computed. */
  readonly value: { readonly text: string; readonly at: number; readonly end: number } | null;
}

const LITERAL = /^(?:true|false|null|undefined|\d{1,9})$/;
const CLOSES = /^[}\])]$/;

/** In the order of the text: members of objects, and assignments to members. */
export function findSettings(text: string, keys: ReadonlySet<string>): Setting[] {
  const tokens = tokenize(text);
  return tokens.flatMap((token, index): Setting[] => {
    if (!keys.has(token.text) || (token.kind !== 'word' && token.kind !== 'string')) return [];
    const before = tokens[index - 1]?.text ?? '';
    const after = tokens[index + 1]?.text ?? '';
    const { text: key, at } = token;
    const isMember = before === '{' || before === ',';
    if (isMember && token.kind === 'word' && (after === ',' || after === '}')) return [{ key, at, value: null }];
    const isAssigned = before === '.' && after === '=' && !/[=>]/.test(tokens[index + 2]?.text ?? '');
    if (!(isMember && after === ':') && !isAssigned) return [];
    return [{ key, at, value: literalAt(tokens, index + 2) }];
  });
}

/** The one literal up to the end of the value, with nothing but `as const` behind it. */
function literalAt(tokens: readonly Token[], index: number): Setting['value'] {
  const [token] = tokens.slice(index, index + 1);
  if (token === undefined) return null;
  const isLiteral = token.kind === 'string' || (token.kind === 'word' && LITERAL.test(token.text));
  if (!isLiteral) return null;
  const isConst = tokens[index + 1]?.text === 'as' && tokens[index + 2]?.text === 'const';
  const next = tokens[index + (isConst ? 3 : 1)];
  const ends = next === undefined || next.text === ',' || next.text === ';' || CLOSES.test(next.text);
  // Without a semicolon the next statement begins with a word.
  if (!ends && next.kind !== 'word') return null;
  return { text: token.text, at: token.at, end: token.end };
}
