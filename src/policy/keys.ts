/** Every key of the configuration once: validator, JSON Schema and docs/config.md are made from this table. */
import { CONFIDENCES, LEVELS, SEVERITIES } from '../base/types.ts';
import { choice, count, either, flag, format, glob, list, object, rules, text, type Key, type Shape } from './shape.ts';
import { BUDGET_KEYS, COMPARE_KEYS, REQUIRE_KEYS } from './condition-keys.ts';
import { REACH_KEYS } from './reach-keys.ts';
import { SOURCE_MAP_MODES } from './source-maps.ts';

export const PRESET_NAMES = ['recommended', 'open-source', 'closed-source', 'strict', 'consumer'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

export const FAIL_ON = ['critical', 'high', 'medium', 'low', 'never'] as const;

/** Shorter reasons explain nothing. */
const MIN_REASON = 10;

const PACKAGE = '(?:@[a-z0-9~-][a-z0-9._~-]{0,99}\\/)?[a-z0-9~-][a-z0-9._~-]{0,99}';

const fingerprintShape = format(
  'the id of a finding (lc1:rule:0123456789abcdef)',
  /^lc1:[a-z0-9-]{1,64}:[0-9a-f]{16}$/,
);

const source = format(
  'a preset (leakcheck:strict), a file (./policy.json) or a package (@acme/leakcheck-policy)',
  new RegExp(`^(?:leakcheck:\\S{1,32}|\\.{1,2}\\/.{1,500}|${PACKAGE})$`),
);

const ruleObject = object([
  { name: 'level', shape: choice(LEVELS), doc: 'As the short form.' },
  {
    name: 'minConfidence',
    shape: choice(CONFIDENCES),
    doc: 'Replaces the general one for this rule.',
  },
  {
    name: 'reason',
    shape: text(MIN_REASON),
    doc: `Why, for whoever reads this next; at least ${MIN_REASON} characters.`,
  },
  {
    name: 'acceptCritical',
    shape: flag,
    doc: 'Must be true, beside a reason, to make a rule about credentials or keys (`secret-`, `key-`, `credential-file-`) milder than `error`.',
  },
]);

const ruleTable: Shape = rules(either(choice(LEVELS), ruleObject));

const override: readonly Key[] = [
  {
    name: 'files',
    shape: list(glob),
    required: true,
    doc: 'Patterns of package paths. A pattern covers the files it matches and whatever is decoded from them; `a > b` looks inside `a`.',
  },
  { name: 'rules', shape: ruleTable, required: true, doc: 'As the general `rules`.' },
];

const allow: readonly Key[] = [
  { name: 'rule', shape: text(), doc: 'The rule whose findings are accepted; needs `paths`.' },
  {
    name: 'paths',
    shape: list(glob),
    doc: 'As `files` of an override. A finding counts while one of its places is left; not just `**` for credentials and keys.',
  },
  {
    name: 'fingerprint',
    shape: fingerprintShape,
    doc: 'The id of one finding, as the report prints it; instead of `rule` and `paths`.',
  },
  {
    name: 'reason',
    shape: text(MIN_REASON),
    required: true,
    doc: `Shown in every report; at least ${MIN_REASON} characters.`,
  },
  {
    name: 'expires',
    shape: format('a date (2027-05-01) or "never"', /^(?:\d{4}-\d{2}-\d{2}|never)$/),
    required: true,
    doc: 'The last day it holds, in UTC, at most 365 days ahead; or `never`, which credentials, keys and `strict` refuse.',
  },
  { name: 'maxCount', shape: count, doc: 'If it matches more places than this, it accepts none.' },
  {
    name: 'packages',
    shape: list(format('a package name or a pattern of names', /^[^\s\\!{}]{1,214}$/)),
    doc: 'Names of the packages it is for, `*` allowed; all if absent.',
  },
  { name: 'owner', shape: text(), doc: 'Who answers for it.' },
  { name: 'acceptCritical', shape: flag, doc: 'Must be true to accept a critical or high credential or key.' },
];

/** Keys of a finding in a baseline file. */
const baselined: readonly Key[] = [
  { name: 'fingerprint', shape: fingerprintShape, required: true, doc: 'The id of the finding.' },
  { name: 'rule', shape: text(), required: true, doc: 'Its rule.' },
  { name: 'severity', shape: choice(SEVERITIES), required: true, doc: 'What it counted as; graver fails again.' },
  { name: 'count', shape: count, required: true, doc: 'Places; more fail again.' },
  { name: 'firstSeen', shape: format('a date', /^\d{4}-\d{2}-\d{2}$/), required: true, doc: 'When it was accepted.' },
  { name: 'package', shape: text(), doc: 'The package it is for.' },
];

export const BASELINE_KEYS: readonly Key[] = [
  { name: 'findings', shape: list(object(baselined)), required: true, doc: 'Sorted, one per line.' },
];

export const KEYS: readonly Key[] = [
  { name: '$schema', shape: text(), doc: 'For editors: `./node_modules/leakcheck/dist/schema/config.json`.' },
  {
    name: 'extends',
    shape: either(source, list(source)),
    default: '"leakcheck:recommended"',
    doc: 'Presets, files (relative to this one) and packages in node_modules, whose `leakcheck.config.json` is read. Left to right, later wins, own keys last; three levels at most. Nothing is downloaded or executed.',
  },
  {
    name: 'visibility',
    shape: choice(['auto', 'open', 'closed']),
    default: '"auto"',
    doc: 'Is the source public anyway? `auto` decides by licence and repository.',
  },
  {
    name: 'failOn',
    shape: choice(FAIL_ON),
    default: '"high"',
    doc: 'Findings of this severity and graver fail. Credentials and keys of high or critical severity fail whatever this says, except with the preset `consumer`.',
  },
  {
    name: 'minConfidence',
    shape: choice(CONFIDENCES),
    default: '"likely"',
    doc: 'Less certain findings warn at most. For high and critical credentials and keys `certain` counts as `likely`.',
  },
  {
    name: 'sourceMaps',
    shape: choice(SOURCE_MAP_MODES),
    default: '"auto"',
    doc: '`forbid`: no map, inline map or reference to one. `no-content`: maps, but no source text in them. `public`: only text that is also a packed file. `publish`: the text is published on purpose; secrets, absolute paths and signs of an accident still count. `auto`: by visibility. Levels under `rules` win.',
  },
  { name: 'strict', shape: flag, default: 'false', doc: 'Every warning fails.' },
  {
    name: 'rules',
    shape: ruleTable,
    default: '{}',
    doc: 'Rule id to `error`, `warn`, `info` or `off`, or to an object. A `*` may end an id; a longer id wins over a shorter pattern.',
  },
  {
    name: 'overrides',
    shape: list(object(override)),
    default: '[]',
    doc: '`rules` for some files; later ones win. A finding in several places gets the strictest level of them.',
  },
  {
    name: 'budgets',
    shape: object(BUDGET_KEYS),
    default: '{}',
    doc: 'The most that a release may be; more fails (`budget-*`). Counted from the bytes, never from what a registry says.',
  },
  {
    name: 'require',
    shape: object(REQUIRE_KEYS),
    default: '{}',
    doc: 'Conditions: `true` fails if one is not met and is undecided if nobody can tell, `"warn"` warns, `false` takes back what an extended configuration asks for.',
  },
  {
    name: 'compare',
    shape: either(flag, object(COMPARE_KEYS)),
    default: 'false',
    doc: 'Fetch an earlier release and report what this one adds (`release-*`). If it cannot be fetched, the outcome is undecided.',
  },
  {
    name: 'allow',
    shape: list(object(allow)),
    default: '[]',
    doc: 'Reviewed exceptions, each with a reason and a date.',
  },
  {
    name: 'baseline',
    shape: text(),
    doc: 'A file that `leakcheck baseline` wrote, relative to this one: what it lists is accepted until it grows or gets graver.',
  },
  ...REACH_KEYS,
];
