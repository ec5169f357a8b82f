/** The JSON Schema of the JSON report. Adding is a minor change; removing or re-meaning is a new `schemaVersion`. */
import { INCOMPLETE_CODES, SEVERITIES } from '../base/types.ts';
import { count, list, object, oneOf, ref, text, textOrNull, type JsonSchema } from './schema-types.ts';
import { VERDICT_DEFINITIONS } from './schema-verdict.ts';

const share = (description: string): JsonSchema => object(description, { sources: count(), bytes: count() });
const flag: JsonSchema = { type: 'boolean' };
const texts: JsonSchema = { type: 'object', additionalProperties: text() };

const subject = object(
  'What was judged.',
  {
    name: text(),
    version: text(),
    purl: text('Package URL.'),
    source: oneOf(['directory', 'tarball', 'registry', 'remote', 'bytes', 'files']),
    integrity: text('`sha512-<base64>` of the packed bytes, computed by leakcheck.'),
    declaredIntegrity: oneOf(
      ['verified', 'weak', 'none'],
      'Whether the bytes are those that were declared; `weak`: only a SHA-1 was.',
    ),
    packedBytes: count(),
    packedBy: text(),
    sameBytes: oneOf(['proven', 'unknown'], 'Whether these are the bytes that will be published.'),
    scriptsNotRun: list(text(), 'Lifecycle scripts that run at publish and did not run before.'),
    requestedAs: text('For an alias: the name that was asked for.'),
  },
  ['packedBy', 'sameBytes', 'scriptsNotRun', 'requestedAs'],
);

const visibility = object('Whether the source is public anyway.', {
  value: oneOf(['open', 'closed']),
  proven: { type: 'boolean', description: 'False: judged as closed, one step milder for source exposure.' },
  source: oneOf(['flag', 'config', 'detected']),
  reasons: list(text()),
});

const policy = object('What the verdict was made by.', {
  sources: list(object('A file that took part.', { name: text(), sha256: text() })),
  failOn: oneOf([...SEVERITIES, 'never']),
  strict: flag,
  rulesOff: list(text()),
  optionalRules: list(text(), 'Rules that run only if they are asked for, and did.'),
  visibility,
});

const mapRecord = object(
  'A source map. Bytes are UTF-8 bytes of the unescaped text.',
  {
    path: ref('entryPath'),
    form: oneOf(['file', 'inline', 'embedded', 'executable']),
    bytes: count('Of the map itself, decoded.'),
    sources: count(),
    sourcesWithContent: count(),
    contentBytes: count(),
    contentLines: count(),
    firstParty: share('Not from node_modules.'),
    novel: share('First-party text that is not also a file of the package.'),
    linkedFrom: ref('entryPath'),
    ownership: oneOf(['proven', 'likely', 'mismatched', 'unlinked']),
  },
  ['linkedFrom', 'ownership'],
);

const manifest: JsonSchema = {
  ...object('Fields of the package.json of the artifact; null if there is none.', {
    name: textOrNull(),
    version: textOrNull(),
    private: flag,
    license: textOrNull(),
    repository: textOrNull(),
    access: textOrNull(),
    publishRegistry: textOrNull(),
    files: { type: ['array', 'null'], items: text() },
    scripts: texts,
    dependencies: texts,
    optionalDependencies: texts,
    entryPoints: list(text()),
  }),
  type: ['object', 'null'],
};

const change = object('Before and now.', { before: count(), now: count() });
const named = (description: string, properties: Readonly<Record<string, JsonSchema>>): JsonSchema =>
  list(object(description, properties));

const delta: JsonSchema = {
  ...object('What the release before had not.', {
    bytes: change,
    files: change,
    largestNew: named('A new file.', { path: text(), bytes: count() }),
    firstMaps: list(text(), 'Source maps, if there was none before.'),
    newExtensions: named('An extension that no file had.', { extension: text(), path: text() }),
    newEntries: list(text(), 'In the root, or with a leading dot.'),
    newBinaries: list(text()),
    installScripts: named('A script that runs at install.', {
      name: text(),
      change: oneOf(['added', 'changed']),
      command: text(),
    }),
    newDependencies: named('A dependency.', { name: text(), spec: text() }),
    publisher: { ...object('Who published.', { before: text(), now: text() }), type: ['object', 'null'] },
    provenanceLost: flag,
  }),
  type: ['object', 'null'],
};

const comparison = object('With an earlier release; null unless that was asked for.', {
  with: textOrNull(),
  failed: textOrNull(),
  delta,
  tags: { type: ['array', 'null'], items: text() },
});

const incomplete = object(
  'Something that was not or could not be looked at.',
  { code: oneOf(INCOMPLETE_CODES), path: ref('entryPath'), detail: text(), waivable: flag },
  ['path'],
);

const stats = object('What was read.', {
  entries: count('Files of the artifact.'),
  virtualEntries: count('Decoded from other entries.'),
  bytes: count(),
  maps: count(),
  skipped: count(),
  suppressed: count('Candidates dropped as placeholders.'),
  startedAt: text('ISO 8601; with `ms` all that differs between two runs.'),
  ms: { type: 'number', minimum: 0 },
});

const report = object('One per artifact.', {
  tool: object('Who judged.', { name: { const: 'leakcheck' }, version: text() }),
  subject,
  policy,
  verdict: ref('verdict'),
  inventory: object('What there is, leaking or not.', { sourceMaps: list(mapRecord, 'Every source map.') }),
  facts: object('Sizes and manifest.', {
    unpackedBytes: count(),
    largestFile: count(),
    largestFiles: list(
      object('A file of the artifact.', { path: text(), bytes: count() }),
      'Largest first, five at most.',
    ),
    files: count(),
    comparison: { ...comparison, type: ['object', 'null'] },
    git: { type: 'boolean', description: 'Whether git was asked which packed files it tracks.' },
    manifest,
  }),
  incomplete: list(incomplete, 'Any record that is not waived makes the outcome undecided.'),
  stats,
});

const error = object(
  'A target that could not be judged at all.',
  { target: text(), code: text(), message: text(), hint: text() },
  ['hint'],
);

export const REPORT_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'leakcheck report',
  ...object(
    'Output of `leakcheck --format json`. Readers must ignore members they do not know.',
    {
      schemaVersion: { const: 1 },
      outcome: ref('outcome'),
      reports: list(ref('report'), 'In the order of the targets.'),
      errors: list(error, 'Present only if a target could not be judged.'),
    },
    ['errors'],
  ),
  $defs: {
    outcome: oneOf(['pass', 'fail', 'undecided']),
    entryPath: {
      ...list(text(), 'From the outermost file inwards: ["dist/cli.js.map", "src/auth.ts"].'),
      minItems: 1,
    },
    report,
    ...VERDICT_DEFINITIONS,
  },
};
