/** `compare`: what a release adds to the one before it, as findings. Thresholds are the policy's, differences are facts. */
import type { Comparison, ReleaseDelta } from '../base/comparison.ts';
import { fingerprint } from '../base/fingerprint.ts';
import { plural, size, thousands } from '../base/numbers.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Finding, Incomplete, JsonObject, Severity } from '../base/types.ts';
import type { CompareSettings } from './compare-settings.ts';
import type { Measured } from './measured.ts';

export interface Compared {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Incomplete[];
  readonly notes: readonly string[];
}

const NOTHING: Compared = { findings: [], unchecked: [], notes: [] };

export function checkComparison({ facts, subject }: Measured, settings: CompareSettings | null): Compared {
  if (settings === null) return NOTHING;
  const { comparison } = facts;
  if (comparison === null) return undecided('it was not asked for when this was scanned');
  if (comparison.failed !== null) return undecided(comparison.failed);
  const tagged = untagged(comparison, subject);
  const { delta, with: before } = comparison;
  if (delta === null || before === null) {
    return { ...NOTHING, findings: tagged, notes: ['nothing to compare with: no earlier release is published'] };
  }
  const findings = [...differences(delta, settings, before), ...tagged];
  return { findings, unchecked: [], notes: [`compared with ${before}`] };
}

function undecided(why: string): Compared {
  const detail = `the comparison with an earlier release was not made: ${why}`;
  return { ...NOTHING, unchecked: [{ code: 'unchecked-condition', detail, waivable: false }] };
}

interface Difference {
  readonly ruleId: RuleId;
  /** For closed and for open packages. */
  readonly severities: readonly [Severity, Severity];
  readonly message: string;
  /** What is new; a change of it is another finding. */
  readonly items: readonly string[];
  readonly details?: readonly string[];
  readonly paths?: readonly string[];
  readonly data?: JsonObject;
  readonly confidence?: 'possible';
}

const SHOWN = 10;
/** In a message. */
const NAMED = 5;
const MAX_LOCATIONS = 100;

function toFinding(difference: Difference): Finding {
  const {
    ruleId,
    severities,
    message,
    items,
    details = [],
    paths = [],
    data = {},
    confidence = 'certain',
  } = difference;
  const [severity, severityIfOpen] = severities;
  const lines = details.length > SHOWN ? [...details.slice(0, SHOWN), `and ${details.length - SHOWN} more`] : details;
  const places = paths.length === 0 ? ['package.json'] : paths;
  return {
    ruleId,
    severity,
    severityIfOpen,
    confidence,
    message,
    ...(lines.length === 0 ? {} : { details: lines }),
    data,
    locations: places.slice(0, MAX_LOCATIONS).map((path) => ({ path: [path] })),
    locationCount: places.length,
    fingerprint: fingerprint(ruleId, [ruleId, ...items].join('\n')),
  };
}

const MILD = ['medium', 'low'] as const;

function differences(delta: ReleaseDelta, settings: CompareSettings, before: string): readonly Finding[] {
  const found: Difference[] = [...files(delta, before), ...manifest(delta, before)];
  const grown = growth(delta, settings, before);
  if (grown !== null) found.push(grown);
  return found.map(toFinding);
}

function files(delta: ReleaseDelta, before: string): readonly Difference[] {
  const { firstMaps, newExtensions, newEntries, newBinaries } = delta;
  const found: Difference[] = [];
  if (firstMaps.length > 0) {
    const message = `the first source maps: ${before} had none like this`;
    found.push({
      ruleId: 'release-new-file-type',
      severities: ['high', 'low'],
      message,
      items: ['maps'],
      paths: firstMaps,
    });
  }
  const others = newExtensions.filter(({ extension }) => extension !== '.map' || firstMaps.length === 0);
  if (others.length > 0) {
    const items = others.map(({ extension }) => extension);
    const message = `files of a kind that ${before} did not have: ${shown(items)}`;
    const paths = others.map(({ path }) => path);
    found.push({ ruleId: 'release-new-file-type', severities: ['low', 'low'], message, items, paths });
  }
  if (newEntries.length > 0) {
    const message = `${plural(newEntries.length, 'entry', 'entries')} that ${before} did not have, in the root or with a leading dot`;
    found.push({
      ruleId: 'release-new-top-level-entry',
      severities: MILD,
      message,
      items: newEntries,
      paths: newEntries,
    });
  }
  if (newBinaries.length > 0) {
    const message = `${plural(newBinaries.length, 'binary', 'binaries')} that ${before} did not have`;
    found.push({ ruleId: 'release-new-binary', severities: MILD, message, items: newBinaries, paths: newBinaries });
  }
  return found;
}

