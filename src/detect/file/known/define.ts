/** Files that a name suggests and their content proves. A row without proof says nothing. */
import type { RuleId } from '../../../base/rule-ids.ts';
import type { Confidence, JsonObject, Severity } from '../../../base/types.ts';
import { latin1 } from '../../latin1.ts';

/** A file whose path matched a row; text is one character per byte. */
export interface KnownFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly whole: boolean;
}

export interface Grade {
  readonly severity: Severity;
  readonly open: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly data?: JsonObject;
}

export interface KnownRow {
  readonly rule: RuleId;
  readonly paths: readonly string[];
  readonly not?: readonly string[];
  /** How much of the file `judge` wants to see. */
  readonly bytes: number;
  judge(file: KnownFile): Grade | null;
}

export const KILOBYTE = 1024;

/** A grade by `[severity, severity in open packages]`. */
export function grade([severity, open]: readonly [Severity, Severity], confidence: Confidence, message: string): Grade {
  return { severity, open, confidence, message };
}

/** The grade if the text matches. */
export function whenText(pattern: RegExp, found: Grade): KnownRow['judge'] {
  return ({ bytes }) => (pattern.test(latin1(bytes)) ? found : null);
}

/** The grade if the file begins with one of these bytes, written as one character each. */
export function whenMagic(magics: readonly string[], found: Grade): KnownRow['judge'] {
  return ({ bytes }) => {
    const head = latin1(bytes.subarray(0, 64));
    return magics.some((magic) => head.startsWith(magic)) ? found : null;
  };
}
