/** The promises of a SARIF file that need no schema: addresses, limits, identity. tests/world holds the validators. */
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/base/types.ts';
import type { FormatOptions } from '../../src/report/options.ts';
import type { Run } from '../../src/report/sarif/log.ts';
import { uri } from '../../src/report/sarif/text.ts';
import { judged, report } from '../support/findings.ts';
import { OPTIONS, sample, UNJUDGED } from './samples.ts';
import { oddReport, runsOf } from './sarif-samples.ts';

function runOf(findings: readonly Judged[], options: Partial<FormatOptions> = {}): Run {
  return runsOf([report({ findings })], options)[0]!;
}

describe('addresses', () => {
  it.each([
    ['dist/cli.js', 'dist/cli.js'],
    ['a b/100%.js', 'a%20b/100%25.js'],
    ['%41.js', '%2541.js'],
    ['ü.js', '%C3%BC.js'],
    ['c:\\x.js', 'c%3A%5Cx.js'],
    ['?a#b', '%3Fa%23b'],
    ['(a)!*[b].js', '%28a%29%21%2A%5Bb%5D.js'],
    ['../x', '%2E%2E/x'],
    ['/etc/passwd', '%2Fetc/passwd'],
    ['//host/x', '%2F/host/x'],
    ['', '%2E/'],
    ['a\ud800', 'a%EF%BF%BD'],
  ])('%s', (path, expected) => {
    expect(uri(path)).toBe(expected);
  });

  it('never leave the folder of the package, and never name another host or scheme', () => {
    const [run] = runsOf([oddReport()], { folderOf: () => 'packages/cli' });
    const uris = run!.results.flatMap(({ locations }) =>
      locations.map(({ physicalLocation }) => physicalLocation!.artifactLocation.uri),
    );
    expect(uris.length).toBeGreaterThan(20);
    for (const one of uris) {
      expect(one).toMatch(/^[A-Za-z0-9\-._~%@/]+$/);
      expect(one.startsWith('packages/cli/')).toBe(true);
    }
  });

  it('point at the line, or at the start of the file for what lies inside one', () => {
    const inner = judged('secret-npm-token', 'critical', 'failing', {
      locations: [{ path: ['a.js.map', 'src/a.ts'], line: 14, column: 9 }],
    });
    const outer = judged('secret-jwt', 'high', 'failing', { locations: [{ path: ['a.js'], line: 3, column: 88 }] });
    const { results, artifacts } = runOf([inner, outer]);
    expect(results.map(({ locations }) => locations[0]!.physicalLocation!.region)).toEqual([
      { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      { startLine: 3, startColumn: 88, endLine: 3, endColumn: 88 },
    ]);
    expect(results[0]!.message.text).toContain('Inside: a.js.map > src/a.ts:14:9.');
    expect(results[0]!.locations[0]!.logicalLocations![0]!.fullyQualifiedName).toBe(
      'pkg:npm/%40acme/cli@1.2.3#a.js.map#src/a.ts',
    );
    expect(artifacts?.map(({ location, parentIndex }) => [location.uri, parentIndex])).toEqual([
      ['acme-cli-1.2.3.tgz', undefined],
      ['package/a.js.map', 0],
      ['src/a.ts', 1],
    ]);
  });
});

describe('results', () => {
  it('are one per finding and file, with the first place first', () => {
    const { results } = runOf([
      judged('secret-jwt', 'high', 'failing', {
        locations: [
          { path: ['a.js'], line: 1 },
          { path: ['b.js'], line: 2 },
          { path: ['a.js'], line: 3 },
        ],
        locationCount: 40,
      }),
    ]);
    expect(results.map(({ locations }) => locations.map((one) => one.physicalLocation!.region!.startLine))).toEqual([
      [1, 3],
      [2],
    ]);
    expect(results[0]!.message.text).toBe('something leaks. 2 places in this file. 37 more places in the package.');
  });

  it('say what may be said of a secret, without links or placeholders for a viewer', () => {
    const [result] = runOf([
      judged('secret-npm-token', 'critical', 'failing', {
        message: 'token [here](https://example.org) {0}',
        evidence: { kind: 'npm', prefix: 'npm_', length: 40, id: '1f3a9c', check: 'valid' },
      }),
    ]).results;
    expect(result!.message.text).toBe(
      'token \\[here\\](https://example.org) {{0}} npm_… 40 characters, checksum valid, id 1f3a9c.',
    );
  });

  it('keep their hash when lines move and content hashes in names change, and differ by file', () => {
    const at = (path: string, line: number): string => {
      const { results } = runOf([judged('secret-jwt', 'high', 'failing', { locations: [{ path: [path], line }] })]);
      return results[0]!.partialFingerprints['primaryLocationLineHash']!;
    };
    expect(at('index-BYxYVOgu.js', 1)).toMatch(/^[0-9a-f]{16}:1$/);
    expect(at('index-BYxYVOgu.js', 1)).toBe(at('index-Ab12Cd34.js', 9));
    expect(at('other.js', 1)).not.toBe(at('index-BYxYVOgu.js', 1));
  });

  it('are numbered where their hash is the same', () => {
    const { results } = runOf([
      judged('secret-jwt', 'high', 'failing', {
        locations: [{ path: ['index-BYxYVOgu.js'] }, { path: ['index-Ab12Cd34.js'] }],
      }),
    ]);
    const hashes = results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']!);
    expect(hashes.map((hash) => hash.slice(-2))).toEqual([':1', ':2']);
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints['leakcheck/v1'])).size).toBe(1);
  });

  it('have the level and the score of the effective severity', () => {
    const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
    const ids = ['secret-jwt', 'secret-npm-token', 'key-keystore', 'dev-file-ide', 'dev-file-tests'] as const;
    const { results, tool } = runOf(severities.map((severity, index) => judged(ids[index]!, severity, 'failing')));
    expect(results.map(({ level }) => level)).toEqual(['error', 'error', 'warning', 'note', 'note']);
    expect(tool.driver.rules.map(({ properties }) => properties?.['security-severity'])).toEqual([
      '9.5',
      '8.0',
      '5.5',
      '2.0',
      undefined,
    ]);
  });

  it('leave out what is off, and mark what is accepted, last', () => {
    const acceptedBy = { source: 'leakcheck.config.json', line: 3, reason: 'test pair', expires: 'never' };
    const { results, tool } = runOf([
      judged('key-private-key', 'critical', 'accepted', { acceptedBy }),
      judged('dev-file-ide', 'low', 'note'),
      judged('secret-jwt', 'high', 'off'),
    ]);
    expect(results.map(({ ruleId, suppressions }) => [ruleId, suppressions?.[0]?.justification])).toEqual([
      ['dev-file-ide', undefined],
      ['key-private-key', 'test pair'],
    ]);
    expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]!.id === ruleId)).toEqual([true, true]);
  });
});