function manifest(delta: ReleaseDelta, before: string): readonly Difference[] {
  const { installScripts, newDependencies, publisher, provenanceLost } = delta;
  const found: Difference[] = [];
  if (installScripts.length > 0) {
    found.push({
      ruleId: 'release-install-script',
      severities: ['high', 'high'],
      message: `what runs at install is not what it was in ${before}: ${shown(installScripts.map(({ name }) => name))}`,
      items: installScripts.map(({ name, command }) => `${name} ${command}`),
      details: installScripts.map(({ name, change }) => `${name}: ${change}`),
      data: { scripts: installScripts.map(({ name }) => name) },
    });
  }
  if (newDependencies.length > 0) {
    found.push({
      ruleId: 'release-new-dependency',
      severities: ['medium', 'medium'],
      message: `${plural(newDependencies.length, 'dependency', 'dependencies')} that ${before} did not have: ${shown(newDependencies.map(({ name }) => name))}`,
      items: newDependencies.map(({ name }) => name),
      details: newDependencies.map(({ name, spec }) => `${name} ${withoutLogin(spec)}`),
      data: { dependencies: newDependencies.map(({ name }) => name) },
    });
  }
  const other = publisher !== null && publisher.before !== publisher.now ? publisher : null;
  if (other !== null || provenanceLost) {
    found.push({
      ruleId: 'release-publisher-changed',
      severities: ['medium', 'medium'],
      confidence: 'possible',
      message: provenanceLost
        ? `${before} says where it was built, this release does not`
        : `published by ${other?.now}, ${before} was by ${other?.before}`,
      items: [other?.now ?? 'provenance'],
    });
  }
  return found;
}

function shown(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** A git address may carry a password. */
function withoutLogin(spec: string): string {
  return spec.replace(/(:\/\/)[^/@]{1,1000}@/, '$1');
}

function growth(delta: ReleaseDelta, settings: CompareSettings, before: string): Difference | null {
  const { bytes, files: count, largestNew } = delta;
  const more = bytes.now - bytes.before;
  const isLarger = more >= settings.growthBytes && more * 100 >= settings.growthPercent * bytes.before;
  const isMany = count.now - count.before >= settings.newFiles;
  if (!isLarger && !isMany) return null;
  const percent = bytes.before === 0 ? '' : ` (${more < 0 ? '' : '+'}${thousands((more / bytes.before) * 100)} %)`;
  const sizes = `${size(bytes.now)}${percent}, ${plural(count.now, 'file')}`;
  return {
    ruleId: 'release-growth',
    severities: MILD,
    message: `far larger than ${before}: ${sizes}; it had ${size(bytes.before)} in ${plural(count.before, 'file')}`,
    items: [],
    details: largestNew.map((file) => `${size(file.bytes).padStart(8)}  ${file.path}`),
    data: { bytes: { ...bytes }, files: { ...count } },
  };
}

/** `v1.2.3`, `1.2.3`, `@acme/cli@1.2.3`, `cli-v1.2.3`. */
function untagged({ tags }: Comparison, { version }: Measured['subject']): readonly Finding[] {
  if (tags === null || version === '') return [];
  const isFor = (tag: string): boolean => tag.endsWith(version) && !/[\d.]$/.test(tag.slice(0, -version.length));
  if (tags.some(isFor)) return [];
  const message = `no git tag of ${version} at the commit that is checked out`;
  return [toFinding({ ruleId: 'release-untagged', severities: ['low', 'info'], message, items: [] })];
}
