/** Which settings of the build made the maps of a finding. */
import type { Project } from '../../base/project.ts';
import type { Cause } from '../../base/cause.ts';
import type { Finding } from '../../base/types.ts';
import { configCauses } from './configs.ts';
import { scriptCauses, type BuildCause } from './scripts.ts';
import { tsconfigCauses } from './tsconfig.ts';

/** Maps of one tool look like those of another that is made with it. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  esbuild: ['esbuild', 'tsup', 'bun', 'vite'],
  bun: ['bun', 'esbuild'],
  rollup: ['rollup', 'vite', 'tsup', 'microbundle'],
  rolldown: ['rolldown', 'tsdown', 'vite'],
  webpack: ['webpack', 'rspack', 'next', 'ncc'],
  next: ['next'],
  tsc: ['tsc'],
  swc: ['swc'],
  parcel: ['parcel'],
  tsup: ['tsup'],
  vite: ['vite'],
  tsdown: ['tsdown'],
  rspack: ['rspack', 'webpack'],
};
const TEXT = ['sourceMap', 'inlineSourceMap', 'inlineSources'];
const NAMES = [...TEXT, 'declarationMap'];

/** Settings that fit the tool of the maps; all that turn maps on if none of them fits. */
export function buildCauses(finding: Finding, project: Project): Cause[] {
  const manifests = [...project.files].filter(([file]) => /(?:^|\/)package\.json$/.test(file));
  const bundled = [...manifests.flatMap(([file, text]) => scriptCauses(file, text)), ...configCauses(project.files)];
  const hasText = finding.ruleId !== 'source-map-paths-only';
  const all = [...bundled, ...compilerCauses(project, hasText), ...declarationTrap(bundled, project)];
  const { tool } = finding.data;
  const alike = typeof tool === 'string' ? all.filter((one) => ALIKE[tool]?.includes(one.tool) ?? false) : [];
  return (alike.length > 0 ? alike : all).map(({ cause }) => cause);
}

/** The compiler puts text into maps only where it is told to. */
function compilerCauses(project: Project, hasText: boolean): BuildCause[] {
  const causes = tsconfigCauses(project, hasText ? TEXT : NAMES);
  if (hasText && tsconfigCauses(project, ['inlineSources']).length === 0) return [];
  return causes.map((cause) => ({ tool: 'tsc', cause }));
}

/** With `dts`, tsdown takes `declarationMap` for a wish for maps of everything. */
function declarationTrap(known: readonly BuildCause[], project: Project): BuildCause[] {
  const usesTsdown = /"tsdown"/.test(project.files.get('package.json') ?? '');
  if (!usesTsdown || known.some(({ tool }) => tool === 'tsdown')) return [];
  return tsconfigCauses(project, ['declarationMap']).map((cause) => ({ tool: 'tsdown', cause }));
}
