/** Every output format by its name. */
import { inert } from './github-command.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { jobSummary, markdown } from './markdown.ts';
import type { Formatter } from './options.ts';
import { pretty } from './pretty/pretty.ts';
import { sarif } from './sarif/sarif.ts';

export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'markdown', 'summary', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export const FORMATTERS: Readonly<Record<Format, Formatter>> = {
  pretty: (reports, options) => inert(pretty(reports, options)),
  json,
  sarif,
  junit,
  markdown,
  summary: jobSummary,
  github,
};
