/** Reports as scans produce them: one per situation that a reader may meet. */
import type { RuleId } from '../../src/base/rule-ids.ts';
import type { EntryPath, Incomplete, Location, Report } from '../../src/base/types.ts';
import type { FormatOptions, Unjudged } from '../../src/report/options.ts';
import { CLOSED, judged, OPEN, report, UNPROVEN } from '../support/findings.ts';

export const OPTIONS: FormatOptions = {
  color: false,
  width: 100,
  unicode: true,
  verbose: false,
  quiet: false,
  explain: (ruleId) => ({
    id: ruleId,
    title: `title of ${ruleId}`,
    family: 'source-exposure',
    severity: 'critical',
    severityIfOpen: 'medium',
    what: `What ${ruleId} looks at.`,
    why: `why ${ruleId} matters`,
    fix: [{ tool: 'any', text: `what to do about ${ruleId}` }],
    example: 'dist/cli.js.map',
    quiet: 'What is left alone.',
    cwe: 'CWE-540',
  }),
  folderOf: () => null,
  version: '0.1.0',
  unjudged: [],
};

export function places(count: number, folder: string, more: Partial<Location> = { line: 1, column: 88 }): Location[] {
  return Array.from({ length: count }, (_, index): Location => {
    const path: EntryPath = [`${folder}/${String.fromCodePoint(97 + (index % 26))}${index}.js`];
    return { path, ...more };
  });
}

const leak = judged('source-map-embedded-source', 'critical', 'failing', {
  message: '1,906 original files can be rebuilt from this source map (41.2 MB of text).',
  details: [
    'src/           1,742 files  31.9 MB  yours, not published otherwise',
    'node_modules/    164 files   9.3 MB  third-party',
    'e.g. src/query/engine.ts, src/tools/shell.ts, src/flags.ts',
  ],
  fix: ['add "!**/*.map" to "files" in package.json', 'or build without: tsdown --no-sourcemap'],
  data: { files: 1906, bytes: 41_200_000 },
  locations: [{ path: ['dist/cli.js.map'] }],
});

const token = judged('secret-npm-token', 'critical', 'failing', {
  message: 'npm access token',
  evidence: { kind: 'npm-access-token', prefix: 'npm_', length: 40, id: '1f3a9c', check: 'valid' },
  locations: [
    {
      path: ['dist/cli.js.map', 'src/registry.ts'],
      line: 14,
      column: 9,
      original: { path: 'src/registry.ts', line: 37, column: 22 },
    },
    ...places(12, 'lib'),
  ],
  locationCount: 13,
});

function group(ruleId: RuleId, message: string, count: number, folder: string): ReturnType<typeof judged> {
  const locations = places(Math.min(count, 40), folder);
  return judged(ruleId, 'medium', 'warning', { message, locations, locationCount: count });
}

const grouped = [
  group('path-home-directory', '/Users/<user>/projects/acme/', 198, 'dist'),
  group('path-home-directory', '/home/<user>/build/', 16, 'dist/workers'),
  group('internal-hostname', 'git.corp.acme.example', 3, 'dist'),
  judged('source-map-dangling-reference', 'info', 'note', {
    message: '9 comments name source maps that are not in the package',
    locations: places(9, 'dist/chunks'),
    locationCount: 9,
  }),
];

const note = judged('source-map-embedded-source', 'info', 'note', {
  message: '1 source map embeds 238 original files; 236 of them ship as files too',
  locations: [{ path: ['dist/index.js.map'] }],
});

const gap: Incomplete = {
  code: 'limit',
  path: ['vendor/blob.zip'],
  detail: 'expands past 8.6 GB',
  waivable: true,
};
const wrong: Incomplete = {
  code: 'integrity',
  detail: 'the bytes are not those that the registry declares: sha512-AAAA, declared sha512-BBBB',
  waivable: false,
};
const registry = { source: 'registry', declaredIntegrity: 'verified' } as const;

export const UNJUDGED: Unjudged = {
  target: './broken',
  code: 'ENOTFOUND',
  message: './broken has no package.json',
  hint: 'use --folder to judge a folder of built files',
};

const big = { entries: 412, bytes: 9_876_543, ms: 2_100 };

export const SAMPLES: ReadonlyMap<string, readonly Report[]> = new Map([
  ['pass', [report({ stats: { maps: 3 } })]],
  [
    'pass with a note',
    [report({ findings: [note], subject: registry, stats: { entries: 2277, maps: 1003, bytes: 4_503_211 } })],
  ],
  [
    'source map',
    [report({ findings: [leak], visibility: CLOSED, stats: { entries: 5, bytes: 62_100_000, maps: 1, ms: 1800 } })],
  ],
  ['secret', [report({ findings: [token], visibility: UNPROVEN })]],
  ['grouped', [report({ findings: grouped, stats: big })]],
  ['undecided', [report({ incomplete: [gap], stats: { ...big, skipped: 1 } })]],
  [
    'fail and incomplete',
    [report({ findings: [leak, ...grouped], incomplete: [gap], visibility: CLOSED, stats: { ...big, skipped: 1 } })],
  ],
  [
    'wrong integrity',
    [
      report({
        findings: [token],
        incomplete: [wrong],
        outcome: 'undecided',
        subject: { ...registry, declaredIntegrity: 'none' },
      }),
    ],
  ],
  ['waived gap', [report({ incomplete: [gap], outcome: 'pass', stats: { ...big, skipped: 1 } })]],
  [
    'several targets',
    [
      report({ findings: [leak], visibility: CLOSED }),
      report({ subject: { name: '@acme/core' } }),
      report({
        findings: grouped.slice(2, 3),
        subject: { name: '@acme/a-long-name', scriptsNotRun: ['prepack'] },
        visibility: OPEN,
      }),
    ],
  ],
]);

export function sample(name: string): readonly Report[] {
  const found = SAMPLES.get(name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
}
