import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { AllowRef, Judged } from '../../src/base/types.ts';
import { json } from '../../src/report/json.ts';
import { pretty } from '../../src/report/pretty/pretty.ts';
import { REPORT_SCHEMA } from '../../src/report/schema.ts';
import { judged, report } from '../support/findings.ts';

/** The reports of tests/support start on 2026-01-02. Lines that were wrapped are joined. */
function show(
  by: readonly Partial<AllowRef>[],
  more: { readonly verbose?: boolean; readonly quiet?: boolean } = {},
): string {
  const findings: readonly Judged[] = by.map((one) =>
    judged('path-home-directory', 'medium', 'accepted', {
      locations: [{ path: ['dist/cli.js'], line: 3 }],
      locationCount: 2,
      acceptedBy: {
        source: 'leakcheck.config.json',
        line: 7,
        reason: 'demo recordings',
        expires: '2026-06-01',
        ...one,
      },
    }),
  );
  const options = { color: false, width: 200, unicode: true, verbose: false, quiet: false, ...more };
  const text = pretty([report({ findings })], {
    ...options,
    explain: () => undefined,
    folderOf: () => null,
    unjudged: [],
    version: '1.2.3',
  });
  return text.replaceAll(/\n {2,}(?=\S)/g, ' ');
}

describe('accepted findings', () => {
  it('are one line, with the exception that ends first', () => {
    const text = show([
      {},
      { expires: '2026-03-01', owner: '@acme/web', reason: 'until the\u001b[31m demo' },
      { expires: 'never' },
    ]);
    expect(text).toContain(
      '\n– 3 accepted by leakcheck.config.json (next expires in 58 days: path-home-directory, "until the\\u{1b}[31m demo", @acme/web)\n',
    );
    expect(text).toContain('\n✔ pass  3 accepted  (42 files');
    expect(text).not.toContain('nothing leaks');
  });

  it.each([
    ['2026-01-02', '▲ 1 accepted by leakcheck.config.json (next expires today:'],
    ['2026-01-03', '▲ 1 accepted by leakcheck.config.json (next expires in 1 day:'],
    ['2026-01-16', '▲ 1 accepted by leakcheck.config.json (next expires in 14 days:'],
    ['2026-01-17', '– 1 accepted by leakcheck.config.json (next expires in 15 days:'],
    ['never', '– 1 accepted by leakcheck.config.json (never expires:'],
  ])('until %s', (expires, line) => {
    expect(show([{ expires }])).toContain(line);
  });

  it('name every configuration once', () => {
    expect(show([{}, { source: 'team.json' }, {}])).toContain('– 3 accepted by leakcheck.config.json, team.json (');
  });

  it('are listed with --verbose, and nothing is there where nothing was accepted', () => {
    expect(show([{}], { verbose: true })).toContain(
      ' path-home-directory dist/cli.js:3 +1, accepted until 2026-06-01 by leakcheck.config.json:7, "demo recordings"\n\n',
    );
    expect(show([{ expires: 'never' }], { verbose: true })).toContain(', accepted for good by leakcheck.config.json:7');
    expect(show([], { verbose: true })).not.toContain('accepted');
    expect(show([{}], { quiet: true })).toBe('');
  });

  it('are in JSON with who accepted them, as are exceptions that do nothing any more', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
    const ref: AllowRef = {
      source: 'leakcheck.config.json',
      line: 7,
      reason: 'demo recordings',
      expires: 'never',
      owner: 'me',
    };
    const plain = report({ findings: [judged('secret-jwt', 'high', 'accepted', { acceptedBy: ref })] });
    const whole = { ...plain, verdict: { ...plain.verdict, stale: [ref] } };
    const parsed: unknown = JSON.parse(json([whole], { unjudged: [] }));
    expect(validate(parsed)).toBe(true);
    expect(parsed).toMatchObject({ reports: [{ verdict: { stale: [ref], findings: [{ acceptedBy: ref }] } }] });
    const { line: _, ...withoutLine } = ref;
    const wrong = { ...plain, verdict: { ...plain.verdict, stale: [withoutLine] } };
    expect(validate(JSON.parse(JSON.stringify({ schemaVersion: 1, outcome: 'pass', reports: [wrong] })))).toBe(false);
  });
});
