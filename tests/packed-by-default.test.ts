/** A package without a list of files, full of what should not be in one: npm packs it, the right rules name it, the fix cures it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChanges } from '../src/base/json-edit.ts';
import type { Judged, Report } from '../src/base/types.ts';
import { startPackageRig, type PackageRig } from './support/package-rig.ts';
import { typicalContent } from './support/packed-by-default.ts';

const TABLE = JSON.parse(
  readFileSync(fileURLToPath(new URL('../fixtures/packed-by-default.json', import.meta.url)), 'utf8'),
) as Readonly<Record<string, string>>;
/** What npm of later versions leaves out. */
const NOT_ALWAYS = new Set(['npm-shrinkwrap.json', 'bun.lock']);

let rig: PackageRig;
let folder: string;
let report: Report;

async function judge(): Promise<{ report: Report; code: number | null }> {
  const { stdout, code } = await rig.leakcheck(folder, ['-f', 'json', '--visibility', 'closed']);
  return { report: (JSON.parse(stdout) as { reports: [Report] }).reports[0], code };
}

beforeAll(async () => {
  rig = await startPackageRig();
  folder = rig.make('everything', {
    'package.json': { name: 'acme', version: '1.0.0', license: 'UNLICENSED', main: './dist/index.js' },
    'dist/index.js': ['module.exports = 1;\n//# source', 'MappingURL=index.js.map\n'].join(''),
    '.gitignore': '',
  });
  for (const path of Object.keys(TABLE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typicalContent(path));
  }
  ({ report } = await judge());
});
afterAll(() => rig.close());

function rulesAt(path: string, findings: readonly Judged[]): string[] {
  return findings.flatMap(({ ruleId, locations }) => (locations.some((one) => one.path[0] === path) ? [ruleId] : []));
}

describe('what npm packs by default', () => {
  it.each(Object.entries(TABLE))('%s is %s', (path, rule) => {
    const rules = rulesAt(path, report.verdict.findings);
    if (rules.length === 0 && NOT_ALWAYS.has(path)) return;
    expect(rules).toContain(rule);
  });

  it('is grouped: fewer findings than files', () => {
    const { findings } = report.verdict;
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
    const agents = findings.filter(({ ruleId }) => ruleId === 'ai-agent-directory');
    expect(agents.map(({ locationCount }) => locationCount).toSorted()).toEqual([1, 2, 2]);
  });

  it('is kept out by the edit that each finding names', async () => {
    const first = report.verdict.findings.map(({ ruleId, causes = [] }) => [ruleId, causes[0]?.file, causes[0]?.edit]);
    const edit = 'add "files": ["dist", "!**/*.map"]';
    for (const [ruleId, ...place] of first) {
      if (ruleId?.startsWith('secret-') || ruleId?.startsWith('internal-')) continue;
      expect([ruleId, ...place]).toEqual([ruleId, 'package.json', edit]);
    }
    const path = join(folder, 'package.json');
    const [cause] = report.verdict.findings[0]!.causes!;
    writeFileSync(path, applyChanges(readFileSync(path, 'utf8'), cause!.changes!));
    const after = await judge();
    const rules = after.report.verdict.findings.map(({ ruleId }) => ruleId);
    // The comment in the code still names the map that is gone.
    expect(rules).toEqual(['source-map-dangling-reference']);
    expect([after.code, after.report.stats.entries]).toEqual([0, 2]);
  });
});
