/** States of the JSON machine. */

/** What is expected next, or being read. */
export type State =
  | 'prefix'
  | 'value'
  | 'first-value'
  | 'key'
  | 'first-key'
  | 'colon'
  | 'string'
  | 'decoded'
  | 'closing'
  | 'scalar'
  | 'comment'
  | 'after'
  | 'raw';

/** Kinds of open containers. */
export const ARRAY: number = 0;
export const OBJECT: number = 1;
/** An array whose strings the handler ignores. */
export const IGNORED: number = 2;
