/** Source text as other tools leave it, built for real: form, exact counts, the tool named, and what can be rebuilt from it. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventoryTotals, judge } from './support/bin.ts';
import { build, countMaps, extractedCanaries, filesBelow, packClosed, prepareProject } from './support/bundlers.ts';
import { type Sample, SAMPLES } from './support/form-samples.ts';

const supported = process.platform === 'linux';
if (!supported) process.stderr.write('skipped: the commands of the samples are those of Linux\n');

describe.skipIf(!supported)('source text as it is left by', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-forms-')));
  const project = join(folder, 'project');
  beforeAll(() => prepareProject(project, 'forms'), 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What the package must show, by what the files hold that it was made of. */
  function truthOf({ from = '', copies = 1, shown, listed }: Sample, out: string): ReturnType<typeof countMaps> {
    if (!shown) {
      const once = countMaps(filesBelow(join(project, `${out}${from}`)));
      return {
        maps: once.maps * copies,
        sources: once.sources * copies,
        sourcesWithContent: once.sourcesWithContent * copies,
        contentBytes: once.contentBytes * copies,
        canaries: once.canaries,
      };
    }
    const texts = shown.map((name) => readFileSync(join(project, name)));
    const contentBytes = texts.reduce((sum, text) => sum + text.length, 0);
    const sources = listed ?? texts.length;
    return { maps: 0, sources, sourcesWithContent: texts.length, contentBytes, canaries: texts.length };
  }

  test.each(SAMPLES.map((sample, index) => [sample.tool, sample.option, sample, `out/${index}`] as const))(
    '%s, %s',
    async (_tool, _option, sample, out) => {
      await build(project, sample.script, { OUT: out });
      const built = filesBelow(join(project, out));
      const files = Object.fromEntries(Object.entries(built).map(([path, bytes]) => [`dist/${path}`, bytes]));
      const packed = packClosed(join(folder, `${out.replace('/', '-')}.tgz`), sample.script, files);

      const { outcome, report } = judge(packed);
      const { maps, canaries, ...truth } = truthOf(sample, out);
      const { sources, sourcesWithContent, contentBytes } = inventoryTotals(report);
      const records = report.inventory.sourceMaps;
      expect([outcome, report.incomplete]).toEqual(['fail', []]);
      expect({ sources, sourcesWithContent, contentBytes }).toEqual(truth);
      expect([...new Set(records.map(({ form }) => form))].toSorted()).toEqual(sample.forms);
      expect(canaries).toBeGreaterThan(0);
      const found = report.verdict.findings.filter(({ ruleId }) =>
        /^source-(?:map-(?:embedded|inline|eval)|build)/.test(ruleId),
      );
      expect(found.map(({ data }) => data['tool'])).toEqual(sample.forms.map(() => sample.named));
      if (sample.shown) return;
      expect(records).toHaveLength(maps);
      expect(extractedCanaries(packed)).toBe(canaries);
    },
  );
});
