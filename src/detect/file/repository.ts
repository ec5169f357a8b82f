/** A package that is the whole repository: no list of files, and the signs of a checkout. */
import { splitPath } from '../../base/glob.ts';
import type { Hooks } from '../define.ts';

const MIN_SIGNS = 3;
const SHOWN = 8;

const SIGNS: readonly (readonly [name: string, test: (segments: readonly string[]) => boolean])[] = [
  [
    'CI configuration',
    ([top]) => top === '.github' || top === '.circleci' || top === '.gitlab-ci.yml' || top === '.travis.yml',
  ],
  ['tests', ([top, next]) => next !== undefined && /^(?:test|tests|__tests__|spec|e2e)$/.test(top!)],
  ['benchmarks', ([top, next]) => next !== undefined && /^(?:bench|benchmark|benchmarks|perf)$/.test(top!)],
  ['documentation', ([top, next]) => next !== undefined && /^(?:docs|doc|website)$/.test(top!)],
  ['examples', ([top, next]) => next !== undefined && /^(?:examples|example|demo|playground)$/.test(top!)],
  ['scripts', ([top, next]) => next !== undefined && /^(?:scripts|tools|ci)$/.test(top!)],
  [
    'tool settings',
    ([top, next]) =>
      next === undefined &&
      /^(?:tsconfig.*\.json|\.eslintrc.*|eslint\.config\..*|\.prettierrc.*|jest\.config\..*|vitest\.config\..*|rollup\.config\..*|webpack\.config\..*|\.editorconfig|\.babelrc|babel\.config\..*|gulpfile\.js|gruntfile\.js)$/.test(
        top!,
      ),
  ],
];

export function wholeRepository(): Hooks {
  return {
    finish({ files, manifest }, emit) {
      if (manifest === null || manifest.files !== null || files.has('.npmignore')) return;
      const signs = new Set<string>();
      const tops = new Set<string>();
      for (const path of files.keys()) {
        const segments = splitPath(path);
        for (const [name, test] of SIGNS) if (test(segments)) signs.add(name);
        if (segments.length > 1) tops.add(segments[0]!);
      }
      const found = SIGNS.map(([name]) => name).filter((name) => signs.has(name));
      if (tops.has('src') && (tops.has('dist') || tops.has('lib') || tops.has('build')))
        found.push('src beside the build');
      if (found.length < MIN_SIGNS) return;
      emit({
        ruleId: 'source-whole-repository',
        severity: 'high',
        severityIfOpen: 'low',
        confidence: 'likely',
        identity: 'package.json',
        message: `the whole repository is in the package: ${found.slice(0, SHOWN).join(', ')}`,
        data: { signs: found },
        fix: ['add "files" to package.json with the build folder and the entry points'],
        location: { path: ['package.json'] },
      });
    },
  };
}
