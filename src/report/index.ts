/** Every output format by its name. */
import { json } from './json.ts';
import type { Formatter } from './options.ts';
import { pretty } from './pretty/pretty.ts';

export const FORMATS = ['pretty', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const FORMATTERS: Readonly<Record<Format, Formatter>> = { pretty, json };
