/** States of the JSON machine: what is expected next, or being read. Numbers, because one is compared per token. */

/** The document is over, or never was one. */
export const RAW: number = 0;
export const PREFIX: number = 1;
/** In a string that is not decoded. */
export const IN_STRING: number = 2;
/** In a string that is decoded. */
export const DECODED: number = 3;
/** At the quote that ends a decoded string. */
export const CLOSING: number = 4;
export const SCALAR: number = 5;
export const COMMENT: number = 6;
/** From here on a token is expected. */
export const STRUCTURE: number = 7;
export const AT_VALUE: number = 7;
export const AT_FIRST_VALUE: number = 8;
export const AT_KEY: number = 9;
export const AT_FIRST_KEY: number = 10;
export const AT_COLON: number = 11;
export const BEHIND_VALUE: number = 12;

/** Kinds of open containers. */
export const ARRAY: number = 0;
export const OBJECT: number = 1;
/** An array whose strings the handler ignores. */
export const IGNORED: number = 2;
