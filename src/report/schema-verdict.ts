/** Schema of findings and of the verdict over them. */
import { CONFIDENCES, LEVELS, SEVERITIES } from '../base/types.ts';
import { count, list, object, oneOf, ref, text, type Properties } from './schema-types.ts';

const location = object(
  'A place in a file. Lines and columns count from 1, columns in UTF-16 units, offsets in bytes from 0.',
  {
    path: ref('entryPath'),
    rawName: text('The name as the archive spells it, if `path` had to differ.'),
    offset: count(),
    line: count(),
    column: count(),
    original: object(
      'The place in the original source, through a source map; in artifacts above 32 MiB for findings of medium severity or above.',
      {
        path: text(),
        line: count(),
        column: count(),
      },
    ),
  },
  ['rawName', 'offset', 'line', 'column', 'original'],
);

const evidence = object(
  'What may be said about a secret. The value is in no output.',
  {
    kind: text('Kind of credential.'),
    prefix: text('Public literal that all values of this kind begin with.'),
    length: count('Characters of the whole value.'),
    id: text('Short keyed digest: equal values have equal ids.'),
    check: oneOf(['valid', 'invalid'], 'Result of the checksum that the value carries, if its kind has one.'),
  },
  ['check'],
);

const allowRef = object(
  'A reviewed exception, by its place in a configuration.',
  {
    source: text('The configuration that holds it.'),
    line: count(),
    reason: text(),
    expires: text('ISO date of its last day, or `never`.'),
    owner: text('Who answers for it.'),
  },
  ['owner'],
);

const cause = object(
  'A line of the project, and the edit there that keeps the finding out of the package.',
  {
    file: text('From the folder of the package, with `/`; `../` for what lies above it.'),
    line: count('From 1.'),
    value: text('What stands there now; absent if nothing does, or if it is computed and could not be read.'),
    edit: text('For a reader.'),
    changes: list(
      object('Replaces `length` UTF-16 units of the file from `offset` on; a byte order mark counts.', {
        offset: count(),
        length: count(),
        text: text(),
      }),
      'The edit itself; absent where it cannot be made without knowing more.',
    ),
    link: oneOf(['or', 'and'], '`or`: another way than those before it; `and`: needed as well.'),
  },
  ['value', 'changes', 'link'],
);

const finding = object(
  'One cause with all its places.',
  {
    ruleId: text('See `leakcheck explain <ruleId>`.'),
    severity: oneOf(SEVERITIES, 'For a closed package.'),
    severityIfOpen: oneOf([...SEVERITIES, 'off'], 'Replaces `severity` for an open package.'),
    confidence: oneOf(CONFIDENCES),
    message: text(),
    details: list(text()),
    data: { type: 'object', description: 'Facts about this finding; members depend on the rule and may be added.' },
    evidence,
    fix: list(text()),
    causes: list(ref('cause'), 'For a folder: where its configuration let this in, the best place to change first.'),
    locations: list(ref('location'), 'At most 1,000 places.'),
    locationCount: count('All places.'),
    newInRelease: { const: true, description: 'The release that this one was compared with did not have it.' },
    fingerprint: {
      type: 'string',
      pattern: '^lc1:[a-z0-9-]+:.+$',
      description: 'The same in later versions of the package as long as the cause is the same.',
    },
    effective: oneOf(SEVERITIES, 'The severity that counted.'),
    level: oneOf(LEVELS, 'What the policy makes of it.'),
    status: oneOf(['failing', 'warning', 'note', 'accepted', 'baseline', 'off']),
    acceptedBy: ref('allowRef'),
    objections: list(text(), 'Why exceptions or a baseline that are about it do not hold.'),
  },
  ['severityIfOpen', 'details', 'evidence', 'fix', 'causes', 'newInRelease', 'acceptedBy', 'objections'],
);

const verdict = object('The judgement.', {
  outcome: ref('outcome'),
  findings: list(ref('finding'), 'Failing ones first, then by severity, rule and place.'),
  stale: list(ref('allowRef'), 'Exceptions that expired or match nothing.'),
  notes: list(text(), 'What the policy asks for without insisting, and could not be checked.'),
  totals: object('Findings by status.', {
    failing: count(),
    warning: count(),
    note: count(),
    accepted: count(),
    baseline: count(),
    off: count(),
  }),
});

export const VERDICT_DEFINITIONS: Properties = { location, allowRef, cause, finding, verdict };
