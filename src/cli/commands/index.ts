/** All commands of the command line. */
export { allowCommand } from './allow.ts';
export { baselineCommand } from './baseline.ts';
export { explainCommand } from './explain.ts';
export { extractCommand } from './extract.ts';
export { hookCommand } from './hook.ts';
export { initCommand } from './init.ts';
export { publishCommand } from './publish.ts';
export { rulesCommand } from './rules.ts';
export { scanCommand } from './scan.ts';
