/** From evidence to severity and confidence, and the words for it. */
import type { SecretKind } from '../../rules/secret/kinds/define.ts';
import type { Confidence, Severity } from '../../base/types.ts';
import type { CheckResult } from './check.ts';

export interface Proof {
  readonly kind: SecretKind;
  readonly check: CheckResult;
  /** It has one of the looser shapes, or its content is not what it should be. */
  readonly loose: boolean;
  /** Its random part was typed by hand or hardly varies. */
  readonly weak: boolean;
  /** The text in front of it says so. */
  readonly sample: boolean;
  readonly testMode: boolean;
  /** Words near it name the provider. */
  readonly named: boolean;
  /** The other half stands beside it. */
  readonly paired: boolean;
  /** Name of the public value that it is. */
  readonly published: string | undefined;
}

export interface Grade {
  readonly severity: Severity;
  readonly confidence: Confidence;
}

const LOWER: Readonly<Record<Confidence, Confidence>> = { certain: 'likely', likely: 'possible', possible: 'possible' };

export function gradeOf({ kind, check, loose, weak, sample, testMode, named, paired, published }: Proof): Grade {
  if (published !== undefined) return { severity: 'info', confidence: 'certain' };
  if (isWrong(kind, check)) return { severity: 'info', confidence: 'possible' };
  if (kind.publicByDesign || check === 'expired') return { severity: 'info', confidence: kind.confidence };
  if (sample && kind.confidence === 'possible') return { severity: 'info', confidence: 'possible' };
  if (weak || sample) return { severity: 'low', confidence: 'possible' };
  if (paired && kind.pair) return { severity: kind.pair.severity, confidence: kind.pair.confidence };
  const severity = testMode ? 'low' : kind.severity;
  return { severity, confidence: confidenceOf(kind, check, loose, named) };
}

function confidenceOf(kind: SecretKind, check: CheckResult, loose: boolean, named: boolean): Confidence {
  if (check === 'valid' && kind.source !== 'general knowledge') return 'certain';
  if (kind.source === 'general knowledge') return 'possible';
  const raised = named && kind.confidence === 'possible' ? 'likely' : kind.confidence;
  return loose ? LOWER[raised] : raised;
}

/** A failed check that says something: somebody made the value up. */
export function isWrong(kind: SecretKind, check: CheckResult): boolean {
  return check === 'invalid' && kind.check?.wrong === 'demote';
}

export function describe(proof: Proof): string {
  const { kind, check, weak, sample, testMode, paired, published } = proof;
  const name = nameOf(kind);
  if (published !== undefined) return `${name} that is public already: ${published}`;
  if (isWrong(kind, check))
    return `looks like ${name}, but its ${checkWord(kind)} does not fit: probably a made-up value`;
  if (kind.publicByDesign) return `${name}, public by design`;
  if (check === 'expired') return `${name}, expired`;
  if (weak) return `looks like ${name}, but its characters hardly look random`;
  if (sample) return `${name}, shown as an example: make sure that it was never valid`;
  if (testMode) return `${name}, test mode: no production access, still rotate it`;
  if (paired) return `${name}, with its other half beside it`;
  if (check === 'valid')
    return `${name}, its ${checkWord(kind)} is right: whoever has it can use it until it is revoked`;
  return `${name}: whoever has it can use it until it is revoked`;
}

function nameOf({ provider, title }: SecretKind): string {
  return provider === 'generic' ? title : `${provider} ${title}`;
}

function checkWord({ check }: SecretKind): string {
  return isArithmetic(check?.name) ? 'checksum' : 'content';
}

export function isArithmetic(name: string | undefined): boolean {
  return name !== undefined && /^(?:crc32|bech32|sha256)/.test(name);
}

/** What to do about it, with the page of the provider. */
export function fixOf({ revoke, page, publicByDesign }: SecretKind): readonly string[] {
  const where = page === '' ? '' : ` (${page})`;
  if (publicByDesign) return [`Nothing, if it is meant to be public${where}.`];
  return [
    `Revoke it ${revoke}${where}. Unpublishing does not recall copies.`,
    'Read it at run time from the environment or a secret store; replace it wherever it is used.',
  ];
}
