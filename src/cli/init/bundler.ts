/** Which tool builds a package, by its dependencies and scripts: to say where source maps are switched off. */
import type { ManifestFacts } from '../../base/types.ts';

/** Wrappers before what they wrap. Names are those of the fixes in the rule texts; packages are what is installed. */
const TOOLS: readonly (readonly [tool: string, packages: readonly string[]])[] = [
  ['next', ['next']],
  ['tsdown', ['tsdown']],
  ['tsup', ['tsup']],
  ['vite', ['vite']],
  ['rolldown', ['rolldown']],
  ['rollup', ['rollup']],
  ['webpack', ['webpack', 'webpack-cli']],
  ['esbuild', ['esbuild']],
  ['swc', ['@swc/cli', '@swc/core']],
];
/** Known only by what scripts call. */
const COMMANDS: readonly (readonly [tool: string, command: RegExp])[] = [
  ['bun', /\bbun build\b/],
  ['tsc', /\btsc\b/],
];

export function findBundler(
  dependencies: readonly string[],
  { scripts }: Pick<ManifestFacts, 'scripts'>,
): string | null {
  const called = Object.values(scripts);
  const words = new Set(called.flatMap((script) => script.split(/\s+/)));
  const used =
    TOOLS.find(([tool]) => words.has(tool)) ??
    TOOLS.find(([, names]) => names.some((name) => dependencies.includes(name)));
  return used?.[0] ?? COMMANDS.find(([, command]) => called.some((script) => command.test(script)))?.[0] ?? null;
}
