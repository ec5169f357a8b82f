/** What a value of the configuration may be. Validator, JSON Schema and documentation are all made from these. */

export type Shape =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }
  /** A whole number, `least` at least. */
  | { readonly kind: 'count'; readonly least: 0 | 1 }
  | { readonly kind: 'text'; readonly minLength: number }
  | { readonly kind: 'format'; readonly format: Format }
  /** A pattern of paths in the package. */
  | { readonly kind: 'glob' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'either'; readonly shapes: readonly [Shape, Shape] }
  /** Keys are rule ids or patterns of them. */
  | { readonly kind: 'rules'; readonly of: Shape }
  | { readonly kind: 'object'; readonly keys: readonly Key[] };

export interface Key {
  readonly name: string;
  readonly shape: Shape;
  readonly required?: true;
  /** The value that counts if the key is absent, as a reader would write it. */
  readonly default?: string;
  readonly doc: string;
}

export interface Format {
  /** Completes the sentence "… must be". */
  readonly what: string;
  readonly pattern: RegExp;
}

export const flag: Shape = { kind: 'flag' };
export const count: Shape = { kind: 'count', least: 1 };
export const countOrNone: Shape = { kind: 'count', least: 0 };
export const glob: Shape = { kind: 'glob' };

export function choice(values: readonly string[]): Shape {
  return { kind: 'choice', values };
}

export function text(minLength: number = 1): Shape {
  return { kind: 'text', minLength };
}

export function format(what: string, pattern: RegExp): Shape {
  return { kind: 'format', format: { what, pattern } };
}

export function list(of: Shape): Shape {
  return { kind: 'list', of };
}

export function either(first: Shape, second: Shape): Shape {
  return { kind: 'either', shapes: [first, second] };
}

export function rules(of: Shape): Shape {
  return { kind: 'rules', of };
}

export function object(keys: readonly Key[]): Shape {
  return { kind: 'object', keys };
}
