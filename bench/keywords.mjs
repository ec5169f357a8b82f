/** The literal strings that leakcheck searches for, so that ripgrep can be given the same ones. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The same plan as a scan's. */
const ENTRY = `
import { Budget } from './src/base/limits.ts';
import { DETECTORS } from './src/detect/index.ts';
import { makePlan } from './src/detect/plan.ts';
import { dataUrlExpander } from './src/unpack/expand/data-url.ts';
import { sourceMapExpander } from './src/unpack/expand/source-map/index.ts';

const budget = new Budget();
export const { keywords } = makePlan(DETECTORS, [sourceMapExpander(budget), dataUrlExpander(budget)]);
`;

/** Sorted keywords of all detectors and expanders. */
export async function keywords() {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const plan = await import(`data:text/javascript;base64,${code}`);
  return plan.keywords.toSorted();
}
