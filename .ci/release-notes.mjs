/** Pure parts of a release: the next version, and the changelog with a section for it. */

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/** `patch`, `minor` or `major` of `current`, or an exact version that is not lower. Throws for anything else. */
export function nextVersion(current, wanted) {
  const parts = (version) => VERSION.exec(version)?.slice(1).map(Number);
  const [major, minor, patch] = parts(current);
  const steps = {
    patch: [major, minor, patch + 1],
    minor: [major, minor + 1, 0],
    major: [major + 1, 0, 0],
  };
  const next = Object.hasOwn(steps, wanted ?? '') ? steps[wanted] : parts(wanted);
  if (next === undefined) throw new Error('say which release: patch, minor, major or an exact version');
  const order = next[0] - major || next[1] - minor || next[2] - patch;
  if (order < 0) throw new Error(`${wanted} is lower than ${current}`);
  return next.join('.');
}

const UNRELEASED = '## [Unreleased]\n';

/** The changelog with what was unreleased under `version`, and that section's text. Throws if there is nothing in it. */
export function releaseNotes(changelog, version, date) {
  const start = changelog.indexOf(UNRELEASED);
  if (start === -1) throw new Error('CHANGELOG.md has no section [Unreleased]');
  if (changelog.includes(`## [${version}]`)) throw new Error(`CHANGELOG.md has a section [${version}] already`);
  const from = start + UNRELEASED.length;
  const next = changelog.indexOf('\n## [', from);
  const notes = changelog.slice(from, next === -1 ? undefined : next + 1).trim();
  if (!/^- /m.test(notes)) throw new Error('CHANGELOG.md says nothing under [Unreleased]');
  const text = `${changelog.slice(0, from)}\n## [${version}] - ${date}\n${changelog.slice(from)}`;
  return { text, notes };
}
