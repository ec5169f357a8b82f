/** Parts of packages that the Action judges in tests. */

/** Enough text of one's own to be grave if the source is not public. */
export const MAP: string = JSON.stringify({
  version: 3,
  sources: Array.from({ length: 30 }, (_, index) => `../src/file${index}.ts`),
  sourcesContent: Array.from({ length: 30 }, (_, index) => `export const value${index} = ${index};\n`.repeat(200)),
  mappings: 'AAAA',
});

export function manifest(name: string, more: object): string {
  return JSON.stringify({ name, version: '1.2.3', ...more });
}
