/** The page of a mutation test, written as Stryker does, through the real pass. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { only, scanPackage } from '../../support/map-package.ts';
import { byteByByte, randomSplits } from '../../support/map-sink.ts';

const TEXT = `// canary: größe <b>&amp;</b> "a" + "b" <
export const a = (b: number) => b <"+".length;
`;
const mutants = [{ id: '0', mutatorName: 'ArrowFunction', replacement: '() => undefined', status: 'Survived' }];

/** Every `<` of the report is joined to what follows it. */
function page(report: object): Buffer {
  const json = JSON.stringify(report).replaceAll('<', '<"+"');
  const script = `const app = document.querySelector('mutation-test-report-app');\n      app.report = ${json};\n`;
  return Buffer.from(`<!DOCTYPE html><html><body><script>\n${script}updateTheme();\n</script></body></html>`);
}

describe('a page of a mutation test', () => {
  const files = {
    'src/a.ts': { language: 'typescript', mutants, source: TEXT },
    'src/b.ts': { language: 'typescript', mutants: [], source: `${TEXT}b` },
  };
  const report = { files, schemaVersion: '1.0', thresholds: { high: 80, low: 60 } };
  const bytes = 2 * Buffer.byteLength(TEXT) + 1;

  it('is counted by the files that it shows, in every chunking', () => {
    for (const split of [undefined, byteByByte, (all: Buffer) => randomSplits(all, 5, 40)]) {
      const result = scanPackage({ 'reports/mutation.html': page(report) }, {}, split);
      expect(result.maps).toMatchObject([
        { form: 'embedded', sources: 2, sourcesWithContent: 2, contentBytes: bytes, novel: { sources: 2 } },
      ]);
      expect(only(result, 'source-build-stats').severity).toBe('high');
    }
  });

  it('is mild where the files are in the package', () => {
    const result = scanPackage({ 'r.html': page(report), 'src/a.ts': TEXT, 'src/b.ts': `${TEXT}b` });
    expect(only(result, 'source-build-stats').severity).toBe('low');
  });

  it('is none without the texts, nor where another report is shown', () => {
    const other = page({ files: { 'a.ts': { language: 'typescript', source: TEXT } } });
    const code = 'app.report = {"files": readFiles()};';
    expect(scanPackage({ 'a.html': other, 'b.html': page({ schemaVersion: '1.0' }), 'c.js': code }).maps).toEqual([]);
  });
});
