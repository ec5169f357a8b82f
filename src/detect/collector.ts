/** Merges what detectors emit: equal rule and identity become one finding with all its places. */
import { fingerprint } from '../base/fingerprint.ts';
import { thousands } from '../base/numbers.ts';
import { pathClass } from '../base/path-class.ts';
import type { RuleId } from '../base/rule-ids.ts';
import { comparePath, compareText, graver, severityRank } from '../base/sort.ts';
import { CONFIDENCES, type Confidence, type Finding, type Location, type Severity } from '../base/types.ts';
import type { Emitted } from './define.ts';

/** Listed at most; the count stays exact. */
const MAX_LOCATIONS = 1_000;
/** One place in each of so many files is listed all the same: a file that is full of them must not hide the next. */
const MAX_FILES = 100;
/** A hostile package can make as many causes as it likes; beyond this they are counted into the last one of their rule. */
const MAX_CAUSES_PER_RULE = 5_000;
const REST = `and what else this rule found: beyond ${thousands(MAX_CAUSES_PER_RULE)} findings it is counted as one`;

interface Cause {
  first: Emitted;
  severity: Severity;
  severityIfOpen: Severity | 'off' | undefined;
  confidence: Confidence;
  readonly identity: string;
  /** It stands for all further causes of its rule. */
  readonly isRest: boolean;
  readonly locations: Location[];
  readonly places: Set<string>;
  /** Files of the places that are listed, from the cap on. */
  files: Set<string> | null;
  count: number;
}

function surer(a: Confidence, b: Confidence): Confidence {
  return CONFIDENCES.indexOf(a) <= CONFIDENCES.indexOf(b) ? a : b;
}

function milder(severity: Severity, cap: Severity): Severity {
  return severityRank(severity) < severityRank(cap) ? cap : severity;
}

function graverIfOpen(a: Severity | 'off' | undefined, b: Severity | 'off' | undefined): Severity | 'off' | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a === 'off' || b === 'off') return a === 'off' ? b : a;
  return graver(a, b);
}

function isProduct(name: string): boolean {
  const kind = pathClass(name);
  return kind === 'product' || kind === 'vendored';
}

/** Applies the path class: a published test key is not a product key, nor is one in an archive among the fixtures. */
function capped(found: Emitted): Emitted {
  if (!found.cappedByPath || found.location.path.every(isProduct)) return found;
  const open = found.severityIfOpen;
  return {
    ...found,
    severity: milder(found.severity, 'low'),
    ...(open === undefined || open === 'off' ? {} : { severityIfOpen: milder(open, 'low') }),
    confidence: 'possible',
  };
}

function compareLocation(a: Location, b: Location): number {
  return comparePath(a.path, b.path) || (a.offset ?? -1) - (b.offset ?? -1) || (a.line ?? -1) - (b.line ?? -1);
}

export class Collector {
  readonly #key: string;
  /** Kept as emitted: names of texts in a map may become known only at its end, and the path class depends on them. */
  readonly #causes = new Map<string, Cause>();
  readonly #perRule = new Map<RuleId, number>();
  readonly #deferred: Emitted[] = [];

  constructor(key: string) {
    this.#key = key;
  }

  readonly emit = (found: Emitted): void => {
    if (found.cappedByPath && found.location.path.length > 1) this.#deferred.push(found);
    else this.#add(capped(found));
  };

  /** All findings, sorted by severity, rule and place. */
  finish(): Finding[] {
    for (const found of this.#deferred.splice(0)) this.#add(capped(found));
    const findings = [...this.#causes.values()].map((cause) => this.#finding(cause));
    return findings.toSorted(
      (a, b) =>
        severityRank(a.severity) - severityRank(b.severity) ||
        compareText(a.ruleId, b.ruleId) ||
        compareLocation(a.locations[0]!, b.locations[0]!) ||
        compareText(a.fingerprint, b.fingerprint),
    );
  }

  #add(found: Emitted): void {
    let key = `${found.ruleId}\0${found.identity}`;
    let cause = this.#causes.get(key);
    let isRest = false;
    if (!cause) {
      const known = this.#perRule.get(found.ruleId) ?? 0;
      isRest = known >= MAX_CAUSES_PER_RULE;
      if (isRest) key = `${found.ruleId}\0\0rest`;
      cause = this.#causes.get(key);
    }
    if (!cause) {
      this.#perRule.set(found.ruleId, (this.#perRule.get(found.ruleId) ?? 0) + 1);
      const { severity, severityIfOpen, confidence, identity } = found;
      cause = {
        first: found,
        severity,
        severityIfOpen,
        confidence,
        identity,
        isRest,
        locations: [],
        places: new Set(),
        files: null,
        count: 0,
      };
      this.#causes.set(key, cause);
    }
    if (severityRank(found.severity) < severityRank(cause.severity)) cause.first = found;
    cause.severity = graver(cause.severity, found.severity);
    cause.severityIfOpen = graverIfOpen(cause.severityIfOpen, found.severityIfOpen);
    cause.confidence = surer(cause.confidence, found.confidence);
    this.#place(cause, found.location);
  }

  #place(cause: Cause, location: Location): void {
    const key = `${location.path.join('\0')}\0${location.offset ?? ''}\0${location.line ?? ''}`;
    if (cause.places.has(key)) return;
    cause.count++;
    if (cause.locations.length >= MAX_LOCATIONS && !this.#isInNewFile(cause, location)) return;
    cause.places.add(key);
    cause.locations.push(location);
  }

  #isInNewFile(cause: Cause, { path: [file] }: Location): boolean {
    const files = (cause.files ??= new Set(cause.locations.map(({ path }) => path[0])));
    if (files.has(file) || files.size >= MAX_FILES) return false;
    files.add(file);
    return true;
  }

  #finding(cause: Cause): Finding {
    const { ruleId, message, details, data, evidence, fix } = cause.first;
    return {
      ruleId,
      severity: cause.severity,
      ...(cause.severityIfOpen === undefined ? {} : { severityIfOpen: cause.severityIfOpen }),
      confidence: cause.confidence,
      message: cause.isRest ? `${message}; ${REST}` : message,
      ...(details ? { details } : {}),
      data: cause.isRest ? { ...data, together: true } : (data ?? {}),
      ...(evidence ? { evidence } : {}),
      ...(fix ? { fix } : {}),
      locations: cause.locations.toSorted(compareLocation),
      locationCount: cause.count,
      fingerprint: fingerprint(ruleId, cause.identity, this.#key),
    };
  }
}
