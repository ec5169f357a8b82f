/** Reports that are hard to write as SARIF: odd names, nested files, every severity, thousands of findings. */
import { RULE_IDS, type RuleId } from '../../src/base/rule-ids.ts';
import { CONFIDENCES, SEVERITIES, type EntryPath, type Judged, type Report } from '../../src/base/types.ts';
import type { FormatOptions } from '../../src/report/options.ts';
import type { Run } from '../../src/report/sarif/log.ts';
import { sarif } from '../../src/report/sarif/sarif.ts';
import { expect } from 'vitest';
import { CLOSED, judged, report } from '../support/findings.ts';
import { OPTIONS } from './samples.ts';

const ODD_PATHS: readonly EntryPath[] = [
  ['dist/cli.js.map', 'src/auth.ts'],
  ['vendor/inner.tgz', 'package/dist/a.js.map', '../src/b.ts'],
  ['a b/100%/ü:x[1].js'],
  ['%41.js'],
  ['日本/файл.js'],
  ['c:\\temp\\x.js'],
  ['../../etc/passwd'],
  ['/absolute.js'],
  ['./here.js'],
  ['a//b.js'],
  ['//host/share.js'],
  ['?query#fragment.js'],
  ['javascript:alert(1).js'],
  ['lone\ud800.js'],
  ['line\nfeed.js'],
  ['[link](https://example.org) {0} \\.js'],
  [''],
];

export function oddReport(): Report {
  const findings = ODD_PATHS.map((path, index) => {
    const severity = SEVERITIES[index % SEVERITIES.length]!;
    const status = (['failing', 'warning', 'note', 'accepted', 'baseline', 'off'] as const)[index % 6]!;
    return judged(RULE_IDS[index % 7]!, severity, status, {
      message: `found in ${path.join(' > ')}`,
      confidence: CONFIDENCES[index % 3]!,
      locations: [{ path, line: 3, column: 9 }, { path }, { path: ['other.js'], offset: 1234 }],
      locationCount: 2000,
      fingerprint: `lc1:secret-jwt:${index.toString(16).padStart(16, '0')}`,
      evidence: { kind: 'npm', prefix: 'npm_', length: 40, id: '1f3a9c', check: 'valid' },
      ...(status === 'accepted'
        ? { acceptedBy: { source: 'leakcheck.config.json', line: 3, reason: 'test pair', expires: 'never' } }
        : {}),
    });
  });
  const incomplete = ODD_PATHS.map(
    (path) => ({ code: 'limit', path, detail: 'expands past {8.6 GB}', waivable: true }) as const,
  );
  return report({ findings, incomplete, visibility: CLOSED, subject: { integrity: `sha512-${'A'.repeat(86)}==` } });
}

/** `count` findings with long paths, of all severities in turn. */
export function hugeReport(count: number, places = 1): Report {
  const findings = Array.from({ length: count }, (_, index): Judged => {
    const ruleId: RuleId = RULE_IDS[index % 40]!;
    const path: EntryPath = [
      `packages/some-package/dist/generated/chunk-number-${index}-of-the-build.js.map`,
      'src/x.ts',
    ];
    return judged(ruleId, SEVERITIES[index % 5]!, 'failing', {
      message: `a message of ordinary length that names number ${index}`,
      locations: [...Array(places).keys()].map((line) => ({ path, line: line + 1, column: 7 })),
      locationCount: places,
      fingerprint: `lc1:${ruleId}:${index.toString(16).padStart(16, '0')}`,
    });
  });
  return report({ findings });
}

const MAX_BYTES = 10_000_000;

/** Parsed again; no file may be larger than GitHub takes. */
export function runsOf(reports: readonly Report[], options: Partial<FormatOptions> = {}): readonly Run[] {
  const text = sarif(reports, { ...OPTIONS, ...options });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_BYTES);
  const log: { readonly version: string; readonly runs: readonly Run[] } = JSON.parse(text);
  expect(log.version).toBe('2.1.0');
  return log.runs;
}
