/** The row of a secret kind: what a credential looks like, what proves it, what it opens and how it is revoked. */
import type { RuleId } from '../../../base/rule-ids.ts';
import type { Confidence, Severity } from '../../../base/types.ts';

/** Bytes that must not stand before the credential; `queryKey`: one of `?`, `&` and `;` must. */
export type LeftBoundary = 'alnum' | 'word' | 'wordDash' | 'b64' | 'b64any' | 'adsec' | 'digit' | 'queryKey';

export type CheckName =
  | 'crc32-base62'
  | 'crc32-hex'
  | 'crc32-hex-whole'
  | 'crc32-base64'
  | 'crc32-base36'
  | 'crc32-bytes'
  | 'sha256-base32'
  | 'bech32'
  | 'marker'
  | 'base64-text'
  | 'base64-digits'
  | 'base64-record'
  | 'json-body'
  | 'json-segment'
  | 'presigned'
  | 'sas';

/** Arithmetic or decoding that the value must survive. */
export interface KindCheck {
  readonly name: CheckName;
  /** What a failure means: nothing, one step less certain, somebody made it up, or it is no credential at all. */
  readonly wrong: 'ignore' | 'doubt' | 'demote' | 'reject';
  /** What `marker`, `base64-text` and `json-body` look for. */
  readonly text?: string;
  /** Characters in front of the base64. */
  readonly skip?: number;
}

/** Words around the value. */
export interface KindContext {
  /** `required`: no finding without it. `raises`: lifts possible to likely. */
  readonly role: 'required' | 'raises';
  /** Lower case; absent if the literals are the words. Beside an anchor, one of them must be there too. */
  readonly words?: readonly string[];
  /** Bytes between word and value. */
  readonly before: number;
  readonly after?: number;
  /** For kinds found by a word: the value must be assigned to a name with the word, or just be near it. */
  readonly anchor?: 'assigned' | 'near';
  /** Bytes around the word in which a value with a label of its own counts too: the settings of the provider's client. */
  readonly block?: number;
  /** One of them must be part of the name, or of the label, too. */
  readonly nameParts?: readonly string[];
  /** Literals inside of the credential that tell the kind without any word. */
  readonly marks?: readonly string[];
  /** Literals that name the credential exactly: likely instead of possible. */
  readonly exact?: readonly string[];
}

/** What the part behind the fixed prefix must hold. */
export interface KindNeeds {
  readonly digits?: number;
  readonly letters?: number;
  readonly upper?: number;
  readonly lower?: number;
  /** Letters behind f. */
  readonly beyondHex?: number;
  /** Different characters. */
  readonly distinct?: number;
  /** Bits per character. */
  readonly entropy?: number;
}

/** The other half, within 200 bytes. */
export interface KindPair {
  readonly shape: string;
  /** The pair is reported as this kind. */
  readonly kind?: string;
  readonly required?: boolean;
  readonly severity: Severity;
  readonly confidence: Confidence;
}

/** What rows of one provider and rule share. */
export interface KindGroup {
  readonly provider: string;
  /** `secret-provider-token` if absent. */
  readonly rule?: RuleId;
  /** Where the provider explains or manages such credentials; empty if there is no such page. */
  readonly page: string;
  /** Continues "Revoke it". */
  readonly revoke: string;
}

export interface KindRow {
  /** Flat kebab-case, never reused. */
  readonly id: string;
  readonly title: string;
  /** The code that finds it; absent if the shapes do. */
  readonly detector?: 'url' | 'header' | 'jwt' | 'key' | 'file' | 'document' | 'generic';
  /** Case-exact strings to search for: part of the credential or, with `context.anchor`, words near it. */
  readonly literals?: readonly string[];
  /** Alternatives in the notation of detect/secret/shape.ts. */
  readonly shapes?: readonly string[];
  /** Older or looser forms, one step less certain. */
  readonly wider?: readonly string[];
  /** In words, where a detector finds it. */
  readonly form?: string;
  readonly left?: LeftBoundary;
  readonly check?: KindCheck;
  readonly context?: KindContext;
  readonly needs?: KindNeeds;
  /** Text in front of it that makes it part of something else. */
  readonly notAfter?: readonly string[];
  /** The value must be quoted or assigned. */
  readonly assigned?: true;
  readonly pair?: KindPair;
  /** Less specific kinds that the same value can match. */
  readonly refines?: readonly string[];
  /** Beginnings of credentials without access to anything real. */
  readonly testMode?: readonly string[];
  /** Before check and context are applied. */
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly publicByDesign?: true;
  /** Where the structure is known from. */
  readonly source?: KindSource;
}

export type KindSource = 'provider documentation' | 'public rule sets' | 'general knowledge';

export interface SecretKind extends KindRow, KindGroup {
  readonly rule: RuleId;
  readonly source: KindSource;
}

/** Completes the rows of one provider. */
export function defineKinds(group: KindGroup, rows: readonly KindRow[]): readonly SecretKind[] {
  return rows.map((row) => ({ rule: 'secret-provider-token', source: 'public rule sets', ...row, ...group }));
}
