/** Reports as text, for programs that use leakcheck as a library. */
import type { Report } from '../base/types.ts';
import { RULES } from '../rules/index.ts';
import { FORMATTERS, type Format } from './index.ts';
import type { FormatOptions } from './options.ts';

const PLAIN: FormatOptions = {
  color: false,
  width: 80,
  unicode: true,
  verbose: false,
  quiet: false,
  explain: (ruleId) => RULES.get(ruleId),
  folderOf: () => null,
  version: __LEAKCHECK_VERSION__,
  unjudged: [],
};

/** Pure: the same reports and options give the same text. Options that are left out are those of a pipe. */
export function format(reports: readonly Report[], name: Format, options: Partial<FormatOptions> = {}): string {
  return FORMATTERS[name](reports, { ...PLAIN, ...options });
}