describe('rules', () => {
  it('are those that occur, each with its whole explanation', () => {
    const { rules } = runsOf(sample('fail and incomplete'))[0]!.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([
      'source-map-embedded-source',
      'path-home-directory',
      'internal-hostname',
      'source-map-dangling-reference',
    ]);
    expect(rules[0]).toMatchObject({
      name: 'SourceMapEmbeddedSource',
      properties: {
        tags: ['security', 'source-exposure', 'external/cwe/cwe-540'],
        precision: 'very-high',
        'security-severity': '9.5',
      },
    });
    expect(rules[0]!.help.markdown).toContain('- **any:** what to do about source-map-embedded-source');
  });

  it('are cut where GitHub cuts, at a word', () => {
    const explain: FormatOptions['explain'] = (id) => ({ ...OPTIONS.explain(id)!, what: 'word '.repeat(400) });
    const [rule] = runOf([judged('secret-jwt', 'high', 'failing')], { explain }).tool.driver.rules;
    expect(rule!.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule!.fullDescription.text).toMatch(/word…$/);
  });
});

describe('the run', () => {
  it('is not successful if something was not read, and says what', () => {
    const [run] = runsOf(sample('undecided'));
    const [invocation] = run!.invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications).toMatchObject([
      { descriptor: { id: 'scan-incomplete', index: 0 }, level: 'error' },
    ]);
    expect(run!.tool.driver.notifications[0]!.id).toBe('scan-incomplete');
  });

  it('is successful if the gap was accepted', () => {
    const [invocation] = runsOf(sample('waived gap'))[0]!.invocations;
    expect(invocation).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'warning' }],
    });
  });

  it('has an identity per package, also for one that occurs twice', () => {
    const runs = runsOf([...sample('pass'), ...sample('several targets')], { unjudged: [UNJUDGED] });
    expect(runs.map(({ automationDetails }) => automationDetails.id)).toEqual([
      'leakcheck/@acme/cli/',
      'leakcheck/@acme/cli/2/',
      'leakcheck/@acme/core/',
      'leakcheck/@acme/a-long-name/',
      'leakcheck/not-judged/',
    ]);
    expect(runs.at(-1)!.invocations[0].executionSuccessful).toBe(false);
  });
});
