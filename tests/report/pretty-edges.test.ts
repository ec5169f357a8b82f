/** The rarer lines of the report for people. */
import { describe, expect, it } from 'vitest';
import type { Incomplete, Report } from '../../src/base/types.ts';
import { pretty } from '../../src/report/pretty/pretty.ts';
import { judged, report, type ReportParts } from '../support/findings.ts';
import { OPTIONS, places } from './samples.ts';

function show(parts: ReportParts, more: Partial<typeof OPTIONS> = {}): string {
  return pretty([report(parts)], { ...OPTIONS, ...more });
}

const header = (subject: Partial<Report['subject']>): string => show({ subject }).split('\n')[0] ?? '';

describe('header', () => {
  it.each<[Partial<Report['subject']>, string]>([
    [{ source: 'tarball' }, '@acme/cli 1.2.3 · tarball · 42 files'],
    [{ source: 'registry', declaredIntegrity: 'weak' }, '· registry, only a sha1 was declared ·'],
    [{ source: 'remote' }, '· URL, no integrity declared ·'],
    [{ name: '', version: '' }, 'unnamed · directory'],
    [{ requestedAs: 'react' }, '@acme/cli 1.2.3, asked for as react · '],
  ])('%j', (subject, text) => expect(header(subject)).toContain(text));
});

describe('places', () => {
  it('names the byte where there are no lines', () => {
    const findings = [
      judged('binary-build-path', 'high', 'failing', { locations: [{ path: ['bin/tool'], offset: 20_481 }] }),
      judged('archive-metadata', 'high', 'failing', { locations: [{ path: ['x.tgz'], offset: 0 }] }),
      judged('secret-jwt', 'high', 'failing', { locations: [{ path: ['a.js'], line: 7 }] }),
      judged('archive-trailing-data', 'high', 'failing', { locations: [] }),
    ];
    const text = show({ findings });
    expect(text).toMatch(/^✖ high {6}bin\/tool \(at byte 20,481\) +binary-build-path$/m);
    expect(text).toMatch(/^✖ high {6}x\.tgz +archive-metadata$/m);
    expect(text).toMatch(/^✖ high {6}a\.js:7 +secret-jwt$/m);
    expect(text).toMatch(/^✖ high {6} +archive-trailing-data$/m);
  });

  it('counts places that are known by number only', () => {
    const finding = judged('secret-jwt', 'high', 'failing', { locations: places(3, 'dist'), locationCount: 1500 });
    expect(show({ findings: [finding] })).toContain('dist/c2.js:1:88  +1,497');
    expect(show({ findings: [finding] }, { verbose: true })).toContain('        and 1,497 more places\n');
  });

  it('counts one file once', () => {
    const locations = [1, 2, 3].map((line) => ({ path: ['a.js'] as const, line }));
    const finding = judged('internal-hostname', 'medium', 'warning', { locations, locationCount: 3 });
    expect(show({ findings: [finding] })).toMatch(/internal-hostname +3 in 1 file$/m);
  });
});

describe('groups', () => {
  const warnings = places(8, 'dist').map((location, index) =>
    judged('internal-hostname', 'medium', 'warning', {
      message: `host-${index}.acme.example`,
      details: ['seen in a comment'],
      locations: [location],
    }),
  );

  it('give equal texts one row', () => {
    const findings = warnings.map((warning) => ({ ...warning, message: 'zip archive inside the package' }));
    const text = show({ findings });
    expect(text.match(/zip archive/g)).toHaveLength(1);
    expect(text).toContain(
      '    zip archive inside the package  dist/a0.js:1:88  dist/b1.js:1:88  dist/c2.js:1:88  +5\n',
    );
  });

  it('show five rows, and all with --verbose', () => {
    expect(show({ findings: warnings })).toContain('    and 3 more of this rule\n');
    expect(show({ findings: warnings })).toContain('--verbose lists all 8 places');
    expect(show({ findings: warnings }, { verbose: true }).match(/ {6}seen in a comment/g)).toHaveLength(8);
  });

  it('put places below a text that leaves no room', () => {
    const finding = judged('internal-hostname', 'medium', 'warning', { message: `${'word '.repeat(18)}end` });
    expect(show({ findings: [finding] })).toMatch(/ end\n {6}dist\/cli\.js\n/);
  });

  it.each([
    [['a.js', 'a.js'], 'a.js'],
    [['lib/a/x.js', 'lib/b/y.js'], 'lib/**'],
    [['lib/a.js', 'dist/a.js'], '**'],
  ])('fold notes at %j into %s', (paths, where) => {
    const locations = paths.map((path) => ({ path: [path] as const }));
    const note = judged('source-map-dangling-reference', 'info', 'note', { locations, locationCount: 2 });
    const text = show({ findings: [...warnings, note] });
    expect(text).toMatch(/^· info {6}source-map-dangling-reference +2 in /m);
    expect(
      text
        .split('\n')
        .find((line) => line.startsWith('·'))
        ?.endsWith(`   ${where}`),
    ).toBe(true);
  });

  it('name the place of a single note', () => {
    const note = judged('package-no-files-allowlist', 'info', 'note', { locations: [{ path: ['package.json'] }] });
    expect(show({ findings: [...warnings, note] })).toMatch(/^· info {6}package-no-files-allowlist .*package\.json$/m);
    const nowhere = judged('package-no-files-allowlist', 'info', 'note', { locations: [], locationCount: 0 });
    expect(show({ findings: [...warnings, nowhere] })).toMatch(/^· info {6}package-no-files-allowlist +0 places/m);
  });
});

