/** The text of a baseline: read as strictly as a configuration, written sorted and one finding per line. */
import { compareText, graver } from '../base/sort.ts';
import { SEVERITIES, type Report } from '../base/types.ts';
import { isCondition, isFor, mayBeBaselined, type Baseline, type BaselineEntry } from './baseline.ts';
import { checkShape } from './check-shape.ts';
import { mistake, readConfigText, type ConfigText } from './config-text.ts';
import { member, type JsonNode } from '../base/json-positions.ts';
import { BASELINE_KEYS } from './keys.ts';
import { choiceOf, itemsOf, numberOf, textOf } from './nodes.ts';
import { ruleOfFingerprint } from './rule-pattern.ts';
import { object } from './shape.ts';

/** Throws ECONFIG with the place of whatever is wrong. */
export function parseBaseline(file: ConfigText): Baseline {
  const root = readConfigText(file);
  if (root === null) throw mistake(file, 0, 'a baseline is a file of its own');
  checkShape(file, root, object(BASELINE_KEYS), 'the baseline');
  const items = itemsOf(member(root, 'findings')?.value);
  const lineOf = lineCounter(file.text);
  return {
    source: file.name,
    entries: items.map((item) => readEntry(file, item)),
    lines: items.map(({ at }) => lineOf(at)),
  };
}

function readEntry(file: ConfigText, node: JsonNode): BaselineEntry {
  const fingerprint = textOf(node, 'fingerprint') ?? '';
  const ruleId = ruleOfFingerprint(fingerprint);
  if (ruleId === undefined || ruleId !== textOf(node, 'rule')) {
    throw mistake(file, node.at, `"fingerprint" and "rule" do not belong together`, 'write the baseline again');
  }
  if (isCondition(ruleId)) {
    throw mistake(file, node.at, `${ruleId} cannot be in a baseline`, 'set its level under "rules", or allow it');
  }
  const packageName = textOf(node, 'package');
  return {
    fingerprint,
    ruleId,
    severity: choiceOf(node, 'severity', SEVERITIES) ?? 'info',
    count: numberOf(node, 'count') ?? 0,
    firstSeen: textOf(node, 'firstSeen') ?? '',
    ...(packageName === undefined ? {} : { packageName }),
  };
}

/** For offsets that only grow: a file of thousands of entries is counted once. */
function lineCounter(text: string): (at: number) => number {
  let counted = 0;
  let line = 1;
  return (at) => {
    for (let next = text.indexOf('\n', counted); next !== -1 && next < at; next = text.indexOf('\n', counted)) {
      line++;
      counted = next + 1;
    }
    return line;
  };
}

export interface Rewritten {
  readonly entries: readonly BaselineEntry[];
  readonly added: number;
  readonly removed: number;
}

export interface RewriteOptions {
  /** ISO date for what is new. */
  readonly today: string;
  /** Nothing is added; what matches nothing any more is removed, and counts go down to what there is. */
  readonly prune: boolean;
}

/**
 * A baseline of what fails or warns in reports that were judged without one. Entries of packages that were not judged stay,
 * and so do all entries of a package whose check was incomplete.
 */
export function rewriteBaseline(
  old: readonly BaselineEntry[],
  reports: readonly Report[],
  { today, prune }: RewriteOptions,
): Rewritten {
  const kept = new Map(old.map((entry) => [keyOf(entry), entry]));
  let added = 0;
  for (const { facts, verdict, incomplete } of reports) {
    const name = facts.manifest?.name ?? null;
    const found = new Set<string>();
    for (const finding of verdict.findings) {
      if ((finding.status !== 'failing' && finding.status !== 'warning') || !mayBeBaselined(finding)) continue;
      const { fingerprint, ruleId, effective: severity, locationCount: count } = finding;
      const fresh = { fingerprint, ruleId, severity, count, firstSeen: today };
      const entry: BaselineEntry = name === null ? fresh : { ...fresh, packageName: name };
      const [key, known] = knownEntry(kept, entry);
      found.add(key);
      if (known !== undefined) kept.set(key, updated(known, entry, prune));
      else if (!prune) {
        kept.set(key, entry);
        added++;
      }
    }
    if (incomplete.length > 0) continue;
    for (const [key, entry] of kept) if (isFor(entry, name) && !found.has(key)) kept.delete(key);
  }
  const entries = [...kept.values()].toSorted(compareEntries);
  return { entries, added, removed: old.length + added - entries.length };
}

function keyOf({ packageName, fingerprint }: BaselineEntry): string {
  return `${packageName ?? ''}\0${fingerprint}`;
}

/** The entry for this package, else the one for any. */
function knownEntry(
  kept: ReadonlyMap<string, BaselineEntry>,
  entry: BaselineEntry,
): readonly [string, BaselineEntry | undefined] {
  const own = keyOf(entry);
  const general = `\0${entry.fingerprint}`;
  const key = kept.has(own) || !kept.has(general) ? own : general;
  return [key, kept.get(key)];
}

function updated(known: BaselineEntry, { severity, count }: BaselineEntry, prune: boolean): BaselineEntry {
  if (!prune) return { ...known, severity, count };
  const milder = graver(severity, known.severity) === severity ? known.severity : severity;
  return { ...known, severity: milder, count: Math.min(known.count, count) };
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compareText(a.packageName ?? '', b.packageName ?? '') ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** The file: a line per finding, so that a diff shows what changed. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  if (entries.length === 0) return '{\n  "findings": []\n}\n';
  const lines = entries.map(({ fingerprint, ruleId, severity, count, firstSeen, packageName }) => {
    const fields = { fingerprint, rule: ruleId, severity, count, firstSeen };
    const all = Object.entries(packageName === undefined ? fields : { ...fields, package: packageName });
    return `    { ${all.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')} }`;
  });
  return `{\n  "findings": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
