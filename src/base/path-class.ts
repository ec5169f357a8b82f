/** What a path says about a file's role. It lowers what is found there and never hides it: product files have such names too. */

export type PathClass = 'product' | 'test' | 'fixture' | 'example' | 'doc' | 'vendored';

const FOLDERS: ReadonlyMap<string, PathClass> = new Map([
  ...['test', 'tests', '__tests__', 'spec', 'specs', '__specs__', 'e2e', '__mocks__'].map(
    (name) => [name, 'test'] as const,
  ),
  ...['fixture', 'fixtures', '__fixtures__', 'testdata', 'test-data', 'test_data'].map(
    (name) => [name, 'fixture'] as const,
  ),
  ...['example', 'examples', 'sample', 'samples', 'demo', 'demos'].map((name) => [name, 'example'] as const),
  ...['doc', 'docs', 'documentation', 'apidoc', 'apidocs'].map((name) => [name, 'doc'] as const),
]);

const DOCUMENTS: ReadonlySet<string> = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc']);
const DECLARATIONS = ['.d.ts', '.d.mts', '.d.cts'] as const;

/** Looks at whole segments, without regard to case: `contest/` is no test. Folders win over file names, outer over inner. */
export function pathClass(path: string): PathClass {
  const segments = path.toLowerCase().split('/');
  const name = segments.pop()!;
  for (const segment of segments) {
    const folder = FOLDERS.get(segment);
    if (folder !== undefined) return folder;
  }
  return fileClass(name) ?? (segments.includes('node_modules') ? 'vendored' : 'product');
}

function fileClass(name: string): PathClass | null {
  const parts = name.split('.');
  const stem = parts[0]!;
  if (parts.slice(1, -1).some((part) => part === 'test' || part === 'spec')) return 'test';
  if (stem === 'test' || stem === 'tests' || stem.endsWith('_test')) return 'test';
  if (parts.length > 1 && DOCUMENTS.has(parts.at(-1)!)) return 'doc';
  return DECLARATIONS.some((suffix) => name.endsWith(suffix)) ? 'doc' : null;
}
