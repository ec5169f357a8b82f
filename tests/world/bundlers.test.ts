/** One project built by every bundler with every way to write maps: form, counts, the tool named, its fix, the verdict. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { inventoryTotals, judge } from './support/bin.ts';
import {
  build,
  countMaps,
  countModules,
  extractedCanaries,
  filesBelow,
  packClosed,
  prepareProject,
} from './support/bundlers.ts';

/** A map with source as a file or as a data: URL; `paths`: a map without; `eval`: modules as text, with maps, or with maps of paths. */
type Form = 'file' | 'inline' | 'both' | 'paths' | 'eval' | 'eval maps' | 'eval paths' | 'none';
type Case = readonly [tool: string, option: string, form: Form, script: string, env?: Readonly<Record<string, string>>];

const withEnv = (
  tool: string,
  option: string,
  form: Form,
  run: string,
  env: Readonly<Record<string, string>>,
): Case => [tool, option, form, run, env];

const TSC = 'tsc --outDir $OUT';
const TSC7 = 'node node_modules/typescript-7/bin/tsc --outDir $OUT';
const ESBUILD = 'esbuild src/index.ts --bundle --outdir=$OUT --log-level=error';
const SWC = "swc src -d $OUT --ignore '**/*.scss'";
const BABEL = 'babel src --extensions .ts --presets @babel/preset-typescript -d $OUT';
const PARCEL = 'parcel build src/index.ts --dist-dir $OUT --cache-dir $OUT-cache --no-autoinstall';
const PARCEL_INLINE =
  'cd parcel-inline && parcel build --no-autoinstall --cache-dir ../$OUT-cache && mkdir -p ../out && mv out ../$OUT';
const TSUP = 'tsup src/index.ts --out-dir $OUT --format esm';
const TSDOWN = 'tsdown src/index.ts --out-dir $OUT --no-dts';
const SASS = 'sass src/style.scss $OUT/style.css';
const BUN = 'bun build src/index.ts --outdir $OUT';

const CONFIGURED: readonly (readonly [tool: string, run: string])[] = [
  ['rollup', 'rollup -c --silent'],
  ['rolldown', 'rolldown -c'],
  ['vite', 'vite build --logLevel error'],
];
const DEVTOOLS: readonly (readonly [devtool: string, form: Form])[] = [
  ['source-map', 'file'],
  ['hidden-source-map', 'file'],
  ['nosources-source-map', 'paths'],
  ['inline-source-map', 'inline'],
  ['eval-source-map', 'eval maps'],
  ['cheap-source-map', 'file'],
  ['cheap-module-source-map', 'file'],
  ['inline-cheap-module-source-map', 'inline'],
  ['hidden-cheap-source-map', 'file'],
  ['eval-cheap-source-map', 'eval maps'],
  ['eval-cheap-module-source-map', 'eval maps'],
  ['eval-nosources-source-map', 'eval paths'],
];

/** Minimizers drop maps that know lines only. */
function devtoolEnv(devtool: string): Readonly<Record<string, string>> {
  return { MAP: JSON.stringify(devtool), BUILD_MODE: devtool.includes('cheap') ? 'development' : 'production' };
}