describe('gaps', () => {
  const gap = (path: string): Incomplete => ({ code: 'limit', path: [path], detail: 'too deep', waivable: true });
  const many = Array.from({ length: 8 }, (_, index) => gap(`${index}.zip`));

  it('are five at most, and all with --verbose', () => {
    expect(show({ incomplete: many })).toContain('  and 3 more gaps, --verbose lists all\n');
    expect(show({ incomplete: many }, { verbose: true }).match(/not checked: /g)).toHaveLength(8);
  });

  it.each<[readonly Incomplete[], string]>([
    [[gap('a.zip')], '1 high; 1 entry not checked'],
    [many, '1 high; 8 entries not checked'],
    [
      [{ code: 'not-built', detail: 'not built: dist/index.js is missing', waivable: false }],
      '1 high; the check is incomplete',
    ],
  ])('are told beside a failure', (incomplete, text) => {
    expect(show({ findings: [judged('secret-jwt', 'high', 'failing')], incomplete })).toContain(`✖ fail  ${text}  (`);
  });

  it('are told even if nothing else is wrong with the bytes', () => {
    const incomplete: Incomplete[] = [{ code: 'integrity', detail: 'other bytes', waivable: false }];
    expect(show({ incomplete })).toContain('? undecided  no leak found, but these are not the declared bytes  (');
  });
});

describe('verdict', () => {
  it('names the scripts that did not run', () => {
    const text = show({ subject: { scriptsNotRun: ['prepack', 'prepare'] } });
    expect(text).toContain(
      'as the files lie now; prepack and prepare run at publish: use the hook or scan the tarball',
    );
  });

  it('says the first clause of a note', () => {
    const note = judged('secret-jwt', 'info', 'note', { message: `9 files can be rebuilt; ${'word '.repeat(20)}` });
    expect(show({ findings: [note, note] })).toContain('✔ pass  2 notes: 9 files can be rebuilt  (42 files');
    expect(show({ findings: [note, note] })).toContain('   --verbose lists them\n');
  });

  it('says first that a payload lies in packages that were not scanned', () => {
    const list = judged('package-no-files-allowlist', 'info', 'note', { message: 'no list' });
    const shim = judged('package-platform-not-scanned', 'info', 'note', { message: 'payload is in 7 packages' });
    expect(show({ findings: [list, shim] })).toContain('✔ pass  2 notes: payload is in 7 packages  (42 files');
  });

  it('leaves a long note to --verbose', () => {
    const note = judged('secret-jwt', 'info', 'note', { message: 'word '.repeat(30) });
    expect(show({ findings: [note] })).toContain('✔ pass  1 note  (42 files');
  });
});

describe('--verbose', () => {
  it('tells policy and source maps', () => {
    const text = show(
      {
        policy: {
          failOn: 'never',
          strict: true,
          rulesOff: ['secret-jwt'],
          sources: [{ name: 'a.json', sha256: '00ff' }],
        },
        inventory: {
          sourceMaps: [
            {
              path: ['dist/cli.js.map'],
              form: 'file',
              bytes: 500,
              sources: 3,
              sourcesWithContent: 2,
              contentBytes: 1234,
              contentLines: 9,
              firstParty: { sources: 2, bytes: 90 },
              novel: { sources: 1, bytes: 40 },
            },
          ],
        },
      },
      { verbose: true },
    );
    expect(text).toContain('  policy     only rules set to error fail, strict, off: secret-jwt\n');
    expect(text).toContain('  config     a.json sha256 00ff\n');
    expect(text).toContain('  map        dist/cli.js.map  3 sources, 2 with text, 1.2 kB\n');
  });
});
