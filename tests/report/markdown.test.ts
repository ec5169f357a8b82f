import { describe, expect, it } from 'vitest';
import { jobSummary, markdown } from '../../src/report/markdown.ts';
import { code, sentence, text } from '../../src/report/markdown-text.ts';
import { judged, report } from '../support/findings.ts';
import { OPTIONS, places, sample, SAMPLES, UNJUDGED } from './samples.ts';
import { hugeReport, oddReport } from './sarif-samples.ts';

describe('the report', () => {
  it.each([...SAMPLES.keys()])('%s', async (name) => {
    const file = `__snapshots__/${name.replaceAll(' ', '-')}.md`;
    await expect(markdown(sample(name), OPTIONS)).toMatchFileSnapshot(file);
  });

  it('names targets that were not judged', () => {
    const output = markdown(sample('pass'), { ...OPTIONS, unjudged: [UNJUDGED] });
    expect(output).toMatch(/^## \? undecided: 2 targets\n/);
    expect(output).toContain(
      '`./broken`: ./broken has no package.json (use --folder to judge a folder of built files)',
    );
  });

  it('keeps every row of a table in one line with five cells, whatever a name holds', () => {
    const rows = markdown([oddReport()], OPTIONS)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
  });

  it('lists what was accepted apart', () => {
    const acceptedBy = { source: 'leakcheck.config.json', line: 3, reason: 'a | b', expires: '2027-05-01' };
    const output = markdown(
      [report({ findings: [judged('key-private-key', 'high', 'accepted', { acceptedBy })] })],
      OPTIONS,
    );
    expect(output).toContain('<summary>1 accepted</summary>');
    expect(output).toContain('a \\| b');
    expect(output).toContain('2027-05-01');
  });
});

describe('limits', () => {
  it.each([
    ['a comment', markdown, 60_000],
    ['a job summary', jobSummary, 1_000_000],
  ])('%s stays below its limit and says what is missing', (_, format, limit) => {
    for (const reports of [[hugeReport(10_000)], Array.from({ length: 1_000 }, () => sample('grouped')[0]!)]) {
      const output = format(reports, OPTIONS);
      expect(Buffer.byteLength(output)).toBeLessThanOrEqual(limit);
      expect(output).toMatch(/ left out; the JSON report has /);
      expect(output).toMatch(/^##.* fail|^##.*pass/);
    }
  });

  it('a job summary holds what a comment does not', () => {
    const reports = [hugeReport(1_000)];
    expect(markdown(reports, OPTIONS)).toContain(' left out');
    expect(jobSummary(reports, OPTIONS)).not.toContain(' left out');
  });

  it('counts the places that a row does not name', () => {
    const findings = [judged('secret-jwt', 'high', 'failing', { locations: places(5, 'dist'), locationCount: 1234 })];
    expect(markdown([report({ findings })], OPTIONS)).toContain('`dist/a0.js:1:88` +1,233');
  });
});

describe('escaping', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['`x`', '\\`x\\`'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[a](https://example.org)', '\\[a\\](https:&#8203;//example.org)'],
    ['@team fixes #12', '@&#8203;team fixes #&#8203;12'],
    ['www.example.org', 'www&#8203;.example.org'],
    ['a\nb', 'a\\\\u\\{a\\}b'],
    ['&lt;', '\\&lt;'],
    ['**bold** _it_ ~~no~~ $x$', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\$x\\$'],
    ['a\\', 'a\\\\'],
  ])('as text: %s', (raw, expected) => {
    expect(text(raw)).toBe(expected);
  });

  it.each([
    ['plain.js', '`plain.js`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a``b`c', '```a``b`c```'],
    ['a|b', '`a\\|b`'],
    ['a\\|b', '`a\\u{5c}\\|b`'],
    ['a\nb', '`a\\u{a}b`'],
    [' x ', '`  x  `'],
    ['', ''],
  ])('as code: %s', (raw, expected) => {
    expect(code(raw)).toBe(expected);
  });

  it.each([
    ['run `npm token list` now', 'run `npm token list` now'],
    ['run `a|<b>` [x]', 'run `a\\|<b>` \\[x\\]'],
    ['one ` tick', 'one \\` tick'],
    ['a `b` c ` d', 'a `b` c \\` d'],
    ['', ''],
  ])('as sentence: %s', (raw, expected) => {
    expect(sentence(raw)).toBe(expected);
  });
});