const CASES: readonly Case[] = [
  ['tsc', 'off', 'none', TSC],
  ['tsc', 'sourceMap', 'paths', `${TSC} --sourceMap`],
  ['tsc', 'inlineSources', 'file', `${TSC} --sourceMap --inlineSources`],
  ['tsc', 'inlineSourceMap', 'paths', `${TSC} --inlineSourceMap`],
  ['tsc', 'inlineSourceMap, inlineSources', 'inline', `${TSC} --inlineSourceMap --inlineSources`],
  ['tsc', 'sourceRoot', 'file', `${TSC} --sourceMap --inlineSources --sourceRoot https://git.acme.example/src`],
  ['tsc', 'declarationMap', 'paths', `${TSC} --declaration --declarationMap`],
  ['tsc', '7, inlineSources', 'file', `${TSC7} --sourceMap --inlineSources`],
  ['esbuild', 'off', 'none', ESBUILD],
  ['esbuild', 'linked', 'file', `${ESBUILD} --sourcemap`],
  ['esbuild', 'external', 'file', `${ESBUILD} --sourcemap=external`],
  ['esbuild', 'inline', 'inline', `${ESBUILD} --sourcemap=inline`],
  ['esbuild', 'both', 'both', `${ESBUILD} --sourcemap=both`],
  ['esbuild', 'no content', 'paths', `${ESBUILD} --sourcemap --sources-content=false`],
  ...CONFIGURED.flatMap(([tool, run]) => [
    withEnv(tool, 'off', 'none', run, { MAP: 'false' }),
    withEnv(tool, 'true', 'file', run, { MAP: 'true' }),
    withEnv(tool, 'hidden', 'file', run, { MAP: '"hidden"' }),
    withEnv(tool, 'inline', 'inline', run, { MAP: '"inline"' }),
    ...(tool === 'vite' ? [] : [withEnv(tool, 'no content', 'paths', run, { MAP: 'true', TEXT: 'false' })]),
  ]),
  ...['webpack --stats=errors-only', 'rspack build'].flatMap((run) => {
    const [tool = ''] = run.split(' ');
    return [
      withEnv(tool, 'off', 'none', run, { MAP: 'false' }),
      ...DEVTOOLS.map(([devtool, form]) => withEnv(tool, devtool, form, run, devtoolEnv(devtool))),
      withEnv(tool, 'eval', 'eval', run, { MAP: '"eval"', BUILD_MODE: 'development' }),
    ];
  }),
  ['swc', 'off', 'none', SWC],
  ['swc', 'true', 'file', `${SWC} -s`],
  ['swc', 'inline', 'inline', `${SWC} -s inline`],
  ['babel', 'off', 'none', BABEL],
  ['babel', 'true', 'file', `${BABEL} --source-maps`],
  ['babel', 'inline', 'inline', `${BABEL} --source-maps inline`],
  ['babel', 'both', 'both', `${BABEL} --source-maps both`],
  ['parcel', 'off', 'none', `${PARCEL} --no-source-maps`],
  ['parcel', 'default', 'file', PARCEL],
  ['parcel', 'inline', 'inline', PARCEL_INLINE],
  ['tsup', 'off', 'none', TSUP],
  ['tsup', 'true', 'file', `${TSUP} --sourcemap`],
  ['tsup', 'inline', 'inline', `${TSUP} --sourcemap inline`],
  ['tsdown', 'off', 'none', TSDOWN],
  ['tsdown', 'true', 'file', `${TSDOWN} --sourcemap`],
  ['tsdown', 'inline', 'inline', `${TSDOWN} --config tsdown-inline.config.mjs`],
  // Nobody asked for maps of JavaScript: maps of declarations switch them on.
  [
    'tsdown',
    'declarationMap',
    'file',
    'tsdown src/index.ts --out-dir $OUT --dts --tsconfig tsconfig.declarations.json',
  ],
  ['sass', 'off', 'none', `${SASS} --no-source-map`],
  ['sass', 'default', 'paths', SASS],
  ['sass', 'sources', 'file', `${SASS} --embed-sources`],
  ['sass', 'inline', 'inline', `${SASS} --embed-sources --embed-source-map`],
  ['bun', 'off', 'none', BUN],
  ['bun', 'linked', 'file', `${BUN} --sourcemap`],
  ['bun', 'external', 'file', `${BUN} --sourcemap=external`],
  ['bun', 'inline', 'inline', `${BUN} --sourcemap=inline`],
];

const RULES_OF = {
  file: ['source-map-embedded-source'],
  inline: ['source-map-inline-source'],
  both: ['source-map-embedded-source', 'source-map-inline-source'],
  eval: ['source-map-eval-build'],
  'eval maps': ['source-map-eval-build', 'source-map-inline-source'],
  'eval paths': ['source-map-eval-build'],
  paths: [],
  none: [],
} as const;

const FORMS_OF: Partial<Record<Form, readonly string[]>> = {
  file: ['file'],
  inline: ['inline'],
  both: ['file', 'inline'],
  eval: ['embedded'],
  'eval maps': ['inline'],
  'eval paths': ['inline'],
  none: [],
};

const supported = process.platform === 'linux' && process.arch === 'x64';
if (!supported) process.stderr.write('skipped: the bundlers are pinned for Linux on x64\n');

describe.skipIf(!supported)('bundlers', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-bundlers-')));
  const project = join(folder, 'project');
  beforeAll(() => prepareProject(project, 'bundlers'), 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const cases = CASES.map(
    ([tool, option, form, script, env], index) => [tool, option, { form, script, env, index }] as const,
  );
  test.each(cases)('%s, %s', async (tool, option, { form, script, env, index }) => {
    await build(project, script, { ...env, OUT: `out/${index}` });
    const built = filesBelow(join(project, 'out', `${index}`));
    const files = Object.fromEntries(Object.entries(built).map(([path, bytes]) => [`dist/${path}`, bytes]));
    const packed = packClosed(join(folder, `${index}.tgz`), script, files);

    const { outcome, report } = judge(packed);
    const { canaries, ...truth } = form === 'eval' ? countModules(files) : countMaps(files);
    const { maps, sources, sourcesWithContent, contentBytes } = inventoryTotals(report);
    const wanted = RULES_OF[form];
    const source = report.verdict.findings.filter(({ ruleId }) =>
      ['source-map-embedded-source', 'source-map-inline-source', 'source-map-eval-build'].includes(ruleId),
    );
    expect(source.map(({ ruleId }) => ruleId).toSorted(), `${tool} ${option}`).toEqual(wanted);
    expect(report.incomplete).toEqual([]);
    expect(outcome).toBe(wanted.length > 0 ? 'fail' : 'pass');
    expect({ maps, sources, sourcesWithContent, contentBytes }).toEqual(truth);
    expect([...new Set(report.inventory.sourceMaps.map((map) => map.form))].toSorted()).toEqual(
      FORMS_OF[form] ?? (Object.keys(files).some((path) => path.endsWith('.map')) ? ['file'] : ['inline']),
    );
    const isText = form !== 'eval' && form !== 'eval paths' && wanted.length > 0;
    expect(canaries > 0).toBe(isText || form === 'eval');
    if (isText) expect(extractedCanaries(packed)).toBe(canaries);
    for (const { ruleId, data } of source.filter((one) => one.ruleId !== 'source-map-eval-build')) {
      expect(data['tool']).toBe(tool);
      expect(RULES.get(ruleId)?.fix.map((fix) => fix.tool)).toContain(tool);
    }
  });
});
