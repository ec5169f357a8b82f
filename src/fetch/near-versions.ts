/** Picks existing versions to suggest when the wanted one does not exist. What a registry lists is untrusted text. */

const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]{1,40}))?(?:\+[0-9A-Za-z.-]{1,40})?$/;
const TAG = /^[A-Za-z0-9][\w.-]{0,40}$/;
const SHOWN = 5;

type Key = readonly [number, number, number, string];

/** Of a final release: sorts behind its pre-releases. */
const FINAL = '\uffff';

function keyOf(version: string): Key | null {
  const [, major, minor, patch, pre] = VERSION.exec(version) ?? [];
  return major === undefined ? null : [Number(major), Number(minor), Number(patch), pre ?? FINAL];
}

function compareKeys(a: Key, b: Key): number {
  const [major, minor, patch] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const order = major || minor || patch;
  if (order !== 0 || a[3] === b[3]) return order;
  return a[3] < b[3] ? -1 : 1;
}

/** Negative if `a` comes before `b`; null if one of them is no version. */
export function compareVersions(a: string, b: string): number | null {
  const [first, second] = [keyOf(a), keyOf(b)];
  return first === null || second === null ? null : compareKeys(first, second);
}

/** The highest of the versions below `version`: a final one, unless there are only others; undefined if none is below. */
export function highestBelow(version: string, existing: readonly string[]): string | undefined {
  const below = existing
    .filter((other) => (compareVersions(other, version) ?? 0) < 0)
    .toSorted((a, b) => compareVersions(a, b) ?? 0);
  return below.findLast((other) => keyOf(other)?.[3] === FINAL) ?? below.at(-1);
}

/**
 * At most five versions around `wanted` in ascending order; the newest five when `wanted` holds no number. Pre-releases
 * only for those who asked for one, or if there is nothing else.
 */
export function nearVersions(wanted: string, existing: readonly string[]): string[] {
  const all = existing
    .flatMap((version) => {
      const key = keyOf(version);
      return key === null ? [] : [{ version, key }];
    })
    .toSorted((a, b) => compareKeys(a.key, b.key));
  const final = all.filter(({ key }) => key[3] === FINAL);
  const sorted = wanted.includes('-') || final.length === 0 ? all : final;
  const [, major, minor, patch] = /(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(wanted.slice(0, 100)) ?? [];
  if (major === undefined) return sorted.slice(-SHOWN).map(({ version }) => version);
  const exact = keyOf(wanted);
  const key: Key = exact ?? [Number(major), Number(minor ?? 0), Number(patch ?? 0), ''];
  const above = sorted.findIndex((item) => compareKeys(item.key, key) > 0);
  const middle = above === -1 ? sorted.length : above;
  const start = Math.max(0, Math.min(middle - Math.ceil(SHOWN / 2), sorted.length - SHOWN));
  return sorted.slice(start, start + SHOWN).map(({ version }) => version);
}

/** At most eight dist-tags, sorted by name. */
export function distTags(tags: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(tags)
    .filter((tag) => TAG.test(tag))
    .toSorted()
    .slice(0, 8);
}
