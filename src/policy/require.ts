/** `require`: conditions that a release has to meet. What cannot be checked is a gap where the condition is insisted on. */
import { fingerprint } from '../base/fingerprint.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Finding, Incomplete } from '../base/types.ts';
import type { JsonNode } from '../base/json-positions.ts';
import type { RuleSetting } from './layer.ts';
import type { Measured } from './measured.ts';
import { isFalse, isTrue, textOf } from './nodes.ts';

const NAMES = ['filesAllowlist', 'cleanGit', 'sameBytes'] as const;
type ConditionName = (typeof NAMES)[number];

const RULES: Readonly<Record<ConditionName, RuleId>> = {
  filesAllowlist: 'package-no-files-allowlist',
  cleanGit: 'package-untracked-file',
  sameBytes: 'require-same-bytes',
};

/** `true`: it fails if it is not met, and the outcome is undecided if nobody knows. */
type Wish = true | 'warn' | false;
export type Required = { readonly [Name in ConditionName]?: Wish };

export function readRequired(node: JsonNode): Required {
  const pairs = NAMES.map((name) => [name, wishOf(node, name)] as const);
  return Object.fromEntries(pairs.filter(([, wish]) => wish !== undefined));
}

function wishOf(node: JsonNode, name: ConditionName): Wish | undefined {
  if (textOf(node, name) === 'warn') return 'warn';
  if (isTrue(node, name)) return true;
  return isFalse(node, name) ? false : undefined;
}

/** What the conditions of one configuration mean for the levels of rules, as far as they are in force. */
export function requiredLevels(own: Required, inForce: Required): readonly (readonly [RuleId, RuleSetting])[] {
  return NAMES.flatMap((name) => {
    const wish = own[name];
    if (wish === undefined || wish === false || wish !== inForce[name]) return [];
    return [[RULES[name], { level: wish === true ? 'error' : 'warn' }] as const];
  });
}

/** Null if it could be checked, else why not. */
function doubt(name: ConditionName, { subject, facts }: Measured): string | null {
  switch (name) {
    case 'filesAllowlist':
      return facts.manifest === null ? 'there is no package.json' : null;
    case 'cleanGit':
      return facts.git ? null : 'the files come from no git checkout that could be asked';
    case 'sameBytes':
      return isPublished(subject) ? null : 'nobody says which bytes will be published';
  }
}

/** What a registry serves under a strong integrity is what everybody gets. */
function isPublished({ sameBytes, source, declaredIntegrity }: Measured['subject']): boolean {
  return sameBytes === 'proven' || (source === 'registry' && declaredIntegrity === 'verified');
}

export interface RequiredResult {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Incomplete[];
  readonly notes: readonly string[];
}

/** `incomplete` is what the scan could not read: a wrong integrity means that the published bytes are known to differ. */
export function checkRequired(
  measured: Measured,
  required: Required,
  incomplete: readonly Incomplete[],
): RequiredResult {
  const differ = required.sameBytes && incomplete.some(({ code }) => code === 'integrity');
  const unchecked: Incomplete[] = [];
  const notes: string[] = [];
  for (const name of NAMES) {
    const why = required[name] && !(differ && name === 'sameBytes') ? doubt(name, measured) : null;
    if (why === null) continue;
    const detail = `require.${name} could not be checked: ${why}`;
    if (required[name] === true) unchecked.push({ code: 'unchecked-condition', detail, waivable: false });
    else notes.push(detail);
  }
  return { findings: differ ? [otherBytes()] : [], unchecked, notes };
}

function otherBytes(): Finding {
  const ruleId = RULES.sameBytes;
  return {
    ruleId,
    severity: 'high',
    confidence: 'certain',
    message: 'the bytes that were judged are not those that are published',
    data: {},
    locations: [{ path: ['package.json'] }],
    locationCount: 1,
    fingerprint: fingerprint(ruleId, ruleId),
  };
}
