/** The library's face: explicit re-exports only. */
export { scan, type Input, type ScanOptions } from './library.ts';
export { loadPolicy, type ConfigOptions } from './config.ts';
export { extractSources as extract, type Extraction, type ExtractOptions } from './extract.ts';
export { evaluate } from './policy/evaluate.ts';
export { defaultPolicy, type Policy } from './policy/policy.ts';
export { format } from './report/format.ts';
export type { Format } from './report/index.ts';
export type { FormatOptions } from './report/options.ts';
export { LeakcheckError, type ErrorCode } from './base/errors.ts';
export type * from './base/types.ts';
