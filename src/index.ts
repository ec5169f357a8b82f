/** The library's face: explicit re-exports only. */
export { scan, type Input, type ScanOptions } from './library.ts';
export { loadPolicy, type ConfigOptions } from './config.ts';
export { judge } from './policy/judge.ts';
export { defaultPolicy, type Policy } from './policy/policy.ts';
export { FORMATTERS, type Format } from './report/index.ts';
export { LeakcheckError, type ErrorCode } from './base/errors.ts';
export type * from './base/types.ts';
