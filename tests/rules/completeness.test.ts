/** Every rule has its file, its line in the index, its page, and somebody who reports it. Failures name what is missing. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULE_IDS, type RuleId } from '../../src/base/rule-ids.ts';
import { severityRank } from '../../src/base/sort.ts';
import { DETECTORS } from '../../src/detect/index.ts';
import { OPTIONAL_DETECTORS } from '../../src/detect/optional.ts';
import { denyWords } from '../../src/detect/word/index.ts';
import { FAMILIES } from '../../src/rules/define.ts';
import { RULES } from '../../src/rules/index.ts';
import { TOOLS } from '../support/fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Reported by the policy or the run, not by a detector. */
const BY_THE_RUN: readonly RuleId[] = [
  'budget-file-count',
  'budget-largest-file',
  'budget-packed-size',
  'budget-source-maps',
  'budget-unpacked-size',
  'policy-expired-allow',
  'policy-stale-baseline',
  'policy-unused-allow',
  'release-growth',
  'release-install-script',
  'release-new-binary',
  'release-new-dependency',
  'release-new-file-type',
  'release-new-top-level-entry',
  'release-publisher-changed',
  'release-untagged',
  'require-same-bytes',
  'scan-incomplete',
];

function readFolder(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}

/** A package alone is no case: these need an earlier release or a publish, see tests/scan and tests/policy. */
const NEEDS_MORE = /^(?:release|require)-/;

const files = readdirSync(`${ROOT}/src/rules`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[a-z-]+\/[a-z-]+\.ts$/.test(path));
const ids = [...RULES.keys()];

describe('rules', () => {
  it('are files in the folder of their prefix, all of them in the index', () => {
    expect(files.map((path) => basename(path, '.ts')).toSorted()).toEqual(ids);
    for (const path of files) expect(basename(path)).toMatch(new RegExp(`^${dirname(path)}-`));
  });

  it('have pages, and every page has a rule', () => {
    const pages = readdirSync(`${ROOT}/docs/rules`).filter((name) => name !== 'README.md');
    expect(pages.toSorted()).toEqual(ids.map((id) => `${id}.md`));
  });

  it('are reported by a detector, and every detector reports known rules', () => {
    const reported = new Set([
      ...[...DETECTORS, ...OPTIONAL_DETECTORS, denyWords(['example'])].flatMap((detector) => detector.rules),
      ...BY_THE_RUN,
    ]);
    expect([...reported].toSorted()).toEqual(ids);
  });

  it('of medium and above have cases in fixtures/ that leak, and such that do not', () => {
    const grave = [...RULES.values()].filter(
      ({ id, severity }) => severityRank(severity) <= severityRank('medium') && !NEEDS_MORE.test(id),
    );
    const cases = (id: string): string[] => readFolder(`${ROOT}/fixtures/${id}`);
    const without = (prefix: string): string[] =>
      grave.map(({ id }) => id).filter((id) => !cases(id).some((name) => name.startsWith(prefix)));
    expect({ leak: without('leak-'), ok: without('ok-') }).toEqual({ leak: [], ok: [] });
    expect(
      readFolder(`${ROOT}/fixtures`).filter(
        (name) => !/\.(?:md|json)$/.test(name) && !TOOLS.includes(name) && !ids.includes(name as RuleId),
      ),
    ).toEqual([]);
  });

  it.each(['rules', 'docs', 'secret-kinds', 'schemas'])('%s are generated from what is there', (script) => {
    expect(() =>
      execFileSync(process.execPath, [`.ci/${script}.mjs`, '--check'], { cwd: ROOT, stdio: 'pipe' }),
    ).not.toThrow();
  });
});

describe('detectors', () => {
  it('are sorted by name, and no two share one', () => {
    const names = DETECTORS.map((detector) => detector.name);
    expect(names).toEqual([...new Set(names)].toSorted());
  });

  it('list every rule once', () => {
    for (const { rules } of DETECTORS) expect(rules).toEqual([...new Set(rules)]);
  });
});

describe.each([...RULES])('%s', (id, rule) => {
  it('is well formed', () => {
    expect(RULE_IDS).toContain(id);
    expect(rule.id).toBe(id);
    expect(FAMILIES).toContain(rule.family);
    const open = rule.severityIfOpen === 'off' ? Infinity : severityRank(rule.severityIfOpen);
    expect(open).toBeGreaterThanOrEqual(severityRank(rule.severity));
  });

  it('reads well where it is printed', () => {
    expect(rule.title).toMatch(/^[A-Za-z].{4,70}[^.]$/);
    expect(rule.what).toMatch(/\.$/);
    expect(rule.why).toMatch(/^[^A-Z].*[^.]$/);
    expect(rule.quiet).toMatch(/\.$/);
    expect(rule.example).not.toBe('');
    expect(rule.fix.length).toBeGreaterThan(0);
    for (const { tool, text } of rule.fix) {
      expect(tool).not.toBe('');
      expect(text).toMatch(/^[^a-z].*\.$|^[a-z0-9]+[ :,].*\.$/s);
    }
    if (rule.cwe !== undefined) expect(rule.cwe).toMatch(/^CWE-\d{1,4}$/);
  });
});
